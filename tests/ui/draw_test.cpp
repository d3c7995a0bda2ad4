#include "ui/draw.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "headless.hpp"
#include "i18n/messages.hpp"
#include "ui/box.hpp"

using namespace tratt;
using namespace tratt::ui;

namespace {
constexpr float letter = 7;  // of body text in the face of the tests
}

TEST_CASE("a box is cut into strips with a gap, never beyond its end") {
    Box rest{10, 20, 100, 50};
    const Box left = take_left(rest, 30, 5);
    CHECK(left.x == 10);
    CHECK(left.width == 30);
    CHECK(rest.x == 45);
    CHECK(rest.width == 65);
    const Box right = take_right(rest, 20, 5);
    CHECK(right_of(right) == 110);
    CHECK(rest.width == 40);
    take_left(rest, 400, 5);
    CHECK(rest.width == 0);
    CHECK(rest.x == 85);
    CHECK(is_empty(rest));
    Box column{0, 0, 10, 30};
    CHECK(take_bottom(column, 10, 5).y == 20);
    CHECK(take_top(column, 100).height == 15);
    CHECK(inset({0, 0, 10, 10}, 8, 8).width == 0);
    CHECK(nth_column({0, 0, 100, 10}, 2, 3, 5).x == 70);
}

TEST_CASE("ids differ by parent, name and number") {
    std::set<ImGuiID> ids{make_id("a"), make_id("b"), make_id(make_id("a"), "b"), make_id(make_id("b"), "a")};
    for (int i = -50; i < 50; ++i) ids.insert(make_id(make_id("row"), i));
    CHECK(ids.size() == 104);
    CHECK_FALSE(ids.contains(0));
}

TEST_CASE("a line that fits is drawn whole, a longer one ends in an ellipsis within its box") {
    Headless window;
    Drawn fits, cut, exact;
    window.frame([&] {
        fits = text(make_id("fits"), {0, 0, 200, 20}, "Nordlys AB");
        exact = text(make_id("exact"), {0, 20, 10 * letter, 20}, "Nordlys AB");
        cut = text(make_id("cut"), {0, 40, 60, 20}, "Nordlys AB");
    });
    CHECK(fits.width == 10 * letter);
    CHECK_FALSE(fits.is_cut);
    CHECK_FALSE(exact.is_cut);
    CHECK(cut.is_cut);
    CHECK(cut.width <= 60);
    CHECK(cut.width > 60 - 2 * letter);
}

TEST_CASE("the mirror has the whole of a text that is cut, without the marks of strong words") {
    Headless window;
    window.frame([] { text(make_id("cut"), {0, 0, 60, 20}, "\002Nordlys\003 Aktiebolag"); });
    REQUIRE(window.node(make_id("cut")));
    CHECK(window.node(make_id("cut"))->name == "Nordlys Aktiebolag");
    CHECK(window.node(make_id("cut"))->role == ax::Role::text);
}

TEST_CASE("of a word that is drawn as one and does not fit, the beginning is drawn and not the ellipsis alone") {
    set_segmenter([](std::string_view text, std::vector<TextPiece>* pieces) {
        pieces->push_back({static_cast<std::uint32_t>(text.size()), true});
    });
    Headless window;
    Drawn whole, cut, tiny;
    window.frame([&] {
        whole = bare_text({0, 0, 200, 20}, "שלום עולם");
        cut = bare_text({0, 20, 5 * letter, 20}, "שלום עולם");
        tiny = bare_text({0, 40, letter, 20}, "שלום עולם");
    });
    set_segmenter(nullptr);
    CHECK(whole.width == 9 * letter);
    CHECK(cut.is_cut);
    CHECK(cut.width == 5 * letter);
    CHECK(tiny.width == letter);
}

TEST_CASE("a box without room draws nothing that would stand out of it") {
    Headless window;
    Drawn none;
    window.frame([&] { none = bare_text({0, 0, 0, 20}, "Nordlys"); });
    CHECK(none.is_cut);
    CHECK(none.width <= letter);
}

