// The fields a question reads, stored and derived, column by column. Everything above this file deals with values by
// their shape and does not know which fields there are. What is worked out for a column is kept until a field it comes
// from changes, or, where it depends on the day, the day.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/time.hpp"
#include "model/query_form.hpp"
#include "query/codes.hpp"
#include "query/kept_orders.hpp"
#include "query/query.hpp"
#include "query/text_cache.hpp"

namespace tratt::query {

using model::Entity;
using model::Field;

enum class Shape : std::uint8_t { text, number, date, flag, reference, choice };
Shape shape_of(Field field);

// The stored fields from which a field is worked out; a stored one is its own source.
std::vector<Field> sources_of(Field field);
// Whether the values of a field, or what is asked of them, belong to one day and one time zone.
bool belongs_to_a_day(Field field);

// The distinct texts of a column, by code.
struct Texts {
    const store::TextPool* pool;
    TextCache* cache;
};

struct Dictionaries::Content {
    struct Column {
        std::uint64_t revision = 0;  // of the sources it was worked out from; 0 = not yet
        core::Date today = 0;
        core::TimeZone time_zone;
        Codes codes;
        core::Date first_day = 0;
        std::vector<std::int64_t> numbers;
    };

    struct Targets {
        std::uint64_t revision = 0;
        std::vector<std::uint32_t> places;
    };

    std::optional<core::Language> language;  // what the texts were folded and sorted for
    std::array<std::unique_ptr<TextCache>, model::field_count> texts;
    std::array<std::unique_ptr<Column>, model::field_count> columns;
    std::array<Targets, model::entity_count> targets;
    NameColumn names;
    KeptOrders orders;
};

class Columns {
public:
    Columns(const store::Database& database, const core::Moment& moment, Dictionaries::Content& content, Entity entity);

    const store::Database& database() const { return database_; }
    const core::Moment& moment() const { return moment_; }
    Dictionaries::Content& content() const { return content_; }
    Entity entity() const { return entity_; }
    std::size_t size() const { return database_.row_count(entity_); }

    const Codes& codes(Field field) const;  // of every shape but number
    core::Date first_day(Field field) const;  // the day of code 1
    std::span<const std::int64_t> numbers(Field field) const;  // numbers, dates and instants; core::no_value = none
    Texts texts(Field field) const;
    // The name by which records are found and sorted: its texts, and the code of each record's.
    static Field name_field_of(Entity target);
    Texts names_of(Entity target) const;
    const Codes& name_codes_of(Entity target) const;
    // What the code of a field stands for. `unit`: of which the code's day is to be the first.
    model::Value value(Field field, std::uint32_t code, core::DateUnit unit = core::DateUnit::day) const;

private:
    Dictionaries::Content::Column& column(Field field) const;
    bool is_current(const Dictionaries::Content::Column& kept, Field field, std::uint64_t revision) const;
    void work_out(Field field, Dictionaries::Content::Column& column) const;
    std::vector<std::int64_t> work_out_numbers(Field field) const;
    void work_out_days(Field field, Dictionaries::Content::Column& column) const;
    Codes work_out_codes(Field field) const;

    const store::Database& database_;
    core::Moment moment_;
    Dictionaries::Content& content_;
    Entity entity_;
};

}  // namespace tratt::query
