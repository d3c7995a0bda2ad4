#include "ui/screens/sale_panel.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "query/query.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/sale_status_dialog.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SaleStatus;

constexpr ImGuiID base = make_id("sales_of");
constexpr std::int64_t most_shown = 200;
constexpr float entry_height = 56;

std::shared_ptr<const query::Rows> ask(Context& context, Entity entity, store::Row row) {
    model::Query query;
    query.entity = Entity::sale;
    const Field link = entity == Entity::contact ? Field::sale_contact : Field::sale_company;
    query.any.push_back({{link, model::Operator::is_one_of, {context.database.id_of(entity, row)}}});
    query.sort = {{Field::sale_created_at, true}};
    query.limit = most_shown;
    return context.queries.get(query, moment_of(context.environment));
}

// "Proposal · 24 Dec · Erik Lund"
std::string_view second_line(Context& context, store::Row sale) {
    const store::Database& database = context.database;
    std::string_view words = item_name(database, Entity::sale_stage, database.reference(Field::sale_stage, sale));
    const auto add = [&](std::string_view more) {
        if (!more.empty()) words = words.empty() ? more : i18n::concat({words, " · ", more});
    };
    const std::int64_t date = database.number(Field::sale_sale_date, sale);
    if (date != core::no_value) add(i18n::date(date, core::today(moment_of(context.environment))));
    add(record_name(database, Entity::user, database.reference(Field::sale_owner, sale)));
    return words;
}

void draw_sale(Context& context, const Box& box, store::Row sale) {
    const store::Database& database = context.database;
    const std::int64_t number = database.number(Field::sale_number, sale);
    const ImGuiID id = make_id(make_id(base, "sale"), number);
    const std::string_view title = record_name(database, Entity::sale, sale);
    begin_group(id, ax::Role::list_item, title, box);
    hairline_above(box, colours().line);
    Box rest = centred_vertically(box, 44);
    Box first = take_top(rest, 24);
    TextStyle amount_style = strong();
    amount_style.tabular = true;
    amount_style.align = Align::right;
    const std::string_view amount =
        amount_words(database.number(Field::sale_amount, sale), database.text(Field::sale_currency, sale));
    if (!amount.empty())
        text(make_id(id, "amount"), take_right(first, text_width(amount, amount_style) + 1, size::space_3), amount,
             amount_style);
    const Tag status = sale_status_tag(database, sale);
    const float room = std::min(text_width(title) + 1, first.width - tag_width(status) - size::space_2);
    const std::string href = address(sale_place(number));
    link(make_id(id, "title"), take_left(first, room, size::space_2), {.label = title, .href = href});
    tag(make_id(id, "status"),
        centred_vertically({first.x, first.y, tag_width(status), first.height}, size::control_mini), status);
    text(make_id(id, "second"), rest, second_line(context, sale), caption());
    ax::end();
}

}  // namespace

Tag sale_status_tag(const store::Database& database, store::Row sale) {
    const SaleStatus status = sale_status_of(database, sale);
    Tag tag{.label = sale_status_words(status)};
    switch (status) {
        case SaleStatus::sold:
            tag.tone = Tone::ok;
            tag.icon = Icon::check;
            break;
        case SaleStatus::lost:
            tag.tone = Tone::danger;
            tag.icon = Icon::x;
            break;
        case SaleStatus::stalled:
            tag.tone = Tone::warn;
            tag.icon = Icon::clock;
            break;
        default: tag.tone = Tone::info; break;
    }
    return tag;
}

std::int64_t count_sales(Context& context, Entity entity, store::Row row) { return ask(context, entity, row)->total; }

std::string new_sale_href(const store::Database& database, Entity entity, store::Row row) {
    Place place = sale_place(0, Mode::create);
    place.set_option(model::entity_key(entity), std::to_string(database.number(*model::number_field(entity), row)));
    return address(place);
}

float draw_sales(Context& context, const Box& box, Entity entity, store::Row row) {
    const auto found = ask(context, entity, row);
    const std::string href = new_sale_href(context.database, entity, row);
    const Button create{.label = i18n::text(Msg::sale_create), .icon = Icon::plus, .href = href};
    button(make_id(base, "create"), {box.x, box.y, button_width(create), control_height()}, create);
    float y = box.y + control_height() + size::space_3;
    if (found->rows.empty()) {
        const std::string_view words = i18n::text(Msg::sales_none_here);
        return y - box.y + paragraph(make_id(base, "none"), {box.x, y, box.width, 0}, words, muted()).height;
    }
    begin_group(make_id(base, "list"), ax::Role::list, i18n::text(Msg::place_sales), {box.x, y, box.width, 0});
    for (const store::Row sale : found->rows) {
        draw_sale(context, {box.x, y, box.width, entry_height}, sale);
        y += entry_height;
    }
    ax::end();
    return y - box.y;
}

}  // namespace tratt::ui
