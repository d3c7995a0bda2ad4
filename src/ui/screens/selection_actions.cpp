#include "ui/screens/selection_actions.hpp"

#include <utility>

#include "i18n/messages.hpp"
#include "query/query.hpp"
#include "ui/find_place.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SelectionKind;
using store::Database;
using store::Row;

struct Entry {
    Msg label;
    Icon icon;
    bool needs_right;
};

Entry entry_of(SelectionActions::Action action) {
    using Action = SelectionActions::Action;
    switch (action) {
        case Action::open: return {Msg::open, Icon::selections, false};
        case Action::board: return {Msg::selection_open_board, Icon::board, false};
        case Action::edit: return {Msg::selection_edit_it, Icon::pencil, true};
        case Action::criteria: return {Msg::selection_criteria, Icon::find, false};
        case Action::add_by_criteria: return {Msg::selection_by_criteria, Icon::find, true};
        case Action::copy: return {Msg::selection_copy, Icon::copy, false};
        case Action::make_static: return {Msg::selection_make_static, Icon::lock, true};
        case Action::remove: break;
    }
    return {Msg::delete_it, Icon::trash, true};
}

// What a copy has of its own is the name; it belongs to whoever made it.
std::vector<model::FieldValue> copied_values(const Database& database, Row selection) {
    std::vector<model::FieldValue> values;
    for (const Field field :
         {Field::selection_entity, Field::selection_kind, Field::selection_criteria, Field::selection_left,
          Field::selection_right, Field::selection_operation, Field::selection_companies_only,
          Field::selection_visibility, Field::selection_group, Field::selection_columns}) {
        model::Value value = database.value(field, selection);
        if (!std::holds_alternative<std::monostate>(value)) values.push_back({field, std::move(value)});
    }
    values.push_back({Field::selection_name,
                      std::string(i18n::format(Msg::selection_copy_name,
                                               {{"name", database.text(Field::selection_name, selection)}}))});
    values.push_back({Field::selection_owner, database.id_of(Entity::user, database.current_user())});
    return values;
}

}  // namespace

std::string_view selection_kind_words(const Database& database, Row selection) {
    switch (selection_kind(database, selection)) {
        case SelectionKind::fixed: return i18n::text(Msg::selection_kind_static);
        case SelectionKind::dynamic: return i18n::text(Msg::selection_kind_dynamic);
        case SelectionKind::combined: break;
    }
    return i18n::text(Msg::selection_kind_combined);
}

std::string_view selection_entity_words(Entity entity) {
    if (entity == Entity::sale) return i18n::text(Msg::place_sales);
    return i18n::text(entity == Entity::company ? Msg::place_companies : Msg::place_contacts);
}

std::vector<SelectionActions::Action> SelectionActions::actions(const Database& database, Row selection,
                                                                bool is_on_its_page) const {
    const SelectionKind kind = selection_kind(database, selection);
    std::vector<Action> actions;
    if (!is_on_its_page) actions = {Action::open, Action::board};
    actions.push_back(Action::edit);
    if (kind == SelectionKind::dynamic) actions.push_back(Action::criteria);
    if (kind == SelectionKind::fixed) actions.push_back(Action::add_by_criteria);
    actions.push_back(Action::copy);
    if (kind != SelectionKind::fixed) actions.push_back(Action::make_static);  // R153: never the other way
    actions.push_back(Action::remove);
    return actions;
}

std::vector<MenuItem> SelectionActions::items(const Database& database, Row selection,
                                              const std::vector<Action>& actions) const {
    const bool may_edit = may_edit_selection(database, selection);
    std::vector<MenuItem> items;
    for (const Action action : actions) {
        const Entry entry = entry_of(action);
        MenuItem item{.label = i18n::text(entry.label), .icon = entry.icon};
        if (entry.needs_right && !may_edit) item.disabled_reason = i18n::text(Msg::selection_of_others);
        item.is_destructive = item.has_line_above = action == Action::remove;
        items.push_back(item);
    }
    return items;
}

void SelectionActions::copy(Context& context, Row selection) {
    model::CreateRecord create{
        .entity = Entity::selection, .values = copied_values(context.database, selection), .record = {}};
    if (selection_kind(context.database, selection) == SelectionKind::fixed)
        create.members = members_.held(context.database, selection);
    is_copying_ = true;
    errand_.run(context, std::move(create));
}

void SelectionActions::make_static(Context& context, Row selection) {
    const model::Query query = members_.query(context.database, selection);
    const auto rows = context.queries.get(query, moment_of(context.environment));
    model::ChangeMembers change{.selection = context.database.id_of(Entity::selection, selection), .make_static = true};
    for (const Row row : rows->rows) change.added.push_back(context.database.id_of(query.entity, row));
    errand_.run(context, std::move(change));
}

void SelectionActions::act(Context& context, Row selection, Action action) {
    const Database& database = context.database;
    const core::Uuid id = database.id_of(Entity::selection, selection);
    Place place = selection_place(database, selection);
    switch (action) {
        case Action::open: return context.actions.navigate(place);
        case Action::board: return context.actions.navigate(selection_board_place(database, selection));
        case Action::edit: return dialog_.edit(database, selection);
        case Action::criteria:
        case Action::add_by_criteria:
            place = find_place(selection_entity(database, selection));
            place.set_option(action == Action::criteria ? find_selection_option : find_into_option,
                             core::to_string(id));
            return context.actions.navigate(place);
        case Action::copy: return copy(context, selection);
        case Action::make_static: return make_static(context, selection);
        case Action::remove: break;
    }
    Toast toast;
    toast.title = i18n::format(Msg::selection_deleted, {{"name", record_name(database, Entity::selection, selection)}});
    toast.reason = i18n::text(Msg::selection_deleted_note);
    toast.offers_undo = true;
    errand_.run(context, model::DeleteRecords{Entity::selection, {id}});
    context.actions.show(std::move(toast));
    if (context.place.page == Page::selection) context.actions.navigate(Place{.page = Page::selections});
}

void SelectionActions::draw_over(Context& context) {
    dialog_.draw(context);
    const Outcome* outcome = errand_.finished(context);
    if (!outcome || !is_copying_) return;
    is_copying_ = false;
    if (!outcome->succeeded) return;
    const Row copied = context.database.find(Entity::selection, outcome->record);
    if (copied == store::no_row) return;
    context.actions.navigate(selection_place(context.database, copied));
}

}  // namespace tratt::ui
