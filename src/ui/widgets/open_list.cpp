#include "ui/widgets/open_list.hpp"

#include <deque>
#include <string>
#include <utility>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/widgets/floating.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float padding = 4, entry_padding = 8, mark_gap = 8, line_room = 9, anchor_gap = 4, most_height = 336,
                menu_min_width = 160;
constexpr float two_line_height = 48, rise = 4;
constexpr double typing_seconds = 1;

// An entry with its own copy of the words; they last until the list is drawn.
struct Kept {
    ListEntry entry;
    std::string label, description, detail, reason, mark_name, initial;
};

struct List {
    ImGuiID owner = 0;
    ListKind kind = ListKind::choices;
    Box anchor;
    std::string name, typed;
    double typed_at = 0;
    std::deque<Kept> kept;  // entries do not move: views lead into them. Only the first `count` hold something
    std::size_t count = 0;
    int highlighted = -1, chosen = no_choice, taken = no_choice;
    ImGuiID taken_owner = 0, focus_before = 0;
    bool is_fed = false;         // its owner was there in this frame
    int opened_in = -1, drawn_in = -1;  // frames
    bool wants_visible = false;  // the highlighted entry was moved to by key
    bool had_focus = false;      // one of its entries, ever
};

List& list() {
    static List only;
    return only;
}

bool takes_focus() { return list().kind == ListKind::radio_menu || list().kind == ListKind::menu; }
int count() { return static_cast<int>(list().count); }
ListEntry& entry(int index) { return list().kept[static_cast<std::size_t>(index)].entry; }
bool is_enabled(int index) { return entry(index).disabled_reason.empty(); }

// One of its entries has it, also when it came there since the last frame.
bool has_focus() {
    const ImGuiID focused = ax::focused_id();
    for (int i = 0; focused != 0 && i < count(); ++i)
        if (focused == entry_id(list().owner, i)) return true;
    return false;
}

float entry_height(const ListEntry& e) {
    if (!e.description.empty()) return two_line_height;
    return look().is_coarse_pointer ? size::row_coarse : size::control;
}

float entry_width(const ListEntry& e) {
    float width = text_width(e.label);
    if (!e.description.empty()) width = std::max(width, text_width(e.description, caption()));
    if (e.mark.kind != MarkKind::none) width += mark_width(e.mark) + mark_gap;
    if (!e.detail.empty()) width += 24 + (e.is_keycap ? keycap_width(e.detail) : text_width(e.detail, caption()));
    if (e.is_chosen) width += mark_gap + size::icon;
    return width + 2 * entry_padding;
}

struct Extent {
    float width = 0, height = 2 * padding;
};
Extent extent() {
    const List& l = list();
    Extent extent;
    extent.width = l.kind == ListKind::menu ? menu_min_width : l.anchor.width;
    for (int i = 0; i < count(); ++i) {
        const ListEntry& e = entry(i);
        extent.width = std::max(extent.width, entry_width(e) + 2 * padding);
        extent.height += entry_height(e) + (e.has_line_above ? line_room : 0);
    }
    if (count() == 0) extent.height += size::control;
    extent.width = std::min(extent.width, look().width - 2 * size::space_2);
    return extent;
}

void finish(int taken) {
    List& l = list();
    l.taken = taken;
    l.taken_owner = l.owner;
    close_list();
    request_frame_in(0);
}

void move_to(int index) {
    List& l = list();
    l.highlighted = index;
    l.wants_visible = true;
    if (takes_focus()) ax::focus(entry_id(l.owner, index));
}

// The next entry that can be taken, from `from` on in steps of `step`.
void move_by(int from, int step) {
    for (int i = from; i >= 0 && i < count(); i += step) {
        if (!is_enabled(i)) continue;
        move_to(i);
        return;
    }
}

