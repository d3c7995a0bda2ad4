// Sales and follow-ups in the database.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::core::Date;
using tratt::store::no_row;
using tratt::test::World;

namespace {

constexpr tratt::core::InstantMs ms_per_day = 86'400'000;
const Uuid first_stage = seed_id(Entity::sale_stage, 1);
const Uuid proposal_stage = seed_id(Entity::sale_stage, 3);
const Uuid sold_reason = seed_id(Entity::sale_reason, 1);
const Uuid lost_reason = seed_id(Entity::sale_reason, 4);
const Uuid stalled_reason = seed_id(Entity::sale_reason, 7);

Value number(std::int64_t value) { return value; }
Value status(SaleStatus value) { return as_number(value); }

Uuid sale(World& world, std::vector<FieldValue> more = {}) {
    more.push_back({Field::sale_title, "Rådgivning"});
    more.push_back({Field::sale_type, sale_type_id});
    return world.create(Entity::sale, std::move(more));
}

const Transaction* change(World& world, const Uuid& id, std::vector<FieldValue> changes) {
    return world.run(UpdateRecords{Entity::sale, {id}, std::move(changes)});
}

Value of(const World& world, const Uuid& id, Field field) { return world.value(spec(field).entity, id, field); }

Date day(const World& world) { return tratt::core::day_of(world.now, 0); }

}  // namespace

TEST_CASE("R244 a sale needs a title and a sale type") {
    World world;
    CHECK(world.create(Entity::sale, {{Field::sale_type, sale_type_id}}).is_nil());
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "title");
    CHECK(world.create(Entity::sale, {{Field::sale_title, "x"}}).is_nil());
    CHECK(world.refusal.field == "type");
    const Uuid id = sale(world);
    CHECK(of(world, id, Field::sale_number) == number(1));
    change(world, id, {{Field::sale_title, " "}});
    CHECK(world.refusal.code == "required");
    CHECK(world.database.find_number(Entity::sale, 1) == world.row(Entity::sale, id));
}

TEST_CASE("R245 a sale is open, sold, lost or stalled, and open at first") {
    World world;
    const Uuid id = sale(world);
    CHECK(of(world, id, Field::sale_status) == status(SaleStatus::open));
    change(world, id, {{Field::sale_status, number(4)}});
    CHECK(world.refusal.code == "wrong_type");
    change(world, id, {{Field::sale_status, Value()}});
    CHECK(world.refusal.code == "required");
}

TEST_CASE("R246 the type decides the stages") {
    World world;
    const Uuid id = sale(world);
    CHECK(of(world, id, Field::sale_stage) == Value(first_stage));
    const Uuid renewal = world.create(Entity::sale_type, {{Field::sale_type_name, "Renewal"}});
    const Uuid asked = world.create(Entity::sale_stage, {{Field::sale_stage_name, "Asked"},
                                                         {Field::sale_stage_type, renewal},
                                                         {Field::sale_stage_probability, number(60)}});
    change(world, id, {{Field::sale_stage, asked}});
    CHECK(world.refusal.code == "stage_of_other_type");
    CHECK(world.refusal.field == "stage");
    change(world, id, {{Field::sale_type, renewal}});
    CHECK(of(world, id, Field::sale_stage) == Value(asked));
    change(world, id, {{Field::sale_type, sale_type_id}, {Field::sale_stage, proposal_stage}});
    CHECK(of(world, id, Field::sale_stage) == Value(proposal_stage));
    CHECK(sale(world, {{Field::sale_stage, asked}}).is_nil());
}

