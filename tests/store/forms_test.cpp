// Form submissions, and what an older database gets.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::Database;
using tratt::store::Row;
using tratt::test::World;

namespace {

const UtmValues link{"Google", "CPC", "Spring Sale", "", ""};
const UtmValues first{"Newsletter", "", "", "", ""};

Uuid form(World& world, std::vector<FieldValue> more = {}) {
    more.push_back({Field::form_name, "Demo"});
    if (std::ranges::find(more, Field::form_category, &FieldValue::field) == more.end())
        more.push_back({Field::form_category, lead_id});
    return world.create(Entity::form, std::move(more));
}

SubmitForm submission(const Uuid& form, const std::string& email, std::vector<FieldValue> more = {}) {
    more.push_back({Field::contact_email, email});
    SubmitForm command;
    command.form = form;
    command.values = std::move(more);
    command.link = link;
    command.first_touch = first;
    command.values_json = R"({"email":"x"})";
    return command;
}

Row newest(const World& world, Entity entity) { return world.database.row_count(entity) - 1; }

Value of(const World& world, Field field) { return world.database.value(field, newest(world, spec(field).entity)); }

void enable_transfer(World& world) {
    world.set(Entity::setting, setting_id, Field::setting_utm_transfer_enabled, true);
}

}  // namespace

TEST_CASE("R239 a submission is matched by e-mail address, a further one too, whatever the case") {
    World world;
    const Uuid contact = world.contact("Öberg", {}, {{Field::contact_email, "asa@x.example"}});
    world.create(Entity::contact_point, {{Field::contact_point_contact, contact},
                                         {Field::contact_point_kind, as_number(PointKind::email)},
                                         {Field::contact_point_value, "private@y.example"}});
    const Uuid demo = form(world);
    for (const char* email : {"ASA@x.example", "Private@y.example"}) {
        world.run(submission(demo, email));
        CHECK(of(world, Field::form_submission_contact) == Value(contact));
        CHECK(world.database.count(Entity::contact) == 1);
    }
    world.run(DeleteRecords{Entity::contact, {contact}});
    world.run(submission(demo, "asa@x.example"));
    CHECK(of(world, Field::form_submission_contact) != Value(contact));
    CHECK(world.database.count(Entity::contact) == 1);
    CHECK(of(world, Field::contact_last_name) == Value("asa"));  // R84: called after its address
}

TEST_CASE("R240 what is to be processed by hand waits, and is then carried out or rejected") {
    World world;
    const Uuid demo = form(world, {{Field::form_processing, as_number(Processing::unknown_by_hand)}});
    enable_transfer(world);
    world.run(submission(demo, "asa@x.example"));
    CHECK(world.database.count(Entity::contact) == 0);
    CHECK(of(world, Field::form_submission_state) == Value(as_number(SubmissionState::waiting)));
    const Uuid waiting = world.database.id_of(Entity::form_submission, newest(world, Entity::form_submission));
    const auto before = world.database.snapshot();
    world.run(ProcessSubmission{.submission = waiting, .is_rejected = true});
    CHECK(of(world, Field::form_submission_state) == Value(as_number(SubmissionState::rejected)));
    CHECK(world.database.count(Entity::contact) == 0);
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    world.run(ProcessSubmission{waiting, {{Field::contact_email, "asa@x.example"}}, first});
    CHECK(world.database.count(Entity::contact) == 1);
    CHECK(of(world, Field::form_submission_state) == Value(as_number(SubmissionState::processed)));
    CHECK(of(world, Field::contact_creation_source) == Value("google"));
    CHECK(of(world, Field::contact_first_touch_source) == Value("newsletter"));
    world.run(ProcessSubmission{.submission = waiting, .is_rejected = true});
    CHECK(world.refusal.code == "not_waiting");
    world.run(submission(demo, "asa@x.example"));  // known now
    CHECK(of(world, Field::form_submission_state) == Value(as_number(SubmissionState::processed)));
}

TEST_CASE("R241 on a known contact only what is empty is filled, unless the field is set to replace") {
    World world;
    const Uuid contact = world.contact(
        "Öberg", {},
        {{Field::contact_email, "asa@x.example"}, {Field::contact_title, "Chef"}, {Field::contact_phone, "1"}});
    const Uuid demo = form(world, {{Field::form_replaced_fields, "phone,city"}});
    world.run(submission(demo, "asa@x.example",
                         {{Field::contact_title, "VD"}, {Field::contact_phone, "2"}, {Field::contact_city, "Malmö"}}));
    CHECK(world.text(Entity::contact, contact, Field::contact_title) == "Chef");
    CHECK(world.text(Entity::contact, contact, Field::contact_phone) == "2");
    CHECK(world.text(Entity::contact, contact, Field::contact_city) == "Malmö");
}

