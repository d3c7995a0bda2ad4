#include "ui/screens/find.hpp"

#include <algorithm>
#include <array>

#include "codec/json_query.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "query/criteria.hpp"
#include "ui/draw.hpp"
#include "ui/find_place.hpp"
#include "ui/preferences.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/segment.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("find");
constexpr float form_share = .6f, text_width_desktop = 200, main_bar = 68;
constexpr float kept_after_seconds = 1;

std::string_view entity_words(Entity entity) {
    switch (entity) {
        case Entity::company: return i18n::text(Msg::place_companies);
        case Entity::contact: return i18n::text(Msg::place_contacts);
        case Entity::sale: return i18n::text(Msg::place_sales);
        default: return i18n::text(Msg::place_follow_ups);
    }
}

std::string_view or_note(Entity entity) {
    switch (entity) {
        case Entity::company: return i18n::text(Msg::find_or_note_company);
        case Entity::contact: return i18n::text(Msg::find_or_note_contact);
        case Entity::sale: return i18n::text(Msg::find_or_note_sale);
        default: return i18n::text(Msg::find_or_note_follow_up);
    }
}

std::string_view count_words(Entity entity, std::int64_t n) {
    switch (entity) {
        case Entity::company: return i18n::count(i18n::Plural::companies_count, n);
        case Entity::contact: return i18n::count(i18n::Plural::contacts_count, n);
        case Entity::sale: return i18n::count(i18n::Plural::sales_count, n);
        default: return i18n::count(i18n::Plural::follow_ups_count, n);
    }
}

// The table is set as those of the lists are.
std::string_view key_of(Entity entity) {
    switch (entity) {
        case Entity::company: return "companies";
        case Entity::contact: return "contacts";
        case Entity::sale: return "sales";
        default: return "follow-ups";
    }
}

std::string preference_key(Entity entity) { return "find_" + std::string(model::entity_key(entity)); }

std::int64_t live_count(Context& context, const model::Query& query) {
    model::Query counted = query;
    counted.limit = 0;
    return context.queries.get(counted, moment_of(context.environment))->total;
}

}  // namespace

// ---- What is asked ----------------------------------------------------------------------------------------------------

// The rows of the form from the address, else from what was used last (R131), else the standard ones.
void FindScreen::read_place(Context& context) {
    const store::Database& database = context.database;
    editing_ = find_selection(database, context.place.option(find_selection_option));
    into_ = find_selection(database, context.place.option(find_into_option));
    entity_ = find_entity(context.place);
    if (editing_ != store::no_row) entity_ = selection_entity(database, editing_);
    const std::string_view asked = context.place.option(find_query_option);
    const std::string from(
        i18n::concat({model::entity_key(entity_), " ", asked, " ", context.place.option(find_into_option), " ",
                      context.place.option(find_selection_option)}));
    if (from == read_from_) return;
    read_from_ = from;
    if (!asked.empty()) {
        const auto query = codec::query_from_link(asked, &database);
        sets_ = query && query->entity == entity_ ? query->any : standard_sets(entity_);
        return;
    }
    if (editing_ != store::no_row) {
        sets_ = selection_criteria(database, editing_).any;
    } else if (const auto last = last_.find(entity_); last != last_.end()) {
        sets_ = last->second;
    } else {
        const auto kept = codec::read_query(preference(database, preference_key(entity_)));
        sets_ = kept && kept->entity == entity_ ? kept->any : CriteriaSets{};
    }
    if (sets_.empty()) sets_ = standard_sets(entity_);
    change(context, sets_);  // so that the address says what is shown
}

model::Query FindScreen::found() const {
    model::Query query{.entity = entity_};
    query.any = filled_sets(sets_);
    query.text = free_text(typed_);
    return query;
}

void FindScreen::ask(Context& context) {
    const core::Moment moment = moment_of(context.environment);
    if (!ax::focused(make_id(base, "text"))) typed_ = context.place.option(find_text_option);
    counts_.clear();
    set_rows_.clear();
    for (const model::CriteriaSet& set : sets_) {
        const CriteriaSets filled = filled_sets({set});
        if (filled.empty()) {
            counts_.push_back(-1);
            continue;
        }
        model::Query query{.entity = entity_};
        query.any = filled;
        set_rows_.push_back(context.queries.get(query, moment));
        counts_.push_back(set_rows_.back()->total);
    }
    everything_ = live_count(context, {.entity = entity_});
    rows_ = &table_.ask(context, {.key = key_of(entity_),
                                  .name = entity_words(entity_),
                                  .base = found(),
                                  .hides_former = false,
                                  .nothing = {.icon = Icon::find,
                                              .title = i18n::text(Msg::find_nothing_title),
                                              .caption = i18n::text(Msg::find_nothing_caption)}});
    if (entity_ != Entity::follow_up) trail_.visit(entity_, context.place, table_.query());
}

