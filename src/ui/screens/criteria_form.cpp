#include "ui/screens/criteria_form.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "query/criteria.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::CriteriaSet;
using model::Criterion;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("criteria");
constexpr float row_gap = 8, set_head = 36, set_top = 2, set_left = 12, set_right = 8, set_bottom = 6, add_height = 28,
                or_height = 32, end_height = 40, field_width = 192, operator_width = 152, field_narrow = 148,
                operator_narrow = 128;

ImGuiID set_id(std::size_t set) { return make_id(base, static_cast<int>(set)); }
ImGuiID row_id(std::size_t set, std::size_t row) { return make_id(set_id(set), static_cast<int>(row)); }

float row_height_now() { return is_phone() ? size::control_coarse : control_height() + row_gap; }

float set_height(const CriteriaSet& set) {
    const float rows = static_cast<float>(set.size()) * row_height_now();
    if (is_phone()) return size::control_coarse + rows;
    return set_top + set_head + rows + add_height + set_bottom;
}

std::string_view set_name(std::size_t index) {
    return i18n::format(Msg::find_set, {{"n", i18n::number(static_cast<std::int64_t>(index) + 1)}});
}

std::string_view row_name(std::size_t set, std::size_t row) {
    return i18n::format(Msg::find_row_name,
                        {{"set", set_name(set)}, {"n", i18n::number(static_cast<std::int64_t>(row) + 1)}});
}

std::string_view count_words(Entity entity, std::int64_t n) {
    switch (entity) {
        case Entity::company: return i18n::count(i18n::Plural::companies_count, n);
        case Entity::contact: return i18n::count(i18n::Plural::contacts_count, n);
        case Entity::sale: return i18n::count(i18n::Plural::sales_count, n);
        default: return i18n::count(i18n::Plural::follow_ups_count, n);
    }
}

Button icon_button(Icon icon, std::string_view label) {
    return {.label = label, .icon = icon, .kind = ButtonKind::ghost, .icon_only = true};
}

}  // namespace

float CriteriaForm::height(const CriteriaSets& sets) {
    float height = 0;
    for (const CriteriaSet& set : sets) height += set_height(set);
    if (!sets.empty()) height += or_height * static_cast<float>(sets.size() - 1);
    return height + end_height;
}

// ---- Rows -----------------------------------------------------------------------------------------------------------

bool CriteriaForm::choose_field(ImGuiID id, const Box& box, Entity entity, bool hides_label, Criterion& criterion) {
    const auto fields = search_fields(entity);
    std::vector<Choice> choices;
    int chosen = no_choice;
    for (const Field field : fields) {
        if (field == criterion.field) chosen = static_cast<int>(choices.size());
        choices.push_back(
            {.label = field_label(field), .count = is_conversion_field(field) ? i18n::text(Msg::find_under_lead) : ""});
    }
    const Select spec{.frame = {.label = i18n::text(Msg::find_field), .hides_label = hides_label}};
    const int taken = select(id, box, spec, choices, chosen);
    if (taken == no_choice || taken == chosen) return false;
    criterion = with_field(criterion, fields[static_cast<std::size_t>(taken)]);
    values_.forget_typed();
    return true;
}

bool CriteriaForm::choose_operator(ImGuiID id, const Box& box, bool hides_label, Criterion& criterion) {
    const auto operators = operators_of(criterion.field);
    std::vector<Choice> choices;
    int chosen = no_choice;
    for (const model::Operator op : operators) {
        if (op == criterion.op) chosen = static_cast<int>(choices.size());
        choices.push_back({.label = operator_words(op)});
    }
    const Select spec{.frame = {.label = i18n::format(Msg::find_operator_of, {{"field", field_label(criterion.field)}}),
                                .hides_label = hides_label},
                      .tooltip = operator_note(criterion.op)};
    const int taken = select(id, box, spec, choices, chosen);
    if (taken == no_choice || taken == chosen) return false;
    criterion = with_operator(criterion, operators[static_cast<std::size_t>(taken)]);
    values_.forget_typed();
    return true;
}

bool CriteriaForm::draw_row(Context& context, Box row, Entity entity, CriteriaSet& set, std::size_t index, ImGuiID id) {
    Criterion& criterion = set[index];
    row.height = control_height();
    begin_group(id, ax::Role::group,
                i18n::format(Msg::find_criterion, {{"n", i18n::number(static_cast<std::int64_t>(index) + 1)}}), row);
    const bool is_narrow = row.width < 720;
    const Box field = take_left(row, is_narrow ? field_narrow : field_width, size::space_2);
    const Box op = take_left(row, is_narrow ? operator_narrow : operator_width, size::space_2);
    const Box remove = take_right(row, size::control, size::space_2);
    bool is_changed = choose_field(make_id(id, "field"), field, entity, true, criterion);
    is_changed = choose_operator(make_id(id, "operator"), op, true, criterion) || is_changed;
    is_changed = values_.draw(context, id, row, &criterion) || is_changed;
    const bool is_removed = button(make_id(id, "remove"), centred_vertically(remove, size::control),
                                   icon_button(Icon::x, i18n::text(Msg::find_remove_criterion)))
                                .clicked;
    ax::end();
    if (!is_removed) return is_changed;
    set.erase(set.begin() + static_cast<std::ptrdiff_t>(index));
    values_.forget_typed();
    return true;
}

