#include "ui/screens/record_form.hpp"

#include <algorithm>
#include <utility>

#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("record_form");
constexpr float form_width = 640, two_columns_from = 760, one_column_below = 480;

std::int64_t number_in(std::string_view option) {
    std::int64_t number = 0;
    for (const char c : option) {
        if (c >= '0' && c <= '9' && number < 1'000'000'000'000) number = number * 10 + (c - '0');
    }
    return number;
}

struct FormWords {
    Msg new_title, no_name;
    AvatarKind avatar;
};
FormWords words_of(Entity entity) {
    switch (entity) {
        case Entity::company: return {Msg::company_new_title, Msg::company_no_name, AvatarKind::company};
        case Entity::sale: return {Msg::new_sale, Msg::sale_no_title, AvatarKind::company};
        default: return {Msg::contact_new_title, Msg::contact_no_name, AvatarKind::person};
    }
}

}  // namespace

// ---- The grid of fields --------------------------------------------------------------------------------------------

Box RecordForm::Grid::next(float height, int span) {
    const int taken = std::min(span, columns);
    if (at + taken > columns) end_row();
    const Box first = nth_column(box, at, columns, size::space_4),
              last = nth_column(box, at + taken - 1, columns, size::space_4);
    at += taken;
    row_height = std::max(row_height, height);
    return {first.x, y, right_of(last) - first.x, height};
}

void RecordForm::Grid::end_row() {
    if (at > 0) y += row_height + size::space_4;
    at = 0;
    row_height = 0;
}

float RecordForm::Grid::bottom() const { return at > 0 ? y + row_height : y - size::space_4; }

RecordForm::Grid RecordForm::begin_grid(const Box& box) const {
    return {.box = box, .columns = box.width < one_column_below ? 1 : 2, .y = box.y};
}

// What the visitor has not touched is not blamed.
std::string_view RecordForm::error_of(Field field) const {
    if (draft_.is_bad_number(field)) return i18n::text(Msg::company_number_wrong);
    const core::Error* error = draft_.is_touched(field) ? draft_.error(field) : nullptr;
    return error ? error_words(*error) : std::string_view{};
}

bool RecordForm::draw_text(Grid& grid, Field field, ax::InputKind input, std::string_view error, bool is_required,
                           std::string_view placeholder) {
    std::string* value = draft_.text(field);
    if (!value) return false;
    const TextField spec{.frame = {.label = field_label(field),
                                   .is_required = is_required,
                                   .error = error.empty() ? error_of(field) : error},
                         .placeholder = placeholder,
                         .input = input,
                         .is_tabular = input == ax::InputKind::telephone || input == ax::InputKind::number};
    const Box box = grid.next(field_height(spec.frame));
    const ImGuiID id = make_id(make_id(base, "field"), static_cast<int>(field));
    if (std::exchange(wants_focus_, false)) ax::focus(id);
    if (!text_field(id, box, spec, value).changed) return false;
    draft_.touched(field);
    return true;
}

void RecordForm::draw_similar(Context& context, Grid& grid, const std::vector<store::Row>& rows) {
    if (rows.empty()) return;
    const store::Database& database = context.database;
    const bool is_company = entity_ == Entity::company;
    grid.end_row();
    for (const store::Row row : rows) {
        const std::string href = address(record_place(database, entity_, row));
        const std::string_view name = record_name(database, entity_, row);
        const std::string_view beside =
            is_company ? database.text(Field::company_city, row)
                       : record_name(database, Entity::company, database.reference(Field::contact_company, row));
        Notice there{.tone = Tone::info};
        there.words =
            i18n::format(Msg::similar_there, {{"name", beside.empty() ? name : i18n::concat({name, ", ", beside})}});
        there.action = i18n::text(Msg::similar_open);
        there.action_href = href;
        const Box box = grid.next(notice_height(grid.box.width, there), grid.columns);
        notice(make_id(make_id(base, "similar"), static_cast<std::int64_t>(row)), box, there);
    }
    grid.end_row();
}

