// Selects, comboboxes and menus: the open list, its keyboard and what comes back.
#include <doctest/doctest.h>

#include <array>

#include "headless.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/open_list.hpp"
#include "ui/widgets/select.hpp"

using namespace tratt;
using namespace tratt::ui;

namespace {

constexpr ImGuiID control = make_id("status");
constexpr std::array<Choice, 5> choices{{{.label = "Open"},
                                         {.label = "Contacting"},
                                         {.label = "Disqualified", .disabled_reason = "Deleted"},
                                         {.label = "Re-nurture"},
                                         {.label = "Qualified"}}};

struct SelectWindow : Headless {
    int chosen = 1, taken = no_choice, answers = 0;
    std::string_view disabled_reason;
    auto draw() {
        return [this] {
            const int now =
                select(control, {10, 10, 200, 52},
                       {.frame = {.label = "Lead status", .disabled_reason = disabled_reason}}, choices, chosen);
            if (now == no_choice) return;
            taken = chosen = now;
            ++answers;
        };
    }
    bool is_list_open() const { return count(ax::Role::listbox) == 1; }
    std::string at() const {
        const MirrorNode* node_ = node(control);
        const MirrorNode* option = node_ ? node(node_->active_descendant) : nullptr;
        return option ? option->name : "";
    }
};

}  // namespace

TEST_CASE("a select shows its choice and opens below by press") {
    SelectWindow w;
    w.frames(2, w.draw());
    REQUIRE(w.node(control));
    CHECK(w.node(control)->role == ax::Role::combobox);
    CHECK(w.node(control)->value == "Contacting");
    CHECK(w.node(control)->has(ax::collapsed));
    w.click(50, 45, w.draw());
    w.frames(2, w.draw());
    CHECK(w.is_list_open());
    CHECK(w.count(ax::Role::option) == 5);
    CHECK(w.node(control)->has(ax::expanded));
    w.click(50, 45, w.draw());
    w.frames(2, w.draw());
    CHECK_FALSE(w.is_list_open());
    CHECK(w.answers == 0);
}

TEST_CASE("a press on a choice takes it") {
    SelectWindow w;
    w.frames(2, w.draw());
    w.click(50, 45, w.draw());
    w.frames(3, w.draw());
    w.click(50, 62 + 4 + 4 + 16, w.draw());  // the first entry, below the control
    w.frames(2, w.draw());
    CHECK(w.taken == 0);
    CHECK(w.answers == 1);
    CHECK_FALSE(w.is_list_open());
}

TEST_CASE("a press beside the list closes it and changes nothing") {
    SelectWindow w;
    w.frames(2, w.draw());
    w.click(50, 45, w.draw());
    w.frames(3, w.draw());
    w.click(800, 700, w.draw());
    w.frames(2, w.draw());
    CHECK_FALSE(w.is_list_open());
    CHECK(w.answers == 0);
}

TEST_CASE("a press beside the list is none on what lies there, for the browser neither") {
    take_kept_press();  // what another test has left
    SelectWindow w;
    int presses = 0;
    constexpr Box behind{700, 650, 100, 32};
    const auto draw = [&, select_ = w.draw()] {
        select_();
        presses += button(make_id("behind"), behind, {.label = "Behind"}).clicked;
    };
    w.frames(2, draw);
    w.click(50, 45, draw);
    w.frames(3, draw);
    CHECK_FALSE(take_kept_press());
    w.click(750, 665, draw);
    CHECK_FALSE(w.is_list_open());
    CHECK(presses == 0);
    CHECK(take_kept_press());
    CHECK_FALSE(take_kept_press());
    w.frames(2, draw);
    w.click(750, 665, draw);
    CHECK(presses == 1);
}

TEST_CASE("a press beside a menu gives the focus back, also before another frame has seen it in the menu") {
    Headless w;
    constexpr ImGuiID id = make_id("more");
    constexpr std::array<MenuItem, 1> items{{{.label = "Edit"}}};
    const auto draw = [&] { menu_button(id, {10, 10, 32, 32}, {.label = "More", .icon_only = true}, items); };
    const auto mouse = [&](bool is_down) {
        ImGui::GetIO().AddMouseButtonEvent(0, is_down);
        w.frame(draw);
    };
    w.move_mouse(26, 26, draw);
    w.focus(id);
    mouse(true);
    mouse(false);
    for (int i = 0; i < 5 && w.focused() == id; ++i) w.frame(draw);
    REQUIRE(w.focused() == entry_id(id, 0));
    ImGui::GetIO().AddMousePosEvent(750, 665);
    mouse(true);
    CHECK(w.count(ax::Role::menu) == 0);
    CHECK(w.focused() == id);
    CHECK(take_kept_press());
}

