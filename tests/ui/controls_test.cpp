// Buttons, fields, toggles, switches of views, tabs: by pointer and by keyboard.
#include <doctest/doctest.h>

#include <array>

#include "headless.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/widgets/toggle.hpp"

using namespace tratt;
using namespace tratt::ui;

TEST_CASE("a button is pressed by pointer and by Enter") {
    Headless window;
    int presses = 0;
    const auto draw = [&] {
        if (button(make_id("save"), {10, 10, 80, 32}, {.label = "Save"}).clicked) ++presses;
    };
    window.frames(2, draw);
    window.click(20, 20, draw);
    CHECK(presses == 1);
    window.focus(make_id("save"));
    window.key(ax::Key::enter, draw);
    CHECK(presses == 2);
}

TEST_CASE("a disabled button says why and cannot be pressed") {
    Headless window;
    int presses = 0;
    const auto draw = [&] {
        if (button(make_id("save"), {10, 10, 80, 32}, {.label = "Save", .disabled_reason = "Enter a name."}).clicked)
            ++presses;
    };
    window.frames(2, draw);
    window.click(20, 20, draw);
    window.focus(make_id("save"));
    window.key(ax::Key::enter, draw);
    CHECK(presses == 0);
    const MirrorNode* node = window.node(make_id("save"));
    REQUIRE(node);
    CHECK(node->has(ax::disabled));
    CHECK(node->description == "Enter a name.");
}

TEST_CASE("a button with an icon alone is named, and a link has its address") {
    Headless window;
    window.frame([] {
        button(make_id("gear"), {0, 0, 32, 32}, {.label = "Settings", .icon = Icon::gear, .icon_only = true});
        link(make_id("link"), {50, 0, 200, 32}, {.label = "Åsa Öberg", .href = "#/contact/42"});
    });
    CHECK(window.node(make_id("gear"))->name == "Settings");
    CHECK(window.node(make_id("link"))->role == ax::Role::link);
    CHECK(window.node(make_id("link"))->href == "#/contact/42");
}

TEST_CASE("controls are 44 high under a finger") {
    Headless window;
    window.is_coarse = true;
    window.frame([] {
        CHECK(button_height({.label = "Save"}) == 44);
        CHECK(control_height() == 44);
        CHECK(row_height() == 44);
        CHECK(row_height(true) == 44);
    });
    window.is_coarse = false;
    window.frame([] {
        CHECK(button_height({.label = "Save"}) == 32);
        CHECK(row_height(true) == 32);
    });
}

TEST_CASE("a field gives what was typed and says what is wrong") {
    Headless window;
    std::string value;
    const auto draw = [&] {
        text_field(make_id("name"), {10, 10, 200, 80},
                   {.frame = {.label = "Name", .is_required = true, .error = "Enter a name."}}, &value);
    };
    window.frame(draw);
    const MirrorNode* node = window.node(make_id("name"));
    REQUIRE(node);
    CHECK(node->role == ax::Role::textbox);
    CHECK(node->name == "Name");
    CHECK(node->description == "Enter a name.");
    CHECK(node->has(ax::required));
    CHECK(node->has(ax::invalid));
    CHECK(window.find(ax::Role::text, "Enter a name."));
    ax::feed_text(make_id("name"), "Åsa");
    window.frame(draw);
    CHECK(value == "Åsa");
}

TEST_CASE("a field that is disabled or read-only keeps its value") {
    Headless window;
    std::string value = "Åsa";
    bool is_read_only = false;
    const auto draw = [&] {
        text_field(make_id("name"), {10, 10, 200, 80},
                   {.frame = {.label = "Name",
                              .disabled_reason = is_read_only ? "" : "Not now",
                              .is_read_only = is_read_only}},
                   &value);
    };
    for (const bool mode : {false, true}) {
        is_read_only = mode;
        window.frame(draw);
        ax::feed_text(make_id("name"), "Eve");
        window.frame(draw);
        CHECK(value == "Åsa");
    }
}

