// Where the toast is: one at a time, with what its buttons do.
#pragma once

#include <cstdint>

#include "ui/box.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

class ToastPlace {
public:
    void show(Toast toast);  // takes the place of the one that is shown
    void close_refusal();    // the visitor has gone on
    void close() { is_shown_ = false; }
    void draw(ImGuiID id, Context& context, const Box& page);  // after end_page(); `page` is what it keeps away from

private:
    Toast toast_;
    std::int64_t number_ = 0;  // 0: none yet
    bool is_shown_ = false;
};

}  // namespace tratt::ui
