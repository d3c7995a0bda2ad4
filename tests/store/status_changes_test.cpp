// How lead status changes when something else does, as it shows in the database: transitions, history, merging, life cycle.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::HistoryEntry;
using tratt::store::no_row;
using tratt::test::World;

static constexpr Uuid nobody{};

static constexpr auto as_value = [](CategoryGroup group) { return Value(static_cast<std::int64_t>(group)); };

// The transition table of 1.4, for each of the ways to get from one category to another.
enum class Way { company_category, own_category, move, leave_for_own };

struct Transition {
    const char* what;
    Uuid from, to;  // categories
    Uuid before, after;  // statuses; nobody = none
};

static constexpr Transition transitions[] = {
    {"R44 active to active", lead_id, mql_id, contacting_id, contacting_id},
    {"R41 active to not active", mql_id, customer_id, contacting_id, contacting_id},
    {"R41 active to the same group without the flag", mql_id, lost_opportunity_id, contacting_id, contacting_id},
    {"R42 not active with a value to active", customer_id, lead_id, contacting_id, open_id},
    {"R42 same group without the flag to active", lost_opportunity_id, lead_id, contacting_id, open_id},
    {"R41 not active with a value to not active", customer_id, partner_id, contacting_id, contacting_id},
    {"R42 not active without a value to active", customer_id, lead_id, nobody, open_id},
    {"R38 not active without a value to not active", customer_id, other_id, nobody, nobody},
};

static void check_transition(const Transition& row, Way way) {
    World world;
    const bool has_company = way == Way::company_category || way == Way::move;
    // The value is given in an active category and carried to where the row begins.
    const Uuid first = row.before.is_nil() ? row.from : lead_id;
    const Uuid company = world.company("Nordlys AB", first);
    const Uuid contact = has_company ? world.contact("Öberg", company)
                                     : world.contact("Öberg", {}, {{Field::contact_own_category, first}});
    if (!row.before.is_nil()) world.set(Entity::contact, contact, Field::contact_lead_status, row.before);
    if (has_company) world.set(Entity::company, company, Field::company_category, row.from);
    if (!has_company) world.set(Entity::contact, contact, Field::contact_own_category, row.from);
    CHECK(world.status(contact) == row.before);

    switch (way) {
        case Way::company_category: world.set(Entity::company, company, Field::company_category, row.to); break;
        case Way::move:
            world.set(Entity::contact, contact, Field::contact_company, world.company("Sydlys AB", row.to));
            break;
        case Way::own_category: world.set(Entity::contact, contact, Field::contact_own_category, row.to); break;
        case Way::leave_for_own:
            world.set(Entity::contact, contact, Field::contact_company, world.company("Sydlys AB", row.to));
            break;
    }
    CHECK(world.refusal.code.empty());
    CHECK(world.status(contact) == row.after);
    CHECK(world.active(contact) == (row.to == lead_id || row.to == mql_id));
}

TEST_CASE("R42 R44 R41 the transition table, when a company's category changes") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::company_category);
    }
}

TEST_CASE("R47 the transition table, when a contact moves to another company") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::move);
    }
}

TEST_CASE("R36 R42 the transition table, when a contact's own category changes") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::own_category);
    }
}

TEST_CASE("R47 the transition table, when a contact comes to its first company") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::leave_for_own);
    }
}

