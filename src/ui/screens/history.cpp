#include "ui/screens/history.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/time_line.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Cause;
using model::Entity;
using model::Field;
using store::Database;

bool is_about_status(const std::optional<Field>& field) {
    return field == Field::contact_lead_status || field == Field::contact_own_category ||
           field == Field::company_category || field == Field::contact_company;
}

Icon cause_icon(Cause cause) {
    switch (cause) {
        case Cause::user: return Icon::person;
        case Cause::rule: return Icon::bolt;
        case Cause::import: return Icon::upload;
        case Cause::bulk: return Icon::pencil;
        case Cause::board: return Icon::board;
        case Cause::undo:
        case Cause::put_back: return Icon::undo;
        case Cause::system: return Icon::gear;
    }
    return Icon::person;
}

Msg cause_message(Cause cause) {
    switch (cause) {
        case Cause::user: return Msg::cause_user;
        case Cause::rule: return Msg::cause_rule;
        case Cause::import: return Msg::cause_import;
        case Cause::bulk: return Msg::cause_bulk;
        case Cause::board: return Msg::cause_board;
        case Cause::undo: return Msg::cause_undo;
        case Cause::put_back: return Msg::cause_put_back;
        case Cause::system: return Msg::cause_system;
    }
    return Msg::cause_user;
}

TimeLineValue shown_value(const Database& database, Field field, const model::Value& value,
                          const core::Moment& moment) {
    TimeLineValue shown;
    shown.words = value_words(database, field, value, moment);
    if (shown.words.empty()) {
        shown.words = i18n::text(Msg::value_empty);
        shown.is_muted = true;
        return shown;
    }
    const auto* id = std::get_if<core::Uuid>(&value);
    if (!id) return shown;
    const Entity target = model::spec(field).target;
    const store::Row row = database.find(target, *id);
    if (target == Entity::lead_status && row != store::no_row) {
        shown.is_pill = true;
        shown.mark = status_shape_mark(status_mark_of(database, row));
    } else if (target == Entity::category) {
        shown.mark = group_mark(category_group_kind(database, row));
    }
    return shown;
}

// The heading over the entries of a month.
std::string_view month_words(core::InstantMs at, const core::Moment& moment) {
    const core::CivilDate day = core::to_civil(core::day_of(at, moment.time_zone));
    return i18n::month_and_year(day.year, day.month, core::today(moment));
}

}  // namespace

std::int64_t HistoryPanel::count(Context& context, Entity entity, store::Row row) {
    read(context, entity, row);
    return static_cast<std::int64_t>(entries_.size());
}

void HistoryPanel::read(Context& context, Entity entity, store::Row row) {
    const Database& database = context.database;
    const core::Uuid& record = database.id_of(entity, row);
    if (record == record_ && entity == entity_ && database.revision() == revision_) return;
    entity_ = entity;
    record_ = record;
    revision_ = database.revision();
    entries_.clear();
    for (store::HistoryEntry& fact : database.history(entity, record)) {
        Entry entry{std::move(fact)};
        entry.came_back = entry.fact.field == Field::contact_lead_status && is_category_step(database, entry.fact);
        entries_.push_back(std::move(entry));
    }
    if (entity == Entity::contact) add_company_category(context, row);
}

// Whether the status came along with a change of the company's category: nobody chose it.
bool HistoryPanel::is_category_step(const Database& database, const store::HistoryEntry& entry) const {
    const model::Transaction* step = database.find_transaction(entry.transaction);
    if (!step || entry.cause == Cause::undo || entry.new_value != model::Value{model::open_id}) return false;
    return std::ranges::any_of(step->events, [](const model::Event& event) {
        const auto is_category = [](const model::Column& column) {
            return column.field == Field::company_category || column.field == Field::contact_own_category ||
                   column.field == Field::contact_company || column.field == Field::category_group ||
                   column.field == Field::category_lead_status_enabled;
        };
        return event.kind == model::EventKind::set && std::ranges::any_of(event.columns, is_category);
    });
}

// Only since the contact has belonged to the company: after the step that made it or moved it there.
void HistoryPanel::add_company_category(Context& context, store::Row contact) {
    const Database& database = context.database;
    const store::Row company = database.reference(Field::contact_company, contact);
    if (company == store::no_row) return;
    const auto sequence_of = [&database](const core::Uuid& transaction) {
        const model::Transaction* step = database.find_transaction(transaction);
        return step ? step->sequence : 0;
    };
    const auto begins = [](const Entry& entry) {
        return !entry.fact.field || entry.fact.field == Field::contact_company;
    };
    const auto since = std::ranges::find_if(entries_, begins);
    const std::int64_t first = since == entries_.end() ? 0 : sequence_of(since->fact.transaction);
    for (store::HistoryEntry& fact : database.history(Entity::company, database.id_of(Entity::company, company))) {
        const bool is_change = fact.field == Field::company_category && fact.old_value != model::Value{};
        if (!is_change || sequence_of(fact.transaction) <= first) continue;
        fact.can_put_back = false;  // done on the company, not here
        entries_.push_back({.fact = std::move(fact), .is_of_company = true});
    }
    std::ranges::stable_sort(entries_, std::ranges::greater{},
                             [&](const Entry& entry) { return sequence_of(entry.fact.transaction); });
}

