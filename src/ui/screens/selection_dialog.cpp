#include "ui/screens/selection_dialog.hpp"

#include <algorithm>
#include <utility>

#include "codec/json_query.hpp"
#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/list_rules.hpp"
#include "query/query.hpp"
#include "ui/find_place.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SelectionKind;
using store::Database;
using store::Row;

constexpr ImGuiID base = make_id("selection dialog");
constexpr float gap = 16, kind_note = 40;
constexpr std::array entities{Entity::contact, Entity::company, Entity::sale};

FieldFrame frame_of(Field field, bool is_required = false) {
    return {.label = field_label(field), .is_required = is_required};
}
float one_field() { return field_height({.label = "x"}); }

std::string_view choice_words(const model::ChoiceList& list, std::size_t index) {
    const auto found = i18n::find_message(i18n::concat({list.name, "_", list.keys[index]}));
    return found ? i18n::text(*found) : std::string_view{};
}

std::vector<Choice> choices_of(const model::ChoiceList& list) {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < list.keys.size(); ++i) choices.push_back({.label = choice_words(list, i)});
    return choices;
}

std::int64_t entity_choice(Entity entity) {
    const auto found = std::ranges::find(entities, entity);
    return found == entities.end() ? 0 : found - entities.begin();
}

std::string_view kind_note_words(SelectionKind kind, bool is_found, std::int64_t count) {
    switch (kind) {
        case SelectionKind::dynamic: return i18n::text(Msg::selection_dynamic_note);
        case SelectionKind::combined: return i18n::text(Msg::selection_combined_note);
        case SelectionKind::fixed: break;
    }
    return is_found ? i18n::count(i18n::Plural::selection_static_note_found, count)
                    : i18n::text(Msg::selection_static_note);
}

}  // namespace

// ---- Opening --------------------------------------------------------------------------------------------------------

void SelectionDialog::create(Context& context, model::Query found) {
    create(found.entity);
    mode_ = Mode::found;
    found.limit = -1;
    const auto rows = context.queries.get(found, moment_of(context.environment));
    found_count_ = rows->total;
    found_ = std::move(found);
}

void SelectionDialog::create(Entity entity) {
    *this = {};
    mode_ = Mode::blank;
    entity_ = entity;
}

void SelectionDialog::edit(const Database& database, Row selection) {
    *this = {};
    mode_ = Mode::edit;
    id_ = database.id_of(Entity::selection, selection);
    name_ = database.text(Field::selection_name, selection);
    entity_ = selection_entity(database, selection);
    kind_ = selection_kind(database, selection);
    left_ = database.reference(Field::selection_left, selection);
    right_ = database.reference(Field::selection_right, selection);
    owner_ = database.reference(Field::selection_owner, selection);
    group_ = database.reference(Field::selection_group, selection);
    companies_only_ = database.flag(Field::selection_companies_only, selection);
    if (const auto operation = database.number(Field::selection_operation, selection); operation != core::no_value)
        operation_ = static_cast<model::SetOperation>(operation);
    if (const auto visibility = database.number(Field::selection_visibility, selection); visibility != core::no_value)
        visibility_ = static_cast<model::Visibility>(visibility);
}

// ---- Fields ---------------------------------------------------------------------------------------------------------

float SelectionDialog::body_height() const {
    float height = field_height({.label = "x", .help = "x"}) + gap;  // name, with the warning
    if (mode_ == Mode::blank) height += one_field() + gap;
    if (mode_ != Mode::edit) height += control_height() + kind_note + gap;
    if (kind_ == SelectionKind::combined) height += 3 * (one_field() + gap) + control_height() + gap;
    if (mode_ == Mode::edit) height += one_field() + gap;
    if (visibility_ == model::Visibility::group) height += one_field() + gap;
    return height + one_field();
}

void SelectionDialog::draw_kind(Context& /*context*/, Box& rest) {
    const bool is_found = mode_ == Mode::found;
    constexpr std::array kinds{SelectionKind::dynamic, SelectionKind::fixed, SelectionKind::combined};
    std::array<SegmentPart, 3> parts;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        parts[i].label = choice_words(model::lists::selection_kinds, static_cast<std::size_t>(kinds[i]));
    // What was found is one set of records: what it could be combined with is chosen on its page.
    const std::span<const SegmentPart> shown{parts.data(), is_found ? 2u : 3u};
    const auto now = static_cast<int>(std::ranges::find(kinds, kind_) - kinds.begin());
    Box strip = take_top(rest, control_height());
    strip.width = std::min(strip.width, segment_width(shown));
    kind_ = kinds[static_cast<std::size_t>(
        segment(make_id(base, "kind"), strip, field_label(Field::selection_kind), shown, now))];
    paragraph(make_id(base, "kind note"), inset(take_top(rest, kind_note), 0, size::space_1, 0, 0),
              kind_note_words(kind_, is_found, found_count_), caption());
    take_top(rest, gap);
}

