// The page of all contacts, of all companies and of all sales: a view, a text that filters, and the table of records.
#pragma once

#include <memory>
#include <string>

#include "query/query.hpp"
#include "ui/screens/record_table.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class RecordListScreen final : public Screen {
public:
    RecordListScreen(model::Entity entity, Trail& trail);
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override { table_.draw_over(context); }
    Subject subject(const Context& context) const override { return {entity_, table_.ticked_ids(context.database)}; }

private:
    void ask(Context& context);
    void draw_head(Context& context, ax::Rect head);
    void draw_phone_head(Context& context, ax::Rect& page);
    void draw_text_filter(Context& context, const ax::Rect& box);

    model::Entity entity_;
    ImGuiID id_;
    Trail& trail_;
    RecordTable table_;
    std::int64_t shown_ = 0, total_ = 0;  // with view, text and filters; without
    std::string typed_;
    bool is_typing_ = false;
};

}  // namespace tratt::ui
