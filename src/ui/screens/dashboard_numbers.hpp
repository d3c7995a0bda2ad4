// The questions behind the tiles. Asked anew in each frame and answered from the cache until what they read has changed,
// so that a tile follows every change at once (R222).
//
// A lead is a contact that has a lead status, shown or hidden: the last one is kept and counts (R35, R41). Former
// employees are counted nowhere (R91).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "query/query.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

using Answer = std::shared_ptr<const query::Rows>;

Answer leads_by_status(Context& context);  // groups in list order (R224)
Answer leads_by_source(Context& context);
Answer leads_by_owner(Context& context);  // only those whose lead status is in use
Answer companies_by_group(Context& context);
Answer companies_by_category(Context& context);  // groups in list order
Answer leads_by_month(Context& context, core::Date first, core::Date last);
std::int64_t leads_registered(Context& context, core::Date first, core::Date last);
// At most 100 rows (R208). Qualified: the newest first. Open: in use, the longest first.
Answer qualified_leads(Context& context);
Answer waiting_leads(Context& context);

// The lists of records behind the numbers.
Place leads_of_status(const core::Uuid& status);
Place leads_registered_place(const store::Database& database, core::Date first, core::Date last);
Place leads_of_source(const store::Database& database, std::string_view source);
Place leads_of_owner(const core::Uuid& owner);  // nil: nobody
Place companies_of_group(model::CategoryGroup group);
Place waiting_leads_place();

// First and last day of the same stretch a year earlier: until the same day of the month, at most its last.
core::Date same_day_last_year(core::Date day);

}  // namespace tratt::ui
