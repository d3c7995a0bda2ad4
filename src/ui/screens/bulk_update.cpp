#include "ui/screens/bulk_update.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "core/time.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::FieldType;

constexpr ImGuiID base = make_id("bulk_update");
constexpr float width = 640, body_height = 380, how_width = 120, name_width = 180, line_gap = 8;

// Fields that one value for many records makes sense for.
bool is_offered(const model::FieldSpec& spec) {
    const std::uint8_t kept_out = model::field_read_only | model::field_internal | model::field_derived;
    const bool is_own = spec.field == Field::contact_is_main || spec.field == Field::contact_first_name ||
                        spec.field == Field::contact_last_name || spec.field == Field::company_name;
    const bool is_record =
        spec.type == FieldType::reference &&
        (spec.target == Entity::company || spec.target == Entity::contact || spec.target == Entity::sale);
    return (spec.flags & kept_out) == 0 && spec.limit != model::Limit::data && !is_own && !is_record &&
           spec.type != FieldType::instant;
}

model::Value value_of_text(Field field, std::string_view words) {
    switch (model::spec(field).type) {
        case FieldType::integer: {
            const auto number = core::parse_integer(words);
            return number ? model::Value{*number} : model::Value{};
        }
        case FieldType::date: {
            const auto day = core::parse_iso_date(words);
            return day ? model::Value{*day} : model::Value{};
        }
        default: return std::string(words);
    }
}

bool is_typed(Field field) {
    const FieldType type = model::spec(field).type;
    return type == FieldType::text || type == FieldType::integer || type == FieldType::date;
}

}  // namespace

void BulkUpdate::open(Entity entity, std::vector<core::Uuid> ids) {
    entity_ = entity;
    ids_ = std::move(ids);
    lines_.clear();
    step_ = Step::fields;
    if (entity == Entity::contact) lines_.push_back({.field = Field::contact_lead_status});
}

void BulkUpdate::draw(Context& context) {
    if (const Outcome* outcome = errand_.finished(context); outcome && outcome->succeeded) {
        const auto changed = static_cast<std::int64_t>(kept_.size());
        Toast toast{.title = std::string(i18n::count(i18n::Plural::bulk_done, changed)), .offers_undo = true};
        if (!skipped_.empty())
            toast.reason = i18n::count(i18n::Plural::bulk_skipped, static_cast<std::int64_t>(skipped_.size()));
        context.actions.show(std::move(toast));
    }
    switch (step_) {
        case Step::closed: break;
        case Step::fields: draw_fields(context); break;
        case Step::summary: draw_summary(context); break;
    }
}

// ---- What to change ---------------------------------------------------------------------------------------------------

void BulkUpdate::draw_fields(Context& context) {
    const auto count = static_cast<std::int64_t>(ids_.size());
    DialogView view = begin_dialog(make_id(base, "dialog"), {.title = i18n::count(i18n::Plural::bulk_title, count),
                                                             .description = i18n::text(Msg::bulk_help),
                                                             .width = width,
                                                             .body_height = body_height});
    Box body = view.body;
    paragraph(make_id(base, "help"), body, i18n::text(Msg::bulk_help), secondary());
    take_top(body, paragraph_height(body.width, i18n::text(Msg::bulk_help), secondary()) + size::space_3);
    const float line_height = (is_phone() ? 2 : 1) * (control_height() + line_gap);
    const ScrollArea area = begin_scroll_area(
        make_id(base, "lines"), {.role = ax::Role::group, .name = i18n::text(Msg::bulk_fields), .box = body},
        body.width, static_cast<float>(lines_.size()) * line_height + control_height());
    Box line{area.origin_x, area.origin_y, body.width - size::space_2, control_height()};
    for (std::size_t i = 0; i < lines_.size(); ++i) line.y += draw_line(context, lines_[i], line);
    draw_add(line);
    end_scroll_area();
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::bulk_next), .disabled_reason = why_not()});
    if (answer == DialogAnswer::action) {
        plan(context);
        step_ = Step::summary;
    } else if (answer == DialogAnswer::cancel || view.cancelled) {
        step_ = Step::closed;
    }
}

