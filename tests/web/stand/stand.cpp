#include "stand.hpp"

#include <cstdio>

#include "ui/ax.hpp"
#include "ui/fonts.hpp"
#include "ui/icon_list.hpp"

namespace tratt::stand {
namespace {

namespace ax = ui::ax;

struct Colors {
    ImU32 page, text, muted, line, fill, accent, on_accent;
};
constexpr Colors light{0xFFF7F5F4, 0xFF201A17, 0xFF70645D, 0xFF998D87, 0xFFF2EEEC, 0xFFD15344, 0xFFFFFFFF};
constexpr Colors dark{0xFF13100F, 0xFFF1EEEC, 0xFFB0A49E, 0xFF857872, 0xFF312A26, 0xFFE06254, 0xFFFFFFFF};
Colors colors = light;

constexpr float row = 32, text_size = 14;

// Ids that do not depend on the window, for the dialog's button is focused from outside it.
ImGuiID id_of(std::string_view name, int number = 0) {
    ImGuiID id = 2166136261u + static_cast<ImGuiID>(number);
    for (const char c : name) id = (id ^ static_cast<unsigned char>(c)) * 16777619u;
    return id;
}

// Draws a line of text with its capitals in the middle of the box.
void put(ImFont* face, float size, const ax::Rect& box, ImU32 color, std::string_view text, float indent = 0) {
    const std::string_view drawn = ui::shaped(text);
    ImGui::GetWindowDrawList()->AddText(face, size, {box.x + indent, box.y + (box.height - size) / 2}, color,
                                        drawn.data(), drawn.data() + drawn.size());
}

void label(const char* id, std::string_view text, const ax::Rect& box, ax::Role role = ax::Role::text, int level = 0) {
    ax::Node node;
    node.role = role;
    node.name = text;
    node.box = box;
    node.level = level;
    ax::leaf(id_of(id), node);
    const bool is_heading = role == ax::Role::heading;
    put(is_heading ? ui::fonts().semibold : ui::fonts().regular, is_heading ? 20.f : text_size, box, colors.text, text);
}

void ring(const ax::Rect& box) {
    ImGui::GetWindowDrawList()->AddRect({box.x - 2, box.y - 2}, {box.x + box.width + 2, box.y + box.height + 2},
                                        colors.accent, 8, 0, 2);
}

ui::Press button(const char* name, const ax::Rect& box, std::uint32_t states = 0, ax::Role role = ax::Role::button) {
    ax::Node node;
    node.role = role;
    node.name = name;
    node.box = box;
    node.states = states;
    const ui::Press press = ui::press(id_of(name), node);
    const ImU32 fill = press.held ? colors.line : press.hovered ? colors.muted : colors.fill;
    ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y}, {box.x + box.width, box.y + box.height}, fill, 6);
    put(ui::fonts().semibold, text_size, box, colors.text, name, 12);
    if (press.focus_visible) ring(box);
    return press;
}

ui::TextEdit field(const char* name, const ax::Rect& box, std::string* value, ax::Role role = ax::Role::textbox,
                   std::uint32_t states = 0, unsigned takes = ui::takes_nothing) {
    ax::Node node;
    node.role = role;
    node.name = name;
    node.box = box;
    node.states = states;
    node.placeholder = name;
    const ui::TextEdit edit = ui::edit(id_of(name), node, value, takes);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRect({box.x, box.y}, {box.x + box.width, box.y + box.height}, edit.focused ? colors.accent : colors.line,
                  6, 0, edit.focused ? 2.f : 1.f);
    const ax::Rect line{box.x, box.y + ((states & ax::multiline) != 0 ? 6.f : 0.f), box.width,
                        (states & ax::multiline) != 0 ? 20.f : box.height};
    if (edit.draw_text)
        put(ui::fonts().regular, text_size, line, value->empty() ? colors.muted : colors.text,
            value->empty() ? name : *value, 10);
    return edit;
}

std::string number_text(const char* format, int number) {
    char text[64];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

}  // namespace

