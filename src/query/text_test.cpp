#include "query/text_test.hpp"

#include <string>

namespace tratt::query {

using model::Operator;

namespace {

Operator affirmative(Operator op) {
    switch (op) {
        case Operator::does_not_start_with: return Operator::starts_with;
        case Operator::does_not_contain: return Operator::contains;
        case Operator::does_not_end_with: return Operator::ends_with;
        case Operator::is_not: return Operator::equals;
        default: return op;
    }
}

std::string with_wildcards(Operator op, std::string pattern) {
    if (op == Operator::contains || op == Operator::ends_with) pattern.insert(0, "%");
    if (op == Operator::contains || op == Operator::starts_with) pattern += '%';
    return pattern;
}

void mark_matching(const TextList& texts, Operator op, const std::string& wanted, std::vector<std::uint8_t>& met) {
    if (op == Operator::contains && wanted.find('%') == std::string::npos) return texts.find(wanted, met);
    const std::string pattern = with_wildcards(op, wanted);
    for (std::size_t code = 0; code < met.size(); ++code) met[code] = wildcard_match(texts[code], pattern);
}

}  // namespace

bool wildcard_match(std::string_view text, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t in_pattern = 0;
    std::size_t after_wildcard = std::string_view::npos;
    std::size_t retry_at = 0;
    while (at < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '%') {
            after_wildcard = ++in_pattern;
            retry_at = at;
        } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
            ++in_pattern;
            ++at;
        } else if (after_wildcard != std::string_view::npos) {
            in_pattern = after_wildcard;
            at = ++retry_at;
        } else {
            return false;
        }
    }
    while (in_pattern < pattern.size() && pattern[in_pattern] == '%') ++in_pattern;
    return in_pattern == pattern.size();
}

std::vector<std::uint8_t> texts_meeting(const Texts& texts, Operator op, std::string_view wanted,
                                        model::Folding folding) {
    std::vector<std::uint8_t> met(texts.pool->size());
    const Operator asked = affirmative(op);
    if (asked == Operator::is_exactly) {
        const Handle handle = texts.pool->find(wanted);
        met[handle] = handle != store::no_text || wanted.empty();
        return met;
    }
    const std::string folded = folded_text(wanted, folding, texts.cache->language());
    mark_matching(texts.cache->folded(*texts.pool, folding), asked, folded, met);
    if (asked != op) {
        for (std::uint8_t& is_met : met) is_met ^= 1;
    }
    return met;
}

}  // namespace tratt::query
