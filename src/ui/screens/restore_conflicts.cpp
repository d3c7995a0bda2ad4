// Records that are here and in the backup and differ: which one is taken, one by one or for all.
#include <algorithm>
#include <array>

#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/restore_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::RecordConflict;
using model::Side;

constexpr float title_height = 24, row_size = size::row_coarse_two_lines, most_height = 480, line = 20, note_line = 16;

std::string_view shown(std::string_view words) { return words.empty() ? text(Msg::value_empty) : words; }

std::string_view difference_words(const Context& context, const RecordConflict& conflict) {
    const core::Moment moment = moment_of(context.environment);
    std::string_view words;
    for (const model::FieldConflict& field : conflict.fields) {
        const std::string_view one =
            i18n::format(Msg::restore_field_differs,
                         {{"field", field_label(field.field)},
                          {"here", shown(value_words(context.database, field.field, field.here, moment))},
                          {"there", shown(value_words(context.database, field.field, field.there, moment))}});
        words = words.empty() ? one : i18n::concat({words, " · ", one});
    }
    return words;
}

std::string_view name_words(const Context& context, const RecordConflict& conflict) {
    const store::Row row = context.database.find(conflict.entity, conflict.here);
    return record_name(context.database, conflict.entity, row);
}

std::array<SegmentPart, 2> side_parts() {
    return {SegmentPart{.label = text(Msg::restore_here)}, SegmentPart{.label = text(Msg::restore_there)}};
}

void decide(Context& context, std::size_t conflict, Side side) {
    model::MergeDecisions decisions = context.app->restore.decisions;
    decisions[conflict] = side;
    context.app->storage_actions.decide_conflicts(std::move(decisions));
}

void decide_all(Context& context, Side side) {
    context.app->storage_actions.decide_conflicts(model::MergeDecisions(context.app->restore.decisions.size(), side));
}

void draw_all(Context& context, Box strip) {
    const Button there{.label = text(Msg::restore_all_there), .size = ButtonSize::small};
    const Button here{.label = text(Msg::restore_all_here), .size = ButtonSize::small};
    if (button(make_id(restore_id, "all there"), take_button_right(strip, there), there).clicked)
        decide_all(context, Side::there);
    if (button(make_id(restore_id, "all here"), take_button_right(strip, here), here).clicked)
        decide_all(context, Side::here);
}

void draw_row(Context& context, TableView& table, std::size_t index) {
    const RecordConflict& conflict = context.app->restore.merge.conflicts[index];
    const std::string_view name = name_words(context, conflict), words = difference_words(context, conflict);
    begin_row(table, {.name = name, .description = words});
    Box cell = begin_cell(table, i18n::concat({name, ": ", words}));
    cell = centred_vertically(cell, line + note_line);
    bare_text(take_top(cell, line), name);
    bare_text(cell, words, caption());
    end_cell(table);
    const std::array parts = side_parts();
    const Box place = begin_cell(table);
    const int side = static_cast<int>(context.app->restore.decisions[index]);
    const ImGuiID id = make_id(make_id(restore_id, "side"), static_cast<std::int64_t>(index));
    const int now = segment(id, centred_vertically(place, control_height()),
                            i18n::format(Msg::restore_side_of, {{"name", name}}), parts, side);
    if (now != side) decide(context, index, static_cast<Side>(now));
    end_cell(table);
    end_row(table);
}

float table_height(const Context& context) {
    const float rows = static_cast<float>(context.app->restore.merge.conflicts.size()) * row_size;
    return std::min(size::head_row + rows + 2, most_height);
}

}  // namespace

float conflicts_height(const Context& context) {
    const RestoreView& restore = context.app->restore;
    if (restore.mode != RestoreMode::merge || restore.merge.conflicts.empty()) return 0;
    const float buttons = is_phone() ? control_height() : 0;
    return size::space_4 + title_height + buttons + size::space_2 + table_height(context);
}

void draw_conflicts(Context& context, Box box) {
    take_top(box, size::space_4);
    const auto count = static_cast<std::int64_t>(context.app->restore.merge.conflicts.size());
    Box head = take_top(box, title_height);
    const std::string_view name = i18n::count(Plural::restore_conflicts, count);
    heading(make_id(restore_id, "conflicts title"), take_left(head, text_width(name, strong())), 2, name, strong());
    draw_all(context, is_phone() ? take_top(box, control_height()) : head);
    take_top(box, size::space_2);

    const Box frame = take_top(box, table_height(context));
    outline(frame, colours().line, radius::tile);
    const std::array parts = side_parts();
    const float side_width = segment_width(parts) + 8 + size::space_4;
    const std::array heads{Column{.name = text(Msg::restore_difference), .can_sort = false},
                           Column{.name = text(Msg::restore_choice), .width = side_width, .can_sort = false}};
    TableView table = begin_table(make_id(restore_id, "conflicts"), inset(frame, 1),
                                  {.name = name,
                                   .columns = heads,
                                   .row_count = static_cast<int>(count),
                                   .own_row_height = row_size,
                                   .first_inset = size::space_4});
    for (int i; (i = table.next_row()) != no_row;) draw_row(context, table, static_cast<std::size_t>(i));
    (void)end_table(table);
}

}  // namespace tratt::ui