void Stand::boot() {
    address_ = services_.page.address();
    services_.page.set_title("Stand");
    on_storage_mode();
}

void Stand::on_storage_mode() {
    stored_ = services_.files.read("journal/note").value_or("");
    note_ = stored_;
    constexpr const char* modes[] = {"persistent", "read-only", "memory"};
    save_state_ = modes[static_cast<int>(services_.files.mode())];
    services_.files.copy().follow();
}

void Stand::on_media(const platform::Media& media) {
    media_ = media;
    colors = media.is_dark ? dark : light;
    ax::set_input_style({colors.text, colors.muted, colors.muted, colors.fill, colors.text});
    ImGui::GetStyle().Colors[ImGuiCol_ScrollbarGrab] = ImGui::ColorConvertU32ToFloat4(colors.line);
    services_.page.set_dark(media.is_dark);
}

void Stand::on_file(std::string_view name, std::string bytes) {
    last_file_ = std::string(name) + number_text(": %d bytes", static_cast<int>(bytes.size()));
}

void Stand::save() {
    services_.files.stage("journal/note", note_);
    save_state_ = "saving";
    services_.files.commit(
        [this](core::Result<void> result) { save_state_ = result.ok() ? "saved" : result.error().code; });
}

void Stand::check_storage() {
    services_.files.copy().check([this](const core::Result<platform::StoreCheck>& result) {
        if (!result) {
            save_state_ = result.error().code;
            return;
        }
        save_state_ = "checked " + std::to_string(result->files);
        for (const std::string& file : result->bad_files) save_state_ += ", bad " + file;
        for (const std::string& file : result->bad_copies) save_state_ += ", bad copy of " + file;
    });
}

void Stand::draw_column() {
    label("title", "Everything once", {20, 16, 300, 28}, ax::Role::heading, 1);
    if (button("Save", {20, 56, 80, row}).clicked) save();
    const ui::Press counted = button("Count", {110, 56, 80, row});
    if (counted.clicked) ++count_;
    if (counted.double_clicked) ++double_clicks_;
    if (counted.right_clicked) ++right_clicks_;
    if (counted.long_pressed) ++long_presses_;
    button("Not now", {200, 56, 90, row}, ax::disabled);
    label("state", save_state_, {300, 56, 160, row}, ax::Role::status);
    label("counts",
          number_text("%d counted", count_) + number_text(", %d double", double_clicks_) +
              number_text(", %d right", right_clicks_) + number_text(", %d long", long_presses_),
          {20, 96, 440, row});

    const ui::TextEdit name =
        field("Name", {20, 136, 280, row}, &name_, ax::Role::textbox, 0, ui::takes_enter | ui::takes_escape);
    if (name.submitted) submitted_ = name_;
    if (name.cancelled) name_.clear();
    field("Search", {310, 136, 150, row}, &search_, ax::Role::searchbox);
    field("Note", {20, 176, 440, 72}, &note_, ax::Role::textbox, ax::multiline);
    label("echo", "Name is " + name_ + (submitted_.empty() ? "" : ", submitted " + submitted_), {20, 256, 440, row});

    ax::Node check;
    check.role = ax::Role::checkbox;
    check.name = "Former employees";
    check.box = {20, 296, 200, row};
    check.states = (is_checked_ ? ax::checked : ax::unchecked) | ax::focusable;
    const ui::Press checked = ui::press(id_of("check"), check);
    if (checked.clicked) is_checked_ = !is_checked_;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRect({20, 304}, {36, 320}, colors.line, 4);
    if (is_checked_)
        list->AddText(ui::fonts().icons, 16, {20, 304}, colors.accent, ui::text(ui::Icon::check).data(),
                      ui::text(ui::Icon::check).data() + 2);
    put(ui::fonts().regular, text_size, check.box, colors.text, check.name, 24);
    if (checked.focus_visible) ring(check.box);

    if (button("Open dialog", {20, 336, 120, row}).clicked) {
        is_dialog_open_ = true;
        ax::focus(id_of("Close"));
    }
    if (button("Animate", {150, 336, 100, row}, is_animating_ ? ax::pressed : ax::unpressed).clicked)
        is_animating_ = !is_animating_;
    if (button("Announce", {260, 336, 100, row}).clicked) ax::announce(number_text("Announcement %d", ++count_));
    if (button("Shuffle", {370, 336, 90, row}).clicked) order_ = {order_[2], order_[0], order_[1]};
    if (button("Copy", {20, 376, 80, row}).clicked)
        clipboard_state_ = services_.clipboard.write("copied by button") ? "copied" : "refused";
    if (button("Choose", {110, 376, 80, row}).clicked) services_.page.choose_files(".csv");
    if (button("Download", {200, 376, 100, row}).clicked)
        services_.page.download("stand.txt", "text/plain", "downloaded");
    if (button("Go", {310, 376, 60, row}).clicked)
        services_.page.push_address("#/pushed"), address_ = services_.page.address();
    if (button("Crash", {380, 376, 80, row}).clicked) __builtin_trap();
    if (button("Check", {230, 296, 90, row}).clicked) check_storage();
    constexpr const char* stages[] = {"no copy", "copy is filled", "copy is complete", "copy failed"};
    label("copy", stages[static_cast<int>(services_.files.copy().state().stage)], {330, 296, 130, row});
    label("facts",
          "at " + address_ + " · file " + (is_file_over_ ? "over the page" : last_file_) + " · clipboard " +
              clipboard_state_ + " · key " + last_key_,
          {20, 416, 600, row});
}

