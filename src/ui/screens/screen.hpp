// What a page of the app is. The frame owns rail, top bar and bottom bar and draws the sheet; everything on the sheet is
// the screen's, its head too.
#pragma once

#include "ui/ax.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

class Screen {
public:
    virtual ~Screen() = default;

    // Between begin_page() and end_page(). `page` is the sheet: right of the rail and below the top bar; on a phone all of
    // the window above the bottom bar, without a top bar, so that the screen's head (56 high) says where one is.
    virtual void draw(Context& context, const ax::Rect& page) = 0;

    // After end_page(): dialogs and popovers, which lie over the page.
    virtual void draw_over(Context& /*context*/) {}

    // Asked before the visitor goes elsewhere, whatever way. False: stay here, put the address back; the screen then
    // asks the visitor and goes to `target` itself when the answer is to leave.
    virtual bool may_leave(const Place& /*target*/) { return true; }
    // What a command that is given elsewhere, in the palette, is about: the record of a card, the ticked ones of a table.
    struct Subject {
        model::Entity entity = model::Entity::contact;
        std::vector<core::Uuid> ids;
    };
    virtual Subject subject(const Context& /*context*/) const { return {}; }
    // What is being typed is nowhere else: the browser asks before the page is closed or reloaded.
    virtual bool has_unsaved() const { return false; }
};

}  // namespace tratt::ui
