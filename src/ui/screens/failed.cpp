#include "ui/screens/failed.hpp"

#include <algorithm>

#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {

void draw_failed(AppActions& actions, float width, float height, std::string_view reason) {
    using i18n::Msg;
    using i18n::text;
    constexpr ImGuiID id = make_id("failed");
    const Box window{0, 0, width, height};
    fill(window, colours().bg_surface);
    begin_group(make_id(id, "main"), ax::Role::main, text(Msg::boot_failed_title), window);
    Notice message;
    message.tone = Tone::danger;
    message.words = text(Msg::boot_failed_text);
    message.note = reason;
    Button download{.label = text(Msg::boot_failed_download), .icon = Icon::download, .kind = ButtonKind::primary};
    const float wide = std::min(size::dialog_width, width - 2 * size::space_4);
    const float words = notice_height(wide, message);
    Box rest = centred(window, wide, 28 + size::space_4 + words + size::space_4 + button_height(download));
    heading(make_id(id, "title"), take_top(rest, 28, size::space_4), 1, text(Msg::boot_failed_title));
    notice(make_id(id, "words"), take_top(rest, words, size::space_4), message);
    if (button(make_id(id, "download"), take_button_left(rest, download), download).clicked) actions.export_data();
    ax::end();
}

}  // namespace tratt::ui