// R163: of contacts or companies any selection can be a part.
Row SelectionDialog::choose_selection(Context& context, const Box& box, Field field, Row now) {
    const Database& database = context.database;
    const auto as_choice = [](Entity entity) { return static_cast<model::SelectionEntity>(entity_choice(entity)); };
    std::vector<Choice> choices;
    std::vector<Row> rows;
    int chosen = no_choice;
    for (const Row row : visible_selections(database)) {
        const bool is_itself = database.id_of(Entity::selection, row) == id_;
        if (is_itself || !model::accepts_part(as_choice(entity_), as_choice(selection_entity(database, row)))) continue;
        if (row == now) chosen = static_cast<int>(rows.size());
        choices.push_back({.label = record_name(database, Entity::selection, row),
                           .count = choice_words(model::lists::selection_kinds,
                                                 static_cast<std::size_t>(selection_kind(database, row)))});
        rows.push_back(row);
    }
    const Select spec{.frame = frame_of(field, true), .placeholder = i18n::text(Msg::selection_choose)};
    const int taken = select(make_id(base, static_cast<int>(field)), box, spec, choices, chosen);
    return taken == no_choice ? now : rows[static_cast<std::size_t>(taken)];
}

void SelectionDialog::draw_combined(Context& context, Box& rest) {
    left_ = choose_selection(context, take_top(rest, one_field(), gap), Field::selection_left, left_);
    const auto operations = choices_of(model::lists::set_operations);
    const int taken = select(make_id(base, "operation"), take_top(rest, one_field(), gap),
                             {.frame = frame_of(Field::selection_operation)}, operations, static_cast<int>(operation_));
    if (taken != no_choice) operation_ = static_cast<model::SetOperation>(taken);
    right_ = choose_selection(context, take_top(rest, one_field(), gap), Field::selection_right, right_);
    const Toggle companies{.label = field_label(Field::selection_companies_only),
                           .disabled_reason = entity_ == Entity::contact
                                                  ? std::string_view{}
                                                  : i18n::text(Msg::selection_companies_only_why)};
    const Box place = take_top(rest, control_height(), gap);
    if (tick(make_id(base, "companies"), place, companies, companies_only_ ? TickState::on : TickState::off))
        companies_only_ = !companies_only_;
}

void SelectionDialog::draw_visibility(Context& context, Box& rest) {
    const Database& database = context.database;
    if (mode_ == Mode::edit) {
        const ItemChoices users = user_choices(database, owner_);
        const int taken = select(make_id(base, "owner"), take_top(rest, one_field(), gap),
                                 {.frame = frame_of(Field::selection_owner)}, users.choices, users.chosen);
        if (taken != no_choice) owner_ = users.rows[static_cast<std::size_t>(taken)];
    }
    const auto choices = choices_of(model::lists::visibilities);
    const int taken = select(make_id(base, "visibility"), take_top(rest, one_field(), gap),
                             {.frame = frame_of(Field::selection_visibility)}, choices, static_cast<int>(visibility_));
    if (taken != no_choice) visibility_ = static_cast<model::Visibility>(taken);
    if (visibility_ != model::Visibility::group) return;
    std::vector<Choice> groups;
    const std::vector<Row> rows = database.list(Entity::user_group);
    int chosen = no_choice;
    for (const Row row : rows) {
        if (row == group_) chosen = static_cast<int>(groups.size());
        groups.push_back({.label = item_name(database, Entity::user_group, row)});
    }
    const int group = select(make_id(base, "group"), take_top(rest, one_field()),
                             {.frame = frame_of(Field::selection_group, true)}, groups, chosen);
    if (group != no_choice) group_ = rows[static_cast<std::size_t>(group)];
}

void SelectionDialog::draw_fields(Context& context, Box body) {
    TextField name{.frame = frame_of(Field::selection_name, true)};
    const bool is_taken = is_name_taken(context.database);
    if (is_taken) name.frame.help = i18n::text(Msg::selection_name_taken);
    text_field(make_id(base, "name"), take_top(body, field_height({.label = "x", .help = "x"}), gap), name, &name_);
    if (mode_ == Mode::blank) {
        const auto choices = choices_of(model::lists::selection_entities);
        const int taken =
            select(make_id(base, "entity"), take_top(body, one_field(), gap),
                   {.frame = frame_of(Field::selection_entity)}, choices, static_cast<int>(entity_choice(entity_)));
        if (taken != no_choice) entity_ = entities[static_cast<std::size_t>(taken)];
    }
    if (mode_ != Mode::edit) draw_kind(context, body);
    if (kind_ == SelectionKind::combined) draw_combined(context, body);
    draw_visibility(context, body);
}

