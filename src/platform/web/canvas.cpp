// Frames. An event runs frames of the interface at once, without drawing, until everything it caused has happened; the
// picture follows in the browser's next animation frame. Nothing is drawn that nobody asked for.
#include <GLES3/gl3.h>
#include <emscripten/emscripten.h>

#include <algorithm>
#include <utility>

#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"
#include "platform/web/bridge.hpp"
#include "platform/web/canvas.hpp"
#include "platform/web/faces.hpp"
#include "ui/ax_wire.hpp"
#include "ui/fonts.hpp"
#include "ui/frame.hpp"

namespace tratt::platform::web {
namespace {

constexpr int max_pumped_frames = 12;

struct Canvas {
    Client* client = nullptr;
    bool is_booted = false;
    bool has_context = false;
    bool is_in_frame = false;
    double last_frame_s = 0;
    int frames_drawn = 0;
    int cursor = ImGuiMouseCursor_Arrow;
    SystemColours system_colours;
};

Canvas canvas;

void build_frame() {
    const double now_s = emscripten_get_now() / 1000;
    ImGui::GetIO().DeltaTime = std::max(1e-5f, static_cast<float>(now_s - canvas.last_frame_s));
    canvas.last_frame_s = now_s;

    canvas.is_in_frame = true;
    ImGui::NewFrame();
    ui::begin_frame();
    canvas.client->frame();
    ui::end_frame();
    const auto changes = ui::ax::take_changes();
    if (!changes.empty()) tratt_mirror_apply(changes.data(), static_cast<int>(changes.size()));
    canvas.is_in_frame = false;
}

void show_cursor() {
    const int cursor = ImGui::GetMouseCursor();
    if (cursor != std::exchange(canvas.cursor, cursor)) tratt_set_cursor(cursor);
}

bool has_queued_input() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void draw_frame() {
    const double start_ms = emscripten_get_now();
    ImGui_ImplOpenGL3_NewFrame();
    if (ui::recycle_clusters()) discard_text_glyphs();
    build_frame();
    show_cursor();
    ImGui::Render();
    const double ui_ms = emscripten_get_now() - start_ms;

    ImDrawData* data = ImGui::GetDrawData();
    glViewport(0, 0, static_cast<int>(data->DisplaySize.x * data->FramebufferScale.x + 0.5f),
               static_cast<int>(data->DisplaySize.y * data->FramebufferScale.y + 0.5f));
    ImGui_ImplOpenGL3_RenderDrawData(data);
    tratt_frame_drawn(++canvas.frames_drawn, ui_ms);

    const int due = has_queued_input() || ui::ax::has_unanswered() ? 0 : ui::next_frame_in_ms();
    if (due != ui::no_frame) tratt_request_frame(due);
}

void start_imgui() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "tratt";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.MouseDrawCursor = false;
    add_faces();
}

bool start_drawing() {
    ImGui_ImplOpenGL3_Init("#version 300 es");
    return true;
}

}  // namespace

void pump() {
    if (!canvas.is_booted || canvas.is_in_frame) return;
    // One frame more than there are events: what an event changed is shown, to the mirror too, only in the next.
    for (int i = 0; i < max_pumped_frames; ++i) {
        const bool was_last = !has_queued_input() && !ui::ax::has_unanswered() && i > 0;
        build_frame();
        ImGui::EndFrame();
        if (was_last) break;
    }
    show_cursor();
    tratt_request_frame(0);
}

void start(Client& client) {
    canvas.client = &client;
    start_imgui();
    canvas.has_context = tratt_canvas_start() != 0 && start_drawing();
}

void boot() {
    canvas.is_booted = true;
    canvas.client->boot();
    pump();
}

}  // namespace tratt::platform::web

using tratt::platform::web::canvas;

extern "C" {

EMSCRIPTEN_KEEPALIVE void tratt_draw() {
    if (canvas.is_booted && canvas.has_context) tratt::platform::web::draw_frame();
}

EMSCRIPTEN_KEEPALIVE void tratt_system_colours(std::uint32_t canvas_ground, std::uint32_t canvas_text,
                                               std::uint32_t button_face, std::uint32_t button_text,
                                               std::uint32_t highlight, std::uint32_t highlight_text,
                                               std::uint32_t gray_text, std::uint32_t link_text) {
    canvas.system_colours = {canvas_ground, canvas_text,    button_face, button_text,
                             highlight,     highlight_text, gray_text,   link_text};
}

EMSCRIPTEN_KEEPALIVE void tratt_window(float width, float height, float pixel_ratio, int flags) {
    using namespace tratt::platform;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    tratt::ui::set_reduced_motion((flags & web::reduced_motion) != 0);
    canvas.client->on_media({width, height, pixel_ratio, (flags & web::dark) != 0, (flags & web::coarse_pointer) != 0,
                             (flags & web::reduced_motion) != 0, (flags & web::more_contrast) != 0,
                             (flags & web::forced_colours) != 0, canvas.system_colours});
    web::pump();
}

EMSCRIPTEN_KEEPALIVE void tratt_context_lost() { canvas.has_context = false; }

EMSCRIPTEN_KEEPALIVE void tratt_context_restored() {
    ImGui_ImplOpenGL3_Shutdown();
    tratt::platform::web::start_drawing();
    canvas.has_context = true;
    tratt_request_frame(0);
}

}  // extern "C"
