#include "ui/screens/board_moves.hpp"

#include <algorithm>
#include <vector>

#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID menu_id = make_id("board_card_menu");
constexpr ImGuiID columns_id = make_id(menu_id, "columns"), rows_id = make_id(menu_id, "rows");

enum CardCommand : int {
    edit_it,
    move_to_column,
    move_to_row,
    plan_follow_up,
    log_call,
    log_email,
    log_note,
    create_sale,
    next_category,
    mark_sold,
    mark_lost,
    delete_it
};

// The field that a drop writes. A contact's category is its company's (R181), unless it has none.
Field written_field(Field shown) { return shown == Field::contact_category ? Field::contact_own_category : shown; }

bool is_category_of_company(const store::Database& database, Field field, Row record) {
    return field == Field::contact_category && database.reference(Field::contact_company, record) != store::no_row;
}

bool is_closed(const store::Database& database, Row sale) {
    const model::SaleStatus status = sale_status_of(database, sale);
    return status == model::SaleStatus::sold || status == model::SaleStatus::lost;
}

model::Action update(const store::Database& database, Entity entity, Row row, std::vector<model::FieldValue> changes) {
    return model::UpdateRecords{.entity = entity,
                                .ids = {database.id_of(entity, row)},
                                .changes = std::move(changes),
                                .cause = model::Cause::board};
}

// The place the card stays in: "Open", or with rows "Open, Erik Lund".
std::string_view cell_words(const RecordCards& cards, BoardCell cell) {
    const std::string_view column = cards.columns()[static_cast<std::size_t>(cell.column)].name;
    if (cards.rows().empty()) return column;
    return i18n::concat({column, ", ", cards.rows()[static_cast<std::size_t>(cell.row)].name});
}

// Where the record's card lies now; no_column: nowhere.
BoardCell cell_of(const RecordCards& cards, std::int64_t number) {
    const int columns = static_cast<int>(cards.columns().size());
    const int rows = std::max(1, static_cast<int>(cards.rows().size()));
    for (BoardCell cell{0, 0}; cell.row < rows; ++cell.row) {
        for (cell.column = 0; cell.column < columns; ++cell.column) {
            if (cell.column != cards.locked_column() && cards.index_of(cell, number) >= 0) return cell;
        }
    }
    return {};
}

Place why_place(const Place& place) {
    Place why = place;
    why.set_option("why", "1");
    return why;
}

}  // namespace

// ---- Dropping -------------------------------------------------------------------------------------------------------

// R180: one drop is one command; R182: what the store would refuse is not sent.
bool BoardMoves::drop(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting,
                      const BoardEvents& events) {
    const store::Database& database = context.database;
    const Row record = database.find_number(setting.entity, events.dropped);
    if (record == store::no_row) return false;  // it has gone while it was held
    const auto refused = [&](std::string_view reason) {
        refuse(context, board, cards, setting, events, std::string(reason));
        return false;
    };
    if (events.to.column == cards.locked_column()) {
        const std::string_view column = cards.columns()[static_cast<std::size_t>(events.to.column)].name;
        return refused(i18n::format(Msg::board_refused_locked, {{"column", column}}));
    }
    std::vector<model::FieldValue> changes;
    const auto change = [&](Field field, const model::Value& value) {
        changes.push_back({written_field(field), value});
        return !is_category_of_company(database, field, record);
    };
    bool is_allowed = true;
    if (events.to.column != events.from.column)
        is_allowed = change(setting.columns, cards.column_value(events.to.column));
    if (events.to.row != events.from.row)
        is_allowed = change(*setting.rows, cards.row_value(events.to.row)) && is_allowed;
    if (!is_allowed) {
        const Row company = database.reference(Field::contact_company, record);
        return refused(
            i18n::format(Msg::board_refused_category, {{"company", record_name(database, Entity::company, company)}}));
    }
    model::Action action = update(database, setting.entity, record, std::move(changes));
    const auto errors = database.check({.id = {}, .action = action});
    if (!errors.empty()) return refused(error_words(errors.front()));
    errand_.run(context, std::move(action));
    return true;
}

