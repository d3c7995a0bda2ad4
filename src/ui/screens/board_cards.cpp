#include "ui/screens/board_cards.hpp"

#include <algorithm>
#include <utility>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/follow_up_dialog.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Criterion;
using model::Entity;
using model::Field;
using model::Operator;
using store::Row;

Criterion sale_is_open() {
    Criterion open{Field::sale_status, Operator::is_not_one_of, {}};
    for (const model::SaleStatus closed : {model::SaleStatus::sold, model::SaleStatus::lost})
        open.values.emplace_back(model::as_number(closed));
    return open;
}

// What is on the board whatever is filtered. Former employees are not (R91).
model::CriteriaSet standing_criteria(const BoardSetting& setting) {
    if (setting.entity == Entity::contact) return {{.field = Field::contact_former_employee, .op = Operator::no}};
    if (setting.entity == Entity::sale && setting.hides_closed) return {sale_is_open()};
    return {};
}

Field title_field(Entity entity) {
    return entity == Entity::contact ? Field::contact_name : *model::name_field(entity);
}

model::CriteriaSet filter_criteria(const BoardSetting& setting) {
    model::CriteriaSet filters = setting.filters;
    if (setting.title.empty()) return filters;
    Criterion title{.field = title_field(setting.entity), .op = Operator::contains};
    title.values.emplace_back(std::string(setting.title));
    filters.push_back(std::move(title));
    return filters;
}

// By the instant, which is finer than the days.
model::SortKey sort_key(const model::SortKey& sort) {
    if (sort.field == Field::contact_days_in_status) return {Field::contact_status_since, !sort.descending};
    return sort;
}

bool is_user_field(Field field) { return model::spec(field).target == Entity::user; }

Row item_of(const store::Database& database, Field field, const model::Value& value) {
    const auto* id = std::get_if<core::Uuid>(&value);
    return id ? database.find(model::spec(field).target, *id) : store::no_row;
}

Field follow_up_link(Entity entity) {
    switch (entity) {
        case Entity::company: return Field::follow_up_company;
        case Entity::sale: return Field::follow_up_sale;
        default: return Field::follow_up_contact;
    }
}

std::int64_t days_since(std::int64_t instant, const core::Moment& moment) {
    return std::max<std::int64_t>(0, core::today(moment) - core::day_of(instant, moment.time_zone));
}

std::string_view base_amount(const store::Database& database, std::int64_t minor_units) {
    return amount_words(minor_units, base_currency(database));
}

std::string_view no_cards(Entity entity) {
    switch (entity) {
        case Entity::company: return i18n::text(Msg::board_no_companies);
        case Entity::sale: return i18n::text(Msg::board_no_sales);
        default: return i18n::text(Msg::board_no_cards);
    }
}

}  // namespace

// ---- Asking ---------------------------------------------------------------------------------------------------------

void RecordCards::prepare(Context& context, const BoardSetting& setting) {
    database_ = &context.database;
    setting_ = setting;
    moment_ = moment_of(context.environment);
    ask(context);
    add_rows();
    find_follow_ups(context);
}

void RecordCards::ask(Context& context) {
    const auto get = [&](const model::Query& query) { return context.queries.get(query, moment_); };
    model::Query query{.entity = setting_.entity};
    if (setting_.selection != store::no_row) query.among = members_.of(*database_, setting_.selection);
    else query.among = setting_.found;
    const model::CriteriaSet standing = standing_criteria(setting_), filters = filter_criteria(setting_);
    query.any = {standing};
    query.any.front().insert(query.any.front().end(), filters.begin(), filters.end());
    const bool has_criteria = !query.any.front().empty();
    if (!has_criteria) query.any.clear();

    model::Query everything = query;
    everything.limit = 0;
    std::int64_t hidden = 0;
    if (setting_.is_lead_status_board()) {
        model::Query inactive = everything;
        inactive.any.front().push_back({.field = Field::contact_status_active, .op = Operator::no});
        hidden = get(inactive)->total;
        query.any.front().push_back({.field = Field::contact_status_active, .op = Operator::yes});
    }
    if (setting_.entity == Entity::sale) {
        query.aggregates = {{model::AggregateKind::sum,
                             setting_.is_weighted ? Field::sale_base_weighted_amount : Field::sale_base_amount}};
    }
    const model::Grouping columns{.field = setting_.columns, .with_empty_groups = !is_user_field(setting_.columns)};
    model::Query heads = query;
    heads.groupings = {columns};
    query.sort = {sort_key(setting_.sort)};
    if (setting_.rows) query.groupings.push_back({.field = *setting_.rows});
    query.groupings.push_back(columns);
    query_ = std::move(query);
    answer_ = get(query_);
    heads.limit = 0;
    add_columns(setting_.rows ? *get(heads) : *answer_);
    has_locked_ = setting_.is_lead_status_board();
    if (has_locked_) add_locked_column(hidden);
    shown_ = answer_->total + hidden;
    everything.any = {standing};
    if (standing.empty()) everything.any.clear();
    total_ = filters.empty() ? shown_ : get(everything)->total;
}

