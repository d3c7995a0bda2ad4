#include "ui/screens/record_field.hpp"

#include "core/text.hpp"
#include "query/query.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;

constexpr std::int64_t choices_at_most = 12;

Field shown_field(Entity entity) {
    switch (entity) {
        case Entity::contact: return Field::contact_name;
        case Entity::sale: return Field::sale_title;
        default: return Field::company_name;
    }
}

Mark mark_of(Entity entity, std::string_view name) {
    if (entity == Entity::sale) return icon_mark(Icon::sales);
    return avatar_mark(name, entity == Entity::contact ? AvatarKind::person : AvatarKind::company);
}

}  // namespace

// Looks through all records by what is typed; the answer is kept by the query cache until it changes.
std::optional<store::Row> RecordField::draw(Context& context, ImGuiID id, const Box& box, const Look& look) {
    const store::Database& database = context.database;
    const std::string_view name = record_name(database, look.entity, look.now);
    if (!is_typing_) typed_ = name;
    model::Query query;
    query.entity = look.entity;
    query.text = is_typing_ ? std::string_view(typed_) : std::string_view{};
    if (look.among) query.any.push_back(*look.among);
    query.sort.push_back({shown_field(look.entity), false});
    query.limit = choices_at_most;
    const auto found = context.queries.get(query, moment_of(context.environment));
    std::vector<Choice> choices{{.label = look.none, .is_muted = true}};
    for (const store::Row row : found->rows) {
        const std::string_view label = record_name(database, look.entity, row);
        choices.push_back({.label = label, .mark = mark_of(look.entity, label)});
    }
    const Combobox spec{.frame = look.frame,
                        .placeholder = look.placeholder,
                        .mark = look.now == store::no_row || is_typing_ ? Mark{} : mark_of(look.entity, name)};
    const Combo combo = combobox(id, box, spec, choices, &typed_);
    if (combo.changed) is_typing_ = true;
    if (combo.changed || combo.left) has_left_ = combo.left;
    const bool is_done = has_left_ && !is_open(id);
    const bool is_emptied = is_done && is_typing_ && core::trim(typed_).empty();
    // What was taken was offered in the last frame; leaving the field has changed the question since.
    std::optional<store::Row> taken;
    if (combo.taken == 0 || is_emptied) {
        taken = store::no_row;
    } else if (combo.taken > 0 && static_cast<std::size_t>(combo.taken) <= offered_.size()) {
        taken = offered_[static_cast<std::size_t>(combo.taken - 1)];
    }
    offered_ = found->rows;
    if (combo.taken != no_choice || is_done) forget();
    return taken;
}

}  // namespace tratt::ui
