#include "store/database.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "model/seeds.hpp"
#include "store/automations.hpp"
#include "store/execution.hpp"
#include "store/history.hpp"
#include "store/insertion_order.hpp"
#include "store/leads.hpp"
#include "store/tables.hpp"
#include "store/validation.hpp"

namespace tratt::store {

using model::Transaction;
using model::TransactionKind;

namespace {

constexpr std::size_t most_bytes = 4'000'000;  // what is longer is refused in any case, so it is not worked on

// Texts as they are stored: trimmed, composed, and nothing rather than empty.
Value normalised(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text || text->size() > most_bytes || !core::is_valid_utf8(*text)) return value;
    std::string composed = core::compose(core::trim(*text));
    return composed.empty() ? Value() : Value(std::move(composed));
}

model::Column normalised(const model::Column& column) {
    model::Column kept(column.field);
    for (std::size_t i = 0; i < column.size(); ++i) kept.add(normalised(column.value(i)));
    return kept;
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
    for (model::Column& column : command.columns) column = normalised(column);
    return command;
}

model::LogActivities normalised(model::LogActivities command) {
    command.changes = normalised(std::move(command.changes));
    for (std::vector<model::FieldValue>& values : command.made) values = normalised(std::move(values));
    return command;
}

std::string normalised(const std::string& text) {
    const Value value = normalised(Value(text));
    const auto* kept = std::get_if<std::string>(&value);
    return kept ? *kept : std::string();
}

model::SubmitForm normalised(model::SubmitForm command) {
    command.values = normalised(std::move(command.values));
    for (std::string* text : {&command.values_json, &command.referrer, &command.page}) *text = normalised(*text);
    return command;
}

model::ProcessSubmission normalised(model::ProcessSubmission command) {
    command.values = normalised(std::move(command.values));
    return command;
}

model::SetPreference normalised(model::SetPreference command) {
    return {normalised(command.key), normalised(command.value)};
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
    Scene scene;
    const History& history;

    Errors operator()(const model::PutBack& action) const {
        const core::Result<model::UpdateRecords> edit = edit_of(history, action);
        return edit ? why_refused(scene, *edit) : Errors{edit.error()};
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
        return why_refused(scene, normalised(action));
    }
};

void reserve_numbers(Tables& tables, const model::NextNumbers& numbers) {
    for (const auto& [entity, next] : numbers) tables.reserve_numbers(entity, next);
}

// Visits and preferences never stand in the way of an undo: what refers to records that go is forgotten.
void forget_personal(Work& work, const model::Event& removal) {
    for (const model::FieldSpec& reference : model::all_fields()) {
        const bool is_personal_link = reference.type == model::FieldType::reference &&
                                      reference.target == removal.entity && model::is_personal(reference.entity);
        if (!is_personal_link) continue;
        std::vector<Row> rows;
        const auto& targets = work.tables().cells(reference.field).references;
        for (Row row = 0; row < targets.size(); ++row) {
            const Uuid& target = work.tables().id_of(removal.entity, targets[row]);
            const bool is_present = work.tables().is_present(reference.entity, row);
            if (is_present && std::ranges::find(removal.ids, target) != removal.ids.end()) rows.push_back(row);
        }
        work.remove(reference.entity, rows, model::Cause::undo);
    }
}

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

const Transaction* Database::upgrade() {
    if (the_setting(*tables_) == no_row) return nullptr;
    const core::InstantMs now = environment_.now();
    core::Result<Done> done = store::upgrade(*tables_, now);
    if (!done || done->events.empty()) return nullptr;
    return &history_->add({new_id(),
                           history_->sequence() + 1,
                           now,
                           tables_->id_of(Entity::user, store::current_user(*tables_)),
                           TransactionKind::system,
                           {},
                           done->name_key,
                           done->name_params,
                           std::move(done->events)});
}

core::Result<void> Database::restore(Snapshot snapshot, std::vector<Transaction> history) {
    auto tables = std::make_unique<Tables>();
    auto past = std::make_unique<History>();
    const auto fail = [&](const core::Error& error) {
        tables_ = std::make_unique<Tables>();
        history_ = std::make_unique<History>();
        return core::Result<void>(error);
    };
    for (model::Event& event : snapshot.records) {
        if (core::Result<void> applied = tables->absorb(event, Values::unchecked); !applied)
            return fail(applied.error());
    }
    tables->reserve_numbers(Entity::company, snapshot.next_company_number);
    tables->reserve_numbers(Entity::contact, snapshot.next_contact_number);
    tables->reserve_numbers(Entity::sale, snapshot.next_sale_number);
    std::int64_t expected = snapshot.sequence - static_cast<std::int64_t>(history.size()) + 1;
    for (Transaction& transaction : history) {
        if (transaction.sequence != expected++) return fail({"bad_transaction", "", "", -1, {{"reason", "sequence"}}});
        if (lacks_values(transaction, *tables)) return fail({"bad_transaction", "", "", -1, {{"reason", "no_values"}}});
        make_thin(transaction, *tables);
        past->add(std::move(transaction));
    }
    past->set_sequence(snapshot.sequence);
    tables_ = std::move(tables);
    history_ = std::move(past);
    return {};
}

Snapshot Database::snapshot() const {
    Snapshot snapshot;
    snapshot.sequence = history_->sequence();
    snapshot.next_company_number = tables_->next_number(Entity::company);
    snapshot.next_contact_number = tables_->next_number(Entity::contact);
    snapshot.next_sale_number = tables_->next_number(Entity::sale);
    for (const Entity entity : insertion_order) {
        for (const std::vector<Row>& rows : in_layers(*tables_, entity, rows_by_id(entity)))
            snapshot.records.push_back(rows_as_event(entity, rows));
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
    const model::Command& command;

    core::Result<const Transaction*> operator()(const model::PutBack& put_back) {
        core::Result<model::UpdateRecords> edit = edit_of(*database.history_, put_back);
        if (!edit) return edit.error();
        core::Result<Done> done = done_by(*edit);
        if (done) done->name_key = "step_put_back";
        return recorded(TransactionKind::ordinary, {}, std::move(done));
    }
    core::Result<const Transaction*> operator()(const model::Undo& undo) {
        const core::Result<const Transaction*> target = step_to_undo(*database.history_, undo);
        if (!target) return target;
        return again(TransactionKind::undo, **target, model::inverse(whole_events(**target, tables())));
    }
    core::Result<const Transaction*> operator()(const model::Redo&) {
        const Transaction* target = database.history_->next_redo();
        if (!target) return error_of("nothing_to_redo", Entity::setting);
        return again(TransactionKind::redo, *target, whole_events(*target, tables()));
    }
    core::Result<const Transaction*> operator()(const model::Visit& visit) {
        return recorded(TransactionKind::system, {}, done_by(visit));
    }
    core::Result<const Transaction*> operator()(const model::SetPreference& preference) {
        return recorded(TransactionKind::system, {}, done_by(normalised(preference)));
    }
    core::Result<const Transaction*> operator()(const model::CreateRecord& create) { return with_rules(create); }
    core::Result<const Transaction*> operator()(const model::UpdateRecords& update) { return with_rules(update); }
    core::Result<const Transaction*> operator()(model::Import& import) { return with_rules(std::move(import)); }
    core::Result<const Transaction*> operator()(model::RestoreBackup& restore) {
        return recorded(TransactionKind::ordinary, {}, done_by(std::move(restore)));
    }
    template <class Action>
    core::Result<const Transaction*> operator()(const Action& action) {
        return recorded(TransactionKind::ordinary, {}, done_by(normalised(action)));
    }

private:
    Tables& tables() { return *database.tables_; }
    core::InstantMs now() const { return database.environment_.now(); }

    core::Result<Done> carried_out(model::Import&& import) { return carry_out(tables(), std::move(import), now()); }
    core::Result<Done> carried_out(model::RestoreBackup&& restore) {
        return carry_out(tables(), std::move(restore), now());
    }
    template <class Action>
    core::Result<Done> carried_out(const Action& action) {
        return carry_out(tables(), action, Surroundings{database.moment(), [this] { return database.new_id(); }});
    }

    template <class Action>
    core::Result<Done> done_by(Action&& action) {
        const Errors errors = why_refused(Scene{tables(), database.environment_.catalogue_words}, action);
        if (!errors.empty()) return errors.front();
        return carried_out(std::forward<Action>(action));
    }

    // What can meet an automation (R56).
    template <class Action>
    core::Result<const Transaction*> with_rules(Action&& action) {
        core::Result<Done> done = done_by(normalised(std::forward<Action>(action)));
        if (done) done = with_automations(tables(), std::move(*done), command.answer, now());
        return recorded(TransactionKind::ordinary, {}, std::move(done));
    }

    core::Result<const Transaction*> again(TransactionKind kind, const Transaction& target,
                                           const std::vector<model::Event>& events) {
        Work work(tables(), now());
        for (const model::Event& event : events) {
            if (model::is_personal(event.entity)) continue;  // may have become others since, or gone
            if (event.kind == model::EventKind::remove) forget_personal(work, event);
            work.apply(event);
        }
        const Transaction* newest = database.history_->next_undo();
        const bool is_from_the_middle = kind == TransactionKind::undo && newest != &target;
        // It may leave a contact that was made since without the status it would have got.
        const bool breaks_rules = is_from_the_middle && has_active_contact_without_status(tables());
        if (breaks_rules) work.fail({});
        core::Result<std::vector<model::Event>> applied = work.finish();
        if (!applied) return changed_since(target, breaks_rules ? newest : nullptr);
        return recorded(kind, target.id, Done{std::move(*applied), target.name_key, target.name_params});
    }

    core::Result<const Transaction*> recorded(TransactionKind kind, const Uuid& target, core::Result<Done> done) {
        if (!done) return done.error();
        if (done->events.empty()) return static_cast<const Transaction*>(nullptr);
        reserve_numbers(tables(), done->next_numbers);
        const Row user = store::current_user(tables());
        const Uuid user_id = user == no_row ? Uuid{} : tables().id_of(Entity::user, user);
        return &database.history_->add({command.id, database.history_->sequence() + 1, now(), user_id, kind, target,
                                        std::move(done->name_key), std::move(done->name_params),
                                        std::move(done->events), std::move(done->next_numbers)});
    }
};

core::Moment Database::moment() const {
    return {environment_.now(), environment_.time_zone ? environment_.time_zone() : core::TimeZone()};
}

core::Result<const Transaction*> Database::execute(model::Command command) {
    if (const Transaction* known = history_->find(command.id)) return known;
    Execution execution{*this, command};
    return std::visit(execution, command.action);
}

std::vector<core::Error> Database::check(const model::Command& command) const {
    return std::visit(Check{Scene{*tables_, environment_.catalogue_words}, *history_}, command.action);
}

core::Result<void> Database::apply(Transaction transaction) {
    if (history_->find(transaction.id)) return {};
    if (transaction.sequence != history_->sequence() + 1) {
        return core::Error{"bad_transaction", "", "", -1, {{"reason", "sequence"}}};
    }
    Work work(*tables_, transaction.at);
    for (model::Event& event : transaction.events) work.apply(std::move(event));
    core::Result<std::vector<model::Event>> applied = work.finish();
    if (!applied) return applied.error();
    transaction.events = std::move(*applied);
    reserve_numbers(*tables_, transaction.next_numbers);
    history_->add(std::move(transaction));
    return {};
}

bool Database::retract_newest() {
    const Transaction* newest = history_->at(history_->sequence());
    if (!newest) return false;
    for (const model::Event& event : model::inverse(whole_events(*newest, *tables_))) {
        // Nothing has happened since that could stand in the way.
        if (!tables_->apply(event)) __builtin_trap();
    }
    history_->forget_newest();
    return true;
}

// ---- Undo and history ---------------------------------------------------------------------------------------------

Transaction Database::complete(const Transaction& newest) const {
    Transaction whole = newest;
    whole.events = whole_events(newest, *tables_);
    return whole;
}

const Transaction* Database::next_undo() const { return history_->next_undo(); }
const Transaction* Database::next_redo() const { return history_->next_redo(); }
const Transaction* Database::find_transaction(const Uuid& id) const { return history_->find(id); }
std::int64_t Database::sequence() const { return history_->sequence(); }
const Transaction* Database::transaction_at(std::int64_t sequence) const { return history_->at(sequence); }

std::vector<HistoryEntry> Database::history(Entity entity, const Uuid& id) const {
    std::vector<HistoryEntry> entries = history_->of_record(entity, id);
    std::erase_if(entries, [](const HistoryEntry& entry) {
        return entry.field && model::spec(*entry.field).has(model::field_unlogged);
    });
    const Row row = find(entity, id);
    for (HistoryEntry& entry : entries) {
        if (!entry.field || row == no_row || entry.old_value == value(*entry.field, row)) continue;
        const model::PutBack put_back{entry.transaction, entity, id, *entry.field};
        entry.can_put_back = check({{}, put_back}).empty();
    }
    return entries;
}

}  // namespace tratt::store
