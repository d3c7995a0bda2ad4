#include "query/derived.hpp"

#include <algorithm>
#include <functional>

#include "model/lead_rules.hpp"

namespace tratt::query {

using store::no_choice;
using store::no_row;
using store::Row;

namespace {

// Of the field's kind of record: which follow-ups are about it, and the number, which changes as records come and go.
struct ActivityOf {
    Field link, number;
};
ActivityOf activity_of(Field field) {
    switch (model::spec(field).entity) {
        case Entity::company: return {Field::follow_up_company, Field::company_number};
        case Entity::sale: return {Field::follow_up_sale, Field::sale_number};
        default: return {Field::follow_up_contact, Field::contact_number};
    }
}

}  // namespace

std::vector<Field> sources_of(Field field) {
    switch (field) {
        case Field::company_last_activity:
        case Field::contact_last_activity:
        case Field::sale_last_activity:
            return {activity_of(field).link, activity_of(field).number, Field::follow_up_completed_at,
                    Field::follow_up_deleted_at};
        case Field::company_next_follow_up:
        case Field::contact_next_follow_up:
        case Field::sale_next_follow_up:
            return {activity_of(field).link,     activity_of(field).number, Field::follow_up_completed_at,
                    Field::follow_up_deleted_at, Field::follow_up_due_date, Field::follow_up_starts_at};
        case Field::company_category_group: return {Field::company_category, Field::category_group};
        case Field::company_contact_count:
            return {Field::contact_company, Field::contact_former_employee, Field::contact_deleted_at,
                    Field::company_number};
        case Field::contact_name: return {Field::contact_first_name, Field::contact_last_name};
        case Field::contact_category:
            return {Field::contact_company, Field::contact_own_category, Field::company_category};
        case Field::contact_category_group:
            return {Field::contact_company, Field::contact_own_category, Field::company_category,
                    Field::category_group};
        case Field::contact_status_active:
            return {Field::contact_company, Field::contact_own_category, Field::company_category, Field::category_group,
                    Field::category_lead_status_enabled};
        case Field::contact_days_in_status: return {Field::contact_status_since};
        case Field::company_main_contact:
            return {Field::contact_company, Field::contact_is_main, Field::contact_deleted_at, Field::company_number};
        case Field::company_sale_count: return {Field::sale_company, Field::sale_deleted_at, Field::company_number};
        case Field::contact_sale_count: return {Field::sale_contact, Field::sale_deleted_at, Field::contact_number};
        case Field::sale_chance:
        case Field::sale_weighted_amount:
        case Field::sale_base_amount:
        case Field::sale_base_weighted_amount:
            return {Field::sale_amount, Field::sale_rate, Field::sale_probability, Field::sale_stage,
                    Field::sale_stage_probability};
        case Field::sale_days_in_stage: return {Field::sale_stage_since, Field::sale_closed_at};
        case Field::follow_up_date: return {Field::follow_up_due_date, Field::follow_up_starts_at};
        case Field::follow_up_is_overdue:
            return {Field::follow_up_due_date, Field::follow_up_starts_at, Field::follow_up_completed_at};
        default: return {field};
    }
}

bool belongs_to_a_day(Field field) {
    return shape_of(field) == Shape::date || field == Field::contact_days_in_status ||
           field == Field::sale_days_in_stage || field == Field::follow_up_is_overdue;
}

namespace {

// R17, R36: the company's category, or the contact's own.
Codes category_codes(const store::Database& database) {
    const auto categories = database.references(Field::company_category);
    const std::uint32_t count = database.row_count(Entity::category) + 1;
    // Of each company, from 1 on; 0 = of no company.
    const Codes of_company = make_codes(database.row_count(Entity::company) + 1, count, [&](std::size_t place) {
        if (place == 0 || categories.empty()) return 0u;
        return model::effective_category(true, categories[place - 1], no_row) + 1;
    });
    const auto companies = database.references(Field::contact_company);
    const auto own = database.references(Field::contact_own_category);
    Codes codes;
    of_company.visit([&](const auto& code_of) {
        codes = make_codes(database.row_count(Entity::contact), count, [&](std::size_t contact) -> std::uint32_t {
            const Row company = companies.empty() ? no_row : companies[contact];
            if (company != no_row || own.empty()) return code_of(company + 1);  // of no_row: 0
            return model::effective_category(false, no_row, own[contact]) + 1;
        });
    });
    return codes;
}

// What a table says of each category, for the records whose category has the given code.
template <class Say>
Codes codes_by_category(const Columns& columns, Field category, std::uint32_t count, const Say& say) {
    std::vector<std::uint8_t> said(columns.database().row_count(Entity::category) + 1);
    for (std::uint32_t code = 1; code < said.size(); ++code) said[code] = static_cast<std::uint8_t>(say(code - 1));
    const Codes& categories = columns.codes(category);
    const std::size_t rows = columns.database().row_count(model::spec(category).entity);
    Codes codes;
    categories.visit([&](const auto& code_of) {
        codes = make_codes(rows, count, [&](std::size_t row) { return said[code_of(row)]; });
    });
    return codes;
}

Codes group_codes(const Columns& columns, Field category) {
    const auto groups = columns.database().choices(Field::category_group);
    constexpr auto count = static_cast<std::uint32_t>(model::category_group_count) + 1;
    return codes_by_category(columns, category, count,
                             [&](Row row) { return groups.empty() || groups[row] == no_choice ? 0 : groups[row] + 1; });
}

Codes main_contact_codes(const store::Database& database) {
    return make_codes(database.row_count(Entity::company), database.row_count(Entity::contact) + 1,
                      [&](std::size_t company) { return database.main_contact(static_cast<Row>(company)) + 1; });
}

Codes overdue_codes(const Columns& columns) {
    return make_codes(columns.database().row_count(Entity::follow_up), 2, [&](std::size_t follow_up) {
        return columns.database().is_overdue(static_cast<Row>(follow_up), columns.moment());
    });
}

std::int64_t contact_count(const store::Database& database, Row company) {
    return std::ranges::count_if(database.contacts_of(company),
                                 [&](Row contact) { return !database.flag(Field::contact_former_employee, contact); });
}

}  // namespace

Codes derived_codes(const Columns& columns, Field field, NameColumn& names) {
    const store::Database& database = columns.database();
    switch (field) {
        case Field::contact_name:
            names.update(database);
            return {names.handles(), 0, static_cast<std::uint32_t>(names.pool().size())};
        case Field::contact_category: return category_codes(database);
        case Field::contact_category_group: return group_codes(columns, Field::contact_category);
        case Field::company_category_group: return group_codes(columns, Field::company_category);
        case Field::company_main_contact: return main_contact_codes(database);
        case Field::follow_up_is_overdue: return overdue_codes(columns);
        default:  // contact_status_active
            return codes_by_category(columns, Field::contact_category, 2, [&](Row category) {
                return model::status_active(database.category_facts(category));
            });
    }
}

static std::vector<std::int64_t> days_in_status(const Columns& columns) {
    const Codes& since = columns.codes(Field::contact_status_since);
    const core::Date today = core::today(columns.moment());
    const core::Date day_before = columns.first_day(Field::contact_status_since) - 1;
    std::vector<std::int64_t> days(columns.database().row_count(Entity::contact));
    since.visit([&](const auto& code_of) {
        for (std::size_t row = 0; row < days.size(); ++row) {
            const std::uint32_t code = code_of(row);
            days[row] = code == 0 ? core::no_value : today - (day_before + code);
        }
    });
    return days;
}

// How many live sales refer to each record of the entity.
static std::vector<std::int64_t> sale_counts(const store::Database& database, Entity entity) {
    const auto records = database.references(entity == Entity::contact ? Field::sale_contact : Field::sale_company);
    std::vector<std::int64_t> counts(database.row_count(entity));
    for (Row sale = 0; sale < records.size(); ++sale) {
        if (records[sale] != no_row && database.is_live(Entity::sale, sale)) ++counts[records[sale]];
    }
    return counts;
}

// One look at the follow-ups serves all records. `day_of`: the day that one counts for, core::no_value = it does not.
template <class DayOf, class Better>
static std::vector<std::int64_t> days_of_activity(const Columns& columns, Field field, const DayOf& day_of,
                                                  const Better& is_better) {
    const store::Database& database = columns.database();
    std::vector<std::int64_t> days(database.row_count(model::spec(field).entity), core::no_value);
    const auto targets = database.references(activity_of(field).link);
    const auto live = database.live(Entity::follow_up);
    for (Row one = 0; one < targets.size(); ++one) {
        if (targets[one] == no_row || !live[one]) continue;
        const std::int64_t day = day_of(one);
        std::int64_t& kept = days[targets[one]];
        if (day != core::no_value && (kept == core::no_value || is_better(day, kept))) kept = day;
    }
    return days;
}

static std::vector<std::int64_t> last_activity(const Columns& columns, Field field) {
    const auto completed = [&](Row one) {
        const std::int64_t at = columns.database().number(Field::follow_up_completed_at, one);
        return at == core::no_value ? at : core::day_of(at, columns.moment().time_zone);
    };
    return days_of_activity(columns, field, completed, std::greater{});
}

static std::vector<std::int64_t> next_follow_up(const Columns& columns, Field field) {
    const auto waiting = [&](Row one) {
        const bool is_completed = columns.database().number(Field::follow_up_completed_at, one) != core::no_value;
        return is_completed ? core::no_value : columns.database().follow_up_date(one, columns.moment());
    };
    return days_of_activity(columns, field, waiting, std::less{});
}

std::vector<std::int64_t> derived_numbers(const Columns& columns, Field field) {
    switch (field) {
        case Field::contact_days_in_status: return days_in_status(columns);
        case Field::company_last_activity:
        case Field::contact_last_activity:
        case Field::sale_last_activity: return last_activity(columns, field);
        case Field::company_next_follow_up:
        case Field::contact_next_follow_up:
        case Field::sale_next_follow_up: return next_follow_up(columns, field);
        default: break;
    }
    const store::Database& database = columns.database();
    if (field == Field::contact_sale_count || field == Field::company_sale_count)
        return sale_counts(database, model::spec(field).entity);
    const core::Moment& moment = columns.moment();
    std::vector<std::int64_t> numbers(database.row_count(model::spec(field).entity));
    for (Row row = 0; row < numbers.size(); ++row) {
        switch (field) {
            case Field::company_contact_count: numbers[row] = contact_count(database, row); break;
            case Field::sale_days_in_stage: numbers[row] = database.days_in_stage(row, moment); break;
            case Field::follow_up_date: numbers[row] = database.follow_up_date(row, moment); break;
            default: numbers[row] = database.number(field, row); break;
        }
    }
    return numbers;
}

}  // namespace tratt::query