TEST_CASE("a field that suggests stays within reach of the pointer, what lies beside it does not") {
    Headless w;
    std::string typed = "Nord";
    int presses = 0;
    constexpr ImGuiID company = make_id("company");
    const auto draw = [&] {
        combobox(company, {10, 10, 200, 52}, {.frame = {.label = "Company"}}, choices, &typed);
        presses += button(make_id("behind"), {700, 650, 100, 32}, {.label = "Behind"}).clicked;
    };
    w.frames(2, draw);
    w.focus(company);
    w.key(ax::Key::down, draw);
    REQUIRE(w.count(ax::Role::listbox) == 1);
    w.click(50, 45, draw);
    CHECK(w.count(ax::Role::listbox) == 1);
    CHECK_FALSE(take_kept_press());
    w.click(750, 665, draw);
    CHECK(w.count(ax::Role::listbox) == 0);
    CHECK(take_kept_press());
    CHECK(presses == 0);
}

TEST_CASE("Escape closes a menu whose entries have lost the focus, and nothing else takes it") {
    Headless w;
    constexpr ImGuiID id = make_id("more");
    constexpr std::array<MenuItem, 1> items{{{.label = "Edit"}}};
    bool is_page_left = false;
    const auto draw = [&] {
        is_page_left = shortcut({.key = ax::Key::escape}) || is_page_left;
        menu_button(id, {10, 10, 32, 32}, {.label = "More", .icon_only = true}, items);
    };
    w.frames(2, draw);
    w.focus(id);
    w.key(ax::Key::enter, draw);
    w.frames(3, draw);
    REQUIRE(w.count(ax::Role::menu) == 1);
    w.focus(0);
    ax::offer_shortcut({.key = ax::Key::escape});
    w.frames(3, draw);
    CHECK(w.count(ax::Role::menu) == 0);
    CHECK(w.focused() == id);
    CHECK_FALSE(is_page_left);
}

TEST_CASE("the keyboard opens a select, moves past what is disabled, and takes") {
    SelectWindow w;
    w.frames(2, w.draw());
    w.focus(control);
    w.key(ax::Key::down, w.draw());
    CHECK(w.is_list_open());
    CHECK(w.at() == "Contacting");
    w.key(ax::Key::down, w.draw());
    CHECK(w.at() == "Re-nurture");
    w.key(ax::Key::end, w.draw());
    CHECK(w.at() == "Qualified");
    w.key(ax::Key::down, w.draw());
    CHECK(w.at() == "Qualified");
    w.key(ax::Key::home, w.draw());
    CHECK(w.at() == "Open");
    w.key(ax::Key::down, w.draw());
    w.key(ax::Key::down, w.draw());
    w.key(ax::Key::up, w.draw());
    CHECK(w.at() == "Contacting");
    w.key(ax::Key::home, w.draw());
    w.key(ax::Key::enter, w.draw());
    CHECK(w.taken == 0);
    CHECK_FALSE(w.is_list_open());
    CHECK(w.focused() == control);
}

TEST_CASE("Esc closes a select and keeps the value, Tab takes it and goes on") {
    SelectWindow w;
    w.frames(2, w.draw());
    w.focus(control);
    w.key(ax::Key::down, w.draw());
    w.key(ax::Key::end, w.draw());
    w.key(ax::Key::escape, w.draw());
    CHECK_FALSE(w.is_list_open());
    CHECK(w.answers == 0);
    w.key(ax::Key::down, w.draw());
    w.key(ax::Key::end, w.draw());
    w.key(ax::Key::tab, w.draw());
    CHECK(w.taken == 4);
    CHECK_FALSE(ax::is_key_taken());
}

TEST_CASE("letters find a choice, one after the other or as one word") {
    SelectWindow w;
    w.frames(2, w.draw());
    w.focus(control);
    w.key(ax::Key::down, w.draw());
    w.type(U'q', w.draw());
    CHECK(w.at() == "Qualified");
    w.frame(w.draw(), 2);
    w.type(U'r', w.draw());
    w.type(U'e', w.draw());
    CHECK(w.at() == "Re-nurture");
    w.frame(w.draw(), 2);
    w.type(U'x', w.draw());
    CHECK(w.at() == "Re-nurture");
    w.key(ax::Key::escape, w.draw());
}

