#include "ui/criteria.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "model/seeds.hpp"
#include "query/criteria.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Criterion;
using model::Entity;
using model::Field;
using model::FieldSpec;
using model::FieldType;
using model::Operator;

constexpr std::array entities{Entity::company, Entity::contact, Entity::sale, Entity::follow_up};

// What people look for most, before all the others.
constexpr std::array company_first{Field::company_name,  Field::company_category,      Field::company_category_group,
                                   Field::company_owner, Field::company_business,      Field::company_country,
                                   Field::company_city,  Field::company_contact_count, Field::company_created_at};
constexpr std::array contact_first{
    Field::contact_name,    Field::contact_lead_status,    Field::contact_category,   Field::contact_category_group,
    Field::contact_owner,   Field::contact_company,        Field::contact_title,      Field::contact_email,
    Field::contact_country, Field::contact_days_in_status, Field::contact_sale_count, Field::contact_created_at};
constexpr std::array sale_first{Field::sale_title,     Field::sale_status,  Field::sale_type,
                                Field::sale_stage,     Field::sale_owner,   Field::sale_amount,
                                Field::sale_sale_date, Field::sale_company, Field::sale_contact};
constexpr std::array follow_up_first{
    Field::follow_up_title,      Field::follow_up_type,    Field::follow_up_date,
    Field::follow_up_is_overdue, Field::follow_up_owner,   Field::follow_up_completed_at,
    Field::follow_up_priority,   Field::follow_up_contact, Field::follow_up_company};

std::span<const Field> first_fields(Entity entity) {
    switch (entity) {
        case Entity::company: return company_first;
        case Entity::contact: return contact_first;
        case Entity::sale: return sale_first;
        default: return follow_up_first;
    }
}

std::vector<Field> fields_of(Entity entity) {
    std::vector<Field> fields(first_fields(entity).begin(), first_fields(entity).end());
    const auto add = [&](std::span<const FieldSpec> specs, bool is_conversion) {
        for (const FieldSpec& spec : specs) {
            const bool is_known = std::ranges::find(fields, spec.field) != fields.end();
            if (is_offered(spec) && !is_known && is_conversion_field(spec.field) == is_conversion)
                fields.push_back(spec.field);
        }
    };
    add(model::derived_fields(entity), false);
    add(model::stored_fields(entity), false);
    add(model::stored_fields(entity), true);
    return fields;
}

constexpr std::array text_operators{
    Operator::starts_with,      Operator::contains,          Operator::ends_with,
    Operator::equals,           Operator::is_exactly,        Operator::does_not_start_with,
    Operator::does_not_contain, Operator::does_not_end_with, Operator::is_not,
    Operator::has_value,        Operator::has_no_value};
constexpr std::array number_operators{Operator::number_equals,    Operator::number_differs, Operator::greater,
                                      Operator::greater_or_equal, Operator::less,           Operator::less_or_equal,
                                      Operator::between,          Operator::has_value,      Operator::has_no_value};
constexpr std::array flag_operators{Operator::yes, Operator::no};
constexpr std::array list_operators{Operator::is_one_of, Operator::is_not_one_of, Operator::has_value,
                                    Operator::has_no_value};
// Of references to records, by their names too.
constexpr std::array record_operators{Operator::is_one_of,   Operator::is_not_one_of,    Operator::starts_with,
                                      Operator::contains,    Operator::ends_with,        Operator::equals,
                                      Operator::is_exactly,  Operator::does_not_contain, Operator::has_value,
                                      Operator::has_no_value};
constexpr std::array date_operators{Operator::before,
                                    Operator::on_date,
                                    Operator::after,
                                    Operator::between_dates,
                                    Operator::before_today,
                                    Operator::on_today,
                                    Operator::after_today,
                                    Operator::this_unit,
                                    Operator::previous_units,
                                    Operator::this_and_previous,
                                    Operator::next_units,
                                    Operator::this_and_next,
                                    Operator::this_previous_and_next,
                                    Operator::has_value,
                                    Operator::has_no_value};

