// Lead categorization: what a save does to a category by itself, and when it asks.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::test::World;

namespace {

const Uuid sold_reason = seed_id(Entity::sale_reason, 1);
const Uuid lost_reason = seed_id(Entity::sale_reason, 4);

void switch_on(World& world, Trigger trigger, const Uuid& category, std::vector<FieldValue> more = {}) {
    more.push_back({Field::automation_category, category});
    more.push_back({Field::automation_enabled, true});
    world.run(UpdateRecords{Entity::automation, {automation_id(trigger)}, std::move(more)});
    CHECK(world.refusal.code.empty());
}

Uuid sale(World& world, const Uuid& company, std::vector<FieldValue> more = {}) {
    more.push_back({Field::sale_title, "Rådgivning"});
    more.push_back({Field::sale_type, sale_type_id});
    more.push_back({Field::sale_company, company.is_nil() ? Value() : Value(company)});
    return world.create(Entity::sale, std::move(more));
}

const Transaction* close(World& world, const Uuid& sale, SaleStatus status) {
    const Uuid reason = status == SaleStatus::sold ? sold_reason : lost_reason;
    return world.run(
        UpdateRecords{Entity::sale, {sale}, {{Field::sale_status, as_number(status)}, {Field::sale_reason, reason}}});
}

Value category(const World& world, const Uuid& company) {
    return world.value(Entity::company, company, Field::company_category);
}

const Transaction* answered(World& world, Action action, RuleAnswer answer) {
    world.now += 1000;
    const auto result = world.database.execute({world.database.new_id(), std::move(action), answer});
    world.refusal = result ? tratt::core::Error{} : result.error();
    return result ? *result : nullptr;
}

UpdateRecords qualifies(std::vector<Uuid> contacts) {
    return {Entity::contact, std::move(contacts), {{Field::contact_lead_status, qualified_id}}, Cause::bulk};
}

// A rule that asks: Qualified makes an Opportunity.
void ask_when_qualified(World& world) {
    switch_on(world, Trigger::lead_status, opportunity_id,
              {{Field::automation_status, qualified_id}, {Field::automation_confirm, true}});
}

}  // namespace

TEST_CASE("R56 a sale that is sold, lost or registered and a lead status that is set each change the category") {
    World world;
    switch_on(world, Trigger::sale_sold, customer_id);
    switch_on(world, Trigger::sale_lost, lost_opportunity_id);
    switch_on(world, Trigger::sale_registered, opportunity_id);
    switch_on(world, Trigger::lead_status, mql_id, {{Field::automation_status, qualified_id}});
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    CHECK(category(world, company) == Value(mql_id));
    const Uuid one = sale(world, company);
    CHECK(category(world, company) == Value(opportunity_id));
    close(world, one, SaleStatus::lost);
    CHECK(category(world, company) == Value(lost_opportunity_id));
    close(world, one, SaleStatus::sold);
    CHECK(category(world, company) == Value(customer_id));
}

TEST_CASE("R57 a rule has any category of any group, and whether it asks") {
    World world;
    switch_on(world, Trigger::sale_sold, partner_id, {{Field::automation_confirm, true}});
    const auto rules = world.database.automation_rules();
    CHECK(rules.size() == trigger_count);
    CHECK(rules[0].category == partner_id);
    CHECK(rules[0].asks);
    CHECK_FALSE(rules[1].asks);
    world.set(Entity::automation, automation_id(Trigger::sale_sold), Field::automation_trigger, std::int64_t{1});
    CHECK(world.refusal.code == "read_only");
    CHECK(world.create(Entity::automation, {{Field::automation_enabled, true}}).is_nil());
    CHECK(world.refusal.code == "wrong_command");
    world.run(DeleteRecords{Entity::automation, {automation_id(Trigger::sale_sold)}});
    CHECK(world.refusal.code == "cannot_be_deleted");
}

