#include "ui/tokens.hpp"

#include <cmath>

namespace tratt::ui {

namespace {

// From the outermost in.
constexpr ShadowLayer raised[] = {
    {1.5f, 1.2f, 0.022f},
    {1.0f, 0.2f, 0.022f},
    {0.6f, -0.8f, 0.022f},
};
constexpr ShadowLayer popover[] = {
    {5.0f, 7.6f, 0.0105f}, {4.6f, 6.0f, 0.0105f},  {4.1f, 4.4f, 0.0105f},  {3.7f, 2.8f, 0.0105f},
    {3.3f, 1.2f, 0.0105f}, {2.9f, -0.4f, 0.0105f}, {2.4f, -2.0f, 0.0105f}, {2.0f, -3.6f, 0.0105f},
};
constexpr ShadowLayer dialog[] = {
    {14.0f, 21.8f, 0.0085f}, {13.4f, 19.4f, 0.0085f}, {12.7f, 17.0f, 0.0085f}, {12.1f, 14.6f, 0.0085f},
    {11.4f, 12.2f, 0.0085f}, {10.8f, 9.8f, 0.0085f},  {10.1f, 7.4f, 0.0085f},  {9.5f, 5.0f, 0.0085f},
    {8.8f, 2.6f, 0.0085f},   {8.2f, 0.2f, 0.0085f},   {7.5f, -2.2f, 0.0085f},  {6.9f, -4.6f, 0.0085f},
    {6.2f, -7.0f, 0.0085f},  {5.6f, -9.4f, 0.0085f},
};

}  // namespace

ImU32 with_alpha(ImU32 colour, float alpha) {
    const auto byte = static_cast<ImU32>(std::lround(alpha * 255.f));
    return (colour & ~IM_COL32_A_MASK) | (byte << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 under, ImU32 over, float amount) {
    ImU32 mixed = under & IM_COL32_A_MASK;
    for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
        const auto a = static_cast<float>((under >> shift) & 0xFF), b = static_cast<float>((over >> shift) & 0xFF);
        mixed |= static_cast<ImU32>(std::lround(a + (b - a) * amount)) << shift;
    }
    return mixed;
}

const Colours& light_colours() {
    static const Colours light{
        .bg_app = rgb(0xF4F5F7),
        .bg_surface = rgb(0xFFFFFF),
        .bg_sunken = rgb(0xF6F7F9),
        .bg_raised = rgb(0xFFFFFF),
        .bg_hover = rgb(0xF1F2F5),
        .bg_press = rgb(0xE7E9EE),
        .bg_fill = rgb(0xECEEF2),
        .bg_fill_hover = rgb(0xE3E6EB),
        .bg_fill_press = rgb(0xD9DCE3),
        .bg_button = rgb(0xECEEF2),
        .bg_button_hover = rgb(0xE3E6EB),
        .bg_button_press = rgb(0xD9DCE3),
        .on_button = rgb(0x171A20),
        .bg_selected = rgb(0xECEEFD),
        .bg_selected_hover = rgb(0xE2E6FB),
        .bg_over = rgb(0xF0F2FE),
        .bg_group = rgb(0xF7F8FA),
        .bg_invert = rgb(0x1D2027),
        .bg_invert_hover = rgb(0x31353F),
        .bg_mark = rgb(0xFDEFC3),
        .selection = rgb(0xE2E6FB),
        .on_selection = rgb(0x171A20),
        .line = rgb(0xE6E8EC),
        .line_strong = rgb(0xD3D6DD),
        .line_control = rgb(0x878D99),
        .line_control_hover = rgb(0x5F6571),
        .edge = 0,
        .text = rgb(0x171A20),
        .text_2 = rgb(0x434955),
        .text_muted = rgb(0x5D6470),
        .text_disabled = rgb(0x8B919D),
        .text_invert = rgb(0xFFFFFF),
        .text_invert_muted = rgb(0xB3B8C3),
        .accent = rgb(0x4453D1),
        .accent_hover = rgb(0x3946BB),
        .accent_press = rgb(0x2F3AA2),
        .accent_text = rgb(0x3D4BC4),
        .on_accent = rgb(0xFFFFFF),
        .accent_soft = rgb(0xECEEFD),
        .focus = rgb(0x4453D1),
        .danger = rgb(0xC22A1F),
        .danger_hover = rgb(0xA82117),
        .danger_text = rgb(0xB32318),
        .danger_soft = rgb(0xFDECEA),
        .warn_text = rgb(0x8A5300),
        .warn_soft = rgb(0xFDF1DA),
        .ok_text = rgb(0x186A3B),
        .ok_soft = rgb(0xE3F4EA),
        .info_text = rgb(0x1C5F92),
        .info_soft = rgb(0xE4F0FA),
        .status = {{
            {rgb(0x1D72B0), rgb(0x165A8C), rgb(0xE2F0FA)},  // open
            {rgb(0xB26400), rgb(0x8A4D00), rgb(0xFDF0D9)},  // contacting
            {rgb(0x6B7280), rgb(0x4F5663), rgb(0xECEEF1)},  // disqualified
            {rgb(0x7A3CC2), rgb(0x6A34AD), rgb(0xF3EBFC)},  // renurture
            {rgb(0x1F8450), rgb(0x17673D), rgb(0xE1F4E9)},  // qualified
        }},
        .group = {rgb(0x4453D1), rgb(0x0E7C74), rgb(0xB3382C), rgb(0x8D2F7A), rgb(0x5B6270)},
        .chart = {rgb(0x7077FE), rgb(0x33A2A8), rgb(0x924502), rgb(0x6D195C), rgb(0x979913), rgb(0x2B8A5D),
                  rgb(0x533CBC), rgb(0x177BBB), rgb(0x81000D), rgb(0x55606E)},
        .scrim = with_alpha(rgb(0x171A20), 0.36f),
        .shadow = rgb(0x141826),
        .shadow_line = rgb(0xDCDFE5),
        .shadow_strength = 1.0f,
    };
    return light;
}

const Colours& dark_colours() {
    static const Colours dark{
        .bg_app = rgb(0x0F1013),
        .bg_surface = rgb(0x16181C),
        .bg_sunken = rgb(0x111216),
        .bg_raised = rgb(0x1E2126),
        .bg_hover = rgb(0x1F2227),
        .bg_press = rgb(0x282C33),
        .bg_fill = rgb(0x262A31),
        .bg_fill_hover = rgb(0x30353D),
        .bg_fill_press = rgb(0x3A404A),
        .bg_button = rgb(0x262A31),
        .bg_button_hover = rgb(0x30353D),
        .bg_button_press = rgb(0x3A404A),
        .on_button = rgb(0xECEEF1),
        .bg_selected = rgb(0x23284A),
        .bg_selected_hover = rgb(0x2A3058),
        .bg_over = rgb(0x1A1D31),
        .bg_group = rgb(0x1A1C21),
        .bg_invert = rgb(0xE9EBEF),
        .bg_invert_hover = rgb(0xD2D5DC),
        .bg_mark = rgb(0x4D3F10),
        .selection = rgb(0x2A3058),
        .on_selection = rgb(0xECEEF1),
        .line = rgb(0x272A30),
        .line_strong = rgb(0x373B43),
        .line_control = rgb(0x727885),
        .line_control_hover = rgb(0x969CAB),
        .edge = 0,
        .text = rgb(0xECEEF1),
        .text_2 = rgb(0xC2C6CF),
        .text_muted = rgb(0x9EA4B0),
        .text_disabled = rgb(0x6D7380),
        .text_invert = rgb(0x16181C),
        .text_invert_muted = rgb(0x50555F),
        .accent = rgb(0x5462E0),
        .accent_hover = rgb(0x4B59D6),
        .accent_press = rgb(0x4351C8),
        .accent_text = rgb(0xA3AEFF),
        .on_accent = rgb(0xFFFFFF),
        .accent_soft = rgb(0x23284A),
        .focus = rgb(0x8F9CFF),
        .danger = rgb(0xD0392D),
        .danger_hover = rgb(0xB93025),
        .danger_text = rgb(0xFF9A8F),
        .danger_soft = rgb(0x3B1D1B),
        .warn_text = rgb(0xF1BD6A),
        .warn_soft = rgb(0x38290F),
        .ok_text = rgb(0x7FD6A1),
        .ok_soft = rgb(0x14301F),
        .info_text = rgb(0x8CC6F2),
        .info_soft = rgb(0x13293B),
        .status = {{
            {rgb(0x3D97DC), rgb(0x8FC8F3), rgb(0x152B3D)},  // open
            {rgb(0xE39A2D), rgb(0xF2C078), rgb(0x382810)},  // contacting
            {rgb(0x868D9A), rgb(0xB9BEC9), rgb(0x292D34)},  // disqualified
            {rgb(0xC4A0FA), rgb(0xCFB0F7), rgb(0x2D2140)},  // renurture
            {rgb(0x46B97B), rgb(0x85D9AB), rgb(0x143021)},  // qualified
        }},
        .group = {rgb(0x8F9CFF), rgb(0x38B5AA), rgb(0xF0897D), rgb(0xD173BD), rgb(0x8F96A3)},
        .chart = {rgb(0x8891FF), rgb(0x73EDE8), rgb(0xF59F20), rgb(0xA75287), rgb(0x986B00), rgb(0xB7E883),
                  rgb(0x6D5BDD), rgb(0x7BC3FF), rgb(0xD67E62), rgb(0x8F9EAF)},
        .scrim = with_alpha(rgb(0x040507), 0.60f),
        .shadow = rgb(0x000000),
        .shadow_line = rgb(0x34383F),
        .shadow_strength = 3.2f,
    };
    return dark;
}

Colours forced_colours(const SystemColours& system) {
    Colours forced{};
    for (ImU32* ground :
         {&forced.bg_app, &forced.bg_surface, &forced.bg_sunken, &forced.bg_raised, &forced.bg_hover, &forced.bg_press,
          &forced.bg_fill, &forced.bg_fill_hover, &forced.bg_fill_press, &forced.bg_over, &forced.bg_group,
          &forced.bg_invert, &forced.bg_invert_hover, &forced.accent_soft, &forced.danger_soft, &forced.warn_soft,
          &forced.ok_soft, &forced.info_soft})
        *ground = system.canvas;
    for (ImU32* ink :
         {&forced.line, &forced.line_strong, &forced.line_control, &forced.line_control_hover, &forced.text,
          &forced.text_2, &forced.text_muted, &forced.text_invert, &forced.text_invert_muted, &forced.danger_text,
          &forced.warn_text, &forced.ok_text, &forced.info_text, &forced.shadow_line, &forced.edge})
        *ink = system.canvas_text;
    forced.bg_button = forced.bg_button_hover = forced.bg_button_press = system.button_face;
    forced.on_button = system.button_text;
    forced.selection = system.highlight;
    forced.on_selection = system.highlight_text;
    forced.text_disabled = system.gray_text;
    forced.accent_text = system.link_text;
    forced.bg_selected = forced.bg_selected_hover = forced.bg_mark = system.canvas;
    forced.accent = forced.accent_hover = forced.accent_press = forced.focus = system.highlight;
    forced.danger = forced.danger_hover = system.highlight;
    forced.on_accent = system.highlight_text;
    forced.status.fill({system.canvas_text, system.canvas_text, system.canvas});
    forced.group.fill(system.canvas_text);
    forced.chart.fill(system.canvas_text);
    forced.scrim = with_alpha(system.canvas, 0.6f);
    forced.shadow = system.canvas;
    forced.shadow_strength = 0;
    return forced;
}

std::span<const ShadowLayer> shadow_layers(Elevation elevation) {
    switch (elevation) {
        case Elevation::raised: return raised;
        case Elevation::popover: return popover;
        default: return dialog;
    }
}

bool has_shadow_line(Elevation elevation) { return elevation != Elevation::raised; }

}  // namespace tratt::ui
