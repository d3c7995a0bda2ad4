#include "ui/screens/company_card.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/sale_panel.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/tabs.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("company_card");
constexpr float fact_label_width = 112, category_width = 304;
constexpr std::array detail_fields{Field::company_department,  Field::company_business,  Field::company_street,
                                   Field::company_postal_code, Field::company_city,      Field::company_region,
                                   Field::company_country,     Field::company_employees, Field::company_annual_revenue,
                                   Field::company_external_id, Field::company_created_at};

}  // namespace

void CompanyCardScreen::draw(Context& context, const Box& page) {
    const store::Database& database = context.database;
    row_ = database.find_number(Entity::company, context.place.number);
    if (row_ == store::no_row || !database.is_live(Entity::company, row_))
        return draw_gone(context, page, Entity::company);
    errand_.finished(context);
    Box rest = page;
    if (context.app) {
        card_head(make_id(base, "head"), context, take_top(rest, size::head), trail_,
                  {.entity = Entity::company,
                   .name = record_name(database, Entity::company, row_),
                   .step = trail_.step(context, Entity::company, row_)});
    }
    const float margin = is_phone() ? size::space_4 : size::space_6;
    take_top(rest, is_phone() ? 0 : size::space_5);
    draw_head(context, inset(take_top(rest, 56, size::space_4), margin, 0, margin, 0));
    const float facts = draw_facts(context, {rest.x + margin, rest.y, rest.width - 2 * margin, 0});
    take_top(rest, facts + (is_phone() ? 0 : size::space_4));
    draw_tabs(context, take_top(rest, size::head_card));
    section_ == Section::contacts ? draw_contacts(context, rest) : draw_scrolled(context, rest);
    if (page_shortcut({.key = ax::Key::character, .character = U'e'}))
        context.actions.navigate(company_place(context.place.number, Mode::edit));
}

void CompanyCardScreen::draw_over(Context& context) {
    tasks_.draw_over(context);
    if (section_ == Section::contacts && contacts_) table_.draw_over(context);
    activities_.draw_over(context);
}

void CompanyCardScreen::draw_head(Context& context, Box box) {
    const store::Database& database = context.database;
    const std::string_view name = record_name(database, Entity::company, row_);
    avatar(take_left(box, 56, size::space_4), name, AvatarKind::company);
    Box lines = centred_vertically(box, 48);
    Box first = take_top(lines, 28);
    const std::string href = address(company_place(context.place.number, Mode::edit));
    const Button edit{.label = i18n::text(Msg::edit),
                      .icon = Icon::pencil,
                      .kind = ButtonKind::ghost,
                      .icon_only = is_phone(),
                      .href = href};
    const std::string sale_href = new_sale_href(database, Entity::company, row_);
    const Button sale{
        .label = i18n::text(Msg::sale_create), .icon = Icon::sales, .icon_only = is_phone(), .href = sale_href};
    Box strip{box.x, box.y, box.width, control_height()};
    draw_menu(context, strip);
    button(make_id(base, "sale"), take_button_right(strip, sale), sale);
    button(make_id(base, "edit"), take_button_right(strip, edit), edit);
    draw_star(make_id(base, "star"), context, strip, Entity::company, row_);
    first.width = strip.width;
    if (bottom_of(strip) > lines.y) lines.width = strip.width;

    const std::string_view department = database.text(Field::company_department, row_);
    const float name_room = std::min(text_width(name, title()) + 1, first.width);
    heading(make_id(base, "name"), take_left(first, name_room, size::space_2), 1, name);
    if (!department.empty())  // R99
        text(make_id(base, "department"),
             take_left(first, std::min(text_width(department) + 1, first.width), size::space_2), department,
             secondary());
    draw_marks(context, first);
    const store::Row business = database.reference(Field::company_business, row_);
    const std::string_view city = database.text(Field::company_city, row_);
    const bool says_business =
        business != store::no_row && database.id_of(Entity::business, business) != model::not_specified_id;
    std::string_view words = says_business ? item_name(database, Entity::business, business) : std::string_view{};
    if (!city.empty()) words = words.empty() ? city : i18n::concat({words, " · ", city});
    const std::string_view domain = database.text(Field::company_domain, row_);
    const std::string_view website = database.text(Field::company_website, row_);
    const std::string web = web_link(website.empty() ? domain : website);
    if (!web.empty() && !words.empty()) words = i18n::concat({words, " · "});
    if (!words.empty())
        text(make_id(base, "line"), take_left(lines, std::min(text_width(words) + 1, lines.width)), words, secondary());
    if (!web.empty()) link(make_id(base, "web"), lines, {.label = domain.empty() ? website : domain, .href = web});
}