TEST_CASE("R242 a new company gets the form's category and business, a known one is found by name") {
    World world;
    const Uuid trade = world.create(Entity::business, {{Field::business_name, "Handel"}});
    const Uuid demo = form(world, {{Field::form_category, mql_id}, {Field::form_business, trade}});
    world.run(submission(demo, "asa@x.example", {{Field::company_name, "Nordlys AB"}}));
    CHECK(of(world, Field::company_category) == Value(mql_id));
    CHECK(of(world, Field::company_business) == Value(trade));
    CHECK(world.database.status_active(newest(world, Entity::contact)));
    CHECK(of(world, Field::contact_lead_status) == Value(open_id));
    world.run(submission(demo, "bo@x.example", {{Field::company_name, "NORDLYS ab"}}));
    CHECK(world.database.count(Entity::company) == 1);
    CHECK(world.database.count(Entity::contact) == 2);
    CHECK(of(world, Field::form_submission_company) == of(world, Field::contact_company));
}

TEST_CASE("R243 contacts are handed out in turn over the users of a group, those owned by somebody not") {
    World world;
    const Uuid group = world.create(Entity::user_group, {{Field::user_group_name, "Sales"}});
    std::vector<Uuid> users;
    for (const char* name : {"A", "B"})
        users.push_back(world.create(Entity::user, {{Field::user_name, name}, {Field::user_group, group}}));
    const Uuid demo = form(world, {{Field::form_hand_out_to, group}, {Field::form_fallback_owner, me_id}});
    for (int i = 0; i < 4; ++i) {
        world.run(submission(demo, std::to_string(i) + "@x.example"));
        CHECK(of(world, Field::contact_owner) == Value(users[static_cast<std::size_t>(i % 2)]));
    }
    world.run(submission(demo, "0@x.example"));  // has an owner
    CHECK(of(world, Field::form_submission_owner) == Value());
    world.run(DeleteRecords{Entity::user, users});
    world.run(submission(demo, "9@x.example"));
    CHECK(of(world, Field::contact_owner) == Value(me_id));
    const Uuid taking = form(world, {{Field::form_fallback_owner, me_id}, {Field::form_takes_owned, true}});
    world.run(submission(taking, "0@x.example"));
    CHECK(of(world, Field::form_submission_owner) == Value(me_id));
}

TEST_CASE("R50 a submission never puts a company back, and takes a lead on") {
    struct Case {
        Uuid present, of_form, after;
    };
    const Case cases[] = {{customer_id, lead_id, customer_id},
                          {partner_id, lead_id, partner_id},
                          {former_customer_id, mql_id, former_customer_id},
                          {lead_id, mql_id, mql_id},
                          {opportunity_id, lead_id, opportunity_id},
                          {lead_id, customer_id, lead_id}};
    for (const Case& one : cases) {
        World world;
        const Uuid company = world.company("Nordlys AB", one.present);
        world.contact("Öberg", company, {{Field::contact_email, "asa@x.example"}});
        world.run(submission(form(world, {{Field::form_category, one.of_form}}), "asa@x.example"));
        CHECK(world.refusal.code.empty());
        CHECK(world.value(Entity::company, company, Field::company_category) == Value(one.after));
    }
}

TEST_CASE("R227 R228 R229 where a contact came from is written when it is made, and never again") {
    World world;
    enable_transfer(world);
    const Uuid demo = form(world);
    world.run(submission(demo, "asa@x.example", {{Field::company_name, "Nordlys AB"}}));
    CHECK(of(world, Field::contact_first_touch_source) == Value("newsletter"));
    CHECK(of(world, Field::contact_creation_campaign) == Value("spring_sale"));
    CHECK(of(world, Field::company_source_medium) == Value("cpc"));
    CHECK(of(world, Field::form_submission_utm_source) == Value("google"));
    SubmitForm again = submission(demo, "asa@x.example");
    again.link.source = "Bing";
    again.first_touch.source = "Fair";
    world.run(again);
    CHECK(of(world, Field::form_submission_utm_source) == Value("bing"));
    CHECK(of(world, Field::contact_first_touch_source) == Value("newsletter"));
    CHECK(of(world, Field::contact_creation_source) == Value("google"));
    CHECK(of(world, Field::company_source_source) == Value("google"));
}