void RecordForm::draw_note(Grid& grid, Field field) {
    constexpr float lines_height = 96;
    const TextField spec{.frame = {.label = field_label(field)}, .is_multiline = true};
    const Box box = grid.next(field_height(spec.frame, lines_height), 2);
    if (text_field(make_id(make_id(base, "field"), static_cast<int>(field)), box, spec, draft_.text(field)).changed)
        draft_.touched(field);
}

void RecordForm::draw_owner(Context& context, Grid& grid, Field field) {
    const store::Database& database = context.database;
    const ItemChoices users = user_choices(database, draft_.reference(database, field));
    const Select spec{.frame = {.label = field_label(field)}};
    const int taken =
        select(make_id(base, "owner"), grid.next(field_height(spec.frame)), spec, users.choices, users.chosen);
    if (taken == no_choice || taken == users.chosen) return;
    const store::Row user = users.rows[static_cast<std::size_t>(taken)];
    draft_.set(field, user == store::no_row ? model::Value{} : model::Value{database.id_of(Entity::user, user)});
}

// ---- The page ------------------------------------------------------------------------------------------------------

void RecordForm::begin_if_new(Context& context) {
    const std::string key = address(context.place);
    if (key == key_ && !is_leaving_) return;
    key_ = key;
    is_leaving_ = false;
    was_refused_ = false;
    wants_focus_ = context.place.mode == Mode::create && !is_phone() && !is_touch();
    asked_target_.reset();
    const store::Database& database = context.database;
    const auto named = [&](std::string_view option, Entity entity) {
        const std::int64_t number = number_in(context.place.option(option));
        return number > 0 ? database.find_number(entity, number) : store::no_row;
    };
    RecordDraft::Origin origin{.today = core::today(moment_of(context.environment))};
    if (entity_ != Entity::company) origin.company = named("company", Entity::company);
    if (entity_ == Entity::sale) origin.contact = named("contact", Entity::contact);
    for (const auto& [option, words] : context.place.options) {
        const auto field = model::find_field(entity_, option);
        const auto id = core::parse_uuid(words);
        const bool is_item = field && id && model::spec(*field).type == model::FieldType::reference;
        if (is_item && database.find(model::spec(*field).target, *id) != store::no_row)
            origin.items.push_back({*field, *id});
    }
    draft_.begin(database, entity_, context.place.mode == Mode::create ? 0 : context.place.number, origin);
    began(context);
}

void RecordForm::draw(Context& context, const Box& page) {
    const bool is_new = context.place.mode == Mode::create;
    const bool is_there = is_new || context.database.find_number(entity_, context.place.number) != store::no_row;
    if (!is_there) return draw_gone(context, page, entity_);
    begin_if_new(context);
    draft_.follow(context.database);
    if (draft_.is_gone(context.database)) return draw_gone(context, page, entity_, draft_.has_changes());
    if (const Outcome* outcome = saving_.finished(context)) {
        if (outcome->succeeded) {
            is_leaving_ = true;
            Place place = card_place();
            if (is_new) place.number = outcome->number;
            return context.actions.replace(place);
        }
        was_refused_ = true;
    }
    Box rest = page;
    const CardHead head{.entity = entity_, .name = draft_name(context), .is_editing = true};
    const Box strip = take_top(rest, size::head);
    draw_buttons(context, card_head(make_id(base, "head"), context, strip, trail_, head));

    const bool is_wide = rest.width >= two_columns_from;
    const Box left = is_wide ? take_left(rest, std::min(form_width, rest.width * .62f)) : rest;
    const float margin = is_phone() ? size::space_4 : size::space_6;
    const ScrollArea area = begin_scroll_area(
        make_id(base, "fields"), {.role = ax::Role::form, .name = head.name, .box = left}, left.width, fields_height_);
    const Box inner{area.origin_x + margin, area.origin_y + (is_phone() ? size::space_2 : size::space_6),
                    left.width - 2 * margin, 56};
    draw_title(context, inner);
    const float fields = draw_fields(context, {inner.x, inner.y + 56 + size::space_5, inner.width, 0});
    float height = inner.y + 56 + size::space_5 + fields + size::space_6 - area.origin_y;
    if (!is_wide && draft_.has_changes())
        height += draw_changes(context, {inner.x, area.origin_y + height, inner.width, 0}) + size::space_6;
    end_scroll_area();
    if (height != fields_height_) request_frame_in(0);
    fields_height_ = height;
    if (is_wide) {
        fill({rest.x, rest.y, size::hairline, rest.height}, colours().line);
        take_left(rest, size::hairline);
        const ScrollArea panel =
            begin_scroll_area(make_id(base, "changes"),
                              {.role = ax::Role::region, .name = i18n::text(Msg::contact_changes_title), .box = rest},
                              rest.width, changes_height_);
        const float changes =
            draw_changes(context, {panel.origin_x + 24, panel.origin_y + 24, rest.width - 48, 0}) + 48;
        end_scroll_area();
        if (changes != changes_height_) request_frame_in(0);
        changes_height_ = changes;
    }
    if (shortcut({.key = ax::Key::character, .ctrl = true, .character = U's'})) save(context);
    if (page_shortcut({.key = ax::Key::escape})) cancel(context);
}

