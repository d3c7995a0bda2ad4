// A sale in view mode: what it is worth and how near it is, how it is closed, what has been done about it.
#pragma once

#include "ui/screens/activity_panel.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/history.hpp"
#include "ui/screens/sale_status_dialog.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class SaleCardScreen final : public Screen, private CardPanes::Content {
public:
    explicit SaleCardScreen(Trail& trail) : trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    enum class Section : std::uint8_t { activities, history, note };

    float draw_summary(Context& context, const ax::Rect& box) override;
    void draw_head(Context& context, ax::Rect box);
    void draw_menu(Context& context, ax::Rect& strip);
    float draw_buttons(Context& context, const ax::Rect& box);
    float draw_fields(Context& context, const ax::Rect& box);
    void draw_next(Context& context, FieldLines& lines);
    void draw_money(Context& context, FieldLines& lines);
    void draw_tabs(Context& context, const ax::Rect& box) override;
    float draw_section(Context& context, const ax::Rect& box) override;

    Trail& trail_;
    store::Row row_ = store::no_row;
    Section section_ = Section::activities;
    CardPanes panes_;
    SaleStatusDialog status_dialog_;
    ActivityPanel activities_;
    HistoryPanel history_;
    Errand errand_;
};

}  // namespace tratt::ui
