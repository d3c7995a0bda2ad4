// A text operator and the text it was given, ready to be asked of many records. Each distinct text is looked at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.hpp"
#include "model/query_form.hpp"
#include "query/reading.hpp"

namespace tratt::query {

// "%" in the pattern stands for any text (R138). Both are folded already.
bool wildcard_match(std::string_view text, std::string_view pattern);

class TextTest {
public:
    TextTest(model::Operator op, std::string_view wanted, core::Language language);
    bool operator()(const TextValues& values, Handle handle);

private:
    bool holds(const TextValues& values, Handle handle) const;

    std::string pattern_;
    bool is_exact_;
    bool is_negated_;
    std::vector<std::uint8_t> verdicts_;  // by handle: not asked yet, no, yes
};

}  // namespace tratt::query
