#include <algorithm>
#include <array>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/import_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::PlannedRow;
using model::RowState;

constexpr float count_height = 24, zone_height = 88, side_width = 320, row_width = 64, name_width = 200;

struct Line {
    Plural plural;
    std::int64_t n;
};

std::vector<Line> lines_of(const ImportView& import) {
    const model::ImportCounts& counts = import.plan.counts;
    const auto left_out_new = static_cast<std::int64_t>(std::ranges::count_if(
        import.plan.rows, [](const PlannedRow& row) { return row.state == RowState::added && !row.is_ticked; }));
    const std::int64_t left_out_changed = counts.left_out - left_out_new;
    std::vector<Line> lines{{Plural::import_done_new, counts.added - left_out_new},
                            {Plural::import_done_changed, counts.changed - left_out_changed},
                            {Plural::import_done_unchanged, counts.unchanged},
                            {Plural::import_done_not_in, counts.skipped + counts.faulty + counts.left_out}};
    const auto add = [&](Plural plural, std::int64_t n) {
        if (n > 0) lines.push_back({plural, n});
    };
    if (!import.is_companies) add(Plural::import_done_joined, counts.joined);
    add(Plural::import_done_companies, counts.companies_added);
    add(Plural::import_done_recategorised, counts.companies_recategorised);
    add(Plural::import_done_statuses_taken, counts.statuses_taken);
    add(Plural::import_done_statuses_skipped, counts.statuses_skipped);
    add(Plural::import_done_users, counts.owners_added);
    return lines;
}

void draw_lines(const ImportView& import, Box rest) {
    const std::vector<Line> lines = lines_of(import);
    begin_group(make_id(import_id, "counts"), ax::Role::list, text(Msg::import_step_done), rest);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box row = take_top(rest, count_height);
        const std::string_view words = i18n::count(lines[i].plural, lines[i].n);
        ax::leaf(make_id(make_id(import_id, "count"), static_cast<std::int64_t>(i)),
                 {.role = ax::Role::list_item,
                  .name = words,
                  .box = row,
                  .set_size = static_cast<int>(lines.size()),
                  .position = static_cast<int>(i) + 1});
        bare_text(row, words);
    }
    ax::end();
}

// Rows that did not go in, and rows of which something was left out.
bool is_told(const PlannedRow& row) {
    return !row.remarks.empty() || (!row.is_ticked && row.state != RowState::unchanged);
}

std::string_view row_name(const ImportView& import, const PlannedRow& row) {
    std::string_view name;
    for (std::size_t column = 0; column < import.decisions.columns.size(); ++column) {
        const auto field = import.decisions.columns[column];
        using model::Field;
        if (field != Field::contact_first_name && field != Field::contact_last_name && field != Field::contact_name &&
            !(import.is_companies && field == Field::company_name))
            continue;
        const std::string_view part = import.cell(row.table_row, column);
        name = name.empty() || part.empty() ? i18n::concat({name, part}) : i18n::concat({name, " ", part});
    }
    return name;
}

void draw_told_rows(const Context& context, const Box& box) {
    const ImportView& import = context.app->import;
    std::vector<const PlannedRow*> told;
    for (const PlannedRow& row : import.plan.rows) {
        if (is_told(row)) told.push_back(&row);
    }
    const std::array heads{
        Column{.name = text(Msg::import_row), .width = row_width, .align = Align::right, .can_sort = false},
        Column{.name = text(Msg::import_name), .width = is_phone() ? 120 : name_width, .can_sort = false},
        Column{.name = text(Msg::import_reason), .can_sort = false}};
    TableView table = begin_table(make_id(import_id, "told"), box,
                                  {.name = text(Msg::import_done_remarks),
                                   .columns = heads,
                                   .row_count = static_cast<int>(told.size()),
                                   .empty = text(Msg::import_no_rows)});
    for (int i; (i = table.next_row()) != no_row;) {
        const PlannedRow& row = *told[static_cast<std::size_t>(i)];
        begin_row(table, {.name = i18n::format(Msg::import_row_named, {{"n", i18n::number(row.number())}})});
        cell_number(table, i18n::number(row.number()), colours().text_muted);
        cell_text(table, row_name(import, row));
        TextStyle style;
        if (is_faulty(row)) style.colour = colours().danger_text;
        cell_text(table, row.remarks.empty() ? what_happens(context, row) : notes_words(row), style);
        end_row(table);
    }
    (void)end_table(table);
}

// Buttons one below the other on a phone, else in a row.
void draw_buttons(Context& context, Box strip) {
    const ImportView& import = context.app->import;
    Button see{.label = text(import.is_companies ? Msg::import_see_companies : Msg::import_see_contacts)};
    const std::string href = address(Place{.page = import.is_companies ? Page::companies : Page::contacts});
    see.href = href;
    if (import.waiting_files > 0) {
        const Button next{.label = i18n::format(Msg::import_continue, {{"file", import.next_file}}),
                          .kind = ButtonKind::primary};
        if (button(make_id(import_id, "next"), take_button_left(strip, next), next).clicked)
            context.app->actions.leave_import();
    } else {
        see.kind = ButtonKind::primary;
    }
    button(make_id(import_id, "see"), take_button_left(strip, see), see);
    const model::Transaction* step = context.database.next_undo();
    const bool can_undo = step && step->id == import.transaction;
    const Button undo{.label = text(Msg::undo), .icon = Icon::undo};
    if (can_undo && button(make_id(import_id, "undo"), take_button_left(strip, undo), undo).clicked)
        context.actions.undo();
}

}  // namespace

void draw_import_done(Context& context, Box area) {
    const ImportView& import = context.app->import;
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    Box rest = inset(area, margin, 0, margin, margin);
    Notice done;
    done.tone = import.is_undone ? Tone::neutral : Tone::ok;
    if (import.is_undone) done.icon = Icon::undo;
    done.words = import.is_undone ? text(Msg::import_undone_title)
                                  : i18n::format(Msg::import_done_title, {{"file", import.file_name}});
    notice(make_id(import_id, "done"), take_top(rest, notice_height(rest.width, done), size::space_4), done);

    const float counts_height = count_height * static_cast<float>(lines_of(import).size());
    DropZone zone;
    zone.words = text(Msg::import_next_file);
    const bool is_column = rest.width < 2 * side_width;
    Box side = is_column ? take_top(rest, counts_height + zone_height + control_height() + 3 * size::space_4)
                         : take_left(rest, side_width, size::space_6);
    draw_lines(import, take_top(side, counts_height, size::space_4));
    draw_buttons(context, take_top(side, control_height(), size::space_4));
    if (drop_zone(make_id(import_id, "zone"), take_top(side, zone_height), zone)) context.app->actions.choose_file();

    heading(make_id(import_id, "told title"), take_top(rest, 24, size::space_2), 2, text(Msg::import_done_remarks),
            section());
    outline(rest, colours().line, radius::tile);
    draw_told_rows(context, inset(rest, 1));
}

}  // namespace tratt::ui
