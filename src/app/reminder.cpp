#include "app/reminder.hpp"

#include <charconv>

namespace tratt::app {

using ui::Reminder;

std::string written(const Reminder& reminder) {
    if (!reminder.is_on) return "off";
    return std::to_string(reminder.count) + (reminder.unit == Reminder::Unit::weeks ? " weeks" : " changes");
}

Reminder read_reminder(std::string_view text) {
    Reminder reminder;
    if (text == "off") {
        reminder.is_on = false;
        return reminder;
    }
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc{} || count < 1 || (unit != " weeks" && unit != " changes")) return reminder;
    reminder.count = count;
    reminder.unit = unit == " weeks" ? Reminder::Unit::weeks : Reminder::Unit::changes;
    return reminder;
}

bool is_reminder_due(const Reminder& reminder, const BackupAge& age, core::InstantMs now) {
    if (!reminder.is_on || age.changes == 0 || now < age.quiet_until) return false;
    if (reminder.unit == Reminder::Unit::changes) return age.changes >= reminder.count;
    return now - age.since >= reminder.count * 7 * one_day_ms;
}

}  // namespace tratt::app
