// Bringing data back from one backup or one earlier state: read, compared, decided, carried out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/workspace.hpp"
#include "codec/backup_plan.hpp"
#include "model/command.hpp"
#include "platform/cipher.hpp"
#include "store/database.hpp"
#include "ui/storage_view.hpp"

namespace tratt::app {

class RestoreJob {
public:
    RestoreJob(Workspace& workspace, platform::Cipher& cipher) : workspace_(workspace), cipher_(cipher) {}

    const ui::RestoreView& view() const { return view_; }

    void open_file(std::string_view name, std::string bytes);  // takes the place of what was looked at
    void open_state(const ui::PointLine& point, const store::Database& state);
    void refuse(std::string_view name, const core::Error& error);
    void give_passphrase(const std::string& passphrase);
    void set_mode(ui::RestoreMode mode);
    void decide(model::MergeDecisions decisions);
    model::Command command();
    void finish(const model::Transaction* transaction);  // null: it changed nothing
    void fail(const core::Error& error);
    void close();
    void follow();  // after any change of the database: the plans of a preview, and whether the step still stands

private:
    void read(std::string_view bytes);
    void show(store::Snapshot backup);
    void plan();
    void weigh();  // whether what is decided does something

    Workspace& workspace_;
    platform::Cipher& cipher_;
    ui::RestoreView view_;
    std::string encrypted_;  // the file that asks for a passphrase
    store::Snapshot backup_;
    codec::ReplacePlan replace_;
    std::uint64_t planned_at_ = 0;  // the database's revision
    int opening_ = 0;               // an answer to an earlier question is nobody's
};

}  // namespace tratt::app
