#include "ui/screens/frame_parts.hpp"

#include <array>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "ui/commands.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/place_words.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

SaveSign sign_of(SaveState state) {
    switch (state) {
        case SaveState::nothing_to_save: return SaveSign::quiet;
        case SaveState::saving: return SaveSign::saving;
        case SaveState::saved: return SaveSign::saved;
        case SaveState::not_saved: return SaveSign::not_saved;
        case SaveState::read_only: return SaveSign::read_only;
        case SaveState::memory_only: return SaveSign::demo;
    }
    return SaveSign::quiet;
}

Msg words_of(SaveState state) {
    switch (state) {
        case SaveState::nothing_to_save: return Msg::save_nothing;
        case SaveState::saving: return Msg::save_saving;
        case SaveState::saved: return Msg::save_saved;
        case SaveState::not_saved: return Msg::save_not_saved;
        case SaveState::read_only: return Msg::save_read_only;
        case SaveState::memory_only: return Msg::save_memory_only;
    }
    return Msg::save_nothing;
}

Msg explanation_of(SaveState state) {
    switch (state) {
        case SaveState::nothing_to_save: return Msg::save_nothing_why;
        case SaveState::saving: return Msg::save_saving_why;
        case SaveState::saved: return Msg::save_saved_why;
        case SaveState::not_saved: return Msg::save_not_saved_safe;
        case SaveState::read_only: return Msg::save_read_only_why;
        case SaveState::memory_only: return Msg::save_memory_only_why;
    }
    return Msg::save_nothing_why;
}

constexpr float shortcut_line = 32;

struct Shortcut {
    std::string_view keys;
    Msg does;
};
// What widgets and forms do with keys, beside the commands.
constexpr std::array widget_shortcuts{
    Shortcut{"Ctrl S", Msg::shortcut_save}, Shortcut{"Esc", Msg::shortcut_cancel},
    Shortcut{"Enter", Msg::shortcut_open},  Shortcut{"Ctrl C", Msg::shortcut_copy},
    Shortcut{"Space", Msg::shortcut_lift},
};

std::vector<Shortcut> shortcuts() {
    std::vector<Shortcut> all;
    for (const CommandSpec& spec : commands()) {
        if (!spec.keys.empty() && spec.command != Command::shortcuts) all.push_back({spec.keys, spec.name});
    }
    all.insert(all.end(), widget_shortcuts.begin(), widget_shortcuts.end());
    all.push_back({spec_of(Command::shortcuts).keys, Msg::shortcut_help});
    return all;
}
float shortcuts_height() { return shortcut_line * static_cast<float>(shortcuts().size()); }

// "Ctrl Shift Z" as keycaps, from the left.
void draw_keys(Box box, std::string_view keys) {
    while (!keys.empty()) {
        const std::size_t end = std::min(keys.find(' '), keys.size());
        const std::string_view key = keys.substr(0, end);
        keycap(centred_vertically(take_left(box, keycap_width(key), size::space_1), 20), key);
        keys.remove_prefix(std::min(end + 1, keys.size()));
    }
}

}  // namespace

SaveLabel save_label_of(const Context& context) {
    const bool is_well = context.save_state == SaveState::saved || context.save_state == SaveState::nothing_to_save;
    if (context.has_unsaved && is_well)
        return {.sign = SaveSign::editing,
                .words = text(Msg::save_unsaved_edit),
                .reason = text(Msg::save_unsaved_edit_why)};
    SaveLabel label;
    label.sign = sign_of(context.save_state);
    label.words = text(words_of(context.save_state));
    if (context.save_state == SaveState::not_saved && !context.save_reason.empty()) {
        label.words = i18n::format(Msg::save_not_saved_why, {{"reason", context.save_reason}});
    }
    label.reason = text(explanation_of(context.save_state));
    return label;
}

bool save_needs_notice(SaveState state) { return state != SaveState::nothing_to_save && state != SaveState::saved; }

