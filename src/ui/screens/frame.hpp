// Everything around the page: rail or bottom bar, top bar with search, saving, undo and "New", keyboard shortcuts, the
// toast, and what covers the window while a file is dragged over it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "ui/box.hpp"
#include "ui/commands.hpp"
#include "ui/context.hpp"
#include "ui/screens/palette.hpp"
#include "ui/screens/toast_place.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {

class Frame {
public:
    Box begin(Context& context);       // the page's sheet, within the main region
    void end();
    void draw_over(Context& context, const Screen& screen);  // after end_page() and what the screen draws over
    void show(Toast toast) { toast_.show(std::move(toast)); }
    void close_refusal() { toast_.close_refusal(); }

private:
    void draw_notices(Context& context, Box& window);
    void draw_reminder(Context& context, Box& window);
    NoticePress draw_strip(std::string_view name, const Notice& said, Box& window);
    void draw_favourites(Context& context, Box rest, bool is_narrow);
    bool draw_skip_link(const Box& box, bool is_narrow);  // it has the focus, and is seen
    void draw_rail(Context& context, const Box& rail, bool is_narrow);
    void draw_top_bar(Context& context, Box bar);
    void draw_search(const Box& box);
    void draw_new_menu(Context& context, const Box& box);
    void draw_bottom_bar(Context& context, const Box& bar);
    void draw_more_menu(Context& context, const Box& box);
    void lead_focus(const Place& place);

    Palette palette_;
    FrameWishes wishes_;
    bool shows_shortcuts_ = false;
    ToastPlace toast_;
    Box page_;
    Place shown_;
    bool has_shown_ = false, is_asking_ = false;
    int frames_to_focus_ = 0;  // until the focus is looked for on another page; 0: it has been
};

}  // namespace tratt::ui
