// What was opened over a page, as a dialog is, does not come along to another one and is not there when the visitor comes
// back. Its owner begins a watch when it opens and asks in each frame in which it is open.
#pragma once

#include "imgui.h"
#include "ui/place.hpp"

namespace tratt::ui {

class PageWatch {
public:
    // The page is another one, or shows another record, than when this was last asked; never the first time.
    bool was_left(const Place& place) {
        const int frame = ImGui::GetFrameCount();
        const bool is_other = place.page != page_ || place.number != number_ || frame - seen_in_ > 1;
        const bool is_first = seen_in_ == 0;
        page_ = place.page;
        number_ = place.number;
        seen_in_ = frame;
        return is_other && !is_first;
    }

private:
    Page page_ = Page::not_found;
    std::int64_t number_ = 0;
    int seen_in_ = 0;  // frame; 0: never
};

}  // namespace tratt::ui
