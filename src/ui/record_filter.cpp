#include "ui/record_filter.hpp"

#include <array>
#include <optional>

#include "core/text.hpp"
#include "core/time.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {

bool is_named(model::Entity entity) {
    return entity == model::Entity::company || entity == model::Entity::contact || entity == model::Entity::sale;
}

namespace {

using model::Criterion;
using model::Entity;
using model::FieldType;
using model::Operator;

constexpr std::string_view none_key = "none", me_key = "me", range_sign = "..";

struct UnitName {
    core::DateUnit unit;
    std::string_view key;
    i18n::Msg words;
};
constexpr std::array unit_names{
    UnitName{core::DateUnit::day, "this_day", i18n::Msg::filter_this_day},
    UnitName{core::DateUnit::week, "this_week", i18n::Msg::filter_this_week},
    UnitName{core::DateUnit::month, "this_month", i18n::Msg::filter_this_month},
    UnitName{core::DateUnit::quarter, "this_quarter", i18n::Msg::filter_this_quarter},
    UnitName{core::DateUnit::year, "this_year", i18n::Msg::filter_this_year},
};

std::optional<model::Value> list_value(const model::FieldSpec& spec, std::string_view word) {
    if (word == none_key) return model::Value{};
    if (spec.type == FieldType::choice) {
        const auto choice = model::find_choice(spec, word);
        return choice ? std::optional<model::Value>(*choice) : std::nullopt;
    }
    const auto id = core::parse_uuid(word);
    return id ? std::optional<model::Value>(*id) : std::nullopt;
}

std::optional<Criterion> list_criterion(const model::FieldSpec& spec, std::string_view words) {
    Criterion criterion{spec.field, Operator::is_one_of, {}};
    while (!words.empty()) {
        const std::string_view word = core::take_until(words, ',');
        if (spec.target == Entity::user && word == me_key) criterion.current_user = true;
        if (auto value = list_value(spec, word)) criterion.values.push_back(std::move(*value));
    }
    return criterion.values.empty() && !criterion.current_user ? std::nullopt : std::optional(criterion);
}

std::optional<Criterion> date_criterion(const model::FieldSpec& spec, std::string_view words) {
    for (const UnitName& name : unit_names) {
        if (words == name.key) return Criterion{spec.field, Operator::this_unit, {}, name.unit};
    }
    const std::size_t sign = words.find(range_sign);
    if (sign == std::string_view::npos) return std::nullopt;
    const auto first = core::parse_iso_date(words.substr(0, sign));
    const auto last = core::parse_iso_date(words.substr(sign + range_sign.size()));
    const bool is_open = words.size() == range_sign.size() + 10;  // one day only
    if (is_open && last && sign == 0) return Criterion{spec.field, Operator::before, {model::Value{*last + 1}}};
    if (is_open && first && sign == 10) return Criterion{spec.field, Operator::after, {model::Value{*first - 1}}};
    if (!first || !last) return std::nullopt;
    return Criterion{spec.field, Operator::between_dates, {model::Value{*first}, model::Value{*last}}};
}

std::optional<Criterion> flag_criterion(const model::FieldSpec& spec, std::string_view word) {
    if (word != "yes" && word != "no") return std::nullopt;
    return Criterion{spec.field, word == "yes" ? Operator::yes : Operator::no, {}};
}

// "%" stands for any text (R138): at the end alone it is what begins so, at both ends what contains it.
std::optional<Criterion> text_criterion(const model::FieldSpec& spec, std::string_view words) {
    if (words.empty()) return std::nullopt;
    if (words == none_key) return Criterion{spec.field, Operator::has_no_value, {}};
    Criterion criterion{spec.field, Operator::equals, {}};
    if (words.size() > 1 && words.ends_with('%')) {
        words.remove_suffix(1);
        criterion.op = Operator::starts_with;
        if (words.size() > 1 && words.starts_with('%')) {
            words.remove_prefix(1);
            criterion.op = Operator::contains;
        }
    }
    criterion.values.emplace_back(std::string(words));
    return criterion;
}

std::optional<Criterion> number_criterion(const model::FieldSpec& spec, std::string_view words) {
    const std::size_t sign = words.find(range_sign);
    if (sign == std::string_view::npos) return std::nullopt;
    const auto least = core::parse_integer(words.substr(0, sign));
    const auto most = core::parse_integer(words.substr(sign + range_sign.size()));
    if (least && most) return Criterion{spec.field, Operator::between, {*least, *most}};
    if (least) return Criterion{spec.field, Operator::greater_or_equal, {*least}};
    if (most) return Criterion{spec.field, Operator::less_or_equal, {*most}};
    return std::nullopt;
}

std::optional<Criterion> criterion_of(const model::FieldSpec& spec, std::string_view words) {
    switch (spec.type) {
        case FieldType::reference: {
            auto listed = list_criterion(spec, words);
            return listed || !is_named(spec.target) ? listed : text_criterion(spec, words);
        }
        case FieldType::choice: return list_criterion(spec, words);
        case FieldType::date:
        case FieldType::instant: return date_criterion(spec, words);
        case FieldType::boolean: return flag_criterion(spec, words);
        case FieldType::text: return text_criterion(spec, words);
        case FieldType::integer: return number_criterion(spec, words);
    }
}

std::string list_words(const Criterion& criterion) {
    std::string out;
    if (criterion.current_user) out += me_key;
    for (const model::Value& value : criterion.values) {
        if (!out.empty()) out += ',';
        if (const auto* id = std::get_if<core::Uuid>(&value)) {
            out += core::to_string(*id);
        } else if (const auto* choice = std::get_if<std::int64_t>(&value)) {
            out += model::choice_key(model::spec(criterion.field), *choice);
        } else {
            out += none_key;
        }
    }
    return out;
}

std::int64_t day_at(const Criterion& criterion, std::size_t index) {
    const auto* day = index < criterion.values.size() ? std::get_if<std::int64_t>(&criterion.values[index]) : nullptr;
    return day ? *day : 0;
}

std::string text_words(const Criterion& criterion) {
    const auto* text = criterion.values.empty() ? nullptr : std::get_if<std::string>(&criterion.values.front());
    return text ? *text : std::string{};
}

std::string number_words(const Criterion& criterion) {
    const auto at = [&](std::size_t index) {
        const auto* number =
            index < criterion.values.size() ? std::get_if<std::int64_t>(&criterion.values[index]) : nullptr;
        return number ? std::to_string(*number) : std::string{};
    };
    switch (criterion.op) {
        case Operator::between: return at(0) + std::string(range_sign) + at(1);
        case Operator::greater_or_equal: return at(0) + std::string(range_sign);
        default: return std::string(range_sign) + at(0);
    }
}

std::string address_words(const Criterion& criterion) {
    switch (criterion.op) {
        case Operator::is_one_of: return list_words(criterion);
        case Operator::yes: return "yes";
        case Operator::no: return "no";
        case Operator::equals: return text_words(criterion);
        case Operator::starts_with: return text_words(criterion) + "%";
        case Operator::contains: return "%" + text_words(criterion) + "%";
        case Operator::between:
        case Operator::greater_or_equal:
        case Operator::less_or_equal: return number_words(criterion);
        case Operator::has_no_value: return std::string(none_key);
        case Operator::this_unit: return std::string(unit_names[static_cast<std::size_t>(criterion.unit)].key);
        case Operator::before: return std::string(range_sign) + core::iso_date(day_at(criterion, 0) - 1);
        case Operator::after: return core::iso_date(day_at(criterion, 0) + 1) + std::string(range_sign);
        case Operator::between_dates:
            return core::iso_date(day_at(criterion, 0)) + std::string(range_sign) +
                   core::iso_date(day_at(criterion, 1));
        default: return {};
    }
}

std::string_view range_words(const Criterion& criterion) {
    const auto at = [&](std::size_t index) { return i18n::number(day_at(criterion, index)); };
    if (criterion.op == Operator::between) return i18n::concat({at(0), "–", at(1)});
    return i18n::concat({criterion.op == Operator::less_or_equal ? "≤ " : "≥ ", at(0)});
}

}  // namespace

