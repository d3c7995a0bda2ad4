// The page about storage: where the data is, how much room it takes, going back, and what protects it.
#include <algorithm>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::Entity;

constexpr float most_width = 1030, main_width_least = 420;
constexpr int clock_ms = 30'000;  // "3 minutes ago" is looked at again

void draw_erase_dialog(Context& context, StorageState& state) {
    const store::Database& database = context.database;
    const std::string_view words =
        i18n::format(Msg::settings_erase_warning,
                     {{"contacts", i18n::count(Plural::contacts_count, database.count(Entity::contact))},
                      {"companies", i18n::count(Plural::companies_count, database.count(Entity::company))}});
    constexpr ImGuiID id = make_id(storage_id, "erase dialog");
    const float inner = std::min(size::dialog_width, context.environment.width) - 2 * size::space_6;
    Dialog dialog;
    dialog.title = text(Msg::settings_erase_question);
    dialog.description = words;
    dialog.body_height = paragraph_height(inner, words);
    dialog.is_alert = true;
    DialogView view = begin_dialog(id, dialog);
    paragraph(make_id(id, "words"), view.body, words);
    const DialogAnswer answer = end_dialog(view, {.action = text(Msg::settings_erase_confirm), .is_danger = true});
    if (answer == DialogAnswer::action) context.app->actions.erase_all();
    if (answer != DialogAnswer::none || view.cancelled) state.asks_erase = false;
}

void draw_passphrase_dialog(Context& context, StorageState& state) {
    constexpr ImGuiID id = make_id(storage_id, "passphrase dialog");
    const float inner = std::min(size::dialog_width, context.environment.width) - 2 * size::space_6;
    const bool is_typed = !state.passphrase.empty() && !state.passphrase_again.empty();
    const bool is_same = state.passphrase == state.passphrase_again;
    TextField first{.frame = {.label = text(Msg::storage_passphrase)}, .input = ax::InputKind::password};
    TextField second{.frame = {.label = text(Msg::storage_passphrase_again)}, .input = ax::InputKind::password};
    if (is_typed && !is_same) second.frame.error = text(Msg::storage_passphrase_differs);
    const float words = paragraph_height(inner, text(Msg::storage_passphrase_text));
    Dialog dialog;
    dialog.title = text(Msg::storage_passphrase_title);
    dialog.description = text(Msg::storage_passphrase_text);
    dialog.body_height = words + 2 * size::space_4 + 2 * (control_height() + 20) + 20;
    DialogView view = begin_dialog(id, dialog);
    Box rest = view.body;
    paragraph(make_id(id, "words"), take_top(rest, words, size::space_4), text(Msg::storage_passphrase_text));
    text_field(make_id(id, "first"), take_top(rest, field_height(first.frame), size::space_4), first,
               &state.passphrase);
    text_field(make_id(id, "second"), take_top(rest, field_height(second.frame)), second, &state.passphrase_again);
    DialogFoot foot{.action = text(Msg::storage_download)};
    if (!is_typed || !is_same)
        foot.disabled_reason = text(is_typed ? Msg::storage_passphrase_differs : Msg::storage_passphrase_missing);
    const DialogAnswer answer = end_dialog(view, foot);
    if (answer == DialogAnswer::action) context.app->storage_actions.download_backup(state.passphrase);
    if (answer != DialogAnswer::none || view.cancelled) state = {};
}

}  // namespace

void draw_storage(Context& context, const Box& area, StorageState& state) {
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    const float width = std::min(area.width - 2 * margin, most_width);
    const bool is_column = width < main_width_least + storage_side_width + size::space_5;
    const float main_width = is_column ? width : width - storage_side_width - size::space_5;
    const float side_width = is_column ? width : storage_side_width;
    const float facts = facts_height(context, main_width), room = room_height(context, main_width),
                points = points_height(context, main_width), side = side_height(context, side_width);
    const float main_height = facts + size::space_4 + room + size::space_4 + points;
    const float height = is_column ? main_height + size::space_4 + side : std::max(main_height, side);

    const ax::Node node{.role = ax::Role::region, .name = text(Msg::place_storage), .box = area};
    const ScrollArea scroll = begin_scroll_area(make_id(storage_id, "scroll"), node, area.width, height + 2 * margin);
    Box content{scroll.origin_x + margin, scroll.origin_y + margin, width, height};
    Box column = content;
    Box main = is_column ? column : take_left(column, main_width, size::space_5);
    draw_facts(context, take_top(main, facts, size::space_4), state);
    if (is_column) draw_side(context, take_top(main, side, size::space_4), state);
    draw_room(context, take_top(main, room, size::space_4));
    draw_points(context, take_top(main, points));
    if (!is_column) draw_side(context, column, state);
    end_scroll_area();
    request_frame_in(clock_ms);
}

void draw_storage_over(Context& context, StorageState& state) {
    if (state.asks_erase) draw_erase_dialog(context, state);
    if (state.asks_passphrase) draw_passphrase_dialog(context, state);
}

}  // namespace tratt::ui