Notice reminder_notice(const Context& context) {
    const BackupFacts& backup = context.app->storage.backup;
    Notice reminder{.tone = Tone::info, .icon = Icon::clock};
    reminder.words = text(Msg::reminder_title);
    reminder.note = backup.last_at == 0 ? i18n::count(i18n::Plural::reminder_never, backup.changes_since)
                                        : i18n::count(i18n::Plural::reminder_since, backup.changes_since,
                                                      {{"when", i18n::time_ago(backup.last_at, context.environment.now,
                                                                               context.environment.time_zone)}});
    reminder.doubt = text(Msg::reminder_later);
    reminder.action = text(Msg::storage_download);
    return reminder;
}

// What is being typed would be lost: it is to be saved or discarded first.
Notice update_notice(const Context& context) {
    const AppUpdate update = context.environment.update;
    const bool is_elsewhere = update == AppUpdate::elsewhere;
    Notice notice{.tone = is_elsewhere ? Tone::warn : Tone::info, .icon = Icon::download};
    notice.words = text(is_elsewhere ? Msg::update_elsewhere : Msg::update_ready);
    if (update == AppUpdate::saving) {
        notice.note = text(Msg::update_when_saved);
        return notice;
    }
    notice.note = text(context.has_unsaved ? Msg::update_save_first
                       : is_elsewhere      ? Msg::update_elsewhere_note
                                           : Msg::update_ready_note);
    if (!is_elsewhere) notice.doubt = text(Msg::reminder_later);
    if (!context.has_unsaved) notice.action = text(is_elsewhere ? Msg::update_reload : Msg::update_now);
    return notice;
}

Button new_menu_button() {
    Button button{.label = text(Msg::new_record)};
    button.icon = Icon::plus;
    button.icon_after = Icon::chevron_down;
    button.kind = ButtonKind::primary;
    return button;
}

std::string_view plain_title(const Context& context) { return place_title(context.database, context.place); }

void draw_shortcut_list(ImGuiID id, const Box& box) {
    const std::vector<Shortcut> all = shortcuts();
    const Box list{box.x, box.y, box.width, shortcuts_height()};
    begin_group(make_id(id, "list"), ax::Role::list, text(Msg::shortcuts_title), list);
    const int count = static_cast<int>(all.size());
    int index = 0;
    for (const Shortcut& each : all) {
        Box row = nth_row(list, index, count, 0);
        const std::string_view name = i18n::concat({each.keys, ": ", text(each.does)});
        ax::Node node;
        node.role = ax::Role::list_item;
        node.name = name;
        node.box = row;
        node.position = ++index;
        node.set_size = count;
        ax::leaf(make_id(id, index), node);
        draw_keys(take_left(row, 140, size::space_3), each.keys);
        bare_text(row, text(each.does));
    }
    ax::end();
}

bool draw_shortcuts_dialog() {
    constexpr ImGuiID id = make_id("shortcuts");
    DialogView view =
        begin_dialog(id, {.title = text(Msg::shortcuts_title), .description = {}, .body_height = shortcuts_height()});
    draw_shortcut_list(id, view.body);
    return end_dialog(view, {.action = text(Msg::close)}) == DialogAnswer::none && !view.cancelled;
}

void draw_file_over(const Context& context) {
    constexpr ImGuiID id = make_id("file over");
    const Box window{0, 0, context.environment.width, context.environment.height};
    begin_layer(id, window);
    fill(window, colours().scrim);
    const bool refuses = context.save_state == SaveState::read_only;
    const Box box = centred(window, std::min(520.f, window.width - 2 * size::space_4), 96);
    fill(box, colours().bg_raised, radius::card);
    DropZone zone;
    const bool is_for_backup = context.place.page == Page::storage || context.place.page == Page::restore;
    zone.words = text(refuses ? Msg::drop_refused : is_for_backup ? Msg::drop_backup : Msg::drop_to_import);
    zone.state = refuses ? DropState::refused : DropState::over;
    drop_zone(make_id(id, "zone"), box, zone);
    end_layer();
}

}  // namespace tratt::ui
