// The distinct texts of one column. A text has a handle that stays valid as long as the database; texts are only ever
// added, so whatever is worked out per handle (folded text, sort key, whether it matches) can be kept and extended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text_buffer.hpp"

namespace tratt::store {

using Handle = std::uint32_t;
inline constexpr Handle no_text = 0;  // the handle of ""

class TextPool {
public:
    TextPool();
    Handle add(std::string_view text);  // the handle it has, or a new one
    // Of at most so many, each with its handle. Adding to a large pool is mostly waiting for memory; here the waits of
    // several texts run side by side.
    static constexpr std::size_t most_at_once = 32;
    void add(std::span<const std::string_view> texts, std::span<Handle> handles);
    // Room for so many more, which what grows bit by bit has to be copied for again and again.
    void reserve(std::size_t text_count, std::size_t byte_count);
    Handle find(std::string_view text) const;  // no_text when absent (or empty)
    std::string_view text(Handle handle) const;  // valid until the next add
    std::size_t size() const { return ends_.size(); }  // handles are 0 … size - 1
    std::size_t bytes() const { return bytes_.size(); }

private:
    // A part of the hash stands beside the handle, so that most texts that are not meant need not be looked at.
    struct Slot {
        std::uint32_t hash = 0;
        Handle handle = no_text;  // no_text = free
    };
    static std::uint32_t hash_of(std::string_view text);
    bool has(Slot slot, std::string_view text, std::uint32_t hash) const;
    std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    Handle add(std::string_view text, std::uint32_t hash, Slot first_seen);
    void make_room_for(std::size_t text_count);
    void rehash(std::size_t slot_count);

    core::TextBuffer bytes_;
    std::vector<std::uint32_t> ends_;
    std::vector<Slot> slots_;  // open addressing
};

}  // namespace tratt::store
