#include "query/query.hpp"

#include "core/collation.hpp"
#include "small_company.hpp"

using namespace tratt;
using namespace tratt::query_test;
using model::Query;

namespace {

Query contacts() { return {}; }

std::string found(const SmallCompany& data, std::string text) {
    Query query;
    query.text = std::move(text);
    return data.names(query);
}

}  // namespace

TEST_CASE("R141 a search finds beginnings of words, in any order and in any field") {
    SmallCompany data;
    data.contact("Anna-Karin", "Öberg", data.company("Nordlys AB", model::lead_id),
                 {{Field::contact_email, std::string("ak@example.com")}});
    data.contact("Anders", "Holm");
    CHECK(found(data, "an") == "Anna-Karin Öberg, Anders Holm");
    CHECK(found(data, "öb ann") == "Anna-Karin Öberg");
    CHECK(found(data, "karin nord") == "Anna-Karin Öberg");
    CHECK(found(data, "ak@ex") == "Anna-Karin Öberg");
    CHECK(found(data, "lys") == "");
    CHECK(found(data, "anna holm") == "");
    CHECK(found(data, "  ") == "Anna-Karin Öberg, Anders Holm");
}

TEST_CASE("R143 punctuation is ignored") {
    SmallCompany data;
    data.company("I.B.M. Svenska AB", model::lead_id);
    Query query;
    query.entity = Entity::company;
    query.text = "ibm";
    CHECK(data.names(query) == "I.B.M. Svenska AB");
}

TEST_CASE("sorting follows the language, and records without a value come last both ways") {
    SmallCompany data;
    for (const char* name : {"Öst", "Ek", "Åberg", "ek", "Zorn", ""}) data.contact("x", name);
    Query query = contacts();
    query.sort = {{Field::contact_last_name, false}};
    CHECK(data.names(query) == "x ek, x Ek, x Zorn, x Åberg, x Öst, x");
    query.sort[0].descending = true;
    CHECK(data.names(query) == "x Öst, x Åberg, x Zorn, x Ek, x ek, x");
}

TEST_CASE("what the language does not tell apart is sorted by its bytes, whichever came first") {
    const std::string plain = "Nordlys";
    const std::string with_hyphenation = "Nord\u00ADlys";
    REQUIRE(core::compare_texts(plain, with_hyphenation, core::Language::sv) == 0);
    for (const bool plain_first : {true, false}) {
        SmallCompany data;
        data.contact("A", plain_first ? plain : with_hyphenation);
        data.contact("B", plain_first ? with_hyphenation : plain);
        Query query = contacts();
        query.sort = {{Field::contact_last_name}};
        CHECK(data.names(query).starts_with(plain_first ? "A " : "B "));
    }
}

TEST_CASE("several sort keys count in their order, and ties keep the order of creation") {
    SmallCompany data;
    data.contact("B", "1");
    data.contact("A", "2");
    data.contact("A", "1");
    Query query = contacts();
    query.sort = {{Field::contact_first_name, false}, {Field::contact_last_name, true}};
    CHECK(data.names(query) == "A 2, A 1, B 1");
    query.sort = {{Field::contact_first_name, false}};
    CHECK(data.names(query) == "A 2, A 1, B 1");
}

TEST_CASE("a key in which all records agree, or none has a value, leaves them in order of creation") {
    SmallCompany data;
    Query query = contacts();
    query.sort = {{Field::contact_company, false}, {Field::contact_own_category, true}};
    CHECK(data.names(query) == "");
    data.contact("B", "1");
    data.contact("A", "2");
    CHECK(data.names(query) == "B 1, A 2");
    query.groupings = {{Field::contact_company}};
    query.limit_per_group = 1;
    CHECK(data.names(query) == "B 1");
}

