#include "codec/demo_work.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "codec/import_records.hpp"
#include "model/choices.hpp"
#include "model/follow_up_rules.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::Field;
using model::FollowUpType;
using model::Priority;
using model::SaleStatus;

constexpr std::int64_t minor_units = 100;
constexpr core::InstantMs ms_per_minute = 60'000;
constexpr std::array<std::string_view, 6> wares{"service agreement",   "pilot project", "licences",
                                                "framework agreement", "upgrade",       "training"};

// What is said about one sort of talk, and what it leads to.
struct Talk {
    FollowUpType type;
    std::string_view title;
    std::string_view outcome;
};

constexpr std::array first_talks{
    Talk{FollowUpType::call, "First call", "Interested, asked for more."},
    Talk{FollowUpType::call, "First call", "No answer, left a message."},
    Talk{FollowUpType::email, "Introduction", "Sent our overview."},
    Talk{FollowUpType::email, "Answer to the enquiry", "Sent prices and two references."},
};
constexpr std::array good_talks{
    Talk{FollowUpType::meeting, "First meeting", "Needs and budget are clear."},
    Talk{FollowUpType::call, "Follow-up call", "Wants a proposal."},
};
constexpr std::array last_talks{
    Talk{FollowUpType::call, "First call", "Has chosen another supplier."},
    Talk{FollowUpType::note, "Checked the website", "Too small for what we sell."},
};
constexpr std::array next_steps{
    Talk{FollowUpType::to_do, "Send more information", {}},
    Talk{FollowUpType::call, "Call again", {}},
    Talk{FollowUpType::to_do, "Invite to the webinar", {}},
};
constexpr std::array sale_steps{
    Talk{FollowUpType::to_do, "Send the proposal", {}},
    Talk{FollowUpType::meeting, "Go through the proposal", {}},
    Talk{FollowUpType::call, "Ask about the decision", {}},
};
constexpr Talk re_nurture_step{FollowUpType::to_do, "Get in touch again", {}};

core::Uuid sale_stage(std::int64_t number) {
    return model::seed_id(Entity::sale_stage, static_cast<std::uint64_t>(number));
}
core::Uuid sale_reason(std::int64_t number) {
    return model::seed_id(Entity::sale_reason, static_cast<std::uint64_t>(number));
}

class DemoWork {
public:
    DemoWork(store::Database& database, DemoChance& chance) : database_(database), chance_(chance) {
        const store::Row setting = database.find(Entity::setting, model::setting_id);
        if (setting != store::no_row) currency_ = database.text(Field::setting_base_currency, setting);
    }

    void add_sales(const DemoPerson& person, std::size_t in_company) {
        const core::Uuid& category = person.category;
        const bool is_first = in_company == 0;
        if (category == model::opportunity_id && (is_first || (in_company == 1 && chance_.below(2) == 0)))
            return add_open_sale(person);
        if (category == model::customer_id) {
            if (in_company < 2) add_closed_sale(person, SaleStatus::sold);
            if (is_first && chance_.below(2) == 0) add_open_sale(person);
        } else if (category == model::former_customer_id && is_first) {
            add_closed_sale(person, SaleStatus::sold);
        } else if (category == model::lost_opportunity_id && is_first) {
            add_closed_sale(person, SaleStatus::lost);
        } else if (category == model::mql_id && is_first && chance_.below(4) == 0) {
            add_stalled_sale(person);
        }
    }

    void add_talks(const DemoPerson& person) {
        const core::Uuid& status = person.lead_status;
        if (status == model::contacting_id) {
            log(person, chance_.one_of(first_talks));
            if (chance_.below(2) == 0) plan(person, chance_.one_of(next_steps), chance_.between(-3, 14));
        } else if (status == model::qualified_id) {
            log(person, chance_.one_of(good_talks));
            if (chance_.below(3) == 0) plan(person, chance_.one_of(sale_steps), chance_.between(-2, 10));
        } else if (status == model::disqualified_id) {
            log(person, chance_.one_of(last_talks));
        } else if (status == model::re_nurture_id) {
            log(person, chance_.one_of(first_talks));
            plan(person, re_nurture_step, chance_.between(7, 120));
        }
    }

