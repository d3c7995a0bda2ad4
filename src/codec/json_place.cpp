#include "codec/json_place.hpp"

#include <algorithm>
#include <charconv>

#include "codec/errors.hpp"
#include "core/text.hpp"

namespace tratt::codec {

using nlohmann::json;

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t longest_shown = 100;  // bytes of what was given, in an error

// ---- Texts that are none ------------------------------------------------------------------------------------------

std::string with_valid_utf8(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) core::append_utf8(out, core::next_code_point(text, i));
    return out;
}

// The code unit of \uXXXX at `at`; none where there is no such escape.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return {};
    unsigned unit = 0;
    const char* const end = text.data() + at + 6;
    const auto parsed = std::from_chars(text.data() + at + 2, end, unit, 16);
    return parsed.ec == std::errc{} && parsed.ptr == end ? std::optional(unit) : std::nullopt;
}

bool is_leading(unsigned unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_trailing(unsigned unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Half of a pair of surrogates, escaped, is what JavaScript writes for a string that is no text.
std::string with_whole_pairs(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto unit = escaped_unit(text, i);
        if (unit && is_leading(*unit)) {
            const auto next = escaped_unit(text, i + 6);
            const bool is_pair = next && is_trailing(*next);
            out += is_pair ? text.substr(i, 12) : std::string_view("\\ufffd");
            i += is_pair ? 12 : 6;
        } else if (unit && is_trailing(*unit)) {
            out += "\\ufffd";
            i += 6;
        } else {
            const std::size_t length = text[i] == '\\' && i + 1 < text.size() ? 2 : 1;
            out += text.substr(i, length);
            i += length;
        }
    }
    return out;
}

// Finds where the syntax breaks.
struct PositionFinder : nlohmann::json_sax<json> {
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
        position = at;
        return false;
    }
    std::size_t position = 0;
};

bool refuse_document(JsonReading& reading, core::Error error) {
    if (!reading.error) reading.error = std::move(error);
    return false;
}

core::Error syntax_error(std::string_view text) {
    PositionFinder finder;
    json::sax_parse(text, &finder);
    return error_of("not_json", "position", std::to_string(finder.position));
}

}  // namespace

bool parse_json(std::string_view text, std::size_t most_bytes, JsonReading& reading, json& out) {
    if (text.size() > most_bytes)
        return refuse_document(reading, error_of("request_too_large", "limit", std::to_string(most_bytes)));
    out = json::parse(text, nullptr, false);
    if (!out.is_discarded()) return true;
    const std::string mended = with_whole_pairs(with_valid_utf8(text));
    if (mended != text) {
        out = json::parse(mended, nullptr, false);
        reading.is_mended = true;
    }
    return !out.is_discarded() || refuse_document(reading, syntax_error(text));
}

std::optional<core::Error> error_in(JsonReading& reading) {
    if (!reading.error && reading.is_mended) reading.error = error_of("not_utf8");
    return reading.error;
}

// ---- The way to a place -------------------------------------------------------------------------------------------

JsonPlace JsonPlace::member(const json& value, std::string_view key) const { return {value, *this, key, 0}; }
JsonPlace JsonPlace::item(std::size_t index) const { return {value_[index], *this, {}, index}; }

JsonPlace JsonPlace::item_as_row(std::size_t index) const {
    JsonPlace place = item(index);
    place.row_ = static_cast<std::int64_t>(index);
    return place;
}

JsonPlace JsonPlace::of_field(const model::FieldSpec& field) const {
    JsonPlace place = *this;
    place.field_ = &field;
    place.entity_ = field.entity;
    return place;
}

JsonPlace JsonPlace::of_entity(model::Entity entity) const {
    JsonPlace place = *this;
    place.entity_ = entity;
    return place;
}

std::string JsonPlace::path() const {
    if (up_ == nullptr) return {};
    std::string path = up_->path();
    if (key_.data() == nullptr) return path + '[' + std::to_string(index_) + ']';
    if (!path.empty()) path += '.';
    return path += key_.substr(0, longest_shown);
}

