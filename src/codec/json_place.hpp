// Reading JSON that somebody else wrote. A place is a value and the way to it; whoever finds something wrong there says
// so once, and the error names the way ("command.changes.title"), the field where there is one, and the row in a list
// of records. Internal to this room: it is built on the JSON library.
//
// Every reader answers whether all was well, so that they can be joined by &&. Nothing is guessed: a key that is not
// known, a value of another type and a number out of range are errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "store/database.hpp"

namespace tratt::codec {

// What belongs to one document as a whole.
struct JsonReading {
    const store::Database* database = nullptr;  // finds records by their visible number; null = by id only
    bool is_mended = false;  // U+FFFD stands where there was no character
    int depth = 0;  // of queries and members within each other
    std::optional<core::Error> error;  // the first one
};

// The document, or false with the error in `reading`: request_too_large, not_json (params position), not_utf8. Where
// it is only the text in a string that is no text, reading goes on, so that the error can name the field.
bool parse_json(std::string_view text, std::size_t most_bytes, JsonReading& reading, nlohmann::json& out);
// The error of a reading, or not_utf8 where a character was mended in a place that nobody reads.
std::optional<core::Error> error_in(JsonReading& reading);

class JsonPlace {
public:
    JsonPlace(const nlohmann::json& value, JsonReading& reading) : value_(value), reading_(reading) {}

    JsonPlace member(const nlohmann::json& value, std::string_view key) const;
    JsonPlace item(std::size_t index) const;
    JsonPlace item_as_row(std::size_t index) const;  // an item that stands for a record: errors carry its index
    JsonPlace of_field(const model::FieldSpec& field) const;  // errors name the field
    JsonPlace of_entity(model::Entity entity) const;  // errors name the entity

    const nlohmann::json& value() const { return value_; }
    JsonReading& reading() const { return reading_; }
    std::string path() const;

    // Always false.
    bool refuse(std::string_view code, std::string_view reason = {}) const;
    bool refuse_limit(std::string_view code, std::int64_t limit) const;

    bool read(bool& out) const;
    bool read(std::string& out, std::size_t most_bytes) const;
    bool read(std::int64_t& out, model::Range range = model::any_integer) const;
    bool read(core::Uuid& out) const;  // in its written form, and not nil
    bool read(model::Entity& out) const;
    // A record of the entity: its id, or the visible number it has. `code`: of the error when no record has the number.
    bool read_record(model::Entity entity, std::string_view code, core::Uuid& out) const;
    bool is_object() const;
    bool is_array(std::size_t most_items) const;

private:
    JsonPlace(const nlohmann::json& value, const JsonPlace& up, std::string_view key, std::size_t index)
        : value_(value),
          reading_(up.reading_),
          up_(&up),
          key_(key),
          index_(index),
          row_(up.row_),
          entity_(up.entity_),
          field_(up.field_) {}

    const nlohmann::json& value_;
    JsonReading& reading_;
    const JsonPlace* up_ = nullptr;
    std::string_view key_;  // in an object; else `index_` in an array
    std::size_t index_ = 0;
    std::int64_t row_ = -1;
    std::optional<model::Entity> entity_;
    const model::FieldSpec* field_ = nullptr;
};

// ---- Objects with known keys --------------------------------------------------------------------------------------

enum class Presence : std::uint8_t { optional, required };

template <class T>
struct JsonKey {
    std::string_view name;
    bool (*read)(const JsonPlace&, T&);
    Presence presence = Presence::optional;
};

// Always false: names the first key that is not among these.
bool refuse_unknown_key(const JsonPlace& place, std::span<const std::string_view> known);

// Reads the keys in the order of the table, whatever their order in the object, so that one may depend on those before
// it. `others` are read by the caller.
template <class T>
bool read_object(const JsonPlace& place, std::span<const JsonKey<T>> keys, T& out,
                 std::initializer_list<std::string_view> others = {}) {
    if (!place.is_object()) return false;
    std::size_t seen = 0;
    for (const JsonKey<T>& key : keys) {
        const auto found = place.value().find(key.name);
        if (found == place.value().end()) {
            if (key.presence == Presence::optional) continue;
            return place.member(place.value(), key.name).refuse("missing_key");
        }
        ++seen;
        if (!key.read(place.member(*found, key.name), out)) return false;
    }
    for (const std::string_view other : others) seen += place.value().contains(other);
    if (seen == place.value().size()) return true;
    std::vector<std::string_view> known(others);
    for (const JsonKey<T>& key : keys) known.push_back(key.name);
    return refuse_unknown_key(place, known);
}

// One of the keys that an enum has, in the order of the enum.
template <class Enum>
bool read_key(const JsonPlace& place, std::span<const std::string_view> keys, Enum& out) {
    std::string key;
    if (!place.read(key, 100)) return false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] != key) continue;
        out = static_cast<Enum>(i);
        return true;
    }
    return place.refuse("unknown_value", key);
}

template <class T, class Read>
bool read_list(const JsonPlace& place, std::size_t most_items, std::vector<T>& out, const Read& read) {
    if (!place.is_array(most_items)) return false;
    out.reserve(out.size() + place.value().size());
    for (std::size_t i = 0; i < place.value().size(); ++i) {
        if (!read(place.item(i), out.emplace_back())) return false;
    }
    return true;
}

// Ids or numbers of records; errors carry the place in the list as row.
bool read_records(const JsonPlace& place, model::Entity entity, std::vector<core::Uuid>& out);
inline constexpr std::size_t most_ids = 1'000'000;

}  // namespace tratt::codec
