#include "codec/json_event_reader.hpp"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace tratt::codec {
namespace {

using model::Column;
using model::Event;
using model::FieldType;
using model::Transaction;

enum class Place : std::uint8_t { transaction, params, param, numbers, events, event, ids, columns, values };

// Which keys of an object have been seen: a bit each, so that one twice or one missing is found.
enum TransactionKey : unsigned {
    has_sequence = 1,
    has_id = 2,
    has_at = 4,
    has_user = 8,
    has_kind = 16,
    has_target = 32,
    has_name = 64,
    has_params = 128,
    has_events = 256,
    has_numbers = 512
};
enum EventKey : unsigned {
    event_kind = 1,
    event_entity = 2,
    event_cause = 4,
    event_detail = 8,
    event_ids = 16,
    event_columns = 32,
    event_old = 64
};
constexpr unsigned transaction_required = has_sequence | has_id | has_at | has_user | has_kind | has_name | has_events;
constexpr unsigned event_required = event_kind | event_entity | event_cause | event_ids;

class EventHandler {
public:
    using number_integer_t = std::int64_t;
    using number_unsigned_t = std::uint64_t;
    using number_float_t = double;
    using string_t = std::string;
    using binary_t = nlohmann::json::binary_t;

    EventHandler(Transaction& transaction, Place outermost) : transaction_(transaction), outermost_(outermost) {}

    std::string_view fault() const { return fault_; }

    bool null() {
        if (place() == Place::transaction && key_ == "user") return once(has_user);
        if (place() != Place::values || type_ == FieldType::text || type_ == FieldType::boolean) return fail("value");
        if (type_ == FieldType::reference) {
            column().ids.push_back({});
        } else {
            column().integers.push_back(core::no_value);
        }
        return true;
    }

    bool boolean(bool value) {
        if (place() != Place::values || type_ != FieldType::boolean) return fail("value");
        column().integers.push_back(value);
        return true;
    }

    bool number_integer(std::int64_t value) {
        if (place() == Place::transaction) {
            if (key_ == "at") return once(has_at) && (transaction_.at = value, true);
            return fail("value");
        }
        if (place() != Place::values || !holds_integers() || value == core::no_value) return fail("value");
        if (type_ == FieldType::choice && !model::is_choice(model::spec(column().field), value)) return fail("value");
        column().integers.push_back(value);
        return true;
    }

    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return fail("value");
        if (place() == Place::transaction && key_ == "sequence")
            return once(has_sequence) && (transaction_.sequence = static_cast<std::int64_t>(value), true);
        if (place() == Place::numbers) return add_number(static_cast<std::int64_t>(value));
        const bool is_of_row = columns_ != nullptr && place() == Place::values &&
                               (type_ == FieldType::text || type_ == FieldType::reference);
        if (is_of_row) return value_of_row(value);
        return number_integer(static_cast<std::int64_t>(value));
    }

    bool number_float(double, const std::string&) { return fail("value"); }
    bool binary(binary_t&) { return fail("value"); }

    bool string(std::string& text) {
        if (places_.empty()) return fail("shape");
        switch (place()) {
            case Place::transaction: return transaction_text(text);
            case Place::event: return event_text(text);
            case Place::param: return param_text(text);
            case Place::ids: return add_id(event().ids, text);
            case Place::values: return value_text(text);
            default: return fail("shape");
        }
    }

    bool key(std::string& key) {
        key_ = std::move(key);
        return true;
    }

    bool start_object(std::size_t) {
        if (places_.empty()) {
            places_.push_back(outermost_);
            if (outermost_ == Place::event) transaction_.events.emplace_back();
            return true;
        }
        if (place() == Place::events) {
            transaction_.events.emplace_back();
            seen_event_ = 0;
            places_.push_back(Place::event);
            return true;
        }
        if (place() == Place::transaction && key_ == "numbers") return enter(Place::numbers) && once(has_numbers);
        const bool is_new = key_ == "columns";
        if (place() != Place::event || !(is_new || key_ == "old")) return fail("shape");
        if ((seen_event_ & event_entity) == 0) return fail("missing");
        columns_ = is_new ? &event().columns : &event().old_columns;
        places_.push_back(Place::columns);
        return once_in_event(is_new ? event_columns : event_old);
    }

    bool end_object() {
        const Place left = place();
        places_.pop_back();
        if (left == Place::event)
            return (seen_event_ & event_required) == event_required ? event_is_even() : fail("missing");
        if (left == Place::transaction)
            return (seen_transaction_ & transaction_required) == transaction_required || fail("missing");
        return true;
    }

    bool start_array(std::size_t) {
        if (places_.empty()) return fail("shape");
        switch (place()) {
            case Place::transaction:
                if (key_ == "params") return enter(Place::params) && once(has_params);
                if (key_ == "events") return enter(Place::events) && once(has_events);
                return fail("shape");
            case Place::params:
                transaction_.name_params.emplace_back();
                param_part_ = 0;
                return enter(Place::param);
            case Place::event: return key_ == "ids" ? enter(Place::ids) && once_in_event(event_ids) : fail("shape");
            case Place::columns: return start_column();
            default: return fail("shape");
        }
    }

