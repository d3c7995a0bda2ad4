// Every command of the frame, once: what it is called, its icon, its keys, where it is offered. Rail, menus, palette and the
// list of shortcuts are made from this table.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "i18n/messages.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"
#include "ui/widgets/menu.hpp"

namespace tratt::ui {

enum class Command : std::uint8_t {
    // Places, in the order of the rail
    dashboard,
    contacts,
    companies,
    board,
    sales,
    find,
    selections,
    follow_ups,
    settings,
    bin,
    import,
    // New records
    new_contact,
    new_company,
    new_sale,
    from_file,
    // The rest
    palette,
    undo,
    redo,
    theme,
    language,
    backup,
    shortcuts
};

struct CommandSpec {
    Command command;
    i18n::Msg name;
    Icon icon = Icon::none;
    std::string_view keys;  // as keycaps, one blank between: "Ctrl Shift Z"
    ax::KeyPress chord = {};
    std::optional<Page> page;  // it leads there
    bool is_in_palette = true;
};
std::span<const CommandSpec> commands();
const CommandSpec& spec_of(Command command);

// As it is now: "Undo: change Åsa Öberg", "Switch to light", with the reason while it cannot be done.
struct CommandNow {
    std::string_view name;
    Icon icon = Icon::none;
    std::string_view disabled_reason;
};
CommandNow command_now(const Context& context, Command command);
Place place_of(Command command);  // of those that lead somewhere
MenuItem menu_item(const Context& context, Command command);

// What only the frame can do for a command.
struct FrameWishes {
    bool palette = false, shortcuts = false;
};
void run_command(Context& context, Command command, FrameWishes& wishes);
void take_command_keys(Context& context, FrameWishes& wishes);  // the shortcuts, once in a frame

}  // namespace tratt::ui
