#include "ui/screens/restore.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/restore_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;

constexpr float zone_height = 160, most_width = 816, field_width = 360, done_line = 24, progress_height = 46;

Box take_margins(const Box& area) {
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    Box rest = inset(area, margin, size::space_4);
    rest.width = std::min(rest.width, most_width);
    return rest;
}

// What was done, in as many lines as there is to say.
std::vector<std::string_view> done_lines(const RestoreView& restore) {
    std::vector<std::string_view> lines;
    const auto add = [&](Plural plural, std::int64_t n) {
        if (n > 0) lines.push_back(i18n::count(plural, n));
    };
    add(Plural::restore_done_added, restore.total.added);
    add(Plural::restore_done_changed, restore.total.changed);
    add(Plural::restore_done_removed, restore.total.removed);
    return lines;
}

}  // namespace

void RestoreScreen::draw_head(const Context& context, Box head) {
    const float margin = is_phone() ? size::space_2 : size::page_margin;
    hairline_below(head, colours().line);
    head = inset(head, margin, 0, size::space_3, 0);
    if (is_phone()) {
        const std::string href = address(Place{.page = Page::storage});
        const Button back{.label = text(Msg::place_storage),
                          .icon = Icon::chevron_left,
                          .kind = ButtonKind::ghost,
                          .icon_only = true,
                          .href = href};
        button(make_id(restore_id, "back"), take_button_left(head, back), back);
    }
    const std::string_view name = text(Msg::place_restore);
    heading(make_id(restore_id, "title"), take_left(head, text_width(name, title()), size::space_4), 1, name);
    TextStyle style = caption();
    style.align = Align::right;
    if (!context.app->restore.file_name.empty() && !is_phone())
        ui::text(make_id(restore_id, "file"), inset(head, 0, 0, size::space_2, 0), context.app->restore.file_name,
                 style);
}

// Before a file, and when it cannot be read.
void RestoreScreen::draw_invitation(Context& context, Box area) {
    const RestoreView& restore = context.app->restore;
    Box rest = take_margins(area);
    if (restore.stage == RestoreStage::refused) {
        Notice message;
        message.tone = Tone::danger;
        message.words = i18n::concat({i18n::format(Msg::restore_refused, {{"file", restore.file_name}}), ": ",
                                      i18n::error_words(restore.error)});
        message.note = text(Msg::restore_refused_safe);
        notice(make_id(restore_id, "refused"), take_top(rest, notice_height(rest.width, message), size::space_4),
               message);
    } else {
        heading(make_id(restore_id, "invitation"), take_top(rest, 24, size::space_1), 2, text(Msg::restore_none),
                section());
        const float height = paragraph_height(rest.width, text(Msg::restore_none_text), secondary());
        paragraph(make_id(restore_id, "invitation words"), take_top(rest, height, size::space_4),
                  text(Msg::restore_none_text), secondary());
    }
    DropZone zone;
    zone.words = text(Msg::storage_back_drop);
    if (drop_zone(make_id(restore_id, "zone"), take_top(rest, zone_height), zone))
        context.app->storage_actions.choose_backup();
}

