#include "query/text_test.hpp"

#include "core/text.hpp"

namespace tratt::query {

using model::Operator;

namespace {

enum Verdict : std::uint8_t { not_asked, fails, passes };

Operator affirmative(Operator op) {
    switch (op) {
        case Operator::does_not_start_with: return Operator::starts_with;
        case Operator::does_not_contain: return Operator::contains;
        case Operator::does_not_end_with: return Operator::ends_with;
        case Operator::is_not: return Operator::equals;
        default: return op;
    }
}

std::string pattern_of(Operator op, std::string_view wanted, core::Language language) {
    if (op == Operator::is_exactly) return std::string(wanted);
    std::string pattern = core::fold(wanted, language);
    if (op == Operator::contains || op == Operator::ends_with) pattern.insert(0, "%");
    if (op == Operator::contains || op == Operator::starts_with) pattern += '%';
    return pattern;
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

TextTest::TextTest(Operator op, std::string_view wanted, core::Language language)
    : pattern_(pattern_of(affirmative(op), wanted, language)),
      is_exact_(affirmative(op) == Operator::is_exactly),
      is_negated_(affirmative(op) != op) {}

bool TextTest::holds(const TextValues& values, Handle handle) const {
    if (is_exact_) return values.pool->text(handle) == pattern_;
    return wildcard_match(values.cache->folded(*values.pool)[handle], pattern_) != is_negated_;
}

bool TextTest::operator()(const TextValues& values, Handle handle) {
    if (verdicts_.size() < values.pool->size()) verdicts_.resize(values.pool->size());
    std::uint8_t& verdict = verdicts_[handle];
    if (verdict == not_asked) verdict = holds(values, handle) ? passes : fails;
    return verdict == passes;
}

}  // namespace tratt::query
