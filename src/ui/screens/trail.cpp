#include "ui/screens/trail.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using model::Criterion;
using model::Entity;
using model::Field;
using model::Operator;

void add_sort(model::Query& query, const Place& place) {
    std::string_view key = place.option("sort");
    const bool descending = key.starts_with('-');
    if (descending) key.remove_prefix(1);
    const Field name = query.entity == Entity::contact ? Field::contact_name
                       : query.entity == Entity::sale  ? Field::sale_title
                                                       : Field::company_name;
    const Field field = model::find_field(query.entity, key).value_or(name);
    query.sort.push_back({field, descending});
    if (field != name) query.sort.push_back({name, false});
}

void add_groupings(model::Query& query, const Place& place) {
    std::string_view keys = place.option("group");
    while (!keys.empty()) {
        const std::size_t comma = keys.find(',');
        if (const auto field = model::find_field(query.entity, keys.substr(0, comma)))
            query.groupings.push_back({*field});
        keys = comma == std::string_view::npos ? std::string_view{} : keys.substr(comma + 1);
    }
}

void add_view(model::CriteriaSet& all, Entity entity, const Place& place) {
    if (place.option("view") == "mine") {
        Criterion mine{*model::find_field(entity, "owner"), Operator::is_one_of, {}};
        mine.current_user = true;
        all.push_back(std::move(mine));
    } else if (place.option("view") == "new") {
        all.push_back({model::created_field(entity), Operator::this_unit, {}, core::DateUnit::week});
    }
}

}  // namespace

model::Query list_query(const store::Database& /*database*/, Entity entity, const Place& place) {
    model::Query query;
    query.entity = entity;
    query.text = place.option("q");
    model::CriteriaSet all = filters_of(place, entity);
    add_view(all, entity, place);
    const auto asks_former = [](const Criterion& c) { return c.field == Field::contact_former_employee; };
    const bool hides_former =
        entity == Entity::contact && std::ranges::none_of(all, asks_former) && place.option("former") != "yes";
    if (hides_former) all.push_back({Field::contact_former_employee, Operator::no, {}});  // R91
    if (!all.empty()) query.any.push_back(std::move(all));
    add_groupings(query, place);
    add_sort(query, place);
    if (entity == Entity::contact)
        query.aggregates.push_back({model::AggregateKind::average, Field::contact_days_in_status});
    return query;
}

Page list_page(Entity entity) {
    if (entity == Entity::sale) return Page::sales;
    return entity == Entity::contact ? Page::contacts : Page::companies;
}

Trail::Trail() {
    contacts_.place.page = Page::contacts;
    companies_.place.page = Page::companies;
    sales_.place.page = Page::sales;
}

void Trail::visit(Entity entity, const Place& place, model::Query query) {
    List& list = this->list(entity);
    list.place = place;
    list.query = std::move(query);
    list.is_visited = true;
}

Trail::Step Trail::step(Context& context, Entity entity, store::Row row) {
    List& list = this->list(entity);
    if (!list.is_visited) visit(entity, list.place, list_query(context.database, entity, list.place));
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
