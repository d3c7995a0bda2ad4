#include "ui/tokens.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>
#include <vector>

using namespace tratt::ui;

namespace {

float channel(ImU32 colour, int shift) {
    const float value = static_cast<float>((colour >> shift) & 0xFF) / 255.f;
    return value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
}

float luminance(ImU32 colour) {
    return 0.2126f * channel(colour, IM_COL32_R_SHIFT) + 0.7152f * channel(colour, IM_COL32_G_SHIFT) +
           0.0722f * channel(colour, IM_COL32_B_SHIFT);
}

// As WCAG 2.2 defines it: 1 to 21.
float contrast(ImU32 a, ImU32 b) {
    const float high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05f) / (low + 0.05f);
}

struct Pair {
    std::string_view name;
    ImU32 ink;
    float least;
    std::vector<ImU32> grounds;
};

// Every ink with the grounds it may stand on: 4.5 for words, 3 for what is seen as a shape.
std::vector<Pair> pairs(const Colours& c, ImU32 tile) {
    return {
        {"line-control", c.line_control, 3.0f, {c.bg_surface, c.bg_app, c.bg_sunken, c.bg_raised}},
        {"text",
         c.text,
         4.5f,
         {c.bg_surface, c.bg_app, c.bg_sunken, c.bg_hover, c.bg_press, c.bg_selected, c.bg_raised, c.bg_fill,
          c.bg_group, c.bg_mark}},
        {"on-button", c.on_button, 4.5f, {c.bg_button, c.bg_button_hover, c.bg_button_press}},
        {"on-selection", c.on_selection, 4.5f, {c.selection}},
        {"text-2",
         c.text_2,
         4.5f,
         {c.bg_surface, c.bg_app, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_raised, c.bg_fill}},
        {"text-muted",
         c.text_muted,
         4.5f,
         {c.bg_surface, c.bg_app, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_raised, c.bg_fill, c.bg_group}},
        {"text-invert", c.text_invert, 4.5f, {c.bg_invert, c.bg_invert_hover}},
        {"text-invert-muted", c.text_invert_muted, 4.5f, {c.bg_invert}},
        {"accent", c.accent, 3.0f, {c.bg_surface, c.bg_app, c.bg_raised}},
        {"accent-text",
         c.accent_text,
         4.5f,
         {c.bg_surface, c.bg_app, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_raised}},
        {"on-accent", c.on_accent, 4.5f, {c.accent, c.accent_hover, c.accent_press, c.danger, c.danger_hover}},
        {"focus", c.focus, 3.0f, {c.bg_surface, c.bg_app, c.bg_sunken, c.bg_raised, c.bg_selected, c.bg_fill}},
        {"danger", c.danger, 3.0f, {c.bg_surface, c.bg_raised}},
        {"danger-text",
         c.danger_text,
         4.5f,
         {c.bg_surface, c.bg_app, c.bg_hover, c.bg_selected, c.bg_raised, c.danger_soft}},
        {"warn-text", c.warn_text, 4.5f, {c.bg_surface, c.bg_raised, c.warn_soft}},
        {"ok-text", c.ok_text, 4.5f, {c.bg_surface, c.bg_app, c.ok_soft}},
        {"info-text", c.info_text, 4.5f, {c.bg_surface, c.info_soft}},
        {"st-open", c.status[0].mark, 3.0f, {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.status[0].soft}},
        {"st-open-text", c.status[0].text, 4.5f, {c.status[0].soft, c.bg_surface}},
        {"st-contacting",
         c.status[1].mark,
         3.0f,
         {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.status[1].soft}},
        {"st-contacting-text", c.status[1].text, 4.5f, {c.status[1].soft, c.bg_surface}},
        {"st-disqualified",
         c.status[2].mark,
         3.0f,
         {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.status[2].soft}},
        {"st-disqualified-text", c.status[2].text, 4.5f, {c.status[2].soft, c.bg_surface}},
        {"st-renurture",
         c.status[3].mark,
         3.0f,
         {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.status[3].soft}},
        {"st-renurture-text", c.status[3].text, 4.5f, {c.status[3].soft, c.bg_surface}},
        {"st-qualified",
         c.status[4].mark,
         3.0f,
         {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.status[4].soft}},
        {"st-qualified-text", c.status[4].text, 4.5f, {c.status[4].soft, c.bg_surface}},
        {"gr-customer", c.group[1], 3.0f, {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_group}},
        {"gr-lost", c.group[2], 3.0f, {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_group}},
        {"gr-partner", c.group[3], 3.0f, {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_group}},
        {"gr-potential", c.group[0], 3.0f, {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_group}},
        {"gr-other", c.group[4], 3.0f, {c.bg_surface, c.bg_sunken, c.bg_hover, c.bg_selected, c.bg_group}},
        {"chart-1", c.chart[0], 3.0f, {c.bg_surface, tile}},
        {"chart-2", c.chart[1], 3.0f, {c.bg_surface, tile}},
        {"chart-3", c.chart[2], 3.0f, {c.bg_surface, tile}},
        {"chart-4", c.chart[3], 3.0f, {c.bg_surface, tile}},
        {"chart-5", c.chart[4], 3.0f, {c.bg_surface, tile}},
        {"chart-6", c.chart[5], 3.0f, {c.bg_surface, tile}},
        {"chart-7", c.chart[6], 3.0f, {c.bg_surface, tile}},
        {"chart-8", c.chart[7], 3.0f, {c.bg_surface, tile}},
        {"chart-9", c.chart[8], 3.0f, {c.bg_surface, tile}},
        {"chart-10", c.chart[9], 3.0f, {c.bg_surface, tile}},
    };
}