TEST_CASE("a field that no record has a value in sorts and groups nothing") {
    SmallCompany data;
    data.contact("B", "");
    data.contact("A", "");
    Query query = contacts();
    for (const Field field : {Field::contact_title, Field::contact_status_since, Field::contact_company}) {
        query.sort = {{field}, {Field::contact_first_name}};
        CHECK(data.names(query) == "A, B");
        query.sort = {{field, true}};
        CHECK(data.names(query) == "B, A");
    }
    query.sort.clear();
    query.groupings = {{Field::contact_title}};
    CHECK(data.names(query) == "B, A");
    query.limit_per_group = 1;
    CHECK(data.names(query) == "B");
}

TEST_CASE("R25 R175 R224 lists sort and group in list order, with a group for every item, counting now") {
    SmallCompany data;
    const Uuid lead = data.company("Lead", model::lead_id);
    data.contact("Q", "", lead, {{Field::contact_lead_status, model::qualified_id}});
    data.contact("O", "", lead);
    data.contact("none", "");
    Query query = contacts();
    query.groupings = {{Field::contact_lead_status, core::DateUnit::day, true}};
    const query::Rows answer = data.run(query);
    REQUIRE(answer.groups.size() == 6);
    const Uuid expected[] = {model::open_id, model::contacting_id, model::disqualified_id, model::re_nurture_id,
                             model::qualified_id};
    const std::int64_t counts[] = {1, 0, 0, 0, 1};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(answer.groups[i].value == model::Value(expected[i]));
        CHECK(answer.groups[i].count == counts[i]);
    }
    CHECK(answer.groups[5].value == model::Value{});
    CHECK(answer.groups[5].count == 1);
    CHECK(answer.groups[4].first == 1);
    CHECK(data.names(query) == "O, Q, none");
}

TEST_CASE("R224 an item that is added to a list is a group at once, a company can be sorted by at once") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id));
    query::QueryCache cache(data.database);
    Query by_status = contacts();
    by_status.groupings = {{Field::contact_lead_status, core::DateUnit::day, true}};
    by_status.sort = {{Field::contact_company}};
    CHECK(cache.get(by_status, data.moment())->groups.size() == 5);
    for (std::size_t added = 1; added <= 10; ++added) {
        data.add(Entity::lead_status, {{Field::lead_status_name, "Status " + std::to_string(added)}});
        data.company("Company " + std::to_string(added), model::lead_id);
        CHECK(cache.get(by_status, data.moment())->groups.size() == 5 + added);
    }
}

TEST_CASE("R175 moving an item in its list moves its group") {
    SmallCompany data;
    REQUIRE(data.database
                .execute(
                    {data.database.new_id(), model::MoveItem{Entity::lead_status, model::qualified_id, model::open_id}})
                .ok());
    Query query = contacts();
    query.groupings = {{Field::contact_lead_status, core::DateUnit::day, true}};
    const query::Rows answer = data.run(query);
    REQUIRE(answer.groups.size() == 5);
    CHECK(answer.groups[0].value == model::Value(model::qualified_id));
}

TEST_CASE("groupings beyond the most there can be do not count") {
    SmallCompany data;
    data.contact("A", "");
    Query query = contacts();
    query.groupings.assign(model::most_groupings + 2, {Field::contact_first_name});
    std::vector<query::Group> groups = data.run(query).groups;
    std::size_t levels = 0;
    for (; !groups.empty(); ++levels) groups = std::vector(groups.front().children);
    CHECK(levels == model::most_groupings);
}

TEST_CASE("so many values at three levels that no table holds the groups") {
    SmallCompany data;
    for (int i = 0; i < 300; ++i) data.contact("First " + std::to_string(i), "Last " + std::to_string(299 - i));
    Query query = contacts();
    query.groupings = {{Field::contact_last_name}, {Field::contact_first_name}, {Field::contact_name}};
    query.aggregates = {{model::AggregateKind::sum, Field::contact_number}};
    query.limit = 1;
    const query::Rows answer = data.run(query);
    REQUIRE(answer.groups.size() == 300);
    CHECK(answer.groups[0].value == model::Value(std::string("Last 0")));
    CHECK(answer.groups[0].aggregates[0] == 300.0);
    CHECK(answer.groups[299].first == 299);
}

