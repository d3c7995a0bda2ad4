#include "ui/screens/follow_up_dialog.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/follow_up_rules.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/typed_time.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::FieldValue;
using model::FollowUpType;

constexpr ImGuiID base = make_id("follow_up");
constexpr std::array planned_types{FollowUpType::to_do, FollowUpType::call, FollowUpType::meeting};
constexpr std::array logged_types{FollowUpType::call, FollowUpType::email, FollowUpType::meeting, FollowUpType::note};
constexpr std::array priorities{Msg::priority_high, Msg::priority_normal, Msg::priority_low};
constexpr float about_height = 20, words_height = 72, section_height = 24, gap = size::space_4;
constexpr float ring_room = 4;  // focus rings lie outside what they surround
constexpr int half_an_hour = 30, last_half_hour = 23 * 60 + 30, end_of_day = 24 * 60 - 1;

FieldFrame frame_of(Msg label, bool is_required = false) {
    return {.label = i18n::text(label), .is_required = is_required};
}
FieldFrame frame_of(Field field, bool is_required = false) {
    return {.label = field_label(field), .is_required = is_required};
}

int next_half_hour(int minutes) { return std::min((minutes / half_an_hour + 1) * half_an_hour, last_half_hour); }

template <class Types, class Index>
int index_of(const Types& types, Index type) {
    return static_cast<int>(std::ranges::find(types, type) - types.begin());
}

void add_link(std::vector<FieldValue>& values, Field field, const core::Uuid& id) {
    if (!id.is_nil()) values.push_back({field, id});
}

void add_links(std::vector<FieldValue>& values, const About& about) {
    add_link(values, Field::follow_up_contact, about.contact);
    add_link(values, Field::follow_up_company, about.company);
    add_link(values, Field::follow_up_sale, about.sale);
}

std::string_view name_of(const store::Database& database, const About& about) {
    if (!about.sale.is_nil()) return record_name(database, Entity::sale, database.find(Entity::sale, about.sale));
    if (!about.contact.is_nil())
        return record_name(database, Entity::contact, database.find(Entity::contact, about.contact));
    return record_name(database, Entity::company, database.find(Entity::company, about.company));
}

model::Value text_value(const std::string& typed) {
    const std::string_view trimmed = core::trim(typed);
    return trimmed.empty() ? model::Value{} : model::Value{std::string(trimmed)};
}

}  // namespace

std::string_view follow_up_type_words(FollowUpType type) {
    switch (type) {
        case FollowUpType::call: return i18n::text(Msg::follow_up_type_call);
        case FollowUpType::meeting: return i18n::text(Msg::follow_up_type_meeting);
        case FollowUpType::email: return i18n::text(Msg::follow_up_type_email);
        case FollowUpType::note: return i18n::text(Msg::follow_up_type_note);
        default: return i18n::text(Msg::follow_up_type_to_do);
    }
}

Icon follow_up_icon(FollowUpType type) {
    switch (type) {
        case FollowUpType::call: return Icon::phone;
        case FollowUpType::meeting: return Icon::calendar;
        case FollowUpType::email: return Icon::mail;
        case FollowUpType::note: return Icon::note;
        default: return Icon::followups;
    }
}

FollowUpType follow_up_type_of(const store::Database& database, store::Row follow_up) {
    const std::int64_t type = database.number(Field::follow_up_type, follow_up);
    return type == core::no_value ? FollowUpType::to_do : static_cast<FollowUpType>(type);
}

About about_record(const store::Database& database, Entity entity, store::Row row) {
    const core::Uuid& id = database.id_of(entity, row);
    switch (entity) {
        case Entity::contact: return {.contact = id, .company = {}, .sale = {}};
        case Entity::company: return {.contact = {}, .company = id, .sale = {}};
        case Entity::sale: return {.contact = {}, .company = {}, .sale = id};
        default: return {};
    }
}

// ---- Opening --------------------------------------------------------------------------------------------------------

