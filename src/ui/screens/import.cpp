#include "ui/screens/import.hpp"

#include <algorithm>
#include <array>

#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/import_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/stepper.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr float zone_height = 160, text_width_at_most = 560;

// A page of its own for a message: title, words, a drop zone.
void draw_invitation(Context& context, const Box& area, bool is_refused) {
    const ImportView& import = context.app->import;
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    Box rest = inset(area, margin, size::space_4);
    rest.width = std::min(rest.width, 816.f);
    rest.x = area.x + (area.width - rest.width) / 2;
    if (is_refused) {
        const std::string_view why = i18n::error_words(import.error);
        Notice message;
        message.tone = Tone::danger;
        message.words =
            i18n::concat({i18n::format(Msg::import_refused_title, {{"file", import.file_name}}), ": ", why});
        message.note = text(Msg::import_refused_safe);
        notice(make_id(import_id, "refused"), take_top(rest, notice_height(rest.width, message), size::space_4),
               message);
    } else {
        heading(make_id(import_id, "invitation"), take_top(rest, 24, size::space_1), 2, text(Msg::import_file_title),
                section());
        const float width = std::min(rest.width, text_width_at_most);
        const float height = paragraph_height(width, text(Msg::import_file_text), secondary());
        Box words = take_top(rest, height, size::space_4);
        words.width = width;
        paragraph(make_id(import_id, "invitation words"), words, text(Msg::import_file_text), secondary());
    }
    DropZone zone;
    zone.words = text(Msg::import_drop_here);
    if (drop_zone(make_id(import_id, "zone"), take_top(rest, zone_height), zone)) context.app->actions.choose_file();
}

}  // namespace

struct ImportScreen::State {
    bool shows_values = false;
    ImportPreviewState preview;
    std::string file_name;
};

ImportScreen::ImportScreen() : state_(std::make_unique<State>()) {}
ImportScreen::~ImportScreen() = default;

void ImportScreen::draw(Context& context, const ax::Rect& page) {
    const ImportView& import = context.app->import;
    if (state_->file_name != import.file_name || import.stage != ImportStage::preview) {
        *state_ = {};
        state_->file_name = import.file_name;
    }
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    Box rest = page;
    Box head = inset(take_top(rest, size::head), margin, 0, size::space_3, 0);
    const std::string_view name = text(Msg::import_title);
    heading(make_id(import_id, "title"), take_left(head, text_width(name, title()), size::space_6), 1, name);

    const std::array steps{text(Msg::import_step_file), text(Msg::import_step_values), text(Msg::import_step_preview),
                           text(Msg::import_step_done)};
    int step = 0;
    if (import.stage == ImportStage::preview) step = state_->shows_values ? 1 : 2;
    if (import.stage == ImportStage::done) step = 3;
    if (!is_phone()) {
        const int pressed =
            stepper(make_id(import_id, "steps"), take_left(head, stepper_width(steps, step), size::space_6),
                    text(Msg::import_steps), steps, step);
        if (pressed == 0) context.app->actions.leave_import();
        if (pressed == 1 && import.stage == ImportStage::preview) state_->shows_values = true;
    }
    if (import.stage == ImportStage::preview || import.stage == ImportStage::done) {
        const auto rows = i18n::count(i18n::Plural::rows_count, static_cast<std::int64_t>(import.plan.rows.size()));
        TextStyle style = caption();
        style.align = Align::right;
        ui::text(make_id(import_id, "file"), inset(head, 0, 0, size::space_2, 0),
                 i18n::format(Msg::import_file_and_rows, {{"file", import.file_name}, {"rows", rows}}), style);
    }

    switch (import.stage) {
        case ImportStage::no_file: draw_invitation(context, rest, false); break;
        case ImportStage::refused: draw_invitation(context, rest, true); break;
        case ImportStage::preview:
            if (state_->shows_values) {
                if (draw_import_values(context, rest)) state_->shows_values = false;
            } else if (draw_import_preview(context, rest, state_->preview)) {
                state_->shows_values = true;
            }
            break;
        case ImportStage::done: draw_import_done(context, rest); break;
    }
}

}  // namespace tratt::ui