void RecordForm::draw_title(Context& context, const Box& box) {
    Box rest = box;
    const FormWords words = words_of(entity_);
    const std::string_view name = draft_name(context);
    const Box sign = take_left(rest, 56, size::space_4);
    entity_ == Entity::sale ? large_sign(sign, Icon::sales) : large_avatar(sign, name, words.avatar);
    Box lines = centred_vertically(rest, 48);
    TextStyle style = title();
    if (name.empty()) style.colour = colours().text_2;
    const Msg nameless = draft_.is_new() ? words.new_title : words.no_name;
    heading(make_id(base, "title"), take_top(lines, 28), 1, name.empty() ? i18n::text(nameless) : name, style);
    const std::string_view second = second_line(context);
    if (!second.empty()) text(make_id(base, "second"), lines, second, secondary());
}

void RecordForm::draw_buttons(Context& context, Box strip) {
    std::string_view reason = why_not(context);
    const bool is_idle = !draft_.is_new() && !draft_.has_changes();
    const bool is_wrong = !reason.empty();
    if (!is_wrong && is_idle) reason = i18n::text(Msg::contact_nothing_changed);
    const Button keep{.label = i18n::text(Msg::save),
                      .kind = ButtonKind::primary,
                      .shortcut = is_phone() ? std::string_view{} : std::string_view("Ctrl S"),
                      .disabled_reason = reason};
    if (button(make_id(base, "save"), take_button_right(strip, keep), keep).clicked) save(context);
    const Button leave{.label = i18n::text(Msg::cancel)};
    if (button(make_id(base, "cancel"), take_button_right(strip, leave), leave).clicked) cancel(context);
    if (!is_wrong || is_phone()) return;
    TextStyle style = caption();
    // Nothing is wrong yet with a form that nobody has written in.
    if (draft_.has_changes() || was_refused_) style.colour = colours().danger_text;
    const float room = std::min(text_width(reason, style) + 1, std::max(0.f, strip.width - size::icon - size::space_1));
    text(make_id(base, "reason"), take_right(strip, room, size::space_1), reason, style);
    icon(centred_vertically(take_right(strip, size::icon), size::icon), Icon::info, style.colour);
}

