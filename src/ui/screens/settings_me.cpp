// Settings › You: the name, which of the users one is, and the currency that sums of sales are in.
#include <vector>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
#include "ui/draw.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID me_id = make_id(settings_id, "me");
constexpr float field_width = 320;

void draw_name(Context& context, Box& rest, MeState& state) {
    const store::Database& database = context.database;
    const store::Row me = database.current_user();
    const std::string_view stored = record_name(database, Entity::user, me);
    if (!state.is_typing) state.name = stored;
    const std::string_view typed = core::trim(state.name);
    const bool is_changed = state.is_typing && typed != stored;
    const TextField field{.frame = {.label = i18n::text(Msg::me_name), .help = i18n::text(Msg::me_name_help)},
                          .takes_enter = true};
    Box line = take_top(rest, field_height(field.frame), size::space_4);
    const Button save{.label = i18n::text(Msg::save),
                      .disabled_reason = typed.empty() ? i18n::text(Msg::company_needs_name)
                                         : !is_changed ? i18n::text(Msg::contact_nothing_changed)
                                                       : std::string_view{}};
    constexpr float label_room = 20;
    Box name = take_left(line, std::min(field_width, line.width - button_width(save) - size::space_2), size::space_2);
    const TextEdit edit = text_field(make_id(me_id, "name"), name, field, &state.name);
    if (edit.changed) state.is_typing = true;
    const Box place{line.x, line.y + label_room, button_width(save), control_height()};
    const bool wants_save = button(make_id(me_id, "save"), place, save).clicked || edit.submitted;
    if (!wants_save || !is_changed || typed.empty()) return;
    state.errand.run(context,
                     model::UpdateRecords{
                         Entity::user, {database.id_of(Entity::user, me)}, {{Field::user_name, std::string(typed)}}});
    state.is_typing = false;
}

void draw_user(Context& context, Box& rest, MeState& state) {
    const store::Database& database = context.database;
    const std::vector<store::Row> users = database.list(Entity::user);
    if (users.size() < 2) return;
    std::vector<Choice> choices;
    int chosen = no_choice;
    for (const store::Row user : users) {
        if (user == database.current_user()) chosen = static_cast<int>(choices.size());
        const std::string_view name = item_name(database, Entity::user, user);
        choices.push_back({.label = name, .mark = avatar_mark(name)});
    }
    const Select spec{.frame = {.label = i18n::text(Msg::me_user), .help = i18n::text(Msg::me_user_help)}};
    Box line = take_top(rest, field_height(spec.frame), size::space_4);
    const int taken = select(make_id(me_id, "user"), take_left(line, field_width), spec, choices, chosen);
    if (taken == no_choice || taken == chosen) return;
    const core::Uuid& user = database.id_of(Entity::user, users[static_cast<std::size_t>(taken)]);
    state.errand.run(context,
                     model::UpdateRecords{Entity::setting, {model::setting_id}, {{Field::setting_current_user, user}}});
    state.is_typing = false;
}

void draw_base_currency(Context& context, Box& rest, MeState& state) {
    const std::string_view now = base_currency(context.database);
    const std::vector<std::string_view> codes = currency_codes(now);
    std::vector<Choice> choices{{.label = i18n::text(Msg::no_selection), .is_muted = true}};
    int chosen = 0;
    for (const std::string_view code : codes) {
        if (code == now) chosen = static_cast<int>(choices.size());
        choices.push_back({.label = code});
    }
    const Select spec{
        .frame = {.label = field_label(Field::setting_base_currency), .help = i18n::text(Msg::me_currency_help)}};
    Box line = take_top(rest, field_height(spec.frame), size::space_4);
    const int taken = select(make_id(me_id, "currency"), take_left(line, field_width), spec, choices, chosen);
    if (taken == no_choice || taken == chosen) return;
    const model::Value value =
        taken == 0 ? model::Value{} : model::Value{std::string(codes[static_cast<std::size_t>(taken - 1)])};
    state.errand.run(
        context, model::UpdateRecords{Entity::setting, {model::setting_id}, {{Field::setting_base_currency, value}}});
}

}  // namespace

void draw_me(Context& context, Box area, MeState& state) {
    state.errand.finished(context);
    if (!is_phone())
        heading(make_id(me_id, "title"), take_top(area, 24, size::space_3), 2, i18n::text(Msg::place_me), section());
    draw_name(context, area, state);
    draw_user(context, area, state);
    draw_base_currency(context, area, state);
}

}  // namespace tratt::ui
