// What is done with a card: dropping it, and its menu (R180–R182, R185). Automations are asked about by the app (R183).
#pragma once

#include "ui/screens/board_cards.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/follow_up_dialog.hpp"
#include "ui/screens/sale_status_dialog.hpp"

namespace tratt::ui {

class BoardMoves {
public:
    // False: it was refused, and the reason is shown.
    bool drop(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting,
              const BoardEvents& events);
    void open_card_menu(const Context& context, const BoardSetting& setting, std::int64_t number, const Box& anchor);
    // In every frame: the open menu, and what became of the drop.
    void follow(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting);
    void draw_over(Context& context);

private:
    void refuse(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting,
                const BoardEvents& events, std::string reason);
    void take(Context& context, const BoardSetting& setting, store::Row record, int command);
    void draw_menu(Context& context, const RecordCards& cards, const BoardSetting& setting, store::Row record);
    void draw_ways(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting);
    void move(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting, BoardCell from,
              BoardCell to);

    void tell_deleted(Context& context, bool succeeded);

    Errand errand_;
    FollowUpDialog follow_up_;
    SaleStatusDialog sale_status_;
    std::string deleted_name_;  // of the record that the errand deletes
    std::int64_t menu_of_ = 0;  // number of the record
    Box menu_anchor_;
};

}  // namespace tratt::ui