// R100
void CompanyCardScreen::draw_marks(Context& context, Box line) const {
    const auto draw_mark_of = [&](Field field, Tone tone) {
        if (!context.database.flag(field, row_)) return;
        const Tag each{.label = field_label(field), .tone = tone};
        tag(make_id(make_id(base, "mark"), static_cast<int>(field)),
            centred_vertically(take_left(line, tag_width(each), size::space_2), size::control_mini), each);
    };
    draw_mark_of(Field::company_stop, Tone::danger);
    draw_mark_of(Field::company_no_mailings, Tone::warn);
}

void CompanyCardScreen::draw_menu(Context& context, Box& strip) {
    Button more{.label = i18n::text(Msg::contact_more), .icon = Icon::dots, .kind = ButtonKind::ghost};
    more.icon_only = true;
    constexpr std::array tasks{RecordTask::merge, RecordTask::add_to_selection, RecordTask::remove};
    std::array<MenuItem, tasks.size()> items;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Button each = task_button(tasks[i]);
        items[i] = {.label = each.label, .icon = each.icon, .is_destructive = tasks[i] == RecordTask::remove};
    }
    const int taken = menu_button(make_id(base, "more"), take_button_right(strip, more), more, items);
    if (taken != nothing_chosen)
        tasks_.begin(context, tasks[static_cast<std::size_t>(taken)],
                     {Entity::company, {context.database.id_of(Entity::company, row_)}, {}});
}

// Category and group, our contact and telephone, number and source: three columns, one on a phone.
float CompanyCardScreen::draw_facts(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    const store::Row category = database.reference(Field::company_category, row_);
    const std::string_view group = group_name(category_group_kind(database, category));
    const auto value = [&](Field field) { return value_words(database, field, database.value(field, row_), moment); };
    const std::string_view phone = database.text(Field::company_phone, row_);
    const std::string_view owner = record_name(database, Entity::user, database.reference(Field::company_owner, row_));
    const auto first = [&](const Box& column) {
        FieldLines lines(make_id(base, "first"), column, fact_label_width);
        const Box field = lines.begin(field_label(Field::company_category));
        draw_category(context,
                      centred_vertically({field.x, field.y, std::min(field.width, category_width), field.height},
                                         control_height()));
        lines.end();
        text(make_id(base, "group"), lines.begin(i18n::text(Msg::company_group)), group, secondary());
        lines.end();
        return lines.bottom();
    };
    const auto second = [&](const Box& column) {
        FieldLines lines(make_id(base, "second"), column, fact_label_width);
        lines.person(field_label(Field::company_owner), owner);
        lines.value(context, field_label(Field::company_phone), phone, telephone_link(phone), true);
        return lines.bottom();
    };
    const auto third = [&](const Box& column) {
        FieldLines lines(make_id(base, "third"), column, fact_label_width);
        lines.value(context, i18n::text(Msg::company_number), value(Field::company_number), {}, true);
        lines.value(context, field_label(Field::company_source), value(Field::company_source));
        return lines.bottom();
    };
    if (box.width < 640) {
        const float y = second({box.x, first(box), box.width, 0});
        return y - box.y;
    }
    constexpr float gap = 32, first_share = 1.6f / 3.6f, other_share = 1 / 3.6f;
    const float room = box.width - 2 * gap;
    const float first_bottom = first({box.x, box.y, room * first_share, 0});
    const float second_bottom = second({box.x + room * first_share + gap, box.y, room * other_share, 0});
    const float third_bottom =
        third({box.x + room * (first_share + other_share) + 2 * gap, box.y, room * other_share, 0});
    return std::max({first_bottom, second_bottom, third_bottom}) - box.y;
}

