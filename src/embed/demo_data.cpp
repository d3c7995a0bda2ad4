#include "embed/demo_data.hpp"

#include <utility>

#include "codec/backup_file.hpp"
#include "codec/backup_plan.hpp"
#include "codec/import_plan.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"

namespace tratt::embed {

using store::Database;

DemoData::DemoData(const platform::Device& device) : device_(device), time_zone_(device.clock.time_zone({})) {}

std::unique_ptr<Database> DemoData::new_database() const {
    store::Environment environment;
    environment.now = [clock = &device_.clock] { return clock->now(); };
    environment.random = [random = &device_.random](std::span<std::uint8_t> bytes) { random->fill(bytes); };
    environment.time_zone = [zone = time_zone_] { return zone; };
    environment.catalogue_words = i18n::words_in_every_language;
    return std::make_unique<Database>(std::move(environment));
}

// From its snapshot, so that the making of the data is no step that could be undone.
void DemoData::show(std::unique_ptr<Database> made) {
    original_ = made->snapshot();
    start_over();
}

void DemoData::start_over() {
    queries_.reset();
    database_ = new_database();
    (void)database_->restore(original_);
    queries_ = std::make_unique<query::QueryCache>(*database_);
}

void DemoData::make(codec::DemoSize size, core::Language regional_language) {
    language_ = regional_language;
    std::unique_ptr<Database> made = new_database();
    made->seed(language_);
    (void)made->execute(codec::demo_command(*made, moment(), std::string(i18n::text(i18n::Msg::embed_title)), size));
    show(std::move(made));
}

core::Result<void> DemoData::load(std::string_view name, std::string_view bytes) {
    if (bytes.size() > most_file_bytes)
        return core::Error{.code = "file_too_large", .params = {{"limit", std::to_string(most_file_bytes)}}};
    std::unique_ptr<Database> made = new_database();
    made->seed(language_);
    auto added = add(*made, name, bytes);
    if (added) show(std::move(made));
    return added;
}

core::Result<void> DemoData::add(Database& database, std::string_view name, std::string_view bytes) {
    std::int64_t left_out = 0;
    model::Command command;
    if (codec::is_backup(bytes)) {
        const auto backup = codec::read_backup(bytes);
        if (!backup) return backup.error();
        command = {database.new_id(), codec::plan_replace(*backup, database, std::string(name)).command};
    } else {
        const auto file = codec::read_import_file(std::string(name), bytes);
        if (!file) return file.error();
        const codec::ImportDecisions decisions = codec::suggest_decisions(*file, database);
        const codec::ImportPlan plan = codec::plan_import(*file, decisions, database);
        left_out = plan.counts.faulty + plan.counts.skipped;
        command = codec::import_command(*file, decisions, plan, database);
    }
    const auto done = database.execute(std::move(command));
    if (!done) return done.error();
    rows_left_out_ = left_out;
    return {};
}

}  // namespace tratt::embed
