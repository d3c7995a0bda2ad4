// A second opinion on which records a question is about: each record by itself, through Database::value and friends, as
// the rules and the headers say it and without anything kept or clever.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "query/search.hpp"
#include "query/sounds.hpp"
#include "store/database.hpp"

namespace tratt::query_test {

using core::Uuid;
using model::Criterion;
using model::Entity;
using model::Field;
using model::FieldType;
using model::Members;
using model::Operator;
using model::Query;
using model::Value;
using store::no_row;
using store::Row;

inline bool is_empty(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || (text && text->empty());
}

// R138: "%" stands for any text.
inline bool is_like(std::string_view text, std::string_view pattern) {
    if (pattern.empty()) return text.empty();
    if (pattern.front() != '%')
        return !text.empty() && text.front() == pattern.front() && is_like(text.substr(1), pattern.substr(1));
    for (std::size_t from = 0; from <= text.size(); ++from) {
        if (is_like(text.substr(from), pattern.substr(1))) return true;
    }
    return false;
}

class Reference {
public:
    Reference(const store::Database& database, const core::Moment& moment) : database_(database), moment_(moment) {}

    std::vector<Row> matching(const Query& query) const {
        std::vector<Row> rows;
        for (const Row row : members(query.among, query.entity, query.with_deleted)) {
            if (meets_any(query, row)) rows.push_back(row);
        }
        return with_text(query, rows);
    }

    // Dates and instants are days.
    Value value(Field field, Row row) const {
        const core::Date today = core::today(moment_);
        switch (field) {
            case Field::contact_days_in_status: return days_since(day(Field::contact_status_since, row));
            case Field::sale_days_in_stage: return days_in_stage(row);
            case Field::company_last_activity: return last_activity(Field::follow_up_company, row);
            case Field::contact_last_activity: return last_activity(Field::follow_up_contact, row);
            case Field::sale_last_activity: return last_activity(Field::follow_up_sale, row);
            case Field::company_next_follow_up: return next_follow_up(Field::follow_up_company, row);
            case Field::contact_next_follow_up: return next_follow_up(Field::follow_up_contact, row);
            case Field::sale_next_follow_up: return next_follow_up(Field::follow_up_sale, row);
            case Field::follow_up_date: return value_of(follow_up_date(row));
            case Field::follow_up_is_overdue: return is_waiting(row) && follow_up_date(row).value_or(today) < today;
            default: break;
        }
        const Value stored = database_.value(field, row);
        return model::spec(field).type == FieldType::instant ? value_of(day(field, row)) : stored;
    }

    const store::Database& database() const { return database_; }

private:
    static Value value_of(std::optional<core::Date> day) { return day ? Value(*day) : Value(); }

    // The local day of an instant.
    std::optional<core::Date> day(Field field, Row row) const {
        const Value stored = database_.value(field, row);
        const auto* at = std::get_if<std::int64_t>(&stored);
        return at ? std::optional(core::day_of(*at, moment_.time_zone)) : std::nullopt;
    }

    Value days_since(std::optional<core::Date> day) const { return day ? Value(core::today(moment_) - *day) : Value(); }

    // R258: until it is closed. A clock that has been set back makes no days below 0.
    Value days_in_stage(Row sale) const {
        const auto since = day(Field::sale_stage_since, sale);
        const core::Date until = day(Field::sale_closed_at, sale).value_or(core::today(moment_));
        return since ? Value(std::max<std::int64_t>(0, until - *since)) : Value();
    }

    // ---- Follow-ups -----------------------------------------------------------------------------------------------

    bool is_waiting(Row follow_up) const { return !day(Field::follow_up_completed_at, follow_up); }

    // The day on which it begins, or its deadline.
    std::optional<core::Date> follow_up_date(Row follow_up) const {
        const Value due = database_.value(Field::follow_up_due_date, follow_up);
        const auto* date = std::get_if<std::int64_t>(&due);
        const auto begins = day(Field::follow_up_starts_at, follow_up);
        return begins || !date ? begins : std::optional<core::Date>(*date);
    }

    std::vector<Row> follow_ups_of(Field link, Row record) const {
        std::vector<Row> found = candidates(Entity::follow_up, false);
        std::erase_if(found, [&](Row one) { return database_.reference(link, one) != record; });
        return found;
    }

    Value last_activity(Field link, Row record) const {
        std::optional<core::Date> last;
        for (const Row one : follow_ups_of(link, record))
            last = std::max(last, day(Field::follow_up_completed_at, one));  // nothing is less than any day
        return value_of(last);
    }

