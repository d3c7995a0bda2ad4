#include "app/reminding.hpp"

#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"

namespace tratt::app {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::Operator;
using platform::Permission;
using ui::ReminderState;

constexpr std::string_view wanted_preference = "reminders", day_preference = "reminded_on";
constexpr core::InstantMs ms_per_minute = 60'000, ahead = 10 * ms_per_minute;

// The current user's that are not completed.
model::Query waiting(Operator when) {
    model::Query query;
    query.entity = Entity::follow_up;
    query.any.push_back({{Field::follow_up_completed_at, Operator::has_no_value, {}},
                         {Field::follow_up_date, when, {}},
                         {Field::follow_up_owner, Operator::is_one_of, {}}});
    query.any.front().back().current_user = true;
    return query;
}

}  // namespace

Reminding::Reminding(const platform::Services& services, Workspace& workspace)
    : services_(services), workspace_(workspace), is_wanted_(services.preferences.get(wanted_preference) == "on") {}

ReminderState Reminding::state() const {
    switch (services_.reminders.permission()) {
        case Permission::unavailable: return ReminderState::unavailable;
        case Permission::denied: return ReminderState::denied;
        case Permission::not_asked: return is_asking_ ? ReminderState::asking : ReminderState::off;
        default: return is_wanted_ ? ReminderState::on : ReminderState::off;
    }
}

void Reminding::set(bool is_on) {
    is_wanted_ = is_on;
    services_.preferences.set(wanted_preference, is_on ? "on" : "");
    services_.preferences.set(day_preference, "");
    looked_at_ = 0;
    is_asking_ = is_on && services_.reminders.permission() == Permission::not_asked;
    if (is_asking_) services_.reminders.ask();
}

std::optional<core::InstantMs> Reminding::on_frame() {
    if (state() != ReminderState::on) return std::nullopt;
    const core::Moment moment{services_.clock.now(), workspace_.time_zone()};
    if (moment.now - looked_at_ >= ms_per_minute) {
        looked_at_ = moment.now;
        tell_day(moment);
        tell_soon(moment);
    }
    return looked_at_ + ms_per_minute - moment.now;
}

void Reminding::tell_day(const core::Moment& moment) {
    const std::string day = core::iso_date(core::today(moment));
    if (services_.preferences.get(day_preference) == day) return;
    std::int64_t count = 0;
    for (const Operator when : {Operator::before_today, Operator::on_today}) {
        model::Query query = waiting(when);
        query.limit = 0;
        count += workspace_.queries().get(query, moment)->total;
    }
    if (count == 0) return;
    services_.preferences.set(day_preference, day);
    services_.reminders.show(i18n::text(Msg::place_follow_ups), i18n::count(i18n::Plural::follow_ups_badge, count),
                             "tratt-day");
}

void Reminding::tell_soon(const core::Moment& moment) {
    const store::Database& database = workspace_.database();
    const auto today = workspace_.queries().get(waiting(Operator::on_today), moment);
    for (const store::Row follow_up : today->rows) {
        const std::int64_t starts = database.number(Field::follow_up_starts_at, follow_up);
        const bool is_soon = starts != core::no_value && starts >= moment.now && starts - moment.now <= ahead;
        const core::Uuid& id = database.id_of(Entity::follow_up, follow_up);
        if (!is_soon || !told_.insert(id).second) continue;
        services_.reminders.show(ui::record_name(database, Entity::follow_up, follow_up),
                                 i18n::time_of_day(starts, moment.time_zone), core::to_string(id));
    }
}

}  // namespace tratt::app
