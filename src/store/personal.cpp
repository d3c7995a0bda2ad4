// What is kept for one person besides the data (R96, R122): no step of undo.
#include <algorithm>
#include <charconv>

#include "store/execution.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;

namespace {

constexpr std::string_view length_key = "history_length";
constexpr std::size_t default_length = 20;
constexpr std::size_t greatest_length = 200;

std::string text_at(const Tables& tables, Field field, Row row) {
    const Cells& cells = tables.cells(field);
    return std::string(cells.pool.text(cells.handles[row]));
}

std::vector<Row> rows_of_user(const Tables& tables, Entity entity, Field user_field, Row user) {
    std::vector<Row> rows;
    const auto& users = tables.cells(user_field).references;
    for (Row row = 0; row < users.size(); ++row) {
        if (users[row] == user && tables.is_present(entity, row)) rows.push_back(row);
    }
    return rows;
}

Row preference_of(const Tables& tables, Row user, std::string_view key) {
    const std::vector<Row> rows = rows_of_user(tables, Entity::preference, Field::preference_user, user);
    const auto found =
        std::ranges::find_if(rows, [&](Row row) { return text_at(tables, Field::preference_key, row) == key; });
    return found == rows.end() ? no_row : *found;
}

std::size_t list_length(const Tables& tables, Row user) {
    const Row preference = preference_of(tables, user, length_key);
    if (preference == no_row) return default_length;
    const std::string text = text_at(tables, Field::preference_value, preference);
    std::size_t length = default_length;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return std::min(length, greatest_length);
}

Value user_value(const Tables& tables, Row user) {
    return user == no_row ? Value() : Value(tables.id_of(Entity::user, user));
}

}  // namespace

core::Result<Done> carry_out(Tables& tables, const model::Visit& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row user = current_user(tables);
    const Field subject = *model::find_field(Entity::visit, model::entity_key(command.entity));
    std::vector<Row> visits = rows_of_user(tables, Entity::visit, Field::visit_user, user);
    std::vector<Row> gone;
    std::erase_if(visits, [&](Row visit) {
        const bool is_same = tables.value(subject, visit) == Value(command.record);
        if (is_same) gone.push_back(visit);
        return is_same;
    });
    const std::size_t length = list_length(tables, user);
    const auto& times = tables.cells(Field::visit_created_at).numbers;
    std::ranges::stable_sort(visits, std::greater(), [&](Row visit) { return times[visit]; });
    const std::size_t kept = std::min(visits.size(), length == 0 ? 0 : length - 1);
    gone.insert(gone.end(), visits.begin() + static_cast<std::ptrdiff_t>(kept), visits.end());
    work.remove(Entity::visit, gone, Cause::user);
    if (length > 0) {
        insert_record(work, Entity::visit, around.new_id(),
                      {{Field::visit_user, user_value(tables, user)}, {subject, command.record}}, around.moment);
    }
    return finished(work, "step_visit", {});
}

core::Result<Done> carry_out(Tables& tables, const model::SetPreference& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row user = current_user(tables);
    const Row known = preference_of(tables, user, command.key);
    if (known != no_row && command.value.empty()) {
        work.remove(Entity::preference, {known}, Cause::user);
    } else if (known != no_row) {
        work.set(Field::preference_value, {known}, command.value, Cause::user);
    } else if (!command.value.empty()) {
        insert_record(work, Entity::preference, around.new_id(),
                      {{Field::preference_user, user_value(tables, user)},
                       {Field::preference_key, command.key},
                       {Field::preference_value, command.value}},
                      around.moment);
    }
    return finished(work, "step_preference", {});
}

}  // namespace tratt::store
