#include "query/groups.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "query/cell_counts.hpp"

namespace tratt::query {

namespace {

constexpr std::size_t table_cells = 65536;  // a table of counts this large is always worth it

struct Tally {
    double sum = 0;
    double minimum = 0;
    double maximum = 0;
    std::int64_t count = 0;

    void add(std::int64_t number) {
        if (number == core::no_value) return;
        const auto value = static_cast<double>(number);
        sum += value;
        minimum = count == 0 ? value : std::min(minimum, value);
        maximum = count == 0 ? value : std::max(maximum, value);
        ++count;
    }
    void add(const Tally& other) {
        if (other.count == 0) return;
        sum += other.sum;
        minimum = count == 0 ? other.minimum : std::min(minimum, other.minimum);
        maximum = count == 0 ? other.maximum : std::max(maximum, other.maximum);
        count += other.count;
    }
    std::optional<double> result(model::AggregateKind kind) const {
        if (count == 0) return std::nullopt;
        switch (kind) {
            case model::AggregateKind::sum: return sum;
            case model::AggregateKind::average: return sum / static_cast<double>(count);
            case model::AggregateKind::minimum: return minimum;
            case model::AggregateKind::maximum: return maximum;
        }
        return std::nullopt;
    }
};

using Tallies = std::vector<Tally>;  // one for each aggregate that is wanted

Aggregates results(std::span<const model::Aggregate> wanted, const Tallies& tallies) {
    Aggregates results;
    for (std::size_t i = 0; i < wanted.size(); ++i) results.push_back(tallies[i].result(wanted[i].kind));
    return results;
}

void add_row(const Columns& columns, std::span<const model::Aggregate> wanted, Row row, Tallies& tallies) {
    for (std::size_t i = 0; i < wanted.size(); ++i) tallies[i].add(columns.numbers(wanted[i].field)[row]);
}

}  // namespace

Aggregates aggregates_of(const Columns& columns, std::span<const model::Aggregate> wanted, MaskView mask) {
    Tallies tallies(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto numbers = columns.numbers(wanted[i].field);
        for (Row row = 0; row < mask.size(); ++row) {
            if (mask[row]) tallies[i].add(numbers[row]);
        }
    }
    return results(wanted, tallies);
}

// What was counted for one combination of values.
struct Grouping::Cell {
    std::array<std::uint32_t, model::most_groupings> places{};
    std::int64_t count = 0;
    Tallies tallies;
    std::size_t index = 0;  // in the table of all combinations of codes
};

Grouping::Grouping(const Columns& columns, const model::Query& query) : columns_(columns), query_(query) {
    const std::size_t levels = std::min(query.groupings.size(), model::most_groupings);
    own_codes_.reserve(levels);
    own_numbers_.resize(levels);
    for (std::size_t level = 0; level < levels; ++level) {
        const model::Grouping& by = query.groupings[level];
        places_.push_back(shape_of(by.field) == Shape::number ? places_of_numbers(level, by.field)
                                                              : places_of_codes(columns, by.field, by.unit));
        const CodePlaces& places = places_.back();
        auto& code_at = code_at_.emplace_back(places.count);
        for (std::uint32_t code = places.codes->count(); code-- > 0;) code_at[places.of_code[code]] = code;
    }
}

CodePlaces Grouping::places_of_numbers(std::size_t level, Field field) {
    const auto numbers = columns_.numbers(field);
    std::vector<std::int64_t>& distinct = own_numbers_[level];
    distinct.assign(numbers.begin(), numbers.end());
    std::ranges::sort(distinct);
    const auto repeated = std::ranges::unique(distinct);
    distinct.erase(repeated.begin(), repeated.end());
    if (!distinct.empty() && distinct.front() == core::no_value) distinct.erase(distinct.begin());
    const auto count = static_cast<std::uint32_t>(distinct.size()) + 1;
    own_codes_.push_back(make_codes(numbers.size(), count, [&](std::size_t row) {
        if (numbers[row] == core::no_value) return std::ptrdiff_t{0};
        return std::ranges::lower_bound(distinct, numbers[row]) - distinct.begin() + 1;
    }));
    CodePlaces places{&own_codes_.back(), std::vector<std::uint32_t>(count), count};
    std::iota(places.of_code.begin() + 1, places.of_code.end(), 0u);
    places.of_code[0] = count - 1;
    return places;
}

model::Value Grouping::value_at(std::size_t level, std::uint32_t place) const {
    const model::Grouping& by = query_.groupings[level];
    const std::uint32_t code = code_at_[level][place];
    if (shape_of(by.field) != Shape::number) return columns_.value(by.field, code, by.unit);
    return code == 0 ? model::Value() : model::Value(own_numbers_[level][code - 1]);
}

// ---- Counting -----------------------------------------------------------------------------------------------------

std::vector<Grouping::Cell> Grouping::cells(MaskView mask) {
    const std::uint64_t most = query_.aggregates.empty() ? table_cells + mask.size() : table_cells;
    std::uint64_t size = 1;  // of two columns of texts it can be beyond 32 bits
    for (const CodePlaces& places : places_) size = size > most ? size : size * places.codes->count();
    return size > most ? cells_by_sorting(mask) : cells_by_table(mask, static_cast<std::size_t>(size));
}

std::vector<Grouping::Cell> Grouping::cells_by_table(MaskView mask, std::size_t size) {
    leaf_of_cell_.resize(size);
    const std::vector<std::uint32_t> counts = cell_counts(mask, places_, size);
    std::vector<Tallies> tallies;
    if (!query_.aggregates.empty()) {
        tallies.resize(size, Tallies(query_.aggregates.size()));
        visit_cells(places_, mask.size(), [&](const auto& cell_of) {
            for (Row row = 0; row < mask.size(); ++row) {
                if (mask[row]) add_row(columns_, query_.aggregates, row, tallies[cell_of(row)]);
            }
        });
    }
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < size; ++i) {
        if (counts[i] == 0) continue;
        Cell& cell = cells.emplace_back();
        cell.count = counts[i];
        cell.index = i;
        if (!tallies.empty()) cell.tallies = std::move(tallies[i]);
        std::size_t rest = i;
        for (std::size_t level = places_.size(); level-- > 0; rest /= places_[level].codes->count()) {
            cell.places[level] = places_[level].of_code[rest % places_[level].codes->count()];
        }
    }
    std::ranges::stable_sort(cells, {}, &Cell::places);
    return cells;
}