    // R248
    Value next_follow_up(Field link, Row record) const {
        std::optional<core::Date> next;
        for (const Row one : follow_ups_of(link, record)) {
            const auto date = is_waiting(one) ? follow_up_date(one) : std::nullopt;
            if (date && (!next || *date < *next)) next = date;
        }
        return value_of(next);
    }

    std::vector<Row> candidates(Entity entity, bool with_deleted) const {
        std::vector<Row> rows;
        for (Row row = 0; row < database_.row_count(entity); ++row) {
            if (with_deleted ? database_.is_present(entity, row) : database_.is_live(entity, row)) rows.push_back(row);
        }
        return rows;
    }

    // ---- Criteria -------------------------------------------------------------------------------------------------

    bool meets_any(const Query& query, Row row) const {
        const auto meets_set = [&](const model::CriteriaSet& set) {
            return std::ranges::all_of(set, [&](const Criterion& criterion) { return meets(criterion, row); });
        };
        return query.any.empty() || std::ranges::any_of(query.any, meets_set);
    }

    bool meets(const Criterion& criterion, Row row) const {
        const FieldType type = model::spec(criterion.field).type;
        const Value value = this->value(criterion.field, row);
        if (criterion.op == Operator::has_value) return !is_empty(value);
        if (criterion.op == Operator::has_no_value) return is_empty(value);
        if (criterion.op == Operator::is_one_of || criterion.op == Operator::is_not_one_of)
            return meets_choice(criterion, value);
        if (is_ignored(criterion)) return true;
        const bool is_date = type == FieldType::date || type == FieldType::instant;
        if (criterion.op <= Operator::is_not) {
            return (type == FieldType::text || type == FieldType::reference) &&
                   meets_text(criterion, text_of(criterion.field, value));
        }
        if (criterion.op <= Operator::between) return type == FieldType::integer && meets_number(criterion, value);
        if (criterion.op <= Operator::no)
            return type == FieldType::boolean && value == Value(criterion.op == Operator::yes);
        return is_date && meets_date(criterion, value);
    }

    // R129
    static bool is_ignored(const Criterion& criterion) {
        const bool is_relative = criterion.op >= Operator::before_today;
        if (criterion.op == Operator::yes || criterion.op == Operator::no || is_relative) return false;
        const bool takes_two = criterion.op == Operator::between || criterion.op == Operator::between_dates;
        const std::size_t taken = takes_two ? 2 : 1;  // what there is beyond does not count
        return criterion.values.size() < taken ||
               std::any_of(criterion.values.begin(), criterion.values.begin() + static_cast<int>(taken), is_empty);
    }

    // Of a reference, the name of what it refers to.
    std::string text_of(Field field, const Value& value) const {
        if (const auto* text = std::get_if<std::string>(&value)) return *text;
        const auto* id = std::get_if<Uuid>(&value);
        const Entity target = model::spec(field).target;
        return id ? database_.name(target, database_.find(target, *id)) : std::string();
    }

    bool meets_text(const Criterion& criterion, const std::string& text) const {
        const auto* given = std::get_if<std::string>(&criterion.values[0]);
        if (!given) return false;
        if (criterion.op == Operator::is_exactly) return text == *given;
        const auto folded = [&](std::string_view raw) {
            return criterion.folding == model::Folding::language ? core::fold(raw, database_.regional_language())
                                                                 : core::lower(raw);
        };
        const std::string pattern = folded(*given);
        switch (criterion.op) {
            case Operator::starts_with: return is_like(folded(text), pattern + "%");
            case Operator::contains: return is_like(folded(text), "%" + pattern + "%");
            case Operator::ends_with: return is_like(folded(text), "%" + pattern);
            case Operator::equals: return is_like(folded(text), pattern);
            case Operator::does_not_start_with: return !is_like(folded(text), pattern + "%");
            case Operator::does_not_contain: return !is_like(folded(text), "%" + pattern + "%");
            case Operator::does_not_end_with: return !is_like(folded(text), "%" + pattern);
            default: return !is_like(folded(text), pattern);
        }
    }

