// A contact in view mode: who it is, category and lead status, how to reach it, and what has happened.
#pragma once

#include "ui/page_watch.hpp"
#include "ui/screens/activity_panel.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/history.hpp"
#include "ui/screens/record_tasks.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class ContactCardScreen final : public Screen, private CardPanes::Content {
public:
    explicit ContactCardScreen(Trail& trail) : trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;
    Subject subject(const Context& context) const override;

private:
    enum class Section : std::uint8_t { activities, sales, history, source, details, note };

    void draw_edit(Context& context, const ax::Rect& box);
    float draw_summary(Context& context, const ax::Rect& box) override;
    float draw_person(Context& context, ax::Rect box);
    void draw_menu(Context& context, ax::Rect& strip);
    float draw_source(Context& context, const ax::Rect& box);
    float draw_ways_to_reach(Context& context, const ax::Rect& box);
    void draw_erase(Context& context);
    float draw_fields(Context& context, const ax::Rect& box);
    float draw_section(Context& context, const ax::Rect& box) override;
    void draw_category(Context& context, FieldLines& lines);
    void draw_status(Context& context, FieldLines& lines);
    float draw_why_hidden(Context& context, FieldLines& lines);
    void draw_tabs(Context& context, const ax::Rect& box) override;

    Trail& trail_;
    store::Row row_ = store::no_row;
    Section section_ = Section::history;
    bool asks_to_erase_ = false;
    PageWatch page_;
    bool explains_ = false;  // why there is no lead status
    std::int64_t explained_contact_ = 0;
    CardPanes panes_;
    ActivityPanel activities_;
    HistoryPanel history_;
    RecordTasks tasks_;
};

}  // namespace tratt::ui
