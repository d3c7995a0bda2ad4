// Records, their fields and their names in answers. Internal to this room.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_place.hpp"
#include "core/time.hpp"
#include "model/value.hpp"
#include "store/database.hpp"

namespace tratt::codec {

// A field, or a field of the record it refers to: "title", "company.name".
struct FieldPath {
    std::optional<model::Field> by;
    model::Field field{};
    std::string key;
};

bool read_field_paths(const JsonPlace& place, model::Entity entity, std::vector<FieldPath>& out);
// What a record shows when no fields are named: all but the internal ones.
std::vector<FieldPath> all_field_paths(model::Entity entity);

// Writes what is in a database as it is at one moment.
class RecordWriter {
public:
    using Words = std::function<std::string(std::string_view key)>;

    RecordWriter(const store::Database& database, const core::Moment& moment, const Words& words)
        : database_(database), moment_(moment), words_(words) {}

    const store::Database& database() const { return database_; }

    void append_field(std::string& out, const FieldPath& path, store::Row row) const;
    void append_id(std::string& out, model::Entity entity, store::Row row) const;
    // The visible number where the entity has one, else the id.
    void append_number(std::string& out, model::Entity entity, store::Row row) const;
    std::string name(model::Entity entity, store::Row row) const;  // of a seeded item the words of its key

private:
    void append_stored(std::string& out, model::Field field, store::Row row) const;
    void append_days_in_status(std::string& out, store::Row contact) const;

    const store::Database& database_;
    core::Moment moment_;
    const Words& words_;
};

}  // namespace tratt::codec
