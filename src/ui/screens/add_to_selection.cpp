#include "ui/screens/add_to_selection.hpp"

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "model/choices.hpp"
#include "model/command.hpp"
#include "model/list_rules.hpp"
#include "ui/record_words.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("add_to_selection");
constexpr float body_height = 320;

}  // namespace

void AddToSelection::open(Entity entity, std::vector<core::Uuid> ids) {
    is_open_ = true;
    entity_ = entity;
    ids_ = std::move(ids);
    chosen_ = {};
    name_.clear();
}

// Static ones of this kind that one may change; of others the members cannot be chosen by hand (R158).
std::vector<store::Row> AddToSelection::selections(const store::Database& database) const {
    std::vector<store::Row> rows = visible_selections(database);
    std::erase_if(rows, [&](store::Row row) {
        return selection_entity(database, row) != entity_ || !may_edit_selection(database, row) ||
               !model::takes_members(selection_kind(database, row));
    });
    return rows;
}

void AddToSelection::draw(Context& context) {
    errand_.finished(context);
    if (!is_open_) return;
    const store::Database& database = context.database;
    const std::vector<store::Row> offered = selections(database);
    const auto count = static_cast<std::int64_t>(ids_.size());
    DialogView view =
        begin_dialog(make_id(base, "dialog"), {.title = i18n::count(i18n::Plural::selection_add_title, count),
                                               .description = i18n::text(Msg::selection_add_help),
                                               .body_height = body_height,
                                               .holds_text = true,
                                               .first_field = make_id(base, "name")});
    const float line = row_height(true);
    const TextField name{.frame = {.label = i18n::text(Msg::selection_new_name), .hides_label = true},
                         .placeholder = i18n::text(Msg::selection_new_name)};
    const float height = static_cast<float>(offered.size() + 1) * line + control_height();
    const ScrollArea area = begin_scroll_area(
        make_id(base, "list"),
        {.role = ax::Role::radio_group, .name = i18n::text(Msg::task_add_to_selection), .box = view.body},
        view.body.width, height);
    Box row{area.origin_x, area.origin_y, view.body.width, line};
    for (const store::Row selection : offered) {
        const core::Uuid& id = database.id_of(Entity::selection, selection);
        const Toggle each{.label = record_name(database, Entity::selection, selection)};
        if (radio(make_id(make_id(base, "selection"), static_cast<std::int64_t>(selection)), row, each, chosen_ == id))
            chosen_ = id;
        row.y += line;
    }
    const Toggle fresh{.label = i18n::text(Msg::selection_new)};
    if (radio(make_id(base, "new"), row, fresh, chosen_.is_nil())) chosen_ = {};
    row.y += line;
    if (chosen_.is_nil())
        text_field(make_id(base, "name"),
                   {row.x + size::space_6, row.y, std::min(row.width - size::space_6, 320.f), control_height()}, name,
                   &name_);
    end_scroll_area();
    const bool lacks_name = chosen_.is_nil() && core::trim(name_).empty();
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::selection_add_run),
                          .disabled_reason = lacks_name ? i18n::text(Msg::selection_needs_name) : std::string_view{}});
    if (answer == DialogAnswer::action) run(context);
    if (answer != DialogAnswer::none || view.cancelled) is_open_ = false;
}

void AddToSelection::run(Context& context) {
    if (chosen_.is_nil()) {
        const auto entity = model::find_choice(model::spec(Field::selection_entity), model::entity_key(entity_));
        errand_.run(context, model::CreateRecord{
                                 .entity = Entity::selection,
                                 .values = {{Field::selection_name, std::string(core::trim(name_))},
                                            {Field::selection_entity, entity ? model::Value{*entity} : model::Value{}},
                                            {Field::selection_kind, model::as_number(model::SelectionKind::fixed)}},
                                 .record = {},
                                 .members = ids_});
    } else {
        errand_.run(context, model::ChangeMembers{chosen_, ids_, {}, false});
    }
    context.actions.show(
        {.title = std::string(i18n::count(i18n::Plural::selection_added, static_cast<std::int64_t>(ids_.size())))});
}

}  // namespace tratt::ui
