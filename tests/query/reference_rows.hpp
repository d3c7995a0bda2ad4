// The second opinion on order, groups, figures and pages.
#pragma once

#include <optional>

#include "core/collation.hpp"
#include "query/query.hpp"
#include "reference.hpp"

namespace tratt::query_test {

class ReferenceRows {
public:
    ReferenceRows(const Reference& reference, const Query& query) : reference_(reference), query_(query) {
        all_ = reference.matching(query);
        std::ranges::stable_sort(all_, [this](Row a, Row b) { return comes_before(a, b); });
    }

    query::Rows answer() const {
        query::Rows answer;
        answer.total = static_cast<std::int64_t>(all_.size());
        answer.aggregates = aggregates(all_);
        answer.groups = groups(0, all_, 0);
        if (query_.limit_per_group >= 0 && !query_.groupings.empty()) {
            page_groups(answer.groups, answer.rows);
        } else {
            const std::int64_t begin = std::clamp<std::int64_t>(query_.offset, 0, answer.total);
            const std::int64_t left = answer.total - begin;
            const std::int64_t end = begin + (query_.limit < 0 ? left : std::min(left, query_.limit));
            answer.rows.assign(all_.begin() + begin, all_.begin() + end);
            place_on_page(answer.groups, begin, end);
        }
        return answer;
    }

private:
    // ---- Order ----------------------------------------------------------------------------------------------------

    const store::Database& database() const { return reference_.database(); }

    static int sign(auto a, auto b) { return a < b ? -1 : b < a ? 1 : 0; }

    int compare_texts(const std::string& a, const std::string& b) const {
        const int order = core::compare_texts(a, b, database().regional_language());
        return order != 0 ? order : a.compare(b);
    }

    // Lists by rank, users and companies by name; what is equal in that, in order of creation.
    int compare_targets(Entity target, const Uuid& a, const Uuid& b) const {
        const Row row_a = database().find(target, a);
        const Row row_b = database().find(target, b);
        const auto rank = model::rank_field(target);
        const int order = rank ? sign(database().number(*rank, row_a), database().number(*rank, row_b))
                               : compare_texts(database().name(target, row_a), database().name(target, row_b));
        return order != 0 ? order : sign(row_a, row_b);
    }

    // Records without a value come last, also when descending.
    int compare(Field field, const Value& a, const Value& b, bool descending = false) const {
        if (is_empty(a) || is_empty(b)) return sign(is_empty(a), is_empty(b));
        int order = 0;
        if (const auto* text = std::get_if<std::string>(&a)) {
            order = compare_texts(*text, std::get<std::string>(b));
        } else if (const auto* id = std::get_if<Uuid>(&a)) {
            order = compare_targets(model::spec(field).target, *id, std::get<Uuid>(b));
        } else {
            order = sign(a, b);
        }
        return descending ? -order : order;
    }

    bool comes_before(Row a, Row b) const {
        for (const model::Grouping& by : query_.groupings) {
            const int order = compare(by.field, group_value(by, a), group_value(by, b));
            if (order != 0) return order < 0;
        }
        for (const model::SortKey& key : query_.sort) {
            const int order = compare(key.field, sort_value(key.field, a), sort_value(key.field, b), key.descending);
            if (order != 0) return order < 0;
        }
        return false;
    }

    // Instants are sorted to the millisecond, not by their days.
    Value sort_value(Field field, Row row) const {
        return model::spec(field).type == FieldType::instant ? database().value(field, row)
                                                             : reference_.value(field, row);
    }

    // ---- Groups ---------------------------------------------------------------------------------------------------

    Value group_value(const model::Grouping& by, Row row) const {
        const Value value = reference_.value(by.field, row);
        const FieldType type = model::spec(by.field).type;
        const auto* day = std::get_if<std::int64_t>(&value);
        const bool is_day = day && (type == FieldType::date || type == FieldType::instant);
        return is_day ? Value(core::start_of(by.unit, *day)) : value;
    }

