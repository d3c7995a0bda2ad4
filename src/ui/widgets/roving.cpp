#include "ui/widgets/roving.hpp"

namespace tratt::ui {

namespace {

int target_of(ax::Key key, int index, int count, Axis axis) {
    const bool takes_horizontal = axis != Axis::vertical, takes_vertical = axis != Axis::horizontal;
    switch (key) {
        case ax::Key::left: return takes_horizontal ? index - 1 : -1;
        case ax::Key::right: return takes_horizontal ? index + 1 : -1;
        case ax::Key::up: return takes_vertical ? index - 1 : -1;
        case ax::Key::down: return takes_vertical ? index + 1 : -1;
        case ax::Key::home: return 0;
        case ax::Key::end: return count - 1;
        default: return -1;
    }
}

}  // namespace

int roving_target(ImGuiID focused_item, int index, int count, Axis axis) {
    ax::KeyPress press;
    if (!ax::key(focused_item, &press)) return -1;
    const int target = target_of(press.key, index, count, axis);
    if (target >= 0 && target < count) return target;
    ax::decline_key(focused_item);
    return -1;
}

}  // namespace tratt::ui
