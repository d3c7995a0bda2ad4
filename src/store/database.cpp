#include "store/database.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "model/seeds.hpp"
#include "store/execution.hpp"
#include "store/history.hpp"
#include "store/leads.hpp"
#include "store/tables.hpp"
#include "store/validation.hpp"

namespace tratt::store {

using model::Transaction;
using model::TransactionKind;

namespace {

// Texts as they are stored: trimmed, composed, and nothing rather than empty.
Value normalised(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text || !core::is_valid_utf8(*text)) return value;
    std::string composed = core::compose(core::trim(*text));
    return composed.empty() ? Value() : Value(std::move(composed));
}

std::vector<model::FieldValue> normalised(std::vector<model::FieldValue> values) {
    for (model::FieldValue& one : values) one.value = normalised(one.value);
    return values;
}

model::CreateRecord normalised(model::CreateRecord command) {
    command.values = normalised(std::move(command.values));
    return command;
}

model::UpdateRecords normalised(model::UpdateRecords command) {
    command.changes = normalised(std::move(command.changes));
    return command;
}

template <class Action>
Action normalised(Action action) {
    return action;
}

// What the record's field was before that transaction; none where the transaction did not change it.
std::optional<Value> value_before(const Transaction& transaction, Entity entity, const Uuid& record, Field field) {
    for (const model::Event& event : transaction.events) {
        if (event.entity != entity || event.kind != model::EventKind::set) continue;
        const auto found = std::ranges::find(event.ids, record);
        if (found == event.ids.end()) continue;
        const auto column = std::ranges::find(event.old_columns, field, &model::Column::field);
        if (column != event.old_columns.end())
            return column->value(static_cast<std::size_t>(found - event.ids.begin()));
    }
    return std::nullopt;
}

// PutBack as the edit it is, or why there is nothing to put back.
core::Result<model::UpdateRecords> edit_of(const History& history, const model::PutBack& command) {
    const Transaction* transaction = history.find(command.transaction);
    if (!transaction) return error_of("unknown_transaction", command.entity);
    const std::optional<Value> before = value_before(*transaction, command.entity, command.record, command.field);
    if (!before) return error_of("wrong_field", command.entity, command.field);
    return model::UpdateRecords{command.entity, {command.record}, {{command.field, *before}}, model::Cause::put_back};
}

core::Error changed_since(const Transaction& target, const Transaction* by) {
    const model::Event& event = target.events.front();
    core::Error error = error_of("changed_since", event.entity);
    if (!event.columns.empty()) error.params.emplace_back("field", model::spec(event.columns[0].field).key);
    if (by) error.params.emplace_back("by", by->name_key);
    return error;
}

// The step that Undo means, or why it cannot be taken back.
core::Result<const Transaction*> step_to_undo(const History& history, const model::Undo& command) {
    const bool is_newest = command.transaction.is_nil();
    const Transaction* target = is_newest ? history.next_undo() : history.find(command.transaction);
    if (!target && !is_newest) return error_of("unknown_transaction", Entity::setting);
    if (!target || !history.can_undo(target->id)) return error_of("nothing_to_undo", Entity::setting);
    if (const Transaction* later = history.dependent_of(*target)) return changed_since(*target, later);
    return target;
}

// Why a command would be refused, without carrying it out.
struct Check {
    const Tables& tables;
    const History& history;

    Errors operator()(const model::PutBack& action) const {
        const core::Result<model::UpdateRecords> edit = edit_of(history, action);
        return edit ? why_refused(tables, *edit) : Errors{edit.error()};
    }
    Errors operator()(const model::Undo& action) const {
        const core::Result<const Transaction*> target = step_to_undo(history, action);
        return target ? Errors{} : Errors{target.error()};
    }
    Errors operator()(const model::Redo&) const {
        return history.next_redo() ? Errors{} : Errors{error_of("nothing_to_redo", Entity::setting)};
    }
    template <class Action>
    Errors operator()(const Action& action) const {
        return why_refused(tables, normalised(action));
    }
};

}  // namespace

Database::Database(Environment environment)
    : environment_(std::move(environment)),
      ids_(environment_.now, environment_.random),
      tables_(std::make_unique<Tables>()),
      history_(std::make_unique<History>()) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Uuid Database::new_id() { return ids_.next(); }

// ---- Beginning ----------------------------------------------------------------------------------------------------

const Transaction& Database::seed(core::Language regional_language, std::string_view time_zone) {
    const core::InstantMs now = environment_.now();
    core::Result<Done> done = store::seed(*tables_, regional_language, time_zone, now);
    if (!done) __builtin_trap();  // fixed records into an empty database
    return history_->add({new_id(),
                          history_->sequence() + 1,
                          now,
                          model::me_id,
                          TransactionKind::system,
                          {},
                          done->name_key,
                          done->name_params,
                          std::move(done->events)});
}

