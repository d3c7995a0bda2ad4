#include "ui/screens/merge_dialog.hpp"

#include <array>
#include <utility>

#include "core/time.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Activities;
using model::Entity;
using model::Field;

constexpr ImGuiID merge_id = make_id("merge"), move_id = make_id("move");
constexpr float width = 600, body_height = 480, label_height = 20, line_gap = 4;
constexpr std::array activity_kinds{Activities::move_all, Activities::leave, Activities::move_from};

bool is_empty(const model::Value& value) {
    const auto* words = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || std::holds_alternative<bool>(value) ||
           (words && words->empty());
}

bool is_point(Field field) {
    return field == Field::contact_email || field == Field::contact_phone || field == Field::contact_mobile;
}

}  // namespace

// ---- Activities ---------------------------------------------------------------------------------------------------------

float ActivityChoice::draw(Context& context, ImGuiID id, const Box& box) {
    const std::array<Choice, 3> choices{{{.label = i18n::text(Msg::merge_activities_all)},
                                         {.label = i18n::text(Msg::merge_activities_leave)},
                                         {.label = i18n::text(Msg::merge_activities_from)}}};
    const Select how{.frame = {.label = i18n::text(Msg::merge_activities)}};
    const float height = field_height(how.frame);
    Box row{box.x, box.y, box.width, height};
    const bool has_day = activities_ == Activities::move_from;
    const Box first = has_day ? nth_column(row, 0, 2, size::space_4) : row;
    const int taken = select(make_id(id, "activities"), first, how, choices, static_cast<int>(activities_));
    if (taken != no_choice) activities_ = activity_kinds[static_cast<std::size_t>(taken)];
    if (!has_day) return height;
    const FieldFrame day{.label = i18n::text(Msg::merge_from_day)};
    const core::Date today = core::today(moment_of(context.environment));
    from_.draw(make_id(id, "day"), nth_column(row, 1, 2, size::space_4), day, today);
    return from_.height(day, today);
}

bool ActivityChoice::is_readable() const {
    return activities_ != Activities::move_from || from_.day() != core::no_value;
}

// ---- Merging --------------------------------------------------------------------------------------------------------------

void MergeDialog::open(Entity entity, std::vector<core::Uuid> ids) {
    is_open_ = true;
    entity_ = entity;
    source_ = ids.size() > 1 ? ids[1] : core::Uuid{};
    target_ = ids.front();
    keeps_source_ = false;
    merges_contacts_ = true;
    activities_.reset();
    source_field_.forget();
    target_field_.forget();
}

void MergeDialog::draw(Context& context) {
    errand_.finished(context);
    if (!is_open_) return;
    const bool is_contact = entity_ == Entity::contact;
    DialogView view =
        begin_dialog(make_id(merge_id, "dialog"),
                     {.title = i18n::text(is_contact ? Msg::merge_contacts_title : Msg::merge_companies_title),
                      .description = i18n::text(Msg::merge_help),
                      .width = width,
                      .body_height = body_height});
    Box body = view.body;
    take_top(body, draw_sides(context, body), size::space_4);
    take_top(body, draw_choices(context, body), size::space_4);
    draw_merged(context, body);
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::merge_run), .disabled_reason = why_not(context.database)});
    if (answer == DialogAnswer::action) errand_.run(context, action());
    if (answer != DialogAnswer::none || view.cancelled) is_open_ = false;
}

// R272: from, to, and a button that swaps them.
float MergeDialog::draw_sides(Context& context, Box box) {
    const Button swap{.label = i18n::text(Msg::merge_swap), .icon = Icon::sort, .icon_only = !is_phone()};
    const float height = field_height({});
    if (is_phone()) {
        draw_side(context, take_top(box, height, size::space_2), true);
        const Box place = take_top(box, control_height(), size::space_2);
        if (button(make_id(merge_id, "swap"), button_box(place, swap), swap).clicked) std::swap(source_, target_);
        draw_side(context, take_top(box, height), false);
        return 2 * height + control_height() + 2 * size::space_2;
    }
    Box row{box.x, box.y, box.width, height};
    const float side = (row.width - button_width(swap) - 2 * size::space_3) / 2;
    draw_side(context, take_left(row, side, size::space_3), true);
    Box middle = take_left(row, button_width(swap), size::space_3);
    middle = inset(middle, 0, label_height, 0, 0);
    if (button(make_id(merge_id, "swap"), middle, swap).clicked) std::swap(source_, target_);
    draw_side(context, row, false);
    return height;
}