float BulkUpdate::draw_line(Context& context, Line& line, const Box& box) {
    const ImGuiID id = make_id(make_id(base, "line"), static_cast<int>(line.field));
    const std::string_view name = column_name(line.field);
    Box rest = box;
    const Toggle on{.label = name};
    if (tick(make_id(id, "on"), take_left(rest, name_width, size::space_2), on,
             line.is_on ? TickState::on : TickState::off))
        line.is_on = !line.is_on;
    const bool may_clear = !model::spec(line.field).has(model::field_required);
    const std::array<Choice, 2> ways{
        {{.label = i18n::text(Msg::bulk_set)},
         {.label = i18n::text(Msg::bulk_clear),
          .disabled_reason = may_clear ? std::string_view{} : i18n::text(Msg::bulk_cannot_clear)}}};
    const Select how{.frame = {.label = i18n::format(Msg::bulk_how, {{"field", name}}), .hides_label = true}};
    const int taken =
        select(make_id(id, "how"), take_left(rest, how_width, size::space_2), how, ways, line.clears ? 1 : 0);
    if (taken != no_choice) {
        line.clears = taken == 1;
        line.is_on = true;
    }
    Box place = rest;
    float height = control_height() + line_gap;
    if (is_phone()) {
        place = {box.x, box.y + height, box.width, box.height};
        height *= 2;
    }
    if (!line.clears) draw_value(context, line, place);
    return height;
}

void BulkUpdate::draw_value(Context& context, Line& line, const Box& box) {
    const store::Database& database = context.database;
    const model::FieldSpec& spec = model::spec(line.field);
    const ImGuiID id = make_id(make_id(make_id(base, "line"), static_cast<int>(line.field)), "value");
    const FieldFrame frame{.label = i18n::format(Msg::bulk_value, {{"field", column_name(line.field)}}),
                           .hides_label = true};
    if (is_typed(line.field)) {
        const TextField field{.frame = frame, .placeholder = spec.type == FieldType::date ? "2026-12-31" : ""};
        if (text_field(id, box, field, &line.text).changed) line.is_on = true;
        return;
    }
    std::vector<Choice> choices;
    std::vector<model::Value> values;
    if (spec.type == FieldType::boolean) {
        for (const bool value : {true, false}) {
            choices.push_back({.label = i18n::text(value ? Msg::value_yes : Msg::value_no)});
            values.emplace_back(value);
        }
    } else if (spec.type == FieldType::choice) {
        for (std::size_t i = 0; i < spec.choices->keys.size(); ++i) {
            values.emplace_back(static_cast<std::int64_t>(i));
            choices.push_back({.label = value_words(database, line.field, values.back(), {})});
        }
    } else {
        for (const store::Row row : database.list(spec.target)) {
            choices.push_back({.label = item_name(database, spec.target, row)});
            if (spec.target == Entity::lead_status)
                choices.back().mark = status_shape_mark(status_mark_of(database, row));
            values.emplace_back(database.id_of(spec.target, row));
        }
    }
    const auto at = std::ranges::find(values, line.value);
    const int chosen = at == values.end() ? no_choice : static_cast<int>(at - values.begin());
    const Select field{.frame = frame, .placeholder = i18n::text(Msg::bulk_choose)};
    const int taken = select(id, box, field, choices, chosen);
    if (taken == no_choice) return;
    line.value = values[static_cast<std::size_t>(taken)];
    line.is_on = true;
}

void BulkUpdate::draw_add(const Box& box) {
    std::vector<Field> fields;
    for (const model::FieldSpec& spec : model::stored_fields(entity_)) {
        const bool is_there = std::ranges::find(lines_, spec.field, &Line::field) != lines_.end();
        if (is_offered(spec) && !is_there) fields.push_back(spec.field);
    }
    std::vector<Choice> choices;
    for (const Field field : fields) choices.push_back({.label = column_name(field)});
    const Select add{.frame = {.label = i18n::text(Msg::bulk_add_field), .hides_label = true},
                     .placeholder = i18n::text(Msg::bulk_add_field)};
    const Box place{box.x, box.y, std::min(box.width, name_width + how_width), box.height};
    const int taken = select(make_id(base, "add"), place, add, choices, no_choice);
    if (taken != no_choice) lines_.push_back({.field = fields[static_cast<std::size_t>(taken)]});
}

bool BulkUpdate::is_readable(const Line& line) const {
    if (line.clears) return true;
    if (!is_typed(line.field)) return !std::holds_alternative<std::monostate>(line.value);
    const std::string words(core::trim(line.text));
    return !words.empty() && !std::holds_alternative<std::monostate>(value_of_text(line.field, words));
}

std::string_view BulkUpdate::why_not() const {
    if (std::ranges::none_of(lines_, &Line::is_on)) return i18n::text(Msg::bulk_nothing_ticked);
    const auto bad =
        std::ranges::find_if(lines_, [this](const Line& line) { return line.is_on && !is_readable(line); });
    if (bad == lines_.end()) return {};
    return i18n::format(Msg::bulk_value_missing, {{"field", column_name(bad->field)}});
}

