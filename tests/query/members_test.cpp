#include "query/query.hpp"

#include "small_company.hpp"

using namespace tratt;
using namespace tratt::query_test;
using model::Members;
using model::Query;
using model::SetOperation;

namespace {

// Anna and Bo at Nordlys, Cilla at Kustbanken, David nowhere.
struct Sides : SmallCompany {
    Uuid nordlys = company("Nordlys", model::lead_id);
    Uuid kustbanken = company("Kustbanken", model::lead_id);
    Uuid anna = contact("Anna", "", nordlys);
    Uuid bo = contact("Bo", "", nordlys);
    Uuid cilla = contact("Cilla", "", kustbanken);
    Uuid david = contact("David", "");

    std::string among(Members members, Entity entity = Entity::contact) const {
        Query query{.entity = entity, .among = std::move(members)};
        return names(query);
    }
    std::string combined(SetOperation operation, std::vector<Uuid> first, std::vector<Uuid> second,
                         bool compares_companies = false) const {
        return among({.kind = Members::Kind::combined,
                      .sides = {listed(std::move(first)), listed(std::move(second))},
                      .operation = operation,
                      .compares_companies = compares_companies});
    }
    static Members listed(std::vector<Uuid> ids, Entity entity = Entity::contact) {
        return {.kind = Members::Kind::listed, .entity = entity, .ids = std::move(ids)};
    }
    static Members found(std::string first_name) {
        Query query;
        query.any = {{{Field::contact_first_name, Operator::equals, {std::move(first_name)}}}};
        return {.kind = Members::Kind::found, .query = {query}};
    }
};

}  // namespace

TEST_CASE("R151 members are listed, found or combined") {
    const Sides data;
    CHECK(data.among({}) == "Anna, Bo, Cilla, David");
    CHECK(data.among(Sides::listed({data.cilla, data.anna, data.cilla, data.nordlys})) == "Anna, Cilla");
    CHECK(data.among(Sides::listed({})) == "");
    CHECK(data.among(Sides::found("bo")) == "Bo");
}

TEST_CASE("R157 whoever begins to meet the criteria is a member at once, whoever stops is not") {
    Sides data;
    data.set(Entity::contact, data.david, Field::contact_first_name, std::string("Bo"));
    CHECK(data.among(Sides::found("bo")) == "Bo, Bo");
    data.set(Entity::contact, data.bo, Field::contact_first_name, std::string("Ove"));
    CHECK(data.among(Sides::found("bo")) == "Bo");
}

TEST_CASE("R162 a combination is one of five") {
    const Sides data;
    const std::vector<Uuid> first{data.anna, data.bo};
    const std::vector<Uuid> second{data.bo, data.cilla};
    CHECK(data.combined(SetOperation::only_first, first, second) == "Anna");
    CHECK(data.combined(SetOperation::only_second, first, second) == "Cilla");
    CHECK(data.combined(SetOperation::both, first, second) == "Bo");
    CHECK(data.combined(SetOperation::exactly_one, first, second) == "Anna, Cilla");
    CHECK(data.combined(SetOperation::either, first, second) == "Anna, Bo, Cilla");
}

TEST_CASE("R163 companies stand for their contacts and contacts for their companies") {
    const Sides data;
    CHECK(data.among(Sides::listed({data.nordlys}, Entity::company)) == "Anna, Bo");
    CHECK(data.among(Sides::listed({data.bo, data.david}), Entity::company) == "Nordlys");
    CHECK(data.among(Sides::found("cilla"), Entity::company) == "Kustbanken");
    CHECK(data.among({.kind = Members::Kind::combined,
                      .sides = {Sides::listed({data.nordlys}, Entity::company), Sides::found("bo")},
                      .operation = SetOperation::only_first}) == "Anna");
    CHECK(data.among(Sides::listed({model::me_id}, Entity::user)) == "");
}

TEST_CASE("R164 comparing companies only, it does not matter which contact is the member") {
    const Sides data;
    const std::vector<Uuid> first{data.anna, data.david};
    const std::vector<Uuid> second{data.bo, data.cilla};
    CHECK(data.combined(SetOperation::only_first, first, second, true) == "David");
    CHECK(data.combined(SetOperation::only_second, first, second, true) == "Cilla");
    CHECK(data.combined(SetOperation::both, first, second, true) == "Anna, Bo");
    CHECK(data.combined(SetOperation::exactly_one, first, second, true) == "Cilla, David");
    CHECK(data.combined(SetOperation::either, first, second, true) == "Anna, Bo, Cilla, David");
}

TEST_CASE("R165 a combination follows its two sides") {
    Sides data;
    query::QueryCache cache(data.database);
    Query query;
    query.among = {.kind = Members::Kind::combined,
                   .sides = {Sides::found("bo"), Sides::listed({data.nordlys}, Entity::company)},
                   .operation = SetOperation::exactly_one};
    const auto total = [&] { return cache.get(query, data.moment())->total; };
    CHECK(total() == 1);  // Anna
    data.set(Entity::contact, data.cilla, Field::contact_first_name, std::string("Bo"));
    CHECK(total() == 2);
    data.set(Entity::contact, data.anna, Field::contact_company, data.kustbanken);
    CHECK(total() == 1);
}
