// What has been done and is to be done about a contact, company or sale: its follow-ups, newest first, with the buttons
// that log a call, an e-mail or a note, and plan what comes next. Also the lines of the page Follow-ups.
#pragma once

#include <cstdint>
#include <memory>

#include "query/query.hpp"
#include "ui/box.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/follow_up_dialog.hpp"

namespace tratt::ui {

class ActivityPanel {
public:
    std::int64_t count(Context& context, model::Entity entity, store::Row row);
    // From the top of the box downwards; the answer is the height. The caller scrolls.
    float draw(Context& context, const Box& box, model::Entity entity, store::Row row);
    void draw_over(Context& context);  // in the screen's
    FollowUpDialog& dialog() { return dialog_; }

private:
    float draw_tools(Context& context, const Box& box, const About& about);
    float draw_entry(Context& context, const Box& box, store::Row follow_up, model::Entity of);

    std::shared_ptr<const query::Rows> ask(Context& context, model::Entity entity, store::Row row);
    FollowUpDialog dialog_;
    Errand errand_;
};

// ---- Parts of a line, wherever follow-ups are listed -------------------------------------------------------------------
bool is_completed(const store::Database& database, store::Row follow_up);
// "Fri 27 Nov", "Fri 27 Nov 14:00"; completed ones: when that was.
std::string_view follow_up_when(Context& context, store::Row follow_up);
bool is_overdue_now(Context& context, store::Row follow_up);  // R261
// A card's line "Next activity": title and day of the oldest follow-up that is not completed, red when it is past
// (R248). Nothing where there is none.
void draw_next_follow_up(Context& context, ImGuiID id, FieldLines& lines, model::Entity entity, store::Row row);
// A tick that completes (the dialog asks how it went) or un-ticks (R260).
void follow_up_tick(Context& context, ImGuiID id, const Box& box, store::Row follow_up, FollowUpDialog& dialog,
                    Errand& errand);
// The menu behind the dots: edit, delete.
void follow_up_menu(Context& context, ImGuiID id, const Box& box, store::Row follow_up, FollowUpDialog& dialog,
                    Errand& errand);

}  // namespace tratt::ui
