#include <bit>
#include <cstring>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ui/ax_wire.hpp"

namespace tratt::ui::ax {
namespace {

constexpr int no_entry = -1;
constexpr int frames_to_answer = 3;  // an event nobody asks for in as many frames is dropped
constexpr int frames_to_focus = 10;  // likewise a wish for focus whose node does not come

enum Op : std::uint8_t { op_node = 1, op_children, op_remove, op_focus, op_announce, op_style };
enum Part : std::uint8_t { part_semantics = 1, part_box = 2, part_scroll = 4 };

struct Hash {
    std::uint64_t value = 0xcbf29ce484222325u;
    void add(std::uint64_t word) {
        value = (value ^ word) * 0x9e3779b97f4a7c15u;
        value ^= value >> 32;
    }
    void add(float number) { add(std::uint64_t{std::bit_cast<std::uint32_t>(number)}); }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        std::size_t i = 0;
        for (; i + 8 <= text.size(); i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + i, 8);
            add(word);
        }
        std::uint64_t rest = 0;
        if (i < text.size()) std::memcpy(&rest, text.data() + i, text.size() - i);
        add(rest);
    }
};

class Writer {
public:
    void u8(std::uint8_t value) { bytes_.push_back(value); }
    void u32(std::uint32_t value) { raw(&value, sizeof value); }
    void f32(float value) { raw(&value, sizeof value); }
    void text(std::string_view value) {
        u32(static_cast<std::uint32_t>(value.size()));
        raw(value.data(), value.size());
    }
    std::vector<std::uint8_t>& bytes() { return bytes_; }

private:
    void raw(const void* data, std::size_t size) {
        const auto* first = static_cast<const std::uint8_t*>(data);
        bytes_.insert(bytes_.end(), first, first + size);
    }
    std::vector<std::uint8_t> bytes_;
};

// What the mirror was told last about a node.
struct Sent {
    std::uint64_t semantics = 0, box = 0, scroll = 0, children = 0;
    std::uint64_t frame = 0;  // the last one the node was in
};

// A node of the frame being built; siblings are linked, so that a list of children is gathered only when it changed.
struct Entry {
    ImGuiID id = 0;
    int next = no_entry;
};

struct Open {
    ImGuiID id = 0;
    float origin_x = 0, origin_y = 0;  // where the children's zero lies in the window
    int first = no_entry, last = no_entry;
    std::uint32_t count = 0;
    Hash hash;
};

template <typename T>
struct Pending {
    ImGuiID id = 0;
    std::uint64_t frame = 0;
    T value{};
};
struct Nothing {};
struct Point {
    float x = 0, y = 0;
};

struct Tree {
    std::unordered_map<ImGuiID, Sent> sent;
    std::vector<Entry> entries;
    std::vector<Open> open;
    std::uint64_t frame = 1;
    Writer out;
    bool is_taken = false;  // `out` has been handed over and starts anew with the next frame
    int duplicates = 0;
};

struct Events {
    std::vector<Pending<Nothing>> activations;
    std::vector<Pending<std::string>> texts;
    std::vector<Pending<Point>> scrolls;
    ImGuiID key_id = 0;
    KeyPress key, shortcut;
    bool is_key_taken = false;
    ImGuiID focused = 0, wanted_focus = 0, clicked = 0;
    bool is_focus_visible = false, wants_focus = false;
    std::uint64_t focus_expires = 0;
};

Tree tree;
Events events;

Hash semantics_hash(const Node& n, bool has_children) {
    Hash h;
    h.add(std::uint64_t(n.role) | std::uint64_t(n.input) << 8 | std::uint64_t(has_children) << 16 |
          std::uint64_t(n.states) << 32);
    h.add(std::uint64_t(std::uint32_t(n.level)) | std::uint64_t(n.controls) << 32);
    h.add(std::uint64_t(std::uint32_t(n.row_count)) | std::uint64_t(n.active_descendant) << 32);
    h.add(std::uint64_t(std::uint32_t(n.row_index)) | std::uint64_t(std::uint32_t(n.column_index)) << 32);
    h.add(std::uint64_t(std::uint32_t(n.set_size)) | std::uint64_t(std::uint32_t(n.position)) << 32);
    h.add(std::uint64_t(std::uint32_t(n.column_count)));
    h.add(n.font_size);
    h.add(n.padding_x);
    for (const auto text : {n.name, n.value, n.description, n.href, n.placeholder}) h.add(text);
    return h;
}

void write_semantics(Writer& w, const Node& n, bool has_children) {
    w.u8(static_cast<std::uint8_t>(n.role));
    w.u8(static_cast<std::uint8_t>(n.input));
    w.u8(static_cast<std::uint8_t>(n.level));
    w.u8(has_children ? 1 : 0);
    w.u32(n.states);
    for (const int number : {n.row_count, n.column_count, n.row_index, n.column_index, n.set_size, n.position}) {
        w.u32(static_cast<std::uint32_t>(number));
    }
    w.u32(n.controls);
    w.u32(n.active_descendant);
    w.f32(n.font_size);
    w.f32(n.padding_x);
    for (const auto text : {n.name, n.value, n.description, n.href, n.placeholder}) w.text(text);
}

