#include "codec/json_query.hpp"

#include "codec/json_query_keys.hpp"
#include "codec/json_value.hpp"
#include "codec/json_writer.hpp"

namespace tratt::codec {

using model::Members;
using model::Query;

namespace {

void append_text(std::string& out, std::string_view key, std::string_view text) {
    append_json_key(out, key);
    append_json_string(out, text);
}

void append_integer(std::string& out, std::string_view key, std::int64_t value, std::int64_t otherwise) {
    if (value == otherwise) return;
    append_json_key(out, key);
    append_json_integer(out, value);
}

void append_if(std::string& out, std::string_view key, bool value) {
    if (!value) return;
    append_json_key(out, key);
    out += "true";
}

template <class Enum, std::size_t N>
void append_enum(std::string& out, std::string_view key, const std::array<std::string_view, N>& keys, Enum value,
                 Enum otherwise) {
    if (value != otherwise) append_text(out, key, key_of(keys, value));
}

// "key":[…], left out when there is nothing in it.
template <class Items, class Append>
void append_list(std::string& out, std::string_view key, const Items& items, const Append& append) {
    if (items.empty()) return;
    append_json_key(out, key);
    out += '[';
    for (const auto& item : items) {
        append_json_comma(out);
        append(item);
    }
    out += ']';
}

void append_field(std::string& out, model::Field field) { append_text(out, "field", model::spec(field).key); }

void append_criterion(std::string& out, const model::Criterion& criterion) {
    const model::FieldSpec& field = model::spec(criterion.field);
    const bool has_days = field.type == model::FieldType::date || field.type == model::FieldType::instant;
    out += '{';
    append_field(out, criterion.field);
    append_text(out, "op", key_of(operator_keys, criterion.op));
    append_list(out, "values", criterion.values, [&](const model::Value& value) {
        const auto* day = std::get_if<std::int64_t>(&value);
        day&& has_days ? append_json_date(out, *day) : append_json_value(out, field, value);
    });
    append_enum(out, "unit", unit_keys, criterion.unit, core::DateUnit::day);
    append_integer(out, "count", criterion.count, 1);
    append_if(out, "current_user", criterion.current_user);
    append_enum(out, "folding", folding_keys, criterion.folding, model::Folding::language);
    out += '}';
}

void append_query(std::string& out, const Query& query);

void append_members(std::string& out, const Members& members) {
    out += '{';
    append_text(out, "kind", key_of(members_keys, members.kind));
    if (members.kind == Members::Kind::listed) {
        append_text(out, "entity", model::entity_key(members.entity));
        append_json_key(out, "ids");
        out += '[';
        for (const core::Uuid& id : members.ids) {
            append_json_comma(out);
            append_json_id(out, id);
        }
        out += ']';
    }
    if (members.kind == Members::Kind::found && !members.query.empty()) {
        append_json_key(out, "query");
        append_query(out, members.query.front());
    }
    if (members.kind == Members::Kind::combined) {
        append_text(out, "operation", key_of(set_operation_keys, members.operation));
        append_list(out, "sides", members.sides, [&](const Members& side) { append_members(out, side); });
        append_if(out, "compares_companies", members.compares_companies);
    }
    out += '}';
}

void append_grouping(std::string& out, const model::Grouping& grouping) {
    out += '{';
    append_field(out, grouping.field);
    append_enum(out, "unit", unit_keys, grouping.unit, core::DateUnit::day);
    append_if(out, "with_empty_groups", grouping.with_empty_groups);
    out += '}';
}

void append_sort_key(std::string& out, const model::SortKey& key) {
    out += '{';
    append_field(out, key.field);
    append_if(out, "descending", key.descending);
    out += '}';
}

void append_aggregate(std::string& out, const model::Aggregate& aggregate) {
    out += '{';
    append_text(out, "kind", key_of(aggregate_keys, aggregate.kind));
    append_field(out, aggregate.field);
    out += '}';
}

void append_query(std::string& out, const Query& query) {
    out += '{';
    append_text(out, "entity", model::entity_key(query.entity));
    if (query.among.kind != Members::Kind::all) {
        append_json_key(out, "among");
        append_members(out, query.among);
    }
    append_list(out, "any", query.any, [&](const model::CriteriaSet& set) {
        out += '[';
        for (const model::Criterion& criterion : set) {
            append_json_comma(out);
            append_criterion(out, criterion);
        }
        out += ']';
    });
    if (!query.text.empty()) append_text(out, "text", query.text);
    append_list(out, "sort", query.sort, [&](const auto& key) { append_sort_key(out, key); });
    append_list(out, "groupings", query.groupings, [&](const auto& grouping) { append_grouping(out, grouping); });
    append_list(out, "aggregates", query.aggregates, [&](const auto& aggregate) { append_aggregate(out, aggregate); });
    append_integer(out, "offset", query.offset, 0);
    append_integer(out, "limit", query.limit, -1);
    append_integer(out, "limit_per_group", query.limit_per_group, -1);
    append_if(out, "with_deleted", query.with_deleted);
    out += '}';
}

// ---- Links --------------------------------------------------------------------------------------------------------

constexpr std::string_view of_json = "\"{}[]";
constexpr std::string_view of_links = "~()*$";

char swapped(char c) {
    if (const std::size_t at = of_json.find(c); at != std::string_view::npos) return of_links[at];
    if (const std::size_t at = of_links.find(c); at != std::string_view::npos) return of_json[at];
    return c;
}

bool may_stand_in_link(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~()*$:,@").find(c) != std::string_view::npos;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// A "%" that begins no code stands for itself, and JSON will say what it thinks of it.
std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high < 0 ? -1 : hex_digit(text[i + 2]);
        out += low < 0 ? text[i] : static_cast<char>(high << 4 | low);
        if (low >= 0) i += 2;
    }
    return out;
}

}  // namespace

std::string write_query(const Query& query) {
    std::string out;
    append_query(out, query);
    return out;
}

std::string query_to_link(const Query& query) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const std::string json = write_query(query);
    std::string out;
    for (const char from : std::string_view(json).substr(1, json.size() - 2)) {
        const char c = swapped(from);
        if (may_stand_in_link(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

core::Result<Query> query_from_link(std::string_view link, const store::Database* numbers) {
    std::string json = percent_decoded(link);
    for (char& c : json) c = swapped(c);
    return read_query('{' + json + '}', numbers);
}

}  // namespace tratt::codec
