#include "ui/screens/board_bar.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "i18n/messages.hpp"
#include "query/query.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID base = make_id("board_bar");
constexpr float title_width = 176;
constexpr std::int64_t most_texts = 60;  // of countries

// What a filter can be set to: words, and the value in the address. The first one is "everything".
struct Options {
    std::vector<Choice> choices;
    std::vector<std::string> values;

    void add(Choice choice, std::string value) {
        choices.push_back(choice);
        values.push_back(std::move(value));
    }
    int find(std::string_view value) const {
        const auto found = std::ranges::find(values, value);
        return found == values.end() ? no_choice : static_cast<int>(found - values.begin());
    }
};

void add_none(Options& options) { options.add({.label = i18n::text(Msg::no_selection), .is_muted = true}, "none"); }

void add_users(Options& options, const store::Database& database) {
    const Row me = database.current_user();
    options.add({.label = i18n::text(Msg::me)}, core::to_string(database.id_of(Entity::user, me)));
    for (const Row user : database.list(Entity::user)) {
        const std::string_view name = item_name(database, Entity::user, user);
        if (user != me)
            options.add({.label = name, .mark = avatar_mark(name)},
                        core::to_string(database.id_of(Entity::user, user)));
    }
    add_none(options);
}

void add_items(Options& options, const store::Database& database, Entity entity) {
    for (const Row item : database.list(entity)) {
        options.add({.label = item_name(database, entity, item), .mark = item_mark(database, entity, item)},
                    core::to_string(database.id_of(entity, item)));
    }
}

void add_days(Options& options, const model::FieldSpec& field) {
    struct Unit {
        Msg words;
        std::string_view value;
    };
    constexpr std::array units = {Unit{Msg::filter_this_day, "this_day"}, Unit{Msg::filter_this_week, "this_week"},
                                  Unit{Msg::filter_this_month, "this_month"},
                                  Unit{Msg::filter_this_quarter, "this_quarter"},
                                  Unit{Msg::filter_this_year, "this_year"}};
    const bool is_to_come = field.type == model::FieldType::date;  // may be over, may be missing
    if (is_to_come) options.add({.label = i18n::text(Msg::board_overdue)}, std::string(overdue_word));
    for (const Unit& unit : units) options.add({.label = i18n::text(unit.words)}, std::string(unit.value));
    if (is_to_come) add_none(options);
}

void add_texts(Options& options, Context& context, Field field) {
    model::Query query{.entity = model::spec(field).entity, .groupings = {{.field = field}}, .limit = 0};
    const auto answer = context.queries.get(query, moment_of(context.environment));
    std::int64_t left = most_texts;
    for (const query::Group& group : answer->groups) {
        const auto* words = std::get_if<std::string>(&group.value);
        if (words && left-- > 0) options.add({.label = i18n::concat({*words})}, *words);
    }
    add_none(options);
}

Options options_of(Context& context, BoardFilter filter) {
    Options options;
    const store::Database& database = context.database;
    const bool is_user = filter && model::spec(*filter).target == Entity::user;
    options.add({.label = i18n::text(is_user ? Msg::board_everybody : Msg::board_all)}, "");
    if (!filter) {
        add_items(options, database, Entity::user_group);
        return options;
    }
    const model::FieldSpec& field = model::spec(*filter);
    if (is_user) add_users(options, database);
    else if (field.type == model::FieldType::reference) add_items(options, database, field.target);
    else if (field.type == model::FieldType::text) add_texts(options, context, *filter);
    else add_days(options, field);
    if (*filter == Field::contact_category) add_none(options);
    return options;
}

// "Me, Maria": what the chip says is set.
std::string_view value_of(Context& context, const BoardSetting& setting, BoardFilter filter, const Options& options) {
    const std::string_view value = context.place.option(board_filter_key(filter));
    if (value.empty()) return {};
    const int known = options.find(value);
    if (known > 0) return options.choices[static_cast<std::size_t>(known)].label;
    for (const model::Criterion& criterion : setting.filters) {
        if (filter && criterion.field == *filter) return filter_words(context.database, criterion);
    }
    return value;
}

