// A company: category (saved at once, one step of undo), its contacts with their lead status, details and history.
// The company itself has no lead status (R31).
#pragma once

#include "query/query.hpp"
#include "ui/screens/activity_panel.hpp"
#include "ui/screens/history.hpp"
#include "ui/screens/record_table.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class CompanyCardScreen final : public Screen {
public:
    explicit CompanyCardScreen(Trail& trail) : trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    enum class Section : std::uint8_t { contacts, activities, sales, history, details, note };

    void draw_head(Context& context, ax::Rect box);
    void draw_marks(Context& context, ax::Rect line) const;
    void draw_menu(Context& context, ax::Rect& strip);
    float draw_facts(Context& context, const ax::Rect& box);
    void draw_category(Context& context, const ax::Rect& box);
    void draw_tabs(Context& context, const ax::Rect& box);
    void draw_contacts(Context& context, ax::Rect box);
    void draw_tools(Context& context, ax::Rect bar);
    void draw_scrolled(Context& context, const ax::Rect& box);
    void ask_contacts(Context& context);

    Trail& trail_;
    store::Row row_ = store::no_row;
    Section section_ = Section::contacts;
    RecordTasks tasks_;
    RecordTable table_{"company_contacts"};
    const query::Rows* contacts_ = nullptr;  // of this frame
    std::int64_t all_contacts_ = 0;          // with former employees
    float section_height_ = 0;
    ActivityPanel activities_;
    HistoryPanel history_;
    Errand errand_;
};

}  // namespace tratt::ui