    bool end_array() {
        if (place() == Place::param && param_part_ != 2) return fail("shape");
        places_.pop_back();
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return fail("syntax"); }

private:
    Place place() const { return places_.empty() ? Place::values : places_.back(); }
    Event& event() { return transaction_.events.back(); }
    Column& column() { return columns_->back(); }
    bool holds_integers() const {
        return type_ != FieldType::text && type_ != FieldType::reference && type_ != FieldType::boolean;
    }

    bool fail(std::string_view fault) {
        if (fault_.empty()) fault_ = fault;
        return false;
    }

    bool enter(Place place) {
        places_.push_back(place);
        return true;
    }

    bool once(unsigned bit) { return see(seen_transaction_, bit); }
    bool once_in_event(unsigned bit) { return see(seen_event_, bit); }
    bool see(unsigned& seen, unsigned bit) {
        if ((seen & bit) != 0) return fail("key");
        seen |= bit;
        return true;
    }

    template <class T>
    bool assign(T& to, const std::optional<T>& found) {
        if (!found) return fail("value");
        to = *found;
        return true;
    }

    bool transaction_text(std::string& text) {
        if (key_ == "id") return once(has_id) && assign(transaction_.id, core::parse_uuid(text));
        if (key_ == "user") return once(has_user) && assign(transaction_.user, core::parse_uuid(text));
        if (key_ == "target") return once(has_target) && assign(transaction_.target, core::parse_uuid(text));
        if (key_ == "kind") return once(has_kind) && assign(transaction_.kind, model::find_transaction_kind(text));
        if (key_ == "name") return once(has_name) && (transaction_.name_key = std::move(text), true);
        return fail("key");
    }

    bool event_text(std::string& text) {
        if (key_ == "kind") return once_in_event(event_kind) && assign(event().kind, model::find_event_kind(text));
        if (key_ == "entity") return once_in_event(event_entity) && assign(event().entity, model::find_entity(text));
        if (key_ == "cause") return once_in_event(event_cause) && assign(event().cause, model::find_cause(text));
        if (key_ == "detail") return once_in_event(event_detail) && (event().detail = std::move(text), true);
        return fail("key");
    }

    bool add_number(std::int64_t next) {
        const auto entity = model::find_entity(key_);
        if (!entity || !model::number_field(*entity) || !model::any_visible_number.holds(next)) return fail("value");
        transaction_.next_numbers.emplace_back(*entity, next);
        return true;
    }

    bool param_text(std::string& text) {
        auto& [name, value] = transaction_.name_params.back();
        if (param_part_ > 1) return fail("shape");
        (param_part_++ == 0 ? name : value) = std::move(text);
        return true;
    }

    bool add_id(std::vector<core::Uuid>& ids, const std::string& text) {
        const auto id = core::parse_uuid(text);
        if (!id || id->is_nil()) return fail("value");
        ids.push_back(*id);
        return true;
    }

    bool value_text(const std::string& text) {
        if (type_ == FieldType::reference) return add_id(column().ids, text);
        if (type_ != FieldType::text) return fail("value");
        if (column().bytes.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) return fail("length");
        column().add_text(text);
        return true;
    }

    // What stands in the column already.
    bool value_of_row(std::uint64_t row) {
        Column& values = column();
        if (row >= values.size()) return fail("value");
        const auto at = static_cast<std::size_t>(row);
        if (type_ == FieldType::reference) {
            const core::Uuid id = values.ids[at];
            return values.ids.push_back(id), true;
        }
        return value_text(std::string(values.text(at)));
    }

    bool start_column() {
        const auto field = model::find_field(event().entity, key_);
        if (!field || model::spec(*field).has(model::field_derived)) return fail("field");
        for (const Column& before : *columns_) {
            if (before.field == *field) return fail("field");
        }
        columns_->emplace_back(*field);
        type_ = model::spec(*field).type;
        return enter(Place::values);
    }

    // Every column is as long as there are records.
    bool event_is_even() {
        for (const auto* columns : {&event().columns, &event().old_columns}) {
            for (const Column& column : *columns) {
                if (column.size() != event().ids.size()) return fail("length");
            }
        }
        return true;
    }

    Transaction& transaction_;
    Place outermost_;
    std::vector<Place> places_;
    std::string key_;
    std::vector<Column>* columns_ = nullptr;
    FieldType type_ = FieldType::text;
    int param_part_ = 0;
    unsigned seen_transaction_ = 0;
    unsigned seen_event_ = 0;
    std::string_view fault_;
};

JsonFault read(std::string_view json, Transaction& out, Place outermost) {
    if (const JsonFault fault = null_byte_fault(json); !fault.reason.empty()) return fault;
    EventHandler handler(out, outermost);
    if (nlohmann::json::sax_parse(json, &handler)) return {};
    Transaction again;
    return {handler.fault().empty() ? "syntax" : handler.fault(), refused_at(json, EventHandler(again, outermost))};
}

}  // namespace

JsonFault read_transaction_json(std::string_view json, Transaction& out) {
    out = {};
    return read(json, out, Place::transaction);
}

JsonFault read_event_json(std::string_view json, Event& out) {
    Transaction holder;
    const JsonFault fault = read(json, holder, Place::event);
    if (fault.reason.empty()) out = std::move(holder.events.front());
    return fault;
}

}  // namespace tratt::codec