constexpr std::array operator_messages{Msg::op_starts_with,
                                       Msg::op_contains,
                                       Msg::op_ends_with,
                                       Msg::op_equals,
                                       Msg::op_is_exactly,
                                       Msg::op_does_not_start_with,
                                       Msg::op_does_not_contain,
                                       Msg::op_does_not_end_with,
                                       Msg::op_is_not,
                                       Msg::op_number_equals,
                                       Msg::op_number_differs,
                                       Msg::op_greater,
                                       Msg::op_greater_or_equal,
                                       Msg::op_less,
                                       Msg::op_less_or_equal,
                                       Msg::op_between,
                                       Msg::op_yes,
                                       Msg::op_no,
                                       Msg::op_is_one_of,
                                       Msg::op_is_not_one_of,
                                       Msg::op_before,
                                       Msg::op_on_date,
                                       Msg::op_after,
                                       Msg::op_between_dates,
                                       Msg::op_before_today,
                                       Msg::op_on_today,
                                       Msg::op_after_today,
                                       Msg::op_this_unit,
                                       Msg::op_previous_units,
                                       Msg::op_this_and_previous,
                                       Msg::op_next_units,
                                       Msg::op_this_and_next,
                                       Msg::op_this_previous_and_next,
                                       Msg::op_has_value,
                                       Msg::op_has_no_value};
static_assert(operator_messages.size() == static_cast<std::size_t>(Operator::has_no_value) + 1);

}  // namespace

std::span<const Entity> searched_entities() { return entities; }

std::span<const Field> search_fields(Entity entity) {
    static const std::array<std::vector<Field>, entities.size()> fields = [] {
        std::array<std::vector<Field>, entities.size()> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = fields_of(entities[i]);
        return all;
    }();
    const auto found = std::ranges::find(entities, entity);
    return fields[static_cast<std::size_t>(found == entities.end() ? 0 : found - entities.begin())];
}

bool is_conversion_field(Field field) { return model::spec(field).has(model::field_bulk_only); }

std::span<const Operator> operators_of(Field field) {
    const FieldSpec& spec = model::spec(field);
    switch (spec.type) {
        case FieldType::text: return text_operators;
        case FieldType::boolean: return flag_operators;
        case FieldType::integer: return number_operators;
        case FieldType::date:
        case FieldType::instant: return date_operators;
        case FieldType::choice: return list_operators;
        case FieldType::reference: break;
    }
    return model::number_field(spec.target) ? std::span<const Operator>(record_operators)
                                            : std::span<const Operator>(list_operators);
}

std::string_view operator_words(Operator op) { return i18n::text(operator_messages[static_cast<std::size_t>(op)]); }

std::string_view operator_note(Operator op) {
    switch (op) {
        case Operator::is_not_one_of: return i18n::text(Msg::op_is_not_one_of_note);
        case Operator::is_exactly: return i18n::text(Msg::op_is_exactly_note);
        case Operator::previous_units:
        case Operator::next_units: return i18n::text(Msg::op_whole_units_note);
        case Operator::between:
        case Operator::between_dates: return i18n::text(Msg::op_between_note);
        default: return op <= Operator::is_not ? i18n::text(Msg::op_text_note) : std::string_view{};
    }
}

ValueKind value_kind(Operator op) {
    if (op <= Operator::is_not) return ValueKind::text;
    if (op <= Operator::less_or_equal) return ValueKind::number;
    if (op >= Operator::before && op <= Operator::after) return ValueKind::date;
    switch (op) {
        case Operator::between: return ValueKind::two_numbers;
        case Operator::is_one_of:
        case Operator::is_not_one_of: return ValueKind::chosen;
        case Operator::between_dates: return ValueKind::two_dates;
        case Operator::this_unit: return ValueKind::unit;
        case Operator::previous_units:
        case Operator::this_and_previous:
        case Operator::next_units:
        case Operator::this_and_next:
        case Operator::this_previous_and_next: return ValueKind::units;
        default: return ValueKind::none;
    }
}

