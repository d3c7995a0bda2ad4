// One file on its way in: read, recognised, planned as the visitor decides, carried out.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "codec/import_plan.hpp"
#include "model/command.hpp"
#include "store/database.hpp"
#include "ui/import_view.hpp"

namespace tratt::app {

class ImportJob {
public:
    explicit ImportJob(store::Database& database) : database_(database) {}

    const ui::ImportView& view() const { return view_; }

    void add(std::string_view name, std::string bytes);  // opened at once, or after the one that is being looked at
    void refuse(std::string_view name, const core::Error& error);
    void decide(model::ImportDecisions decisions);
    void read_as_own_list(bool is_own_list);  // false: as it was recognised
    model::Command command() { return codec::import_command(*file_, view_.decisions, view_.plan, database_); }
    void finish(const model::Transaction* transaction);  // null: it changed nothing
    void fail(const core::Error& error);
    void close();  // goes on with the next file, if there is one
    std::string faulty_rows() const { return codec::faulty_rows_csv(*file_, view_.plan); }
    void follow();  // after any change of the database: the plan of a preview, and whether an import still stands

private:
    struct Waiting {
        std::string name, bytes;
    };
    void open(Waiting next);
    void show_file();
    void plan();

    store::Database& database_;
    std::optional<codec::ImportFile> file_;
    std::deque<Waiting> waiting_;
    ui::ImportView view_;
    std::uint64_t planned_at_ = 0;  // the database's revision
};

}  // namespace tratt::app