TEST_CASE("R47 a contact set free keeps its value, hidden") {
    World world;
    const Uuid contact =
        world.contact("Öberg", world.company("Nordlys AB", lead_id), {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::contact, contact, Field::contact_company, Value());
    CHECK(world.refusal.code.empty());
    CHECK_FALSE(world.active(contact));
    CHECK(world.status(contact) == qualified_id);
}

TEST_CASE("R42 only the contacts of the company that changed are touched") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid inside = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    const Uuid outside =
        world.contact("Lund", world.company("Sydlys AB", lead_id), {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.set(Entity::company, company, Field::company_category, mql_id);
    CHECK(world.status(inside) == open_id);
    CHECK(world.status(outside) == qualified_id);
}

TEST_CASE("R42 deleted contacts follow too, so that a restored one is right") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    world.run(DeleteRecords{Entity::contact, {contact}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.set(Entity::company, company, Field::company_category, mql_id);
    world.run(RestoreRecords{Entity::contact, {contact}});
    CHECK(world.status(contact) == open_id);
}

static const HistoryEntry* find_entry(const std::vector<HistoryEntry>& history, Field field) {
    const auto found = std::ranges::find(history, field, &HistoryEntry::field);
    return found == history.end() ? nullptr : &*found;
}

TEST_CASE("R43 the value that Open replaced is in the history and can be put back") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.set(Entity::company, company, Field::company_category, lead_id);
    CHECK(world.status(contact) == open_id);

    const auto history = world.database.history(Entity::contact, contact);
    const HistoryEntry* entry = find_entry(history, Field::contact_lead_status);
    CHECK(entry != nullptr);
    if (!entry) return;
    CHECK(entry->old_value == Value(qualified_id));
    CHECK(entry->new_value == Value(open_id));
    CHECK(entry->cause == Cause::rule);
    CHECK(entry->can_put_back);
    world.run(PutBack{entry->transaction, Entity::contact, contact, Field::contact_lead_status});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(contact) == qualified_id);
    const auto after = world.database.history(Entity::contact, contact);
    CHECK(find_entry(after, Field::contact_lead_status)->cause == Cause::put_back);
    CHECK(find_entry(after, Field::contact_lead_status)->old_value == Value(open_id));
}

TEST_CASE("R43 a value is not put back while lead status is hidden") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    const auto entry = *find_entry(world.database.history(Entity::contact, contact), Field::contact_lead_status);
    CHECK(entry.can_put_back);
    world.set(Entity::company, company, Field::company_category, customer_id);
    CHECK_FALSE(find_entry(world.database.history(Entity::contact, contact), Field::contact_lead_status)->can_put_back);
    world.run(PutBack{entry.transaction, Entity::contact, contact, Field::contact_lead_status});
    CHECK(world.refusal.code == "status_hidden");
}

TEST_CASE("R45 switching the flag on gives Open where there is no value and shows retained ones") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid retained = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    const Uuid alone = world.contact("Berg", {}, {{Field::contact_own_category, lost_opportunity_id}});
    const Uuid elsewhere = world.contact("Dahl", world.company("Sydlys AB", customer_id));
    world.set(Entity::company, company, Field::company_category, lost_opportunity_id);
    const Uuid without = world.contact("Lund", company);
    CHECK(world.status(without) == nobody);
    world.set(Entity::category, lost_opportunity_id, Field::category_lead_status_enabled, true);
    CHECK(world.status(retained) == qualified_id);
    CHECK(world.status(without) == open_id);
    CHECK(world.status(alone) == open_id);
    CHECK(world.status(elsewhere) == nobody);
    CHECK(world.active(retained));
}

TEST_CASE("R45 a group that becomes Potential customer with the flag on counts as a flag switched on") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid retained = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, partner_id);
    const Uuid without = world.contact("Lund", company);
    world.run(UpdateRecords{Entity::category,
                            {partner_id},
                            {{Field::category_group, as_value(CategoryGroup::potential_customer)},
                             {Field::category_lead_status_enabled, true}}});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(retained) == qualified_id);
    CHECK(world.status(without) == open_id);
}

TEST_CASE("R46 switching the flag off keeps and hides the values") {
    World world;
    const Uuid contact =
        world.contact("Öberg", world.company("Nordlys AB", lead_id), {{Field::contact_lead_status, contacting_id}});
    world.set(Entity::category, lead_id, Field::category_lead_status_enabled, false);
    CHECK_FALSE(world.active(contact));
    CHECK(world.status(contact) == contacting_id);
    CHECK(world.database.hidden_reason(world.row(Entity::contact, contact)) == HiddenReason::not_enabled);
    world.set(Entity::category, lead_id, Field::category_lead_status_enabled, true);
    CHECK(world.status(contact) == contacting_id);
}

TEST_CASE("R48 R275 merging fills what is empty, keeps the target's status and deletes the source") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid target = world.contact("Öberg", company,
                                      {{Field::contact_lead_status, contacting_id}, {Field::contact_email, "a@b.se"}});
    const Uuid source = world.contact(
        "Oberg", company,
        {{Field::contact_lead_status, qualified_id}, {Field::contact_email, "x@y.se"}, {Field::contact_phone, "123"}});
    world.run(MergeContacts{target, source});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(target) == contacting_id);
    CHECK(world.text(Entity::contact, target, Field::contact_email) == "a@b.se");
    CHECK(world.text(Entity::contact, target, Field::contact_phone) == "123");
    CHECK(world.text(Entity::contact, target, Field::contact_last_name) == "Öberg");
    CHECK(world.database.is_deleted(Entity::contact, world.row(Entity::contact, source)));
    CHECK_FALSE(world.database.is_deleted(Entity::contact, world.row(Entity::contact, target)));
}

