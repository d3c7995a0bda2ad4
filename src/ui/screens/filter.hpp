// Filters of the contacts and companies that stand in an address, so that a number on the dashboard is a link to the
// records behind it (R217). One reading of them for every list:
//
//   status=<id of a lead status> or none        contacts
//   status_in_use=yes or no                     contacts: lead status shows or is hidden (R29)
//   category_group=potential_customer …         contacts, companies (model::group_key)
//   owner=me, none or <id of a user>            contacts, companies
//   registered=2026, 2026-11 or 2026-11-23      contacts, companies: in that year, in that month, on that day
//   registered=this_week                        contacts, companies
//   source=<text> or none                       contacts, companies
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query_form.hpp"
#include "store/database.hpp"
#include "ui/place.hpp"

namespace tratt::ui {

inline constexpr std::string_view filter_none = "none", filter_me = "me";

// The criteria of all the filters that the place names, joined by And. Values that mean nothing are ignored.
model::CriteriaSet filter_criteria(const store::Database& database, const Place& place, model::Entity entity);

// A filter as a chip shows it: what it is about and which value it has, and the option that clears it.
struct FilterWords {
    std::string_view option;  // "status"
    std::string_view label;   // "Lead status"
    std::string_view value;   // "Contacting"; until the next frame
};
std::vector<FilterWords> filter_words(const store::Database& database, const Place& place, model::Entity entity);

// Places with one filter set.
Place contacts_place(std::string_view option, std::string_view value);
Place companies_place(std::string_view option, std::string_view value);

}  // namespace tratt::ui