void check_pairs(const Colours& c, ImU32 tile) {
    for (const Pair& pair : pairs(c, tile)) {
        for (const ImU32 ground : pair.grounds) {
            CAPTURE(pair.name);
            CHECK(contrast(pair.ink, ground) >= pair.least);
        }
    }
}

}  // namespace

TEST_CASE("contrast is what WCAG says it is") {
    CHECK(contrast(IM_COL32_BLACK, IM_COL32_WHITE) == doctest::Approx(21).epsilon(0.001));
    CHECK(contrast(IM_COL32(0x77, 0x77, 0x77, 255), IM_COL32_WHITE) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("words and shapes stand out from every ground they may stand on, in the light") {
    check_pairs(light_colours(), light_colours().bg_surface);
}

TEST_CASE("words and shapes stand out from every ground they may stand on, in the dark") {
    check_pairs(dark_colours(), dark_colours().bg_raised);
}

TEST_CASE("forced colours leave nothing to the theme") {
    const SystemColours system{.canvas = IM_COL32_BLACK,
                               .canvas_text = IM_COL32_WHITE,
                               .button_face = IM_COL32(0, 0, 64, 255),
                               .button_text = IM_COL32(255, 255, 192, 255),
                               .highlight = IM_COL32(0, 120, 215, 255),
                               .highlight_text = IM_COL32_WHITE,
                               .gray_text = IM_COL32(128, 128, 128, 255),
                               .link_text = IM_COL32(255, 255, 0, 255)};
    const Colours c = forced_colours(system);
    for (const ImU32 ground : {c.bg_app, c.bg_surface, c.bg_raised, c.bg_fill, c.bg_hover, c.bg_invert})
        CHECK(ground == system.canvas);
    for (const ImU32 ink :
         {c.text, c.text_2, c.text_muted, c.line, c.line_control, c.text_invert, c.status[2].mark, c.group[3]})
        CHECK(ink == system.canvas_text);
    CHECK(c.edge == system.canvas_text);
    CHECK(c.bg_button_hover == system.button_face);
    CHECK(c.on_button == system.button_text);
    CHECK(c.selection == system.highlight);
    CHECK(c.on_selection == system.highlight_text);
    CHECK(c.focus == system.highlight);
    CHECK(c.on_accent == system.highlight_text);
    CHECK(c.shadow_strength == 0);
}

TEST_CASE("a mixed colour lies between its two") {
    CHECK(mix(IM_COL32_BLACK, IM_COL32_WHITE, 0) == IM_COL32_BLACK);
    CHECK(mix(IM_COL32_BLACK, IM_COL32_WHITE, 1) == IM_COL32_WHITE);
    CHECK(mix(IM_COL32_BLACK, IM_COL32(200, 100, 50, 255), 0.5f) == IM_COL32(100, 50, 25, 255));
    CHECK(with_alpha(IM_COL32_WHITE, 0.5f) == IM_COL32(255, 255, 255, 128));
}
