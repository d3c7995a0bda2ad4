// "Mark as sold", "Mark as lost", "Stalled": what each asks for (R249–R251), and the command that does it. For the card
// of a sale, its row in a table and its card on a board.
#pragma once

#include "core/uuid.hpp"
#include "model/choices.hpp"
#include "ui/context.hpp"
#include "ui/page_watch.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/widgets/date_field.hpp"

namespace tratt::ui {

class SaleStatusDialog {
public:
    // Open needs no question: it is done at once.
    void ask(Context& context, const core::Uuid& sale, model::SaleStatus status);
    void draw(Context& context);  // after end_page()

private:
    core::Uuid sale_;
    model::SaleStatus status_ = model::SaleStatus::open;
    bool is_asking_ = false;
    PageWatch page_;
    core::Uuid reason_;
    DateField date_;
    Errand errand_;
};

// The words and sign of a status, and its colour as a tag.
std::string_view sale_status_words(model::SaleStatus status);
model::SaleStatus sale_status_of(const store::Database& database, store::Row sale);

}  // namespace tratt::ui
