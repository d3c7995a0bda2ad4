// All selections that the visitor may see, and one selection with its members.
//   #/selections?q=…          #/selection?id=…&unique=yes and the options of the table (ui/table_setting.hpp)
#pragma once

#include <string>

#include "ui/screens/record_table.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/selection_actions.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class SelectionsScreen final : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    void draw_head(Context& context, Box head);
    void draw_table(Context& context, const Box& box);
    void draw_row(Context& context, TableView& table, store::Row selection);
    void draw_phone_row(Context& context, TableView& table, store::Row selection);
    void draw_nothing(Context& context, const Box& box);
    void draw_menu(Context& context);
    std::int64_t member_count(Context& context, store::Row selection);

    SelectionMembers members_;
    SelectionActions actions_{members_};
    std::vector<store::Row> rows_;
    std::string typed_;
    store::Row menu_of_ = store::no_row;
};

class SelectionScreen final : public Screen {
public:
    explicit SelectionScreen(Trail& trail) : trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;
    Subject subject(const Context& context) const override {
        return {table_.query().entity, table_.ticked_ids(context.database)};
    }

private:
    void ask(Context& context);
    void draw_head(Context& context, Box head);
    void draw_phone_head(Context& context, Box& page);
    void draw_unique(Context& context, const Box& box);
    void draw_menu(Context& context, Box& strip);
    void draw_main_action(Context& context, Box& strip);

    Trail& trail_;
    SelectionMembers members_;
    SelectionActions actions_{members_};
    RecordTable table_{"selection members"};
    store::Row row_ = store::no_row;
    const query::Rows* rows_ = nullptr;
};

}  // namespace tratt::ui
