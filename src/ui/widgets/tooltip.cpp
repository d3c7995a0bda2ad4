#include "ui/widgets/tooltip.hpp"

#include <string>

#include "i18n/messages.hpp"
#include "ui/widgets/floating.hpp"

namespace tratt::ui {

namespace {

constexpr float padding_x = 10, padding_y = 6, anchor_gap = 4;
constexpr double chain_seconds = 0.3;  // another one within this time of the last comes at once

struct Asked {
    ImGuiID id = 0;
    Box anchor;
    std::string title, body, note;
    bool is_fresh = false;    // asked for in this frame
    bool is_chained = false;  // follows another one
    double shown_until = -1;
};

Asked& asked() {
    static Asked only;
    return only;
}

TextStyle title_style() { return {.type = Type::caption, .strong = true, .colour = colours().text_invert}; }
TextStyle body_style() { return {.type = Type::caption, .colour = colours().text_invert}; }
TextStyle note_style() { return {.type = Type::caption, .colour = colours().text_invert_muted}; }

// As wide as its longest line, at most as tooltips are.
float natural_width(const Tooltip& words) {
    const float widest = std::max({text_width(words.title, title_style()), text_width(words.body, body_style()),
                                   text_width(words.note, note_style())});
    return std::min(widest + 2 * padding_x, size::tooltip_width);
}

template <class F>
float for_each_part(const Tooltip& words, float width, F f) {
    float y = padding_y;
    const auto part = [&](std::string_view text, const TextStyle& style) {
        if (text.empty()) return;
        f(y, text, style);
        y += paragraph_height(width - 2 * padding_x, text, style);
    };
    part(words.title, title_style());
    part(words.body, body_style());
    part(words.note, note_style());
    return y + padding_y;
}

}  // namespace

float tooltip_height(const Tooltip& words, float width) {
    return for_each_part(words, width, [](float, std::string_view, const TextStyle&) {});
}

Box tooltip_box(const Box& anchor, const Tooltip& words) {
    const float width = natural_width(words);
    return place_at(anchor, width, tooltip_height(words, width), anchor_gap);
}

void paint_tooltip(const Box& box, const Tooltip& words) {
    shadow(box, radius::control, Elevation::raised);
    fill(box, colours().bg_invert, radius::control);
    for_each_part(words, box.width, [&](float y, std::string_view text, const TextStyle& style) {
        bare_paragraph({box.x + padding_x, box.y + y, box.width - 2 * padding_x, 0}, text, style);
    });
}

void tooltip(ImGuiID id, const Box& anchor, const Tooltip& words) {
    if (words.title.empty() && words.body.empty() && words.note.empty()) return;
    Asked& now = asked();
    if (now.id != id) now.is_chained = look().seconds < now.shown_until + chain_seconds;
    now.id = id;
    now.anchor = anchor;
    now.title.assign(words.title);
    now.body.assign(words.body);
    now.note.assign(words.note);
    now.is_fresh = true;
}

void tooltip_on_hover(ImGuiID id, const Box& anchor, const Tooltip& words) {
    if (hovered(anchor)) tooltip(id, anchor, words);
}

void draw_tooltip() {
    Asked& now = asked();
    if (!now.is_fresh) {
        now.id = 0;
        return;
    }
    now.is_fresh = false;
    if (!now.is_chained && !has_lasted(make_id(now.id, "tooltip"), motion::tooltip_delay)) return;
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    now.shown_until = look().seconds;
    const Tooltip words{now.title, now.body, now.note};
    const Box box = tooltip_box(now.anchor, words);
    const ImGuiID id = make_id("tooltip");
    begin_layer(id, box);
    paint_tooltip(box, words);
    const std::string_view name = i18n::plain(i18n::concat(
        {words.title, words.title.empty() ? "" : "\n", words.body, words.note.empty() ? "" : "\n", words.note}));
    ax::leaf(id, {.role = ax::Role::tooltip, .name = name, .box = box});
    end_layer();
}

}  // namespace tratt::ui
