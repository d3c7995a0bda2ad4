// Texts one after the other, of which there are many and most are short. In WebAssembly each copy of a length that is not
// known beforehand is a call out of it, which takes longer than to copy a name; so short ones are copied in place.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace tratt::core {

class TextBuffer {
public:
    TextBuffer() = default;
    TextBuffer(const TextBuffer& other) { add(other); }
    TextBuffer(TextBuffer&& other) noexcept
        : bytes_(std::move(other.bytes_)),
          size_(std::exchange(other.size_, 0)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    TextBuffer& operator=(TextBuffer other) noexcept {
        bytes_.swap(other.bytes_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        return *this;
    }
    ~TextBuffer() = default;

    // The text may be a part of what is here.
    void add(std::string_view text) {
        if (text.size() > capacity_ - size_) return add_with_more_room(text);
        copy(text, bytes_.get() + size_);
        size_ += text.size();
    }
    void reserve(std::size_t capacity) {
        if (capacity > capacity_) move_to(capacity);
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    operator std::string_view() const { return {bytes_.get(), size_}; }
    bool operator==(const TextBuffer& other) const { return std::string_view(*this) == std::string_view(other); }

private:
    // From eight bytes on the last eight are copied as such, some of them for the second time.
    static void copy(std::string_view text, char* to) {
        constexpr std::size_t step = 8, long_from = 64;
        const char* from = text.data();
        if (text.size() >= long_from) {
            std::memcpy(to, from, text.size());
        } else if (text.size() >= step) {
            for (std::size_t at = 0; at + step < text.size(); at += step) std::memcpy(to + at, from + at, step);
            std::memcpy(to + text.size() - step, from + text.size() - step, step);
        } else if (text.size() >= step / 2) {
            std::memcpy(to, from, step / 2);
            std::memcpy(to + text.size() - step / 2, from + text.size() - step / 2, step / 2);
        } else {
            for (std::size_t at = 0; at < text.size(); ++at) to[at] = from[at];
        }
    }

    void add_with_more_room(std::string_view text) {
        const auto old = move_to(std::max(size_ + text.size(), capacity_ * 2));
        copy(text, bytes_.get() + size_);
        size_ += text.size();
    }

    // Gives back where it was, for whoever looks into it still.
    std::unique_ptr<char[]> move_to(std::size_t capacity) {
        auto old = std::exchange(bytes_, std::make_unique_for_overwrite<char[]>(capacity));
        if (size_ > 0) std::memcpy(bytes_.get(), old.get(), size_);
        capacity_ = capacity;
        return old;
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace tratt::core