TEST_CASE("R48 a target without a status takes the source's") {
    World world;
    const Uuid target = world.contact("Öberg");
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid source = world.contact("Oberg", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.run(MergeContacts{target, source});
    CHECK(world.status(target) == qualified_id);
    CHECK(world.value(Entity::contact, target, Field::contact_company) == Value(company));
    CHECK_FALSE(world.active(target));
    world.run(MergeContacts{target, target});
    CHECK(world.refusal.code == "same_record");
}

// ---- History ------------------------------------------------------------------------------------------------------

TEST_CASE("R51 a change is kept with old value, new value, time, user and cause") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    for (const Cause cause : {Cause::user, Cause::rule, Cause::bulk, Cause::board}) {
        const Uuid before = world.status(contact);
        const Uuid after = before == qualified_id ? contacting_id : qualified_id;
        world.set(Entity::contact, contact, Field::contact_lead_status, after, cause);
        const auto history = world.database.history(Entity::contact, contact);
        CHECK(history.front().field == Field::contact_lead_status);
        CHECK(history.front().old_value == Value(before));
        CHECK(history.front().new_value == Value(after));
        CHECK(history.front().at == world.now);
        CHECK(history.front().user == me_id);
        CHECK(history.front().cause == cause);
    }
    world.set(Entity::company, company, Field::company_category, mql_id);
    const auto history = world.database.history(Entity::company, company);
    CHECK(history.front().field == Field::company_category);
    CHECK(history.front().old_value == Value(lead_id));
    CHECK(history.front().new_value == Value(mql_id));
    CHECK_FALSE(history.back().field.has_value());
}

TEST_CASE("R51 the history shows nothing a person did not see change") {
    World world;
    const Uuid contact = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    for (const HistoryEntry& entry : world.database.history(Entity::contact, contact)) {
        if (entry.field) CHECK_FALSE(spec(*entry.field).has(field_internal));
    }
    CHECK(world.database.history(Entity::contact, tratt::model::lead_id).empty());
}

TEST_CASE("R42 when a status changes, the days begin anew") {
    World world;
    const Uuid contact = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    const auto since = [&] { return world.value(Entity::contact, contact, Field::contact_status_since); };
    CHECK(since() == Value(world.now));
    const auto created = world.now;
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    CHECK(since() == Value(created));
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    CHECK(since() == Value(world.now));
    CHECK(world.now > created);
}

// ---- Life cycle ---------------------------------------------------------------------------------------------------

TEST_CASE("R52 the intended path can be walked") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::company, company, Field::company_category, mql_id);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    world.set(Entity::company, company, Field::company_category, opportunity_id);
    CHECK(world.status(contact) == qualified_id);
    world.set(Entity::company, company, Field::company_category, customer_id);
    CHECK_FALSE(world.active(contact));
}

TEST_CASE("R54 a company can go from any category to any other") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    for (const Seed& from : seeds()) {
        for (const Seed& to : seeds()) {
            if (from.entity != Entity::category || to.entity != Entity::category) continue;
            world.set(Entity::company, company, Field::company_category, from.id);
            world.set(Entity::company, company, Field::company_category, to.id);
            CHECK(world.value(Entity::company, company, Field::company_category) == Value(to.id));
        }
    }
}

TEST_CASE("R55 the next category of a company is the next of the list") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const auto next = [&] { return world.database.next_category(world.row(Entity::company, company)); };
    CHECK(next() == mql_id);
    world.run(DeleteRecords{Entity::category, {mql_id}});
    CHECK(next() == opportunity_id);
    world.run(MoveItem{Entity::category, customer_id, opportunity_id});
    CHECK(next() == customer_id);
    world.set(Entity::company, company, Field::company_category, other_id);
    CHECK(next() == nobody);
}

// ---- Contacts and companies -----------------------------------------------------------------------------------------

TEST_CASE("R84 R87 what is missing is known before saving, by field") {
    World world;
    const auto errors = world.database.check(
        {world.database.new_id(), CreateRecord{Entity::contact, {{Field::contact_title, "Chef"}}}});
    CHECK(errors.size() == 1);
    CHECK(errors.front().code == "contact_name_required");
    const auto of_company = world.database.check({world.database.new_id(), CreateRecord{Entity::company, {}}});
    std::vector<std::string> missing;
    for (const auto& error : of_company) {
        CHECK(error.code == "required");
        missing.push_back(error.field);
    }
    std::ranges::sort(missing);
    CHECK(missing == std::vector<std::string>{"category", "name"});
    CHECK(world.database
              .check({world.database.new_id(), CreateRecord{Entity::contact, {{Field::contact_first_name, "Åsa"}}}})
              .empty());
    CHECK(world.database.count(Entity::contact) == 0);

    const Uuid contact = world.contact("Öberg");
    world.set(Entity::contact, contact, Field::contact_last_name, " ");
    CHECK(world.refusal.code == "contact_name_required");
    CHECK(world.text(Entity::contact, contact, Field::contact_last_name) == "Öberg");
}

