#include "ui/table_setting.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.hpp"
#include "ui/record_filter.hpp"

namespace tratt::ui {
namespace {

using model::AggregateKind;
using model::Entity;
using model::Field;

constexpr std::string_view sort_option = "sort", group_option = "group", columns_option = "columns",
                           sums_option = "sums", funnels_option = "funnels", former_option = "former", no_sums = "none";
constexpr std::array own_options{sort_option, group_option, columns_option, sums_option, funnels_option, former_option};

struct KindName {
    AggregateKind kind;
    std::string_view key;
};
constexpr std::array kind_names{
    KindName{AggregateKind::sum, "sum"},
    KindName{AggregateKind::average, "average"},
    KindName{AggregateKind::minimum, "minimum"},
    KindName{AggregateKind::maximum, "maximum"},
};

template <class Items, class Word>
std::string joined(const Items& items, Word word) {
    std::string out;
    for (const auto& item : items) {
        if (!out.empty()) out += ',';
        out += word(item);
    }
    return out;
}

std::vector<Field> fields_in(Entity entity, std::string_view keys) {
    std::vector<Field> fields;
    while (!keys.empty()) {
        const auto field = model::find_field(entity, core::take_until(keys, ','));
        if (field && std::ranges::find(fields, *field) == fields.end()) fields.push_back(*field);
    }
    return fields;
}

model::SortKey sort_in(Entity entity, std::string_view key) {
    const bool descending = key.starts_with('-');
    if (descending) key.remove_prefix(1);
    const auto field = model::find_field(entity, key);
    return field ? model::SortKey{*field, descending} : model::SortKey{title_field(entity), false};
}

std::vector<model::Aggregate> sums_in(Entity entity, std::string_view words) {
    std::vector<model::Aggregate> sums;
    if (words.empty() && entity == Entity::contact)
        sums.push_back({AggregateKind::average, Field::contact_days_in_status});
    while (!words.empty()) {
        const std::string_view word = core::take_until(words, ',');
        const std::size_t colon = std::min(word.find(':'), word.size());
        const auto field = model::find_field(entity, word.substr(0, colon));
        const auto kind = std::ranges::find(kind_names, word.substr(std::min(colon + 1, word.size())), &KindName::key);
        const bool is_number = field && model::spec(*field).type == model::FieldType::integer;
        if (is_number && kind != kind_names.end()) sums.push_back({kind->kind, *field});
    }
    return sums;
}

bool is_table_option(std::string_view key, Entity entity) {
    return std::ranges::find(own_options, key) != own_options.end() || model::find_field(entity, key).has_value();
}

}  // namespace

Field title_field(Entity entity) {
    return entity == Entity::contact ? Field::contact_name
                                     : model::name_field(entity).value_or(model::created_field(entity));
}

TableSetting table_setting(const Place& place, Entity entity) {
    TableSetting setting;
    setting.columns = fields_in(entity, place.option(columns_option));
    setting.sort = sort_in(entity, place.option(sort_option));
    for (const Field field : fields_in(entity, place.option(group_option))) setting.groupings.push_back({field});
    setting.sums = sums_in(entity, place.option(sums_option));
    setting.has_funnels = !place.option(funnels_option).empty();
    setting.shows_former = place.option(former_option) == "yes";
    return setting;
}

void set_columns(Place& place, std::span<const Field> columns) {
    place.set_option(columns_option, joined(columns, [](Field field) { return model::spec(field).key; }));
}

void set_sort(Place& place, const model::SortKey& sort) {
    place.set_option(sort_option, std::string(sort.descending ? "-" : "") + std::string(model::spec(sort.field).key));
}

void set_groupings(Place& place, std::span<const model::Grouping> groupings) {
    place.set_option(group_option,
                     joined(groupings, [](const model::Grouping& each) { return model::spec(each.field).key; }));
}

void set_sums(Place& place, std::span<const model::Aggregate> sums) {
    const std::string words = joined(sums, [](const model::Aggregate& sum) {
        const auto kind = std::ranges::find(kind_names, sum.kind, &KindName::kind);
        return std::string(model::spec(sum.field).key) + ":" + std::string(kind->key);
    });
    place.set_option(sums_option, words.empty() ? no_sums : words);
}

model::Query table_query(model::Query base, const Place& place, bool hides_former) {
    const TableSetting setting = table_setting(place, base.entity);
    model::CriteriaSet filters = filters_of(place, base.entity);
    const auto asks_former = [](const model::Criterion& c) { return c.field == Field::contact_former_employee; };
    const bool leaves_former_out = hides_former && base.entity == Entity::contact && !setting.shows_former &&
                                   std::ranges::none_of(filters, asks_former);
    if (leaves_former_out) filters.push_back({Field::contact_former_employee, model::Operator::no, {}});
    // The filters hold for each of the sets that are joined by Or (R119).
    if (base.any.empty() && !filters.empty()) base.any.emplace_back();
    for (model::CriteriaSet& set : base.any) set.insert(set.end(), filters.begin(), filters.end());
    base.groupings = setting.groupings;
    base.sort = {setting.sort};
    const Field name = title_field(base.entity);
    if (setting.sort.field != name) base.sort.push_back({name, false});
    base.aggregates = setting.sums;
    return base;
}

std::string table_options(const Place& place, Entity entity) {
    Place kept{.page = Page::contacts};
    for (const auto& [key, value] : place.options)
        if (is_table_option(key, entity)) kept.options.emplace_back(key, value);
    const std::string words = address(kept);
    return words.substr(std::min(words.find('?'), words.size() - 1) + 1);
}

bool has_table_options(const Place& place, Entity entity) {
    return std::ranges::any_of(place.options,
                               [entity](const auto& option) { return is_table_option(option.first, entity); });
}

void put_table_options(Place& place, Entity entity, std::string_view options) {
    std::erase_if(place.options, [entity](const auto& option) { return is_table_option(option.first, entity); });
    const Place kept = parse_address("#/contacts?" + std::string(options));
    for (const auto& [key, value] : kept.options)
        if (is_table_option(key, entity)) place.set_option(key, value);
}

}  // namespace tratt::ui