// ---- Columns and rows -------------------------------------------------------------------------------------------------

void RecordCards::add_columns(const query::Rows& heads) {
    columns_.clear();
    column_values_.clear();
    for (const query::Group& group : heads.groups) add_column(group);
}

// R25, R175, R176, R189, R190
void RecordCards::add_column(const query::Group& group) {
    const Field field = setting_.columns;
    const Entity target = model::spec(field).target;
    const Row item = item_of(*database_, field, group.value);
    BoardColumn column;
    column.key = static_cast<std::int64_t>(item) + 1;
    column.count = i18n::number(group.count);
    column.empty = no_cards(setting_.entity);
    column.name = item == store::no_row ? i18n::text(Msg::no_selection) : item_name(*database_, target, item);
    if (item != store::no_row) column.mark = item_mark(*database_, model::spec(field).target, item);
    if (item != store::no_row && target != Entity::user)
        column.description = item_description(*database_, target, item);
    if (!group.aggregates.empty() && group.aggregates.front())
        column.sum = base_amount(*database_, static_cast<std::int64_t>(*group.aggregates.front()));
    if (item != store::no_row) column.add_href = i18n::concat({address_of_new(field, item)});
    columns_.push_back(column);
    column_values_.push_back(group.value);
}

// Only where the field is the record's own: a contact's category is its company's.
std::string RecordCards::address_of_new(Field field, Row item) const {
    if (model::spec(field).has(model::field_derived)) return {};
    const Entity target = model::spec(field).target;
    Place place = record_place(setting_.entity, 0, Mode::create);
    place.set_option(model::spec(field).key, core::to_string(database_->id_of(target, item)));
    if (field == Field::sale_stage) {
        const Row type = database_->reference(Field::sale_stage_type, item);
        place.set_option(model::spec(Field::sale_type).key, core::to_string(database_->id_of(Entity::sale_type, type)));
    }
    return address(place);
}

// R177
void RecordCards::add_locked_column(std::int64_t count) {
    BoardColumn column;
    column.key = -1;
    column.name = i18n::text(Msg::board_not_in_use);
    column.count = i18n::number(count);
    column.is_locked = true;
    columns_.push_back(column);
    column_values_.emplace_back();
}

// R178
void RecordCards::add_rows() {
    rows_.clear();
    row_values_.clear();
    cells_.clear();
    if (!setting_.rows) return lay_out(answer_->groups, 0);
    for (const query::Group& group : answer_->groups) {
        const Field field = *setting_.rows;
        const Row item = item_of(*database_, field, group.value);
        const bool is_none = item == store::no_row;
        BoardRow row;
        row.key = static_cast<std::int64_t>(item) + 1;
        row.name = is_none ? i18n::text(Msg::no_selection) : item_name(*database_, model::spec(field).target, item);
        if (item != store::no_row) row.mark = item_mark(*database_, model::spec(field).target, item);
        if (is_none && is_user_field(field)) row.note = i18n::text(Msg::board_owned_by_nobody);
        row.count = i18n::number(group.count);
        rows_.push_back(row);
        row_values_.push_back(group.value);
        lay_out(group.children, static_cast<int>(rows_.size()) - 1);
    }
    if (rows_.empty()) lay_out({}, 0);
}

void RecordCards::lay_out(const std::vector<query::Group>& groups, int row) {
    cells_.resize(static_cast<std::size_t>(row + 1) * columns_.size());
    for (const query::Group& group : groups) {
        const auto at = std::ranges::find(column_values_, group.value) - column_values_.begin();
        const auto cell = static_cast<std::size_t>(row) * columns_.size() + static_cast<std::size_t>(at);
        if (cell < cells_.size()) cells_[cell] = {group.first, group.count};
    }
}

// ---- Cards ----------------------------------------------------------------------------------------------------------

std::span<const Row> RecordCards::records(BoardCell cell) const {
    const auto at = static_cast<std::size_t>(cell.row) * columns_.size() + static_cast<std::size_t>(cell.column);
    if (at >= cells_.size()) return {};
    const Stretch& stretch = cells_[at];
    return std::span(answer_->rows)
        .subspan(static_cast<std::size_t>(stretch.first), static_cast<std::size_t>(stretch.count));
}