void BoardMoves::refuse(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting,
                        const BoardEvents& events, std::string reason) {
    refuse_drop(board);
    const store::Database& database = context.database;
    const Row record = database.find_number(setting.entity, events.dropped);
    Toast toast{.kind = ToastKind::refusal};
    toast.title = i18n::format(Msg::board_refused_title, {{"name", record_name(database, setting.entity, record)},
                                                          {"column", cell_words(cards, events.from)}});
    toast.reason = std::move(reason);
    if (events.to.column == cards.locked_column())
        toast.links.push_back({std::string(i18n::text(Msg::board_why)), why_place(context.place)});
    const auto company_field = setting.entity == Entity::contact ? Field::contact_company : Field::sale_company;
    const Row company = setting.entity == Entity::company ? store::no_row : database.reference(company_field, record);
    if (company != store::no_row) {
        const std::string_view name = record_name(database, Entity::company, company);
        toast.links.push_back({std::string(i18n::format(Msg::board_open_company, {{"name", name}})),
                               company_place(database.number(Field::company_number, company))});
    }
    context.actions.show(std::move(toast));
}

// ---- The card's menu --------------------------------------------------------------------------------------------------

void BoardMoves::open_card_menu(const Context& context, const BoardSetting& setting, std::int64_t number,
                                const Box& anchor) {
    menu_of_ = number;
    menu_anchor_ = anchor;
    const Row record = context.database.find_number(setting.entity, number);
    open_menu(menu_id, anchor,
              i18n::format(Msg::board_card_menu, {{"name", record_name(context.database, setting.entity, record)}}));
}

void BoardMoves::follow(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting) {
    if (const Outcome* outcome = errand_.finished(context)) tell_deleted(context, outcome->succeeded);
    const Row record = context.database.find_number(setting.entity, menu_of_);
    if (record == store::no_row) return;
    draw_menu(context, cards, setting, record);
    draw_ways(context, board, cards, setting);
}

void BoardMoves::draw_menu(Context& context, const RecordCards& cards, const BoardSetting& setting, Row record) {
    const store::Database& database = context.database;
    std::vector<MenuItem> items;
    std::vector<int> commands;
    const auto add = [&](CardCommand command, const MenuItem& item) {
        items.push_back(item);
        commands.push_back(command);
    };
    add(edit_it, {.label = i18n::text(Msg::edit), .icon = Icon::pencil});
    add(move_to_column, {.label = i18n::text(Msg::board_move_to), .icon = Icon::right});
    if (!cards.rows().empty()) add(move_to_row, {.label = i18n::text(Msg::board_move_to_row), .icon = Icon::rows});
    add(plan_follow_up, {.label = i18n::text(Msg::board_create_follow_up), .icon = Icon::followups});
    add(log_call, {.label = i18n::text(Msg::log_call), .icon = Icon::phone, .has_line_above = true});
    add(log_email, {.label = i18n::text(Msg::log_email), .icon = Icon::mail});
    add(log_note, {.label = i18n::text(Msg::log_note), .icon = Icon::note});
    if (setting.entity != Entity::sale)
        add(create_sale, {.label = i18n::text(Msg::board_create_sale), .icon = Icon::sales});
    if (setting.entity == Entity::company) {
        const bool is_last = database.next_category(record).is_nil();  // R55
        add(next_category, {.label = i18n::text(Msg::board_next_category),
                            .icon = Icon::right,
                            .disabled_reason = is_last ? i18n::text(Msg::board_last_category) : std::string_view{}});
    }
    if (setting.entity == Entity::sale && !is_closed(database, record)) {
        add(mark_sold, {.label = i18n::text(Msg::board_mark_sold), .icon = Icon::check});
        add(mark_lost, {.label = i18n::text(Msg::board_mark_lost), .icon = Icon::x});
    }
    add(delete_it,
        {.label = i18n::text(Msg::delete_it), .icon = Icon::trash, .is_destructive = true, .has_line_above = true});
    const int taken = menu(menu_id, items);
    if (taken == nothing_chosen) return;
    const int command = commands[static_cast<std::size_t>(taken)];
    const BoardCell cell = cell_of(cards, menu_of_);
    if (command == move_to_column) open_choices(columns_id, menu_anchor_, cell.column, i18n::text(Msg::board_move_to));
    else if (command == move_to_row) open_choices(rows_id, menu_anchor_, cell.row, i18n::text(Msg::board_move_to_row));
    else take(context, setting, record, command);
}