    static bool meets_number(const Criterion& criterion, const Value& value) {
        std::vector<std::int64_t> given;
        for (std::size_t i = 0; i < (criterion.op == Operator::between ? 2u : 1u); ++i) {
            const auto* one = std::get_if<std::int64_t>(&criterion.values[i]);
            if (!one) return false;
            given.push_back(*one);
        }
        const auto* number = std::get_if<std::int64_t>(&value);
        if (!number) return criterion.op == Operator::number_differs;
        switch (criterion.op) {
            case Operator::number_equals: return *number == given[0];
            case Operator::number_differs: return *number != given[0];
            case Operator::greater: return *number > given[0];
            case Operator::greater_or_equal: return *number >= given[0];
            case Operator::less: return *number < given[0];
            case Operator::less_or_equal: return *number <= given[0];
            default: return *number >= std::min(given[0], given[1]) && *number <= std::max(given[0], given[1]);
        }
    }

    bool meets_date(const Criterion& criterion, const Value& value) const {
        const std::size_t taken = criterion.op == Operator::between_dates ? 2 : criterion.op <= Operator::after ? 1 : 0;
        std::vector<std::int64_t> given;
        for (std::size_t i = 0; i < taken; ++i) {
            const auto* one = std::get_if<std::int64_t>(&criterion.values[i]);
            if (!one) return false;
            given.push_back(*one);
        }
        const auto* day = std::get_if<std::int64_t>(&value);
        if (!day) return false;
        const core::Date today = core::today(moment_);
        switch (criterion.op) {
            case Operator::before: return *day < given[0];
            case Operator::on_date: return *day == given[0];
            case Operator::after: return *day > given[0];
            case Operator::between_dates:
                return *day >= std::min(given[0], given[1]) && *day <= std::max(given[0], given[1]);
            case Operator::before_today: return *day < today;
            case Operator::on_today: return *day == today;
            case Operator::after_today: return *day > today;
            default: return meets_units(criterion, units_ahead(criterion.unit, today, *day));
        }
    }

    // R145, R146: how many units lie between the present one and the day's.
    static std::int64_t units_ahead(core::DateUnit unit, core::Date today, core::Date day) {
        const core::CivilDate from = core::to_civil(today);
        const core::CivilDate to = core::to_civil(day);
        const std::int64_t months = (to.year - from.year) * std::int64_t{12} + to.month - from.month;
        const auto monday = [](core::Date of) { return of - core::weekday(of); };
        switch (unit) {
            case core::DateUnit::day: return day - today;
            case core::DateUnit::week: return (monday(day) - monday(today)) / 7;
            case core::DateUnit::month: return months;
            case core::DateUnit::quarter: return (to.year - from.year) * 4 + (to.month - 1) / 3 - (from.month - 1) / 3;
            case core::DateUnit::year: return to.year - from.year;
        }
        return 0;
    }

    static bool meets_units(const Criterion& criterion, std::int64_t ahead) {
        const bool is_previous = ahead < 0 && -ahead <= criterion.count;
        const bool is_next = ahead > 0 && ahead <= criterion.count;
        switch (criterion.op) {
            case Operator::this_unit: return ahead == 0;
            case Operator::previous_units: return is_previous;
            case Operator::this_and_previous: return ahead == 0 || is_previous;
            case Operator::next_units: return is_next;
            case Operator::this_and_next: return ahead == 0 || is_next;
            default: return ahead == 0 || is_previous || is_next;
        }
    }

    // R134–R137
    bool meets_choice(const Criterion& criterion, const Value& value) const {
        const bool takes_users = model::spec(criterion.field).target == Entity::user &&
                                 model::spec(criterion.field).type == FieldType::reference;
        const bool asks_for_me = criterion.current_user && takes_users;
        if (criterion.values.empty() && !asks_for_me) return true;
        bool is_chosen = std::ranges::any_of(
            criterion.values, [&](const Value& one) { return is_empty(one) ? is_empty(value) : one == value; });
        const Row me = database_.current_user();
        if (asks_for_me && me != no_row) is_chosen |= value == Value(database_.id_of(Entity::user, me));
        return is_chosen == (criterion.op == Operator::is_one_of);
    }

    // ---- Members --------------------------------------------------------------------------------------------------

    std::vector<Row> members(const Members& members, Entity entity, bool with_deleted) const {
        switch (members.kind) {
            case Members::Kind::all: break;
            case Members::Kind::listed: {
                std::vector<Row> rows = candidates(members.entity, with_deleted);
                std::erase_if(rows, [&](Row one) {
                    return std::ranges::count(members.ids, database_.id_of(members.entity, one)) == 0;
                });
                return those_meant(rows, members.entity, entity, with_deleted);
            }
            case Members::Kind::found: {
                const Query& query = members.query.front();
                std::vector<Row> rows = matching(query);
                std::erase_if(rows, [&](Row one) { return !with_deleted && database_.is_deleted(query.entity, one); });
                return those_meant(rows, query.entity, entity, with_deleted);
            }
            case Members::Kind::combined: return combined(members, entity, with_deleted);
        }
        return candidates(entity, with_deleted);
    }