TEST_CASE("a disabled select does not open") {
    SelectWindow w;
    w.disabled_reason = "Comes from the company.";
    w.frames(2, w.draw());
    w.click(50, 45, w.draw());
    w.focus(control);
    w.key(ax::Key::down, w.draw());
    CHECK_FALSE(w.is_list_open());
    CHECK(w.node(control)->description == "Comes from the company.");
}

TEST_CASE("a list whose control is gone closes") {
    SelectWindow w;
    w.frames(2, w.draw());
    w.focus(control);
    w.key(ax::Key::down, w.draw());
    CHECK(w.is_list_open());
    w.frames(2, [] {});
    CHECK_FALSE(w.is_list_open());
}

TEST_CASE("a combobox offers what matches what is typed, and a new value last") {
    Headless w;
    std::string typed;
    Combo last;
    constexpr std::array<Choice, 2> all{{{.label = "Nordlys AB"}, {.label = "Fjordtek AS"}}};
    const auto draw = [&] {
        const std::size_t first = typed.starts_with("F") ? 1 : 0;
        const Combo now = combobox(make_id("company"), {10, 10, 200, 52},
                                   {.frame = {.label = "Company"}, .add_label = typed.empty() ? "" : "Add"},
                                   std::span(all).subspan(first, typed.empty() ? 2 : 1), &typed);
        if (now.taken != no_choice || now.wants_new) last = now;
    };
    w.frames(2, draw);
    w.focus(make_id("company"));
    w.frames(2, draw);
    ax::feed_text(make_id("company"), "F");
    w.frames(3, draw);
    CHECK(w.count(ax::Role::option) == 2);
    CHECK(w.find(ax::Role::option, "Fjordtek AS"));
    w.key(ax::Key::down, draw);
    w.key(ax::Key::enter, draw);
    CHECK(last.taken == 0);
    last = {};
    ax::feed_text(make_id("company"), "Fx");
    w.frames(3, draw);
    w.key(ax::Key::down, draw);
    w.key(ax::Key::down, draw);
    w.key(ax::Key::enter, draw);
    CHECK(last.wants_new);
    CHECK(last.taken == no_choice);
}

TEST_CASE("a menu takes the focus, its keys move, and the focus returns") {
    Headless w;
    int taken = nothing_chosen;
    constexpr std::array<MenuItem, 3> items{{{.label = "Edit", .shortcut = "E"},
                                             {.label = "Merge", .disabled_reason = "Choose two."},
                                             {.label = "Delete", .is_destructive = true}}};
    constexpr ImGuiID id = make_id("more");
    const auto draw = [&] {
        const int now = menu_button(id, {10, 10, 32, 32}, {.label = "More", .icon_only = true}, items);
        if (now != nothing_chosen) taken = now;
    };
    w.frames(2, draw);
    CHECK(w.node(id)->has(ax::has_popup));
    w.focus(id);
    w.key(ax::Key::enter, draw);
    w.frames(3, draw);
    CHECK(w.count(ax::Role::menu_item) == 3);
    REQUIRE(w.node(w.focused()));
    CHECK(w.node(w.focused())->name == "Edit");
    w.key(ax::Key::down, draw);
    CHECK(w.node(w.focused())->name == "Delete");
    w.key(ax::Key::enter, draw);
    w.frames(2, draw);
    CHECK(taken == 2);
    CHECK(w.count(ax::Role::menu) == 0);
    CHECK(w.focused() == id);

    w.key(ax::Key::enter, draw);
    w.frames(3, draw);
    w.key(ax::Key::escape, draw);
    w.frames(2, draw);
    CHECK(w.count(ax::Role::menu) == 0);
    CHECK(w.focused() == id);
}

TEST_CASE("choices below a button are a menu of which one is checked") {
    Headless w;
    int chosen = 3;
    constexpr ImGuiID id = make_id("pill");
    const auto draw = [&] {
        const Box box{10, 10, 100, 24};
        if (button(id, box, {.label = "Status"}).clicked) open_choices(make_id(id, "list"), box, chosen, "Lead status");
        const int now = choice_list(make_id(id, "list"), choices);
        if (now != no_choice) chosen = now;
    };
    w.frames(2, draw);
    w.focus(id);
    w.key(ax::Key::enter, draw);
    w.frames(3, draw);
    CHECK(w.count(ax::Role::menu_item_radio) == 5);
    const auto checked = w.find(ax::Role::menu_item_radio, "Re-nurture");
    REQUIRE(checked);
    CHECK(w.node(*checked)->has(ax::checked));
    CHECK(w.focused() == *checked);
    w.key(ax::Key::down, draw);
    w.key(ax::Key::enter, draw);
    w.frames(2, draw);
    CHECK(chosen == 4);
}