void MergeDialog::draw_side(Context& context, const Box& box, bool is_source) {
    core::Uuid& side = is_source ? source_ : target_;
    const RecordField::Look look{.frame = {.label = i18n::text(is_source ? Msg::merge_from : Msg::merge_to)},
                                 .entity = entity_,
                                 .now = context.database.find(entity_, side),
                                 .none = i18n::text(Msg::no_selection),
                                 .placeholder = i18n::text(Msg::merge_choose)};
    RecordField& field = is_source ? source_field_ : target_field_;
    const auto taken = field.draw(context, make_id(merge_id, is_source ? "from" : "to"), box, look);
    if (taken) side = *taken == store::no_row ? core::Uuid{} : context.database.id_of(entity_, *taken);
}

float MergeDialog::draw_choices(Context& context, Box box) {
    const float top = box.y;
    take_top(box, activities_.draw(context, merge_id, box), size::space_2);
    if (entity_ == Entity::contact) {  // R273
        const Toggle removed{.label = i18n::text(Msg::merge_source_deleted)};
        const Toggle former{.label = i18n::text(Msg::merge_source_former)};
        if (radio(make_id(merge_id, "deleted"), take_top(box, control_height()), removed, !keeps_source_))
            keeps_source_ = false;
        if (radio(make_id(merge_id, "former"), take_top(box, control_height()), former, keeps_source_))
            keeps_source_ = true;
    } else {  // R277
        const Toggle same{.label = i18n::text(Msg::merge_same_contacts)};
        if (tick(make_id(merge_id, "same"), take_top(box, control_height()), same,
                 merges_contacts_ ? TickState::on : TickState::off))
            merges_contacts_ = !merges_contacts_;
    }
    return box.y - top;
}

// What the source has and the target has not is filled (R275); of what both have the target's stays, and the other's
// addresses and numbers are added (R90).
std::vector<MergeDialog::Merged> MergeDialog::merged_fields(const store::Database& database) const {
    std::vector<Merged> merged;
    const store::Row source = database.find(entity_, source_), target = database.find(entity_, target_);
    if (source == store::no_row || target == store::no_row) return merged;
    for (const model::FieldSpec& spec : model::stored_fields(entity_)) {
        if (spec.has(model::field_internal) || spec.has(model::field_read_only)) continue;
        const model::Value given = database.value(spec.field, source), kept = database.value(spec.field, target);
        if (is_empty(given) || given == kept) continue;
        if (is_empty(kept)) merged.push_back({spec.field, Fate::filled});
        else if (is_point(spec.field)) merged.push_back({spec.field, Fate::added});
        else if (!keeps_source_) merged.push_back({spec.field, Fate::dropped});
    }
    return merged;
}

std::string_view MergeDialog::words_of(Context& context, const Merged& merged) const {
    const store::Database& database = context.database;
    const auto words = [&](const core::Uuid& side) {
        const model::Value value = database.value(merged.field, database.find(entity_, side));
        return value_words(database, merged.field, value, moment_of(context.environment));
    };
    const std::string_view field = column_name(merged.field), given = words(source_);
    switch (merged.fate) {
        case Fate::filled: return i18n::concat({field, ": ", given});
        case Fate::added: return i18n::format(Msg::merge_added, {{"field", field}, {"value", given}});
        case Fate::dropped: break;
    }
    return i18n::format(Msg::merge_dropped, {{"field", field}, {"value", given}, {"kept", words(target_)}});
}

