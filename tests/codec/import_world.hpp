// Importing in tests: preparing, planning, carrying out, and what must hold afterwards.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>

#include "../fixtures/files.hpp"
#include "codec/import_plan.hpp"
#include "database.hpp"
#include "model/seeds.hpp"

namespace tratt::test {

using namespace tratt::codec;
using model::Entity;
using model::Field;
using model::OnMatch;
using model::PlannedRow;
using model::RowNote;
using model::RowState;
using store::Database;
using store::Row;

struct Prepared {
    ImportFile file;
    ImportDecisions decisions;
};

inline Prepared prepare(const Database& database, std::string_view bytes, const char* name = "list.csv") {
    Prepared prepared;
    auto file = read_import_file(name, bytes);
    CHECK(file.ok());
    if (!file) return prepared;
    prepared.file = std::move(*file);
    prepared.decisions = suggest_decisions(prepared.file, database);
    return prepared;
}

inline ImportPlan plan(const Database& database, const Prepared& prepared) {
    return plan_import(prepared.file, prepared.decisions, database);
}

inline ImportPlan plan(const Database& database, std::string_view bytes) {
    return plan(database, prepare(database, bytes));
}

inline ImportPlan import(Database& database, const Prepared& prepared) {
    ImportPlan made = plan(database, prepared);
    (void)test::execute(database, import_command(prepared.file, prepared.decisions, made, database).action);
    return made;
}

inline ImportPlan import(Database& database, std::string_view bytes) {
    return import(database, prepare(database, bytes));
}

inline std::int64_t count_companies(const Database& database, const core::Uuid& category) {
    std::int64_t count = 0;
    for (Row row = 0; row < database.row_count(Entity::company); ++row) {
        count += database.is_live(Entity::company, row) &&
                 database.id_of(Entity::category, database.reference(Field::company_category, row)) == category;
    }
    return count;
}

inline std::int64_t count_active(const Database& database, const core::Uuid& status) {
    std::int64_t count = 0;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        if (!database.is_live(Entity::contact, row) || !database.status_active(row)) continue;
        count += database.id_of(Entity::lead_status, database.reference(Field::contact_lead_status, row)) == status;
    }
    return count;
}

inline Row contact_with(const Database& database, std::string_view email) {
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        if (database.is_live(Entity::contact, row) && database.text(Field::contact_email, row) == email) return row;
    }
    CHECK_MESSAGE(false, "no contact with this address");
    return store::no_row;
}

inline Row company_named(const Database& database, std::string_view name) {
    for (Row row = 0; row < database.row_count(Entity::company); ++row) {
        if (database.is_live(Entity::company, row) && database.text(Field::company_name, row) == name) return row;
    }
    CHECK_MESSAGE(false, "no company of this name");
    return store::no_row;
}

inline core::Uuid status_of(const Database& database, Row contact) {
    return database.id_of(Entity::lead_status, database.reference(Field::contact_lead_status, contact));
}

inline core::Uuid category_of(const Database& database, Row contact) {
    return database.id_of(Entity::category, database.category_of(contact));
}

inline const PlannedRow& row_at(const ImportPlan& made, std::int64_t number) {
    const auto found =
        std::find_if(made.rows.begin(), made.rows.end(), [&](const PlannedRow& row) { return row.number() == number; });
    CHECK(found != made.rows.end());
    return *found;
}

inline bool has(const PlannedRow& row, RowNote note) {
    return std::any_of(row.remarks.begin(), row.remarks.end(), [&](const auto& remark) { return remark.note == note; });
}

inline std::int64_t remarks(const ImportPlan& made, RowNote note) {
    return std::count_if(made.rows.begin(), made.rows.end(), [&](const PlannedRow& row) { return has(row, note); });
}

// Everything that must hold after the companies and the contacts of HubSpot are in.
struct Expected {
    std::int64_t customer, mql, opportunity, lead, other;
    std::int64_t open, contacting, qualified, disqualified, re_nurture;
};

inline void check_database(const Database& database, const Expected& expected) {
    CHECK(count_companies(database, model::customer_id) == expected.customer);
    CHECK(count_companies(database, model::mql_id) == expected.mql);
    CHECK(count_companies(database, model::opportunity_id) == expected.opportunity);
    CHECK(count_companies(database, model::lead_id) == expected.lead);
    CHECK(count_companies(database, model::other_id) == expected.other);
    CHECK(count_active(database, model::open_id) == expected.open);
    CHECK(count_active(database, model::contacting_id) == expected.contacting);
    CHECK(count_active(database, model::qualified_id) == expected.qualified);
    CHECK(count_active(database, model::disqualified_id) == expected.disqualified);
    CHECK(count_active(database, model::re_nurture_id) == expected.re_nurture);
}

inline constexpr Expected real_result{112, 35, 28, 20, 5, 228, 77, 41, 29, 22};
inline constexpr Expected small_result{1, 1, 1, 2, 1, 3, 2, 2, 1, 1};

inline void check_nothing_new(const Database& database, std::string_view bytes, std::int64_t rows) {
    const ImportPlan again = plan(database, bytes);
    CHECK(again.counts.added == 0);
    CHECK(again.counts.changed == 0);
    CHECK(again.counts.unchanged == rows);
    CHECK(!again.does_something());
}

inline std::string small_companies() { return test::fixture("hubspot_small_companies.csv"); }
inline std::string small_contacts() { return test::fixture("hubspot_small_contacts.csv"); }

inline Database with_small_import() {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    (void)import(database, small_contacts());
    return database;
}

}  // namespace tratt::test
