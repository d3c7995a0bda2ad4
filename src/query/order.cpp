#include "query/order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace tratt::query {

namespace {

constexpr int word_bits = 64;
constexpr int most_group_bits = 16;  // so many groups have their first records kept apart

// Rows in the order of their keys, each with a place of its own.
std::vector<std::uint32_t> ranked(const std::vector<std::int64_t>& keys) {
    std::vector<Row> order(keys.size());
    std::iota(order.begin(), order.end(), Row{0});
    std::ranges::stable_sort(order, {}, [&](Row row) { return keys[row]; });
    std::vector<std::uint32_t> places(keys.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
    return places;
}

std::vector<std::uint32_t> rank_targets(const Columns& columns, Entity target) {
    const store::Database& database = columns.database();
    std::vector<std::int64_t> keys(database.row_count(target));
    if (const auto rank = model::rank_field(target)) {
        std::ranges::copy(columns.numbers(*rank), keys.begin());
    } else {
        const Texts names = columns.names_of(target);
        const auto& places = names.cache->places(*names.pool);
        columns.name_codes_of(target).visit([&](const auto& name_of) {
            for (std::size_t row = 0; row < keys.size(); ++row) keys[row] = places[name_of(row)];
        });
    }
    return ranked(keys);
}

std::vector<std::uint32_t> indexes_of(const std::vector<Row>& rows) {
    std::vector<std::uint32_t> indexes(rows.empty() ? 0 : rows.back() + std::size_t{1});
    for (std::uint32_t i = 0; i < rows.size(); ++i) indexes[rows[i]] = i;
    return indexes;
}

// The unit of each day code: 0, 1, 2, … from the first day on; none last.
CodePlaces places_of_days(const Columns& columns, Field field, core::DateUnit unit) {
    CodePlaces places{&columns.codes(field), {}, 1};
    places.of_code.resize(places.codes->count());
    const core::Date first_day = columns.first_day(field);
    std::uint32_t place = 0;
    core::Date next_start = core::add_units(unit, core::start_of(unit, first_day), 1);
    for (std::size_t code = 1; code < places.of_code.size(); ++code) {
        if (first_day + static_cast<core::Date>(code) - 1 >= next_start) {
            next_start = core::add_units(unit, next_start, 1);
            ++place;
        }
        places.of_code[code] = place;
    }
    places.of_code[0] = place + 1;
    places.count = place + 2;
    return places;
}

}  // namespace

const std::vector<std::uint32_t>& places_of_targets(const Columns& columns, Entity target) {
    auto& kept = columns.content().targets[static_cast<std::size_t>(target)];
    const Field by = model::rank_field(target).value_or(columns.name_field_of(target));
    std::uint64_t revision = 0;
    for (const Field source : sources_of(by)) revision = std::max(revision, columns.database().revision(source));
    if (kept.revision != revision) kept = {revision, rank_targets(columns, target)};
    return kept.places;
}

CodePlaces places_of_codes(const Columns& columns, Field field, core::DateUnit unit) {
    if (shape_of(field) == Shape::date) return places_of_days(columns, field, unit);
    CodePlaces places{&columns.codes(field), {}, 1};
    places.count = places.codes->count();
    places.of_code.resize(places.count);
    if (shape_of(field) == Shape::flag) {
        std::iota(places.of_code.begin(), places.of_code.end(), 0u);
        return places;
    }
    const std::uint32_t last = places.count - 1;
    if (shape_of(field) == Shape::text) {
        const Texts texts = columns.texts(field);
        const auto& sorted = texts.cache->places(*texts.pool);
        const std::uint32_t of_none = sorted[store::no_text];
        for (std::uint32_t code = 1; code < places.count; ++code)
            places.of_code[code] = sorted[code] - (sorted[code] > of_none);
    } else if (shape_of(field) == Shape::reference) {
        std::ranges::copy(places_of_targets(columns, model::spec(field).target), places.of_code.begin() + 1);
    } else {
        std::iota(places.of_code.begin() + 1, places.of_code.end(), 0u);
    }
    places.of_code[0] = last;
    return places;
}

// ---- Keys ---------------------------------------------------------------------------------------------------------

// What one key says of each record, in `bits` bits.
struct SortedKeys::Part {
    CodePlaces places;                       // of a coded field, or …
    std::span<const std::int64_t> numbers = {};  // … the numbers themselves
    std::int64_t base = 0;  // of the numbers: what comes first
    std::uint64_t none = 0;
    bool is_descending = false;
    int bits = 0;

