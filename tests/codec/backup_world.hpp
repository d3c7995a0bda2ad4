// Databases that one grew out of another, and short ways to say what happened in them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "codec/backup_file.hpp"
#include "codec/backup_plan.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"
#include "database.hpp"
#include "model/seeds.hpp"

namespace tratt::test {

using core::Uuid;
using model::Entity;
using model::Field;
using model::Side;
using model::Value;

class BackupWorld {
public:
    core::InstantMs now = test_now;
    store::Database database;

    explicit BackupWorld(unsigned seed = 1)
        : database({[this] { return now; },
                    [random = std::mt19937(seed)](std::span<std::uint8_t> bytes) mutable {
                        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
                    }}) {
        (void)database.seed(core::Language::sv);
    }
    BackupWorld(const BackupWorld&) = delete;

    const model::Transaction* run(model::Action action) {
        now += 1000;
        return execute(database, std::move(action));
    }
    core::Error refused(model::Action action) {
        const std::string before = file();
        const auto done = database.execute({database.new_id(), std::move(action)});
        CHECK(!done.ok());
        CHECK(file() == before);
        return done ? core::Error{} : done.error();
    }
    Uuid create(Entity entity, std::vector<model::FieldValue> values) {
        const Uuid id = database.new_id();
        run(model::CreateRecord{entity, std::move(values), id});
        return id;
    }
    Uuid company(std::string name) {
        return create(Entity::company,
                      {{Field::company_name, std::move(name)}, {Field::company_category, model::lead_id}});
    }
    Uuid contact(std::string name, const Uuid& company = {}) {
        std::vector<model::FieldValue> values{{Field::contact_last_name, std::move(name)}};
        if (!company.is_nil()) values.push_back({Field::contact_company, company});
        return create(Entity::contact, std::move(values));
    }
    void set(const Uuid& id, Field field, Value value) {
        run(model::UpdateRecords{model::spec(field).entity, {id}, {{field, std::move(value)}}});
    }
    void remove(Entity entity, const Uuid& id) { run(model::DeleteRecords{entity, {id}}); }

    Value value(const Uuid& id, Field field) const {
        const store::Row row = database.find(model::spec(field).entity, id);
        CHECK(row != store::no_row);
        return row == store::no_row ? Value() : database.value(field, row);
    }
    bool has(Entity entity, const Uuid& id) const { return database.find(entity, id) != store::no_row; }

    std::string file() const { return codec::write_backup(database.snapshot()); }
    store::Snapshot backup() const {
        const auto read = codec::read_backup(file());
        CHECK(read.ok());
        return read ? *read : store::Snapshot{};
    }
    void replace_by(const store::Snapshot& other) {
        const auto plan = codec::plan_replace(other, database, "a.tratt.json");
        CHECK(plan.lost.empty());
        run(plan.command);
    }
    model::MergePlan plan(const store::Snapshot& other) const { return codec::plan_merge(other, database); }
    const model::Transaction* merge(const store::Snapshot& other, const model::MergeDecisions& decisions = {}) {
        return run(codec::merge_command(other, plan(other), decisions, database, "a.tratt.json"));
    }
};

// All but the first line, which has the counters.
inline std::string records_in(const std::string& file) { return file.substr(file.find('\n') + 1); }

// The file with these lines after a first line that fits them.
inline std::string file_of(const std::string& lines) {
    std::int64_t count = 0;
    for (const char c : lines) count += c == '\n';
    std::string file;
    codec::append_sealed(file, "backup",
                         R"({"next_company_number":10001,"next_contact_number":1,"next_sale_number":1,"records":)" +
                             std::to_string(count) + R"(,"crc":")" + codec::checksum_text(core::crc32(lines)) + "\"}");
    return file + "\n" + lines;
}

}  // namespace tratt::test