void Stand::draw_list() {
    ax::Node node;
    node.role = ax::Role::list;
    node.name = "Hundred rows";
    node.box = {480, 16, 280, 300};
    const float height = 100 * row;
    ImGui::GetWindowDrawList()->AddRect({480, 16}, {760, 316}, colors.line, 8);
    const ui::ScrollArea area = ui::begin_scroll_area(id_of("list"), node, node.box.width, height);
    for (int i = 1; i <= 100; ++i) {
        const std::string name = number_text("Row %d", i);
        const ax::Rect box{area.origin_x, area.origin_y + static_cast<float>(i - 1) * row, 260, row};
        ax::Node item;
        item.role = ax::Role::list_item;
        item.box = box;
        item.set_size = 100;
        item.position = i;
        ax::begin(id_of("item", i), item);
        ax::Node link;
        link.role = ax::Role::link;
        link.name = name;
        const std::string href = "#/row/" + std::to_string(i);
        link.href = href;
        link.box = box;
        const ui::Press press = ui::press(id_of("link", i), link);
        if (press.clicked) ++list_clicks_;
        if (press.hovered || press.focus_visible)
            ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y}, {box.x + box.width, box.y + row}, colors.fill);
        put(ui::fonts().regular, text_size, box, colors.text, name, 16);
        ax::end();
    }
    ui::end_scroll_area();
    label("list clicks",
          number_text("%d rows clicked", list_clicks_) + number_text(", at %d", static_cast<int>(area.y)),
          {480, 320, 280, row});
}

void Stand::draw_wide() {
    // Keys go to the item that has focus; three items that change places must not lose it.
    ax::Node bar;
    bar.role = ax::Role::toolbar;
    bar.name = "Order";
    bar.box = {480, 360, 280, row};
    ax::begin(id_of("order"), bar);
    for (int i = 0; i < 3; ++i) {
        const std::string name = number_text("Item %d", order_[i]);
        const ax::Rect box{480 + static_cast<float>(i) * 92, 360, 84, row};
        button(name.c_str(), box);
        const ImGuiID id = id_of(name);
        ax::KeyPress key;
        if (ax::key(id, &key)) {
            if (key.key == ax::Key::left || key.key == ax::Key::right) {
                const int other = (i + (key.key == ax::Key::left ? 2 : 1)) % 3;
                std::swap(order_[i], order_[other]);
                last_key_ = "arrow";
            } else {
                ax::decline_key(id);
            }
        }
    }
    ax::end();
    if (ui::shortcut({.key = ax::Key::character, .ctrl = true, .character = U'k'})) last_key_ = "Ctrl K";
    if (ui::shortcut({.key = ax::Key::character, .character = U'?'})) last_key_ = "question mark";
    if (!is_dialog_open_ && ui::shortcut({.key = ax::Key::escape})) last_key_ = "Escape";
}