TEST_CASE("groups nest, with counts at every level") {
    SmallCompany data;
    const Uuid lead = data.company("Lead", model::lead_id);
    data.contact("A", "", lead);
    data.contact("B", "", lead, {{Field::contact_lead_status, model::qualified_id}});
    data.contact("C", "", data.company("Customer", model::customer_id));
    Query query = contacts();
    query.groupings = {{Field::contact_category_group}, {Field::contact_lead_status}};
    const query::Rows answer = data.run(query);
    REQUIRE(answer.groups.size() == 2);
    CHECK(answer.groups[0].count == 2);
    REQUIRE(answer.groups[0].children.size() == 2);
    CHECK(answer.groups[0].children[1].value == model::Value(model::qualified_id));
    CHECK(answer.groups[0].children[1].first == 1);
    CHECK(answer.groups[1].first == 2);
    REQUIRE(answer.groups[1].children.size() == 1);
    CHECK(answer.groups[1].children[0].value == model::Value{});
}

TEST_CASE("R210 dates group by their unit") {
    SmallCompany data;
    data.contact("A", "");
    data.now += 10 * core::InstantMs{86'400'000};  // 3 December
    data.contact("B", "");
    Query query = contacts();
    query.groupings = {{Field::contact_created_at, core::DateUnit::month}};
    query::Rows answer = data.run(query);
    REQUIRE(answer.groups.size() == 2);
    CHECK(answer.groups[0].value == model::Value(core::to_date({2026, 11, 1})));
    CHECK(answer.groups[1].value == model::Value(core::to_date({2026, 12, 1})));
    query.groupings[0].unit = core::DateUnit::quarter;
    CHECK(data.run(query).groups.size() == 1);
}

TEST_CASE("R209 sum, average, minimum and maximum, over all and per group, leave empty values out") {
    SmallCompany data;
    data.company("A", model::lead_id, {{Field::company_employees, std::int64_t{10}}});
    data.company("B", model::lead_id, {{Field::company_employees, std::int64_t{30}}});
    data.company("C", model::customer_id);
    Query query;
    query.entity = Entity::company;
    query.groupings = {{Field::company_category_group}};
    using enum model::AggregateKind;
    for (const auto kind : {sum, average, minimum, maximum})
        query.aggregates.push_back({kind, Field::company_employees});
    const query::Rows answer = data.run(query);
    const std::vector<std::optional<double>> expected{40.0, 20.0, 10.0, 30.0};
    CHECK(answer.aggregates == expected);
    CHECK(answer.groups[0].aggregates == expected);
    CHECK(answer.groups[1].aggregates == std::vector<std::optional<double>>(4));
}

TEST_CASE("a page is part of the answer, counts are of all of it") {
    SmallCompany data;
    for (const char* name : {"A", "B", "C", "D"}) data.contact(name, "");
    Query query = contacts();
    query.offset = 1;
    query.limit = 2;
    CHECK(data.names(query) == "B, C");
    CHECK(data.run(query).total == 4);
    query.offset = 9;
    CHECK(data.names(query) == "");
    query.offset = 3;
    CHECK(data.names(query) == "D");
}

TEST_CASE("deleted records are left out unless they are asked for") {
    SmallCompany data;
    const Uuid a = data.contact("A", "");
    data.contact("B", "");
    REQUIRE(data.database.execute({data.database.new_id(), model::DeleteRecords{Entity::contact, {a}}}).ok());
    Query query = contacts();
    CHECK(data.names(query) == "B");
    query.with_deleted = true;
    CHECK(data.names(query) == "A, B");
}