void FollowUpDialog::begin(Context& context, Purpose purpose) {
    purpose_ = purpose;
    page_ = {};
    follow_up_ = {};
    about_.clear();
    chooses_contact_ = false;
    contact_.forget();
    question_.clear();
    type_ = FollowUpType::to_do;
    title_.clear();
    words_.clear();
    next_title_.clear();
    const core::Moment moment = moment_of(context.environment);
    day_.set(core::today(moment));
    next_day_.set(core::no_value);
    const int now = minutes_of_day(moment.now, moment.time_zone);
    time_.set(purpose == Purpose::log ? now : next_half_hour(now));
    length_in_minutes_ = 2 * half_an_hour;
    follow_start();
    owner_ = context.database.id_of(Entity::user, context.database.current_user());
    priority_ = model::Priority::normal;
    owner_is_our_contact_ = for_companies_ = is_completed_ = false;
}

void FollowUpDialog::plan(Context& context, Plan plan) {
    begin(context, Purpose::plan);
    about_ = std::move(plan.about);
    chooses_contact_ = about_.empty();
    if (chooses_contact_) about_.emplace_back();
    if (plan.day != core::no_value) day_.set(plan.day);
    title_ = std::move(plan.title);
    question_ = std::move(plan.question);
}

void FollowUpDialog::edit(Context& context, const core::Uuid& follow_up) {
    begin(context, Purpose::edit);
    follow_up_ = follow_up;
    chooses_contact_ = true;
    load(context, context.database.find(Entity::follow_up, follow_up));
}

void FollowUpDialog::log(Context& context, FollowUpType type, const About& about) {
    begin(context, Purpose::log);
    type_ = type;
    about_ = {about};
}

void FollowUpDialog::complete(Context& context, const core::Uuid& follow_up) {
    begin(context, Purpose::complete);
    follow_up_ = follow_up;
    load(context, context.database.find(Entity::follow_up, follow_up));
    const store::Row row = context.database.find(Entity::follow_up, follow_up);
    if (row != store::no_row) words_ = context.database.text(Field::follow_up_outcome, row);
}

void FollowUpDialog::load(Context& context, store::Row row) {
    if (row == store::no_row) return;
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    type_ = follow_up_type_of(database, row);
    title_ = database.text(Field::follow_up_title, row);
    words_ = database.text(Field::follow_up_text, row);
    day_.set(database.follow_up_date(row, moment));
    const std::int64_t starts = database.number(Field::follow_up_starts_at, row);
    const std::int64_t ends = database.number(Field::follow_up_ends_at, row);
    if (starts != core::no_value) time_.set(minutes_of_day(starts, moment.time_zone));
    follow_start();
    if (ends != core::no_value) {
        end_.set(minutes_of_day(ends, moment.time_zone));
        measure_length();
    }
    owner_ = database.id_of(Entity::user, database.reference(Field::follow_up_owner, row));
    priority_ = static_cast<model::Priority>(database.number(Field::follow_up_priority, row));
    const auto id = [&](Field field) {
        return database.id_of(model::spec(field).target, database.reference(field, row));
    };
    about_ = {{.contact = id(Field::follow_up_contact),
               .company = id(Field::follow_up_company),
               .sale = id(Field::follow_up_sale)}};
}

// ---- What is typed --------------------------------------------------------------------------------------------------

bool FollowUpDialog::is_timed() const { return purpose_ == Purpose::log || model::has_times(type_); }
// There is no room for them beside the day.
bool FollowUpDialog::has_line_of_times() const { return is_phone() && is_timed(); }
// What is moved takes as long as before, also where midnight cuts it short for a while.
void FollowUpDialog::follow_start() {
    if (!time_.is_wrong()) end_.set(std::min(time_.minutes() + length_in_minutes_, end_of_day));
}
void FollowUpDialog::measure_length() {
    const bool is_known = !time_.is_wrong() && end_.minutes() >= time_.minutes();
    if (is_known) length_in_minutes_ = end_.minutes() - time_.minutes();
}
bool FollowUpDialog::has_next() const { return !core::trim(next_title_).empty() || next_day_.day() != core::no_value; }

