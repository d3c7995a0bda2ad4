// Where the visitor is: what an address names. Every place has one address and every address one place, so that
// Back, Forward, reload and a pasted link give the same picture.
//
//   #/                        dashboard, or the first screen while there is no data
//   #/contacts?q=…&sort=…     table          #/contact/42   #/contact/42/edit   #/contact/new?company=10001
//   #/companies?q=…           table          #/company/10001   #/company/10001/edit   #/company/new
//   #/sales?q=…               table          #/sale/7   #/sale/7/edit   #/sale/new?contact=42
//   #/board?group=lead_status&q=…            #/dashboard   #/import
//   #/find?entity=contact&query=…            #/selections   #/selection?id=…   #/follow-ups   #/bin
//   #/settings   #/settings/storage   #/settings/you   #/settings/look   #/settings/shortcuts   #/settings/restore
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/schema.hpp"

namespace tratt::ui {

enum class Page : std::uint8_t {
    first_visit,
    dashboard,
    contacts,
    contact,
    companies,
    company,
    sales,
    sale,
    board,
    find,
    selections,
    selection,  // option "id"
    follow_ups,
    bin,
    import,
    settings,  // the list of its pages on a phone; where there is room for both it is storage
    storage,
    me,
    look,
    shortcuts,
    restore,
    not_found
};
enum class Mode : std::uint8_t { view, edit, create };

struct Place {
    Page page = Page::dashboard;
    Mode mode = Mode::view;
    std::int64_t number = 0;                                  // visible number of the record, 0 = none
    std::vector<std::pair<std::string, std::string>> options;  // "q" → "öberg"; unknown ones are kept

    std::string_view option(std::string_view key) const;  // "" when absent
    void set_option(std::string_view key, std::string_view value);  // "" removes
    bool operator==(const Place&) const = default;
};

Place parse_address(std::string_view hash);   // never fails: an unknown address is Page::not_found
std::string address(const Place& place);      // "#/contact/42", options percent-encoded
Place contact_place(std::int64_t number, Mode mode = Mode::view);
Place company_place(std::int64_t number, Mode mode = Mode::view);
Place sale_place(std::int64_t number, Mode mode = Mode::view);

// What the page shows one record of, by its visible number; none for other pages.
std::optional<model::Entity> entity_of(Page page);

}  // namespace tratt::ui