void CompanyCardScreen::draw_category(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const store::Row now = database.reference(Field::company_category, row_);
    const ItemChoices categories = category_choices(database, now);
    const Select field{.frame = {.label = field_label(Field::company_category), .hides_label = true},
                       .tooltip = item_description(database, Entity::category, now)};
    const int taken = select(make_id(base, "category"), box, field, categories.choices, categories.chosen);
    if (taken == no_choice || taken == categories.chosen) return;
    const core::Uuid& chosen = database.id_of(Entity::category, categories.rows[static_cast<std::size_t>(taken)]);
    errand_.run(context,
                model::UpdateRecords{
                    Entity::company, {database.id_of(Entity::company, row_)}, {{Field::company_category, chosen}}});
}

void CompanyCardScreen::draw_tabs(Context& context, const Box& box) {
    const store::Database& database = context.database;
    ask_contacts(context);
    const bool has_note = !database.text(Field::company_note, row_).empty();
    const std::array<Section, 6> sections{Section::contacts, Section::activities, Section::sales,
                                          Section::history,  Section::details,    Section::note};
    const std::array<Tab, 6> all{
        {{.label = i18n::text(Msg::company_tab_contacts), .count = i18n::number(contacts_->total)},
         {.label = i18n::text(Msg::activities_title),
          .count = i18n::number(activities_.count(context, Entity::company, row_))},
         {.label = i18n::text(Msg::place_sales), .count = i18n::number(count_sales(context, Entity::company, row_))},
         {.label = i18n::text(Msg::contact_tab_history),
          .count = i18n::number(history_.count(context, Entity::company, row_))},
         {.label = i18n::text(Msg::contact_tab_details)},
         {.label = i18n::text(Msg::contact_tab_note), .has_dot = true}}};
    const std::size_t count = has_note ? 6 : 5;
    if (section_ == Section::note && !has_note) section_ = Section::contacts;
    const int chosen = static_cast<int>(std::ranges::find(sections, section_) - sections.begin());
    section_ = sections[static_cast<std::size_t>(
        tabs(make_id(base, "tabs"), box, i18n::text(Msg::contact_tabs), {all.data(), count}, chosen))];
}

void CompanyCardScreen::draw_scrolled(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const float margin = is_phone() ? size::space_4 : size::space_6;
    const ScrollArea area = begin_scroll_area(
        make_id(base, "panel"), {.role = ax::Role::tab_panel, .name = i18n::text(Msg::contact_tabs), .box = box},
        box.width, section_height_);
    const Box inner{area.origin_x + margin, area.origin_y + size::space_4, std::min(box.width - 2 * margin, 720.f), 0};
    float height = 0;
    if (section_ == Section::activities) {
        height = activities_.draw(context, inner, Entity::company, row_);
    } else if (section_ == Section::sales) {
        height = draw_sales(context, inner, Entity::company, row_);
    } else if (section_ == Section::history) {
        height = history_.draw(context, inner, Entity::company, row_);
    } else if (section_ == Section::note) {
        height = paragraph(make_id(base, "note"), inner, database.text(Field::company_note, row_)).height;
    } else {
        FieldLines lines(make_id(base, "details"), inner, fact_label_width + size::space_6);
        const core::Moment moment = moment_of(context.environment);
        for (const Field field : detail_fields)
            lines.value(context, field_label(field), value_words(database, field, database.value(field, row_), moment));
        height = lines.bottom() - inner.y;
    }
    end_scroll_area();
    if (height + 2 * size::space_4 != section_height_) request_frame_in(0);
    section_height_ = height + 2 * size::space_4;
}

}  // namespace tratt::ui
