// Records as a file of comma-separated values, with the columns as a table shows them (R126).
#pragma once

#include <span>
#include <string>

#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "store/database.hpp"

namespace tratt::ui {

// UTF-8 with a byte-order mark. Lists and records by their names, days as 2026-12-31, amounts as 12.34; cells that a
// spreadsheet would run as a formula are made inert (R302).
std::string export_csv(const store::Database& database, model::Entity entity, std::span<const core::Uuid> ids,
                       std::span<const model::Field> fields, const core::Moment& moment);

}  // namespace tratt::ui