core::Result<void> Database::restore(const Snapshot& snapshot, std::vector<Transaction> history) {
    auto tables = std::make_unique<Tables>();
    auto past = std::make_unique<History>();
    const auto fail = [&](const core::Error& error) {
        tables_ = std::make_unique<Tables>();
        history_ = std::make_unique<History>();
        return core::Result<void>(error);
    };
    for (const model::Event& event : snapshot.records) {
        if (core::Result<void> applied = tables->apply(event); !applied) return fail(applied.error());
    }
    tables->reserve_numbers(Entity::company, snapshot.next_company_number);
    tables->reserve_numbers(Entity::contact, snapshot.next_contact_number);
    std::int64_t expected = snapshot.sequence - static_cast<std::int64_t>(history.size()) + 1;
    for (Transaction& transaction : history) {
        if (transaction.sequence != expected++) return fail({"bad_transaction", "", "", -1, {{"reason", "sequence"}}});
        past->add(std::move(transaction));
    }
    past->set_sequence(snapshot.sequence);
    past->thin_all(*tables);
    tables_ = std::move(tables);
    history_ = std::move(past);
    return {};
}

Snapshot Database::snapshot() const {
    Snapshot snapshot;
    snapshot.sequence = history_->sequence();
    snapshot.next_company_number = tables_->next_number(Entity::company);
    snapshot.next_contact_number = tables_->next_number(Entity::contact);
    // Whatever is referred to comes before what refers to it.
    for (const Entity entity : {Entity::user, Entity::category, Entity::lead_status, Entity::business, Entity::setting,
                                Entity::company, Entity::contact}) {
        const std::vector<Row> rows = rows_by_id(entity);
        if (!rows.empty()) snapshot.records.push_back(rows_as_event(entity, rows));
    }
    return snapshot;
}

model::Event Database::rows_as_event(Entity entity, std::span<const Row> rows) const {
    model::Event event{model::EventKind::insert, entity, model::Cause::system, {}, {}, {}, {}};
    for (const Row row : rows) event.ids.push_back(tables_->id_of(entity, row));
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        model::Column column(field.field);
        for (const Row row : rows) tables_->add_to(column, row);
        event.columns.push_back(std::move(column));
    }
    return event;
}

std::vector<Row> Database::rows_by_id(Entity entity) const {
    std::vector<Row> rows;
    for (Row row = 0; row < row_count(entity); ++row) {
        if (is_present(entity, row)) rows.push_back(row);
    }
    std::ranges::sort(rows, {}, [&](Row row) { return tables_->id_of(entity, row); });
    return rows;
}

// ---- Changing -----------------------------------------------------------------------------------------------------

struct Database::Execution {
    Database& database;
    const Uuid& id;

    core::Result<const Transaction*> operator()(const model::CreateRecord& raw) {
        return ordinary(normalised(raw), [&](const auto& action) {
            return carry_out(tables(), action, now(), [this] { return database.new_id(); });
        });
    }
    core::Result<const Transaction*> operator()(const model::PutBack& command) {
        core::Result<model::UpdateRecords> edit = edit_of(*database.history_, command);
        if (!edit) return edit.error();
        return ordinary(*edit, [&](const auto& action) {
            core::Result<Done> done = carry_out(tables(), action, now());
            if (done) done->name_key = "step_put_back";
            return done;
        });
    }
    core::Result<const Transaction*> operator()(const model::Undo& command) {
        const core::Result<const Transaction*> target = step_to_undo(*database.history_, command);
        if (!target) return target;
        return again(TransactionKind::undo, **target, model::inverse(whole_events(**target, tables())));
    }
    core::Result<const Transaction*> operator()(const model::Redo&) {
        const Transaction* target = database.history_->next_redo();
        if (!target) return error_of("nothing_to_redo", Entity::setting);
        return again(TransactionKind::redo, *target, whole_events(*target, tables()));
    }
    core::Result<const Transaction*> operator()(model::Import& import) {
        return ordinary(import, [&](const auto&) { return carry_out(tables(), std::move(import), now()); });
    }
    template <class Action>
    core::Result<const Transaction*> operator()(const Action& raw) {
        return ordinary(normalised(raw), [&](const auto& action) { return carry_out(tables(), action, now()); });
    }

private:
    Tables& tables() { return *database.tables_; }
    core::InstantMs now() const { return database.environment_.now(); }