TEST_CASE("R88 a new contact takes its country from the company") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id, {{Field::company_country, "Sverige"}});
    CHECK(world.text(Entity::contact, world.contact("Öberg", company), Field::contact_country) == "Sverige");
    CHECK(world.text(Entity::contact, world.contact("Lund", company, {{Field::contact_country, "Norge"}}),
                     Field::contact_country) == "Norge");
    CHECK(world
              .text(Entity::contact, world.contact("Berg", company, {{Field::contact_country, Value()}}),
                    Field::contact_country)
              .empty());
    CHECK(world.text(Entity::contact, world.contact("Dahl"), Field::contact_country).empty());
}

TEST_CASE("R89 our contact is the current user, or nobody when left empty") {
    World world;
    CHECK(world.value(Entity::contact, world.contact("Öberg"), Field::contact_owner) == Value(me_id));
    CHECK(world.value(Entity::contact, world.contact("Lund", {}, {{Field::contact_owner, Value()}}),
                      Field::contact_owner) == Value());
    const Uuid erik = world.create(Entity::user, {{Field::user_name, "Erik Lund"}});
    CHECK(world.value(Entity::contact, world.contact("Berg", {}, {{Field::contact_owner, erik}}),
                      Field::contact_owner) == Value(erik));
    world.set(Entity::setting, setting_id, Field::setting_current_user, erik);
    CHECK(world.refusal.code.empty());
    CHECK(world.value(Entity::contact, world.contact("Dahl"), Field::contact_owner) == Value(erik));
}

TEST_CASE("R92 R98 numbers are given in order and never reused") {
    World world;
    const Uuid first = world.company("Nordlys AB", lead_id);
    const Uuid second = world.company("Sydlys AB", lead_id);
    const Uuid contact = world.contact("Öberg");
    CHECK(world.value(Entity::company, first, Field::company_number) == Value(std::int64_t{10001}));
    CHECK(world.value(Entity::company, second, Field::company_number) == Value(std::int64_t{10002}));
    CHECK(world.value(Entity::contact, contact, Field::contact_number) == Value(std::int64_t{1}));
    CHECK(world.database.find_number(Entity::company, 10002) == world.row(Entity::company, second));
    CHECK(world.database.find_number(Entity::contact, 1) == world.row(Entity::contact, contact));
    CHECK(world.database.find_number(Entity::contact, 2) == no_row);
    world.run(Undo{});
    CHECK(world.database.find_number(Entity::contact, 1) == no_row);
    const Uuid next = world.contact("Lund");
    CHECK(world.value(Entity::contact, next, Field::contact_number) == Value(std::int64_t{2}));
    CHECK(world.set(Entity::contact, next, Field::contact_number, std::int64_t{77}) == nullptr);
    CHECK(world.refusal.code == "read_only");
}

TEST_CASE("R97 a company's business is not specified until somebody says otherwise") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    CHECK(world.value(Entity::company, company, Field::company_business) == Value(not_specified_id));
    world.set(Entity::company, company, Field::company_business, Value());
    CHECK(world.refusal.code == "required");
    CHECK(world.create(Entity::company, {{Field::company_category, lead_id}}).is_nil());
    CHECK(world.refusal.field == "name");
}

TEST_CASE("R282 deleting a company takes its contacts, restoring brings back those") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid gone_before = world.contact("Öberg", company);
    const Uuid contact = world.contact("Lund", company);
    world.run(DeleteRecords{Entity::contact, {gone_before}});
    world.run(DeleteRecords{Entity::company, {company}});
    const auto is_deleted = [&](const Uuid& id) {
        return world.database.is_deleted(Entity::contact, world.row(Entity::contact, id));
    };
    CHECK(is_deleted(contact));
    CHECK(world.database.count(Entity::contact) == 0);
    CHECK(world.database.count(Entity::company) == 0);
    world.run(RestoreRecords{Entity::company, {company}});
    CHECK_FALSE(is_deleted(contact));
    CHECK(is_deleted(gone_before));
    world.run(DeleteRecords{Entity::company, {company}});
    world.run(RestoreRecords{Entity::contact, {gone_before}});
    CHECK_FALSE(is_deleted(gone_before));
    CHECK(is_deleted(contact));
    CHECK_FALSE(world.database.is_deleted(Entity::company, world.row(Entity::company, company)));
}