bool JsonPlace::refuse(std::string_view code, std::string_view reason) const {
    if (reading_.error) return false;
    core::Error error = error_of(code);
    if (entity_) error.entity = model::entity_key(*entity_);
    if (field_ != nullptr) error.field = field_->key;
    error.row = row_;
    error.params.emplace_back("path", with_valid_utf8(path()));
    if (!reason.empty()) error.params.emplace_back("reason", with_valid_utf8(reason.substr(0, longest_shown)));
    return refuse_document(reading_, std::move(error));
}

bool JsonPlace::refuse_limit(std::string_view code, std::int64_t limit) const {
    if (!reading_.error) {
        refuse(code);
        reading_.error->params.emplace_back("limit", std::to_string(limit));
    }
    return false;
}

// ---- Values -------------------------------------------------------------------------------------------------------

bool JsonPlace::read(bool& out) const {
    if (!value_.is_boolean()) return refuse("wrong_type", "boolean");
    out = value_.get<bool>();
    return true;
}

bool JsonPlace::read(std::string& out, std::size_t most_bytes) const {
    if (!value_.is_string()) return refuse("wrong_type", "text");
    const auto& text = value_.get_ref<const std::string&>();
    if (text.size() > most_bytes) return refuse_limit("too_long", static_cast<std::int64_t>(most_bytes));
    if (reading_.is_mended && text.find(replacement) != std::string::npos) return refuse("not_utf8");
    out = text;
    return true;
}

bool JsonPlace::read(std::int64_t& out, model::Range range) const {
    if (!value_.is_number()) return refuse("wrong_type", "whole number");
    const bool is_huge =
        value_.is_number_unsigned() && value_.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
    if (value_.is_number_float() || is_huge) {
        const auto number = value_.get<double>();
        const bool is_beyond = number > static_cast<double>(model::any_integer.most) ||
                               number < static_cast<double>(model::any_integer.least);
        return is_beyond ? refuse("out_of_range") : refuse("wrong_type", "whole number");
    }
    const auto number = value_.get<std::int64_t>();
    if (!range.holds(number)) return refuse("out_of_range");
    out = number;
    return true;
}

bool JsonPlace::read(core::Uuid& out) const {
    if (!value_.is_string()) return refuse("wrong_type", "id");
    const auto id = core::parse_uuid(value_.get_ref<const std::string&>());
    if (!id || id->is_nil()) return refuse("wrong_type", "id");
    out = *id;
    return true;
}

bool JsonPlace::read(model::Entity& out) const {
    std::string key;
    if (!read(key, 100)) return false;
    const auto entity = model::find_entity(key);
    if (!entity) return refuse("unknown_value", key);
    out = *entity;
    return true;
}

bool JsonPlace::read_record(model::Entity entity, std::string_view code, core::Uuid& out) const {
    const bool may_be_number = reading_.database != nullptr && model::number_field(entity);
    if (!may_be_number || !value_.is_number()) return read(out);
    std::int64_t number = 0;
    if (!read(number)) return false;
    const store::Row row = reading_.database->find_number(entity, number);
    if (row == store::no_row) return refuse(code);
    out = reading_.database->id_of(entity, row);
    return true;
}

bool JsonPlace::is_object() const { return value_.is_object() || refuse("wrong_type", "object"); }

bool JsonPlace::is_array(std::size_t most_items) const {
    if (!value_.is_array()) return refuse("wrong_type", "list");
    return value_.size() <= most_items || refuse_limit("too_many", static_cast<std::int64_t>(most_items));
}

bool refuse_unknown_key(const JsonPlace& place, std::span<const std::string_view> known) {
    for (const auto& [key, value] : place.value().items()) {
        if (std::ranges::find(known, key) == known.end()) return place.member(value, key).refuse("unknown_key");
    }
    return place.refuse("unknown_key");
}

bool read_records(const JsonPlace& place, model::Entity entity, std::vector<core::Uuid>& out) {
    const JsonPlace list = place.of_entity(entity);
    if (!list.is_array(most_ids)) return false;
    out.reserve(list.value().size());
    for (std::size_t i = 0; i < list.value().size(); ++i) {
        if (!list.item_as_row(i).read_record(entity, "unknown_record", out.emplace_back())) return false;
    }
    return true;
}

}  // namespace tratt::codec