// R131, also for the next visit: once the visitor rests, for each letter would be a line in the journal.
void FindScreen::keep(Context& context) const {
    if (editing_ != store::no_row || into_ != store::no_row || context.place.option(find_query_option).empty()) return;
    model::Query query{.entity = entity_};
    query.any = sets_;
    const std::string written = codec::write_query(query);
    const std::string_view kept = preference(context.database, preference_key(entity_));
    if (kept == written || (kept.empty() && sets_ == standard_sets(entity_))) return;
    if (context.save_state == SaveState::read_only) return;
    if (has_lasted(make_id(base, written), kept_after_seconds))
        keep_preference(context, preference_key(entity_), written);
}

void FindScreen::change(Context& context, const CriteriaSets& sets) {
    sets_ = sets;
    if (editing_ == store::no_row && into_ == store::no_row) last_[entity_] = sets;
    Place place = context.place;
    place.set_option(find_entity_option, model::entity_key(entity_));
    set_criteria(place, entity_, sets);
    context.actions.replace(place);
}

// ---- Head -----------------------------------------------------------------------------------------------------------

void FindScreen::draw_entities(Context& context, const Box& box) {
    const auto entities = searched_entities();
    std::array<SegmentPart, 4> parts;
    int now = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].label = entity_words(entities[i]);
        if (entities[i] == entity_) now = static_cast<int>(i);
    }
    Box place = centred_vertically(box, control_height());
    if (!is_phone()) place.width = std::min(place.width, segment_width(parts));
    const int chosen = segment(make_id(base, "entity"), place, i18n::text(Msg::find_entity), parts, now);
    if (chosen != now) context.actions.navigate(find_place(entities[static_cast<std::size_t>(chosen)]));
}

// What the page is for: keeping the search, changing a selection's criteria, or its members.
void FindScreen::draw_main_action(Context& context, Box& strip) {
    Button action{.label = i18n::text(Msg::find_save), .icon = Icon::selections, .kind = ButtonKind::primary};
    if (entity_ == Entity::follow_up) action.disabled_reason = i18n::text(Msg::find_no_follow_up_selections);
    if (editing_ != store::no_row) {
        action.label = i18n::text(Msg::find_save_criteria);
        if (selection_criteria(context.database, editing_).any == filled_sets(sets_))
            action.disabled_reason = i18n::text(Msg::find_criteria_unchanged);
        if (!may_edit_selection(context.database, editing_)) action.disabled_reason = i18n::text(Msg::error_owner_only);
    }
    const Box place = is_phone() ? strip : take_button_right(strip, action);
    if (!button(make_id(base, "save"), place, action).clicked) return;
    if (editing_ == store::no_row) return dialog_.create(context, found());
    model::Query criteria{.entity = entity_};
    criteria.any = filled_sets(sets_);
    errand_.run(context, model::UpdateRecords{.entity = Entity::selection,
                                              .ids = {context.database.id_of(Entity::selection, editing_)},
                                              .changes = {{Field::selection_criteria, codec::write_query(criteria)}}});
}

// R160: what is found comes into a static selection, or leaves it.
void FindScreen::draw_members_actions(Context& context, Box& strip) {
    const std::string_view name = record_name(context.database, Entity::selection, into_);
    Button add{.label = i18n::count(i18n::Plural::find_add_members, rows_->total, {{"name", name}}),
               .icon = Icon::plus,
               .kind = ButtonKind::primary};
    Button remove{.label = i18n::count(i18n::Plural::find_remove_members, rows_->total),
                  .icon = Icon::minus,
                  .kind = ButtonKind::secondary};
    if (rows_->total == 0) add.disabled_reason = remove.disabled_reason = i18n::text(Msg::find_nothing_title);
    const Box add_box = is_phone() ? nth_column(strip, 1, 2, size::space_2) : take_button_right(strip, add);
    const Box remove_box = is_phone() ? nth_column(strip, 0, 2, size::space_2) : take_button_right(strip, remove);
    const bool adds = button(make_id(base, "add members"), add_box, add).clicked;
    const bool removes = button(make_id(base, "remove members"), remove_box, remove).clicked;
    if (!adds && !removes) return;
    const auto all = context.queries.get(found(), moment_of(context.environment));
    std::vector<core::Uuid> ids;
    for (const store::Row row : all->rows) ids.push_back(context.database.id_of(entity_, row));
    model::ChangeMembers change{.selection = context.database.id_of(Entity::selection, into_)};
    (adds ? change.added : change.removed) = std::move(ids);
    errand_.run(context, std::move(change));
}