    // act(place_of), where place_of(row) is the place.
    template <class Act>
    void visit(const Act& act) const {
        if (places.codes) {
            return places.codes->visit([&](const auto& code_of) {
                act([&code_of, table = places.of_code.data()](std::size_t row) -> std::uint64_t {
                    return table[code_of(row)];
                });
            });
        }
        const auto distance = [](std::int64_t from, std::int64_t to) {
            return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
        };
        const auto place = [this, distance, data = numbers.data()](std::size_t row) {
            if (data[row] == core::no_value) return none;
            return is_descending ? distance(data[row], base) : distance(base, data[row]);
        };
        act(place);
    }
};

SortedKeys::Part SortedKeys::part_of(const CodePlaces& places, bool is_descending) {
    Part part{places};
    part.bits = static_cast<int>(std::bit_width(places.count - 1));
    if (!is_descending) return part;
    const bool has_none = places.of_code[0] == places.count - 1 && places.count > 1;
    const std::uint32_t last_value = places.count - (has_none ? 2 : 1);
    for (std::uint32_t& place : part.places.of_code) place = place > last_value ? place : last_value - place;
    return part;
}

SortedKeys::Part SortedKeys::part_of(const Columns& columns, const model::SortKey& key) const {
    const Shape shape = shape_of(key.field);
    if (shape == Shape::flag) {
        Part part = part_of(places_of_codes(columns, key.field, core::DateUnit::day), false);
        if (key.descending) std::ranges::reverse(part.places.of_code);
        return part;
    }
    if (shape != Shape::number && shape != Shape::date) {
        return part_of(places_of_codes(columns, key.field, core::DateUnit::day), key.descending);
    }
    Part part{.numbers = columns.numbers(key.field), .is_descending = key.descending};
    std::int64_t low = std::numeric_limits<std::int64_t>::max();
    std::int64_t high = core::no_value;
    for (const Row row : rows_) {
        const std::int64_t number = part.numbers[row];
        high = std::max(high, number);
        low = std::min(low, number == core::no_value ? low : number);
    }
    part.base = key.descending ? high : low;
    part.none = high == core::no_value ? 0 : static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    part.bits = static_cast<int>(std::bit_width(part.none));
    return part;
}

SortedKeys::SortedKeys(const Columns& columns, MaskView mask, std::span<const CodePlaces> groups,
                       std::span<const model::SortKey> keys)
    : rows_(rows_in(mask)) {
    for (const CodePlaces& group : groups) append(part_of(group, false));
    for (const model::SortKey& key : keys) {
        const Part part = part_of(columns, key);
        sort_bits_ += part.bits;
        append(part);
    }
}

void SortedKeys::append(const Part& part) {
    if (part.bits == 0) return;  // all records are alike in it
    if (bits_in_last_word_ + part.bits > word_bits) {
        words_.emplace_back(rows_.size());
        bits_in_last_word_ = 0;
    }
    std::vector<std::uint64_t>& keys = words_.back();
    const bool is_first = bits_in_last_word_ == 0;
    bits_in_last_word_ += part.bits;
    part.visit([&](const auto& place_of) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            keys[i] = is_first ? place_of(rows_[i]) : keys[i] << part.bits | place_of(rows_[i]);
        }
    });
}

// ---- Sorting ------------------------------------------------------------------------------------------------------

// By the key, entries of one key in the order they are in. Digits in which all keys agree are passed over.
void SortedKeys::sort(std::vector<Entry>& entries) {
    constexpr int digit_bits = 11;
    constexpr std::size_t few = 512;
    if (entries.size() < few) {
        std::ranges::stable_sort(entries, {}, &Entry::key);
        return;
    }
    std::uint64_t differing = 0;
    for (const Entry& entry : entries) differing |= entry.key ^ entries[0].key;
    std::vector<Entry> other(entries.size());
    constexpr std::size_t digits = std::size_t{1} << digit_bits;
    std::array<std::uint32_t, digits> starts;
    for (int shift = 0; shift < word_bits; shift += digit_bits) {
        const auto digit = [shift](std::uint64_t key) { return key >> shift & (digits - 1); };
        if (digit(differing) == 0) continue;
        starts.fill(0);
        for (const Entry& entry : entries) ++starts[digit(entry.key)];
        std::exclusive_scan(starts.begin(), starts.end(), starts.begin(), 0u);
        for (const Entry& entry : entries) other[starts[digit(entry.key)]++] = entry;
        entries.swap(other);
    }
}

