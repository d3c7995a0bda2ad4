#include "ui/commands.hpp"

#include <array>

#include "i18n/words.hpp"
#include "ui/find_place.hpp"
#include "ui/input.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr ax::KeyPress chord(char32_t character, bool ctrl, bool shift, bool alt) {
    return {.key = ax::Key::character, .shift = shift, .ctrl = ctrl, .alt = alt, .character = character};
}

constexpr std::array specs{
    CommandSpec{
        .command = Command::dashboard, .name = Msg::place_dashboard, .icon = Icon::dashboard, .page = Page::dashboard},
    CommandSpec{
        .command = Command::contacts, .name = Msg::place_contacts, .icon = Icon::contacts, .page = Page::contacts},
    CommandSpec{
        .command = Command::companies, .name = Msg::place_companies, .icon = Icon::companies, .page = Page::companies},
    CommandSpec{.command = Command::board, .name = Msg::place_board, .icon = Icon::board, .page = Page::board},
    CommandSpec{.command = Command::sales, .name = Msg::place_sales, .icon = Icon::sales, .page = Page::sales},
    CommandSpec{.command = Command::find, .name = Msg::place_find, .icon = Icon::find, .page = Page::find},
    CommandSpec{.command = Command::selections,
                .name = Msg::place_selections,
                .icon = Icon::selections,
                .page = Page::selections},
    CommandSpec{.command = Command::follow_ups,
                .name = Msg::place_follow_ups,
                .icon = Icon::followups,
                .page = Page::follow_ups},
    CommandSpec{
        .command = Command::settings, .name = Msg::place_settings, .icon = Icon::settings, .page = Page::settings},
    CommandSpec{.command = Command::bin, .name = Msg::place_bin, .icon = Icon::trash, .page = Page::bin},
    CommandSpec{.command = Command::import,
                .name = Msg::place_import,
                .icon = Icon::upload,
                .page = Page::import,
                .is_in_palette = false},
    CommandSpec{.command = Command::new_contact,
                .name = Msg::new_contact,
                .icon = Icon::person,
                .keys = "Alt N",
                .chord = chord(U'n', false, false, true)},
    CommandSpec{.command = Command::new_company, .name = Msg::new_company, .icon = Icon::companies},
    CommandSpec{.command = Command::new_sale, .name = Msg::new_sale, .icon = Icon::sales},
    CommandSpec{.command = Command::from_file, .name = Msg::new_from_file, .icon = Icon::upload},
    CommandSpec{.command = Command::palette,
                .name = Msg::command_palette,
                .icon = Icon::find,
                .keys = "Ctrl K",
                .chord = chord(U'k', true, false, false),
                .is_in_palette = false},
    CommandSpec{.command = Command::undo,
                .name = Msg::undo,
                .icon = Icon::undo,
                .keys = "Ctrl Z",
                .chord = chord(U'z', true, false, false)},
    CommandSpec{.command = Command::redo,
                .name = Msg::redo,
                .icon = Icon::redo,
                .keys = "Ctrl Shift Z",
                .chord = chord(U'z', true, true, false)},
    CommandSpec{.command = Command::theme, .name = Msg::switch_to_dark, .icon = Icon::moon},
    CommandSpec{.command = Command::language, .name = Msg::command_language_sv, .icon = Icon::globe},
    CommandSpec{.command = Command::backup, .name = Msg::command_backup, .icon = Icon::download},
    CommandSpec{.command = Command::shortcuts,
                .name = Msg::command_shortcuts,
                .icon = Icon::keyboard,
                .keys = "?",
                .chord = chord(U'?', false, true, false)},
};

CommandNow step_now(const Context& context, bool is_undo) {
    const model::Transaction* step = is_undo ? context.database.next_undo() : context.database.next_redo();
    CommandNow now{.name = text(is_undo ? Msg::undo : Msg::redo), .icon = is_undo ? Icon::undo : Icon::redo};
    if (step) {
        now.name = i18n::format(is_undo ? Msg::undo_named : Msg::redo_named,
                                {{"step", i18n::words_of(step->name_key, step->name_params)}});
    } else {
        now.disabled_reason = text(is_undo ? Msg::undo_nothing : Msg::redo_nothing);
    }
    if (context.save_state == SaveState::read_only) now.disabled_reason = text(Msg::save_read_only);
    return now;
}

}  // namespace

std::span<const CommandSpec> commands() { return specs; }

const CommandSpec& spec_of(Command command) { return specs[static_cast<std::size_t>(command)]; }

CommandNow command_now(const Context& context, Command command) {
    const CommandSpec& spec = spec_of(command);
    CommandNow now{.name = text(spec.name), .icon = spec.icon};
    switch (command) {
        case Command::undo: return step_now(context, true);
        case Command::redo: return step_now(context, false);
        case Command::theme:
            if (context.environment.is_dark) now = {.name = text(Msg::switch_to_light), .icon = Icon::sun};
            if (context.environment.has_forced_colours) now.disabled_reason = text(Msg::theme_is_the_systems);
            return now;
        case Command::language:
            if (context.language == i18n::Language::sv) now.name = text(Msg::command_language_en);
            return now;
        default: return now;
    }
}

Place place_of(Command command) {
    switch (command) {
        case Command::new_contact: return contact_place(0, Mode::create);
        case Command::new_company: return company_place(0, Mode::create);
        case Command::new_sale: return sale_place(0, Mode::create);
        case Command::from_file: return Place{.page = Page::import};
        default: return Place{.page = spec_of(command).page.value_or(Page::dashboard)};
    }
}

MenuItem menu_item(const Context& context, Command command) {
    const CommandNow now = command_now(context, command);
    return {
        .label = now.name, .icon = now.icon, .shortcut = spec_of(command).keys, .disabled_reason = now.disabled_reason};
}

void run_command(Context& context, Command command, FrameWishes& wishes) {
    switch (command) {
        case Command::palette: wishes.palette = true; return;
        case Command::shortcuts: wishes.shortcuts = true; return;
        case Command::undo: return context.actions.undo();
        case Command::redo: return context.actions.redo();
        case Command::theme:
            return context.app->actions.set_theme(context.environment.is_dark ? ThemeChoice::light : ThemeChoice::dark);
        case Command::language:
            return context.app->actions.set_language(context.language == i18n::Language::sv ? i18n::Language::en
                                                                                            : i18n::Language::sv);
        case Command::backup: return context.app->storage_actions.download_backup();
        default: return context.actions.navigate(place_of(command));
    }
}

void take_command_keys(Context& context, FrameWishes& wishes) {
    for (const CommandSpec& spec : specs) {
        if (!spec.keys.empty() && shortcut(spec.chord)) run_command(context, spec.command, wishes);
    }
    // Second ways: Windows knows redo by Y, and not every keyboard needs Shift for a question mark.
    if (shortcut(chord(U'y', true, false, false))) run_command(context, Command::redo, wishes);
    if (shortcut(chord(U'?', false, false, false))) run_command(context, Command::shortcuts, wishes);
}

}  // namespace tratt::ui
