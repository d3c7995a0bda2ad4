#include "ui/screens/bulk_update.hpp"

#include <algorithm>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("bulk_update");
constexpr float width = 720, body_height = 380, add_width = 356;

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
        Toast toast{.title = std::string(i18n::count(i18n::Plural::bulk_done, changed_count_)), .offers_undo = true};
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
                                                             .body_height = body_height,
                                                             .holds_text = true});
    Box body = view.body;
    paragraph(make_id(base, "help"), body, i18n::text(Msg::bulk_help), secondary());
    take_top(body, paragraph_height(body.width, i18n::text(Msg::bulk_help), secondary()) + size::space_3);
    float height = control_height();
    for (const BulkLine& line : lines_) height += bulk_line_height(line);
    const ScrollArea area = begin_scroll_area(
        make_id(base, "lines"), {.role = ax::Role::group, .name = i18n::text(Msg::bulk_fields), .box = body},
        body.width, height);
    Box line{area.origin_x, area.origin_y, body.width - size::space_2, control_height()};
    for (BulkLine& each : lines_) {
        const float height_of_line = bulk_line_height(each);
        draw_bulk_line(context, each, {line.x, line.y, line.width, height_of_line});
        line.y += height_of_line;
    }
    draw_add(line);
    end_scroll_area();
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::bulk_next), .disabled_reason = why_not(context)});
    if (answer == DialogAnswer::action) {
        plan(context);
        step_ = Step::summary;
    } else if (answer == DialogAnswer::cancel || view.cancelled) {
        step_ = Step::closed;
    }
}

void BulkUpdate::draw_add(const Box& box) {
    std::vector<Field> fields;
    for (const model::FieldSpec& spec : model::stored_fields(entity_)) {
        const bool is_there = std::ranges::find(lines_, spec.field, &BulkLine::field) != lines_.end();
        if (offers_bulk_update(spec) && !is_there) fields.push_back(spec.field);
    }
    std::vector<Choice> choices;
    for (const Field field : fields) choices.push_back({.label = column_name(field)});
    const Select add{.frame = {.label = i18n::text(Msg::bulk_add_field), .hides_label = true},
                     .placeholder = i18n::text(Msg::bulk_add_field)};
    const Box place{box.x, box.y, std::min(box.width, add_width), box.height};
    const int taken = select(make_id(base, "add"), place, add, choices, no_choice);
    if (taken != no_choice) lines_.push_back({.field = fields[static_cast<std::size_t>(taken)]});
}

std::string_view BulkUpdate::why_not(const Context& context) const {
    if (std::ranges::none_of(lines_, &BulkLine::is_on)) return i18n::text(Msg::bulk_nothing_ticked);
    for (const BulkLine& line : lines_)
        if (const std::string_view reason = line.is_on ? why_not_ready(context, line) : std::string_view{};
            !reason.empty())
            return reason;
    return {};
}

// ---- What will happen -------------------------------------------------------------------------------------------------

void BulkUpdate::collect(const Context& context) {
    plan_ = {.entity = entity_, .cause = model::Cause::bulk};
    skipped_.clear();
    std::vector<const BulkLine*> own;
    for (const BulkLine& line : lines_) {
        if (!line.is_on) continue;
        if (differs_by_record(line)) own.push_back(&line);
        else plan_.changes.push_back({line.field, common_value(line)});
    }
    for (const BulkLine* line : own) plan_.columns.emplace_back(line->field);
    std::vector<model::Value> values(own.size());
    for (const core::Uuid& id : ids_) {
        const store::Row row = context.database.find(entity_, id);
        if (row == store::no_row) continue;  // gone meanwhile
        bool changes = !plan_.changes.empty();
        for (std::size_t i = 0; i < own.size(); ++i) {
            values[i] = own_value(context, *own[i], row);
            changes |= values[i] != context.database.value(own[i]->field, row);
        }
        if (!changes) continue;  // nothing is found in it
        plan_.ids.push_back(id);
        for (std::size_t i = 0; i < own.size(); ++i) plan_.columns[i].add(values[i]);
    }
}

// What the store would refuse for a record is left out and listed (R267), as a status that is not active is (R268).
void BulkUpdate::plan(const Context& context) {
    collect(context);
    for (;;) {
        std::vector<core::Error> errors = context.database.check({.id = {}, .action = plan_});
        const auto count = static_cast<std::int64_t>(plan_.ids.size());
        std::erase_if(errors, [&](const core::Error& error) { return error.row < 0 || error.row >= count; });
        if (errors.empty()) return;
        model::UpdateRecords rest{.entity = entity_, .changes = plan_.changes, .cause = plan_.cause};
        for (const model::Column& column : plan_.columns) rest.columns.emplace_back(column.field);
        std::vector<std::uint8_t> is_refused(plan_.ids.size());
        for (const core::Error& error : errors) {
            const auto at = static_cast<std::size_t>(error.row);
            if (is_refused[at] == 0) skipped_.push_back({plan_.ids[at], std::string(error_words(error))});
            is_refused[at] = 1;
        }
        for (std::size_t i = 0; i < plan_.ids.size(); ++i) {
            if (is_refused[i] != 0) continue;
            rest.ids.push_back(plan_.ids[i]);
            for (std::size_t c = 0; c < rest.columns.size(); ++c) rest.columns[c].add(plan_.columns[c].value(i));
        }
        plan_ = std::move(rest);
    }
}

void BulkUpdate::draw_summary(Context& context) {
    const store::Database& database = context.database;
    const auto count = static_cast<std::int64_t>(plan_.ids.size()),
               left_out = static_cast<std::int64_t>(skipped_.size());
    DialogView view = begin_dialog(make_id(base, "dialog"), {.title = i18n::count(i18n::Plural::bulk_summary, count),
                                                             .description = {},
                                                             .width = width,
                                                             .body_height = body_height});
    Box body = view.body;
    for (const BulkLine& line : lines_) {
        if (!line.is_on) continue;
        text(make_id(make_id(base, "change"), static_cast<int>(line.field)), take_top(body, size::control_small),
             change_words(context, line));
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
    std::string_view reason;
    if (count == 0) reason = i18n::text(left_out == 0 ? Msg::bulk_nothing_found : Msg::bulk_none_left);
    const DialogAnswer answer = end_dialog(
        view, {.action = i18n::text(Msg::bulk_run), .disabled_reason = reason, .cancel = i18n::text(Msg::back)});
    if (answer == DialogAnswer::action) {
        changed_count_ = count;
        errand_.run(context, std::move(plan_));
        step_ = Step::closed;
    } else if (answer == DialogAnswer::cancel || view.cancelled) {
        step_ = Step::fields;
    }
}

}  // namespace tratt::ui
