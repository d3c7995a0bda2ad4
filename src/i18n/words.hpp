// Words for what data calls by keys: errors, steps of undo, seeded list items, fields.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace tratt::i18n {

using Params = std::span<const std::pair<std::string, std::string>>;

// The message of a key with its params. A key with plural forms takes its number from the param "count"; a param
// "catalogue_key" stands for {name} where there is no name. "" for an unknown key.
std::string_view words_of(std::string_view key, Params params = {});

// "error_" + code, with {field} as the field's label; an unknown code says so and names itself.
std::string_view error_words(const core::Error& error);

// The label of a field: field_label("contact", "first_name") → "First name"; else the words that fields
// of that key share, "field_" + key; the field's key where there are none.
std::string_view field_label(std::string_view entity, std::string_view field);

// The words of a key in every language that is spoken; none for an unknown key.
std::vector<std::string> words_in_every_language(std::string_view key);

// The name of a list item: its own, or the words of its catalogue key while it has none.
std::string_view item_name(std::string_view name, std::string_view catalogue_key);
std::string_view item_description(std::string_view description, std::string_view catalogue_key);

}  // namespace tratt::i18n
