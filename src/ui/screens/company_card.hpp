// A company: category (saved at once, one step of undo), its contacts with their lead status, details and history.
// The company itself has no lead status (R31).
#pragma once

#include "query/query.hpp"
#include "ui/screens/activity_panel.hpp"
#include "ui/screens/history.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {

class CompanyCardScreen final : public Screen {
public:
    explicit CompanyCardScreen(Trail& trail) : trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override { activities_.draw_over(context); }

private:
    enum class Section : std::uint8_t { contacts, activities, sales, history, details, note };

    void draw_head(Context& context, ax::Rect box);
    float draw_facts(Context& context, const ax::Rect& box);
    void draw_category(Context& context, const ax::Rect& box);
    void draw_tabs(Context& context, const ax::Rect& box);
    void draw_contacts(Context& context, ax::Rect box);
    void draw_tools(Context& context, ax::Rect bar);
    void draw_rows(Context& context, const ax::Rect& box);
    void draw_contact_cells(Context& context, TableView& table, store::Row contact, int column_count);
    void draw_status(Context& context, TableView& table, store::Row contact);
    void draw_status_list(Context& context);
    void draw_foot(const store::Database& database, const ax::Rect& box) const;
    void draw_scrolled(Context& context, const ax::Rect& box);
    model::Query contacts_query(const store::Database& database, bool with_former) const;

    Trail& trail_;
    store::Row row_ = store::no_row;
    Section section_ = Section::contacts;
    bool shows_former_ = false;
    model::SortKey sort_{model::Field::contact_name, false};
    std::shared_ptr<const query::Rows> contacts_;
    std::int64_t all_contacts_ = 0;  // with former employees
    core::Uuid status_of_;           // the contact whose status is being chosen
    float section_height_ = 0;
    ActivityPanel activities_;
    HistoryPanel history_;
    Errand errand_;
};

}  // namespace tratt::ui