TEST_CASE("the x of a field empties it") {
    Headless window;
    std::string value = "Åsa";
    bool has_changed = false;
    const auto draw = [&] {
        has_changed |= text_field(make_id("q"), {10, 10, 200, 32},
                                  {.frame = {.label = "Filter", .hides_label = true}, .has_clear = true}, &value)
                           .changed;
    };
    window.frames(2, draw);
    window.click(190, 26, draw);
    CHECK(value.empty());
    CHECK(has_changed);
    CHECK_FALSE(window.find(ax::Role::button, "Clear: Filter"));
}

TEST_CASE("the height of a field counts what it shows") {
    Headless window;
    window.frame([] {
        CHECK(field_height({.label = "Name"}) == 52);
        CHECK(field_height({.label = "Name", .help = "Why"}) == 72);
        CHECK(field_height({.label = "Name", .hides_label = true}) == 32);
    });
}

TEST_CASE("a tick is turned by pointer and by Space, unless it is disabled") {
    Headless window;
    int turns = 0;
    std::string_view reason;
    const auto draw = [&] {
        if (tick(make_id("t"), {10, 10, 200, 32}, {.label = "Former employee", .disabled_reason = reason},
                 turns % 2 ? TickState::on : TickState::off))
            ++turns;
    };
    window.frames(2, draw);
    window.click(20, 20, draw);
    window.focus(make_id("t"));
    window.key(ax::Key::space, draw);
    CHECK(turns == 2);
    CHECK(window.node(make_id("t"))->has(ax::unchecked));
    reason = "No";
    window.frame(draw);
    window.click(20, 20, draw);
    CHECK(turns == 2);
}

TEST_CASE("a mixed tick is neither on nor off") {
    Headless window;
    window.frame([] { tick(make_id("t"), {0, 0, 32, 32}, {.label = "All", .hides_label = true}, TickState::mixed); });
    CHECK(window.node(make_id("t"))->has(ax::mixed));
    CHECK_FALSE(window.node(make_id("t"))->has(ax::checked));
}

TEST_CASE("arrows move the chosen part of a switch, and only that part is a stop of Tab") {
    Headless window;
    int chosen = 0;
    constexpr std::array parts{SegmentPart{"List"}, SegmentPart{"Board"}, SegmentPart{"Both"}};
    const auto draw = [&] { chosen = segment(make_id("view"), {0, 0, 400, 32}, "View", parts, chosen); };
    window.frames(2, draw);
    window.focus(make_id(make_id("view"), 0));
    window.key(ax::Key::right, draw);
    CHECK(chosen == 1);
    CHECK(window.focused() == make_id(make_id("view"), 1));
    window.key(ax::Key::end, draw);
    CHECK(chosen == 2);
    window.key(ax::Key::right, draw);
    CHECK(chosen == 2);
    window.key(ax::Key::left, draw);
    CHECK(chosen == 1);
    int stops = 0;
    for (int i = 0; i < 3; ++i) stops += !window.node(make_id(make_id("view"), i))->has(ax::skip_tab);
    CHECK(stops == 1);
    CHECK(window.node(make_id(make_id("view"), 1))->has(ax::checked));
}

TEST_CASE("tabs are chosen by press and by arrow") {
    Headless window;
    int chosen = 0;
    constexpr std::array list{Tab{"History", "14"}, Tab{"Sales", "1"}, Tab{"Note", ""}};
    const auto draw = [&] { chosen = tabs(make_id("tabs"), {0, 0, 600, 40}, "Sections", list, chosen); };
    window.frames(2, draw);
    CHECK(window.find(ax::Role::tab, "History 14"));
    window.focus(make_id(make_id("tabs"), 0));
    window.key(ax::Key::right, draw);
    CHECK(chosen == 1);
    window.click(25, 20, draw);
    CHECK(chosen == 0);
}

TEST_CASE("a chip is pressed, and cleared by its x alone") {
    Headless window;
    int presses = 0, clears = 0;
    const Chip look{.label = "Our contact", .value = "Me"};
    const auto draw = [&] {
        const ChipPress press = chip(make_id("chip"), {0, 0, 400, 32}, look);
        presses += press.clicked;
        clears += press.cleared;
    };
    window.frames(2, draw);
    CHECK(window.find(ax::Role::button, "Our contact: Me"));
    window.click(20, 16, draw);
    CHECK(presses == 1);
    CHECK(clears == 0);
    float width = 0;
    window.frame([&] {
        width = chip_width(look);
        draw();
    });
    window.click(width - 12, 16, draw);
    CHECK(presses == 1);
    CHECK(clears == 1);
}