void set_option(Context& context, std::string_view key, std::string_view value) {
    Place place = context.place;
    place.set_option(key, value);
    change_board(context, place);
}

// One filter with its list. Answers how wide it is.
float draw_filter(Context& context, const BoardSetting& setting, BoardFilter filter, Box box, ImGuiID& opened) {
    const std::string_view key = board_filter_key(filter);
    const ImGuiID id = make_id(base, key), list = make_id(id, "list");
    const bool is_set = !context.place.option(key).empty();
    const Options options = is_set || opened == list ? options_of(context, filter) : Options{};
    const std::string_view value = value_of(context, setting, filter, options);
    const Chip words{.label = board_filter_label(filter),
                     .value = value,
                     .has_chevron = value.empty(),
                     .can_clear = !value.empty(),
                     .is_open = is_open(list)};
    box.width = chip_width(words);
    const ChipPress press = chip(id, box, words);
    if (press.cleared) set_option(context, key, {});
    else if (press.clicked) {
        opened = list;
        const Options all = options_of(context, filter);
        open_choices(list, box, std::max(0, all.find(context.place.option(key))), words.label);
    }
    const int taken = choice_list(list, options.choices);
    if (taken != no_choice) set_option(context, key, options.values[static_cast<std::size_t>(taken)]);
    return box.width;
}

}  // namespace

float BoardBar::height(const BoardSetting& setting) {
    if (!setting.shows_bar) return 0;
    return is_phone() ? 2 * (control_height() + size::space_2) : size::bar;
}

void BoardBar::draw_title(Context& context, const Box& box) {
    constexpr ImGuiID id = make_id(base, "title");
    if (!ax::focused(id)) typed_title_ = context.place.option("q");
    const TextField field{.frame = {.label = i18n::text(Msg::board_filter_title), .hides_label = true},
                          .placeholder = i18n::text(Msg::board_filter_title),
                          .input = ax::InputKind::search,
                          .icon = Icon::find,
                          .has_clear = true};
    if (!text_field(id, box, field, &typed_title_).changed) return;
    Place place = context.place;
    place.set_option("q", typed_title_);
    context.actions.replace(place);
}

void BoardBar::draw_chips(Context& context, const BoardSetting& setting, const Box& strip) {
    const ScrollArea area = begin_scroll_area(
        make_id(base, "chips"), {.role = ax::Role::group, .name = i18n::text(Msg::board_filters), .box = strip},
        chips_width_, strip.height);
    Box box{area.origin_x, area.origin_y, 0, strip.height};
    for (const BoardFilter& filter : board_filters(setting.entity)) {
        const bool is_set = !context.place.option(board_filter_key(filter)).empty();
        if (!is_set && !is_filter_shown(context.place, setting.entity, filter)) continue;
        box.x += draw_filter(context, setting, filter, box, opened_) + size::space_2;
    }
    if (setting.is_filtered()) {
        const Button clear{.label = i18n::text(Msg::clear_all), .kind = ButtonKind::ghost};
        box.width = button_width(clear);
        if (button(make_id(base, "clear"), box, clear).clicked) {
            Place place = context.place;
            clear_board_filters(place, setting.entity);
            change_board(context, place);
        }
        box.x += box.width;
    }
    end_scroll_area();
    const float width = std::max(0.f, box.x - area.origin_x - (setting.is_filtered() ? 0 : size::space_2));
    if (width != chips_width_) request_frame_in(0);
    chips_width_ = width;
}

void BoardBar::draw(Context& context, const BoardSetting& setting, Box strip, std::string_view count) {
    if (is_phone()) {
        strip = inset(strip, size::space_4, 0, 0, 0);
        draw_title(context, inset(take_top(strip, control_height(), size::space_2), 0, 0, size::space_4, 0));
        return draw_chips(context, setting, take_top(strip, control_height()));
    }
    strip = centred_vertically(inset(strip, 20, 0, 16, 0), control_height());
    draw_title(context, take_left(strip, title_width, size::space_2));
    TextStyle style = caption();
    style.tabular = true;
    style.align = Align::right;
    text(make_id(base, "count"), take_right(strip, text_width(count, style), size::space_2), count, style);
    draw_chips(context, setting, strip);
}

}  // namespace tratt::ui