void RestoreScreen::draw_passphrase(Context& context, Box area) {
    const RestoreView& restore = context.app->restore;
    Box rest = take_margins(area);
    const std::string_view question = i18n::format(Msg::restore_passphrase_title, {{"file", restore.file_name}});
    heading(make_id(restore_id, "question"), take_top(rest, 24, size::space_1), 2, question, section());
    const float height = paragraph_height(rest.width, text(Msg::restore_passphrase_text), secondary());
    paragraph(make_id(restore_id, "question words"), take_top(rest, height, size::space_4),
              text(Msg::restore_passphrase_text), secondary());
    if (restore.stage == RestoreStage::opening) {
        const Progress opening{.label = i18n::format(Msg::restore_opening, {{"file", restore.file_name}}),
                               .count = text(Msg::restore_opening_note),
                               .can_cancel = true};
        if (progress(make_id(restore_id, "opening"), take_top(rest, progress_height), opening))
            context.app->storage_actions.leave_restore();
        return;
    }
    TextField field{.frame = {.label = text(Msg::storage_passphrase)}, .input = ax::InputKind::password};
    if (restore.error.code == "wrong_passphrase") field.frame.error = text(Msg::restore_passphrase_wrong);
    Box line = take_top(rest, field_height(field.frame), size::space_4);
    line.width = std::min(line.width, field_width);
    const ImGuiID field_id = make_id(restore_id, "passphrase");
    text_field(field_id, line, field, &passphrase_);
    Box strip = take_top(rest, control_height());
    Button open{.label = text(Msg::restore_open), .kind = ButtonKind::primary};
    if (passphrase_.empty()) open.disabled_reason = text(Msg::storage_passphrase_missing);
    const bool is_given = button(make_id(restore_id, "open"), take_button_left(strip, open), open).clicked ||
                          (ax::focused(field_id) && !passphrase_.empty() && shortcut({.key = ax::Key::enter}));
    const Button cancel{.label = text(Msg::cancel), .kind = ButtonKind::ghost};
    if (button(make_id(restore_id, "cancel"), take_button_left(strip, cancel), cancel).clicked)
        context.app->storage_actions.leave_restore();
    if (is_given) context.app->storage_actions.give_passphrase(passphrase_);
}

void RestoreScreen::draw_done(Context& context, Box area) {
    const RestoreView& restore = context.app->restore;
    Box rest = take_margins(area);
    Notice done;
    done.tone = restore.is_undone ? Tone::neutral : Tone::ok;
    if (restore.is_undone) done.icon = Icon::undo;
    done.words = text(restore.is_undone              ? Msg::restore_undone
                      : restore.transaction.is_nil() ? Msg::restore_done_same
                                                     : Msg::restore_done);
    done.note = restore.file_name;
    notice(make_id(restore_id, "done"), take_top(rest, notice_height(rest.width, done), size::space_4), done);

    const std::vector<std::string_view> lines = done_lines(restore);
    const Box list = take_top(rest, done_line * static_cast<float>(lines.size()), size::space_4);
    begin_group(make_id(restore_id, "counts"), ax::Role::list, text(Msg::restore_table), list);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box row = nth_row(list, static_cast<int>(i), static_cast<int>(lines.size()), 0);
        ax::leaf(make_id(make_id(restore_id, "count"), static_cast<std::int64_t>(i)),
                 {.role = ax::Role::list_item,
                  .name = lines[i],
                  .box = row,
                  .set_size = static_cast<int>(lines.size()),
                  .position = static_cast<int>(i) + 1});
        bare_text(row, lines[i]);
    }
    ax::end();

    Box strip = take_top(rest, control_height());
    const std::string href = address(Place{.page = Page::contacts});
    Button see{.label = text(Msg::import_see_contacts), .kind = ButtonKind::primary, .href = href};
    button(make_id(restore_id, "see"), take_button_left(strip, see), see);
    const model::Transaction* step = context.database.next_undo();
    const Button undo{.label = text(Msg::undo), .icon = Icon::undo};
    if (step && step->id == restore.transaction &&
        button(make_id(restore_id, "undo"), take_button_left(strip, undo), undo).clicked)
        context.actions.undo();
    const Button leave{.label = text(Msg::place_storage), .kind = ButtonKind::ghost};
    if (button(make_id(restore_id, "leave"), take_button_left(strip, leave), leave).clicked)
        context.app->storage_actions.leave_restore();
}

bool RestoreScreen::may_leave(const Place& /*target*/) {
    passphrase_.clear();
    return true;
}

void RestoreScreen::draw(Context& context, const ax::Rect& page) {
    Box rest = page;
    draw_head(context, take_top(rest, size::head));
    const RestoreStage stage = context.app->restore.stage;
    if (stage != RestoreStage::passphrase && stage != RestoreStage::opening) passphrase_.clear();
    switch (stage) {
        case RestoreStage::nothing:
        case RestoreStage::refused: return draw_invitation(context, rest);
        case RestoreStage::passphrase:
        case RestoreStage::opening: return draw_passphrase(context, rest);
        case RestoreStage::preview: return draw_restore_preview(context, rest);
        case RestoreStage::done: return draw_done(context, rest);
    }
}

}  // namespace tratt::ui
