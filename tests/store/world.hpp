// A database with a clock and random bytes that the test decides, and short ways to say what a person does.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/seeds.hpp"
#include "store/database.hpp"

namespace tratt::test {

using core::Uuid;
using model::Cause;
using model::Entity;
using model::Field;
using model::FieldValue;
using model::Value;
using store::Row;

inline store::Environment environment_of(core::InstantMs& now, std::uint64_t& random) {
    return {[&now] { return now; },
            [&random](std::span<std::uint8_t> bytes) {
                for (auto& byte : bytes) {
                    random = random * 6364136223846793005u + 1442695040888963407u;
                    byte = static_cast<std::uint8_t>(random >> 56);
                }
            }};
}

class World {
public:
    core::InstantMs now = 1'780'000'000'000;
    std::uint64_t random = 1;
    store::Database database;
    core::Error refusal;  // of the last command; code "" = it was carried out

    World() : database(environment_of(now, random)) { database.seed(core::Language::sv); }

    // ---- Commands: true when carried out -----------------------------------------------------------------------
    const model::Transaction* run(model::Action action) {
        now += 1000;
        const auto result = database.execute({database.new_id(), std::move(action)});
        refusal = result ? core::Error{} : result.error();
        return result ? *result : nullptr;
    }

    Uuid create(Entity entity, std::vector<FieldValue> values) {
        const Uuid id = database.new_id();
        run(model::CreateRecord{entity, std::move(values), id});
        return refusal.code.empty() ? id : Uuid{};
    }

    Uuid company(const std::string& name, const Uuid& category, std::vector<FieldValue> more = {}) {
        more.push_back({Field::company_name, name});
        more.push_back({Field::company_category, category});
        return create(Entity::company, std::move(more));
    }

    Uuid contact(const std::string& last_name, const Uuid& company = {}, std::vector<FieldValue> more = {}) {
        more.push_back({Field::contact_last_name, last_name});
        if (!company.is_nil()) more.push_back({Field::contact_company, company});
        return create(Entity::contact, std::move(more));
    }

    const model::Transaction* set(Entity entity, const Uuid& id, Field field, Value value, Cause cause = Cause::user) {
        return run(model::UpdateRecords{entity, {id}, {{field, std::move(value)}}, cause});
    }

    // ---- Reading -------------------------------------------------------------------------------------------------
    Row row(Entity entity, const Uuid& id) const { return database.find(entity, id); }
    Value value(Entity entity, const Uuid& id, Field field) const { return database.value(field, row(entity, id)); }
    Uuid status(const Uuid& contact) const {
        return database.id_of(Entity::lead_status,
                              database.reference(Field::contact_lead_status, row(Entity::contact, contact)));
    }
    bool active(const Uuid& contact) const { return database.status_active(row(Entity::contact, contact)); }
    std::string text(Entity entity, const Uuid& id, Field field) const {
        return std::string(database.text(field, row(entity, id)));
    }
};

}  // namespace tratt::test
