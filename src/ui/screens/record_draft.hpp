// A contact, company or sale while it is being edited: what the visitor has changed, on top of what is stored. What has not
// been touched follows the database, so that an undo or an import meanwhile is not overwritten.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/database.hpp"

namespace tratt::ui {

store::Row first_stage(const store::Database& database, store::Row type);  // R246: what a sale of that type begins with

class RecordDraft {
public:
    // What a new record is made from: the company of a contact (R37, R88), the company and the contact of a sale (R254),
    // items of lists, such as the status of the board's column.
    struct Origin {
        store::Row company = store::no_row;
        store::Row contact = store::no_row;
        std::vector<model::FieldValue> items = {};
        core::Date today = 0;
    };
    // `number` 0: a new record.
    void begin(const store::Database& database, model::Entity entity, std::int64_t number, const Origin& origin);
    void follow(const store::Database& database);  // once a frame, before anything else

    model::Entity entity() const { return entity_; }
    bool is_new() const { return is_new_; }
    bool is_gone(const store::Database& database) const;  // deleted meanwhile
    store::Row row(const store::Database& database) const;

    std::string* text(model::Field field);  // for a text field; call touched() when it has changed
    std::string_view text(model::Field field) const;
    void touched(model::Field field);
    store::Row reference(const store::Database& database, model::Field field) const;
    void set(model::Field field, model::Value value);
    bool flag(model::Field field) const;
    bool is_touched(model::Field field) const;
    void put_back(model::Field field);  // as it is stored
    bool is_bad_number(model::Field field) const;  // its text is no number of that kind
    const model::Value& value(model::Field field) const;  // of fields that are not typed
    std::optional<std::int64_t> number(model::Field field) const;  // as typed; a day or a choice as it is
    void set_number(model::Field field, std::optional<std::int64_t> number);  // of a typed one

    // What lead status would show and hold if this were saved now (R29, R37, R47).
    store::Row category(const store::Database& database) const;
    bool status_active(const store::Database& database) const;
    store::Row shown_status(const store::Database& database) const;

    struct Change {
        model::Field field;
        model::Value before, after;
    };
    const std::vector<Change>& changes() const { return changes_; }
    bool has_changes() const { return !changes_.empty(); }

    model::Action action(const store::Database& database) const;
    const std::vector<core::Error>& errors() const { return errors_; }  // what saving would refuse now, by field
    const core::Error* error(model::Field field) const;  // the first of them; null: none

private:
    struct Slot {
        model::Field field;
        std::string text;  // text and integer fields
        model::Value value;  // the others
        model::Value stored;
        bool is_touched = false;
    };
    Slot* slot(model::Field field);
    const Slot* slot(model::Field field) const;
    void load(Slot& slot, const model::Value& value) const;
    model::Value value_of(const Slot& slot) const;
    model::Value default_value(const store::Database& database, model::Field field) const;
    const model::FieldValue* item_given(model::Field field) const;
    bool is_sent(const Slot& slot) const;
    void check(const store::Database& database);

    model::Entity entity_ = model::Entity::contact;
    core::Uuid record_;
    bool is_new_ = false;
    core::Uuid company_given_, contact_given_;
    std::vector<model::FieldValue> items_given_;
    core::Date today_ = 0;
    std::vector<Slot> slots_;
    std::vector<Change> changes_;
    std::vector<core::Error> errors_;
    std::uint64_t revision_ = 0;
    bool is_stale_ = true;
};

}  // namespace tratt::ui