TEST_CASE("R58 a rule is not switched on without a category, nor the fourth without a status") {
    World world;
    const auto turn_on = [&](Trigger trigger, std::vector<FieldValue> more = {}) {
        more.push_back({Field::automation_enabled, true});
        world.run(UpdateRecords{Entity::automation, {automation_id(trigger)}, std::move(more)});
        return world.refusal.code + ":" + world.refusal.field;
    };
    CHECK(turn_on(Trigger::sale_lost) == "required:category");
    CHECK(turn_on(Trigger::lead_status, {{Field::automation_category, mql_id}}) == "required:status");
    CHECK(turn_on(Trigger::sale_lost, {{Field::automation_category, mql_id}}) == ":");
    world.set(Entity::automation, automation_id(Trigger::sale_lost), Field::automation_category, Value());
    CHECK(world.refusal.code == "required");
}

TEST_CASE("R59 in a new database nothing changes by itself") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    close(world, sale(world, company), SaleStatus::sold);
    CHECK(category(world, company) == Value(lead_id));
}

TEST_CASE("R60 R62 a company outside Potential customer is never touched") {
    for (const Uuid& present : {customer_id, former_customer_id, partner_id, other_id}) {
        World world;
        switch_on(world, Trigger::sale_registered, lead_id);
        switch_on(world, Trigger::sale_sold, lead_id);
        const Uuid company = world.company("Nordlys AB", present);
        close(world, sale(world, company), SaleStatus::sold);
        CHECK(category(world, company) == Value(present));
    }
}

TEST_CASE("R61 the lead-status rule needs the flag on the present category, the sale rules do not") {
    World world;
    switch_on(world, Trigger::lead_status, mql_id, {{Field::automation_status, qualified_id}});
    switch_on(world, Trigger::sale_registered, opportunity_id);
    const Uuid company = world.company("Nordlys AB", lost_opportunity_id);
    sale(world, company);
    CHECK(category(world, company) == Value(opportunity_id));
    const Uuid contact = world.contact("Öberg", company);
    // The same save takes the company to where the flag is off, so the status is set while it counts no more.
    world.set(Entity::category, opportunity_id, Field::category_lead_status_enabled, false);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    CHECK(world.refusal.code == "status_hidden");
    CHECK(category(world, company) == Value(opportunity_id));
}

TEST_CASE("R63 a category that the user sets in the same save is kept") {
    World world;
    switch_on(world, Trigger::lead_status, opportunity_id, {{Field::automation_status, qualified_id}});
    const Uuid lone = world.contact("Öberg", {}, {{Field::contact_own_category, lead_id}});
    world.run(UpdateRecords{
        Entity::contact, {lone}, {{Field::contact_own_category, mql_id}, {Field::contact_lead_status, qualified_id}}});
    CHECK(world.value(Entity::contact, lone, Field::contact_own_category) == Value(mql_id));
    CHECK(world.status(lone) == qualified_id);
}

TEST_CASE("R64 such a save is still asked about where the rule asks") {
    World world;
    ask_when_qualified(world);
    const Uuid lone = world.contact("Öberg", {}, {{Field::contact_own_category, lead_id}});
    const UpdateRecords save{
        Entity::contact, {lone}, {{Field::contact_own_category, mql_id}, {Field::contact_lead_status, qualified_id}}};
    world.run(save);
    CHECK(world.refusal.code == "confirmation_needed");
    CHECK(world.refusal.param("category") == tratt::core::to_string(mql_id));
    CHECK(world.value(Entity::contact, lone, Field::contact_own_category) == Value(lead_id));
    answered(world, save, {RuleAnswer::Kind::decline, {}});
    CHECK(world.value(Entity::contact, lone, Field::contact_own_category) == Value(mql_id));
}