TEST_CASE("R246 the stage gives a probability, which can be overridden until the stage changes") {
    World world;
    const Uuid id = sale(world, {{Field::sale_amount, number(200'000)}});
    CHECK(of(world, id, Field::sale_chance) == number(10));
    CHECK(of(world, id, Field::sale_weighted_amount) == number(20'000));
    change(world, id, {{Field::sale_probability, number(40)}});
    CHECK(of(world, id, Field::sale_weighted_amount) == number(80'000));
    change(world, id, {{Field::sale_stage, proposal_stage}});
    CHECK(of(world, id, Field::sale_probability) == Value());
    CHECK(of(world, id, Field::sale_weighted_amount) == number(100'000));
    change(world, id, {{Field::sale_stage, first_stage}, {Field::sale_probability, number(0)}});
    CHECK(of(world, id, Field::sale_weighted_amount) == number(0));
    change(world, id, {{Field::sale_probability, number(101)}});
    CHECK(world.refusal.code == "out_of_range");
    CHECK(world.refusal.field == "probability");
}

TEST_CASE("R189 a sale in another currency is summed in the base currency") {
    World world;
    world.set(Entity::setting, setting_id, Field::setting_base_currency, "SEK");
    const Uuid home = sale(world, {{Field::sale_amount, number(1000)}});
    CHECK(of(world, home, Field::sale_currency) == Value("SEK"));
    CHECK(of(world, home, Field::sale_base_amount) == number(1000));
    const Uuid abroad = sale(world, {{Field::sale_amount, number(1000)},
                                     {Field::sale_currency, "EUR"},
                                     {Field::sale_rate, number(11'500'000)},
                                     {Field::sale_probability, number(50)}});
    CHECK(of(world, abroad, Field::sale_base_amount) == number(11'500));
    CHECK(of(world, abroad, Field::sale_base_weighted_amount) == number(5'750));
    CHECK(of(world, abroad, Field::sale_weighted_amount) == number(500));
}

TEST_CASE("R247 the sale date is proposed from the type's expected duration") {
    World world;
    const Uuid id = sale(world);
    CHECK(of(world, id, Field::sale_sale_date) == number(day(world) + 90));
    const Uuid dated = sale(world, {{Field::sale_sale_date, number(20'000)}});
    CHECK(of(world, dated, Field::sale_sale_date) == number(20'000));
    const Uuid unknown = sale(world, {{Field::sale_sale_date, Value()}});
    CHECK(of(world, unknown, Field::sale_sale_date) == Value());
}

TEST_CASE("R249 sold proposes today as sale date and asks for a reason") {
    World world;
    const Uuid id = sale(world);
    change(world, id, {{Field::sale_status, status(SaleStatus::sold)}});
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "reason");
    change(world, id, {{Field::sale_status, status(SaleStatus::sold)}, {Field::sale_reason, sold_reason}});
    CHECK(world.refusal.code.empty());
    CHECK(of(world, id, Field::sale_sale_date) == number(day(world)));
    CHECK(of(world, id, Field::sale_closed_at) == number(world.now));
    const Uuid dated = sale(world);
    change(world, dated,
           {{Field::sale_status, status(SaleStatus::sold)},
            {Field::sale_reason, sold_reason},
            {Field::sale_sale_date, number(20'000)}});
    CHECK(of(world, dated, Field::sale_sale_date) == number(20'000));
    const Uuid at_once =
        sale(world, {{Field::sale_status, status(SaleStatus::sold)}, {Field::sale_reason, sold_reason}});
    CHECK(of(world, at_once, Field::sale_sale_date) == number(day(world)));
    CHECK(of(world, at_once, Field::sale_closed_at) == number(world.now));
}

TEST_CASE("R250 lost asks for a reason of its own kind, and none where there are none") {
    World world;
    const Uuid id = sale(world);
    change(world, id, {{Field::sale_status, status(SaleStatus::lost)}, {Field::sale_reason, sold_reason}});
    CHECK(world.refusal.code == "reason_of_other_kind");
    change(world, id, {{Field::sale_status, status(SaleStatus::lost)}, {Field::sale_reason, lost_reason}});
    CHECK(world.refusal.code.empty());
    change(world, id, {{Field::sale_reason, Value()}});
    CHECK(world.refusal.code == "required");
    change(world, id, {{Field::sale_status, status(SaleStatus::sold)}});
    CHECK(world.refusal.code == "required");
    std::vector<Uuid> reasons;
    for (const auto row : world.database.list(Entity::sale_reason))
        reasons.push_back(world.database.id_of(Entity::sale_reason, row));
    world.run(DeleteRecords{Entity::sale_reason, reasons});
    change(world, id, {{Field::sale_status, status(SaleStatus::sold)}});
    CHECK(world.refusal.code.empty());
    CHECK(of(world, id, Field::sale_reason) == Value());
}

TEST_CASE("R251 stalled asks for a reason and a reopen date, and both go when the sale is open again") {
    World world;
    const Uuid id = sale(world);
    change(world, id, {{Field::sale_status, status(SaleStatus::stalled)}, {Field::sale_reason, stalled_reason}});
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "reopen_date");
    change(world, id,
           {{Field::sale_status, status(SaleStatus::stalled)},
            {Field::sale_reason, stalled_reason},
            {Field::sale_reopen_date, number(20'600)}});
    CHECK(world.refusal.code.empty());
    CHECK(of(world, id, Field::sale_closed_at) == Value());
    change(world, id, {{Field::sale_reopen_date, Value()}});
    CHECK(world.refusal.code == "required");
    change(world, id, {{Field::sale_title, "Annat"}});
    CHECK(world.refusal.code.empty());
    change(world, id, {{Field::sale_status, status(SaleStatus::open)}});
    CHECK(of(world, id, Field::sale_reason) == Value());
    CHECK(of(world, id, Field::sale_reopen_date) == Value());
}

TEST_CASE("R252 only sold and lost sales can be completed, and an open one is not") {
    World world;
    const Uuid id = sale(world);
    change(world, id, {{Field::sale_completed, true}});
    CHECK(world.refusal.code == "completed_needs_closed");
    change(world, id,
           {{Field::sale_status, status(SaleStatus::lost)},
            {Field::sale_reason, lost_reason},
            {Field::sale_completed, true}});
    CHECK(of(world, id, Field::sale_completed) == Value(true));
    change(world, id, {{Field::sale_status, status(SaleStatus::open)}});
    CHECK(of(world, id, Field::sale_completed) == Value(false));
    CHECK(of(world, id, Field::sale_closed_at) == Value());
    CHECK(sale(world, {{Field::sale_completed, true}}).is_nil());
}

TEST_CASE("R253 a closed sale remembers its stage") {
    World world;
    const Uuid id = sale(world, {{Field::sale_stage, proposal_stage}});
    const Value since = of(world, id, Field::sale_stage_since);
    change(world, id, {{Field::sale_status, status(SaleStatus::lost)}, {Field::sale_reason, lost_reason}});
    CHECK(of(world, id, Field::sale_stage) == Value(proposal_stage));
    CHECK(of(world, id, Field::sale_stage_since) == since);
}

TEST_CASE("R254 a sale is mine, and belongs to the contact it was started from and that one's company") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    const Uuid id = sale(world, {{Field::sale_contact, contact}});
    CHECK(of(world, id, Field::sale_owner) == Value(me_id));
    CHECK(of(world, id, Field::sale_company) == Value(company));
    const Uuid nobodys =
        sale(world, {{Field::sale_contact, contact}, {Field::sale_owner, Value()}, {Field::sale_company, Value()}});
    CHECK(of(world, nobodys, Field::sale_owner) == Value());
    CHECK(of(world, nobodys, Field::sale_company) == Value());
}

TEST_CASE("R255 amount, cost, profit and percent follow one another") {
    World world;
    const Uuid id = sale(world, {{Field::sale_amount, number(1000)}, {Field::sale_cost, number(600)}});
    CHECK(of(world, id, Field::sale_profit) == number(400));
    CHECK(of(world, id, Field::sale_percent) == number(4000));
    change(world, id, {{Field::sale_percent, number(2500)}});
    CHECK(of(world, id, Field::sale_cost) == number(750));
    CHECK(of(world, id, Field::sale_profit) == number(250));
    change(world, id, {{Field::sale_profit, number(100)}});
    CHECK(of(world, id, Field::sale_cost) == number(900));
    change(world, id, {{Field::sale_title, "Annat"}});
    CHECK(of(world, id, Field::sale_cost) == number(900));
    const auto before = world.database.snapshot();
    change(world, id, {{Field::sale_amount, number(10'000'000'000'001)}});
    CHECK(world.refusal.code == "out_of_range");
    CHECK(world.refusal.field == "amount");
    change(world, id, {{Field::sale_cost, number(9'000'000'000'000)}, {Field::sale_profit, number(2'000'000'000'000)}});
    CHECK(world.refusal.code == "out_of_range");
    CHECK(world.refusal.field == "amount");
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("R257 a lead becomes a sale, and nothing is converted, copied or deleted") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    const auto before = world.database.snapshot();
    sale(world, {{Field::sale_contact, contact}});
    for (const Event& records : world.database.snapshot().records) {
        const auto same = std::ranges::find(before.records, records.entity, &Event::entity);
        if (records.entity != Entity::sale) CHECK(*same == records);
    }
}

TEST_CASE("R258 days in stage begin anew with the stage, and only with that") {
    World world;
    const Uuid id = sale(world);
    const auto row = world.row(Entity::sale, id);
    const auto days = [&] { return world.database.days_in_stage(row, {world.now, {}}); };
    world.now += 10 * ms_per_day;
    CHECK(days() == 10);
    change(world, id, {{Field::sale_title, "Annat"}});
    CHECK(days() == 10);
    change(world, id, {{Field::sale_stage, proposal_stage}});
    CHECK(days() == 0);
    world.now += 3 * ms_per_day;
    change(world, id, {{Field::sale_status, status(SaleStatus::lost)}, {Field::sale_reason, lost_reason}});
    world.now += 5 * ms_per_day;
    CHECK(days() == 3);
}

TEST_CASE("R281 R282 a sale goes to the bin and comes back, and stays when its contact goes") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid id = sale(world, {{Field::sale_contact, contact}});
    world.run(DeleteRecords{Entity::contact, {contact}});
    CHECK(world.database.is_live(Entity::sale, world.row(Entity::sale, id)));
    world.run(DeleteRecords{Entity::sale, {id}});
    CHECK(world.database.is_deleted(Entity::sale, world.row(Entity::sale, id)));
    world.run(RestoreRecords{Entity::sale, {id}});
    CHECK(world.database.is_live(Entity::sale, world.row(Entity::sale, id)));
}

// ---- Follow-ups ---------------------------------------------------------------------------------------------------

static Uuid follow_up(World& world, FollowUpType type, std::vector<FieldValue> more = {}) {
    more.push_back({Field::follow_up_title, "Ring upp"});
    more.push_back({Field::follow_up_type, as_number(type)});
    return world.create(Entity::follow_up, std::move(more));
}

TEST_CASE("R259 a meeting takes an hour, a call a quarter, a to-do has a deadline only") {
    World world;
    constexpr std::int64_t start = 1'790'000'000'000;
    const Uuid meeting = follow_up(world, FollowUpType::meeting, {{Field::follow_up_starts_at, number(start)}});
    CHECK(of(world, meeting, Field::follow_up_ends_at) == number(start + 3'600'000));
    const Uuid call = follow_up(world, FollowUpType::call, {{Field::follow_up_starts_at, number(start)}});
    CHECK(of(world, call, Field::follow_up_ends_at) == number(start + 900'000));
    CHECK(follow_up(world, FollowUpType::meeting).is_nil());
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "starts_at");
    CHECK(follow_up(world, FollowUpType::to_do, {{Field::follow_up_starts_at, number(start)}}).is_nil());
    CHECK(world.refusal.code == "not_for_type");
    CHECK(follow_up(world, FollowUpType::call,
                    {{Field::follow_up_starts_at, number(start)}, {Field::follow_up_due_date, number(20'000)}})
              .is_nil());
    CHECK(world.refusal.field == "due_date");
    const Uuid to_do = follow_up(world, FollowUpType::to_do);
    CHECK(of(world, to_do, Field::follow_up_due_date) == number(day(world)));
    world.set(Entity::follow_up, to_do, Field::follow_up_due_date, Value());
    CHECK(world.refusal.code == "required");
}

TEST_CASE("R259 a meeting that is moved takes as long as before, and ends after it begins") {
    World world;
    constexpr std::int64_t start = 1'790'000'000'000;
    const Uuid meeting =
        follow_up(world, FollowUpType::meeting,
                  {{Field::follow_up_starts_at, number(start)}, {Field::follow_up_ends_at, number(start + 7'200'000)}});
    world.set(Entity::follow_up, meeting, Field::follow_up_starts_at, number(start + 1000));
    CHECK(of(world, meeting, Field::follow_up_ends_at) == number(start + 7'201'000));
    world.set(Entity::follow_up, meeting, Field::follow_up_ends_at, number(start));
    CHECK(world.refusal.code == "ends_before_start");
    world.run(UpdateRecords{
        Entity::follow_up,
        {meeting},
        {{Field::follow_up_type, as_number(FollowUpType::to_do)}, {Field::follow_up_due_date, number(20'000)}}});
    CHECK(world.refusal.code.empty());
    CHECK(of(world, meeting, Field::follow_up_starts_at) == Value());
    CHECK(of(world, meeting, Field::follow_up_ends_at) == Value());
}

TEST_CASE("R260 a completed follow-up must be un-ticked before it is edited") {
    World world;
    const Uuid id = follow_up(world, FollowUpType::to_do);
    world.set(Entity::follow_up, id, Field::follow_up_completed_at, number(world.now));
    CHECK(world.refusal.code.empty());
    world.set(Entity::follow_up, id, Field::follow_up_title, "Annat");
    CHECK(world.refusal.code == "follow_up_completed");
    CHECK(world.refusal.field == "title");
    world.run(UpdateRecords{
        Entity::follow_up, {id}, {{Field::follow_up_completed_at, Value()}, {Field::follow_up_title, "Annat"}}});
    CHECK(world.refusal.code.empty());
    CHECK(world.text(Entity::follow_up, id, Field::follow_up_title) == "Annat");
}

TEST_CASE("R261 a follow-up is overdue from the day after") {
    World world;
    const Uuid id = follow_up(world, FollowUpType::to_do, {{Field::follow_up_due_date, number(day(world))}});
    const auto row = world.row(Entity::follow_up, id);
    CHECK_FALSE(world.database.is_overdue(row, {world.now, {}}));
    CHECK(world.database.is_overdue(row, {world.now + ms_per_day, {}}));
    CHECK(world.database.follow_up_date(row, {world.now, {}}) == day(world));
    world.set(Entity::follow_up, id, Field::follow_up_completed_at, number(world.now));
    CHECK_FALSE(world.database.is_overdue(row, {world.now + ms_per_day, {}}));
}

TEST_CASE("R262 a follow-up belongs to a sale, its contact and its company at once") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    const Uuid of_sale =
        follow_up(world, FollowUpType::to_do, {{Field::follow_up_sale, sale(world, {{Field::sale_contact, contact}})}});
    CHECK(of(world, of_sale, Field::follow_up_contact) == Value(contact));
    CHECK(of(world, of_sale, Field::follow_up_company) == Value(company));
    CHECK(of(world, of_sale, Field::follow_up_owner) == Value(me_id));
    const Uuid of_contact = follow_up(world, FollowUpType::to_do, {{Field::follow_up_contact, contact}});
    CHECK(of(world, of_contact, Field::follow_up_company) == Value(company));
    CHECK(of(world, of_contact, Field::follow_up_sale) == Value());
}

TEST_CASE("R259 R260 what has been done and what comes next are one step of undo") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid planned = follow_up(world, FollowUpType::to_do, {{Field::follow_up_contact, contact}});
    const std::vector<FieldValue> call = {{Field::follow_up_title, " Samtal "},
                                          {Field::follow_up_type, as_number(FollowUpType::call)},
                                          {Field::follow_up_contact, contact},
                                          {Field::follow_up_starts_at, number(world.now)},
                                          {Field::follow_up_completed_at, number(world.now)}};
    const std::vector<FieldValue> next = {{Field::follow_up_title, "Skicka offert"},
                                          {Field::follow_up_contact, contact}};
    const LogActivities log{{planned},
                            {{Field::follow_up_completed_at, number(world.now)}, {Field::follow_up_outcome, " Ja "}},
                            {call, next}};
    const tratt::model::Transaction* step = world.run(log);
    CHECK(step->name_key == "step_log_activities");
    CHECK(world.database.count(Entity::follow_up) == 3);
    CHECK(world.text(Entity::follow_up, planned, Field::follow_up_outcome) == "Ja");
    const auto upcoming = world.database.next_follow_up(Entity::contact, world.row(Entity::contact, contact));
    CHECK(world.database.text(Field::follow_up_title, upcoming) == "Skicka offert");
    CHECK(world.database.text(Field::follow_up_title, 1) == "Samtal");
    CHECK(world.database.number(Field::follow_up_ends_at, 1) ==
          world.database.number(Field::follow_up_starts_at, 1) + 900'000);
    world.run(Undo{});
    CHECK(world.database.count(Entity::follow_up) == 1);
    CHECK(of(world, planned, Field::follow_up_completed_at) == Value());
}

TEST_CASE("R259 R260 what cannot be logged is refused as a whole, with the place of what is wrong") {
    World world;
    const Uuid planned = follow_up(world, FollowUpType::to_do);
    const std::vector<FieldValue> good = {{Field::follow_up_title, "Ring upp"}};
    world.run(LogActivities{{planned}, {{Field::follow_up_completed_at, number(world.now)}}, {good, {}}});
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "title");
    CHECK(world.refusal.row == 1);
    CHECK(world.database.count(Entity::follow_up) == 1);
    world.run(LogActivities{{world.database.new_id()}, {}, {}});
    CHECK(world.refusal.code == "unknown_record");
    world.run(LogActivities{{planned}, {{Field::follow_up_title, ""}}, {}});
    CHECK(world.refusal.code == "required");
    CHECK(world.run(LogActivities{}) == nullptr);
    CHECK(world.refusal.code.empty());
    const Uuid mail = follow_up(world, FollowUpType::email, {{Field::follow_up_starts_at, number(world.now)}});
    CHECK(of(world, mail, Field::follow_up_ends_at) == of(world, mail, Field::follow_up_starts_at));
}

TEST_CASE("R248 the next activity is the oldest follow-up that is not completed") {
    World world;
    const Uuid id = sale(world);
    const auto row = world.row(Entity::sale, id);
    CHECK(world.database.next_follow_up(Entity::sale, row) == no_row);
    const auto on = [&](Date date) {
        return follow_up(world, FollowUpType::to_do,
                         {{Field::follow_up_sale, id}, {Field::follow_up_due_date, number(date)}});
    };
    const Uuid late = on(20'010);
    const Uuid early = on(20'000);
    follow_up(world, FollowUpType::to_do, {{Field::follow_up_due_date, number(19'000)}});
    const auto next = [&] {
        return world.database.id_of(Entity::follow_up, world.database.next_follow_up(Entity::sale, row));
    };
    CHECK(next() == early);
    world.set(Entity::follow_up, early, Field::follow_up_completed_at, number(world.now));
    CHECK(next() == late);
    world.run(DeleteRecords{Entity::follow_up, {late}});
    CHECK(next().is_nil());
}
