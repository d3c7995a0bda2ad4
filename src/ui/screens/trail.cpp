#include "ui/screens/trail.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ui/record_words.hpp"
#include "ui/table_setting.hpp"

namespace tratt::ui {
namespace {

using model::Criterion;
using model::Entity;
using model::Field;
using model::Operator;

void add_view(model::CriteriaSet& all, Entity entity, const Place& place) {
    const auto owner = model::find_field(entity, "owner");
    if (place.option("view") == "mine" && owner) {
        Criterion mine{*owner, Operator::is_one_of, {}};
        mine.current_user = true;
        all.push_back(std::move(mine));
    } else if (place.option("view") == "new") {
        all.push_back({model::created_field(entity), Operator::this_unit, {}, core::DateUnit::week});
    }
}

}  // namespace

model::Query list_base(Entity entity, const Place& place) {
    model::Query query;
    query.entity = entity;
    query.text = place.option("q");
    model::CriteriaSet all;
    add_view(all, entity, place);
    if (!all.empty()) query.any.push_back(std::move(all));
    return query;
}

model::Query list_query(Entity entity, const Place& place) {
    return table_query(list_base(entity, place), place, true);
}

Page list_page(Entity entity) {
    switch (entity) {
        case Entity::company: return Page::companies;
        case Entity::sale: return Page::sales;
        default: return Page::contacts;
    }
}

Trail::Trail() {
    for (const Entity entity : {Entity::contact, Entity::company, Entity::sale})
        list(entity).place.page = list_page(entity);
}

std::size_t Trail::index_of(Entity entity) {
    switch (entity) {
        case Entity::company: return 1;
        case Entity::sale: return 2;
        default: return 0;
    }
}

void Trail::visit(Entity entity, const Place& place, model::Query query) {
    List& visited = list(entity);
    visited.place = place;
    visited.query = std::move(query);
    visited.is_visited = true;
}

Trail::Step Trail::step(Context& context, Entity entity, store::Row row) {
    List& list = this->list(entity);
    if (!list.is_visited) visit(entity, list.place, list_query(entity, list.place));
    auto rows = context.queries.get(list.query, moment_of(context.environment));
    if (rows != list.rows || row != list.row) {
        const auto found = std::ranges::find(rows->rows, row);
        list.position = found == rows->rows.end() ? -1 : found - rows->rows.begin();
        list.row = row;
        list.rows = std::move(rows);
    }
    const std::vector<store::Row>& all = list.rows->rows;
    Step step;
    step.total = list.rows->total;
    if (list.position < 0) return step;
    const auto at = static_cast<std::size_t>(list.position);
    const Field number = *model::number_field(entity);
    step.position = list.position + 1;
    if (at > 0) step.previous = context.database.number(number, all[at - 1]);
    if (at + 1 < all.size()) step.next = context.database.number(number, all[at + 1]);
    return step;
}

}  // namespace tratt::ui
