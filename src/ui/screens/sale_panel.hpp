// The sales of a contact or company, on its card: a list, and "Create sale" (R257).
#pragma once

#include <string>

#include "store/database.hpp"
#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"
#include "ui/widgets/label.hpp"

namespace tratt::ui {

std::int64_t count_sales(Context& context, model::Entity entity, store::Row row);
// From the top of the box downwards; the answer is the height. The caller scrolls.
float draw_sales(Context& context, const Box& box, model::Entity entity, store::Row row);
std::string new_sale_href(const store::Database& database, model::Entity entity, store::Row row);  // started from it

Tag sale_status_tag(const store::Database& database, store::Row sale);

}  // namespace tratt::ui
