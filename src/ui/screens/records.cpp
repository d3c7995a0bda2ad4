#include "ui/screens/records.hpp"

#include "ui/screens/company_card.hpp"
#include "ui/screens/company_edit.hpp"
#include "ui/screens/contact_card.hpp"
#include "ui/screens/contact_edit.hpp"
#include "ui/screens/record_list.hpp"
#include "ui/screens/sale_card.hpp"
#include "ui/screens/sale_edit.hpp"

namespace tratt::ui {

struct RecordScreens::Screens {
    explicit Screens(Trail& shared) : trail(shared) {}

    Trail& trail;
    RecordListScreen contacts{model::Entity::contact, trail};
    RecordListScreen companies{model::Entity::company, trail};
    RecordListScreen sales{model::Entity::sale, trail};
    ContactCardScreen contact_card{trail};
    ContactEditScreen contact_edit{trail};
    CompanyCardScreen company_card{trail};
    CompanyEditScreen company_edit{trail};
    SaleCardScreen sale_card{trail};
    SaleEditScreen sale_edit{trail};
};

RecordScreens::RecordScreens(Trail& trail) : screens_(std::make_unique<Screens>(trail)) {}
RecordScreens::~RecordScreens() = default;

Screen* RecordScreens::screen_of(const Place& place) {
    const bool is_view = place.mode == Mode::view;
    switch (place.page) {
        case Page::contacts: return &screens_->contacts;
        case Page::companies: return &screens_->companies;
        case Page::sales: return &screens_->sales;
        case Page::contact: return is_view ? static_cast<Screen*>(&screens_->contact_card) : &screens_->contact_edit;
        case Page::company: return is_view ? static_cast<Screen*>(&screens_->company_card) : &screens_->company_edit;
        case Page::sale: return is_view ? static_cast<Screen*>(&screens_->sale_card) : &screens_->sale_edit;
        default: return nullptr;
    }
}

}  // namespace tratt::ui
