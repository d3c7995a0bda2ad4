#include "i18n/words.hpp"

#include <charconv>

#include "i18n/messages.hpp"

namespace tratt::i18n {

namespace {

std::string_view param(Params params, std::string_view name) {
    for (const auto& [key, value] : params)
        if (key == name) return value;
    return {};
}

std::int64_t as_number(std::string_view digits) {
    std::int64_t n = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), n);
    return n;
}

// Params are named by data, arguments by the catalogue: the few that stand for words are looked up first.
std::string_view fill(std::string_view pattern, Params params) {
    for (const auto& [key, value] : params) {
        const std::string_view words = key == "by" ? words_of(value) : std::string_view(value);
        pattern = format(pattern, {{key, words.empty() ? std::string_view(value) : words}});
    }
    return format(pattern, {{"name", item_name({}, param(params, "catalogue_key"))}});
}

}  // namespace

std::string_view words_of(std::string_view key, Params params) {
    if (const auto plural = find_plural(key)) return fill(count(*plural, as_number(param(params, "count"))), params);
    if (const auto message = find_message(key)) return fill(text(*message), params);
    return {};
}

std::string_view error_words(const core::Error& error) {
    const std::string_view words = words_of(concat({"error_", error.code}), error.params);
    if (words.empty()) return format(Msg::error_unknown, {{"code", error.code}});
    return format(words, {{"field", field_label(error.entity, error.field)}});
}

std::string_view field_label(std::string_view entity, std::string_view field) {
    auto label = find_message(concat({"field_", entity, "_", field}));
    if (!label) label = find_message(concat({"field_", field}));
    return label ? text(*label) : field;
}

std::vector<std::string> words_in_every_language(std::string_view key) {
    std::vector<std::string> words;
    const auto message = find_message(key);
    if (!message) return words;
    for (const Language spoken : spoken_languages) words.emplace_back(text(*message, spoken));
    return words;
}

std::string_view item_name(std::string_view name, std::string_view catalogue_key) {
    if (!name.empty()) return name;
    const auto seeded = find_message(catalogue_key);
    return seeded ? text(*seeded) : catalogue_key;
}

std::string_view item_description(std::string_view description, std::string_view catalogue_key) {
    if (!description.empty()) return description;
    const auto seeded = find_message(concat({catalogue_key, "_description"}));
    return seeded ? text(*seeded) : std::string_view();
}

}  // namespace tratt::i18n