TEST_CASE("R65 a question names the company, the present and the proposed category, and takes three answers") {
    World world;
    ask_when_qualified(world);
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    const auto before = world.database.snapshot();
    world.run(qualifies({contact}));
    CHECK(world.refusal.code == "confirmation_needed");
    CHECK(world.refusal.param("count") == "1");
    CHECK(world.refusal.param("entity") == "company");
    CHECK(world.refusal.param("id") == tratt::core::to_string(company));
    CHECK(world.refusal.param("name") == "Nordlys AB");
    CHECK(world.refusal.param("category") == tratt::core::to_string(lead_id));
    CHECK(world.refusal.param("proposed") == tratt::core::to_string(opportunity_id));
    CHECK(world.database.snapshot().records == before.records);

    answered(world, qualifies({contact}), {RuleAnswer::Kind::decline, {}});
    CHECK(world.status(contact) == qualified_id);
    CHECK(category(world, company) == Value(lead_id));
    world.run(Undo{});
    answered(world, qualifies({contact}), {RuleAnswer::Kind::accept, {}});
    CHECK(category(world, company) == Value(opportunity_id));
    world.run(Undo{});
    answered(world, qualifies({contact}), {RuleAnswer::Kind::other, mql_id});
    CHECK(category(world, company) == Value(mql_id));
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    answered(world, qualifies({contact}), {RuleAnswer::Kind::other, world.database.new_id()});
    CHECK(world.refusal.code == "unknown_reference");
    world.run(DeleteRecords{Entity::category, {partner_id}});
    answered(world, qualifies({contact}), {RuleAnswer::Kind::other, partner_id});
    CHECK(world.refusal.code == "deleted_item");
    CHECK(world.status(contact) == open_id);
}

TEST_CASE("R66 a rule that does not ask acts in the same step, which is taken back as one") {
    World world;
    switch_on(world, Trigger::sale_sold, customer_id);
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = sale(world, company);
    const auto before = world.database.snapshot();
    const Transaction* done = close(world, one, SaleStatus::sold);
    CHECK(category(world, company) == Value(customer_id));
    CHECK(done->events.back().cause == Cause::rule);
    CHECK(done->events.back().detail == "sale_sold");
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    world.run(Redo{});
    CHECK(category(world, company) == Value(customer_id));
}

TEST_CASE("R67 a company that has the target already is not asked about") {
    World world;
    ask_when_qualified(world);
    const Uuid company = world.company("Nordlys AB", opportunity_id);
    const Uuid contact = world.contact("Öberg", company);
    world.run(qualifies({contact}));
    CHECK(world.refusal.code.empty());
    CHECK(world.status(contact) == qualified_id);
}

TEST_CASE("R68 a rule fires once for a company, and what it does starts no other") {
    World world;
    switch_on(world, Trigger::sale_registered, lead_id);
    switch_on(world, Trigger::lead_status, customer_id, {{Field::automation_status, open_id}});
    const Uuid company = world.company("Nordlys AB", lost_opportunity_id);
    const Uuid contact = world.contact("Öberg", company);
    const Transaction* done = nullptr;
    sale(world, company);
    done = world.database.find_transaction(world.database.next_undo()->id);
    CHECK(category(world, company) == Value(lead_id));
    CHECK(world.status(contact) == open_id);  // by R42, which is no reason for the other rule
    CHECK(std::ranges::count(done->events, Entity::company, &Event::entity) == 1);
}

TEST_CASE("R69 a sale registered as already sold is sold") {
    World world;
    switch_on(world, Trigger::sale_registered, opportunity_id);
    switch_on(world, Trigger::sale_sold, customer_id);
    const Uuid company = world.company("Nordlys AB", lead_id);
    sale(world, company, {{Field::sale_status, as_number(SaleStatus::sold)}, {Field::sale_reason, sold_reason}});
    CHECK(category(world, company) == Value(customer_id));
}

