// Find: criteria in sets, how many records meet each, and the records found. What is asked stands in the address:
//   entity=contact   query=<codec::query_to_link of the criteria>   q=free text   sort=…
//   selection=<id>: the criteria of that dynamic selection are edited   into=<id>: members of that static one are looked for
// Opened without a query it shows the criteria that were used last (R131), else the standard rows.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "query/query.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/criteria_form.hpp"
#include "ui/screens/record_table.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/selection_dialog.hpp"
#include "ui/screens/trail.hpp"
#include "ui/selections.hpp"

namespace tratt::ui {

class FindScreen final : public Screen {
public:
    explicit FindScreen(Trail& trail) : trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;
    Subject subject(const Context& context) const override { return {entity_, table_.ticked_ids(context.database)}; }

private:
    void read_place(Context& context);
    void ask(Context& context);
    void keep(Context& context) const;
    void change(Context& context, const CriteriaSets& sets);
    model::Query found() const;  // what is searched for, without order and page

    void draw_head(Context& context, Box head);
    void draw_phone_head(Context& context, Box& page);
    void draw_entities(Context& context, const Box& box);
    void draw_main_action(Context& context, Box& strip);
    void draw_members_actions(Context& context, Box& strip);
    void draw_typical_menu(Context& context, Box& strip, bool icon_only);
    void draw_criteria(Context& context, const Box& box);
    void draw_result_bar(Context& context, Box bar);
    void draw_free_text(Context& context, const Box& box);
    float draw_spelling(Context& context, const Box& box);
    std::string_view result_note() const;
    void open(Context& context, store::Row row) const;
    void leave(Context& context) const;

    Trail& trail_;
    model::Entity entity_ = model::Entity::contact;
    std::string read_from_;  // the options of the address that sets_ were read from
    CriteriaSets sets_;
    std::map<model::Entity, CriteriaSets> last_;  // used since the page was opened (R131)
    store::Row into_ = store::no_row, editing_ = store::no_row;
    const query::Rows* rows_ = nullptr;
    std::vector<std::shared_ptr<const query::Rows>> set_rows_;  // of the sets in which a row has a value
    std::vector<std::int64_t> counts_;  // of all sets; -1: no row has a value
    std::int64_t everything_ = 0;
    std::string typed_;
    CriteriaForm form_;
    RecordTable table_{"find"};
    SelectionDialog dialog_;
    Errand errand_;
};

}  // namespace tratt::ui
