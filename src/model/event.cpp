#include "model/event.hpp"

#include <algorithm>
#include <array>

namespace tratt::model {

namespace {

constexpr std::array<std::string_view, 8> cause_keys = {"user",  "rule", "import",   "bulk",
                                                        "board", "undo", "put_back", "system"};
constexpr std::array<std::string_view, 3> event_kind_keys = {"insert", "remove", "set"};
constexpr std::array<std::string_view, 4> transaction_kind_keys = {"ordinary", "undo", "redo", "system"};

template <class Enum, std::size_t N>
std::optional<Enum> find_key(const std::array<std::string_view, N>& keys, std::string_view key) {
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? std::nullopt : std::optional(static_cast<Enum>(found - keys.begin()));
}

Event inverse(const Event& event) {
    Event back = event;
    back.cause = Cause::undo;
    back.detail.clear();
    if (event.kind == EventKind::insert) back.kind = EventKind::remove;
    if (event.kind == EventKind::remove) back.kind = EventKind::insert;
    std::swap(back.columns, back.old_columns);
    return back;
}

}  // namespace

std::string_view cause_key(Cause cause) { return cause_keys[static_cast<std::size_t>(cause)]; }
std::optional<Cause> find_cause(std::string_view key) { return find_key<Cause>(cause_keys, key); }

std::string_view event_kind_key(EventKind kind) { return event_kind_keys[static_cast<std::size_t>(kind)]; }
std::optional<EventKind> find_event_kind(std::string_view key) { return find_key<EventKind>(event_kind_keys, key); }

std::string_view transaction_kind_key(TransactionKind kind) {
    return transaction_kind_keys[static_cast<std::size_t>(kind)];
}
std::optional<TransactionKind> find_transaction_kind(std::string_view key) {
    return find_key<TransactionKind>(transaction_kind_keys, key);
}

std::vector<Event> inverse(const std::vector<Event>& events) {
    std::vector<Event> back;
    back.reserve(events.size());
    std::transform(events.rbegin(), events.rend(), std::back_inserter(back),
                   [](const Event& event) { return inverse(event); });
    return back;
}

}  // namespace tratt::model
