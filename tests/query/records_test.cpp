// What is worked out for sales, follow-ups and companies, in criteria, sorting, groups and sums.
#include <doctest/doctest.h>

#include "model/seeds.hpp"
#include "query/query.hpp"

using namespace tratt;
using namespace tratt::model;
using query::run;

namespace {

constexpr core::InstantMs ms_per_day = 86'400'000;

struct Sales {
    core::InstantMs now = 1'780'000'000'000;
    std::uint64_t random = 1;
    store::Database database{{[this] { return now; },
                              [this](std::span<std::uint8_t> bytes) {
                                  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random++);
                              }}};

    Sales() { (void)database.seed(core::Language::sv); }

    core::Uuid create(Entity entity, std::vector<FieldValue> values) {
        const core::Uuid id = database.new_id();
        CHECK(database.execute({database.new_id(), CreateRecord{entity, std::move(values), id}}).ok());
        return id;
    }
    core::Uuid sale(const char* title, std::int64_t amount, std::int64_t probability) {
        return create(Entity::sale, {{Field::sale_title, title},
                                     {Field::sale_type, sale_type_id},
                                     {Field::sale_amount, amount},
                                     {Field::sale_probability, probability}});
    }
    std::string titles(const Query& query, Field title) {
        std::string found;
        for (const store::Row row : run(database, query, {now, {}}).rows)
            found += std::string(database.text(title, row)) + " ";
        return found;
    }
};

}  // namespace

TEST_CASE("R189 R246 sales are sorted and summed by their weighted amount") {
    Sales sales;
    sales.sale("A", 1000, 10);
    sales.sale("B", 500, 50);
    sales.sale("C", 900, 20);
    Query query{.entity = Entity::sale, .sort = {{Field::sale_weighted_amount, true}}};
    query.aggregates = {{AggregateKind::sum, Field::sale_base_weighted_amount}};
    CHECK(sales.titles(query, Field::sale_title) == "B C A ");
    CHECK(run(sales.database, query, {sales.now, {}}).aggregates[0] == 530);
    query.any = {{{Field::sale_chance, Operator::greater, {std::int64_t{15}}}}};
    CHECK(sales.titles(query, Field::sale_title) == "B C ");
    query.any = {{{Field::sale_status, Operator::is_one_of, {as_number(SaleStatus::sold)}}}};
    CHECK(sales.titles(query, Field::sale_title).empty());
}

TEST_CASE("R175 a board of sales has a column for each status, also without sales") {
    Sales sales;
    sales.sale("A", 1000, 10);
    Query query{.entity = Entity::sale, .groupings = {{.field = Field::sale_status, .with_empty_groups = true}}};
    const query::Rows rows = run(sales.database, query, {sales.now, {}});
    CHECK(rows.groups.size() == 4);
    CHECK(rows.groups[0].count == 1);
}

TEST_CASE("R258 days in stage are a number that grows, and an answer that is kept grows with it") {
    Sales sales;
    sales.sale("A", 1000, 10);
    query::QueryCache cache(sales.database);
    const Query query{.entity = Entity::sale,
                      .any = {{{Field::sale_days_in_stage, Operator::greater, {std::int64_t{2}}}}}};
    CHECK(cache.get(query, {sales.now, {}})->rows.empty());
    CHECK(cache.get(query, {sales.now + 3 * ms_per_day, {}})->rows.size() == 1);
}

TEST_CASE("R261 what is overdue is found the day after") {
    Sales sales;
    const std::int64_t today = core::day_of(sales.now, 0);
    sales.create(Entity::follow_up, {{Field::follow_up_title, "A"}, {Field::follow_up_due_date, today}});
    query::QueryCache cache(sales.database);
    const Query query{.entity = Entity::follow_up, .any = {{{Field::follow_up_is_overdue, Operator::yes, {}}}}};
    CHECK(cache.get(query, {sales.now, {}})->rows.empty());
    CHECK(cache.get(query, {sales.now + ms_per_day, {}})->rows.size() == 1);
    const Query of_day{.entity = Entity::follow_up, .any = {{{Field::follow_up_date, Operator::on_date, {today}}}}};
    CHECK(cache.get(of_day, {sales.now, {}})->rows.size() == 1);
}