std::string_view FollowUpDialog::why_not(Context& /*context*/) const {
    const bool is_planning = purpose_ == Purpose::plan || purpose_ == Purpose::edit;
    if (is_planning && core::trim(title_).empty()) return i18n::text(Msg::follow_up_needs_title);
    if (purpose_ == Purpose::log && type_ == FollowUpType::note && core::trim(words_).empty())
        return i18n::text(Msg::log_needs_note);
    const bool has_day = purpose_ != Purpose::complete;
    if (has_day && (day_.is_wrong() || day_.day() == core::no_value)) return i18n::text(Msg::follow_up_needs_day);
    if (has_day && is_timed() && time_.is_wrong()) return i18n::text(Msg::time_wrong);
    const bool has_end = is_planning && type_ == FollowUpType::meeting;
    if (has_end && end_.is_wrong()) return i18n::text(Msg::time_wrong);
    if (has_end && end_.minutes() < time_.minutes()) return i18n::text(Msg::error_ends_before_start);
    if (next_day_.is_wrong()) return i18n::text(Msg::date_wrong);
    const bool needs_next_title = next_day_.day() != core::no_value && core::trim(next_title_).empty();
    return needs_next_title ? i18n::text(Msg::follow_up_needs_next_title) : std::string_view{};
}

std::vector<FieldValue> FollowUpDialog::values(Context& context, const About& about) const {
    const core::TimeZone& zone = context.environment.time_zone;
    const bool is_log = purpose_ == Purpose::log;
    std::vector<FieldValue> values{{Field::follow_up_type, model::as_number(type_)}};
    values.push_back(
        {Field::follow_up_title, is_log ? model::Value{std::string(follow_up_type_words(type_))} : text_value(title_)});
    values.push_back({is_log ? Field::follow_up_outcome : Field::follow_up_text, text_value(words_)});
    if (model::has_times(type_)) {
        const core::InstantMs starts = instant_at(day_.day(), time_.minutes(), zone);
        values.push_back({Field::follow_up_starts_at, starts});
        if (type_ == FollowUpType::meeting && !is_log)
            values.push_back({Field::follow_up_ends_at, instant_at(day_.day(), end_.minutes(), zone)});
        if (is_log) values.push_back({Field::follow_up_completed_at, starts});
    } else {
        values.push_back({Field::follow_up_due_date, day_.day()});
    }
    if (!is_log) {
        const core::Uuid owner = owner_of(context, about);
        values.push_back({Field::follow_up_owner, owner.is_nil() ? model::Value{} : model::Value{owner}});
        if (is_completed_) values.push_back({Field::follow_up_completed_at, context.environment.now});
        values.push_back({Field::follow_up_priority, model::as_number(priority_)});
    }
    if (purpose_ != Purpose::edit) {
        add_links(values, about);
        return values;
    }
    const auto id_value = [](const core::Uuid& id) { return id.is_nil() ? model::Value{} : model::Value{id}; };
    values.push_back({Field::follow_up_contact, id_value(about.contact)});
    values.push_back({Field::follow_up_company, id_value(about.company)});
    return values;
}

std::vector<FieldValue> FollowUpDialog::next_values(const About& about) const {
    std::vector<FieldValue> values{{Field::follow_up_title, text_value(next_title_)}};
    if (next_day_.day() != core::no_value) values.push_back({Field::follow_up_due_date, next_day_.day()});
    add_links(values, about);
    return values;
}

// R171
core::Uuid FollowUpDialog::owner_of(Context& context, const About& about) const {
    if (!owner_is_our_contact_) return owner_;
    const store::Database& database = context.database;
    const auto owner = [&](Entity entity, const core::Uuid& id, Field field) {
        const store::Row row = database.find(entity, id);
        return row == store::no_row ? core::Uuid{} : database.id_of(Entity::user, database.reference(field, row));
    };
    if (!about.sale.is_nil()) return owner(Entity::sale, about.sale, Field::sale_owner);
    if (!about.contact.is_nil()) return owner(Entity::contact, about.contact, Field::contact_owner);
    return owner(Entity::company, about.company, Field::company_owner);
}

// One for each record, or for each company that they have: people without one keep their own.
std::vector<About> FollowUpDialog::about_each(Context& context) const {
    if (!for_companies_) return about_;
    const store::Database& database = context.database;
    std::vector<About> each;
    std::unordered_set<core::Uuid, core::UuidHash> seen;
    for (const About& about : about_) {
        const store::Row contact = database.find(Entity::contact, about.contact);
        const store::Row company =
            contact == store::no_row ? store::no_row : database.reference(Field::contact_company, contact);
        if (company == store::no_row) {
            each.push_back(about);
        } else if (seen.insert(database.id_of(Entity::company, company)).second) {
            each.push_back(about_record(database, Entity::company, company));
        }
    }
    return each;
}