    template <class Action, class CarryOut>
    core::Result<const Transaction*> ordinary(const Action& action, const CarryOut& carry_out_action) {
        const Errors errors = why_refused(tables(), action);
        if (!errors.empty()) return errors.front();
        core::Result<Done> done = carry_out_action(action);
        if (!done) return done.error();
        if (done->events.empty()) return static_cast<const Transaction*>(nullptr);
        return recorded(TransactionKind::ordinary, {}, std::move(*done));
    }

    core::Result<const Transaction*> again(TransactionKind kind, const Transaction& target,
                                           const std::vector<model::Event>& events) {
        Work work(tables(), now());
        for (const model::Event& event : events) work.apply(event);
        const Transaction* newest = database.history_->next_undo();
        const bool is_from_the_middle = kind == TransactionKind::undo && newest != &target;
        // It may leave a contact that was made since without the status it would have got.
        const bool breaks_rules = is_from_the_middle && has_active_contact_without_status(tables());
        if (breaks_rules) work.fail({});
        core::Result<std::vector<model::Event>> applied = work.finish();
        if (!applied) return changed_since(target, breaks_rules ? newest : nullptr);
        return recorded(kind, target.id, {std::move(*applied), target.name_key, target.name_params});
    }

    const Transaction* recorded(TransactionKind kind, const Uuid& target, Done done) {
        const Row user = store::current_user(tables());
        const Uuid user_id = user == no_row ? Uuid{} : tables().id_of(Entity::user, user);
        return &database.history_->add({id, database.history_->sequence() + 1, now(), user_id, kind, target,
                                        std::move(done.name_key), std::move(done.name_params), std::move(done.events)});
    }
};

core::Result<const Transaction*> Database::execute(model::Command command) {
    if (const Transaction* known = history_->find(command.id)) return known;
    history_->thin_newest(*tables_);
    Execution execution{*this, command.id};
    return std::visit(execution, command.action);
}

std::vector<core::Error> Database::check(const model::Command& command) const {
    return std::visit(Check{*tables_, *history_}, command.action);
}

core::Result<void> Database::apply(Transaction transaction) {
    if (history_->find(transaction.id)) return {};
    if (transaction.sequence != history_->sequence() + 1) {
        return core::Error{"bad_transaction", "", "", -1, {{"reason", "sequence"}}};
    }
    history_->thin_newest(*tables_);
    Work work(*tables_, transaction.at);
    for (const model::Event& event : transaction.events) work.apply(event);
    if (core::Result<std::vector<model::Event>> applied = work.finish(); !applied) return applied.error();
    history_->add(std::move(transaction));
    return {};
}

// ---- Undo and history ---------------------------------------------------------------------------------------------

const Transaction* Database::next_undo() const { return history_->next_undo(); }
const Transaction* Database::next_redo() const { return history_->next_redo(); }
const Transaction* Database::find_transaction(const Uuid& id) const { return history_->find(id); }
std::int64_t Database::sequence() const { return history_->sequence(); }
const Transaction* Database::transaction_at(std::int64_t sequence) const { return history_->at(sequence); }

std::vector<HistoryEntry> Database::history(Entity entity, const Uuid& id) const {
    std::vector<HistoryEntry> entries = history_->of_record(entity, id);
    const Row row = find(entity, id);
    for (HistoryEntry& entry : entries) {
        if (!entry.field || row == no_row || entry.old_value == value(*entry.field, row)) continue;
        const model::PutBack put_back{entry.transaction, entity, id, *entry.field};
        entry.can_put_back = check({{}, put_back}).empty();
    }
    return entries;
}

// ---- Records ------------------------------------------------------------------------------------------------------

Row Database::row_count(Entity entity) const { return tables_->row_count(entity); }
std::int64_t Database::count(Entity entity) const { return tables_->live_count(entity); }
bool Database::is_present(Entity entity, Row row) const { return tables_->is_present(entity, row); }
bool Database::is_deleted(Entity entity, Row row) const { return tables_->is_deleted(entity, row); }
Row Database::find(Entity entity, const Uuid& id) const { return tables_->find(entity, id); }
Row Database::find_number(Entity entity, std::int64_t number) const { return tables_->find_number(entity, number); }
const Uuid& Database::id_of(Entity entity, Row row) const { return tables_->id_of(entity, row); }

std::string_view Database::text(Field field, Row row) const {
    const Cells& cells = tables_->cells(field);
    return cells.pool.text(cells.handles[row]);
}
std::int64_t Database::number(Field field, Row row) const {
    const Cells& cells = tables_->cells(field);
    if (model::spec(field).type != model::FieldType::choice) return cells.numbers[row];
    return cells.bytes[row] == no_choice ? core::no_value : cells.bytes[row];
}
bool Database::flag(Field field, Row row) const { return tables_->cells(field).bytes[row] != 0; }
Row Database::reference(Field field, Row row) const { return tables_->cells(field).references[row]; }

