#include "query/query.hpp"

#include <algorithm>

#include "query/columns.hpp"
#include "query/criteria.hpp"
#include "query/groups.hpp"
#include "query/kept_orders.hpp"
#include "query/members.hpp"
#include "query/order.hpp"
#include "query/search.hpp"

namespace tratt::query {

namespace {

// How the page is cut out of all records that match.
struct Page {
    std::int64_t offset;
    std::int64_t count;
};

Page page_of(const model::Query& query, std::int64_t total) {
    const std::int64_t offset = std::clamp<std::int64_t>(query.offset, 0, total);
    return {offset, query.limit < 0 ? total - offset : std::min(query.limit, total - offset)};
}

bool pages_each_group(const model::Query& query) { return query.limit_per_group >= 0 && !query.groupings.empty(); }

// Says of each group which rows of the page are its own.
void place_on_page(std::vector<Group>& groups, Page page) {
    for (Group& group : groups) {
        const std::int64_t begin = std::clamp(group.first, page.offset, page.offset + page.count);
        const std::int64_t end = std::clamp(group.first + group.count, page.offset, page.offset + page.count);
        group.first_row = begin - page.offset;
        group.row_count = end - begin;
        place_on_page(group.children, page);
    }
}

std::int64_t place_each(std::vector<Group>& groups, std::int64_t first_row, std::int64_t most) {
    for (Group& group : groups) {
        group.first_row = first_row;
        first_row = group.children.empty() ? first_row + std::min(group.count, most)
                                           : place_each(group.children, first_row, most);
        group.row_count = first_row - group.first_row;
    }
    return first_row;
}

std::vector<Stretch> stretches_on(Page page, std::span<const std::int64_t> counts) {
    std::vector<Stretch> stretches;
    std::int64_t first = 0;
    for (const std::int64_t count : counts) {
        const std::int64_t begin = std::clamp(page.offset, first, first + count);
        const std::int64_t end = std::clamp(page.offset + page.count, first, first + count);
        stretches.push_back({begin - first, end - begin});
        first += count;
    }
    return stretches;
}

std::vector<Stretch> stretches_of_each(std::span<const std::int64_t> counts, std::int64_t most) {
    std::vector<Stretch> stretches;
    for (const std::int64_t count : counts) stretches.push_back({0, std::min(count, most)});
    return stretches;
}

std::span<const Row> kept_order(const Columns& columns, const model::Query& query, const Grouping& grouping,
                                std::int64_t matches) {
    if (!grouping.knows_leaves()) return {};
    return columns.content().orders.find(columns, query.sort, static_cast<std::size_t>(matches));
}

void fill_page(const Columns& columns, const model::Query& query, const Grouping& grouping, MaskView mask,
               Rows& answer) {
    const bool is_by_group = pages_each_group(query);
    const Page page = page_of(query, answer.total);
    const std::int64_t most = std::min(query.limit_per_group, answer.total);
    if (is_by_group) place_each(answer.groups, 0, most);
    else place_on_page(answer.groups, page);
    if ((is_by_group ? most : page.count) == 0) return;
    if (const auto order = kept_order(columns, query, grouping, answer.total); !order.empty()) {
        const std::vector<std::int64_t> all{answer.total};
        const std::span counts = query.groupings.empty() ? all : grouping.leaf_counts();
        answer.rows =
            read_off(order, mask, grouping, is_by_group ? stretches_of_each(counts, most) : stretches_on(page, counts));
        return;
    }
    const SortedKeys keys(columns, mask, grouping.places(), query.sort);
    if (is_by_group) {
        answer.rows = keys.first_of_each_group(grouping.leaf_counts(), static_cast<std::size_t>(most));
        return;
    }
    answer.rows = keys.first(static_cast<std::size_t>(page.offset + page.count));
    answer.rows.erase(answer.rows.begin(), answer.rows.begin() + page.offset);
}

// Each record is in one group of each level.
std::int64_t counted(const std::vector<Group>& groups) {
    std::int64_t count = 0;
    for (const Group& group : groups) count += group.count;
    return count;
}

}  // namespace

Dictionaries::Dictionaries() : content_(std::make_unique<Content>()) {}
Dictionaries::~Dictionaries() = default;
Dictionaries::Dictionaries(Dictionaries&&) noexcept = default;
Dictionaries& Dictionaries::operator=(Dictionaries&&) noexcept = default;

bool narrows(const model::Query& query) {
    return query.among.kind != model::Members::Kind::all || !query.any.empty() || !query.text.empty();
}

Matching matching(const Columns& columns, const model::Query& query) {
    const auto candidates = candidates_of(columns.database(), query.entity, query.with_deleted);
    Matching matching{{candidates.begin(), candidates.end()}, {}, false};
    keep_members(columns, query, matching.mask);
    keep_matching_any(columns, query.any, matching.mask);
    if (query.text.empty()) return matching;
    // R142: whether anything at all is spelled as it was typed decides, not what the criteria leave of it.
    FoundByText found = found_by_text(columns, query.text, candidates);
    keep_both(matching.mask, found.mask);
    matching.corrected = std::move(found.corrected);
    matching.sounds_alike = found.sounds_alike;
    return matching;
}

Rows run(const store::Database& database, const model::Query& query, const core::Moment& moment,
         Dictionaries& dictionaries) {
    const Columns columns(database, moment, dictionaries.content(), query.entity);
    const bool is_narrowed = narrows(query);
    Matching found = is_narrowed ? matching(columns, query) : Matching();
    const MaskView mask = is_narrowed ? found.mask : candidates_of(database, query.entity, query.with_deleted);
    Rows answer;
    answer.corrected = std::move(found.corrected);
    answer.sounds_alike = found.sounds_alike;
    Grouping grouping(columns, query);
    answer.groups = grouping.count(mask);
    answer.total = answer.groups.empty() ? static_cast<std::int64_t>(count_of(mask)) : counted(answer.groups);
    answer.aggregates = aggregates_of(columns, query.aggregates, mask);
    fill_page(columns, query, grouping, mask, answer);
    return answer;
}

Rows run(const store::Database& database, const model::Query& query, const core::Moment& moment) {
    Dictionaries dictionaries;
    return run(database, query, moment, dictionaries);
}

}  // namespace tratt::query