TEST_CASE("R70 a rule whose target or status was deleted does not fire, says why, and works again when it is back") {
    World world;
    switch_on(world, Trigger::sale_registered, opportunity_id);
    switch_on(world, Trigger::lead_status, mql_id, {{Field::automation_status, qualified_id}});
    const Uuid company = world.company("Nordlys AB", lead_id);
    world.run(DeleteRecords{Entity::category, {opportunity_id}});
    world.run(DeleteRecords{Entity::lead_status, {qualified_id}});
    CHECK(rule_state(world.database.automation_rules()[2]) == RuleState::category_deleted);
    CHECK(rule_state(world.database.automation_rules()[3]) == RuleState::status_deleted);
    sale(world, company);
    CHECK(category(world, company) == Value(lead_id));
    world.set(Entity::automation, automation_id(Trigger::sale_registered), Field::automation_enabled, false);
    world.set(Entity::automation, automation_id(Trigger::sale_registered), Field::automation_enabled, true);
    CHECK(world.refusal.code == "deleted_item");
    world.run(RestoreRecords{Entity::category, {opportunity_id}});
    world.set(Entity::automation, automation_id(Trigger::sale_registered), Field::automation_enabled, true);
    sale(world, company);
    CHECK(category(world, company) == Value(opportunity_id));
}

TEST_CASE("R71 a sale without a company fires nothing, a lone contact's status changes its own category") {
    World world;
    switch_on(world, Trigger::sale_registered, opportunity_id);
    switch_on(world, Trigger::lead_status, mql_id, {{Field::automation_status, qualified_id}});
    const Uuid lone = world.contact("Öberg", {}, {{Field::contact_own_category, lead_id}});
    sale(world, {}, {{Field::sale_contact, lone}});
    CHECK(world.value(Entity::contact, lone, Field::contact_own_category) == Value(lead_id));
    world.set(Entity::contact, lone, Field::contact_lead_status, qualified_id);
    CHECK(world.value(Entity::contact, lone, Field::contact_own_category) == Value(mql_id));
}

TEST_CASE("R72 many records are one question, from the board, in bulk and in an import") {
    World world;
    ask_when_qualified(world);
    std::vector<Uuid> contacts;
    std::vector<Uuid> companies;
    for (const char* name : {"A", "B", "C"}) {
        companies.push_back(world.company(name, lead_id));
        contacts.push_back(world.contact(name, companies.back()));
        world.contact(std::string(name) + "2", companies.back());
    }
    for (const Cause cause : {Cause::board, Cause::bulk, Cause::user}) {
        UpdateRecords save = qualifies(contacts);
        save.cause = cause;
        world.run(save);
        CHECK(world.refusal.code == "confirmation_needed");
        CHECK(world.refusal.param("count") == "3");
        CHECK(std::ranges::count(world.refusal.params, std::string("id"),
                                 &std::pair<std::string, std::string>::first) == 3);
    }
    Import import{{{Entity::contact, false, contacts, {Column(Field::contact_lead_status)}}}, "a.csv"};
    for (int i = 0; i < 3; ++i) import.rows[0].columns[0].add(qualified_id);
    world.run(import);
    CHECK(world.refusal.code == "confirmation_needed");
    CHECK(world.status(contacts[0]) == open_id);
    answered(world, import, {RuleAnswer::Kind::accept, {}});
    for (const Uuid& company : companies) CHECK(category(world, company) == Value(opportunity_id));
    world.run(Undo{});
    for (const Uuid& company : companies) CHECK(category(world, company) == Value(lead_id));
}

TEST_CASE("R43 putting a status back is a correction and fires no rule") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    const Transaction* away = world.set(Entity::contact, contact, Field::contact_lead_status, contacting_id);
    switch_on(world, Trigger::lead_status, opportunity_id, {{Field::automation_status, qualified_id}});
    world.run(PutBack{away->id, Entity::contact, contact, Field::contact_lead_status});
    CHECK(world.status(contact) == qualified_id);
    CHECK(category(world, company) == Value(lead_id));
}