std::vector<Criterion> filters_of(const Place& place, Entity entity) {
    std::vector<Criterion> filters;
    for (const auto& [key, words] : place.options) {
        const auto field = model::find_field(entity, key);
        if (!field) continue;
        if (auto criterion = criterion_of(model::spec(*field), words)) filters.push_back(std::move(*criterion));
    }
    return filters;
}

void set_filter(Place& place, const Criterion& criterion) {
    place.set_option(model::spec(criterion.field).key, address_words(criterion));
}

void clear_filters(Place& place, Entity entity) {
    std::erase_if(place.options,
                  [entity](const auto& option) { return model::find_field(entity, option.first).has_value(); });
}

std::string_view filter_words(const store::Database& database, const Criterion& criterion) {
    switch (criterion.op) {
        case Operator::yes: return i18n::text(i18n::Msg::value_yes);
        case Operator::no: return i18n::text(i18n::Msg::value_no);
        case Operator::has_no_value: return i18n::text(i18n::Msg::no_selection);
        case Operator::this_unit: return i18n::text(unit_names[static_cast<std::size_t>(criterion.unit)].words);
        case Operator::starts_with:
            return i18n::format(i18n::Msg::filter_starts_with, {{"text", text_words(criterion)}});
        case Operator::contains: return i18n::format(i18n::Msg::filter_contains, {{"text", text_words(criterion)}});
        case Operator::between:
        case Operator::greater_or_equal:
        case Operator::less_or_equal: return range_words(criterion);
        case Operator::before:
            return i18n::format(i18n::Msg::filter_until, {{"date", i18n::date(day_at(criterion, 0) - 1, 0)}});
        case Operator::after:
            return i18n::format(i18n::Msg::filter_since, {{"date", i18n::date(day_at(criterion, 0) + 1, 0)}});
        case Operator::between_dates:
            return i18n::concat({i18n::date(day_at(criterion, 0), 0), " – ", i18n::date(day_at(criterion, 1), 0)});
        default: break;
    }
    std::string_view words = criterion.current_user ? i18n::text(i18n::Msg::filter_current_user) : std::string_view{};
    for (const model::Value& value : criterion.values) {
        const bool is_none = std::holds_alternative<std::monostate>(value);
        const std::string_view word =
            is_none ? i18n::text(i18n::Msg::no_selection) : value_words(database, criterion.field, value, {});
        words = words.empty() ? word : i18n::concat({words, ", ", word});
    }
    return words;
}

}  // namespace tratt::ui
