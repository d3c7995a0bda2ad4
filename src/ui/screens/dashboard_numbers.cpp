#include "ui/screens/dashboard_numbers.hpp"

#include "model/seeds.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using model::Criterion;
using model::Entity;
using model::Field;
using model::Operator;

constexpr std::int64_t most_rows = 100;  // R208

Criterion asks(Field field, Operator op, std::vector<model::Value> values = {}) {
    return {.field = field, .op = op, .values = std::move(values)};
}

model::Query leads(model::CriteriaSet criteria = {}) {
    model::Query query{.entity = Entity::contact};
    criteria.push_back(asks(Field::contact_lead_status, Operator::has_value));
    criteria.push_back(asks(Field::contact_former_employee, Operator::no));
    query.any.push_back(std::move(criteria));
    query.limit = 0;
    return query;
}

Criterion in_use() { return asks(Field::contact_status_active, Operator::yes); }
Criterion has_status(const core::Uuid& status) {
    return asks(Field::contact_lead_status, Operator::is_one_of, {status});
}
Criterion registered(core::Date first, core::Date last) {
    return asks(Field::contact_created_at, Operator::between_dates, {first, last});
}

Answer ask(Context& context, const model::Query& query) {
    return context.queries.get(query, moment_of(context.environment));
}

Answer grouped(Context& context, model::Query query, Field field, bool with_empty_groups,
               core::DateUnit unit = core::DateUnit::day) {
    query.groupings.push_back({.field = field, .unit = unit, .with_empty_groups = with_empty_groups});
    return ask(context, query);
}

Answer listed(Context& context, model::CriteriaSet criteria, bool newest_first) {
    model::Query query = leads(std::move(criteria));
    query.sort.push_back({.field = Field::contact_status_since, .descending = newest_first});
    query.limit = most_rows;
    return ask(context, query);
}

Criterion any_status(const store::Database& database) {
    Criterion criterion = asks(Field::contact_lead_status, Operator::is_one_of);
    for (const store::Row status : database.list(Entity::lead_status, true)) {
        criterion.values.emplace_back(database.id_of(Entity::lead_status, status));
    }
    return criterion;
}

Place contacts_with(std::initializer_list<Criterion> criteria) {
    Place place{.page = Page::contacts};
    for (const Criterion& criterion : criteria) set_filter(place, criterion);
    return place;
}

}  // namespace

Answer leads_by_status(Context& context) { return grouped(context, leads(), Field::contact_lead_status, true); }
Answer leads_by_source(Context& context) { return grouped(context, leads(), Field::contact_source, false); }
Answer leads_by_owner(Context& context) { return grouped(context, leads({in_use()}), Field::contact_owner, false); }

Answer companies_by_group(Context& context) {
    model::Query query{.entity = Entity::company};
    query.limit = 0;
    return grouped(context, query, Field::company_category_group, true);
}

Answer companies_by_category(Context& context) {
    model::Query query{.entity = Entity::company};
    query.limit = 0;
    return grouped(context, query, Field::company_category, true);
}

Answer leads_by_month(Context& context, core::Date first, core::Date last) {
    return grouped(context, leads({registered(first, last)}), Field::contact_created_at, false, core::DateUnit::month);
}

std::int64_t leads_registered(Context& context, core::Date first, core::Date last) {
    return ask(context, leads({registered(first, last)}))->total;
}

Answer qualified_leads(Context& context) { return listed(context, {has_status(model::qualified_id)}, true); }
Answer waiting_leads(Context& context) { return listed(context, {has_status(model::open_id), in_use()}, false); }

Place leads_of_status(const core::Uuid& status) { return contacts_with({has_status(status)}); }

Place leads_registered_place(const store::Database& database, core::Date first, core::Date last) {
    return contacts_with({registered(first, last), any_status(database)});
}

Place leads_of_source(const store::Database& database, std::string_view source) {
    const Criterion from = source.empty() ? asks(Field::contact_source, Operator::has_no_value)
                                          : asks(Field::contact_source, Operator::equals, {std::string(source)});
    return contacts_with({from, any_status(database)});
}

Place leads_of_owner(const core::Uuid& owner) {
    const model::Value value = owner == core::Uuid{} ? model::Value{} : model::Value{owner};
    return contacts_with({asks(Field::contact_owner, Operator::is_one_of, {value}), in_use()});
}

Place companies_of_group(model::CategoryGroup group) {
    Place place{.page = Page::companies};
    set_filter(place, asks(Field::company_category_group, Operator::is_one_of, {static_cast<std::int64_t>(group)}));
    return place;
}

Place waiting_leads_place() { return contacts_with({has_status(model::open_id), in_use()}); }

core::Date same_day_last_year(core::Date day) {
    core::CivilDate civil = core::to_civil(day);
    --civil.year;
    while (!core::is_valid(civil)) --civil.day;
    return core::to_date(civil);
}

}  // namespace tratt::ui
