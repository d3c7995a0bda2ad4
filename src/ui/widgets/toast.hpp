// A message at the bottom left that goes by itself: 6 s, 10 s with a button, a refusal stays. Pauses under pointer or
// focus. Spoken when it appears. A layer: draw it after end_page(). One at a time: a new id takes the old one's place.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

struct ToastMessage {
    std::string_view title;
    std::string_view reason;
    Icon icon = Icon::none;              // refusal: lock
    bool is_refusal = false;
    std::string_view action;             // a button: "Undo"
    std::string_view second_action;
};
enum class ToastAnswer : std::uint8_t { none, action, second_action, closed };  // closed: also when its time is over

// `id` names this message, not the place: another one starts the time anew. `page` is what it keeps 16 from.
ToastAnswer toast(ImGuiID id, const Box& page, const ToastMessage& message);

// The bar over a table while rows are selected: 48 high, centred, 52 above the page's bottom.
struct SelectionBarAction {
    std::string_view label;
    Icon icon = Icon::none;
    std::string_view disabled_reason;
};
inline constexpr int selection_bar_close = -2;
// The action pressed, selection_bar_close for the x, or -1. Drawn in the page, after the table.
int selection_bar(ImGuiID id, const Box& page, std::string_view selected, std::span<const SelectionBarAction> actions);

}  // namespace tratt::ui