Value Database::value(Field field, Row row) const {
    const auto group_of = [&](Row category) {
        return category == no_row ? Value() : tables_->value(Field::category_group, category);
    };
    switch (field) {
        case Field::company_category_group: return group_of(reference(Field::company_category, row));
        case Field::company_contact_count:
            return static_cast<std::int64_t>(std::ranges::count_if(
                contacts_of(row), [&](Row contact) { return !flag(Field::contact_former_employee, contact); }));
        case Field::contact_name: return normalised(Value(name(Entity::contact, row)));
        case Field::contact_category: {
            const Row category = category_of(row);
            return category == no_row ? Value() : Value(id_of(Entity::category, category));
        }
        case Field::contact_category_group: return group_of(category_of(row));
        case Field::contact_status_active: return status_active(row);
        default: return tables_->value(field, row);
    }
}

std::string Database::name(Entity entity, Row row) const { return record_name(*tables_, entity, row); }

std::string_view Database::catalogue_key(Entity entity, Row row) const {
    const auto key = model::catalogue_field(entity);
    return key && text(*model::name_field(entity), row).empty() ? text(*key, row) : std::string_view();
}

// ---- Columns ------------------------------------------------------------------------------------------------------

std::span<const Handle> Database::handles(Field field) const { return tables_->cells(field).handles.all(); }
const TextPool& Database::texts(Field field) const { return tables_->cells(field).pool; }
std::span<const std::int64_t> Database::numbers(Field field) const { return tables_->cells(field).numbers.all(); }
std::span<const std::uint8_t> Database::flags(Field field) const { return tables_->cells(field).bytes.all(); }
std::span<const std::uint8_t> Database::choices(Field field) const { return tables_->cells(field).bytes.all(); }
std::span<const Row> Database::references(Field field) const { return tables_->cells(field).references.all(); }
std::span<const std::uint8_t> Database::live(Entity entity) const { return tables_->live(entity); }
std::span<const std::uint8_t> Database::present(Entity entity) const { return tables_->present(entity); }
std::span<const Uuid> Database::ids(Entity entity) const { return tables_->ids(entity); }

// ---- Leads --------------------------------------------------------------------------------------------------------

Row Database::category_of(Row contact) const { return store::category_of(*tables_, contact); }
std::optional<model::CategoryFacts> Database::category_facts(Row category) const {
    return store::category_facts(*tables_, category);
}
bool Database::status_active(Row contact) const { return store::status_active(*tables_, contact); }
model::HiddenReason Database::hidden_reason(Row contact) const {
    return model::hidden_reason(category_facts(category_of(contact)));
}
std::span<const Row> Database::contacts_of(Row company) const { return tables_->contacts_of(company); }
std::vector<Row> Database::list(Entity entity, bool with_deleted) const {
    return items_in_order(*tables_, entity, with_deleted);
}

Uuid Database::next_category(Row company) const {
    std::vector<model::ListItem> items;
    for (const Row row : list(Entity::category, true)) {
        items.push_back({id_of(Entity::category, row), is_deleted(Entity::category, row)});
    }
    return model::next_category(items, id_of(Entity::category, reference(Field::company_category, company)));
}

std::int64_t Database::category_use(Row category) const {
    std::int64_t uses = 0;
    for (Row row = 0; row < row_count(Entity::company); ++row) {
        uses += is_live(Entity::company, row) && reference(Field::company_category, row) == category;
    }
    for (Row row = 0; row < row_count(Entity::contact); ++row) {
        const bool stands_alone = is_live(Entity::contact, row) && reference(Field::contact_company, row) == no_row;
        uses += stands_alone && reference(Field::contact_own_category, row) == category;
    }
    return uses;
}

// ---- Settings and revisions ---------------------------------------------------------------------------------------

core::Language Database::regional_language() const {
    const Row setting = find(Entity::setting, model::setting_id);
    if (setting == no_row) return core::Language::en;
    return core::parse_language(text(Field::setting_regional_language, setting)).value_or(core::Language::en);
}
std::string_view Database::time_zone() const {
    const Row setting = find(Entity::setting, model::setting_id);
    return setting == no_row ? std::string_view() : text(Field::setting_time_zone, setting);
}
Row Database::current_user() const { return store::current_user(*tables_); }

std::uint64_t Database::revision() const { return tables_->revision(); }
std::uint64_t Database::revision(Entity entity) const { return tables_->revision(entity); }
std::uint64_t Database::revision(Field field) const { return tables_->revision(field); }

}  // namespace tratt::store
