// Reading fields, stored and derived, for the records a query looks at. Everything above this file deals with values by
// their shape and does not know which fields there are.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/time.hpp"
#include "model/query_form.hpp"
#include "query/query.hpp"
#include "query/text_cache.hpp"

namespace tratt::query {

using model::Entity;
using model::Field;

struct Dictionaries::Content {
    std::optional<core::Language> language;  // what the caches were made for
    std::array<std::optional<TextCache>, model::field_count> texts;
    std::optional<NameColumn> names;

    void prepare(const store::Database& database);
    TextCache& texts_of(Field field) { return *texts[static_cast<std::size_t>(field)]; }
};

enum class Shape : std::uint8_t { text, number, date, flag, reference, group };
Shape shape_of(Field field);

inline constexpr std::uint8_t no_group = 0xFF;

struct TextValues {
    std::span<const Handle> handles;  // by record
    const store::TextPool* pool;
    TextCache* cache;
};

// One value at a time, by record.
class Reading {
public:
    Reading(const store::Database& database, const core::Moment& moment, Dictionaries::Content& content, Entity entity)
        : database_(database), moment_(moment), content_(content), entity_(entity) {}

    const store::Database& database() const { return database_; }
    const core::Moment& moment() const { return moment_; }
    Entity entity() const { return entity_; }

    TextValues texts(Field field) const;
    std::int64_t number(Field field, Row row) const;  // core::no_value = none
    std::int64_t day(Field field, Row row) const;  // dates, and instants as local days
    bool flag(Field field, Row row) const;
    Row reference(Field field, Row row) const;
    std::uint8_t group(Field field, Row row) const;  // no_group = none
    bool has_value(Field field, Row row) const;
    model::Value group_value(const model::Grouping& grouping, Row row) const;
    // The name by which a record is found and sorted.
    TextValues names_of(Entity target) const;

private:
    std::int64_t contact_count(Row company) const;

    const store::Database& database_;
    core::Moment moment_;
    Dictionaries::Content& content_;
    Entity entity_;
};

}  // namespace tratt::query
