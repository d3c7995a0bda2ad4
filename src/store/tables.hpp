// The records as columns, and the only place where they change: apply() checks an event against what is there and then
// carries it out, so that the same code serves commands, undo, the journal and other tabs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/uuid.hpp"
#include "model/event.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"
#include "store/cells.hpp"
#include "store/database.hpp"
#include "store/row_index.hpp"

namespace tratt::store {

// Whether the column holds `count` values of its field's type and can be read.
bool is_well_formed(const model::Column& column, std::size_t count);
// Whether each of its texts is UTF-8: all of them as one, and none ends within a character.
bool holds_utf8(const model::Column& column);

// Whether the values of an event have been checked one by one: those of a command have (validation.hpp), those of the
// journal and of other tabs have not.
enum class Values : std::uint8_t { unchecked, checked };

class Tables {
public:
    Tables();

    // Carries the event out. When it does not fit (its old values are not the present ones, an id is taken or unknown,
    // a value is not of its field's type …) nothing happens and the reason comes back.
    core::Result<void> apply(const model::Event& event);
    // The same, and the event loses the values of records it makes or removes, column by column as they are carried
    // out: of many records, what the tables hold need not stand in memory twice. fill_in() reads them back.
    core::Result<void> absorb(model::Event& event, Values values);
    void fill_in(model::Event& event) const;

    Row row_count(Entity entity) const { return static_cast<Row>(table(entity).ids.size()); }
    Row find(Entity entity, const Uuid& id) const;
    Row find_number(Entity entity, std::int64_t number) const;
    // Also of a record that is not there any more, as long as its values are.
    Row find_trace(Entity entity, const Uuid& id) const;
    const Uuid& id_of(Entity entity, Row row) const;
    bool is_present(Entity entity, Row row) const { return table(entity).present[row] != 0; }
    bool is_live(Entity entity, Row row) const { return table(entity).live[row] != 0; }
    bool is_deleted(Entity entity, Row row) const { return is_present(entity, row) && !is_live(entity, row); }
    std::int64_t live_count(Entity entity) const { return table(entity).live_count; }

    const Cells& cells(Field field) const { return settled(cells_[static_cast<std::size_t>(field)]); }
    model::Value value(Field field, Row row) const;
    void add_to(model::Column& column, Row row) const;  // the field's value there
    std::span<const Row> contacts_of(Row company) const { return contacts_of_[company].live; }
    std::span<const Row> deleted_contacts_of(Row company) const { return contacts_of_[company].deleted; }
    std::span<const Uuid> ids(Entity entity) const { return table(entity).ids; }
    std::span<const std::uint8_t> present(Entity entity) const { return table(entity).present; }
    std::span<const std::uint8_t> live(Entity entity) const { return table(entity).live; }

    std::uint64_t revision() const { return revision_; }
    std::uint64_t revision(Entity entity) const { return table(entity).revision; }
    std::uint64_t revision(Field field) const;

    // The visible number the next record gets; only goes up (R92, R98).
    std::int64_t next_number(Entity entity) const { return table(entity).next_number; }
    void reserve_numbers(Entity entity, std::int64_t next);
    // Of companies, contacts and sales. Taken back only with everything that got one since.
    std::array<std::int64_t, 3> next_numbers() const;
    void take_back_numbers(const std::array<std::int64_t, 3>& next);

private:
    struct Table {
        std::vector<Uuid> ids;
        Uuid highest_id;
        std::vector<std::uint8_t> present;
        std::vector<std::uint8_t> live;
        RowIndex by_id;  // absent records too: one that comes back gets its old row
        RowIndex by_number;  // of present records
        std::int64_t live_count = 0;
        std::int64_t next_number = 1;
        std::uint64_t revision = 0;
        std::uint64_t rows_revision = 0;  // when rows last came or went
    };
    struct Contacts {
        std::vector<Row> live;  // ascending
        std::vector<Row> deleted;
    };

    const Table& table(Entity entity) const { return tables_[static_cast<std::size_t>(entity)]; }
    Table& table(Entity entity) { return tables_[static_cast<std::size_t>(entity)]; }
    Cells& cells_of(Field field) { return settled(cells_[static_cast<std::size_t>(field)]); }
    Cells& settled(Cells& cells) const {
        if (cells.waiting) settle(cells);
        return cells;
    }
    void settle(Cells& cells) const;

    std::string_view why_unfit(const model::Event& event, Values values) const;  // "" = it fits
    std::string_view why_ids_unfit(const model::Event& event) const;
    std::string_view why_columns_unfit(const model::Event& event, const std::vector<model::Column>& columns,
                                       Values values) const;
    std::string_view why_values_unfit(const model::Column& column) const;
    bool has_values(const model::Event& event, const std::vector<model::Column>& columns) const;
    bool has_value(const model::Column& column, std::size_t index, Row row) const;
    bool is_referenced(const model::Event& removed) const;
    bool has_taken_number(const model::Event& inserted) const;

    core::Result<void> check(const model::Event& event, Values values) const;
    void begin_change(Entity entity);
    template <class AnyEvent, class Assign>
    void insert(AnyEvent& event, const Assign& assign_column);  // called with each column
    bool may_wait(const model::Column& column, std::span<const Row> rows) const;
    void take(model::Column column, std::span<const Row> rows);
    void remove(const model::Event& event);
    void set(const model::Event& event);
    std::vector<Row> make_rows(Entity entity, const std::vector<Uuid>& ids);
    void clear(Entity entity, Row row);
    void assign(const model::Column& column, std::span<const Row> rows);
    // Takes the record out of, and puts it into, whatever is kept besides the columns.
    void detach(Entity entity, Row row);
    void make_room_in_indexes(Entity entity, std::span<const Row> rows);
    void attach(Entity entity, Row row);
    void index_number(Entity entity, Row row);
    void unindex_number(Entity entity, Row row);
    std::vector<Row>* siblings_of(Row contact);  // where the contact stands among those of its company
    bool has_deleted_mark(Entity entity, Row row) const;

    std::array<Table, model::entity_count> tables_;
    mutable std::array<Cells, model::field_count> cells_;  // what waits is settled by whoever asks
    std::vector<Contacts> contacts_of_;  // by company
    std::uint64_t revision_ = 0;
};

}  // namespace tratt::store