void FindScreen::draw_typical_menu(Context& context, Box& strip, bool icon_only) {
    const auto searches = typical_searches(entity_);
    std::vector<MenuItem> items;
    for (const TypicalSearch& search : searches)
        items.push_back({.label = i18n::text(search.name), .icon = Icon::find});
    if (icon_only) {
        items.push_back({.label = i18n::text(Msg::find_reset), .icon = Icon::undo, .has_line_above = !items.empty()});
    }
    Button menu{.label = i18n::text(icon_only ? Msg::more_actions : Msg::find_typical),
                .icon = icon_only ? Icon::dots : Icon::none,
                .icon_after = icon_only ? Icon::none : Icon::chevron_down,
                .kind = ButtonKind::ghost,
                .icon_only = icon_only,
                .states = ax::has_popup};
    const int taken = menu_button(make_id(base, "typical"), take_button_right(strip, menu), menu, items);
    if (taken == nothing_chosen) return;
    const auto index = static_cast<std::size_t>(taken);
    form_.forget_typed();
    change(context, index < searches.size() ? searches[index].sets : standard_sets(entity_));
}

void FindScreen::draw_head(Context& context, Box head) {
    head = inset(head, size::page_margin, 0, size::space_3, 0);
    const std::string_view name = i18n::text(Msg::place_find);
    heading(make_id(base, "title"), take_left(head, text_width(name, title()) + 1, size::space_4), 1, name);
    into_ != store::no_row ? draw_members_actions(context, head) : draw_main_action(context, head);
    const Button reset{.label = i18n::text(Msg::find_reset), .kind = ButtonKind::ghost};
    if (button(make_id(base, "reset"), take_button_right(head, reset), reset).clicked) {
        form_.forget_typed();
        change(context, standard_sets(entity_));
    }
    const Button clear{.label = i18n::text(Msg::find_clear), .kind = ButtonKind::ghost};
    if (button(make_id(base, "clear"), take_button_right(head, clear), clear).clicked) {
        form_.forget_typed();
        change(context, without_values(sets_));
    }
    draw_typical_menu(context, head, false);
    if (editing_ == store::no_row && into_ == store::no_row) return draw_entities(context, head);
    const store::Row selection = editing_ != store::no_row ? editing_ : into_;
    const std::string_view for_what =
        i18n::format(editing_ != store::no_row ? Msg::find_criteria_of : Msg::find_members_of,
                     {{"name", record_name(context.database, Entity::selection, selection)}});
    text(make_id(base, "for"), head, for_what, secondary());
}

void FindScreen::draw_phone_head(Context& context, Box& page) {
    Box head = inset(take_top(page, size::head), size::space_4, 0, size::space_2, 0);
    draw_typical_menu(context, head, true);
    const Button clear{.label = i18n::text(Msg::find_clear), .kind = ButtonKind::ghost};
    if (button(make_id(base, "clear"), take_button_right(head, clear), clear).clicked) {
        form_.forget_typed();
        change(context, without_values(sets_));
    }
    heading(make_id(base, "title"), head, 1, i18n::text(Msg::place_find), section());
    const Box strip =
        inset(take_top(page, control_height() + size::space_3), size::space_4, 0, size::space_4, size::space_3);
    if (editing_ == store::no_row && into_ == store::no_row) return draw_entities(context, strip);
    const store::Row selection = editing_ != store::no_row ? editing_ : into_;
    text(make_id(base, "for"), strip,
         i18n::format(editing_ != store::no_row ? Msg::find_criteria_of : Msg::find_members_of,
                      {{"name", record_name(context.database, Entity::selection, selection)}}),
         secondary());
}

// ---- Criteria and results ---------------------------------------------------------------------------------------------

void FindScreen::draw_criteria(Context& context, const Box& box) {
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    const float height = CriteriaForm::height(sets_);
    const ax::Node node{.role = ax::Role::group, .name = i18n::text(Msg::find_criteria), .box = box};
    const ScrollArea area = begin_scroll_area(make_id(base, "criteria"), node, box.width, height);
    CriteriaSets sets = sets_;
    const CriteriaForm::Asked asked{.entity = entity_, .counts = counts_, .or_note = or_note(entity_)};
    const Box form{area.origin_x + margin, area.origin_y, box.width - 2 * margin, height};
    if (form_.draw(context, form, asked, &sets)) change(context, sets);
    end_scroll_area();
}

// "3 meet both sets · among 3,102"
std::string_view FindScreen::result_note() const {
    const std::string_view among = i18n::format(Msg::find_among, {{"n", i18n::number(everything_)}});
    if (set_rows_.size() < 2 || !typed_.empty()) return among;
    std::int64_t sum = 0;
    for (const auto& rows : set_rows_) sum += rows->total;
    if (set_rows_.size() > 2) return among;
    const std::int64_t both = sum - rows_->total;
    return i18n::concat({i18n::count(i18n::Plural::find_meet_both, both), " · ", among});
}