std::vector<model::FieldValue> BulkUpdate::changes() const {
    std::vector<model::FieldValue> changes;
    for (const Line& line : lines_) {
        if (!line.is_on) continue;
        model::Value value = line.clears            ? model::Value{}
                             : is_typed(line.field) ? value_of_text(line.field, core::trim(line.text))
                                                    : line.value;
        if (line.clears && model::spec(line.field).type == FieldType::boolean) value = false;
        changes.push_back({line.field, std::move(value)});
    }
    return changes;
}

// ---- What will happen -------------------------------------------------------------------------------------------------

// What the store would refuse for a record is left out and listed (R267), as a status that is not active is (R268).
void BulkUpdate::plan(Context& context) {
    kept_ = ids_;
    skipped_.clear();
    for (;;) {
        const model::Command command{.id = {},
                                     .action = model::UpdateRecords{entity_, kept_, changes(), model::Cause::bulk}};
        std::vector<core::Error> errors = context.database.check(command);
        std::erase_if(errors, [&](const core::Error& error) {
            return error.row < 0 || error.row >= static_cast<std::int64_t>(kept_.size());
        });
        if (errors.empty() || kept_.empty()) return;
        std::vector<std::uint8_t> is_refused(kept_.size());
        for (const core::Error& error : errors) {
            std::uint8_t& mark = is_refused[static_cast<std::size_t>(error.row)];
            if (mark == 0)
                skipped_.push_back({kept_[static_cast<std::size_t>(error.row)], std::string(error_words(error))});
            mark = 1;
        }
        std::vector<core::Uuid> rest;
        for (std::size_t i = 0; i < kept_.size(); ++i)
            if (is_refused[i] == 0) rest.push_back(kept_[i]);
        kept_ = std::move(rest);
    }
}

void BulkUpdate::draw_summary(Context& context) {
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    const auto count = static_cast<std::int64_t>(kept_.size()), left_out = static_cast<std::int64_t>(skipped_.size());
    DialogView view = begin_dialog(make_id(base, "dialog"), {.title = i18n::count(i18n::Plural::bulk_summary, count),
                                                             .description = {},
                                                             .width = width,
                                                             .body_height = body_height});
    Box body = view.body;
    for (const model::FieldValue& change : changes()) {
        std::string_view words = value_words(database, change.field, change.value, moment);
        if (words.empty()) words = i18n::text(Msg::bulk_emptied);
        const std::string_view line =
            i18n::format(Msg::bulk_change, {{"field", column_name(change.field)}, {"value", words}});
        text(make_id(make_id(base, "change"), static_cast<int>(change.field)), take_top(body, size::control_small),
             line);
    }
    take_top(body, size::space_3);
    if (left_out > 0) {
        const Notice skipped{.tone = Tone::warn, .words = i18n::count(i18n::Plural::bulk_will_skip, left_out)};
        notice(make_id(base, "skipped"), take_top(body, notice_height(body.width, skipped), size::space_2), skipped);
        const float line = size::control_small;
        const ImGuiID id = make_id(base, "log");
        const ScrollArea area =
            begin_scroll_area(id, {.role = ax::Role::list, .name = i18n::text(Msg::bulk_log), .box = body}, body.width,
                              static_cast<float>(skipped_.size()) * line);
        const int first = std::max(0, static_cast<int>((body.y - area.origin_y) / line));
        const int last =
            std::min(static_cast<int>(skipped_.size()), static_cast<int>((bottom_of(body) - area.origin_y) / line) + 1);
        for (int i = first; i < last; ++i) {
            const Skipped& each = skipped_[static_cast<std::size_t>(i)];
            const Box row{area.origin_x, area.origin_y + static_cast<float>(i) * line, body.width, line};
            const std::string_view words =
                i18n::concat({record_name(database, entity_, database.find(entity_, each.id)), ": ", each.reason});
            ax::leaf(make_id(id, i), {.role = ax::Role::list_item,
                                      .name = words,
                                      .box = row,
                                      .set_size = static_cast<int>(skipped_.size()),
                                      .position = i + 1});
            bare_text(row, words, secondary());
        }
        end_scroll_area();
    }
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::bulk_run),
                          .disabled_reason = kept_.empty() ? i18n::text(Msg::bulk_none_left) : std::string_view{},
                          .cancel = i18n::text(Msg::back)});
    if (answer == DialogAnswer::action) {
        errand_.run(context, model::UpdateRecords{entity_, kept_, changes(), model::Cause::bulk});
        step_ = Step::closed;
    } else if (answer == DialogAnswer::cancel || view.cancelled) {
        step_ = Step::fields;
    }
}

}  // namespace tratt::ui
