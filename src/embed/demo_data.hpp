// The data of a demo, in memory alone: a small set of its own, or what the page around has given.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "codec/demo.hpp"
#include "core/language.hpp"
#include "core/result.hpp"
#include "model/command.hpp"
#include "platform/client.hpp"
#include "query/query.hpp"
#include "store/database.hpp"

namespace tratt::embed {

inline constexpr std::size_t most_file_bytes = 5'000'000;

class DemoData {
public:
    explicit DemoData(const platform::Device& device);

    // A new database; what was read from the old one is void.
    void make(codec::DemoSize size, core::Language regional_language);
    // A backup, or a list as for the import, in place of what is here; nothing of it can be undone. On an error
    // (file_too_large with params limit, those of read_backup and read_import_file, what the store refuses) all stays.
    core::Result<void> load(std::string_view name, std::string_view bytes);
    void start_over();  // as it was made or loaded

    store::Database& database() { return *database_; }
    query::QueryCache& queries() { return *queries_; }
    core::Moment moment() const { return {device_.clock.now(), time_zone_}; }
    std::int64_t rows_left_out() const { return rows_left_out_; }  // of the list that was loaded

private:
    std::unique_ptr<store::Database> new_database() const;
    core::Result<void> add(store::Database& database, std::string_view name, std::string_view bytes);
    void show(std::unique_ptr<store::Database> made);

    platform::Device device_;
    core::TimeZone time_zone_;
    core::Language language_ = core::Language::en;
    store::Snapshot original_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<query::QueryCache> queries_;
    std::int64_t rows_left_out_ = 0;
};

}  // namespace tratt::embed
