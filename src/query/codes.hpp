// A field as small whole numbers, one per record, so that criteria, groups and sort keys are lookups in a table.
//
//   text        the handle in its pool; 0 = none
//   reference   row of the target + 1; 0 = none
//   choice      its place in the list + 1; 0 = none
//   flag        0, 1
//   date        days since the first day of all + 1 (instants as local days); 0 = none
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace tratt::query {

class Codes {
public:
    Codes() = default;
    // `count`: codes are below it. With at most 256 codes each takes one byte, else four.
    explicit Codes(std::unique_ptr<std::uint8_t[]> codes, std::uint32_t count)
        : narrow_(std::move(codes)), count_(count) {}
    explicit Codes(std::unique_ptr<std::uint32_t[]> codes, std::uint32_t count)
        : own_(std::move(codes)), count_(count) {}
    // Numbers that are kept elsewhere, each one less than its code by `offset`.
    Codes(std::span<const std::uint32_t> numbers, std::uint32_t offset, std::uint32_t count)
        : numbers_(numbers), offset_(offset), count_(count) {}

    std::uint32_t count() const { return count_; }
    std::uint32_t operator[](std::size_t row) const {
        if (narrow_) return narrow_[row];
        return own_ ? own_[row] : numbers_[row] + offset_;
    }
    // The codes where each takes one byte, else nullptr.
    const std::uint8_t* bytes() const { return narrow_.get(); }
    // act(code_of), where code_of(row) is the code: one loop for each way of keeping them.
    template <class Act>
    void visit(const Act& act) const {
        if (narrow_) {
            act([codes = narrow_.get()](std::size_t row) { return static_cast<std::uint32_t>(codes[row]); });
        } else if (own_) {
            act([codes = own_.get()](std::size_t row) { return codes[row]; });
        } else {
            act([codes = numbers_.data(), offset = offset_](std::size_t row) { return codes[row] + offset; });
        }
    }

private:
    std::unique_ptr<std::uint8_t[]> narrow_;
    std::unique_ptr<std::uint32_t[]> own_;
    std::span<const std::uint32_t> numbers_;
    std::uint32_t offset_ = 0;
    std::uint32_t count_ = 1;
};

inline constexpr std::uint32_t narrow_codes = 256;  // so many fit into a byte

// The codes that make(row) gives to rows 0 … row_count - 1, as narrow as they can be.
template <class Make>
Codes make_codes(std::size_t row_count, std::uint32_t code_count, const Make& make) {
    const auto fill = [&]<class Code>(std::unique_ptr<Code[]> codes) {
        for (std::size_t row = 0; row < row_count; ++row) codes[row] = static_cast<Code>(make(row));
        return Codes(std::move(codes), code_count);
    };
    return code_count <= narrow_codes ? fill(std::make_unique_for_overwrite<std::uint8_t[]>(row_count))
                                      : fill(std::make_unique_for_overwrite<std::uint32_t[]>(row_count));
}

}  // namespace tratt::query
