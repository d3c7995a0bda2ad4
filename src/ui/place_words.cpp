#include "ui/place_words.hpp"

#include "i18n/messages.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;

std::string_view record_title(const store::Database& database, model::Entity entity, const Place& place,
                              Msg new_title) {
    if (place.mode == Mode::create) return i18n::text(new_title);
    return record_name(database, entity, database.find_number(entity, place.number));
}

}  // namespace

std::string_view place_title(const store::Database& database, const Place& place) {
    switch (place.page) {
        case Page::first_visit: return i18n::text(Msg::app_name);
        case Page::dashboard: return i18n::text(Msg::place_dashboard);
        case Page::contacts: return i18n::text(Msg::place_contacts);
        case Page::companies: return i18n::text(Msg::place_companies);
        case Page::board: return i18n::text(Msg::place_board);
        case Page::sales: return i18n::text(Msg::place_sales);
        case Page::find: return i18n::text(Msg::place_find);
        case Page::selections:
        case Page::selection: return i18n::text(Msg::place_selections);
        case Page::follow_ups: return i18n::text(Msg::place_follow_ups);
        case Page::bin: return i18n::text(Msg::place_bin);
        case Page::import: return i18n::text(Msg::place_import);
        case Page::settings: return i18n::text(Msg::place_settings);
        case Page::storage: return i18n::text(Msg::place_storage);
        case Page::me: return i18n::text(Msg::place_me);
        case Page::look: return i18n::text(Msg::place_look);
        case Page::shortcuts: return i18n::text(Msg::place_shortcuts);
        case Page::restore: return i18n::text(Msg::place_restore);
        case Page::not_found: return i18n::text(Msg::page_not_found_title);
        case Page::contact: return record_title(database, model::Entity::contact, place, Msg::new_contact);
        case Page::company: return record_title(database, model::Entity::company, place, Msg::new_company);
        case Page::sale: return record_title(database, model::Entity::sale, place, Msg::new_sale);
    }
    return {};
}

}  // namespace tratt::ui
