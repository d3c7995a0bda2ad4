#include "ui/widgets/menu.hpp"

#include "ui/widgets/open_list.hpp"

namespace tratt::ui {

namespace {

// Choices answer with no_choice, menus with nothing_chosen.
static_assert(no_choice == nothing_chosen);

void add_items(std::span<const MenuItem> items) {
    for (const MenuItem& item : items)
        add_entry({.label = item.label,
                   .detail = item.shortcut,
                   .mark = item.icon == Icon::none ? Mark{} : icon_mark(item.icon),
                   .disabled_reason = item.disabled_reason,
                   .is_destructive = item.is_destructive,
                   .has_line_above = item.has_line_above,
                   .is_keycap = true,
                   .is_chosen = item.is_checked});
}

}  // namespace

int menu_button(ImGuiID id, const Box& box, const Button& look, std::span<const MenuItem> items) {
    const bool was_open = is_list_open(id);
    Button shown = look;
    shown.states |= ax::has_popup | (was_open ? ax::expanded : ax::collapsed);
    shown.controls = was_open ? list_id(id) : 0;
    if (look.kind == ButtonKind::ghost) shown.is_on = shown.is_on || was_open;
    const Press press = button(id, box, shown);
    if (press.clicked) was_open ? close_list() : open_list(id, ListKind::menu, box, look.label, 0);
    if (begin_entries(id, &box)) add_items(items);
    return take_choice(id);
}

void open_menu(ImGuiID id, const Box& anchor, std::string_view name) {
    if (is_list_open(id)) return close_list();
    open_list(id, ListKind::menu, anchor, name, 0);
}

int menu(ImGuiID id, std::span<const MenuItem> items) {
    if (begin_entries(id, nullptr)) add_items(items);
    return take_choice(id);
}

}  // namespace tratt::ui
