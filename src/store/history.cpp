#include "store/history.hpp"

#include <algorithm>
#include <unordered_set>

namespace tratt::store {

using model::Event;
using model::EventKind;
using model::Transaction;
using model::TransactionKind;

namespace {

HistoryEntry entry_of(const Transaction& transaction, const Event& event) {
    HistoryEntry entry;
    entry.at = transaction.at;
    entry.user = transaction.user;
    entry.cause = event.cause;
    entry.detail = event.detail;
    entry.transaction = transaction.id;
    return entry;
}

void add_entries(const Transaction& transaction, const Event& event, std::size_t index,
                 std::vector<HistoryEntry>& entries) {
    if (event.kind == EventKind::insert) entries.push_back(entry_of(transaction, event));
    if (event.kind != EventKind::set) return;
    for (std::size_t c = 0; c < event.columns.size(); ++c) {
        if (model::spec(event.columns[c].field).has(model::field_internal)) continue;
        HistoryEntry entry = entry_of(transaction, event);
        entry.field = event.columns[c].field;
        entry.old_value = event.old_columns[c].value(index);
        entry.new_value = event.columns[c].value(index);
        entries.push_back(std::move(entry));
    }
}

bool has_traces(const Event& event, const Tables& tables) {
    return std::ranges::all_of(event.ids,
                               [&](const Uuid& id) { return tables.find_trace(event.entity, id) != no_row; });
}

}  // namespace

// No record comes to be or goes without any value: it always has the time when it was made.
bool is_without_values(const Event& event) {
    return event.kind != EventKind::set && event.columns.empty() && event.old_columns.empty();
}

bool lacks_values(const Transaction& transaction, const Tables& tables) {
    return std::ranges::any_of(
        transaction.events, [&](const Event& event) { return is_without_values(event) && !has_traces(event, tables); });
}

void make_whole(Event& event, const Tables& tables) {
    if (is_without_values(event)) tables.fill_in(event);
}

std::vector<Event> whole_events(const Transaction& transaction, const Tables& tables) {
    std::vector<Event> events = transaction.events;
    for (Event& event : events) make_whole(event, tables);
    return events;
}

void make_thin(Transaction& transaction, const Tables& tables) {
    for (Event& event : transaction.events) {
        const bool is_large = event.kind != EventKind::set && event.ids.size() >= many_records;
        if (!is_large || is_without_values(event) || !has_traces(event, tables)) continue;
        event.columns = {};
        event.old_columns = {};
    }
}

const Transaction& History::add(Transaction transaction) {
    sequence_ = transaction.sequence;
    push(transaction);
    index_.emplace(transaction.id, transactions_.size());
    return transactions_.emplace_back(std::move(transaction));
}

void History::push(const Transaction& transaction) {
    switch (transaction.kind) {
        case TransactionKind::ordinary:
            undoable_.push_back(transaction.id);
            redoable_.clear();
            break;
        case TransactionKind::undo:
            std::erase(undoable_, transaction.target);
            redoable_.push_back(transaction.target);
            break;
        case TransactionKind::redo:
            std::erase(redoable_, transaction.target);
            undoable_.push_back(transaction.target);
            break;
        case TransactionKind::system: break;
    }
}

void History::forget_newest() {
    index_.erase(transactions_.back().id);
    transactions_.pop_back();
    --sequence_;
    undoable_.clear();
    redoable_.clear();
    for (const Transaction& transaction : transactions_) push(transaction);
}

const Transaction* History::find(const Uuid& id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &transactions_[found->second];
}

const Transaction* History::at(std::int64_t sequence) const {
    if (transactions_.empty()) return nullptr;
    const std::int64_t index = sequence - transactions_.front().sequence;
    const bool is_kept = index >= 0 && index < static_cast<std::int64_t>(transactions_.size());
    return is_kept ? &transactions_[static_cast<std::size_t>(index)] : nullptr;
}

const Transaction* History::next_undo() const { return undoable_.empty() ? nullptr : find(undoable_.back()); }
const Transaction* History::next_redo() const { return redoable_.empty() ? nullptr : find(redoable_.back()); }
bool History::can_undo(const Uuid& id) const { return std::ranges::find(undoable_, id) != undoable_.end(); }

static bool depends_on(const Transaction& later, const std::unordered_set<Uuid, core::UuidHash>& records) {
    const auto is_one = [&](const Uuid& id) { return records.contains(id); };
    return std::ranges::any_of(later.events, [&](const Event& event) {
        return std::ranges::any_of(event.ids, is_one) ||
               std::ranges::any_of(
                   event.columns, [&](const model::Column& column) { return std::ranges::any_of(column.ids, is_one); });
    });
}

const Transaction* History::dependent_of(const Transaction& target) const {
    const auto place = std::ranges::find(undoable_, target.id);
    if (place == undoable_.end() || place + 1 == undoable_.end()) return nullptr;
    std::unordered_set<Uuid, core::UuidHash> records;
    for (const Event& event : target.events) records.insert(event.ids.begin(), event.ids.end());
    for (auto later = undoable_.end() - 1; later != place; --later) {
        const Transaction* transaction = find(*later);
        if (transaction && depends_on(*transaction, records)) return transaction;
    }
    return nullptr;
}

std::vector<HistoryEntry> History::of_record(Entity entity, const Uuid& id) const {
    std::vector<HistoryEntry> entries;
    for (auto transaction = transactions_.rbegin(); transaction != transactions_.rend(); ++transaction) {
        for (auto event = transaction->events.rbegin(); event != transaction->events.rend(); ++event) {
            if (event->entity != entity) continue;
            const auto found = std::ranges::find(event->ids, id);
            if (found == event->ids.end()) continue;
            add_entries(*transaction, *event, static_cast<std::size_t>(found - event->ids.begin()), entries);
        }
    }
    return entries;
}

}  // namespace tratt::store
