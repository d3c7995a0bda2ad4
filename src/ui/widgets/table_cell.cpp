// What stands in the cells.
#include "i18n/messages.hpp"
#include "ui/widgets/table_state.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

using State = TableView::State;

constexpr float avatar_size = 24, avatar_gap = 8, piece_gap = 6, arrow = 16;

TextStyle styled(const State& s, TextStyle style) {
    if (style.colour == 0 && s.open.is_muted) style.colour = colours().text_muted;
    return style;
}

TextStyle in_column(const State& s, TextStyle style) {
    style = styled(s, style);
    if (style.align == Align::left) style.align = s.table.columns[static_cast<std::size_t>(s.column - 1)].align;
    return style;
}

void explain_cut(const CellPlace& cell, const Drawn& drawn, std::string_view words) {
    if (drawn.is_cut) tooltip_on_hover(cell.id, cell.inner, {.body = words});
}

// Words as the whole of a cell.
void words_cell(State& s, std::string_view words, const TextStyle& style) {
    CellPlace cell = next_cell(s);
    cell.node.name = i18n::plain(words);
    ax::leaf(cell.id, cell.node);
    explain_cut(cell, bare_text(cell.inner, words, in_column(s, style)), words);
}

}  // namespace

CellPlace next_cell(State& s) {
    const auto column = static_cast<std::size_t>(s.column);
    CellPlace cell;
    cell.box = {s.row_box.x + s.lefts[column], s.row_box.y, s.widths[column], s.row_box.height};
    cell.inner = cell_inner(s, s.column, cell.box);
    cell.id = make_id(row_id(s, s.row), s.column);
    ++s.column;
    cell.node = {.role = ax::Role::cell, .box = cell.box, .column_index = s.column + (s.table.has_ticks ? 1 : 0)};
    return cell;
}

void cell_text(TableView& view, std::string_view words, const TextStyle& style) {
    words_cell(*view.state, words, style);
}

void cell_number(TableView& view, std::string_view number, ImU32 colour) {
    words_cell(*view.state, number, {.colour = colour, .align = Align::right, .tabular = true});
}

void cell_empty(TableView& view) {
    const CellPlace cell = next_cell(*view.state);
    ax::leaf(cell.id, cell.node);
}

void cell_link(TableView& view, std::string_view words, std::string_view href, const TextStyle& style) {
    State& s = *view.state;
    const CellPlace cell = next_cell(s);
    ax::begin(cell.id, cell.node);
    link(make_id(cell.id, "link"), cell.inner, {.label = words, .href = href, .style = in_column(s, style)});
    ax::end();
}

void cell_name(TableView& view, std::string_view name, AvatarKind kind, std::string_view href, const Tag* tag) {
    State& s = *view.state;
    const CellPlace cell = next_cell(s);
    Box rest = cell.inner;
    ax::begin(cell.id, cell.node);
    avatar(centred_vertically(take_left(rest, avatar_size, avatar_gap), avatar_size), name, kind);
    const Box tag_place = tag != nullptr ? take_right(rest, tag_width(*tag), avatar_gap) : Box{};
    TextStyle style = styled(s, {});
    if (style.colour == 0) style.colour = colours().text;
    const float width = std::min(text_width(name, style), rest.width);
    if (href.empty()) text(make_id(cell.id, "name"), rest, name, style);
    else link(make_id(cell.id, "name"), rest, {.label = name, .href = href, .style = style});
    if (tag != nullptr)
        ui::tag(make_id(cell.id, "tag"), {rest.x + width + avatar_gap, tag_place.y, tag_place.width, tag_place.height},
                *tag);
    ax::end();
}

void cell_status(TableView& view, std::string_view name, const StatusMark& mark, bool as_pill) {
    CellPlace cell = next_cell(*view.state);
    cell.node.name = name;
    ax::leaf(cell.id, cell.node);
    if (as_pill) bare_status_pill(cell.inner, name, mark);
    else bare_status_label(cell.inner, name, mark, styled(*view.state, {}));
}

void cell_category(TableView& view, std::string_view name, GroupKind group) {
    CellPlace cell = next_cell(*view.state);
    cell.node.name = name;
    ax::leaf(cell.id, cell.node);
    const TextStyle style = styled(*view.state, {});
    bare_category_label(cell.inner, name, group, style);
    if (category_label_width(name) > cell.inner.width) tooltip_on_hover(cell.id, cell.inner, {.body = name});
}

void cell_tag(TableView& view, const Tag& tag) {
    CellPlace cell = next_cell(*view.state);
    cell.node.name = tag.label;
    cell.node.description = tag.tooltip;
    ax::leaf(cell.id, cell.node);
    bare_tag(cell.inner, tag);
    tooltip_on_hover(cell.id, cell.inner, {.body = tag.tooltip});
}

void cell_change(TableView& view, std::string_view before, std::string_view after, bool before_is_struck) {
    CellPlace cell = next_cell(*view.state);
    const std::string_view words = i18n::format(i18n::Msg::x_to_y, {{"before", before}, {"after", after}});
    cell.node.name = words;
    ax::leaf(cell.id, cell.node);
    Box rest = cell.inner;
    const TextStyle old{.colour = colours().text_muted, .struck = before_is_struck};
    const float after_width = std::min(text_width(after, strong()), rest.width * 0.6f);
    const Box first = take_left(
        rest, std::max(0.f, std::min(text_width(before, old), rest.width - after_width - arrow - 2 * piece_gap)),
        piece_gap);
    const Drawn was = bare_text(first, before, old);
    icon_at(take_left(rest, arrow, piece_gap).x, rest.y + rest.height / 2, arrow, Icon::right, colours().text_muted);
    const Drawn now = bare_text(rest, after, strong());
    if (was.is_cut || now.is_cut) tooltip_on_hover(cell.id, cell.inner, {.body = words});
}

Box begin_cell(TableView& view, std::string_view name) {
    CellPlace cell = next_cell(*view.state);
    cell.node.name = name;
    ax::begin(cell.id, cell.node);
    return cell.inner;
}

void end_cell(TableView&) { ax::end(); }

}  // namespace tratt::ui