TEST_CASE("a paragraph breaks between words and at line ends") {
    Headless window;
    float one = 0, two = 0, broken = 0, narrow = 0, empty = 1;
    window.frame([&] {
        one = paragraph_height(200, "alpha beta");
        two = paragraph_height(8 * letter, "alpha beta");
        broken = paragraph_height(200, "alpha\nbeta");
        narrow = paragraph_height(3 * letter, "alphabet");
        empty = paragraph_height(200, "");
    });
    CHECK(one == 20);
    CHECK(two == 40);
    CHECK(broken == 40);
    CHECK(narrow == 60);  // a word longer than the line is broken within
    CHECK(empty == 0);
}

TEST_CASE("a paragraph in the narrowest box still ends") {
    Headless window;
    float height = 0;
    window.frame([&] { height = paragraph_height(0, "åäö"); });
    CHECK(height == 60);
}

TEST_CASE("strong words do not change how text is broken or measured") {
    Headless window;
    window.frame([] {
        CHECK(text_width("\002981\003 new") == 7 * letter);
        CHECK(paragraph_height(6 * letter, "\002alpha\003 beta") == 40);
    });
}

TEST_CASE("initials are capitals of the first and the last name") {
    Headless window;
    window.frame([] {
        CHECK(initials("Åsa Öberg", AvatarKind::person) == "ÅÖ");
        CHECK(initials("åsa maria öberg", AvatarKind::person) == "ÅÖ");
        CHECK(initials("Cher", AvatarKind::person) == "C");
        CHECK(initials("Nordlys AB", AvatarKind::company) == "N");
        CHECK(initials("  ", AvatarKind::person).empty());
        CHECK(initials("÷a ß", AvatarKind::person) == "÷ß");
    });
}

TEST_CASE("seeded statuses have shapes of their own, others an initial") {
    CHECK(status_mark("lead_status_open", 0, "Open").kind == StatusKind::open);
    CHECK(status_mark("lead_status_qualified", 0, "").kind == StatusKind::qualified);
    const StatusMark own = status_mark("", 3, " Åter ");
    CHECK(own.kind == StatusKind::own);
    CHECK(own.initial == "Å");
    CHECK(status_hue(own).mark == light_colours().chart[3]);
    CHECK(status_hue(status_mark("", 13, "x")).mark == light_colours().chart[3]);
}

TEST_CASE("a value moves to its target in the time given, and frames are asked for only on the way") {
    Headless window;
    window.reduces_motion = false;
    float target = 0, value = 0;
    const auto draw = [&] { value = animate(make_id("a"), target, 0.1f); };
    window.frame(draw);
    CHECK(value == 0);
    CHECK(next_frame_in_ms() == no_frame);
    target = 1;
    window.frame(draw, 0.02);
    CHECK(next_frame_in_ms() == 0);
    window.frame(draw, 0.05);
    CHECK(value > 0);
    CHECK(value < 1);
    window.frame(draw, 0.06);
    window.frame(draw, 0.01);
    CHECK(value == 1);
    CHECK(next_frame_in_ms() == no_frame);
}

TEST_CASE("with less motion everything is at its target at once") {
    Headless window;
    float target = 0, value = 0;
    const auto draw = [&] { value = animate_from(make_id("a"), 0, target, 0.1f); };
    window.frame(draw);
    target = 1;
    window.frame(draw);
    CHECK(value == 1);
    CHECK(next_frame_in_ms() == no_frame);
}

TEST_CASE("easing goes from 0 to 1 and only forwards") {
    float before = -1;
    for (int i = 0; i <= 20; ++i) {
        const float now = ease_out(static_cast<float>(i) / 20);
        CHECK(now >= before);
        before = now;
    }
    CHECK(ease_out(0) == doctest::Approx(0).epsilon(0.001));
    CHECK(ease_out(1) == doctest::Approx(1).epsilon(0.001));
    CHECK(ease_in_out(0.5f) == doctest::Approx(0.776f).epsilon(0.02));
}

TEST_CASE("what is cut says the whole after 400 ms under the pointer") {
    Headless window;
    const auto draw = [] { text(make_id("cut"), {0, 0, 60, 20}, "Nordlys Aktiebolag"); };
    window.frames(2, draw);
    window.move_mouse(10, 10, draw);
    CHECK(window.count(ax::Role::tooltip) == 0);
    CHECK(next_frame_in_ms() > 0);
    window.frame(draw, 0.5);
    CHECK(window.find(ax::Role::tooltip, "Nordlys Aktiebolag"));
    window.move_mouse(500, 500, draw);
    CHECK(window.count(ax::Role::tooltip) == 0);
}