void Stand::draw_samples() {
    constexpr const char* samples[] = {
        "Åsa Öberg på Händelö, gjøre ØÆ",
        "Ελληνικά Кириллица łódź çğş",
        "漢字 かな 한국어",
        "😀 👨‍👩‍👧 🇸🇪 👍🏽",
        "مرحبا بالعالم",
        "नमस्ते दुनिया",
        "ภาษาไทย",
    };
    float y = 470;
    for (const char* sample : samples) {
        label(sample, sample, {20, y, 280, 24});
        y += 26;
    }
    float x = 320;
    for (const float size : {12.f, 14.f, 16.f, 20.f, 28.f, 40.f}) {
        const std::string text = number_text("Åg%d", static_cast<int>(size));
        ax::Node node;
        node.name = text;
        node.box = {x, 470, size * 3.2f, 48};
        ax::leaf(id_of("size", static_cast<int>(size)), node);
        put(ui::fonts().regular, size, node.box, colors.text, text);
        x += node.box.width;
    }
    ax::Node digits;
    digits.name = "1,111.11";
    digits.box = {320, 520, 100, 24};
    ax::leaf(id_of("digits"), digits);
    put(ui::fonts().regular_tabular, text_size, digits.box, colors.text, digits.name);
    digits.name = "8,888.88";
    digits.box = {320, 540, 100, 24};
    ax::leaf(id_of("digits 2"), digits);
    put(ui::fonts().regular_tabular, text_size, digits.box, colors.text, digits.name);

    x = 320;
    float icon_y = 570;
    for (int i = 0; i < ui::icon_count; ++i) {
        const std::string_view icon = ui::text(static_cast<ui::Icon>(ui::first_icon + i));
        ImGui::GetWindowDrawList()->AddText(ui::fonts().icons, 20, {x, icon_y}, colors.text, icon.data(),
                                            icon.data() + icon.size());
        x += 26;
        if (x > 740) x = 320, icon_y += 26;
    }
}

void Stand::draw_dialog() {
    if (!is_dialog_open_) return;
    ui::begin_layer(id_of("dialog layer"), {0, 0, media_.width, media_.height});
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({0, 0}, {media_.width, media_.height}, 0x60000000);
    const ax::Rect box{200, 150, 300, 160};
    list->AddRectFilled({box.x, box.y}, {box.x + box.width, box.y + box.height}, colors.page, 12);
    ax::Node node;
    node.role = ax::Role::dialog;
    node.name = "Sure?";
    node.states = ax::modal;
    node.box = box;
    ax::begin(id_of("dialog"), node);
    label("dialog title", "Are you sure?", {220, 166, 200, 28}, ax::Role::heading, 2);
    const bool is_closed = button("Close", {220, 250, 90, row}).clicked;
    if (is_closed || ui::shortcut({.key = ax::Key::escape})) is_dialog_open_ = false;
    ax::end();
    ui::end_layer();
}

void Stand::frame() {
    ui::begin_page(media_.width, media_.height);
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, {media_.width, media_.height}, colors.page);
    ax::Node node;
    node.role = ax::Role::main;
    node.name = "Stand";
    node.box = {0, 0, media_.width, media_.height};
    ax::begin(id_of("main"), node);
    draw_column();
    draw_list();
    draw_wide();
    draw_samples();
    ax::end();
    ui::end_page();
    draw_dialog();
    if (is_animating_) ui::request_frame_in(0);
}

}  // namespace tratt::stand