// ---- Saving ---------------------------------------------------------------------------------------------------------

// R154: another one of that name, whatever its letters' case.
bool SelectionDialog::is_name_taken(const Database& database) const {
    const std::string_view name = core::trim(name_);
    return !name.empty() && std::ranges::any_of(visible_selections(database), [&](Row row) {
        return database.id_of(Entity::selection, row) != id_ &&
               model::is_same_name(database.text(Field::selection_name, row), name);
    });
}

std::string_view SelectionDialog::why_not() const {
    if (core::trim(name_).empty()) return i18n::text(Msg::selection_name_missing);
    if (kind_ == SelectionKind::combined && (left_ == store::no_row || right_ == store::no_row))
        return i18n::text(Msg::selection_parts_missing);
    if (visibility_ == model::Visibility::group && group_ == store::no_row)
        return i18n::text(Msg::selection_group_missing);
    return {};
}

void SelectionDialog::save(Context& context) {
    const Database& database = context.database;
    const auto reference = [&](Entity entity, Row row) {
        return row == store::no_row ? model::Value{} : model::Value(database.id_of(entity, row));
    };
    std::vector<model::FieldValue> values{
        {Field::selection_name, std::string(core::trim(name_))},
        {Field::selection_visibility, model::as_number(visibility_)},
        {Field::selection_group,
         visibility_ == model::Visibility::group ? reference(Entity::user_group, group_) : model::Value{}}};
    if (kind_ == SelectionKind::combined) {
        values.push_back({Field::selection_left, reference(Entity::selection, left_)});
        values.push_back({Field::selection_right, reference(Entity::selection, right_)});
        values.push_back({Field::selection_operation, model::as_number(operation_)});
        values.push_back({Field::selection_companies_only, companies_only_ && entity_ == Entity::contact});
    }
    if (mode_ == Mode::edit) {
        values.push_back({Field::selection_owner, reference(Entity::user, owner_)});
        return saving_.run(
            context, model::UpdateRecords{.entity = Entity::selection, .ids = {id_}, .changes = std::move(values)});
    }
    values.push_back({Field::selection_entity, entity_choice(entity_)});
    values.push_back({Field::selection_kind, model::as_number(kind_)});
    values.push_back({Field::selection_owner, reference(Entity::user, database.current_user())});
    if (kind_ == SelectionKind::dynamic)
        values.push_back(
            {Field::selection_criteria, codec::write_query(found_.value_or(model::Query{.entity = entity_}))});
    std::vector<core::Uuid> members;
    if (kind_ == SelectionKind::fixed && found_) {
        const auto rows = context.queries.get(*found_, moment_of(context.environment));
        for (const Row row : rows->rows) members.push_back(database.id_of(entity_, row));
    }
    saving_.run(
        context,
        model::CreateRecord{
            .entity = Entity::selection, .values = std::move(values), .record = {}, .members = std::move(members)});
}

void SelectionDialog::finish(Context& context) {
    const Outcome* outcome = saving_.finished(context);
    if (!outcome || !outcome->succeeded) return;
    if (!outcome->record.is_nil()) id_ = outcome->record;
    const bool wants_criteria = mode_ == Mode::blank && kind_ == SelectionKind::dynamic;
    const Row selection = context.database.find(Entity::selection, id_);
    if (mode_ != Mode::edit && selection != store::no_row) {
        Place place = selection_place(context.database, selection);
        if (wants_criteria) {
            place = find_place(entity_);
            place.set_option(find_selection_option, core::to_string(id_));
        }
        context.actions.navigate(place);
    }
    mode_ = Mode::closed;
}

void SelectionDialog::draw(Context& context) {
    if (mode_ == Mode::closed) return;
    finish(context);
    if (page_.was_left(context.place)) mode_ = Mode::closed;
    if (mode_ == Mode::closed) return;
    const Msg title_words = mode_ == Mode::found   ? Msg::find_save
                            : mode_ == Mode::blank ? Msg::selection_new_title
                                                   : Msg::selection_edit;
    DialogView view = begin_dialog(base, {.title = i18n::text(title_words),
                                          .body_height = body_height(),
                                          .holds_text = true,
                                          .first_field = make_id(base, "name")});
    draw_fields(context, view.body);
    const bool is_taken = is_name_taken(context.database);
    DialogFoot foot{.action = i18n::text(is_taken ? Msg::selection_save_anyway : Msg::save),
                    .disabled_reason = why_not()};
    const DialogAnswer answer = end_dialog(view, foot);
    if (answer == DialogAnswer::cancel) mode_ = Mode::closed;
    if (answer == DialogAnswer::action && !saving_.is_running()) save(context);
}

}  // namespace tratt::ui