Hash hash_of(float a, float b, float c, float d) {
    Hash h;
    for (const float number : {a, b, c, d}) h.add(number);
    return h;
}

void write_four(Writer& w, float a, float b, float c, float d) {
    for (const float number : {a, b, c, d}) w.f32(number);
}

Writer& out() {
    if (tree.is_taken) {
        tree.out.bytes().clear();
        tree.is_taken = false;
    }
    return tree.out;
}

// Adds the node to its parent and sends what is new about it. False: this id has been used in this frame.
bool add(ImGuiID id, const Node& node, const Scroll* scroll, bool has_children) {
    Sent& sent = tree.sent[id];
    if (sent.frame == tree.frame || tree.open.empty()) {
        ++tree.duplicates;
        return false;
    }
    sent.frame = tree.frame;
    if (!has_children) sent.children = 0;  // the mirror has none of it now either

    Open& parent = tree.open.back();
    const int index = static_cast<int>(tree.entries.size());
    tree.entries.push_back({id, no_entry});
    (parent.first == no_entry ? parent.first : tree.entries[parent.last].next) = index;
    parent.last = index;
    ++parent.count;
    parent.hash.add(std::uint64_t{id});

    const Rect& box = node.box;
    const float x = box.x - parent.origin_x, y = box.y - parent.origin_y;
    const std::uint64_t semantics = semantics_hash(node, has_children).value;
    const std::uint64_t place = hash_of(x, y, box.width, box.height).value;
    const std::uint64_t offset =
        scroll ? hash_of(scroll->x, scroll->y, scroll->content_width, scroll->content_height).value : 0;
    const std::uint8_t parts =
        static_cast<std::uint8_t>((semantics != sent.semantics ? part_semantics : 0) |
                                  (place != sent.box ? part_box : 0) | (offset != sent.scroll ? part_scroll : 0));
    if (parts == 0) return true;
    sent.semantics = semantics;
    sent.box = place;
    sent.scroll = offset;

    Writer& w = tree.out;
    w.u8(op_node);
    w.u32(id);
    w.u8(parts);
    if (parts & part_semantics) write_semantics(w, node, has_children);
    if (parts & part_box) write_four(w, x, y, box.width, box.height);
    if (parts & part_scroll) {
        const Scroll s = scroll ? *scroll : Scroll{};
        write_four(w, s.x, s.y, s.content_width, s.content_height);
    }
    return true;
}

void close(const Open& node) {
    Sent& sent = tree.sent[node.id];
    if (node.hash.value == sent.children) return;
    sent.children = node.hash.value;
    tree.out.u8(op_children);
    tree.out.u32(node.id);
    tree.out.u32(node.count);
    for (int i = node.first; i != no_entry; i = tree.entries[i].next) tree.out.u32(tree.entries[i].id);
}

void open_node(ImGuiID id, const Node& node, const Scroll* scroll) {
    // A duplicate still opens, so that begin and end stay paired; its children hang on it unseen.
    const bool is_added = add(id, node, scroll, true);
    Open open;
    open.id = is_added ? id : 0;
    open.origin_x = node.box.x - (scroll ? scroll->x : 0);
    open.origin_y = node.box.y - (scroll ? scroll->y : 0);
    tree.open.push_back(open);
}

template <typename T>
void put(std::vector<Pending<T>>& list, ImGuiID id, T value) {
    for (auto& item : list) {
        if (item.id != id) continue;
        item.frame = tree.frame;
        item.value = std::move(value);
        return;
    }
    list.push_back({id, tree.frame, std::move(value)});
}

template <typename T>
bool take(std::vector<Pending<T>>& list, ImGuiID id, T* value) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id != id) continue;
        *value = std::move(list[i].value);
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    return false;
}

template <typename T>
void drop_stale(std::vector<Pending<T>>& list) {
    std::erase_if(list, [](const auto& item) { return item.frame + frames_to_answer < tree.frame; });
}

std::uint32_t rgba(ImU32 color) {
    const auto part = [color](int shift) { return (color >> shift) & 0xFFu; };
    return part(IM_COL32_R_SHIFT) << 24 | part(IM_COL32_G_SHIFT) << 16 | part(IM_COL32_B_SHIFT) << 8 |
           part(IM_COL32_A_SHIFT);
}

// A node may be asked to take focus in the frame that opens what it lies in, so the wish waits a little.
void send_focus() {
    if (!events.wants_focus) return;
    const bool exists = events.wanted_focus == 0 || tree.sent.contains(events.wanted_focus);
    if (exists) {
        tree.out.u8(op_focus);
        tree.out.u32(events.wanted_focus);
    }
    events.wants_focus = !exists && tree.frame < events.focus_expires;
}

}  // namespace

