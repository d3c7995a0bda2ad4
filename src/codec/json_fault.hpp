// Where and why a JSON text was refused.
#pragma once

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

namespace tratt::codec {

struct JsonFault {
    std::string_view reason;   // "" = all was well
    std::size_t position = 0;  // of the byte at which it was noticed, 1 = the first; 0 = there is none
};

// Counts what a parser takes. Slower than a pointer, so it is used only once a text has been refused.
class CountingIterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    std::size_t* count_;
};

// The library takes a null byte for the end of the text, whatever follows.
inline JsonFault null_byte_fault(std::string_view json) {
    const std::size_t at = json.find('\0');
    return at == std::string_view::npos ? JsonFault{} : JsonFault{"syntax", at + 1};
}

// How far a handler that refuses this text lets it be read.
template <class Handler>
std::size_t refused_at(std::string_view json, Handler handler) {
    std::size_t count = 0;
    const CountingIterator end(json.data() + json.size(), &count);
    (void)nlohmann::json::sax_parse(CountingIterator(json.data(), &count), end, &handler);
    return count;
}

}  // namespace tratt::codec
