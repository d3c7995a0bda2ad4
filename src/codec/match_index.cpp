#include "codec/match_index.hpp"

#include <limits>
#include <utility>

#include "core/text.hpp"

namespace tratt::codec {

using model::Entity;
using model::Field;

MatchIndex::MatchIndex(const store::Database& database, Entity entity)
    : database_(database), entity_(entity), language_(database.regional_language()) {
    const bool is_company = entity == Entity::company;
    const store::Row rows = database.row_count(entity);
    here_ = rows;
    by_sender_id_.reserve(rows);
    by_address_.reserve(rows);
    for (store::Row row = 0; row < rows; ++row) {
        MatchKey found;
        if (database.is_present(entity, row)) {
            found = key(database.text(is_company ? Field::company_external_id : Field::contact_external_id, row),
                        database.text(is_company ? Field::company_domain : Field::contact_email, row),
                        is_company ? database.text(Field::company_name, row) : std::string_view(),
                        is_company ? database.text(Field::company_department, row) : std::string_view());
        }
        add(std::move(found));
    }
}

MatchKey MatchIndex::key(std::string_view sender_id, std::string_view address, std::string_view name,
                         std::string_view department) const {
    MatchKey out{std::string(sender_id), core::lower(address), core::fold(name, language_)};
    if (!department.empty()) out.name += '\n' + core::fold(department, language_);
    return out;
}

std::int64_t MatchIndex::add(MatchKey key) {
    const auto slot = static_cast<std::int64_t>(slots_.size());
    const MatchKey& kept = slots_.emplace_back(Slot{std::move(key), none, {}}).key;
    if (!kept.sender_id.empty()) by_sender_id_.emplace(kept.sender_id, slot);
    if (!kept.address.empty()) by_address_.emplace(kept.address, slot);
    if (!kept.name.empty() && entity_ == Entity::company) by_name_.emplace(kept.name, slot);
    return slot;
}

bool MatchIndex::has_name(std::int64_t slot, const MatchKey& key) const {
    const bool is_unfolded = entity_ == Entity::contact && is_here(slot);
    if (!is_unfolded) return at(slot).key.name == key.name;
    return core::fold(database_.name(Entity::contact, static_cast<store::Row>(slot)), language_) == key.name;
}

// Records whose sender's ids differ are two, unless all else is the same and the file does not say otherwise.
bool MatchIndex::may_be(std::int64_t slot, const MatchKey& key) const {
    const Slot& found = at(slot);
    if (found.claimed_by != none) {
        return found.claimed_id.empty() || key.sender_id.empty() || found.claimed_id == key.sender_id;
    }
    if (found.key.sender_id.empty() || key.sender_id.empty()) return true;
    return found.key.address == key.address && has_name(slot, key);
}

// The oldest that is accepted: the order of the map says nothing.
template <class Accept>
std::int64_t MatchIndex::first(const Multimap& map, const std::string& text, Accept accept) const {
    std::int64_t found = std::numeric_limits<std::int64_t>::max();
    if (text.empty()) return none;
    const auto [begin, end] = map.equal_range(text);
    for (auto it = begin; it != end; ++it) {
        if (it->second < found && accept(it->second)) found = it->second;
    }
    return found == std::numeric_limits<std::int64_t>::max() ? none : found;
}

std::int64_t MatchIndex::find(const MatchKey& key) const {
    const auto any = [](std::int64_t) { return true; };
    const auto by_address = [&](std::int64_t slot) { return may_be(slot, key); };
    const auto by_name = [&](std::int64_t slot) {
        const std::string& address = at(slot).key.address;
        return may_be(slot, key) && (address.empty() || key.address.empty() || address == key.address);
    };
    if (const auto slot = first(by_sender_id_, key.sender_id, any); slot != none) return slot;
    if (const auto slot = first(by_address_, key.address, by_address); slot != none) return slot;
    return first(by_name_, key.name, by_name);
}

std::int64_t MatchIndex::find_exactly(const MatchKey& key) const {
    const auto any = [](std::int64_t) { return true; };
    if (const auto slot = first(by_sender_id_, key.sender_id, any); slot != none) return slot;
    return first(by_address_, key.address, [&](std::int64_t slot) { return may_be(slot, key) && has_name(slot, key); });
}

std::int64_t MatchIndex::find_unclaimed(const MatchKey& key) const {
    return first(by_address_, key.address,
                 [&](std::int64_t slot) { return at(slot).claimed_by == none && may_be(slot, key); });
}

void MatchIndex::claim(std::int64_t slot, std::int64_t row, const std::string& sender_id) {
    Slot& claimed = slots_[static_cast<std::size_t>(slot)];
    claimed.claimed_by = row;
    claimed.claimed_id = sender_id;
}

}  // namespace tratt::codec
