// The blocks beside "Where your data is": bringing data back, the reminder, the file that is written by itself, erasing.
#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;

constexpr float padding = 16, title_height = 20, zone_height = 88, switch_width = 40, select_width = 128;

// How high a framed block is, with a title, words and something below.
float block_height(float width, std::string_view words, float below) {
    const float note = words.empty() ? 0 : size::space_1 + paragraph_height(width - 2 * padding, words, caption());
    return 2 * padding + title_height + note + size::space_3 + below;
}

// What remains is for what stands below.
Box draw_block(std::string_view name, Box box, Msg title_words, std::string_view words) {
    const ImGuiID id = make_id(storage_id, name);
    outline(box, colours().line, radius::tile);
    Box rest = inset(box, padding);
    heading(make_id(id, "title"), take_top(rest, title_height), 2, text(title_words), strong());
    if (!words.empty()) {
        take_top(rest, size::space_1);
        paragraph(make_id(id, "words"), take_top(rest, paragraph_height(rest.width, words, caption())), words,
                  caption());
    }
    take_top(rest, size::space_3);
    return rest;
}

// ---- Bring data back --------------------------------------------------------------------------------------------------

void draw_back(Context& context, const Box& box) {
    const Box rest = draw_block("back", box, Msg::storage_back, text(Msg::storage_back_text));
    const bool is_locked = context.save_state == SaveState::read_only;
    DropZone zone;
    zone.words = text(is_locked ? Msg::storage_back_read_only : Msg::storage_back_drop);
    if (is_locked) zone.state = DropState::refused;
    if (drop_zone(make_id(storage_id, "zone"), rest, zone) && !is_locked) context.app->storage_actions.choose_backup();
}

// ---- Reminder ---------------------------------------------------------------------------------------------------------

constexpr std::array intervals{
    Reminder{.unit = Reminder::Unit::changes, .count = 50},   Reminder{.unit = Reminder::Unit::changes, .count = 200},
    Reminder{.unit = Reminder::Unit::changes, .count = 1000}, Reminder{.unit = Reminder::Unit::weeks, .count = 1},
    Reminder{.unit = Reminder::Unit::weeks, .count = 2},      Reminder{.unit = Reminder::Unit::weeks, .count = 4}};

void draw_reminder(Context& context, const Box& box) {
    Box row = draw_block("reminder", box, Msg::storage_reminder, {});
    Reminder reminder = context.app->storage.backup.reminder;
    const Toggle toggle{.label = text(Msg::storage_reminder), .hides_label = true};
    if (toggle_switch(make_id(storage_id, "reminder on"), take_left(row, switch_width, size::space_1), toggle,
                      reminder.is_on)) {
        reminder.is_on = !reminder.is_on;
        context.app->storage_actions.set_reminder(reminder);
    }
    std::array<Choice, intervals.size()> choices;
    int chosen = no_choice;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const Reminder& each = intervals[i];
        const bool is_weeks = each.unit == Reminder::Unit::weeks;
        choices[i].label =
            i18n::count(is_weeks ? Plural::storage_every_weeks : Plural::storage_every_changes, each.count);
        if (each.unit == reminder.unit && each.count == reminder.count) chosen = static_cast<int>(i);
    }
    Select every;
    every.frame.label = text(Msg::storage_reminder_every);
    every.frame.hides_label = true;
    const int taken =
        select(make_id(storage_id, "every"), take_right(row, select_width, size::space_2), every, choices, chosen);
    ui::text(make_id(storage_id, "every label"), row, text(Msg::storage_reminder_every));
    if (taken == no_choice) return;
    context.app->storage_actions.set_reminder(intervals[static_cast<std::size_t>(taken)]);
}

// ---- A file that is written by itself -----------------------------------------------------------------------------------

std::string_view own_file_words(const Context& context) {
    const AutoBackup& file = context.app->storage.own_file;
    if (!file.error.code.empty() && file.state != AutoBackup::State::unavailable)
        return i18n::format(Msg::storage_auto_failed,
                            {{"file", file.file_name}, {"reason", i18n::error_words(file.error)}});
    switch (file.state) {
        case AutoBackup::State::unavailable: return text(Msg::storage_auto_unavailable);
        case AutoBackup::State::off: return text(Msg::storage_auto_text);
        case AutoBackup::State::locked: return i18n::format(Msg::storage_auto_locked, {{"file", file.file_name}});
        case AutoBackup::State::on: break;
    }
    if (file.is_waiting || file.written_at == 0)
        return i18n::format(Msg::storage_auto_waiting, {{"file", file.file_name}});
    return i18n::format(Msg::storage_auto_written,
                        {{"file", file.file_name}, {"when", ago_words(context, file.written_at)}});
}

void draw_own_file(Context& context, const Box& box) {
    Box strip = draw_block("own file", box, Msg::storage_auto, own_file_words(context));
    const AutoBackup& file = context.app->storage.own_file;
    const bool is_picked = file.state == AutoBackup::State::locked || file.state == AutoBackup::State::on;
    Button pick{.label = text(Msg::storage_auto_pick), .icon = Icon::file};
    if (file.state == AutoBackup::State::unavailable) pick.disabled_reason = text(Msg::storage_auto_unavailable);
    const Button allow{.label = text(Msg::storage_auto_allow)}, stop{.label = text(Msg::storage_auto_stop)};
    if (!is_picked && button(make_id(storage_id, "pick"), take_button_left(strip, pick), pick).clicked)
        context.app->storage_actions.pick_own_file();
    if (file.state == AutoBackup::State::locked &&
        button(make_id(storage_id, "allow"), take_button_left(strip, allow), allow).clicked)
        context.app->storage_actions.unlock_own_file();
    if (is_picked && button(make_id(storage_id, "stop"), take_button_left(strip, stop), stop).clicked)
        context.app->storage_actions.forget_own_file();
}

// ---- Erase ------------------------------------------------------------------------------------------------------------

void draw_erase(const Context& context, const Box& box, StorageState& state) {
    Box strip = draw_block("erase", box, Msg::settings_erase, text(Msg::settings_erase_text));
    Button erase{.label = text(Msg::settings_erase_action)};
    erase.icon = Icon::trash;
    erase.icon_colour = colours().danger_text;
    if (context.save_state == SaveState::read_only) erase.disabled_reason = text(Msg::settings_erase_read_only);
    if (button(make_id(storage_id, "erase"), take_button_left(strip, erase), erase).clicked) state.asks_erase = true;
}

struct Heights {
    float back, reminder, own_file, erase;
};
Heights heights_of(const Context& context, float width) {
    return {block_height(width, text(Msg::storage_back_text), zone_height), block_height(width, {}, control_height()),
            block_height(width, own_file_words(context), control_height()),
            block_height(width, text(Msg::settings_erase_text), control_height())};
}

}  // namespace

float side_height(const Context& context, float width) {
    const Heights heights = heights_of(context, width);
    return heights.back + heights.reminder + heights.own_file + heights.erase + 3 * size::space_4;
}

void draw_side(Context& context, Box box, StorageState& state) {
    const Heights heights = heights_of(context, box.width);
    draw_back(context, take_top(box, heights.back, size::space_4));
    draw_reminder(context, take_top(box, heights.reminder, size::space_4));
    draw_own_file(context, take_top(box, heights.own_file, size::space_4));
    draw_erase(context, take_top(box, heights.erase), state);
}

}  // namespace tratt::ui