    void move_to(std::vector<model::ImportRows>& rows) {
        sales_.move_to(rows);
        follow_ups_.move_to(rows);
    }

private:
    void begin_sale(const DemoPerson& person, SaleStatus status, std::int64_t stage, core::InstantMs created_at) {
        sale_ = database_.new_id();
        sales_.begin(sale_);
        sales_.add(Field::sale_title, std::string(person.company_name) + ", " + std::string(chance_.one_of(wares)));
        sales_.add(Field::sale_type, model::sale_type_id);
        sales_.add(Field::sale_stage, sale_stage(stage));
        sales_.add(Field::sale_status, model::as_number(status));
        sales_.add(Field::sale_amount, chance_.between(4, 80) * 5'000 * minor_units);
        if (!currency_.empty()) sales_.add(Field::sale_currency, currency_);
        sales_.add(Field::sale_owner, person.owner);
        sales_.add(Field::sale_company, person.company);
        sales_.add(Field::sale_contact, person.contact);
        sales_.add(Field::sale_created_at, created_at);
    }

    void add_open_sale(const DemoPerson& person) {
        const core::InstantMs created_at =
            chance_.moment(chance_.some_days_ago(std::min<std::int64_t>(person.days_known, 60)));
        begin_sale(person, SaleStatus::open, chance_.between(1, 5), created_at);
        sales_.add(Field::sale_stage_since, std::max(created_at, chance_.moment(chance_.between(0, 20))));
        sales_.add(Field::sale_sale_date, chance_.today() + chance_.between(-5, 75));
        plan(person, chance_.one_of(sale_steps), chance_.between(-2, 12), sale_);
    }

    void add_closed_sale(const DemoPerson& person, SaleStatus status) {
        const std::int64_t days_ago = chance_.some_days_ago(person.days_known);
        const core::InstantMs created_at = chance_.moment(person.days_known);
        const core::InstantMs closed_at = std::max(created_at, chance_.moment(days_ago));
        const bool is_sold = status == SaleStatus::sold;
        begin_sale(person, status, is_sold ? 5 : chance_.between(2, 4), created_at);
        sales_.add(Field::sale_reason, sale_reason(is_sold ? chance_.between(1, 3) : chance_.between(4, 6)));
        sales_.add(Field::sale_stage_since, created_at);
        sales_.add(Field::sale_closed_at, closed_at);
        sales_.add(Field::sale_sale_date, chance_.today() - days_ago);
    }

    void add_stalled_sale(const DemoPerson& person) {
        const core::InstantMs created_at = chance_.moment(person.days_known);
        begin_sale(person, SaleStatus::stalled, chance_.between(1, 3), created_at);
        sales_.add(Field::sale_reason, sale_reason(chance_.between(7, 8)));
        sales_.add(Field::sale_stage_since, created_at);
        sales_.add(Field::sale_sale_date, chance_.today() + chance_.between(60, 150));
        sales_.add(Field::sale_reopen_date, chance_.today() + chance_.between(20, 50));
    }

    void begin_follow_up(const DemoPerson& person, const Talk& talk, Priority priority, core::InstantMs created_at) {
        follow_ups_.begin(database_.new_id());
        follow_ups_.add(Field::follow_up_type, model::as_number(talk.type));
        follow_ups_.add(Field::follow_up_title, std::string(talk.title));
        follow_ups_.add(Field::follow_up_priority, model::as_number(priority));
        follow_ups_.add(Field::follow_up_owner, person.owner);
        follow_ups_.add(Field::follow_up_company, person.company);
        follow_ups_.add(Field::follow_up_contact, person.contact);
        follow_ups_.add(Field::follow_up_created_at, created_at);
    }

    void add_times(FollowUpType type, core::InstantMs starts_at) {
        if (model::has_times(type)) {
            follow_ups_.add(Field::follow_up_starts_at, starts_at);
            follow_ups_.add(Field::follow_up_ends_at, model::proposed_end(type, starts_at));
        }
    }

    // What has been done.
    void log(const DemoPerson& person, const Talk& talk) {
        const std::int64_t days_ago = chance_.some_days_ago(std::min<std::int64_t>(person.days_known, 60));
        const core::InstantMs at = chance_.moment(days_ago);
        begin_follow_up(person, talk, Priority::normal, at);
        add_times(talk.type, at - 30 * ms_per_minute);
        if (!model::has_times(talk.type)) follow_ups_.add(Field::follow_up_due_date, chance_.today() - days_ago);
        follow_ups_.add(Field::follow_up_completed_at, at);
        follow_ups_.add(Field::follow_up_outcome, std::string(talk.outcome));
    }

    // What comes next.
    void plan(const DemoPerson& person, const Talk& talk, std::int64_t days_ahead, const core::Uuid& sale = {}) {
        const auto days_ago = std::max<std::int64_t>(1, -days_ahead) + chance_.between(0, 6);
        begin_follow_up(person, talk, chance_.below(4) == 0 ? Priority::high : Priority::normal,
                        chance_.moment(days_ago));
        add_times(talk.type, chance_.planned(days_ahead));
        if (!model::has_times(talk.type)) follow_ups_.add(Field::follow_up_due_date, chance_.today() + days_ahead);
        if (!sale.is_nil()) follow_ups_.add(Field::follow_up_sale, sale);
    }

    store::Database& database_;
    DemoChance& chance_;
    std::string currency_;
    core::Uuid sale_;  // begun last
    NewRecords sales_{Entity::sale};
    NewRecords follow_ups_{Entity::follow_up};
};

}  // namespace

void add_demo_work(store::Database& database, DemoChance& chance, std::span<const DemoPerson> people,
                   std::vector<model::ImportRows>& rows) {
    DemoWork work(database, chance);
    std::size_t in_company = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        in_company = i > 0 && people[i].company == people[i - 1].company ? in_company + 1 : 0;
        work.add_sales(people[i], in_company);
        work.add_talks(people[i]);
    }
    work.move_to(rows);
}

}  // namespace tratt::codec
