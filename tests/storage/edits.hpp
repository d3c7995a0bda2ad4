// Small transactions of a made-up history, and databases that are filled with it.
#pragma once

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "platform/files.hpp"
#include "storage/storage.hpp"
#include "store/database.hpp"

namespace tratt::test {

// Everything happens often: segments close, become history and are followed by snapshots within a few edits.
inline constexpr storage::Limits tiny{.segment_bytes = 700,
                                      .journal_files = 2,
                                      .history_file_bytes = 2500,
                                      .snapshot_after_bytes = 2000,
                                      .chunk_rows = 2,
                                      .batch_bytes = 600};

inline store::Database empty_database() {
    return store::Database(store::Environment{[] { return core::InstantMs{1'795'000'000'000}; },
                                              [](std::span<std::uint8_t> bytes) { std::ranges::fill(bytes, 7); }});
}

// A new contact, or a new title for one. `number` makes its ids unlike those of any other.
inline model::Transaction random_edit(const store::Database& database, std::uint64_t number, std::mt19937& random) {
    using model::Entity;
    const auto rows = database.rows_by_id(Entity::contact);
    const bool is_new = rows.size() < 2 || random() % 3 == 0;
    model::Event event;
    event.kind = is_new ? model::EventKind::insert : model::EventKind::set;
    event.entity = Entity::contact;
    const model::Field field = is_new ? model::Field::contact_first_name : model::Field::contact_title;
    const store::Row row = is_new ? 0 : rows[random() % rows.size()];
    event.ids.push_back(is_new ? core::Uuid{1, number} : database.id_of(Entity::contact, row));
    event.columns.emplace_back(field).add_text(std::to_string(number) + std::string(random() % 60, 'x'));
    if (!is_new) event.old_columns.emplace_back(field).add(database.value(field, row));
    model::Transaction transaction;
    transaction.id = {2, number};
    transaction.sequence = database.sequence() + 1;
    transaction.at = 1'795'000'000'000;
    transaction.name_key = "edit_contact";
    transaction.events.push_back(std::move(event));
    return transaction;
}

inline std::vector<model::Event> records_after(const std::vector<model::Transaction>& history, std::size_t count) {
    store::Database database = empty_database();
    for (std::size_t i = 0; i < count; ++i) {
        if (!database.apply(history[i])) return {};
    }
    return database.snapshot().records;
}

// "" if the database holds exactly the first transactions of that history, at least `least` of them.
inline std::string prefix_fault(const store::Database& database, const std::vector<model::Transaction>& history,
                                std::int64_t least) {
    const std::int64_t count = database.sequence();
    if (count < least) return "lost: " + std::to_string(count) + " of " + std::to_string(least);
    if (count > static_cast<std::int64_t>(history.size())) return "invented: " + std::to_string(count);
    for (std::int64_t sequence = 1; sequence <= count; ++sequence) {
        const model::Transaction* found = database.transaction_at(sequence);
        if (found != nullptr && found->id != history[static_cast<std::size_t>(sequence) - 1].id)
            return "another edit at " + std::to_string(sequence);
    }
    const bool is_same = database.snapshot().records == records_after(history, static_cast<std::size_t>(count));
    return is_same ? "" : "other records at " + std::to_string(count);
}

}  // namespace tratt::test
