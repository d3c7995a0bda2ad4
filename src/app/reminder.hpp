// When somebody is reminded to take a backup out of the browser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "ui/storage_view.hpp"

namespace tratt::app {

// "off", "200 changes", "2 weeks"; of what cannot be read the default.
std::string written(const ui::Reminder& reminder);
ui::Reminder read_reminder(std::string_view text);

struct BackupAge {
    std::int64_t changes = 0;          // that no backup file has
    core::InstantMs since = 0;         // of the newest backup file; where there is none, of the first change
    core::InstantMs quiet_until = 0;   // the visitor said "later"
};
bool is_reminder_due(const ui::Reminder& reminder, const BackupAge& age, core::InstantMs now);

inline constexpr core::InstantMs one_day_ms = 24 * 60 * 60 * 1000, quiet_ms = one_day_ms;

}  // namespace tratt::app
