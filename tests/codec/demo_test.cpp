#include "codec/demo.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "database.hpp"
#include "model/follow_up_rules.hpp"
#include "model/sale_rules.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Entity;
using model::Field;
using store::Database;
using store::Row;

namespace {

Database demo() {
    Database database = test::seeded_database();
    (void)test::execute(database, demo_command(database, {test::test_now, {}}, "Demo").action);
    return database;
}

}  // namespace

TEST_CASE("the demo has its companies and exactly its leads, in one step that can be taken back") {
    Database database = demo();
    CHECK(database.count(Entity::company) == demo_companies);
    int leads = 0;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) leads += database.status_active(row);
    CHECK(leads == demo_leads);
    CHECK(database.count(Entity::contact) > demo_leads + 40);
    CHECK(database.next_undo()->name_key == "step_import");
    (void)test::execute(database, model::Undo{});
    CHECK(database.count(Entity::contact) == 0);
    CHECK(database.count(Entity::company) == 0);
}

TEST_CASE("every status, category, source and owner of the demo is there to be seen") {
    const Database database = demo();
    for (const Field field : {Field::contact_lead_status, Field::company_category, Field::contact_owner}) {
        std::set<Row> used(database.references(field).begin(), database.references(field).end());
        used.erase(store::no_row);
        CHECK(used.size() == database.list(model::spec(field).target).size());
    }
    std::set<std::string_view> sources;
    int unowned = 0;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        sources.insert(database.text(Field::contact_source, row));
        unowned += database.reference(Field::contact_owner, row) == store::no_row;
    }
    CHECK(sources.size() == 8);
    CHECK(unowned > 20);
    CHECK(unowned < 100);
}

TEST_CASE("nothing in the demo lies in the future, and a status is never older than its contact") {
    const Database database = demo();
    int this_week = 0;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        const auto created = database.number(Field::contact_created_at, row);
        const auto since = database.number(Field::contact_status_since, row);
        CHECK(created <= test::test_now);
        CHECK(since <= test::test_now);
        if (since != core::no_value) CHECK(since >= created);
        this_week += created > test::test_now - 7 * 24 * 3'600'000LL;
    }
    CHECK(this_week > 5);
}

TEST_CASE("people of the demo are distinct, and their addresses belong to nobody") {
    const Database database = demo();
    std::set<std::string> names;
    std::set<std::string> addresses;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        names.insert(database.name(Entity::contact, row));
        const std::string address(database.text(Field::contact_email, row));
        CHECK(address.ends_with(".example"));
        addresses.insert(address);
    }
    CHECK(names.size() == database.row_count(Entity::contact));
    CHECK(addresses.size() == database.row_count(Entity::contact));
}

TEST_CASE("the demo is the same each time") {
    const Database first = demo();
    const Database second = demo();
    CHECK(first.snapshot().records == second.snapshot().records);
}

TEST_CASE("the demo has sales in every status, and each is what the rules of sales let be") {
    const Database database = demo();
    std::map<model::SaleStatus, int> by_status;
    for (Row row = 0; row < database.row_count(Entity::sale); ++row) {
        const auto status = static_cast<model::SaleStatus>(database.number(Field::sale_status, row));
        ++by_status[status];
        const Row reason = database.reference(Field::sale_reason, row);
        CHECK((reason == store::no_row) == (status == model::SaleStatus::open));
        if (reason != store::no_row)
            CHECK(database.number(Field::sale_reason_kind, reason) == model::as_number(*model::reason_kind_of(status)));
        CHECK((database.number(Field::sale_closed_at, row) != core::no_value) == model::is_closed(status));
        CHECK((database.number(Field::sale_reopen_date, row) != core::no_value) ==
              (status == model::SaleStatus::stalled));
        CHECK(database.number(Field::sale_created_at, row) <= test::test_now);
        const Row contact = database.reference(Field::sale_contact, row);
        CHECK(database.reference(Field::contact_company, contact) == database.reference(Field::sale_company, row));
    }
    CHECK(by_status.size() == 4);
    CHECK(by_status[model::SaleStatus::open] > 12);
}

TEST_CASE("the demo has work for today: follow-ups that are overdue, due and to come, and what has been done") {
    const Database database = demo();
    const core::Date today = core::today({test::test_now, {}});
    int overdue = 0;
    int to_come = 0;
    int done = 0;
    for (Row row = 0; row < database.row_count(Entity::follow_up); ++row) {
        const bool is_done = database.number(Field::follow_up_completed_at, row) != core::no_value;
        const core::InstantMs starts_at = database.number(Field::follow_up_starts_at, row);
        const bool has_start = starts_at != core::no_value;
        const core::Date date =
            has_start ? core::day_of(starts_at, core::TimeZone()) : database.number(Field::follow_up_due_date, row);
        if (is_done) CHECK(date <= today);
        done += is_done;
        overdue += !is_done && date < today;
        to_come += !is_done && date > today;
        CHECK(has_start ==
              model::has_times(static_cast<model::FollowUpType>(database.number(Field::follow_up_type, row))));
    }
    CHECK(overdue > 10);
    CHECK(overdue < 40);
    CHECK(to_come > 60);
    CHECK(done > 150);
}
