#include "model/sale_rules.hpp"

#include <doctest/doctest.h>

using namespace tratt::model;

TEST_CASE("R255 a new amount or cost works out profit and percent") {
    CHECK(linked_amounts({1000, 600, {}, {}}, {.amount = true, .cost = true}) == Amounts{1000, 600, 400, 4000});
    CHECK(linked_amounts({2000, 600, 400, 4000}, {.amount = true}) == Amounts{2000, 600, 1400, 7000});
    CHECK(linked_amounts({1000, 250, 400, 4000}, {.cost = true}) == Amounts{1000, 250, 750, 7500});
    CHECK(linked_amounts({1000, 1500, {}, {}}, {.cost = true}) == Amounts{1000, 1500, -500, -5000});
}

TEST_CASE("R255 a new profit works out the cost, a new percent both") {
    CHECK(linked_amounts({1000, 600, 300, 4000}, {.profit = true}) == Amounts{1000, 700, 300, 3000});
    CHECK(linked_amounts({1000, 600, 400, 2550}, {.percent = true}) == Amounts{1000, 745, 255, 2550});
    CHECK(linked_amounts({999, 600, 399, 3333}, {.percent = true}) == Amounts{999, 666, 333, 3333});
    CHECK(linked_amounts({1000, {}, 300, {}}, {.amount = true, .profit = true}) == Amounts{1000, 700, 300, 3000});
}

TEST_CASE("R255 a cost holds against a profit and a percent, a profit against a percent") {
    CHECK(linked_amounts({1000, 600, 1, 1}, {.amount = true, .cost = true, .profit = true, .percent = true}) ==
          Amounts{1000, 600, 400, 4000});
    CHECK(linked_amounts({1000, 600, 300, 1}, {.profit = true, .percent = true}) == Amounts{1000, 700, 300, 3000});
    CHECK(linked_amounts({1000, 600, 400, 1}, {.cost = true, .percent = true}) == Amounts{1000, 600, 400, 4000});
}

TEST_CASE("R255 cost and profit together make the amount, unless it is named too") {
    CHECK(linked_amounts({{}, 600, 400, {}}, {.cost = true, .profit = true}) == Amounts{1000, 600, 400, 4000});
    CHECK(linked_amounts({5, 600, 400, {}}, {.cost = true, .profit = true}) == Amounts{1000, 600, 400, 4000});
    CHECK(linked_amounts({2000, 600, 400, {}}, {.amount = true, .cost = true, .profit = true}) ==
          Amounts{2000, 600, 1400, 7000});
    CHECK(linked_amounts({2000, 600, {}, {}}, {.cost = true, .profit = true}) == Amounts{2000, 600, 1400, 7000});
    CHECK(linked_amounts({2000, {}, 600, {}}, {.cost = true, .profit = true}) == Amounts{2000, {}, {}, {}});
}

TEST_CASE("R255 what is not known stays so") {
    CHECK(linked_amounts({1000, {}, {}, {}}, {.amount = true}) == Amounts{1000, {}, {}, {}});
    CHECK(linked_amounts({{}, 600, 400, 4000}, {.amount = true}) == Amounts{{}, 600, {}, {}});
    CHECK(linked_amounts({1000, 600, {}, 4000}, {.profit = true}) == Amounts{1000, {}, {}, {}});
    CHECK(linked_amounts({1000, 600, 400, {}}, {.percent = true}) == Amounts{1000, {}, {}, {}});
    CHECK(linked_amounts({0, 600, {}, {}}, {.cost = true}) == Amounts{0, 600, -600, {}});
    CHECK(linked_amounts({1, 600, {}, {}}, {.cost = true}) == Amounts{1, 600, -599, {}});
    CHECK(linked_amounts({10, 110, {}, {}}, {.cost = true}) == Amounts{10, 110, -100, -100'000});
}

TEST_CASE("R246 a probability of its own comes before the stage's") {
    CHECK(chance(25, 50) == 25);
    CHECK(chance(0, 50) == 0);
    CHECK(chance({}, 50) == 50);
    CHECK(chance({}, {}) == std::nullopt);
}

TEST_CASE("R246 the weighted amount is the amount times the probability, rounded as money is") {
    CHECK(weighted_amount(100'000, 25) == 25'000);
    CHECK(weighted_amount(5, 50) == 3);
    CHECK(weighted_amount(-5, 50) == -3);
    CHECK(weighted_amount(1, 49) == 0);
    CHECK(weighted_amount(10'000'000'000'000, 100) == 10'000'000'000'000);
    CHECK(weighted_amount({}, 50) == std::nullopt);
    CHECK(weighted_amount(5, {}) == std::nullopt);
}

TEST_CASE("R189 amounts that are summed are in the base currency") {
    CHECK(in_base_currency(1000, 11'500'000) == 11'500);
    CHECK(in_base_currency(3, 500'000) == 2);
    CHECK(in_base_currency(1000, {}) == 1000);
    CHECK(in_base_currency({}, 11'500'000) == std::nullopt);
}

TEST_CASE("R249 R250 R251 what each status asks for") {
    CHECK(reason_kind_of(SaleStatus::open) == std::nullopt);
    CHECK(reason_kind_of(SaleStatus::sold) == ReasonKind::sold);
    CHECK(reason_kind_of(SaleStatus::lost) == ReasonKind::lost);
    CHECK(reason_kind_of(SaleStatus::stalled) == ReasonKind::stalled);
    for (const SaleStatus status : {SaleStatus::open, SaleStatus::sold, SaleStatus::lost, SaleStatus::stalled})
        CHECK(asks_for_reopen_date(status) == (status == SaleStatus::stalled));
}

TEST_CASE("R252 sold and lost are closed, and only they can be completed") {
    for (const SaleStatus status : {SaleStatus::open, SaleStatus::sold, SaleStatus::lost, SaleStatus::stalled}) {
        const bool closed = status == SaleStatus::sold || status == SaleStatus::lost;
        CHECK(is_closed(status) == closed);
        CHECK(may_complete(status) == closed);
    }
}

TEST_CASE("R247 the sale date is proposed from the type's duration") {
    CHECK(proposed_sale_date(100, 90) == 190);
    CHECK(proposed_sale_date(100, {}) == std::nullopt);
}

TEST_CASE("R258 days in stage end when the sale is closed, and never run backwards") {
    CHECK(days_in_stage(100, {}, 130) == 30);
    CHECK(days_in_stage(100, 110, 130) == 10);
    CHECK(days_in_stage(130, {}, 100) == 0);
    CHECK(days_in_stage({}, {}, 130) == std::nullopt);
}