TEST_CASE("R230 a direct link gives lead creation and no first touch") {
    World world;
    enable_transfer(world);
    SubmitForm direct = submission(form(world), "asa@x.example");
    direct.first_touch = {};
    world.run(direct);
    CHECK(of(world, Field::contact_creation_source) == Value("google"));
    CHECK(of(world, Field::contact_first_touch_source) == Value());
}

TEST_CASE("R231 R237 where a contact came from is put right in bulk, not on the card") {
    World world;
    const Uuid contact = world.contact("Öberg", {}, {{Field::contact_creation_source, "gogle"}});
    world.set(Entity::contact, contact, Field::contact_creation_source, "google");
    CHECK(world.refusal.code == "read_only");
    const Transaction* step =
        world.set(Entity::contact, contact, Field::contact_creation_source, "google", Cause::bulk);
    CHECK(world.refusal.code.empty());
    world.run(PutBack{step->id, Entity::contact, contact, Field::contact_creation_source});
    CHECK(world.text(Entity::contact, contact, Field::contact_creation_source) == "gogle");
}

TEST_CASE("R232 nothing of it is written while the transfer is off, as it is at first") {
    World world;
    world.run(submission(form(world), "asa@x.example", {{Field::company_name, "Nordlys AB"}}));
    for (const UtmLevel level :
         {UtmLevel::first_touch, UtmLevel::creation, UtmLevel::conversion, UtmLevel::company_source}) {
        for (const Field field : utm_fields(level)) CHECK(of(world, field) == Value());
    }
}

TEST_CASE("R239 a submission is one step, and what does not fit is refused as a whole") {
    World world;
    const Uuid demo = form(world);
    const auto before = world.database.snapshot();
    const Transaction* step = world.run(submission(demo, "asa@x.example", {{Field::company_name, "Nordlys AB"}}));
    CHECK(step->name_key == "step_submit_form");
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    const auto code = [&](SubmitForm command) {
        world.run(std::move(command));
        return world.refusal.code;
    };
    CHECK(code(submission(lead_id, "a@x.example")) == "unknown_reference");
    CHECK(code(submission(demo, "a@x.example", {{Field::contact_lead_status, open_id}})) == "wrong_field");
    CHECK(code(submission(demo, "a@x.example", {{Field::sale_title, "x"}})) == "wrong_field");
    CHECK(code(submission(demo, "a@x.example", {{Field::contact_creation_source, "x"}})) == "wrong_field");
    CHECK(code(submission(demo, "")) == "contact_name_required");
    SubmitForm long_values = submission(demo, "a@x.example");
    long_values.values_json = std::string(1'000'001, 'x');
    CHECK(code(long_values) == "too_long");
    SubmitForm control = submission(demo, "a@x.example");
    control.link.term = "a\x01";
    CHECK(code(control) == "control_character");
    CHECK(world.database.snapshot().records == before.records);
}

// ---- An older database --------------------------------------------------------------------------------------------

TEST_CASE("R11 R59 a database without the later lists gets them once, and keeps its own lists as they are") {
    World world;
    world.run(DeleteRecords{Entity::category, {partner_id}});
    auto stored = world.database.snapshot();
    std::erase_if(stored.records, [](const Event& records) { return records.entity > Entity::contact; });
    for (Event& records : stored.records) {
        std::erase_if(records.columns, [](const Column& column) { return column.field == Field::user_group; });
    }
    Database older(tratt::test::environment_of(world.now, world.random));
    CHECK(older.restore(stored).ok());
    CHECK(older.list(Entity::sale_type).empty());
    CHECK(older.automation_rules().empty());
    const Transaction* upgrade = older.upgrade();
    CHECK(upgrade != nullptr);
    if (!upgrade) return;
    CHECK(upgrade->kind == TransactionKind::system);
    CHECK(upgrade->name_key == "step_upgrade");
    CHECK(older.list(Entity::sale_stage).size() == 5);
    CHECK(older.automation_rules().size() == trigger_count);
    for (const AutomationRule& rule : older.automation_rules()) CHECK_FALSE(rule.is_enabled);
    CHECK(older.is_deleted(Entity::category, older.find(Entity::category, partner_id)));
    CHECK(older.next_undo() == nullptr);
    CHECK(older.upgrade() == nullptr);
    CHECK(world.database.upgrade() == nullptr);
    Database unseeded(tratt::test::environment_of(world.now, world.random));
    CHECK(unseeded.upgrade() == nullptr);
}
