#include "store/text_pool.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/eight_bytes.hpp"

namespace tratt::store {

namespace {

constexpr std::size_t first_slots = 16;  // a power of two, as all later sizes

bool are_equal(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    for (std::size_t at = 0; at + 8 < one.size(); at += 8) {
        if (core::eight_bytes(one.data() + at) != core::eight_bytes(other.data() + at)) return false;
    }
    return core::last_bytes(one) == core::last_bytes(other);
}

}  // namespace

TextPool::TextPool() : ends_{0} {}

// Eight bytes at a time; texts in a column are short and many.
std::uint32_t TextPool::hash_of(std::string_view text) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
    std::uint64_t hash = text.size() * odd;
    for (std::size_t at = 0; at + 8 < text.size(); at += 8)
        hash = (std::rotl(hash, 23) ^ core::eight_bytes(text.data() + at)) * odd;
    hash = (std::rotl(hash, 23) ^ core::last_bytes(text)) * odd;
    return static_cast<std::uint32_t>(hash >> 32 ^ hash >> 17);
}

std::string_view TextPool::text(Handle handle) const {
    const std::size_t begin = handle == 0 ? 0 : ends_[handle - 1];
    return std::string_view(bytes_).substr(begin, ends_[handle] - begin);
}

// The slot of the text, or the free one where it would be put.
std::size_t TextPool::slot_of(std::string_view wanted, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        if (slots_[slot].handle == no_text || has(slots_[slot], wanted, hash)) return slot;
    }
}

Handle TextPool::find(std::string_view text) const {
    return text.empty() || slots_.empty() ? no_text : slots_[slot_of(text, hash_of(text))].handle;
}

bool TextPool::has(Slot slot, std::string_view wanted, std::uint32_t hash) const {
    return slot.handle != no_text && slot.hash == hash && are_equal(text(slot.handle), wanted);
}

void TextPool::make_room_for(std::size_t text_count) {
    while ((ends_.size() + text_count) * 4 > slots_.size() * 3)
        rehash(slots_.empty() ? first_slots : slots_.size() * 2);
}

Handle TextPool::add(std::string_view text) {
    if (text.empty()) return no_text;
    make_room_for(1);
    return add(text, hash_of(text), {});
}

void TextPool::add(std::span<const std::string_view> texts, std::span<Handle> handles) {
    if (std::ranges::all_of(texts, &std::string_view::empty)) {
        std::ranges::fill(handles, no_text);
        return;
    }
    std::array<std::uint32_t, most_at_once> hashes;
    std::array<Slot, most_at_once> seen;
    make_room_for(texts.size());
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < texts.size(); ++i) hashes[i] = hash_of(texts[i]);
    for (std::size_t i = 0; i < texts.size(); ++i) seen[i] = slots_[hashes[i] & mask];
    for (std::size_t i = 0; i < texts.size(); ++i) handles[i] = add(texts[i], hashes[i], seen[i]);
}

// There is room. `first_seen`: what stood first where the text belongs, if that has been looked up.
Handle TextPool::add(std::string_view text, std::uint32_t hash, Slot first_seen) {
    if (text.empty()) return no_text;
    if (has(first_seen, text, hash)) return first_seen.handle;
    Slot& slot = slots_[slot_of(text, hash)];
    if (slot.handle != no_text) return slot.handle;
    bytes_.add(text);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    slot = {hash, static_cast<Handle>(ends_.size() - 1)};
    return slot.handle;
}

void TextPool::reserve(std::size_t text_count, std::size_t byte_count) {
    ends_.reserve(ends_.size() + text_count);
    bytes_.reserve(bytes_.size() + byte_count);
    const std::size_t slot_count = std::bit_ceil((ends_.size() + text_count) * 4 / 3 + 1);
    if (slot_count > slots_.size()) rehash(slot_count);
}

void TextPool::rehash(std::size_t slot_count) {
    std::vector<Slot> old(slot_count);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& kept : old) {
        if (kept.handle == no_text) continue;
        std::size_t slot = kept.hash & mask;
        while (slots_[slot].handle != no_text) slot = (slot + 1) & mask;
        slots_[slot] = kept;
    }
}

}  // namespace tratt::store