// First letters: typed within a second they are one word; one letter again and again goes from hit to hit.
void type_ahead(char32_t character) {
    List& l = list();
    if (look().seconds > l.typed_at + typing_seconds) l.typed.clear();
    l.typed_at = look().seconds;
    core::append_utf8(l.typed, character);
    const core::Language language = i18n::language();
    const std::string typed = core::fold(l.typed, language);
    const bool is_one_letter = core::code_point_count(typed) == 1;
    for (int step = is_one_letter ? 1 : 0; step <= count(); ++step) {
        const int i = (std::max(l.highlighted, 0) + step) % std::max(count(), 1);
        if (!is_enabled(i) || !core::fold(entry(i).label, language).starts_with(typed)) continue;
        move_to(i);
        return;
    }
}

ax::Role list_role() { return takes_focus() ? ax::Role::menu : ax::Role::listbox; }
ax::Role entry_role() {
    switch (list().kind) {
        case ListKind::choices:
        case ListKind::suggestions: return ax::Role::option;
        case ListKind::radio_menu: return ax::Role::menu_item_radio;
        default: return ax::Role::menu_item;
    }
}

std::uint32_t entry_states(const ListEntry& e) {
    std::uint32_t states = e.disabled_reason.empty() ? 0u : ax::disabled;
    if (!takes_focus()) return states | (e.is_chosen ? ax::selected : ax::unselected);
    states |= ax::focusable | ax::skip_tab;
    if (list().kind == ListKind::radio_menu) states |= e.is_chosen ? ax::checked : ax::unchecked;
    return states;
}

void paint_entry(const Box& box, const ListEntry& e, bool is_on) {
    const Colours& c = colours();
    const bool is_disabled = !e.disabled_reason.empty();
    if (is_on) fill(box, c.bg_hover, radius::tag);
    const ImU32 ink = is_disabled        ? c.text_disabled
                      : e.is_destructive ? c.danger_text
                      : e.is_muted       ? c.text_muted
                                         : c.text;
    const float middle = box.y + box.height / 2;
    Box rest = inset(box, entry_padding, 0);
    if (e.is_chosen) icon_at(take_right(rest, size::icon, mark_gap).x, middle, size::icon, Icon::check, c.text_2);
    if (!e.detail.empty()) {
        const float width = e.is_keycap ? keycap_width(e.detail) : text_width(e.detail, caption());
        const Box place = take_right(rest, width, mark_gap);
        if (e.is_keycap) keycap(place, e.detail);
        else
            bare_text(place, e.detail,
                      {.type = Type::caption, .colour = c.text_muted, .align = Align::right, .tabular = true});
    }
    if (e.mark.kind != MarkKind::none) {
        Mark mark = e.mark;
        if (mark.kind == MarkKind::icon && (is_disabled || e.is_destructive)) mark.colour = ink;
        draw_mark(take_left(rest, mark_width(mark), mark_gap).x, middle, mark);
    }
    const TextStyle style{.colour = ink, .struck = e.is_struck};
    if (e.description.empty()) {
        bare_text(rest, e.label, style);
        return;
    }
    Box lines = centred_vertically(rest, 36);
    bare_text(take_top(lines, 20), e.label, style);
    bare_text(lines, e.description, caption());
}

std::string_view entry_name(const ListEntry& e) {
    return e.detail.empty() || e.is_keycap ? e.label : i18n::concat({e.label, " ", e.detail});
}
std::string_view entry_description(const ListEntry& e) {
    if (!e.disabled_reason.empty())
        return i18n::concat({e.disabled_reason, e.description.empty() ? "" : " ", e.description});
    return e.is_keycap ? e.detail : e.description;
}

