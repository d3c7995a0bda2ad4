#include "ui/screens/not_found.hpp"

#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {

void NotFoundScreen::draw(Context&, const ax::Rect& page) {
    using i18n::Msg;
    using i18n::text;
    constexpr ImGuiID id = make_id("not found");
    TextStyle head = section(), words = muted();
    head.align = words.align = Align::centre;
    const float width = std::min(400.f, page.width - 2 * size::space_4);
    const float words_height = paragraph_height(width, text(Msg::page_not_found_caption), words);
    Button home{.label = text(Msg::go_to_dashboard)};
    home.href = "#/";

    Box rest = centred(page, width,
                       size::icon_large + 24 + words_height + button_height(home) + 2 * size::space_2 + size::space_4);
    icon(take_top(rest, size::icon_large, size::space_2), Icon::find, colours().text_muted);
    heading(make_id(id, "title"), take_top(rest, 24, size::space_2), 1, text(Msg::page_not_found_title), head);
    paragraph(make_id(id, "words"), take_top(rest, words_height, size::space_4), text(Msg::page_not_found_caption),
              words);
    button(make_id(id, "home"), centred(rest, button_width(home), button_height(home)), home);
}

}  // namespace tratt::ui
