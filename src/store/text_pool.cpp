#include "store/text_pool.hpp"

#include <functional>

namespace tratt::store {

namespace {
constexpr std::size_t first_slots = 64;  // a power of two, as all later sizes
}

TextPool::TextPool() : ends_{0}, slots_(first_slots, no_text) {}

std::string_view TextPool::text(Handle handle) const {
    const std::size_t begin = handle == 0 ? 0 : ends_[handle - 1];
    return std::string_view(bytes_).substr(begin, ends_[handle] - begin);
}

// The slot of the text, or the free one where it would be put.
std::size_t TextPool::slot_of(std::string_view wanted) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(wanted)&mask;
    while (slots_[slot] != no_text && text(slots_[slot]) != wanted) slot = (slot + 1) & mask;
    return slot;
}

Handle TextPool::find(std::string_view text) const { return text.empty() ? no_text : slots_[slot_of(text)]; }

Handle TextPool::add(std::string_view text) {
    if (text.empty()) return no_text;
    std::size_t slot = slot_of(text);
    if (slots_[slot] != no_text) return slots_[slot];
    if ((ends_.size() + 1) * 2 > slots_.size()) {
        grow();
        slot = slot_of(text);
    }
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    return slots_[slot] = static_cast<Handle>(ends_.size() - 1);
}

void TextPool::grow() {
    slots_.assign(slots_.size() * 2, no_text);
    for (Handle handle = 1; handle < ends_.size(); ++handle) slots_[slot_of(text(handle))] = handle;
}

}  // namespace tratt::store