void draw_entry(int index, const Box& box) {
    List& l = list();
    const ListEntry& e = entry(index);
    const ImGuiID id = entry_id(l.owner, index);
    const Press press = ui::press(id, {.role = entry_role(),
                                       .name = entry_name(e),
                                       .description = entry_description(e),
                                       .states = entry_states(e),
                                       .box = box,
                                       .set_size = count(),
                                       .position = index + 1});
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (press.hovered && (moved.x != 0 || moved.y != 0)) l.highlighted = index;
    l.had_focus = l.had_focus || press.focused;
    paint_entry(box, e, index == l.highlighted);
    if (index == l.highlighted && !e.disabled_reason.empty()) tooltip(id, box, {.body = e.disabled_reason});
    if (press.clicked && e.disabled_reason.empty()) finish(index);
    ax::KeyPress key;
    if (press.focused && ax::key(id, &key) && !handle_list_key(key)) ax::decline_key(id);
}

void draw_entries(const Box& box, float content_height) {
    List& l = list();
    const ax::Node node{.role = list_role(), .name = l.name, .box = box};
    const ScrollArea area = begin_scroll_area(list_id(l.owner), node, box.width, content_height);
    float y = area.origin_y + padding;
    const std::size_t drawn = l.count;
    for (std::size_t i = 0; i < drawn && l.owner != 0; ++i) {
        const ListEntry& e = entry(static_cast<int>(i));
        if (e.has_line_above) {
            fill({box.x + 2 * padding, y + padding, box.width - 4 * padding, size::hairline}, colours().line);
            y += line_room;
        }
        const Box place{box.x + padding, y, box.width - 2 * padding, entry_height(e)};
        if (l.wants_visible && static_cast<int>(i) == l.highlighted) {
            scroll_into_view(list_id(l.owner), 0, place.y - area.origin_y - padding, 1, place.height + 2 * padding);
            l.wants_visible = false;
        }
        draw_entry(static_cast<int>(i), place);
        y += place.height;
    }
    if (drawn == 0) {
        const Box place{box.x + 3 * padding, y, box.width - 6 * padding, size::control};
        text(make_id(list_id(l.owner), "none"), place, i18n::text(i18n::Msg::widget_no_match), muted());
    }
    end_scroll_area();
}

// Where presses still reach the page.
Box hole() { return list().kind == ListKind::suggestions ? list().anchor : Box{}; }

bool is_pressed_beside(const Box& box) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_pressed =
        ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    return is_pressed && !contains(box, io.MousePos.x, io.MousePos.y) &&
           !contains(hole(), io.MousePos.x, io.MousePos.y);
}

void keep(std::string& own, std::string_view& view) {
    own.assign(view);
    view = own;
}

}  // namespace

ImGuiID list_id(ImGuiID owner) { return make_id(owner, "list"); }
ImGuiID entry_id(ImGuiID owner, int index) { return make_id(list_id(owner), index); }

void open_list(ImGuiID owner, ListKind kind, const Box& anchor, std::string_view name, int first) {
    List& l = list();
    l.owner = owner;
    l.kind = kind;
    l.anchor = anchor;
    l.name.assign(name);
    l.typed.clear();
    l.count = 0;
    l.highlighted = first;
    l.wants_visible = true;
    l.taken = no_choice;
    l.focus_before = ax::focused_id() != 0 ? ax::focused_id() : owner;  // not every browser gives it by a press
    l.is_fed = true;
    l.opened_in = ImGui::GetFrameCount();
    l.had_focus = false;
    if (takes_focus()) ax::focus(entry_id(owner, std::max(first, 0)));
    request_frame_in(0);
}

void close_list() {
    List& l = list();
    if (l.owner != 0 && takes_focus() && has_focus()) ax::focus(l.focus_before);
    l.owner = 0;
    request_frame_in(0);
}

// Where the focus is nowhere, Escape still means the list and not the page behind it.
void close_list_by_escape() {
    List& l = list();
    if (l.owner == 0 || !shortcut({.key = ax::Key::escape})) return;
    ax::focus(takes_focus() ? l.focus_before : l.owner);
    close_list();
}

bool is_focus_on_control() { return ax::focused_id() != 0 && !has_dialog_focus() && !has_popover_focus(); }
bool is_list_shown() { return list().owner != 0; }
bool is_list_open(ImGuiID owner) { return owner != 0 && list().owner == owner; }