std::vector<Grouping::Cell> Grouping::cells_by_sorting(MaskView mask) const {
    std::vector<Cell> cells;
    for (const Row row : SortedKeys(columns_, mask, places_, {}).first(mask.size())) {
        std::array<std::uint32_t, model::most_groupings> places{};
        for (std::size_t level = 0; level < places_.size(); ++level) {
            places[level] = places_[level].of_code[(*places_[level].codes)[row]];
        }
        if (cells.empty() || cells.back().places != places) {
            cells.push_back({places, 0, Tallies(query_.aggregates.size())});
        }
        ++cells.back().count;
        add_row(columns_, query_.aggregates, row, cells.back().tallies);
    }
    return cells;
}

// ---- The tree -----------------------------------------------------------------------------------------------------

std::vector<Group> Grouping::count(MaskView mask) {
    leaf_counts_.clear();
    leaf_of_cell_.clear();
    return places_.empty() ? std::vector<Group>() : tree(cells(mask), 0, 0);
}

// Every place that a group can have although no record has it: of lists and of category groups.
std::vector<std::uint32_t> Grouping::possible_places(std::size_t level) const {
    const Field field = query_.groupings[level].field;
    const Entity target = model::spec(field).target;
    std::vector<std::uint32_t> possible;
    if (shape_of(field) == Shape::choice) {
        for (std::uint32_t place = 0; place + 1 < places_[level].count; ++place) possible.push_back(place);
    }
    if (shape_of(field) == Shape::reference && model::is_list(target)) {
        for (const Row item : columns_.database().list(target)) possible.push_back(places_[level].of_code[item + 1]);
    }
    return possible;
}

std::vector<Group> Grouping::tree(std::span<const Cell> cells, std::size_t level, std::int64_t first) {
    std::vector<Group> groups;
    if (level == places_.size()) return groups;
    std::vector<std::uint32_t> places;
    for (const Cell& cell : cells) {
        if (places.empty() || places.back() != cell.places[level]) places.push_back(cell.places[level]);
    }
    if (query_.groupings[level].with_empty_groups) {
        std::ranges::copy(possible_places(level), std::back_inserter(places));
        std::ranges::sort(places);
        const auto repeated = std::ranges::unique(places);
        places.erase(repeated.begin(), repeated.end());
    }
    for (const std::uint32_t place : places) {
        const auto end = std::ranges::find_if(cells, [&](const Cell& cell) { return cell.places[level] != place; });
        const auto size = static_cast<std::size_t>(end - cells.begin());
        groups.push_back(group(place, cells.first(size), level, first));
        first += groups.back().count;
        cells = cells.subspan(size);
    }
    return groups;
}

Group Grouping::group(std::uint32_t place, std::span<const Cell> cells, std::size_t level, std::int64_t first) {
    Group group{.value = value_at(level, place), .first = first};
    Tallies tallies(query_.aggregates.size());
    for (const Cell& cell : cells) {
        group.count += cell.count;
        for (std::size_t i = 0; i < tallies.size(); ++i) tallies[i].add(cell.tallies[i]);
    }
    group.aggregates = results(query_.aggregates, tallies);
    group.children = tree(cells, level + 1, first);
    if (level + 1 < places_.size()) return group;
    for (const Cell& cell : cells) {  // days of one unit are several
        if (!leaf_of_cell_.empty()) leaf_of_cell_[cell.index] = static_cast<std::uint32_t>(leaf_counts_.size());
    }
    leaf_counts_.push_back(group.count);
    return group;
}

std::size_t Grouping::leaf_of(Row row) const {
    if (places_.empty()) return 0;
    std::size_t cell = 0;
    for (const CodePlaces& level : places_) cell = cell * level.codes->count() + (*level.codes)[row];
    return leaf_of_cell_[cell];
}

}  // namespace tratt::query
