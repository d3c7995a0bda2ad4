// A made-up company to try things with: 86 Nordic companies and their people, 402 of them leads, with sales, what has been
// done for them and what is to be done; or a handful of them, for a board of the size of a stamp. The same each time but
// for the ids and the dates, which count from today. All addresses end in .example, all telephone numbers are of series
// kept for fiction.
#pragma once

#include <string>

#include "core/time.hpp"
#include "model/command.hpp"
#include "store/database.hpp"

namespace tratt::codec {

inline constexpr int demo_companies = 86;
inline constexpr int demo_leads = 402;  // contacts with an active lead status

enum class DemoSize : std::uint8_t { full, small };

// One step, into a database that has the seeded lists. `title` stands where an import has the name of its file.
model::Command demo_command(store::Database& database, const core::Moment& moment, std::string title,
                            DemoSize size = DemoSize::full);

}  // namespace tratt::codec
