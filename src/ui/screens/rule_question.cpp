#include "ui/screens/rule_question.hpp"

#include <string>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;

constexpr ImGuiID base = make_id("rule_question");
constexpr std::size_t most_named = 4;  // records of a question; of further ones their number
constexpr float row_of_words = 24, arrow_room = size::icon_small + 2 * size::space_2;

// One record that would change, as the store names it.
struct Named {
    std::string_view name;
    store::Row present = store::no_row, proposed = store::no_row;
};

std::vector<Named> named_in(const store::Database& database, const core::Error& error) {
    std::vector<Named> all;
    const auto category = [&](std::string_view id) {
        const auto parsed = core::parse_uuid(id);
        return parsed ? database.find(Entity::category, *parsed) : store::no_row;
    };
    for (const auto& [key, value] : error.params) {
        if (key == "name") all.push_back({.name = value});
        if (all.empty()) continue;
        if (key == "category") all.back().present = category(value);
        if (key == "proposed") all.back().proposed = category(value);
    }
    return all;
}

void draw_category(Context& context, ImGuiID id, const Box& box, store::Row category) {
    if (category == store::no_row) return void(text(id, box, i18n::text(Msg::no_selection), muted()));
    category_label(id, box, item_name(context.database, Entity::category, category),
                   category_group_kind(context.database, category),
                   item_description(context.database, Entity::category, category));
}

// "Nordlys AB", then the present and the proposed category.
void draw_named(Context& context, ImGuiID id, Box box, const Named& one) {
    begin_group(id, ax::Role::list_item, one.name, box);
    const float half = (box.width - arrow_room) * .5f;
    text(make_id(id, "name"), take_top(box, row_of_words), one.name, strong());
    const auto width = [&](store::Row category) {
        return category_label_width(item_name(context.database, Entity::category, category));
    };
    draw_category(context, make_id(id, "present"), take_left(box, std::min(width(one.present), half)), one.present);
    icon(centred_vertically(inset(take_left(box, arrow_room), size::space_2, 0), size::icon_small), Icon::right,
         colours().text_muted);
    draw_category(context, make_id(id, "proposed"), box, one.proposed);
    ax::end();
}

}  // namespace

RuleQuestion::Answer RuleQuestion::draw(Context& context, const core::Error& error) {
    const store::Database& database = context.database;
    const std::vector<Named> all = named_in(database, error);
    const auto count = static_cast<std::int64_t>(all.size());
    const std::size_t shown = std::min(all.size(), most_named);
    const bool has_more = all.size() > shown;
    const float named_height = 2 * row_of_words + size::space_2;
    const FieldFrame other_frame{.label = i18n::text(Msg::rule_other_category), .hides_label = true};

    Dialog dialog;
    dialog.title = i18n::text(Msg::rule_title);
    dialog.description = i18n::count(i18n::Plural::rule_text, count);
    const float inner = std::min(size::dialog_width, context.environment.width) - 2 * size::space_6;
    const float words = paragraph_height(inner, dialog.description);
    dialog.body_height = words + size::space_3 + static_cast<float>(shown) * named_height + (has_more ? 24 : 0) +
                         size::space_3 + 3 * control_height() +
                         (choice_ == Choice::other ? control_height() + size::space_2 : 0);
    dialog.is_alert = true;
    DialogView view = begin_dialog(base, dialog);
    Box rest = view.body;
    paragraph(make_id(base, "words"), take_top(rest, words, size::space_3), dialog.description);
    begin_group(make_id(base, "records"), ax::Role::list, i18n::text(Msg::rule_records),
                {rest.x, rest.y, rest.width, static_cast<float>(shown) * named_height});
    for (std::size_t i = 0; i < shown; ++i)
        draw_named(context, make_id(make_id(base, "record"), static_cast<int>(i)),
                   take_top(rest, 2 * row_of_words, size::space_2), all[i]);
    ax::end();
    if (has_more) {
        const auto further = count - static_cast<std::int64_t>(shown);
        text(make_id(base, "more"), take_top(rest, 24), i18n::count(i18n::Plural::rule_more, further), muted());
    }
    take_top(rest, size::space_3);

    begin_group(make_id(base, "answers"), ax::Role::radio_group, dialog.title, rest);
    const auto answer = [&](Choice choice, Msg label) {
        const Toggle toggle{.label = i18n::text(label)};
        const ImGuiID id = make_id(make_id(base, "answer"), static_cast<int>(choice));
        if (radio(id, take_top(rest, control_height()), toggle, choice_ == choice)) choice_ = choice;
    };
    answer(Choice::accept, Msg::rule_accept);
    answer(Choice::other, Msg::rule_other);
    if (choice_ == Choice::other) {
        const ItemChoices categories = category_choices(database, database.find(Entity::category, category_));
        const Select spec{.frame = other_frame, .placeholder = i18n::text(Msg::no_selection)};
        const int taken = select(make_id(base, "category"),
                                 inset(take_top(rest, control_height(), size::space_2), size::space_6, 0, 0, 0), spec,
                                 categories.choices, categories.chosen);
        if (taken != no_choice)
            category_ = database.id_of(Entity::category, categories.rows[static_cast<std::size_t>(taken)]);
    }
    answer(Choice::decline, Msg::rule_decline);
    ax::end();

    const bool lacks_category = choice_ == Choice::other && category_.is_nil();
    const DialogAnswer pressed =
        end_dialog(view, {.action = i18n::text(Msg::rule_go_on),
                          .disabled_reason = lacks_category ? i18n::text(Msg::rule_needs_category) : "",
                          .note = i18n::text(Msg::rule_cancel_note)});
    if (pressed == DialogAnswer::none) return Answer::none;
    using Kind = model::RuleAnswer::Kind;
    const Kind kind = choice_ == Choice::accept ? Kind::accept : choice_ == Choice::other ? Kind::other : Kind::decline;
    answer_ = {.kind = kind, .category = kind == Kind::other ? category_ : core::Uuid{}};
    choice_ = Choice::accept;
    category_ = {};
    return pressed == DialogAnswer::action ? Answer::given : Answer::cancelled;
}

}  // namespace tratt::ui
