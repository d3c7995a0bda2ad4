#include "store/draft.hpp"

#include <algorithm>

#include "model/seeds.hpp"
#include "store/candidate.hpp"
#include "store/leads.hpp"

namespace tratt::store {

namespace {

constexpr std::int64_t dashboard_columns = 4;

std::int64_t next_rank(const Tables& tables, Field rank) {
    const auto& ranks = tables.cells(rank).numbers;
    return ranks.empty() ? 0 : *std::ranges::max_element(ranks) + 1;
}

Value current_user_value(const Tables& tables) {
    const Row user = current_user(tables);
    return user == no_row ? Value() : Value(tables.id_of(Entity::user, user));
}

// Of the fields flagged field_defaulted. A choice begins with its first, but a priority is normal.
Value default_of(const Tables& tables, Field field) {
    switch (field) {
        case Field::company_business:
        case Field::form_business: return model::not_specified_id;
        case Field::dashboard_columns: return dashboard_columns;
        case Field::favourite_user: return current_user_value(tables);
        case Field::follow_up_priority: return model::as_number(model::Priority::normal);
        default: return std::int64_t{0};
    }
}

}  // namespace

bool Draft::names(Field field) const { return given(values_, field) != nullptr; }

void Draft::set_default(Field field, const Value& value) {
    if (!names(field)) values_.push_back({field, value});
}

void Draft::replace(Field field, const Value& value) {
    std::erase_if(values_, [&](const model::FieldValue& one) { return one.field == field; });
    values_.push_back({field, value});
}

Value Draft::value(Field field) const {
    const Value* found = given(values_, field);
    return found ? *found : Value();
}

Uuid Draft::id_of(Field field) const {
    const Value found = value(field);
    const auto* id = std::get_if<Uuid>(&found);
    return id ? *id : Uuid{};
}

Row Draft::row_of(const Tables& tables, Field field) const {
    const Uuid id = id_of(field);
    return id.is_nil() ? no_row : tables.find(model::spec(field).target, id);
}

std::optional<std::int64_t> Draft::number_of(Field field) const {
    const Value found = value(field);
    const auto* number = std::get_if<std::int64_t>(&found);
    return number ? std::optional(*number) : std::nullopt;
}

std::vector<model::Column> Draft::columns() const {
    std::vector<model::Column> columns;
    for (const model::FieldValue& one : values_) {
        if (is_empty(one.value) || one.value == Value(false)) continue;
        columns.emplace_back(one.field).add(one.value);
    }
    std::ranges::sort(columns, {}, &model::Column::field);
    return columns;
}

void complete(const Tables& tables, core::InstantMs now, Draft& draft) {
    const Entity entity = draft.entity();
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        if (field.has(model::field_defaulted)) draft.set_default(field.field, default_of(tables, field.field));
    }
    if (const auto owner = model::find_field(entity, "owner")) draft.set_default(*owner, current_user_value(tables));
    if (const auto number = model::number_field(entity)) draft.set_default(*number, tables.next_number(entity));
    if (const auto rank = model::rank_field(entity)) draft.set_default(*rank, next_rank(tables, *rank));
    draft.set_default(model::created_field(entity), now);
}

}  // namespace tratt::store