void FollowUpDialog::save(Context& context) {
    model::LogActivities log;
    switch (purpose_) {
        case Purpose::edit:
            return errand_.run(context,
                               model::UpdateRecords{Entity::follow_up, {follow_up_}, values(context, about_.front())});
        case Purpose::plan:
            if (about_.size() == 1)
                return errand_.run(context,
                                   model::CreateRecord{Entity::follow_up, values(context, about_.front()), {}});
            for (const About& about : about_each(context)) log.made.push_back(values(context, about));
            break;
        case Purpose::complete:
            log.completed = {follow_up_};
            log.changes = {{Field::follow_up_completed_at, context.environment.now},
                           {Field::follow_up_outcome, text_value(words_)}};
            break;
        default: log.made.push_back(values(context, about_.front())); break;
    }
    if (purpose_ != Purpose::plan && has_next()) log.made.push_back(next_values(about_.front()));
    errand_.run(context, std::move(log));
}

// ---- Drawing --------------------------------------------------------------------------------------------------------

std::string_view FollowUpDialog::heading(Context& context) const {
    if (!question_.empty()) return question_;
    switch (purpose_) {
        case Purpose::edit: return i18n::text(Msg::follow_up_edit);
        case Purpose::log: return i18n::format(Msg::log_title, {{"type", follow_up_type_words(type_)}});
        case Purpose::complete: {
            const store::Row row = context.database.find(Entity::follow_up, follow_up_);
            return i18n::format(Msg::follow_up_complete,
                                {{"name", record_name(context.database, Entity::follow_up, row)}});
        }
        default: return i18n::text(Msg::follow_up_new);
    }
}

std::string_view FollowUpDialog::about_words(Context& context) const {
    if (about_.size() > 1)
        return i18n::count(i18n::Plural::follow_up_for_many, static_cast<std::int64_t>(about_.size()));
    const std::string_view name = about_.empty() ? std::string_view{} : name_of(context.database, about_.front());
    return name.empty() ? std::string_view{} : i18n::format(Msg::follow_up_about, {{"name", name}});
}

float FollowUpDialog::body_height(Context& context) const {
    const core::Date today = core::today(moment_of(context.environment));
    const float line = field_height(frame_of(Msg::follow_up_title)) + gap;
    const float words = field_height(frame_of(Msg::follow_up_outcome_label), words_height) + gap;
    const float about = about_words(context).empty() ? 0 : about_height + size::space_3;
    const float day = day_.height(frame_of(Msg::follow_up_day), today) + gap + (has_line_of_times() ? line : 0);
    const float next_day = next_day_.height(frame_of(Msg::follow_up_next_day), today) + gap;
    const float next = section_height + next_day + (is_phone() ? line : 0);
    switch (purpose_) {
        case Purpose::log: return about + control_height() + gap + day + words + next;
        case Purpose::complete: return about + words + next;
        default:
            return about + control_height() + gap + line + day + line + words + (chooses_contact_ ? line : 0) +
                   (is_for_many() ? control_height() + gap : 0);
    }
}

void FollowUpDialog::draw_type(Box& rest) {
    const bool is_log = purpose_ == Purpose::log;
    std::vector<SegmentPart> parts;
    const auto add = [&](const auto& types) {
        for (const FollowUpType type : types)
            parts.push_back({follow_up_type_words(type), is_phone() ? Icon::none : follow_up_icon(type)});
        return index_of(types, type_);
    };
    const int now = is_log ? add(logged_types) : add(planned_types);
    Box strip = take_top(rest, control_height(), gap);
    const int taken =
        segment(make_id(base, "type"), take_left(strip, segment_width(parts)), i18n::text(Msg::field_type), parts, now);
    if (taken == now) return;
    const auto at = static_cast<std::size_t>(taken);
    type_ = is_log ? logged_types[at] : planned_types[at];
}

