// A database with a handful of records, made through commands as the app makes them, with a clock that tests can set.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "fixtures/stockholm.hpp"
#include "model/seeds.hpp"
#include "query/query.hpp"
#include "store/database.hpp"

namespace tratt::query_test {

using model::Entity;
using model::Field;
using model::FieldValue;
using model::Operator;
using model::Uuid;

// Monday 2026-11-23, 12:00 in Stockholm.
inline constexpr core::InstantMs noon = 1795431600000;

class SmallCompany {
public:
    SmallCompany()
        : database({[this] { return now; },
                    [this](std::span<std::uint8_t> bytes) {
                        for (std::uint8_t& byte : bytes)
                            byte = static_cast<std::uint8_t>(seed_ = seed_ * 1103515245u + 12345u);
                    }}) {
        database.seed(core::Language::sv);
    }

    core::Moment moment() const { return {now, zone}; }

    Uuid add(Entity entity, std::vector<FieldValue> values) {
        const Uuid id = database.new_id();
        const auto done = database.execute({database.new_id(), model::CreateRecord{entity, std::move(values), id}});
        REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().code));
        return id;
    }
    Uuid company(std::string name, Uuid category, std::vector<FieldValue> more = {}) {
        more.push_back({Field::company_name, std::move(name)});
        more.push_back({Field::company_category, category});
        return add(Entity::company, std::move(more));
    }
    Uuid contact(std::string first, std::string last, Uuid company = {}, std::vector<FieldValue> more = {}) {
        more.push_back({Field::contact_first_name, std::move(first)});
        more.push_back({Field::contact_last_name, std::move(last)});
        if (!company.is_nil()) more.push_back({Field::contact_company, company});
        return add(Entity::contact, std::move(more));
    }
    void set(Entity entity, Uuid id, Field field, model::Value value) {
        REQUIRE(database.execute({database.new_id(), model::UpdateRecords{entity, {id}, {{field, std::move(value)}}}})
                    .ok());
    }

    query::Rows run(const model::Query& query) const { return query::run(database, query, moment()); }

    // Names of the records that meet one criterion, in order of creation, joined by commas.
    std::string meeting(Entity entity, model::Criterion criterion) const {
        model::Query query;
        query.entity = entity;
        query.any = {{std::move(criterion)}};
        return names(query);
    }
    std::string meeting(model::Criterion criterion) const { return meeting(Entity::contact, std::move(criterion)); }

    std::string names(const model::Query& query) const {
        std::string joined;
        for (const query::Row row : run(query).rows) {
            if (!joined.empty()) joined += ", ";
            joined += database.name(query.entity, row);
        }
        return joined;
    }

    core::InstantMs now = noon;
    core::TimeZone zone = fixtures::stockholm();
    store::Database database;

private:
    std::uint32_t seed_ = 1;
};

}  // namespace tratt::query_test