std::string_view HistoryPanel::cause_words(Context& context, const Entry& entry) const {
    const Database& database = context.database;
    const store::Row contact = entity_ == Entity::contact ? database.find(entity_, record_) : store::no_row;
    const store::Row company =
        contact == store::no_row ? store::no_row : database.reference(Field::contact_company, contact);
    const std::string_view company_name = record_name(database, Entity::company, company);
    if (entry.came_back) {
        const bool has_kept = entry.fact.old_value != model::Value{} && company != store::no_row;
        return has_kept ? i18n::format(Msg::history_came_back, {{"company", company_name}})
                        : i18n::text(Msg::history_came_in);
    }
    const std::string_view user = item_name(database, Entity::user, database.find(Entity::user, entry.fact.user));
    std::string_view words =
        i18n::format(cause_message(entry.fact.cause), {{"user", user}, {"file", entry.fact.detail}});
    if (entry.is_of_company)
        words = i18n::concat({words, " · ", i18n::format(Msg::history_changed_on, {{"company", company_name}})});
    return words;
}

float HistoryPanel::draw(Context& context, const Box& box, Entity entity, store::Row row) {
    read(context, entity, row);
    put_back_.finished(context);
    const ImGuiID base = make_id("history");
    float y = box.y;
    if (entity == Entity::contact) {
        const std::array<SegmentPart, 2> parts{
            {{i18n::text(Msg::history_all_changes)}, {i18n::text(Msg::history_status_and_category)}}};
        const Box which{box.x, y, std::min(segment_width(parts), box.width), control_height()};
        only_status_ =
            segment(make_id(base, "which"), which, i18n::text(Msg::history_which), parts, only_status_ ? 1 : 0) == 1;
        y += control_height() + size::space_3;
    }
    const bool filters = only_status_ && entity == Entity::contact;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (!filters || is_about_status(entries_[i].fact.field)) shown.push_back(i);
    }
    if (shown.empty()) {
        text(make_id(base, "nothing"), {box.x, y, box.width, size::control}, i18n::text(Msg::history_nothing), muted());
        return y + size::control - box.y;
    }
    const core::Moment moment = moment_of(context.environment);
    std::string_view month;
    begin_group(make_id(base, "list"), ax::Role::list, i18n::text(Msg::contact_tab_history),
                {box.x, y, box.width, height_});
    const float list_top = y;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const std::string_view words = month_words(entries_[shown[i]].fact.at, moment);
        if (words != month) {
            month = words;
            text(make_id(make_id(base, "month"), static_cast<int>(i)), {box.x, y, box.width, 16}, words, caption());
            y += 16 + size::space_2;
        }
        const bool is_last = i + 1 == shown.size() || month_words(entries_[shown[i + 1]].fact.at, moment) != month;
        y += draw_entry(context, {box.x, y, box.width, 0}, shown[i], is_last);
    }
    ax::end();
    height_ = y - list_top;
    return y - box.y;
}

float HistoryPanel::draw_entry(Context& context, const Box& box, std::size_t index, bool is_last) {
    const Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    const Entry& entry = entries_[index];
    TimeLineEntry line;
    line.is_last = is_last;
    line.time = i18n::date_and_time(entry.fact.at, moment.time_zone, core::today(moment));
    line.cause = cause_words(context, entry);
    line.icon = entry.came_back ? Icon::companies : cause_icon(entry.fact.cause);
    if (entry.fact.field) {
        line.title = field_label(*entry.fact.field);
        line.has_values = true;
        line.before = shown_value(database, *entry.fact.field, entry.fact.old_value, moment);
        line.after = shown_value(database, *entry.fact.field, entry.fact.new_value, moment);
        if (entry.fact.can_put_back) line.put_back = i18n::text(Msg::put_back);
    } else {
        line.title = i18n::text(entity_ == Entity::contact   ? Msg::history_created_contact
                                : entity_ == Entity::company ? Msg::history_created_company
                                                             : Msg::history_created_sale);
        line.icon = entry.fact.cause == Cause::import ? Icon::upload : Icon::plus;
    }
    const float height = time_line_height(box.width, line);
    const Box place{box.x, box.y, box.width, height};
    if (time_line_entry(make_id(make_id("history"), static_cast<int>(index)), place, line)) {
        put_back_.run(context, model::PutBack{entry.fact.transaction, entity_, record_, *entry.fact.field});
    }
    return height;
}

}  // namespace tratt::ui