// The day; the time where there is one; the end of a meeting.
void FollowUpDialog::draw_when(Context& context, Box& rest) {
    constexpr float time_width = 104;
    const FieldFrame frame = frame_of(is_timed() ? Msg::follow_up_day : Msg::field_follow_up_due_date, true);
    const core::Date today = core::today(moment_of(context.environment));
    Box day = take_top(rest, day_.height(frame, today), gap);
    const FieldFrame end_frame = frame_of(Field::follow_up_ends_at, true);
    Box line = has_line_of_times() ? take_top(rest, field_height(end_frame), gap) : day;
    const float width = has_line_of_times() ? (line.width - size::space_3) / 2 : time_width;
    const auto take = [&] {
        return has_line_of_times() ? take_left(line, width, size::space_3) : take_right(line, width, size::space_3);
    };
    const bool has_end = purpose_ != Purpose::log && type_ == FollowUpType::meeting;
    const auto draw_end = [&] {
        if (end_.draw(make_id(base, "end"), take(), end_frame)) measure_length();
    };
    if (has_end && !has_line_of_times()) draw_end();
    if (is_timed()) {
        if (time_.draw(make_id(base, "time"), take(), frame_of(Msg::follow_up_time, true))) follow_start();
    }
    if (has_end && has_line_of_times()) draw_end();
    if (!has_line_of_times()) day = line;
    day_.draw(make_id(base, "day"), day, frame, today);
}

// Whom it is about, and with that the company.
void FollowUpDialog::draw_contact(Context& context, Box& rest) {
    const store::Database& database = context.database;
    About& about = about_.front();
    const RecordField::Look look{.frame = frame_of(Field::follow_up_contact),
                                 .entity = Entity::contact,
                                 .now = database.find(Entity::contact, about.contact),
                                 .none = i18n::text(Msg::no_selection),
                                 .placeholder = i18n::text(Msg::sale_choose_contact)};
    const Box box = take_top(rest, field_height(look.frame), gap);
    const auto taken = contact_.draw(context, make_id(base, "contact"), box, look);
    if (!taken) return;
    about.contact = database.id_of(Entity::contact, *taken);
    if (*taken != store::no_row)
        about.company = database.id_of(Entity::company, database.reference(Field::contact_company, *taken));
}

void FollowUpDialog::draw_who(Context& context, Box& rest) {
    const store::Database& database = context.database;
    ItemChoices users = user_choices(database, database.find(Entity::user, owner_));
    const auto our_contact = static_cast<int>(users.rows.size());
    if (is_for_many()) users.choices.push_back({.label = i18n::text(Msg::follow_ups_our_contact)});
    if (owner_is_our_contact_) users.chosen = our_contact;
    const Select owner{.frame = frame_of(Field::follow_up_owner)};
    const Box line = take_top(rest, field_height(owner.frame), gap);
    int taken =
        select(make_id(base, "owner"), nth_column(line, 0, 2, size::space_3), owner, users.choices, users.chosen);
    if (taken != no_choice) owner_is_our_contact_ = taken == our_contact;
    if (taken != no_choice && taken != our_contact)
        owner_ = database.id_of(Entity::user, users.rows[static_cast<std::size_t>(taken)]);
    std::array<Choice, priorities.size()> choices;
    for (std::size_t i = 0; i < choices.size(); ++i) choices[i].label = i18n::text(priorities[i]);
    const Select priority{.frame = frame_of(Field::follow_up_priority)};
    taken = select(make_id(base, "priority"), nth_column(line, 1, 2, size::space_3), priority, choices,
                   static_cast<int>(priority_));
    if (taken != no_choice) priority_ = static_cast<model::Priority>(taken);
}

void FollowUpDialog::draw_words(Box& rest) {
    const bool is_outcome = purpose_ == Purpose::log || purpose_ == Purpose::complete;
    const bool is_note = purpose_ == Purpose::log && type_ == FollowUpType::note;
    const TextField field{.frame = frame_of(is_note      ? Msg::follow_up_type_note
                                            : is_outcome ? Msg::follow_up_outcome_label
                                                         : Msg::follow_up_text_label,
                                            is_note),
                          .is_multiline = true};
    text_field(make_id(base, "words"), take_top(rest, field_height(field.frame, words_height), gap), field, &words_);
}