std::vector<Row> SortedKeys::sorted() const {
    std::vector<Entry> entries(rows_.size());
    std::ranges::transform(rows_, entries.begin(), [](Row row) { return Entry{0, row}; });
    std::vector<std::uint32_t> index_of;  // of a row among rows_, once they are out of order
    for (auto keys = words_.rbegin(); keys != words_.rend(); ++keys) {
        if (keys == words_.rbegin()) {
            for (std::size_t i = 0; i < entries.size(); ++i) entries[i].key = (*keys)[i];
        } else {
            if (index_of.empty()) index_of = indexes_of(rows_);
            for (Entry& entry : entries) entry.key = (*keys)[index_of[entry.row]];
        }
        sort(entries);
    }
    std::vector<Row> rows(entries.size());
    std::ranges::transform(entries, rows.begin(), &Entry::row);
    return rows;
}

namespace {

// The smallest `count` of many keys, without sorting the others: what cannot be among them any more is turned away, and
// now and then the larger half of what was kept is dropped.
template <class Entry>
class Smallest {
public:
    explicit Smallest(std::size_t count) : count_(count) {}

    void add(Entry entry) {
        if (is_full_ && entry.key >= bound_) return;  // records come in order of creation: of equal ones the first stay
        entries_.push_back(entry);
        if (entries_.size() >= 2 * count_ + 64) drop_rest();
    }

    std::vector<Entry> take() {
        drop_rest();
        std::ranges::sort(entries_, comes_before);
        return std::move(entries_);
    }

private:
    static bool comes_before(const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; }

    void drop_rest() {
        if (entries_.size() <= count_) return;
        const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(count_);
        std::ranges::nth_element(entries_, end, comes_before);
        entries_.erase(end, entries_.end());
        bound_ = count_ == 0 ? 0 : std::ranges::max_element(entries_, comes_before)->key;
        is_full_ = true;
    }

    std::size_t count_;
    std::uint64_t bound_ = 0;  // what is not below it stays out, once there are enough
    bool is_full_ = false;
    std::vector<Entry> entries_;
};

}  // namespace

std::vector<Row> SortedKeys::first(std::size_t count) const {
    std::vector<Row> rows;
    count = std::min(count, rows_.size());
    if (words_.empty()) return {rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(count)};
    if (words_.size() > 1 || count >= rows_.size() / 8) {
        rows = sorted();
        rows.resize(count);
        return rows;
    }
    Smallest<Entry> smallest(count);
    for (std::size_t i = 0; i < rows_.size(); ++i) smallest.add({words_[0][i], rows_[i]});
    for (const Entry& entry : smallest.take()) rows.push_back(entry.row);
    return rows;
}

// From all the records in order, the first of each stretch.
std::vector<Row> SortedKeys::cut(const std::vector<Row>& all, std::span<const std::int64_t> group_counts,
                                 std::size_t count) {
    std::vector<Row> rows;
    auto begin = all.begin();
    for (const std::int64_t size : group_counts) {
        rows.insert(rows.end(), begin, begin + std::min(size, static_cast<std::int64_t>(count)));
        begin += size;
    }
    return rows;
}

std::vector<Row> SortedKeys::first_of_each_group(std::span<const std::int64_t> group_counts, std::size_t count) const {
    const int group_bits = bits_in_last_word_ - sort_bits_;
    if (words_.size() > 1 || group_bits > most_group_bits) return cut(sorted(), group_counts, count);
    std::vector<Row> rows;
    std::vector<Smallest<Entry>> groups(std::size_t{1} << group_bits, Smallest<Entry>(count));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::uint64_t key = words_[0][i];
        groups[sort_bits_ == word_bits ? 0 : key >> sort_bits_].add({key, rows_[i]});
    }
    for (Smallest<Entry>& group : groups) {
        for (const Entry& entry : group.take()) rows.push_back(entry.row);
    }
    return rows;
}

}  // namespace tratt::query
