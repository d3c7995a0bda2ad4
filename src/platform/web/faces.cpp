#include "platform/web/faces.hpp"

#include <cmath>
#include <string_view>

#include "imgui_internal.h"
#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "ui/fonts.hpp"
#include "ui/icon_list.hpp"

namespace tratt::platform::web {
namespace {

enum Face : int { semibold = 1, tabular = 2, icons = 4 };

constexpr float oversampled_below = 1.5f;  // device pixels per pixel from which on a second column in each adds nothing

struct Metrics {
    float advance, left, top, width, height, is_colored;
};

int face_of(const ImFontConfig* source) { return static_cast<int>(source->FontNo); }
float density_of(const ImFontConfig* source, const ImFontBaked* baked) {
    return source->RasterizerDensity * baked->RasterizerDensity;
}

bool is_control(ImWchar code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF;
}
bool is_icon(ImWchar code) { return code >= ui::first_icon && code < ui::first_icon + ui::icon_count; }

bool contains(ImFontAtlas*, ImFontConfig* source, ImWchar code) {
    return face_of(source) == icons ? is_icon(code) || code == ' ' : !is_control(code);
}

// A line is as high as the size of its text; capitals stand in the middle of it, on a whole device pixel.
bool start_size(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    const float density = density_of(source, baked);
    const float device_size = baked->Size * density;
    baked->Ascent = std::round((device_size + tratt_cap_height(device_size)) / 2) / density;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

Metrics measure(int face, float device_size, int oversampling, ImWchar code) {
    Metrics metrics{};
    float* numbers = &metrics.advance;
    if (face == icons) {
        tratt_icon_measure(static_cast<int>(code - ui::first_icon), device_size, numbers);
        return metrics;
    }
    char utf8[5];
    std::string_view text = ui::cluster_text(code);
    if (text.empty()) {
        ImTextCharToUtf8(utf8, code);
        text = utf8;
    }
    tratt_glyph_measure(face, device_size, oversampling, text.data(), length(text), numbers);
    return metrics;
}

bool place(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, const Metrics& metrics, ImFontGlyph* glyph) {
    const int width = static_cast<int>(metrics.width), height = static_cast<int>(metrics.height);
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
    auto& pixels = atlas->Builder->TempBuffer;
    pixels.resize(width * height * 4);
    tratt_glyph_pixels(pixels.Data, width * 4);
    glyph->PackId = id;
    glyph->Visible = true;
    glyph->Colored = metrics.is_colored != 0;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data, ImTextureFormat_RGBA32,
                                       width * 4);
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* glyph,
                float* advance) {
    if (!contains(atlas, source, code)) return false;
    const int face = face_of(source);
    const float density = density_of(source, baked);
    int oversampling = face != icons && density < oversampled_below ? 2 : 1;
    const bool is_blank_icon = face == icons && !is_icon(code);
    Metrics metrics = is_blank_icon ? Metrics{} : measure(face, baked->Size * density, oversampling, code);
    if (advance != nullptr) {
        *advance = metrics.advance / density;
        return true;
    }
    glyph->Codepoint = code;
    glyph->AdvanceX = metrics.advance / density;
    if (metrics.width <= 0 || metrics.height <= 0) return true;
    if (!place(atlas, source, baked, metrics, glyph)) {
        // A line of letters that are drawn as one may be too wide for the atlas like that.
        if (oversampling == 1) return false;
        oversampling = 1;
        metrics = measure(face, baked->Size * density, oversampling, code);
        if (!place(atlas, source, baked, metrics, glyph)) return false;
    }
    const float base = face == icons ? 0 : baked->Ascent;
    const float unit_x = 1 / (density * static_cast<float>(oversampling)), unit_y = 1 / density;
    glyph->X0 = metrics.left * unit_x;
    glyph->X1 = (metrics.left + metrics.width) * unit_x;
    glyph->Y0 = base + metrics.top * unit_y;
    glyph->Y1 = base + (metrics.top + metrics.height) * unit_y;
    return true;
}

ImFont* add_face(int face, const char* name) {
    static ImFontLoader loader;
    loader.Name = "browser";
    loader.FontSrcContainsGlyph = contains;
    loader.FontBakedInit = start_size;
    loader.FontBakedLoadGlyph = load_glyph;

    ImFontConfig config;
    config.FontLoader = &loader;
    config.FontDataOwnedByAtlas = true;
    config.FontNo = static_cast<ImU32>(face);
    config.SizePixels = 14;
    ImStrncpy(config.Name, name, sizeof config.Name);
    return ImGui::GetIO().Fonts->AddFont(&config);
}

void read_segments(std::string_view text, std::vector<ui::TextPiece>* segments) {
    const std::string bytes = answered(tratt_segments(text.data(), length(text)));
    static_assert(sizeof(ui::TextPiece) == 8);
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::uint32_t pair[2];
        std::memcpy(pair, bytes.data() + at, 8);
        segments->push_back({pair[0], pair[1] != 0});
    }
}

}  // namespace

void add_faces() {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    atlas->TexMinWidth = 1024;
    atlas->TexMinHeight = 256;
    atlas->Flags |= ImFontAtlasFlags_NoMouseCursors;
    ui::Fonts& fonts = ui::fonts();
    fonts.regular = add_face(0, "regular");
    fonts.semibold = add_face(semibold, "semibold");
    fonts.regular_tabular = add_face(tabular, "regular tabular");
    fonts.semibold_tabular = add_face(semibold | tabular, "semibold tabular");
    fonts.icons = add_face(icons, "icons");
    ui::set_segmenter(read_segments);
}

void discard_text_glyphs() { ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 0); }

}  // namespace tratt::platform::web