void FollowUpDialog::draw_many(Context& context, Box& rest) {
    Box line = take_top(rest, control_height(), gap);
    const auto turn = [&](std::string_view name, Msg label, bool& is_on) {
        const Toggle toggle{.label = i18n::text(label)};
        const Box box = take_left(line, toggle_width(toggle), size::space_5);
        if (tick(make_id(base, name), box, toggle, is_on ? TickState::on : TickState::off)) is_on = !is_on;
    };
    const bool are_people = !about_.front().contact.is_nil() && context.database.count(Entity::company) > 0;
    if (are_people) turn("companies", Msg::follow_ups_for_each_company, for_companies_);
    turn("completed", Msg::field_sale_completed, is_completed_);
}

void FollowUpDialog::draw_next(Context& context, Box& rest) {
    text(make_id(base, "next"), take_top(rest, section_height), i18n::text(Msg::follow_up_next_step), strong());
    const TextField title{.frame = frame_of(Msg::follow_up_next_title)};
    const FieldFrame day = frame_of(Msg::follow_up_next_day);
    const core::Date today = core::today(moment_of(context.environment));
    const float height = std::max(field_height(title.frame), next_day_.height(day, today));
    Box line = take_top(rest, height, gap);
    const Box title_box = is_phone() ? line : nth_column(line, 0, 2, size::space_3);
    const Box day_box = is_phone() ? take_top(rest, height, gap) : nth_column(line, 1, 2, size::space_3);
    text_field(make_id(base, "next_title"), title_box, title, &next_title_);
    next_day_.draw(make_id(base, "next_day"), day_box, day, today);
}

void FollowUpDialog::draw(Context& context) {
    if (const Outcome* outcome = errand_.finished(context); outcome && outcome->succeeded) {
        if (purpose_ == Purpose::log || purpose_ == Purpose::complete) {
            const Msg told = purpose_ == Purpose::log ? Msg::log_done : Msg::follow_up_completed;
            context.actions.show({.title = std::string(i18n::text(told)), .offers_undo = true});
        }
        purpose_ = Purpose::none;
    }
    if (page_.was_left(context.place)) purpose_ = Purpose::none;
    if (purpose_ == Purpose::none || errand_.is_running()) return;
    const bool is_gone = !follow_up_.is_nil() && context.database.find(Entity::follow_up, follow_up_) == store::no_row;
    if (is_gone) {
        purpose_ = Purpose::none;
        return;
    }
    const std::string_view about = about_words(context);
    const float wanted = body_height(context);
    const bool is_planning = purpose_ == Purpose::plan || purpose_ == Purpose::edit;
    DialogView view = begin_dialog(base, {.title = heading(context),
                                          .description = about,
                                          .body_height = wanted,
                                          .holds_text = true,
                                          .first_field = make_id(base, is_planning ? "what" : "words")});
    const ScrollArea area = begin_scroll_area(
        make_id(base, "form"), {.role = ax::Role::form, .name = heading(context), .box = outset(view.body, ring_room)},
        view.body.width + 2 * ring_room, wanted + 2 * ring_room);
    Box rest{area.origin_x + ring_room, area.origin_y + ring_room, view.body.width, wanted};
    if (!about.empty()) text(make_id(base, "about"), take_top(rest, about_height, size::space_3), about, secondary());
    if (purpose_ != Purpose::complete) draw_type(rest);
    if (is_planning) {
        const TextField title{.frame = frame_of(Field::follow_up_title, true)};
        text_field(make_id(base, "what"), take_top(rest, field_height(title.frame), gap), title, &title_);
    }
    if (purpose_ != Purpose::complete) draw_when(context, rest);
    if (is_planning && chooses_contact_) draw_contact(context, rest);
    if (is_planning) draw_who(context, rest);
    if (is_for_many()) draw_many(context, rest);
    draw_words(rest);
    if (!is_planning) draw_next(context, rest);
    end_scroll_area();
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::save),
                          .disabled_reason = why_not(context),
                          .cancel = question_.empty() ? std::string_view{} : i18n::text(Msg::follow_up_not_now)});
    if (answer == DialogAnswer::action) save(context);
    if (answer == DialogAnswer::cancel) purpose_ = Purpose::none;
}

}  // namespace tratt::ui