    std::vector<Value> group_values(const model::Grouping& by, const std::vector<Row>& rows) const {
        std::vector<Value> values;
        const auto add = [&](const Value& value) {
            if (std::ranges::find(values, value) == values.end()) values.push_back(value);
        };
        for (const Row row : rows) add(group_value(by, row));
        const model::FieldSpec& spec = model::spec(by.field);
        if (by.with_empty_groups && spec.type == FieldType::choice) {
            for (std::size_t i = 0; i < spec.choices->keys.size(); ++i) add(static_cast<std::int64_t>(i));
        }
        if (by.with_empty_groups && spec.type == FieldType::reference && model::is_list(spec.target)) {
            for (const Row item : database().list(spec.target)) add(database().id_of(spec.target, item));
        }
        std::ranges::sort(values, [&](const Value& a, const Value& b) { return compare(by.field, a, b) < 0; });
        return values;
    }

    std::vector<query::Group> groups(std::size_t level, const std::vector<Row>& rows, std::int64_t first) const {
        std::vector<query::Group> found;
        if (level == query_.groupings.size()) return found;
        const model::Grouping& by = query_.groupings[level];
        for (const Value& value : group_values(by, rows)) {
            std::vector<Row> own;
            std::ranges::copy_if(rows, std::back_inserter(own), [&](Row row) { return group_value(by, row) == value; });
            query::Group group{.value = value, .first = first, .count = static_cast<std::int64_t>(own.size())};
            group.aggregates = aggregates(own);
            group.children = groups(level + 1, own, first);
            first += group.count;
            found.push_back(std::move(group));
        }
        return found;
    }

    std::vector<std::optional<double>> aggregates(const std::vector<Row>& rows) const {
        std::vector<std::optional<double>> found;
        for (const model::Aggregate& wanted : query_.aggregates) {
            std::vector<double> numbers;
            for (const Row row : rows) {
                const Value value = reference_.value(wanted.field, row);
                if (const auto* number = std::get_if<std::int64_t>(&value))
                    numbers.push_back(static_cast<double>(*number));
            }
            found.push_back(numbers.empty() ? std::nullopt : std::optional(figure(wanted.kind, numbers)));
        }
        return found;
    }

    static double figure(model::AggregateKind kind, const std::vector<double>& numbers) {
        double sum = 0;
        for (const double number : numbers) sum += number;
        switch (kind) {
            case model::AggregateKind::sum: return sum;
            case model::AggregateKind::average: return sum / static_cast<double>(numbers.size());
            case model::AggregateKind::minimum: return std::ranges::min(numbers);
            case model::AggregateKind::maximum: return std::ranges::max(numbers);
        }
        return 0;
    }

    // ---- Pages ----------------------------------------------------------------------------------------------------

    // The first rows of each innermost group, and where on the page they are.
    void page_groups(std::vector<query::Group>& groups, std::vector<Row>& page) const {
        for (query::Group& group : groups) {
            group.first_row = static_cast<std::int64_t>(page.size());
            page_groups(group.children, page);
            for (std::int64_t i = 0; group.children.empty() && i < std::min(group.count, query_.limit_per_group); ++i)
                page.push_back(all_[static_cast<std::size_t>(group.first + i)]);
            group.row_count = static_cast<std::int64_t>(page.size()) - group.first_row;
        }
    }

    static void place_on_page(std::vector<query::Group>& groups, std::int64_t begin, std::int64_t end) {
        for (query::Group& group : groups) {
            group.first_row = group.row_count = 0;
            for (std::int64_t at = begin; at < end; ++at) {
                group.first_row += at < group.first;
                group.row_count += at >= group.first && at < group.first + group.count;
            }
            place_on_page(group.children, begin, end);
        }
    }

    const Reference& reference_;
    const Query& query_;
    std::vector<Row> all_;  // in order
};

}  // namespace tratt::query_test