int RecordCards::count(BoardCell cell) const { return static_cast<int>(records(cell).size()); }

std::int64_t RecordCards::key(BoardCell cell, int index) const {
    return database_->number(*model::number_field(setting_.entity), records(cell)[static_cast<std::size_t>(index)]);
}

int RecordCards::index_of(BoardCell cell, std::int64_t key) const {
    const auto rows = records(cell);
    const auto found = std::ranges::find(rows, database_->find_number(setting_.entity, key));
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

// The first of each record that is not completed (R248); looked through only when some follow-up has changed.
void RecordCards::find_follow_ups(Context& context) {
    model::Query query{.entity = Entity::follow_up};
    query.any = {{{.field = Field::follow_up_completed_at, .op = Operator::has_no_value}}};
    query.sort = {{Field::follow_up_date, false}};
    const auto rows = context.queries.get(query, moment_);
    if (rows == follow_ups_ && follow_ups_of_ == setting_.entity) return;
    follow_ups_ = rows;
    follow_ups_of_ = setting_.entity;
    next_follow_up_.clear();
    for (const Row follow_up : rows->rows) {
        const Row of = database_->reference(follow_up_link(setting_.entity), follow_up);
        const bool has_day = database_->follow_up_date(follow_up, moment_) != core::no_value;
        if (of != store::no_row && has_day) next_follow_up_.emplace(of, follow_up);
    }
}

void RecordCards::add_dates(BoardCard& card, Row row) const {
    const core::Date today = core::today(moment_);
    if (const auto next = next_follow_up_.find(row); next != next_follow_up_.end()) {
        card.due = i18n::date(database_->follow_up_date(next->second, moment_), today);
        card.due_icon = follow_up_icon(follow_up_type_of(*database_, next->second));
        card.is_overdue = database_->is_overdue(next->second, moment_);
    }
    if (setting_.entity == Entity::contact) {
        const std::int64_t days = days_in_status(*database_, row, moment_);
        if (days != not_in_status) card.days = i18n::days_short(days);
    } else if (setting_.entity == Entity::sale) {  // R191
        const std::int64_t days = setting_.counts_days_in_stage
                                      ? database_->days_in_stage(row, moment_)
                                      : days_since(database_->number(Field::sale_created_at, row), moment_);
        if (days != core::no_value) card.days = i18n::days_short(days);
        const std::int64_t date = database_->number(Field::sale_sale_date, row);
        const auto status = static_cast<model::SaleStatus>(database_->number(Field::sale_status, row));
        const bool is_closed = status == model::SaleStatus::sold || status == model::SaleStatus::lost;
        card.is_late = !is_closed && date != core::no_value && date < today;
    }
}

BoardCard RecordCards::card(BoardCell cell, int index) const {
    const store::Database& database = *database_;
    const Row row = records(cell)[static_cast<std::size_t>(index)];
    const auto company_of = [&](Field field) {
        return record_name(database, Entity::company, database.reference(field, row));
    };
    BoardCard card;
    card.key = key(cell, index);
    card.name = record_name(database, setting_.entity, row);
    if (setting_.entity == Entity::contact) {
        card.avatar = avatar_mark(card.name);
        card.second = company_of(Field::contact_company);
        card.third = database.text(Field::contact_source, row);
    } else if (setting_.entity == Entity::company) {
        card.avatar = avatar_mark(card.name, AvatarKind::company);
        // The column says the category already.
        card.second = setting_.columns == Field::company_category
                          ? database.text(Field::company_city, row)
                          : item_name(database, Entity::category, database.reference(Field::company_category, row));
        const model::Value contacts = database.value(Field::company_contact_count, row);
        if (const auto* n = std::get_if<std::int64_t>(&contacts))
            card.third = i18n::count(i18n::Plural::contacts_count, *n);
    } else {
        const std::string_view company = company_of(Field::sale_company);
        card.second = company.empty()
                          ? record_name(database, Entity::contact, database.reference(Field::sale_contact, row))
                          : company;
        card.avatar = company.empty() ? avatar_mark(card.second.empty() ? card.name : card.second)
                                      : avatar_mark(company, AvatarKind::company);
        card.third = base_amount(
            database,
            database.number(setting_.is_weighted ? Field::sale_base_weighted_amount : Field::sale_base_amount, row));
    }
    add_dates(card, row);
    href_ = address(record_place(setting_.entity, card.key));
    card.href = href_;
    return card;
}

}  // namespace tratt::ui
