// Follow-ups: what is overdue, what is for today, what comes later, and what is done. In the address: who=all shows
// everybody's, show=completed also those that are completed.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "query/query.hpp"
#include "ui/screens/activity_panel.hpp"
#include "ui/screens/screen.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {

class FollowUpsScreen final : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    enum class Part : std::uint8_t { overdue, today, later, completed };
    static constexpr std::size_t part_count = 4;

    void ask(Context& context);
    void draw_head(Context& context, ax::Rect head);
    void draw_tools(Context& context, ax::Rect bar);
    void draw_table(Context& context, const ax::Rect& box);
    void draw_line(Context& context, TableView& table, store::Row follow_up);
    void draw_title(Context& context, TableView& table, store::Row follow_up);
    void draw_about(Context& context, TableView& table, store::Row follow_up);
    void draw_nothing(Context& context, const ax::Rect& box);
    void draw_reminders(Context& context, ax::Rect foot);
    void open(Context& context, store::Row follow_up);

    std::array<std::shared_ptr<const query::Rows>, part_count> parts_;
    std::array<bool, part_count> is_closed_{};
    bool has_about_ = false, has_owner_ = false;  // columns that there is room for
    FollowUpDialog dialog_;
    Errand errand_;
};

// How many of the current user's are overdue or for today: the number at the place in the rail.
struct DueCount {
    std::int64_t overdue = 0, today = 0;
};
DueCount count_due(Context& context);

}  // namespace tratt::ui