bool begin_entries(ImGuiID owner, const Box* anchor) {
    List& l = list();
    if (!is_list_open(owner)) return false;
    if (anchor != nullptr) l.anchor = *anchor;
    l.count = 0;
    l.is_fed = true;
    return true;
}

void add_entry(const ListEntry& e) {
    List& l = list();
    if (l.count == l.kept.size()) l.kept.emplace_back();
    Kept& kept = l.kept[l.count++];
    kept.entry = e;
    keep(kept.label, kept.entry.label);
    keep(kept.description, kept.entry.description);
    keep(kept.detail, kept.entry.detail);
    keep(kept.reason, kept.entry.disabled_reason);
    keep(kept.mark_name, kept.entry.mark.name);
    keep(kept.initial, kept.entry.mark.status.initial);
}

int take_choice(ImGuiID owner) {
    List& l = list();
    if (l.taken_owner != owner || l.taken == no_choice) return no_choice;
    l.taken_owner = 0;
    return std::exchange(l.taken, no_choice);
}

void set_list_chosen(int index) { list().chosen = index; }
int list_chosen() { return list().chosen; }
int highlighted() { return list().highlighted; }

bool handle_list_key(const ax::KeyPress& press) {
    List& l = list();
    if (press.ctrl || (press.alt && press.key != ax::Key::up)) return false;
    switch (press.key) {
        case ax::Key::down: move_by(l.highlighted + 1, 1); return true;
        case ax::Key::up:
            press.alt ? close_list() : move_by(l.highlighted < 0 ? count() - 1 : l.highlighted - 1, -1);
            return true;
        case ax::Key::home: move_by(0, 1); return true;
        case ax::Key::end: move_by(count() - 1, -1); return true;
        case ax::Key::escape: close_list(); return true;
        case ax::Key::enter:
        case ax::Key::space:
            if (l.highlighted >= 0 && l.highlighted < count() && is_enabled(l.highlighted)) finish(l.highlighted);
            else close_list();
            return true;
        case ax::Key::tab:
            if (!takes_focus() && l.highlighted >= 0 && l.highlighted < count() && is_enabled(l.highlighted))
                finish(l.highlighted);
            else close_list();
            return false;  // the browser goes on to the next item
        case ax::Key::character: type_ahead(press.character); return true;
        default: return false;
    }
}

void draw_open_list() {
    List& l = list();
    if (l.owner == 0 || l.drawn_in == ImGui::GetFrameCount()) return;
    l.drawn_in = ImGui::GetFrameCount();
    if (!std::exchange(l.is_fed, false)) return close_list();  // its control is not there any more
    const Extent all = extent();
    // A choice is scrolled; of a menu everything is to be seen.
    const float most = l.kind == ListKind::menu ? look().height : most_height;
    const float height = std::min({all.height, most, look().height - 2 * size::space_2});
    Box box = place_at(l.anchor, all.width, height, anchor_gap);
    if (l.kind == ListKind::menu && l.anchor.x + all.width > look().width - size::space_2)
        box.x = std::max(size::space_2, right_of(l.anchor) - all.width);
    if (l.opened_in != l.drawn_in && is_pressed_beside(box)) {  // a secondary press opens it as it goes down
        keep_press();
        return close_list();
    }

    const float open = animate_from(list_id(l.owner), 0, 1, motion::base);
    box.y -= rise * (1 - open);
    shield(make_id(list_id(l.owner), "shield"), hole());
    begin_layer(list_id(l.owner), box);
    shadow(box, radius::tile, Elevation::popover);
    fill(box, colours().bg_raised, radius::tile);
    draw_entries(box, all.height);
    end_layer();
    const bool has_lost_focus = l.had_focus && !has_focus() && is_focus_on_control();
    if (takes_focus() && has_lost_focus) close_list();  // it went on
}

}  // namespace tratt::ui
