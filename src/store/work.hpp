// Carrying out one command: events are applied one after the other, so that each step sees what the ones before it did,
// and all of them are taken back if one does not fit.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "model/command.hpp"
#include "model/lead_rules.hpp"
#include "store/tables.hpp"

namespace tratt::store {

// What a command did and what the step is called.
struct Done {
    std::vector<model::Event> events;
    std::string name_key;
    std::vector<std::pair<std::string, std::string>> name_params;
    model::NextNumbers next_numbers;
};

class Work {
public:
    Work(Tables& tables, core::InstantMs now) : tables_(tables), now_(now), numbers_before_(tables.next_numbers()) {}

    Tables& tables() { return tables_; }
    const Tables& tables() const { return tables_; }
    core::InstantMs now() const { return now_; }

    void insert(Entity entity, std::vector<Uuid> ids, std::vector<model::Column> columns, model::Cause cause,
                std::string detail = {});
    // Gives the rows this value, where they have another one.
    void set(Field field, const std::vector<Row>& rows, const Value& value, model::Cause cause,
             const std::string& detail = {});
    // Gives the records the column's values, where they have others. Where the entity has one, the same event says that
    // they were changed now, unless the command itself says when.
    void set(const std::vector<Uuid>& ids, const model::Column& column, model::Cause cause,
             const std::string& detail = {});
    void remove(Entity entity, const std::vector<Row>& rows, model::Cause cause);
    void apply(model::Event event, Values values = Values::unchecked);
    void fail(core::Error error);  // nothing will have been done

    // Writes the status and since when.
    void set_status(const std::vector<Row>& contacts, const Uuid& status, model::Cause cause,
                    const std::string& detail = {});

    // The events so far, or the reason why nothing was done.
    core::Result<std::vector<model::Event>> finish();

private:
    void add_updated_at(model::Event& event);

    Tables& tables_;
    core::InstantMs now_;
    std::array<std::int64_t, 3> numbers_before_;
    std::unordered_set<Uuid, core::UuidHash> dated_;  // records for which the command says when they were changed
    std::vector<model::Event> events_;
    std::optional<core::Error> error_;
};

// Values for single records, given together field by field.
class RowValues {
public:
    void add(Field field, Row row, Value value);
    void add(Row row, const std::vector<model::FieldValue>& values);
    void apply(Work& work, model::Cause cause) const;

private:
    std::map<Field, std::vector<std::pair<Row, Value>>> values_;
};

// Contacts whose lead status may become active by what follows; done() gives those that did what the rules say.
class StatusWatch {
public:
    StatusWatch(const Tables& tables, std::vector<Row> contacts);
    void done(Work& work, model::EnterCause cause) const;

private:
    std::vector<Row> contacts_;
    std::vector<std::uint8_t> was_active_;
};

// The rule of 1.4 by which an event changed a status on its own; Event::detail of cause rule.
inline constexpr std::string_view rule_enter_active = "enter_active";

}  // namespace tratt::store