Criterion with_operator(const Criterion& criterion, Operator op) {
    Criterion changed = criterion;
    changed.op = op;
    const ValueKind now = value_kind(criterion.op), wanted = value_kind(op);
    const auto is_number = [](ValueKind kind) { return kind == ValueKind::number || kind == ValueKind::two_numbers; };
    const auto is_date = [](ValueKind kind) { return kind == ValueKind::date || kind == ValueKind::two_dates; };
    const bool keeps = now == wanted || (is_number(now) && is_number(wanted)) || (is_date(now) && is_date(wanted));
    if (!keeps) {
        changed.values.clear();
        changed.current_user = false;
    }
    if (wanted == ValueKind::number || wanted == ValueKind::date)
        changed.values.resize(std::min<std::size_t>(changed.values.size(), 1));
    return changed;
}

Criterion with_field(const Criterion& criterion, Field field) {
    const auto operators = operators_of(field);
    const bool keeps_operator = std::ranges::find(operators, criterion.op) != operators.end();
    const bool is_same_kind = keeps_operator && model::spec(field).type == model::spec(criterion.field).type &&
                              value_kind(criterion.op) != ValueKind::chosen;
    if (is_same_kind) {
        Criterion changed = criterion;
        changed.field = field;
        return changed;
    }
    return {field, operators.front(), {}};
}

CriteriaSets standard_sets(Entity entity) {
    const auto rows = [](std::initializer_list<Field> fields) {
        model::CriteriaSet set;
        for (const Field field : fields) set.push_back({field, operators_of(field).front(), {}});
        return CriteriaSets{set};
    };
    switch (entity) {
        case Entity::company:
            return rows(
                {Field::company_name, Field::company_category, Field::company_category_group, Field::company_owner});
        case Entity::contact:
            return rows(
                {Field::contact_name, Field::contact_lead_status, Field::contact_category, Field::contact_owner});
        case Entity::sale: return rows({Field::sale_title, Field::sale_status, Field::sale_stage, Field::sale_owner});
        default:
            return rows({Field::follow_up_title, Field::follow_up_type, Field::follow_up_date, Field::follow_up_owner});
    }
}

CriteriaSets without_values(CriteriaSets sets) {
    for (model::CriteriaSet& set : sets) {
        for (Criterion& row : set) {
            // What needs no value beside the operator means something by itself: it begins anew.
            if (query::is_ignored(row)) continue;
            const Operator first = operators_of(row.field).front();
            const bool needs_value = query::is_ignored({row.field, row.op, {}});
            row = {row.field, needs_value ? row.op : first, {}};
        }
        std::erase_if(set, [](const Criterion& row) { return !query::is_ignored(row); });
    }
    return sets;
}

CriteriaSets filled_sets(const CriteriaSets& sets) {
    CriteriaSets filled;
    for (const model::CriteriaSet& set : sets) {
        model::CriteriaSet rows;
        std::ranges::remove_copy_if(set, std::back_inserter(rows), query::is_ignored);
        if (!rows.empty()) filled.push_back(std::move(rows));
    }
    return filled;
}

