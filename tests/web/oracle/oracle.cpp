// The oracle: what is on the screen, read back from ImGui's draw data, so that the mirror is compared with the picture
// and not with what the same code meant to draw. Linked into test builds only.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "imgui_internal.h"
#include "platform/web/bridge.hpp"
#include "ui/fonts.hpp"

extern "C" void tratt_oracle_report(const char* json, int size);

namespace {

struct DrawnGlyph {
    const ImFontBaked* baked;
    const ImFontGlyph* glyph;
};

// Which glyph each texel of the atlas belongs to.
struct AtlasMap {
    std::vector<DrawnGlyph> glyphs;
    std::vector<int> owner;  // by texel, -1: none
    int width = 0, height = 0;

    const DrawnGlyph* at(ImVec2 uv) const {
        const int x = static_cast<int>(uv.x * static_cast<float>(width)),
                  y = static_cast<int>(uv.y * static_cast<float>(height));
        if (x < 0 || y < 0 || x >= width || y >= height) return nullptr;
        const int index = owner[static_cast<std::size_t>(y * width + x)];
        return index < 0 ? nullptr : &glyphs[static_cast<std::size_t>(index)];
    }
};

AtlasMap map_atlas(ImFontAtlas* atlas) {
    AtlasMap map;
    map.width = atlas->TexData->Width;
    map.height = atlas->TexData->Height;
    map.owner.assign(static_cast<std::size_t>(map.width * map.height), -1);
    for (int i = 0; i < atlas->Builder->BakedPool.Size; ++i) {
        const ImFontBaked& baked = atlas->Builder->BakedPool[i];
        if (baked.WantDestroy) continue;
        for (const ImFontGlyph& glyph : baked.Glyphs) {
            if (glyph.PackId == ImFontAtlasRectId_Invalid) continue;
            const ImTextureRect* rect = ImFontAtlasPackGetRectSafe(atlas, glyph.PackId);
            if (rect == nullptr) continue;
            const int index = static_cast<int>(map.glyphs.size());
            map.glyphs.push_back({&baked, &glyph});
            for (int y = rect->y; y < rect->y + rect->h; ++y) {
                for (int x = rect->x; x < rect->x + rect->w; ++x)
                    map.owner[static_cast<std::size_t>(y * map.width + x)] = index;
            }
        }
    }
    return map;
}

struct Run {
    std::string text;
    const ImFontBaked* baked = nullptr;
    ImU32 colour = 0;
    float pen = 0, base = 0;  // where the next glyph would stand, and the line's top
    ImRect visible;           // the part that is not clipped away
    bool has_visible = false;
};

void append_utf8(std::string* text, ImWchar code) {
    const std::string_view cluster = tratt::ui::cluster_text(code);
    if (!cluster.empty()) {
        *text += cluster;
        return;
    }
    char utf8[5];
    ImTextCharToUtf8(utf8, code);
    *text += utf8;
}

class Reader {
public:
    explicit Reader(ImFontAtlas* atlas) : map_(map_atlas(atlas)) {}

    void read(const ImDrawList& list) {
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) continue;
            const ImRect clip(command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w);
            for (unsigned i = 0; i + 5 < command.ElemCount; i += 3) {
                const ImDrawIdx* index = &list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
                const ImDrawVert* corner = &list.VtxBuffer[static_cast<int>(index[0] + command.VtxOffset)];
                if (!is_quad(index) || corner + 4 > list.VtxBuffer.end()) continue;
                const ImVec2 middle((corner[0].uv.x + corner[2].uv.x) / 2, (corner[0].uv.y + corner[2].uv.y) / 2);
                const DrawnGlyph* drawn = map_.at(middle);
                if (drawn == nullptr) continue;
                add(*drawn, corner, clip);
                i += 3;
            }
            finish();
        }
        finish();
    }

    std::string json() const {
        std::string out = "[";
        for (const Run& run : runs_) {
            char numbers[128];
            std::snprintf(numbers, sizeof numbers, R"({"x":%g,"y":%g,"width":%g,"height":%g,"text":")",
                          static_cast<double>(run.visible.Min.x), static_cast<double>(run.visible.Min.y),
                          static_cast<double>(run.visible.GetWidth()), static_cast<double>(run.visible.GetHeight()));
            if (out.size() > 1) out += ',';
            out += numbers;
            for (const char c : run.text) {
                if (c == '"' || c == '\\') out += '\\';
                out += c;
            }
            out += "\"}";
        }
        return out + "]";
    }

private:
    // Two triangles over four vertices in a row, as ImGui writes a rectangle.
    static bool is_quad(const ImDrawIdx* index) {
        return index[1] == index[0] + 1 && index[2] == index[0] + 2 && index[3] == index[0] &&
               index[4] == index[0] + 2 && index[5] == index[0] + 3;
    }

    void add(const DrawnGlyph& drawn, const ImDrawVert* corner, const ImRect& clip) {
        if ((corner[0].col & IM_COL32_A_MASK) == 0 || drawn.baked->ContainerFont == tratt::ui::fonts().icons) return;
        const ImFontGlyph& glyph = *drawn.glyph;
        const float pen = corner[0].pos.x - glyph.X0, base = corner[0].pos.y - glyph.Y0;
        const float gap = pen - run_.pen;
        // Words and the link that follows them are two nodes: they differ in colour.
        const bool is_same_style = run_.baked == drawn.baked && run_.colour == corner[0].col;
        const bool continues = is_same_style && std::abs(base - run_.base) < 0.75f && gap > -drawn.baked->Size * 0.2f &&
                               gap < drawn.baked->Size * 0.7f;
        if (!continues) finish();
        run_.baked = drawn.baked;
        run_.colour = corner[0].col;
        run_.pen = pen + glyph.AdvanceX;
        run_.base = base;
        if (continues && gap > drawn.baked->Size * 0.12f) run_.text += ' ';

        // What the clip leaves a sliver of cannot be read: of a line that is cut above or below every glyph, whether it
        // is high or low in the line, and else the glyphs at the ends.
        ImRect line({corner[0].pos.x, base}, {corner[2].pos.x, base + drawn.baked->Size});
        const float height = line.GetHeight(), width = line.GetWidth();
        line.ClipWith(clip);
        if (line.GetHeight() < height * 0.5f || line.GetWidth() < width * 0.35f) return;
        append_utf8(&run_.text, static_cast<ImWchar>(glyph.Codepoint));
        ImRect box(corner[0].pos, corner[2].pos);
        if (!clip.Overlaps(box)) return;
        box.ClipWith(clip);
        if (run_.has_visible) {
            run_.visible.Add(box);
        } else {
            run_.visible = box;
        }
        run_.has_visible = true;
    }

    void finish() {
        if (run_.has_visible) runs_.push_back(run_);
        run_ = Run{};
    }

    AtlasMap map_;
    Run run_;
    std::vector<Run> runs_;
};

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_oracle() {
    tratt_draw();
    Reader reader(ImGui::GetIO().Fonts);
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) reader.read(*list);
    const std::string json = reader.json();
    tratt_oracle_report(json.data(), static_cast<int>(json.size()));
}
