#include <algorithm>
#include <array>

#include "model/follow_up_rules.hpp"
#include "store/leads.hpp"
#include "store/sales.hpp"

namespace tratt::store {

using model::FieldValue;
using model::FollowUpType;

namespace {

FollowUpType type_of(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? static_cast<FollowUpType>(*number) : FollowUpType::to_do;
}

// R259: the fields that a type has no use for.
std::vector<Field> unused_fields(FollowUpType type) {
    if (model::has_times(type)) return {Field::follow_up_due_date};
    return {Field::follow_up_starts_at, Field::follow_up_ends_at};
}

void check_times(Candidate& follow_up, FollowUpType type) {
    for (const Field field : unused_fields(type)) {
        if (const Value* value = follow_up.given(field); value && !is_empty(*value))
            follow_up.refuse("not_for_type", field);
    }
    const bool has_deadline_by_default = follow_up.is_new() && !follow_up.given(Field::follow_up_due_date);
    if (model::has_times(type)) {
        follow_up.require(Field::follow_up_starts_at);
    } else if (!has_deadline_by_default) {
        follow_up.require(Field::follow_up_due_date);
    }
    const auto starts = follow_up.number_after(Field::follow_up_starts_at);
    const Value* ends = follow_up.given(Field::follow_up_ends_at);
    const auto* end = ends ? std::get_if<std::int64_t>(ends) : nullptr;
    if (starts && end && *end < *starts) follow_up.refuse("ends_before_start", Field::follow_up_ends_at);
}

// R260
void check_completed(Candidate& follow_up) {
    if (follow_up.is_new()) return;
    const bool is_completed = !is_empty(follow_up.tables().value(Field::follow_up_completed_at, follow_up.row()));
    if (model::may_edit_follow_up(is_completed, !follow_up.is_empty_after(Field::follow_up_completed_at))) return;
    for (const model::FieldSpec& field : model::stored_fields(Entity::follow_up)) {
        if (follow_up.changes(field.field)) return follow_up.refuse("follow_up_completed", field.field);
    }
}

}  // namespace

void check_follow_up(Candidate& follow_up) {
    check_times(follow_up, follow_up.choice_after<FollowUpType>(Field::follow_up_type).value_or(FollowUpType::to_do));
    check_completed(follow_up);
}

void complete_follow_up(const Tables& tables, const core::Moment& moment, Draft& draft) {
    const Row sale = draft.row_of(tables, Field::follow_up_sale);
    if (sale != no_row) {
        draft.set_default(Field::follow_up_contact, tables.value(Field::sale_contact, sale));
        draft.set_default(Field::follow_up_company, tables.value(Field::sale_company, sale));
    }
    const Row contact = draft.row_of(tables, Field::follow_up_contact);
    if (contact != no_row) draft.set_default(Field::follow_up_company, tables.value(Field::contact_company, contact));
    const FollowUpType type = type_of(draft.value(Field::follow_up_type));
    const auto starts = draft.number_of(Field::follow_up_starts_at);
    if (!model::has_times(type)) draft.set_default(Field::follow_up_due_date, core::today(moment));
    if (starts) draft.set_default(Field::follow_up_ends_at, model::proposed_end(type, *starts));
}

std::vector<FieldValue> follow_up_changes(const Tables& tables, Row row, std::vector<FieldValue> changes) {
    const Value* type_given = given(changes, Field::follow_up_type);
    const FollowUpType type = type_of(type_given ? *type_given : tables.value(Field::follow_up_type, row));
    const auto follow = [&](Field field, Value value) {
        if (!given(changes, field)) changes.push_back({field, std::move(value)});
    };
    if (type_given) {
        for (const Field field : unused_fields(type)) follow(field, {});
    }
    const Value* starts = given(changes, Field::follow_up_starts_at);
    const auto* start = starts ? std::get_if<std::int64_t>(starts) : nullptr;
    if (!start) return changes;
    // What is moved takes as long as before.
    const std::int64_t old_start = tables.cells(Field::follow_up_starts_at).numbers[row];
    const std::int64_t old_end = tables.cells(Field::follow_up_ends_at).numbers[row];
    const bool had_times = old_start != core::no_value && old_end != core::no_value;
    const std::int64_t begin = *start;
    follow(Field::follow_up_ends_at, had_times ? begin + (old_end - old_start) : model::proposed_end(type, begin));
    return changes;
}

Row next_follow_up(const Tables& tables, Entity entity, Row row) {
    constexpr core::InstantMs ms_per_day = 86'400'000;
    const auto link = model::find_field(Entity::follow_up, model::entity_key(entity));
    if (!link) return no_row;
    const auto& targets = tables.cells(*link).references;
    const auto begins = [&](Row follow_up) {
        const std::int64_t starts = tables.cells(Field::follow_up_starts_at).numbers[follow_up];
        const std::int64_t due = tables.cells(Field::follow_up_due_date).numbers[follow_up];
        return starts == core::no_value && due != core::no_value ? due * ms_per_day : starts;
    };
    Row oldest = no_row;
    for (Row one = 0; one < targets.size(); ++one) {
        const bool is_waiting = targets[one] == row && tables.is_live(Entity::follow_up, one) &&
                                tables.cells(Field::follow_up_completed_at).numbers[one] == core::no_value;
        if (is_waiting && (oldest == no_row || begins(one) < begins(oldest))) oldest = one;
    }
    return oldest;
}

}  // namespace tratt::store