TEST_CASE("R186 R248 contacts, companies and sales are found by their next and their last activity") {
    Sales sales;
    const std::int64_t today = core::day_of(sales.now, 0);
    const core::Uuid company =
        sales.create(Entity::company, {{Field::company_name, "Nordlys AB"}, {Field::company_category, lead_id}});
    const core::Uuid contact =
        sales.create(Entity::contact, {{Field::contact_last_name, "Öberg"}, {Field::contact_company, company}});
    const core::Uuid other = sales.create(Entity::contact, {{Field::contact_last_name, "Lund"}});
    const core::Uuid sale = sales.create(
        Entity::sale, {{Field::sale_title, "A"}, {Field::sale_type, sale_type_id}, {Field::sale_contact, contact}});
    query::QueryCache cache(sales.database);
    const core::Moment moment{sales.now, core::TimeZone(60)};
    const auto number = [&](Field field, Entity entity, const core::Uuid& id) {
        return cache.number(field, sales.database.find(entity, id), moment);
    };
    CHECK(number(Field::contact_next_follow_up, Entity::contact, contact) == core::no_value);
    const auto on = [&](std::int64_t date) {
        return sales.create(
            Entity::follow_up,
            {{Field::follow_up_title, "A"}, {Field::follow_up_sale, sale}, {Field::follow_up_due_date, date}});
    };
    on(today + 9);
    const core::Uuid first = on(today - 2);
    on(today + 3);
    for (const auto& [field, entity, id] : {std::tuple{Field::contact_next_follow_up, Entity::contact, contact},
                                            std::tuple{Field::company_next_follow_up, Entity::company, company},
                                            std::tuple{Field::sale_next_follow_up, Entity::sale, sale}})
        CHECK(number(field, entity, id) == today - 2);
    CHECK(number(Field::contact_next_follow_up, Entity::contact, other) == core::no_value);
    CHECK(number(Field::contact_last_activity, Entity::contact, contact) == core::no_value);

    const Query overdue{.entity = Entity::contact,
                        .any = {{{Field::contact_next_follow_up, Operator::before_today, {}}}}};
    CHECK(cache.get(overdue, moment)->total == 1);
    const auto complete = [&](const core::Uuid& id, core::InstantMs at) {
        CHECK(sales.database
                  .execute({sales.database.new_id(),
                            UpdateRecords{Entity::follow_up, {id}, {{Field::follow_up_completed_at, at}}}})
                  .ok());
    };
    // A quarter to midnight is the next day an hour further east.
    complete(first, today * ms_per_day - 900'000);
    CHECK(cache.get(overdue, moment)->total == 0);
    CHECK(number(Field::contact_next_follow_up, Entity::contact, contact) == today + 3);
    for (const auto& [field, entity, id] : {std::tuple{Field::contact_last_activity, Entity::contact, contact},
                                            std::tuple{Field::company_last_activity, Entity::company, company},
                                            std::tuple{Field::sale_last_activity, Entity::sale, sale}})
        CHECK(number(field, entity, id) == today);
    const core::Uuid older = on(today);
    complete(older, (today - 5) * ms_per_day);
    CHECK(number(Field::sale_last_activity, Entity::sale, sale) == today);
    CHECK(sales.database.execute({sales.database.new_id(), DeleteRecords{Entity::follow_up, {first}}}).ok());
    CHECK(number(Field::sale_last_activity, Entity::sale, sale) == today - 5);
    const Query without{.entity = Entity::contact,
                        .any = {{{Field::contact_last_activity, Operator::has_no_value, {}}}}};
    CHECK(cache.get(without, moment)->total == 1);
}

TEST_CASE("R102 companies are found by their main contact, and follow a change of it") {
    Sales sales;
    const core::Uuid company =
        sales.create(Entity::company, {{Field::company_name, "Nordlys AB"}, {Field::company_category, lead_id}});
    const core::Uuid contact =
        sales.create(Entity::contact, {{Field::contact_last_name, "Öberg"}, {Field::contact_company, company}});
    query::QueryCache cache(sales.database);
    const Query query{.entity = Entity::company,
                      .any = {{{Field::company_main_contact, Operator::is_one_of, {contact}}}}};
    CHECK(cache.get(query, {sales.now, {}})->rows.empty());
    CHECK(sales.database
              .execute({sales.database.new_id(),
                        UpdateRecords{Entity::contact, {contact}, {{Field::contact_is_main, true}}}})
              .ok());
    CHECK(cache.get(query, {sales.now, {}})->rows.size() == 1);
}