// "Lead status is one of Open, Contacting": what a finger presses to edit it.
void CriteriaForm::draw_line(Context& context, const Box& box, const CriteriaSets& sets, std::size_t set,
                             std::size_t row) {
    const Criterion& criterion = sets[set][row];
    const std::string_view field = field_label(criterion.field);
    const std::string_view op = operator_words(criterion.op);
    std::string_view value = criterion_value_words(context.database, criterion, moment_of(context.environment));
    const bool is_empty = query::is_ignored(criterion);
    if (is_empty) value = i18n::text(Msg::find_any);
    const Press press =
        ui::press(row_id(set, row), {.role = ax::Role::button,
                                     .name = i18n::concat({field, " ", op, value.empty() ? "" : " ", value}),
                                     .description = row_name(set, row),
                                     .states = ax::has_popup,
                                     .box = box});
    hairline_above(box, colours().line);
    if (press.focus_visible) focus_ring_inside(box);
    Box rest = inset(box, set_left, 0);
    icon(centred_vertically(take_right(rest, size::icon_small, size::space_2), size::icon_small), Icon::chevron_right,
         colours().text_muted);
    bare_text(take_left(rest, std::min(text_width(field) + 1, rest.width), size::space_2), field);
    bare_text(take_left(rest, std::min(text_width(op) + 1, rest.width), size::space_2), op, secondary());
    bare_text(rest, value, is_empty ? muted() : body());
    if (press.clicked) open_ = {set, row, true};
}

bool CriteriaForm::add_row(CriteriaSet& set, Entity entity) {
    // The first field that the set does not ask for yet.
    const auto fields = search_fields(entity);
    const auto is_free = [&](Field field) { return std::ranges::find(set, field, &Criterion::field) == set.end(); };
    const auto found = std::ranges::find_if(fields, is_free);
    const Field field = found == fields.end() ? fields.front() : *found;
    set.push_back({field, operators_of(field).front(), {}});
    values_.forget_typed();
    return true;
}

// ---- Sets -----------------------------------------------------------------------------------------------------------

bool CriteriaForm::draw_set_head(Context& /*context*/, Box head, const Asked& asked, CriteriaSets& sets,
                                 std::size_t index) {
    const ImGuiID id = set_id(index);
    const auto copy_set = [&] {
        sets.insert(sets.begin() + static_cast<std::ptrdiff_t>(index) + 1, CriteriaSet(sets[index]));
    };
    const auto delete_set = [&] { sets.erase(sets.begin() + static_cast<std::ptrdiff_t>(index)); };
    const std::string_view name = set_name(index);
    bool is_changed = false;
    if (is_phone()) {
        const std::array items{MenuItem{.label = i18n::text(Msg::find_copy_set), .icon = Icon::copy},
                               MenuItem{.label = i18n::text(Msg::find_delete_set),
                                        .icon = Icon::trash,
                                        .is_destructive = true,
                                        .has_line_above = true}};
        Button more = icon_button(Icon::dots, i18n::format(Msg::more_actions_named, {{"what", name}}));
        more.states = ax::has_popup;
        const Box more_box = take_right(head, size::control_coarse);
        const Box add_box = take_right(head, size::control_coarse);
        if (button(make_id(id, "add"), add_box, icon_button(Icon::plus, i18n::text(Msg::find_add_criterion))).clicked) {
            is_changed = add_row(sets[index], asked.entity);
            open_ = {index, sets[index].size() - 1, true};
        }
        const int chosen = menu_button(make_id(id, "more"), more_box, more, items);
        if (chosen == 0) copy_set();
        if (chosen == 1) delete_set();
        is_changed = is_changed || chosen != nothing_chosen;
    } else {
        const Box delete_box = centred_vertically(take_right(head, size::control), size::control);
        const Box copy_box = centred_vertically(take_right(head, size::control), size::control);
        if (button(make_id(id, "copy"), copy_box,
                   icon_button(Icon::copy, i18n::format(Msg::find_copy_set_named, {{"set", name}})))
                .clicked) {
            copy_set();
            is_changed = true;
        } else if (button(make_id(id, "delete"), delete_box,
                          icon_button(Icon::trash, i18n::format(Msg::find_delete_set_named, {{"set", name}})))
                       .clicked) {
            delete_set();
            is_changed = true;
        }
    }
    if (is_changed) values_.forget_typed();
    text(make_id(id, "name"), take_left(head, text_width(name, strong()) + 1, size::space_2), name, strong());
    const bool has_count = index < asked.counts.size() && asked.counts[index] >= 0;
    if (has_count) {
        TextStyle style = muted();
        style.tabular = true;
        text(make_id(id, "count"), head,
             is_phone() ? i18n::number(asked.counts[index]) : count_words(asked.entity, asked.counts[index]), style);
    }
    return is_changed;
}