TEST_CASE("R163 a contact in a list stands for its company only while it is not deleted") {
    SmallCompany data;
    const Uuid company = data.company("Nordlys", model::lead_id);
    const Uuid contact = data.contact("A", "", company);
    query::QueryCache cache(data.database);
    Query companies;
    companies.entity = Entity::company;
    companies.among = {.kind = model::Members::Kind::listed, .entity = Entity::contact, .ids = {contact}};
    CHECK(cache.get(companies, data.moment())->total == 1);
    REQUIRE(data.database.execute({data.database.new_id(), model::DeleteRecords{Entity::contact, {contact}}}).ok());
    CHECK(cache.get(companies, data.moment())->total == 0);
    companies.with_deleted = true;
    CHECK(cache.get(companies, data.moment())->total == 1);
}

TEST_CASE("a contact's name is kept up to date as one text") {
    SmallCompany data;
    const Uuid a = data.contact("Åsa", "Öberg");
    query::Dictionaries dictionaries;
    Query query = contacts();
    query.any = {{{Field::contact_name, Operator::equals, {std::string("åsa öberg")}}}};
    CHECK(query::run(data.database, query, data.moment(), dictionaries).total == 1);
    data.set(Entity::contact, a, Field::contact_last_name, std::string("Ek"));
    CHECK(query::run(data.database, query, data.moment(), dictionaries).total == 0);
}

TEST_CASE("an answer is kept until something it depends on changes") {
    SmallCompany data;
    const Uuid lead = data.company("Lead", model::lead_id);
    const Uuid a = data.contact("A", "", lead);
    query::QueryCache cache(data.database);
    Query open = contacts();
    open.any = {{{Field::contact_lead_status, Operator::is_one_of, {model::open_id}}}};
    const auto count = [&] { return cache.get(open, data.moment())->total; };
    CHECK(count() == 1);
    CHECK(count() == 1);
    CHECK(cache.computed() == 1);
    data.set(Entity::contact, a, Field::contact_title, std::string("Buyer"));
    data.now += 86'400'000;
    CHECK(count() == 1);
    CHECK(cache.computed() == 1);
    data.set(Entity::contact, a, Field::contact_lead_status, model::qualified_id);
    CHECK(count() == 0);
    data.contact("B", "", lead);
    CHECK(count() == 1);
    REQUIRE(data.database.execute({data.database.new_id(), model::Undo{}}).ok());
    CHECK(count() == 0);
    CHECK(cache.computed() == 4);
}

TEST_CASE("companies in the order of their main contacts follow when one is called otherwise") {
    SmallCompany data;
    const Uuid ek = data.contact("", "Ek", data.company("A", model::lead_id), {{Field::contact_is_main, true}});
    data.contact("", "Lund", data.company("B", model::lead_id), {{Field::contact_is_main, true}});
    query::QueryCache cache(data.database);
    const Query query{.entity = Entity::company, .sort = {{.field = Field::company_main_contact}}};
    const auto rows = [&] { return cache.get(query, data.moment())->rows; };
    CHECK(rows() == std::vector<query::Row>{0, 1});
    data.set(Entity::contact, ek, Field::contact_last_name, std::string("Öberg"));
    CHECK(rows() == std::vector<query::Row>{1, 0});
}

TEST_CASE("R18 an answer by category follows the company") {
    SmallCompany data;
    const Uuid company = data.company("A", model::lead_id);
    data.contact("A", "", company);
    query::QueryCache cache(data.database);
    Query leads = contacts();
    leads.any = {{{Field::contact_category, Operator::is_one_of, {model::lead_id}}}};
    CHECK(cache.get(leads, data.moment())->total == 1);
    data.set(Entity::company, company, Field::company_category, model::customer_id);
    CHECK(cache.get(leads, data.moment())->total == 0);
}

TEST_CASE("R148 an open list follows midnight") {
    SmallCompany data;
    data.contact("A", "");
    query::QueryCache cache(data.database);
    Query today = contacts();
    today.any = {{{Field::contact_created_at, Operator::on_today}}};
    CHECK(cache.get(today, data.moment())->total == 1);
    data.now += 12 * 3'600'000;
    CHECK(cache.get(today, data.moment())->total == 0);
}
