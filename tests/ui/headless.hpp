// The interface without a browser: frames are built, never drawn, with a face in which every letter is half as wide as
// the text is high. What the mirror is told is read back from its bytes, and events are fed as the platform feeds them.
#pragma once

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/text.hpp"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/ax_wire.hpp"
#include "ui/fonts.hpp"
#include "ui/frame.hpp"
#include "ui/input.hpp"
#include "ui/look.hpp"

namespace tratt::ui {

struct MirrorNode {
    ax::Role role = ax::Role::text;
    std::uint32_t states = 0;
    int row_count = 0, row_index = 0, set_size = 0, position = 0;
    ImGuiID active_descendant = 0;
    std::string name, value, description, href;
    bool has(ax::State state) const { return (states & state) != 0; }
};

inline bool load_test_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* glyph,
                            float* advance) {
    const std::size_t letters = std::max<std::size_t>(1, core::code_point_count(cluster_text(code)));
    const float width = baked->Size / 2 * static_cast<float>(letters);
    if (advance != nullptr) {
        *advance = width;
        return true;
    }
    glyph->Codepoint = code;
    glyph->AdvanceX = width;
    return true;
}

class Headless {
public:
    explicit Headless(float width = 1000, float height = 800) : width_(width), height_(height) {
        context_ = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.ConfigInputTrickleEventQueue = false;
        static ImFontLoader loader;
        loader.Name = "test";
        loader.FontBakedLoadGlyph = load_test_glyph;
        ImFontConfig config;
        config.FontLoader = &loader;
        config.SizePixels = 14;
        static char no_data[1] = {0};
        config.FontData = no_data;
        config.FontDataSize = 1;
        config.FontDataOwnedByAtlas = false;
        ImFont* const face = io.Fonts->AddFont(&config);
        fonts() = {face, face, face, face, face};
        ax::forget_sent();
        ax::take_changes();
    }
    ~Headless() {
        ax::feed_focus(0, false);
        ax::withdraw_key();
        fonts() = {};
        ImGui::DestroyContext(context_);
    }
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    // One frame of a page; `seconds` pass before it.
    template <class Draw>
    void frame(Draw draw, double seconds = 0.016) {
        now_ += seconds;
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = static_cast<float>(seconds);
        ImGui::NewFrame();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) accept(texture);
        begin_frame();
        begin_look({.width = width_,
                    .height = height_,
                    .is_coarse_pointer = is_coarse,
                    .reduces_motion = reduces_motion,
                    .seconds = now_});
        begin_page(width_, height_);
        draw();
        end_page();
        end_look();
        end_frame();
        ImGui::Render();
        read(ax::take_changes());
        ax::feed_key(0, {});  // a key lasts one frame
    }
    template <class Draw>
    void frames(int count, Draw draw) {
        for (int i = 0; i < count; ++i) frame(draw);
    }

    // A key on the item that has focus; the frames that follow show what it did.
    template <class Draw>
    void key(const ax::KeyPress& press, Draw draw) {
        ax::feed_key(focused_, press);
        frame(draw);
        if (!ax_took_key_) activate_by(press, draw);
        frames(2, draw);
    }
    template <class Draw>
    void key(ax::Key key_, Draw draw) {
        key(ax::KeyPress{.key = key_}, draw);
    }
    template <class Draw>
    void type(char32_t character, Draw draw) {
        key(ax::KeyPress{.key = ax::Key::character, .character = character}, draw);
    }
    void focus(ImGuiID id) {
        focused_ = id;
        ax::feed_focus(id, true);
    }
    ImGuiID focused() const { return focused_; }

    template <class Draw>
    void move_mouse(float x, float y, Draw draw) {
        ImGui::GetIO().AddMousePosEvent(x, y);
        frames(2, draw);
    }
    template <class Draw>
    void click(float x, float y, Draw draw) {
        move_mouse(x, y, draw);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        frame(draw);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        frames(2, draw);
    }

    const std::map<ImGuiID, MirrorNode>& nodes() const { return nodes_; }
    const MirrorNode* node(ImGuiID id) const {
        const auto found = nodes_.find(id);
        return found == nodes_.end() ? nullptr : &found->second;
    }
    int count(ax::Role role) const {
        int n = 0;
        for (const auto& [id, node] : nodes_) n += node.role == role;
        return n;
    }
    std::optional<ImGuiID> find(ax::Role role, std::string_view name) const {
        for (const auto& [id, node] : nodes_)
            if (node.role == role && node.name == name) return id;
        return {};
    }
    const std::vector<std::string>& spoken() const { return spoken_; }

    bool is_coarse = false, reduces_motion = true;

private:
    static void accept(ImTextureData* texture) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status != ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_OK);
    }

    template <class Draw>
    void activate_by(const ax::KeyPress& press, Draw draw) {
        if (press.key != ax::Key::enter && press.key != ax::Key::space) return;
        ax::feed_activation(focused_);
        frame(draw);
    }

    class Reader {
    public:
        explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
        bool is_done() const { return at_ >= bytes_.size(); }
        std::uint8_t u8() { return bytes_[at_++]; }
        std::uint32_t u32() {
            std::uint32_t value;
            std::memcpy(&value, bytes_.data() + at_, 4);
            at_ += 4;
            return value;
        }
        std::string text() {
            const std::uint32_t size = u32();
            std::string value(reinterpret_cast<const char*>(bytes_.data()) + at_, size);
            at_ += size;
            return value;
        }
        void skip(std::size_t bytes) { at_ += bytes; }

    private:
        std::span<const std::uint8_t> bytes_;
        std::size_t at_ = 0;
    };

    void read_node(Reader& r) {
        const ImGuiID id = r.u32();
        const std::uint8_t parts = r.u8();
        MirrorNode& n = nodes_[id];
        if (parts & 1) {
            n.role = static_cast<ax::Role>(r.u8());
            r.skip(3);
            n.states = r.u32();
            n.row_count = static_cast<int>(r.u32());
            r.skip(4);
            n.row_index = static_cast<int>(r.u32());
            r.skip(4);
            n.set_size = static_cast<int>(r.u32());
            n.position = static_cast<int>(r.u32());
            r.skip(4);
            n.active_descendant = r.u32();
            r.skip(8);
            n.name = r.text();
            n.value = r.text();
            n.description = r.text();
            n.href = r.text();
            r.text();
        }
        if (parts & 2) r.skip(16);
        if (parts & 4) r.skip(16);
    }

    void read(std::span<const std::uint8_t> bytes) {
        ax_took_key_ = ax::is_key_taken();
        for (Reader r(bytes); !r.is_done();) {
            switch (r.u8()) {
                case 1: read_node(r); break;
                case 2: {
                    r.u32();
                    const std::uint32_t children = r.u32();
                    r.skip(4 * children);
                    break;
                }
                case 3: nodes_.erase(r.u32()); break;
                case 4: focus(r.u32()); break;
                case 5:
                    r.u8();
                    spoken_.push_back(r.text());
                    break;
                default: r.skip(20); break;
            }
        }
        if (focused_ != 0 && !nodes_.contains(focused_)) focus(0);  // as the browser does
    }

    ImGuiContext* context_ = nullptr;
    float width_, height_;
    double now_ = 1;
    ImGuiID focused_ = 0;
    bool ax_took_key_ = false;
    std::map<ImGuiID, MirrorNode> nodes_;
    std::vector<std::string> spoken_;
};

}  // namespace tratt::ui
