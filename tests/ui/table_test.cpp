#include "ui/widgets/table.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>

#include "headless.hpp"

using namespace tratt;
using namespace tratt::ui;

namespace {

constexpr std::array<Column, 3> columns{{{.name = "Name"},
                                         {.name = "Company", .weight = 2, .has_filter = true},
                                         {.name = "Days", .width = 100, .align = Align::right}}};

// What a table remembers goes by its id, so each test has a table of its own.
ImGuiID new_table_id() {
    static int tables = 0;
    return make_id(make_id("table"), ++tables);
}

struct TableWindow : Headless {
    const ImGuiID id = new_table_id();
    Table look{.name = "Contacts", .columns = columns, .row_count = 100'000, .has_ticks = true};
    std::vector<int> asked;
    std::set<int> group_rows;
    TableEvents last;

    auto draw() {
        return [this] {
            asked.clear();
            TableView view = begin_table(id, {0, 0, 800, 400}, look);
            for (int row; (row = view.next_row()) != no_row;) {
                asked.push_back(row);
                if (group_rows.contains(row)) {
                    group_row(view, {.label = "Potential customer", .count = "214"});
                    continue;
                }
                const std::string name = "Person " + std::to_string(row);
                begin_row(view, {.name = name});
                cell_name(view, name, AvatarKind::person, "#/contact/" + std::to_string(row));
                cell_text(view, "Nordlys AB");
                cell_number(view, "12");
                end_row(view);
            }
            const TableEvents now = end_table(view);
            merge(now);
        };
    }
    void merge(const TableEvents& now) {
        if (now.sorted_column >= 0) last.sorted_column = now.sorted_column;
        if (now.filter_column >= 0) last.filter_column = now.filter_column;
        if (now.current_row != no_row) last.current_row = now.current_row;
        if (now.opened_row != no_row) last.opened_row = now.opened_row;
        if (now.ticked_row != no_row) {
            last.ticked_row = now.ticked_row;
            last.ticked_from = now.ticked_from;
        }
        if (now.toggled_group != no_row) last.toggled_group = now.toggled_group;
        if (now.menu_row != no_row) last.menu_row = now.menu_row;
        last.toggled_all |= now.toggled_all;
    }
    ImGuiID row(int index) const { return make_id(make_id(id, "row"), index); }
};

// The middle of a row's company cell, where nothing else can be pressed.
constexpr float company_x = 500;
float row_y(int row) { return 32 + 36 * static_cast<float>(row) + 18; }

}  // namespace

TEST_CASE("a table of 100,000 rows asks only for those in sight") {
    TableWindow w;
    w.frames(3, w.draw());
    CHECK(w.asked.size() <= 12);
    CHECK(w.asked.front() == 0);
    REQUIRE(w.node(w.id));
    CHECK(w.node(w.id)->row_count == 100'001);
    CHECK(w.count(ax::Role::row) == static_cast<int>(w.asked.size()) + 1);
    CHECK(w.node(w.row(0))->row_index == 2);
    scroll_to(make_id(w.id, "body"), 0, 36 * 50'000);
    w.frames(3, w.draw());
    CHECK(w.asked.size() <= 12);
    CHECK(w.asked.front() == 50'000);
    CHECK(w.node(w.row(50'000))->row_index == 50'002);
}

TEST_CASE("an empty table says so") {
    TableWindow w;
    w.look.row_count = 0;
    w.look.empty = "No contact matches.";
    w.frames(3, w.draw());
    CHECK(w.asked.empty());
    CHECK(w.find(ax::Role::text, "No contact matches."));
}

TEST_CASE("columns fill the width: fixed ones keep theirs, the others share by weight") {
    TableWindow w;
    Box name, company, days;
    w.look.has_ticks = false;
    w.look.row_count = 1;
    w.frames(2, [&] {
        TableView view = begin_table(w.id, {0, 0, 800, 400}, w.look);
        while (view.next_row() != no_row) {
            begin_row(view, {.name = "x"});
            name = begin_cell(view);
            end_cell(view);
            company = begin_cell(view);
            end_cell(view);
            days = begin_cell(view);
            end_cell(view);
            end_row(view);
        }
        end_table(view);
    });
    CHECK(name.x == 20);
    CHECK(right_of(days) == 780);
    CHECK(days.width == 100 - 8 - 20);
    CHECK(name.width + 28 == doctest::Approx(233));
    CHECK(company.width + 16 == doctest::Approx(467));
}

TEST_CASE("a heading sorts, its funnel filters") {
    TableWindow w;
    w.frames(2, w.draw());
    const auto name = w.find(ax::Role::column_header, "Name");
    REQUIRE(name);
    w.focus(*name);
    w.key(ax::Key::enter, w.draw());
    CHECK(w.last.sorted_column == 0);
    const auto funnel = w.find(ax::Role::button, "Filter: Company");
    REQUIRE(funnel);
    w.focus(*funnel);
    w.key(ax::Key::enter, w.draw());
    CHECK(w.last.filter_column == 1);
    w.look.sorted_column = 0;
    w.look.sort = Sort::descending;
    w.frame(w.draw());
    CHECK(w.node(*name)->has(ax::sort_descending));
}

TEST_CASE("the rows are one stop of Tab and arrows move between them") {
    TableWindow w;
    w.frames(2, w.draw());
    int stops = 0;
    for (const int row : w.asked) stops += !w.node(w.row(row))->has(ax::skip_tab);
    CHECK(stops == 1);
    w.focus(w.row(0));
    w.key(ax::Key::down, w.draw());
    CHECK(w.focused() == w.row(1));
    CHECK(w.last.current_row == 1);
    w.key(ax::Key::up, w.draw());
    w.key(ax::Key::up, w.draw());
    CHECK(w.focused() == w.row(0));
    w.key(ax::Key::enter, w.draw());
    CHECK(w.last.opened_row == 0);
}

TEST_CASE("the keyboard reaches rows that are not in sight, there and back") {
    TableWindow w;
    w.frames(2, w.draw());
    w.focus(w.row(0));
    w.key(ax::Key::end, w.draw());
    w.frames(3, w.draw());
    CHECK(w.focused() == w.row(99'999));
    CHECK(w.asked.back() == 99'999);
    w.key(ax::Key::page_up, w.draw());
    w.frames(3, w.draw());
    CHECK(w.focused() == w.row(99'999 - 9));
    w.key(ax::Key::home, w.draw());
    w.frames(3, w.draw());
    CHECK(w.focused() == w.row(0));
}

TEST_CASE("the row with the focus keeps it when it is scrolled out of sight") {
    TableWindow w;
    w.frames(2, w.draw());
    w.focus(w.row(1));
    w.frames(2, w.draw());
    scroll_to(make_id(w.id, "body"), 0, 36 * 500);
    w.frames(3, w.draw());
    CHECK(w.focused() == w.row(1));
    CHECK(w.asked.front() == 1);
    CHECK(w.asked[1] == 500);
    w.key(ax::Key::down, w.draw());
    w.frames(3, w.draw());
    CHECK(w.focused() == w.row(2));
}

TEST_CASE("a press makes a row current, a second one opens it") {
    TableWindow w;
    w.frames(2, w.draw());
    w.click(company_x, row_y(3), w.draw());
    CHECK(w.last.current_row == 3);
    CHECK(w.last.opened_row == no_row);
    w.click(company_x, row_y(3), w.draw());
    CHECK(w.last.opened_row == 3);
}

TEST_CASE("Space ticks the row, Shift extends from the last one") {
    TableWindow w;
    w.frames(2, w.draw());
    w.focus(w.row(2));
    w.frame(w.draw());
    w.key(ax::Key::space, w.draw());
    CHECK(w.last.ticked_row == 2);
    CHECK(w.last.ticked_from == no_row);
    w.key(ax::KeyPress{.key = ax::Key::down, .shift = true}, w.draw());
    CHECK(w.last.ticked_row == 3);
    CHECK(w.last.ticked_from == 2);
}

TEST_CASE("the tick in the heading is for all, that in the row for the row") {
    TableWindow w;
    w.frames(2, w.draw());
    w.click(28, 16, w.draw());
    CHECK(w.last.toggled_all);
    CHECK(w.find(ax::Role::checkbox, "Select Person 4"));
    w.click(28, row_y(4), w.draw());
    CHECK(w.last.ticked_row == 4);
    CHECK(w.last.current_row == no_row);
}

TEST_CASE("a group row folds by press, by Left and by its button") {
    TableWindow w;
    w.group_rows = {0};
    w.frames(2, w.draw());
    w.click(company_x, row_y(0), w.draw());
    CHECK(w.last.toggled_group == 0);
    w.last.toggled_group = no_row;
    w.focus(w.row(0));
    w.key(ax::Key::left, w.draw());
    CHECK(w.last.toggled_group == 0);
    const auto toggle = w.find(ax::Role::button, "Potential customer 214");
    REQUIRE(toggle);
    CHECK(w.node(*toggle)->has(ax::expanded));
}

TEST_CASE("the menu key asks for the row's menu") {
    TableWindow w;
    w.frames(2, w.draw());
    w.focus(w.row(5));
    w.frame(w.draw());
    w.key(ax::Key::menu, w.draw());
    CHECK(w.last.menu_row == 5);
}

TEST_CASE("fewer rows than before leave no row beyond the end") {
    TableWindow w;
    w.frames(2, w.draw());
    w.focus(w.row(5));
    w.frames(2, w.draw());
    w.look.row_count = 3;
    w.frames(3, w.draw());
    CHECK(w.asked == std::vector<int>{0, 1, 2});
}

TEST_CASE("cells carry their words and rows their names") {
    TableWindow w;
    w.look.row_count = 1;
    w.frames(2, w.draw());
    CHECK(w.node(w.row(0))->name == "Person 0");
    const auto link = w.find(ax::Role::link, "Person 0");
    REQUIRE(link);
    CHECK(w.node(*link)->href == "#/contact/0");
    CHECK(w.find(ax::Role::cell, "Nordlys AB"));
    CHECK(ax::duplicate_ids() == 0);
}