    static bool is_in(const std::vector<Row>& rows, Row row) { return std::ranges::find(rows, row) != rows.end(); }

    Row company_of(Row contact) const { return database_.reference(Field::contact_company, contact); }

    // R163
    std::vector<Row> those_meant(const std::vector<Row>& rows, Entity from, Entity to, bool with_deleted) const {
        std::vector<Row> meant = candidates(to, with_deleted);
        std::erase_if(meant, [&](Row row) {
            if (from == to) return !is_in(rows, row);
            if (from == Entity::contact && to == Entity::company)
                return std::ranges::none_of(rows, [&](Row contact) { return company_of(contact) == row; });
            return from != Entity::company || to != Entity::contact || !is_in(rows, company_of(row));
        });
        return meant;
    }

    // R162, R164
    std::vector<Row> combined(const Members& members, Entity entity, bool with_deleted) const {
        const std::vector<Row> sides[] = {this->members(members.sides[0], entity, with_deleted),
                                          this->members(members.sides[1], entity, with_deleted)};
        const auto counts_in = [&](const std::vector<Row>& side, Row row) {
            if (!members.compares_companies || entity != Entity::contact) return is_in(side, row);
            return std::ranges::any_of(side, [&](Row other) {
                return other == row || (company_of(row) != no_row && company_of(other) == company_of(row));
            });
        };
        std::vector<Row> rows = candidates(entity, with_deleted);
        std::erase_if(rows, [&](Row row) {
            if (!is_in(sides[0], row) && !is_in(sides[1], row)) return true;
            return !is_kept(members.operation, counts_in(sides[0], row), counts_in(sides[1], row));
        });
        return rows;
    }

    static bool is_kept(model::SetOperation operation, bool first, bool second) {
        switch (operation) {
            case model::SetOperation::only_first: return first && !second;
            case model::SetOperation::only_second: return second && !first;
            case model::SetOperation::both: return first && second;
            case model::SetOperation::exactly_one: return first != second;
            case model::SetOperation::either: return true;
        }
        return false;
    }

    // ---- Text -----------------------------------------------------------------------------------------------------

    // R141, R143: beginnings of words; punctuation within a word does not count.
    static bool begins_a_word(const std::string& text, const std::string& word) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at > 0 && static_cast<unsigned char>(text[at - 1]) > ' ') continue;
            std::string rest = text.substr(at);
            std::erase(rest, '\x01');
            if (rest.starts_with(word)) return true;
        }
        return false;
    }

    // R142
    static bool sounds_like_a_word(const std::string& text, const std::string& typed) {
        std::string word;
        for (const char byte : text + " ") {
            if (static_cast<unsigned char>(byte) > ' ') {
                word += byte;
            } else {
                if (query::SoundsLike(typed).distance_to(word)) return true;
                word.clear();
            }
        }
        return false;
    }

    template <class Holds>
    bool has_each_word(const Query& query, Row row, const Holds& holds) const {
        const core::WordMatch typed(query.text, database_.regional_language());
        return std::ranges::all_of(typed.words(), [&](const std::string& word) {
            return std::ranges::any_of(query::searched_fields(query.entity), [&](Field field) {
                const std::string text = text_of(field, value(field, row));
                return holds(core::fold_for_search(text, database_.regional_language()), word);
            });
        });
    }

    std::vector<Row> with_text(const Query& query, std::vector<Row> rows) const {
        const auto is_found = [&](Row row) { return has_each_word(query, row, begins_a_word); };
        const auto is_alike = [&](Row row) {
            return has_each_word(query, row, [](const std::string& text, const std::string& word) {
                return begins_a_word(text, word) || sounds_like_a_word(text, word);
            });
        };
        const bool is_any_found = std::ranges::any_of(candidates(query.entity, query.with_deleted), is_found);
        std::erase_if(rows, [&](Row row) { return is_any_found ? !is_found(row) : !is_alike(row); });
        return rows;
    }

    const store::Database& database_;
    core::Moment moment_;
};

}  // namespace tratt::query_test