TEST_CASE("a dialog takes the focus, answers, and gives the focus back") {
    Headless window;
    bool is_open = false;
    DialogAnswer last = DialogAnswer::none;
    const auto draw_page = [&] {
        if (button(make_id("open"), {10, 10, 80, 32}, {.label = "Open"}).clicked) is_open = true;
    };
    // A dialog is a layer of its own, after the page.
    const auto draw = [&] {
        draw_page();
        if (!is_open) return;
        DialogView view = begin_dialog(make_id("dialog"), {.title = "Sure?", .body_height = 40});
        last = end_dialog(view, {.action = "Delete", .is_danger = true});
        if (last != DialogAnswer::none) is_open = false;
    };
    window.frames(2, draw);
    window.focus(make_id("open"));
    window.key(ax::Key::enter, draw);
    CHECK(is_open);
    window.frames(2, draw);
    CHECK(window.focused() == make_id("dialog"));
    REQUIRE(window.node(make_id("dialog")));
    CHECK(window.node(make_id("dialog"))->has(ax::modal));
    CHECK(window.node(make_id("dialog"))->name == "Sure?");
    ax::offer_shortcut({.key = ax::Key::escape});
    window.frames(3, draw);
    CHECK_FALSE(is_open);
    CHECK(last == DialogAnswer::cancel);
    CHECK(window.focused() == make_id("open"));

    window.key(ax::Key::enter, draw);
    window.frames(2, draw);
    window.focus(make_id(make_id("dialog"), "action"));
    window.key(ax::Key::enter, draw);
    CHECK(last == DialogAnswer::action);
}

TEST_CASE("a toast goes after its time, one with a button later, a refusal stays") {
    const auto life_of = [](const ToastMessage& message) {
        Headless window;
        ToastAnswer answer = ToastAnswer::none;
        const auto draw = [&] { answer = toast(make_id(message.title), {0, 0, 1000, 800}, message); };
        double seconds = 0;
        for (; answer == ToastAnswer::none && seconds < 30; seconds += 0.25) window.frame(draw, 0.25);
        return seconds;
    };
    CHECK(life_of({.title = "plain"}) == doctest::Approx(6).epsilon(0.1));
    CHECK(life_of({.title = "button", .action = "Undo"}) == doctest::Approx(10).epsilon(0.1));
    CHECK(life_of({.title = "refusal", .is_refusal = true}) == 30);
}

TEST_CASE("a toast whose time is over asks for the frame in which it is gone") {
    Headless window;
    bool is_shown = true;
    const auto draw = [&] {
        if (is_shown) is_shown = toast(make_id("t"), {0, 0, 1000, 800}, {.title = "Saved"}) == ToastAnswer::none;
    };
    window.frame(draw);
    window.frame(draw, 6.1);
    CHECK_FALSE(is_shown);
    CHECK(next_frame_in_ms() == 0);
    window.frame(draw);
    CHECK_FALSE(window.find(ax::Role::group, "Saved"));
}

TEST_CASE("a toast is spoken once and waits under the pointer") {
    Headless window;
    ToastAnswer answer = ToastAnswer::none;
    const auto draw = [&] {
        answer = toast(make_id("t"), {0, 0, 1000, 800}, {.title = "Saved", .reason = "All of it."});
    };
    window.frames(2, draw);
    REQUIRE(window.spoken().size() == 1);
    CHECK(window.spoken()[0] == "Saved. All of it.");
    window.move_mouse(40, 750, draw);
    for (int i = 0; i < 60; ++i) window.frame(draw, 0.25);
    CHECK(answer == ToastAnswer::none);
    window.move_mouse(900, 10, draw);
    for (int i = 0; i < 40 && answer == ToastAnswer::none; ++i) window.frame(draw, 0.25);
    CHECK(answer == ToastAnswer::closed);
}