void FindScreen::draw_free_text(Context& context, const Box& box) {
    const TextField field{.frame = {.label = i18n::text(Msg::find_text), .hides_label = true},
                          .placeholder = i18n::text(Msg::find_text),
                          .input = ax::InputKind::search,
                          .icon = Icon::find,
                          .has_clear = true};
    if (!text_field(make_id(base, "text"), box, field, &typed_).changed) return;
    Place place = context.place;
    place.set_option(find_text_option, typed_);
    context.actions.replace(place);
}

void FindScreen::draw_result_bar(Context& context, Box bar) {
    if (is_phone()) fill(bar, colours().bg_sunken);
    hairline_above(bar, colours().line);
    bar = inset(bar, is_phone() ? size::space_4 : size::page_margin, 0, size::space_3, 0);
    const std::string_view count = count_words(entity_, rows_->total);
    TextStyle style = strong();
    style.tabular = true;
    table_.draw_controls(context, bar);
    if (!is_phone()) {
        const std::array<SegmentPart, 2> views{
            {{i18n::text(Msg::board_view_list), Icon::rows}, {i18n::text(Msg::board_title), Icon::board}}};
        if (entity_ != Entity::follow_up) {
            const Box view = centred_vertically(take_right(bar, segment_width(views), size::space_2), control_height());
            if (segment(make_id(base, "view"), view, i18n::text(Msg::board_view), views, 0) == 1)
                context.actions.navigate(board_place(entity_, found().any));
        }
        draw_free_text(context,
                       centred_vertically(take_right(bar, text_width_desktop, size::space_2), control_height()));
    }
    text(make_id(base, "count"), take_left(bar, text_width(count, style) + 1, size::space_2), count, style);
    if (!is_phone()) text(make_id(base, "note"), bar, result_note(), caption());
}

// R144
float FindScreen::draw_spelling(Context& context, const Box& box) {
    if (rows_->corrected.empty()) return 0;
    const Notice hint{.tone = Tone::info,
                      .words = i18n::format(Msg::find_sounds_like, {{"typed", typed_}}),
                      .action = i18n::format(Msg::find_did_you_mean, {{"word", rows_->corrected}})};
    const Box place =
        inset({box.x, box.y, box.width, notice_height(box.width - 2 * size::page_margin, hint)}, size::page_margin, 0);
    if (notice(make_id(base, "spelling"), place, hint) == NoticePress::action) {
        Place corrected = context.place;
        corrected.set_option(find_text_option, rows_->corrected);
        context.actions.replace(corrected);
    }
    return place.height + size::space_2;
}

void FindScreen::draw(Context& context, const Box& page) {
    read_place(context);
    ask(context);
    keep(context);
    if (const Outcome* outcome = errand_.finished(context); outcome && outcome->succeeded) leave(context);
    Box rest = page;
    if (entity_ != Entity::follow_up) table_.draw_preview(context, rest);
    is_phone() ? draw_phone_head(context, rest) : draw_head(context, take_top(rest, size::head));
    if (is_phone()) {
        Box strip = take_bottom(rest, main_bar);
        hairline_above(strip, colours().line);
        strip = inset(strip, size::space_4, size::space_3);
        into_ != store::no_row ? draw_members_actions(context, strip) : draw_main_action(context, strip);
    }
    const float wanted = CriteriaForm::height(sets_) + size::space_2;
    draw_criteria(context, take_top(rest, std::min(wanted, rest.height * form_share)));
    draw_result_bar(context, take_top(rest, size::bar));
    take_top(rest, draw_spelling(context, rest));
    const store::Row opened = table_.draw(context, rest);
    if (opened != store::no_row) open(context, opened);
}

// Follow-ups have no page of their own: they are on the card of what they are about.
void FindScreen::open(Context& context, store::Row row) const {
    const store::Database& database = context.database;
    const auto go = [&](Field field, Field number, Place (*place)(std::int64_t, Mode)) {
        const store::Row record = database.reference(field, row);
        if (record == store::no_row) return false;
        context.actions.navigate(place(database.number(number, record), Mode::view));
        return true;
    };
    if (go(Field::follow_up_contact, Field::contact_number, contact_place)) return;
    if (go(Field::follow_up_sale, Field::sale_number, sale_place)) return;
    go(Field::follow_up_company, Field::company_number, company_place);
}

// The selection has been changed: its page shows it.
void FindScreen::leave(Context& context) const {
    const store::Row selection = editing_ != store::no_row ? editing_ : into_;
    if (selection == store::no_row) return;
    context.actions.navigate(selection_place(context.database, selection));
}

void FindScreen::draw_over(Context& context) {
    CriteriaSets sets = sets_;
    if (form_.draw_over(context, entity_, &sets)) change(context, sets);
    dialog_.draw(context);
    table_.draw_over(context);
}

}  // namespace tratt::ui