float RecordForm::draw_changes(Context& context, const Box& box) {
    const core::Moment moment = moment_of(context.environment);
    Box line{box.x, box.y, box.width, 20};
    heading(make_id(base, "changes_title"), line, 2, i18n::text(Msg::contact_changes_title), strong());
    float y = bottom_of(line) + size::space_1;
    y += paragraph(make_id(base, "changes_help"), {box.x, y, box.width, 0}, i18n::text(Msg::contact_changes_help),
                   muted())
             .height +
         size::space_4;
    if (!draft_.has_changes()) {
        text(make_id(base, "no_changes"), {box.x, y, box.width, 20}, i18n::text(Msg::contact_no_changes), caption());
        return y + 20 - box.y;
    }
    const std::vector<RecordDraft::Change> changes = draft_.changes();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const RecordDraft::Change& change = changes[i];
        const ImGuiID id = make_id(make_id(base, "change"), static_cast<int>(change.field));
        const std::string_view label = field_label(change.field);
        const std::string_view before = value_words(context.database, change.field, change.before, moment);
        const std::string_view after = value_words(context.database, change.field, change.after, moment);
        const Box whole{box.x, y, box.width, 16 + size::space_1 + size::control_small};
        begin_group(id, ax::Role::group, label, whole);
        text(make_id(id, "label"), {box.x, y, box.width, 16}, label, caption());
        Box values{box.x, y + 16 + size::space_1, box.width, size::control_small};
        const Button back{.label = i18n::text(Msg::put_back),
                          .icon = Icon::undo,
                          .kind = ButtonKind::ghost,
                          .size = ButtonSize::small};
        if (button(make_id(id, "put_back"), take_button_right(values, back), back).clicked)
            draft_.put_back(change.field);
        const std::string_view empty = i18n::text(Msg::value_empty);
        const float room = values.width - size::icon_small - 2 * size::space_2;
        const std::string_view old_words = before.empty() ? empty : before, new_words = after.empty() ? empty : after;
        const float old_room =
            std::min(text_width(old_words) + 1, std::max(room / 2, room - text_width(new_words) - 1));
        text(make_id(id, "before"), take_left(values, old_room, size::space_2), old_words,
             before.empty() ? muted() : body());
        icon(centred_vertically(take_left(values, size::icon_small, size::space_2), size::icon_small), Icon::right,
             colours().text_muted);
        TextStyle style = body();
        if (after.empty()) style.colour = colours().danger_text;
        text(make_id(id, "after"), values, new_words, style);
        ax::end();
        y = bottom_of(whole) + size::space_3;
        if (i + 1 == changes.size()) break;
        fill({box.x, snap(y), box.width, size::hairline}, colours().line);
        y += size::hairline + size::space_3;
    }
    return y - box.y;
}

// ---- Save, Cancel, and leaving in another way ----------------------------------------------------------------------

void RecordForm::save(Context& context) {
    if (saving_.is_running()) return;
    if (!why_not(context).empty()) {
        was_refused_ = true;
        return;
    }
    if (!draft_.is_new() && !draft_.has_changes()) return;
    saving_.run(context, draft_.action(context.database));
}

void RecordForm::cancel(Context& context) {
    if (draft_.has_changes()) {
        asked_target_ = card_place();
        if (draft_.is_new()) asked_target_ = trail_.place(entity_);
        return;
    }
    finish(context);
}

void RecordForm::finish(Context& context) {
    is_leaving_ = true;
    if (asked_target_) return context.actions.navigate(*asked_target_);
    context.actions.replace(draft_.is_new() ? trail_.place(entity_) : card_place());
}

Place RecordForm::card_place() const {
    Place place = parse_address(key_);
    place.mode = Mode::view;
    place.options.clear();
    return place;
}

bool RecordForm::may_leave(const Place& target) {
    if (is_leaving_ || !draft_.has_changes()) {
        key_.clear();
        return true;
    }
    asked_target_ = target;
    return false;
}

void RecordForm::draw_over(Context& context) {
    if (!asked_target_) return;
    DialogView view = begin_dialog(make_id(base, "discard"), {.title = i18n::text(Msg::contact_discard_title),
                                                              .description = i18n::text(Msg::contact_discard_text),
                                                              .body_height = 20,
                                                              .is_alert = true});
    paragraph(make_id(base, "discard_text"), view.body, i18n::text(Msg::contact_discard_text), secondary());
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::contact_discard),
                                                  .is_danger = true,
                                                  .cancel = i18n::text(Msg::contact_keep_editing)});
    if (answer == DialogAnswer::action) {
        finish(context);
        asked_target_.reset();
    } else if (answer == DialogAnswer::cancel) {
        asked_target_.reset();
    }
}

}  // namespace tratt::ui