void MergeDialog::draw_merged(Context& context, Box box) const {
    const std::vector<Merged> merged = merged_fields(context.database);
    if (source_.is_nil() || target_.is_nil()) return;
    const std::string_view title = i18n::text(merged.empty() ? Msg::merge_nothing_differs : Msg::merge_fields);
    text(make_id(merge_id, "fields_title"), take_top(box, label_height, size::space_1), title, caption());
    std::vector<std::string_view> lines;
    float height = 0;
    for (const Merged& each : merged) {
        lines.push_back(words_of(context, each));
        height += paragraph_height(box.width, lines.back()) + line_gap;
    }
    const ImGuiID id = make_id(merge_id, "fields");
    const ScrollArea area =
        begin_scroll_area(id, {.role = ax::Role::list, .name = title, .box = box}, box.width, height);
    Box row{area.origin_x, area.origin_y, box.width, 0};
    for (std::size_t i = 0; i < merged.size(); ++i) {
        const std::string_view words = lines[i];
        row.height = paragraph_height(box.width, words);
        ax::leaf(make_id(id, static_cast<int>(i)), {.role = ax::Role::list_item,
                                                    .name = words,
                                                    .box = row,
                                                    .set_size = static_cast<int>(merged.size()),
                                                    .position = static_cast<int>(i) + 1});
        bare_paragraph(row, words, merged[i].fate == Fate::dropped ? body() : secondary());
        row.y += row.height + line_gap;
    }
    end_scroll_area();
}

std::string_view MergeDialog::why_not(const store::Database& database) const {
    if (source_.is_nil() || target_.is_nil()) return i18n::text(Msg::merge_needs_two);
    if (!activities_.is_readable()) return i18n::text(Msg::date_wrong);
    const auto errors = database.check({.id = {}, .action = action()});
    return errors.empty() ? std::string_view{} : error_words(errors.front());
}

model::Action MergeDialog::action() const {
    if (entity_ == Entity::contact)
        return model::MergeContacts{target_, source_, activities_.activities(), activities_.from(), keeps_source_};
    return model::MergeCompanies{target_, source_, merges_contacts_, activities_.activities(), activities_.from()};
}

// ---- Moving -----------------------------------------------------------------------------------------------------------------

void MoveDialog::open(std::vector<core::Uuid> contacts) {
    is_open_ = true;
    contacts_ = std::move(contacts);
    company_ = store::no_row;
    is_chosen_ = false;
    activities_.reset();
    field_.forget();
}

void MoveDialog::draw(Context& context) {
    errand_.finished(context);
    if (!is_open_) return;
    const auto count = static_cast<std::int64_t>(contacts_.size());
    DialogView view = begin_dialog(make_id(move_id, "dialog"), {.title = i18n::count(i18n::Plural::move_title, count),
                                                                .description = i18n::text(Msg::move_help),
                                                                .body_height = 220});
    Box body = view.body;
    const RecordField::Look look{.frame = {.label = i18n::text(Msg::move_to)},
                                 .entity = Entity::company,
                                 .now = company_,
                                 .none = i18n::text(Msg::move_set_free),
                                 .placeholder = i18n::text(Msg::merge_choose)};
    const Box place = take_top(body, field_height(look.frame), size::space_4);
    if (const auto taken = field_.draw(context, make_id(move_id, "company"), place, look)) {
        company_ = *taken;
        is_chosen_ = true;
    }
    activities_.draw(context, move_id, body);
    std::string_view why_not;
    if (!is_chosen_) why_not = i18n::text(Msg::move_choose_first);
    else if (!activities_.is_readable()) why_not = i18n::text(Msg::date_wrong);
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::move_run), .disabled_reason = why_not});
    if (answer == DialogAnswer::action)
        errand_.run(context, model::MoveContacts{contacts_, context.database.id_of(Entity::company, company_),
                                                 activities_.activities(), activities_.from()});
    if (answer != DialogAnswer::none || view.cancelled) is_open_ = false;
}

}  // namespace tratt::ui