void begin_frame() {
    out();
    ++tree.frame;
    tree.entries.clear();
    tree.open.clear();
    tree.open.emplace_back();
    drop_stale(events.activations);
    drop_stale(events.texts);
    drop_stale(events.scrolls);
}

void end_frame() {
    while (!tree.open.empty()) {
        const Open last = tree.open.back();
        tree.open.pop_back();
        if (last.id != 0 || tree.open.empty()) close(last);
    }
    for (auto it = tree.sent.begin(); it != tree.sent.end();) {
        if (it->first == 0 || it->second.frame == tree.frame) {
            ++it;
            continue;
        }
        tree.out.u8(op_remove);
        tree.out.u32(it->first);
        it = tree.sent.erase(it);
    }
    send_focus();
}

void begin(ImGuiID id, const Node& node) { open_node(id, node, nullptr); }
void begin_scroll(ImGuiID id, const Node& node, const Scroll& scroll) { open_node(id, node, &scroll); }

void end() {
    if (tree.open.size() < 2) return;
    const Open last = tree.open.back();
    tree.open.pop_back();
    if (last.id != 0) close(last);
}

void leaf(ImGuiID id, const Node& node) { add(id, node, nullptr, false); }

bool scrolled(ImGuiID id, float* x, float* y) {
    Point point;
    if (!take(events.scrolls, id, &point)) return false;
    *x = point.x;
    *y = point.y;
    return true;
}

bool activated(ImGuiID id) {
    Nothing nothing;
    return take(events.activations, id, &nothing);
}

bool text_input(ImGuiID id, std::string* text) { return take(events.texts, id, text); }

bool key(ImGuiID id, KeyPress* press) {
    if (events.key_id != id || events.is_key_taken || events.key.key == Key::none) return false;
    *press = events.key;
    events.is_key_taken = true;
    return true;
}

void decline_key(ImGuiID id) {
    if (events.key_id == id) events.is_key_taken = false;
}

bool text_drawn_by_dom(ImGuiID id) { return events.focused == id; }
bool focused(ImGuiID id) { return id != 0 && events.focused == id; }
bool focus_visible(ImGuiID id) { return focused(id) && events.is_focus_visible; }
ImGuiID focused_id() { return events.focused; }

void focus(ImGuiID id) {
    events.wants_focus = true;
    events.wanted_focus = id;
    events.focus_expires = tree.frame + frames_to_focus;
}

void announce(std::string_view text, Urgency urgency) {
    Writer& w = out();
    w.u8(op_announce);
    w.u8(static_cast<std::uint8_t>(urgency));
    w.text(text);
}

void set_input_style(const InputStyle& style) {
    Writer& w = out();
    w.u8(op_style);
    for (const ImU32 color : {style.text, style.placeholder, style.disabled, style.selection, style.selected})
        w.u32(rgba(color));
}

// ---- the platform's side --------------------------------------------------------------------------------------------

std::span<const std::uint8_t> take_changes() {
    if (tree.is_taken) return {};
    tree.is_taken = true;
    return tree.out.bytes();
}

void forget_sent() { tree.sent.clear(); }

void feed_focus(ImGuiID id, bool is_visible) {
    events.focused = id;
    events.is_focus_visible = is_visible;
}

void feed_activation(ImGuiID id) { put(events.activations, id, Nothing{}); }
void feed_scroll(ImGuiID id, float x, float y) { put(events.scrolls, id, Point{x, y}); }

void feed_text(ImGuiID id, std::string text) {
    // The DOM input shows something else than it was told: whatever the field holds now is sent again.
    const auto found = tree.sent.find(id);
    if (found != tree.sent.end()) found->second.semantics = 0;
    put(events.texts, id, std::move(text));
}

void feed_key(ImGuiID id, const KeyPress& press) {
    events.key_id = id;
    events.key = press;
    events.shortcut = {};
    events.is_key_taken = false;
}

bool is_key_taken() { return events.is_key_taken; }

void offer_shortcut(const KeyPress& press) {
    events.key_id = 0;
    events.key = {};
    events.shortcut = press;
    events.is_key_taken = false;
}

bool take_shortcut(const KeyPress& chord) {
    if (events.is_key_taken || events.shortcut.key == Key::none || events.shortcut != chord) return false;
    events.is_key_taken = true;
    return true;
}

void withdraw_key() {
    events.key = {};
    events.shortcut = {};
    events.key_id = 0;
}

bool has_unanswered() { return !events.activations.empty() || !events.texts.empty() || !events.scrolls.empty(); }

void note_click(ImGuiID id) { events.clicked = id; }
ImGuiID take_click() { return std::exchange(events.clicked, 0); }

int duplicate_ids() { return tree.duplicates; }

}  // namespace tratt::ui::ax
