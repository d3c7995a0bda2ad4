#include "ui/screens/record_list.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/segment.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr std::array<std::string_view, 3> view_keys{"", "mine", "new"};

// What a page of one entity says of itself.
struct Words {
    std::string_view key, address_of_new;
    Msg title, filter, add, none_title, none_caption;
    Icon icon;
};
const Words& words_of(Entity entity) {
    static constexpr Words contacts{
        "contacts",       "#/contact/new",         Msg::place_contacts,       Msg::table_filter_contacts,
        Msg::new_contact, Msg::contact_none_title, Msg::contact_none_caption, Icon::contacts};
    static constexpr Words companies{
        "companies",      "#/company/new",         Msg::place_companies,      Msg::table_filter_companies,
        Msg::new_company, Msg::company_none_title, Msg::company_none_caption, Icon::companies};
    static constexpr Words sales{"sales",       "#/sale/new",         Msg::place_sales,       Msg::table_filter_sales,
                                 Msg::new_sale, Msg::sale_none_title, Msg::sale_none_caption, Icon::sales};
    if (entity == Entity::sale) return sales;
    return entity == Entity::contact ? contacts : companies;
}

int view_of(const Place& place) {
    const auto found = std::ranges::find(view_keys, place.option("view"));
    return found == view_keys.end() ? 0 : static_cast<int>(found - view_keys.begin());
}

}  // namespace

RecordListScreen::RecordListScreen(Entity entity, Trail& trail)
    : entity_(entity),
      id_(make_id(make_id("record_list"), static_cast<int>(entity))),
      trail_(trail),
      table_(words_of(entity).key) {}

void RecordListScreen::ask(Context& context) {
    const Words& words = words_of(entity_);
    const query::Rows& rows = table_.ask(
        context,
        {.key = words.key,
         .name = i18n::text(words.title),
         .base = list_base(entity_, context.place),
         .nothing = {.icon = words.icon,
                     .title = i18n::text(words.none_title),
                     .caption = i18n::text(words.none_caption),
                     .action = {.label = i18n::text(words.add), .icon = Icon::plus, .href = words.address_of_new}}});
    shown_ = rows.total;
    model::Query everything = table_query(model::Query{.entity = entity_}, Place{}, true);
    everything.limit = 0;
    total_ = context.queries.get(everything, moment_of(context.environment))->total;
    trail_.visit(entity_, context.place, table_.query());
}

void RecordListScreen::draw(Context& context, const Box& page) {
    ask(context);
    Box rest = page;
    table_.draw_preview(context, rest);
    if (is_phone()) {
        draw_phone_head(context, rest);
    } else {
        draw_head(context, take_top(rest, size::head));
    }
    table_.draw(context, rest);
}

void RecordListScreen::draw_head(Context& context, Box head) {
    head = inset(head, size::page_margin, 0, size::space_3, 0);
    const std::string_view name = i18n::text(words_of(entity_).title);
    heading(make_id(id_, "title"), take_left(head, text_width(name, title()) + 1, size::space_2), 1, name);

    const std::string_view total = i18n::number(total_);
    const std::string_view count =
        shown_ == total_ ? total : i18n::format(Msg::n_of_total, {{"n", i18n::number(shown_)}, {"total", total}});
    TextStyle count_style = muted();
    count_style.tabular = true;
    text(make_id(id_, "count"), take_left(head, text_width(count, count_style) + 1, size::space_4), count, count_style);

    table_.draw_controls(context, head);
    const std::array<SegmentPart, 3> views{
        {{i18n::text(Msg::table_all)}, {i18n::text(Msg::table_mine)}, {i18n::text(Msg::table_new_this_week)}}};
    const Box views_box = centred_vertically(take_left(head, segment_width(views), size::space_3), control_height());
    const int now = view_of(context.place);
    const int chosen = segment(make_id(id_, "view"), views_box, i18n::text(Msg::table_view), views, now);
    if (chosen != now) {
        Place place = context.place;
        place.set_option("view", view_keys[static_cast<std::size_t>(chosen)]);
        context.actions.replace(place);
    }
    constexpr float filter_width = 220;
    draw_text_filter(context, centred_vertically(take_right(head, filter_width), control_height()));
}

void RecordListScreen::draw_phone_head(Context& context, Box& page) {
    const Words& words = words_of(entity_);
    Box head = inset(take_top(page, size::head), size::space_4, 0, size::space_2, 0);
    const Button add{.label = i18n::text(words.add),
                     .icon = Icon::plus,
                     .kind = ButtonKind::ghost,
                     .icon_only = true,
                     .href = words.address_of_new};
    button(make_id(id_, "new"), take_button_right(head, add, 0), add);
    table_.draw_controls(context, head);
    const std::string_view total = i18n::number(shown_);
    TextStyle count_style = muted();
    count_style.tabular = true;
    text(make_id(id_, "count"), take_right(head, text_width(total, count_style) + 1, size::space_1), total,
         count_style);
    heading(make_id(id_, "title"), head, 1, i18n::text(words.title), section());
    const Box filter = take_top(page, control_height() + size::space_2);
    draw_text_filter(context, inset(filter, size::space_4, 0, size::space_4, size::space_2));
}

void RecordListScreen::draw_text_filter(Context& context, const Box& box) {
    const std::string_view label = i18n::text(words_of(entity_).filter);
    const TextField field{.frame = {.label = label, .hides_label = true},
                          .placeholder = label,
                          .input = ax::InputKind::search,
                          .icon = Icon::find,
                          .has_clear = true};
    if (!is_typing_) typed_ = context.place.option("q");
    const TextEdit edit = text_field(make_id(id_, "text"), box, field, &typed_);
    is_typing_ = edit.focused;
    if (!edit.changed || typed_ == context.place.option("q")) return;
    Place place = context.place;
    place.set_option("q", typed_);
    context.actions.replace(place);
}

}  // namespace tratt::ui