// R195: what a drag does, for those who can neither drag nor press keys.
void BoardMoves::draw_ways(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting) {
    std::vector<Choice> columns, rows;
    if (is_open(columns_id)) {
        for (const BoardColumn& column : cards.columns()) {
            if (!column.is_locked) columns.push_back({.label = column.name, .mark = column.mark});
        }
    }
    if (is_open(rows_id)) {
        for (const BoardRow& row : cards.rows()) rows.push_back({.label = row.name, .mark = row.mark});
    }
    const int column = choice_list(columns_id, columns), row = choice_list(rows_id, rows);
    if (column == no_choice && row == no_choice) return;
    const BoardCell from = cell_of(cards, menu_of_);
    if (from.column == no_column) return;
    move(context, board, cards, setting, from,
         {column == no_choice ? from.column : column, row == no_choice ? from.row : row});
}

void BoardMoves::move(Context& context, ImGuiID board, const RecordCards& cards, const BoardSetting& setting,
                      BoardCell from, BoardCell to) {
    if (from == to) return;
    BoardEvents events;
    events.dropped = menu_of_;
    events.from = from;
    events.to = to;
    if (!drop(context, board, cards, setting, events)) return;
    await_card(board, menu_of_, to);
    const Row record = context.database.find_number(setting.entity, menu_of_);
    ax::announce(
        i18n::format(Msg::board_spoken_dropped, {{"name", record_name(context.database, setting.entity, record)},
                                                 {"column", cell_words(cards, to)}}),
        ax::Urgency::assertive);
}

void BoardMoves::tell_deleted(Context& context, bool succeeded) {
    if (succeeded && !deleted_name_.empty()) {
        context.actions.show(
            {.title = std::string(i18n::format(Msg::board_deleted, {{"name", deleted_name_}})), .offers_undo = true});
    }
    deleted_name_.clear();
}

void BoardMoves::take(Context& context, const BoardSetting& setting, Row record, int command) {
    const store::Database& database = context.database;
    const Entity entity = setting.entity;
    const std::int64_t number = database.number(*model::number_field(entity), record);
    const core::Uuid id = database.id_of(entity, record);
    const About about = about_record(database, entity, record);
    switch (command) {
        case edit_it: context.actions.navigate(record_place(entity, number, Mode::edit)); break;
        case create_sale: {
            Place sale{.page = Page::sale, .mode = Mode::create};
            sale.set_option(model::entity_key(entity), std::to_string(number));
            context.actions.navigate(sale);
            break;
        }
        case next_category:
            errand_.run(context,
                        update(database, entity, record, {{Field::company_category, database.next_category(record)}}));
            break;
        case plan_follow_up: follow_up_.plan(context, {.about = {about}}); break;
        case log_call: follow_up_.log(context, model::FollowUpType::call, about); break;
        case log_email: follow_up_.log(context, model::FollowUpType::email, about); break;
        case log_note: follow_up_.log(context, model::FollowUpType::note, about); break;
        case mark_sold: sale_status_.ask(context, id, model::SaleStatus::sold); break;
        case mark_lost: sale_status_.ask(context, id, model::SaleStatus::lost); break;
        case delete_it:
            deleted_name_ = record_name(database, entity, record);
            errand_.run(context, model::DeleteRecords{.entity = entity, .ids = {id}});
            break;
        default: break;
    }
}

void BoardMoves::draw_over(Context& context) {
    follow_up_.draw(context);
    sale_status_.draw(context);
}

}  // namespace tratt::ui
