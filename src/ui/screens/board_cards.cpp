#include "ui/screens/board_cards.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Criterion;
using model::Entity;
using model::Field;
using model::Operator;
using store::Row;

// As in the tables: "-" is descending. What most people want needs no option.
constexpr std::string_view sort_option = "sort";
struct OrderKey {
    BoardOrder order;
    std::string_view key;
};
constexpr std::array order_keys = {OrderKey{BoardOrder::longest, ""}, OrderKey{BoardOrder::shortest, "days"},
                                   OrderKey{BoardOrder::name_ascending, "name"},
                                   OrderKey{BoardOrder::name_descending, "-name"}};

// Former employees are not on the board (R91).
model::Query contacts_where(Operator status_active, const model::CriteriaSet& filters) {
    model::Query query{.entity = Entity::contact};
    model::CriteriaSet criteria(2);
    criteria[0] = {.field = Field::contact_status_active, .op = status_active};
    criteria[1] = {.field = Field::contact_former_employee, .op = Operator::no};
    criteria.insert(criteria.end(), filters.begin(), filters.end());
    query.any.push_back(std::move(criteria));
    return query;
}

model::CriteriaSet all_filters(const BoardSetting& setting) {
    model::CriteriaSet filters = setting.filters;
    if (setting.title.empty()) return filters;
    Criterion title{.field = Field::contact_name, .op = Operator::contains};
    title.values.emplace_back(std::string(setting.title));
    filters.push_back(std::move(title));
    return filters;
}

model::SortKey sort_key(BoardOrder order) {
    switch (order) {
        case BoardOrder::longest: return {Field::contact_status_since, false};
        case BoardOrder::shortest: return {Field::contact_status_since, true};
        case BoardOrder::name_ascending: return {Field::contact_name, false};
        case BoardOrder::name_descending: return {Field::contact_name, true};
    }
    return {Field::contact_status_since, false};
}

std::int64_t count_all(Context& context, const core::Moment& moment) {
    std::int64_t count = 0;
    for (const Operator op : {Operator::yes, Operator::no}) {
        model::Query query = contacts_where(op, {});
        query.limit = 0;
        count += context.queries.get(query, moment)->total;
    }
    return count;
}

}  // namespace

BoardSetting board_setting(const Place& place) {
    BoardSetting setting{.title = place.option("q"), .filters = filters_of(place, Entity::contact)};
    const std::string_view sort = place.option(sort_option);
    for (const OrderKey& order : order_keys) {
        if (order.key == sort) setting.order = order.order;
    }
    return setting;
}

void set_board_order(Place& place, BoardOrder order) {
    for (const OrderKey& known : order_keys) {
        if (known.order == order) place.set_option(sort_option, known.key);
    }
}

std::string_view order_words(BoardOrder order) {
    switch (order) {
        case BoardOrder::longest: return i18n::text(Msg::board_longest_first);
        case BoardOrder::shortest: return i18n::text(Msg::board_shortest_first);
        case BoardOrder::name_ascending: return i18n::text(Msg::board_name_ascending);
        case BoardOrder::name_descending: return i18n::text(Msg::board_name_descending);
    }
    return {};
}

void LeadCards::prepare(Context& context, const BoardSetting& setting) {
    database_ = &context.database;
    moment_ = moment_of(context.environment);
    const model::CriteriaSet filters = all_filters(setting);

    model::Query active = contacts_where(Operator::yes, filters);
    active.groupings.push_back({.field = Field::contact_lead_status, .with_empty_groups = true});
    active.sort.push_back(sort_key(setting.order));
    active_ = context.queries.get(active, moment_);

    model::Query hidden = contacts_where(Operator::no, filters);
    hidden.limit = 0;
    hidden_ = context.queries.get(hidden, moment_);
    total_ = filters.empty() ? shown() : count_all(context, moment_);
    add_columns();
}

void LeadCards::add_columns() {
    columns_.clear();
    statuses_.clear();
    firsts_.clear();
    for (const query::Group& group : active_->groups) add_column(group);
    add_locked_column();
}

// R25, R175, R176, R190
void LeadCards::add_column(const query::Group& group) {
    const auto* id = std::get_if<core::Uuid>(&group.value);
    const Row status = id ? database_->find(Entity::lead_status, *id) : store::no_row;
    BoardColumn column;
    column.key = static_cast<std::int64_t>(status) + 1;
    column.card_count = static_cast<int>(group.count);
    column.count = i18n::number(group.count);
    column.empty = i18n::text(Msg::board_no_cards);
    column.name = i18n::text(Msg::no_selection);
    if (status != store::no_row) {
        column.name = item_name(*database_, Entity::lead_status, status);
        column.mark = status_shape_mark(status_mark_of(*database_, status));
        column.description = item_description(*database_, Entity::lead_status, status);
    }
    columns_.push_back(column);
    statuses_.push_back(status);
    firsts_.push_back(group.first);
}

// R177
void LeadCards::add_locked_column() {
    BoardColumn column;
    column.key = -1;
    column.name = i18n::text(Msg::board_not_in_use);
    column.count = i18n::number(hidden_->total);
    column.is_locked = true;
    columns_.push_back(column);
    statuses_.push_back(store::no_row);
    firsts_.push_back(0);
}

std::span<const Row> LeadCards::contacts(int column) const {
    const auto at = static_cast<std::size_t>(column);
    return std::span(active_->rows)
        .subspan(static_cast<std::size_t>(firsts_[at]), static_cast<std::size_t>(columns_[at].card_count));
}

int LeadCards::index_of(int column, std::int64_t key) const {
    const auto rows = contacts(column);
    const auto found = std::find(rows.begin(), rows.end(), database_->find_number(Entity::contact, key));
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

BoardCard LeadCards::card(int column, int index) const {
    const Row row = contacts(column)[static_cast<std::size_t>(index)];
    BoardCard card;
    card.key = database_->number(Field::contact_number, row);
    card.name = record_name(*database_, Entity::contact, row);
    card.company = record_name(*database_, Entity::company, database_->reference(Field::contact_company, row));
    card.source = database_->text(Field::contact_source, row);
    const std::int64_t days = days_in_status(*database_, row, moment_);
    if (days != not_in_status) card.days = i18n::days_short(days);
    href_ = address(contact_place(card.key));
    card.href = href_;
    return card;
}

}  // namespace tratt::ui