bool CriteriaForm::draw_set(Context& context, Box box, const Asked& asked, CriteriaSets& sets, std::size_t index) {
    outline(box, colours().line, radius::tile);
    begin_group(make_id(set_id(index), "set"), ax::Role::group, set_name(index), box);
    Box rest = is_phone() ? box : inset(box, set_left, set_top, set_right, set_bottom);
    Box head = take_top(rest, is_phone() ? size::control_coarse : set_head);
    if (is_phone()) head = inset(head, set_left, 0, 0, 0);
    const std::size_t row_count = sets[index].size();
    bool is_changed = draw_set_head(context, head, asked, sets, index);
    for (std::size_t row = 0; row < row_count && !is_changed; ++row) {
        const Box line = take_top(rest, row_height_now());
        if (is_phone()) draw_line(context, line, sets, index, row);
        else is_changed = draw_row(context, line, asked.entity, sets[index], row, row_id(index, row));
    }
    if (!is_phone() && !is_changed) {
        const Button add{.label = i18n::text(Msg::find_add_criterion),
                         .icon = Icon::plus,
                         .kind = ButtonKind::ghost,
                         .size = ButtonSize::small};
        const Box strip = take_top(rest, add_height);
        Box place = button_box(strip, add);
        place.x -= size::space_2;
        if (button(make_id(set_id(index), "add"), place, add).clicked) is_changed = add_row(sets[index], asked.entity);
    }
    ax::end();
    return is_changed;
}

bool CriteriaForm::draw_or(Box strip, CriteriaSets& sets) {
    const Button add{.label = i18n::text(Msg::find_or_add), .icon = Icon::plus, .kind = ButtonKind::ghost};
    strip = inset(strip, 0, size::space_1, 0, size::space_1);
    if (!button(make_id(base, "or"), button_box(strip, add), add).clicked) return false;
    CriteriaSet like_the_last;
    for (const Criterion& row : sets.empty() ? CriteriaSet{} : sets.back())
        like_the_last.push_back({row.field, operators_of(row.field).front(), {}});
    sets.push_back(std::move(like_the_last));
    values_.forget_typed();
    return true;
}

bool CriteriaForm::draw(Context& context, const Box& box, const Asked& asked, CriteriaSets* sets) {
    Box rest = box;
    rest.height = std::max(rest.height, height(*sets));
    const std::size_t count = sets->size();
    bool is_changed = false;
    for (std::size_t i = 0; i < count && !is_changed; ++i) {
        if (i > 0) {
            Box strip = inset(take_top(rest, or_height), set_left, 0, 0, 0);
            const Tag either{.label = i18n::text(Msg::find_or), .tone = Tone::accent};
            const Box place = take_left(strip, tag_width(either), size::space_2);
            tag(make_id(set_id(i), "or"), place, either);
            if (!is_phone() && i == 1) text(make_id(base, "or note"), strip, asked.or_note, caption());
        }
        is_changed = draw_set(context, take_top(rest, set_height((*sets)[i])), asked, *sets, i);
    }
    return is_changed || draw_or(take_top(rest, end_height), *sets);
}

bool CriteriaForm::draw_over(Context& context, Entity entity, CriteriaSets* sets) {
    if (!open_.is_open) return false;
    if (open_.set >= sets->size() || open_.row >= (*sets)[open_.set].size()) {
        open_.is_open = false;
        return false;
    }
    Criterion& criterion = (*sets)[open_.set][open_.row];
    const ImGuiID id = make_id(base, "sheet");
    const FieldFrame framed{.label = i18n::text(Msg::find_field)};
    const float one = field_height(framed);
    DialogView view = begin_dialog(
        id, {.title = row_name(open_.set, open_.row), .body_height = 3 * one + 3 * size::space_4 + control_height()});
    Box rest = view.body;
    bool is_changed = choose_field(make_id(id, "field"), take_top(rest, one, size::space_4), entity, false, criterion);
    is_changed =
        choose_operator(make_id(id, "operator"), take_top(rest, one, size::space_4), false, criterion) || is_changed;
    is_changed = values_.draw(context, id, take_top(rest, control_height(), size::space_4), &criterion) || is_changed;
    const Button remove{
        .label = i18n::text(Msg::find_remove_criterion), .icon = Icon::trash, .kind = ButtonKind::ghost};
    const bool is_removed =
        button(make_id(id, "remove"), button_box(take_top(rest, control_height()), remove), remove).clicked;
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::find_done), .cancel = i18n::text(Msg::close)});
    if (is_removed) {
        CriteriaSet& set = (*sets)[open_.set];
        set.erase(set.begin() + static_cast<std::ptrdiff_t>(open_.row));
        values_.forget_typed();
    }
    if (answer != DialogAnswer::none || is_removed) open_.is_open = false;
    return is_changed || is_removed;
}

}  // namespace tratt::ui