std::vector<TypicalSearch> typical_searches(Entity entity) {
    const auto status = [](const core::Uuid& id) {
        return Criterion{Field::contact_lead_status, Operator::is_one_of, {id}};
    };
    const auto number = [](Field field, Operator op, std::int64_t n) { return Criterion{field, op, {n}}; };
    switch (entity) {
        case Entity::contact: {
            const Criterion active{Field::contact_status_active, Operator::yes, {}};
            const Criterion mql{Field::contact_category, Operator::is_one_of, {model::mql_id}};
            return {
                {Msg::typical_new_leads,
                 {{active, {Field::contact_created_at, Operator::this_unit, {}, core::DateUnit::week}}}},
                {Msg::typical_qualified_without_sale,
                 {{active, status(model::qualified_id),
                   number(Field::contact_sale_count, Operator::number_equals, 0)}}},
                {Msg::typical_old_renurture,
                 {{active, status(model::re_nurture_id),
                   number(Field::contact_days_in_status, Operator::greater, 90)}}},
                {Msg::typical_mql_of_nobody, {{mql, {Field::contact_owner, Operator::is_one_of, {model::Value{}}}}}}};
        }
        case Entity::company: {
            Criterion mine{Field::company_owner, Operator::is_one_of, {}};
            mine.current_user = true;
            const Criterion potential{Field::company_category_group,
                                      Operator::is_one_of,
                                      {model::as_number(model::CategoryGroup::potential_customer)}};
            return {{Msg::typical_my_potential_customers, {{potential, mine}}},
                    {Msg::typical_companies_without_contacts,
                     {{number(Field::company_contact_count, Operator::number_equals, 0)}}}};
        }
        case Entity::sale: {
            const Criterion open{Field::sale_status, Operator::is_one_of, {model::as_number(model::SaleStatus::open)}};
            return {{Msg::typical_sales_this_month,
                     {{open, {Field::sale_sale_date, Operator::this_unit, {}, core::DateUnit::month}}}},
                    {Msg::typical_sales_late, {{open, {Field::sale_sale_date, Operator::before_today, {}}}}}};
        }
        default: {
            const Criterion not_done{Field::follow_up_completed_at, Operator::has_no_value, {}};
            return {{Msg::typical_overdue, {{not_done, {Field::follow_up_is_overdue, Operator::yes, {}}}}},
                    {Msg::typical_today, {{not_done, {Field::follow_up_date, Operator::on_today, {}}}}}};
        }
    }
}

// ---- Words ----------------------------------------------------------------------------------------------------------

std::string_view unit_words(core::DateUnit unit, std::int64_t count) {
    constexpr std::array messages{i18n::Plural::unit_days_word, i18n::Plural::unit_weeks_word,
                                  i18n::Plural::unit_months_word, i18n::Plural::unit_quarters_word,
                                  i18n::Plural::unit_years_word};
    return i18n::count(messages[static_cast<std::size_t>(unit)], count);
}

namespace {

std::string_view chosen_words(const store::Database& database, const Criterion& criterion, const core::Moment& moment) {
    std::string_view words;
    const auto add = [&](std::string_view word) { words = words.empty() ? word : i18n::concat({words, ", ", word}); };
    if (criterion.current_user) add(i18n::text(Msg::current_user));
    for (const model::Value& value : criterion.values) {
        const bool is_none = std::holds_alternative<std::monostate>(value);
        add(is_none ? i18n::text(Msg::no_selection) : value_words(database, criterion.field, value, moment));
    }
    return words;
}

std::string_view single_words(const store::Database& database, const Criterion& criterion, std::size_t index,
                              const core::Moment& moment) {
    if (index >= criterion.values.size()) return {};
    const model::Value& value = criterion.values[index];
    const auto* day = std::get_if<std::int64_t>(&value);
    if (day && value_kind(criterion.op) >= ValueKind::date) return i18n::date(*day, core::today(moment));
    if (const auto* words = std::get_if<std::string>(&value)) return i18n::concat({*words});
    return value_words(database, criterion.field, value, moment);
}

}  // namespace

std::string_view criterion_value_words(const store::Database& database, const Criterion& criterion,
                                       const core::Moment& moment) {
    if (query::is_ignored(criterion)) return {};
    switch (value_kind(criterion.op)) {
        case ValueKind::none: return {};
        case ValueKind::chosen: return chosen_words(database, criterion, moment);
        case ValueKind::unit: return unit_words(criterion.unit, 1);
        case ValueKind::units:
            return i18n::concat({i18n::number(criterion.count), " ", unit_words(criterion.unit, criterion.count)});
        case ValueKind::two_numbers:
        case ValueKind::two_dates:
            return i18n::concat(
                {single_words(database, criterion, 0, moment), " – ", single_words(database, criterion, 1, moment)});
        default: return single_words(database, criterion, 0, moment);
    }
}

}  // namespace tratt::ui
