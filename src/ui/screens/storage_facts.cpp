// Where the data is: saved, copied, checked, promised, backed up.
#include <algorithm>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/frame_parts.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/label.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;

constexpr float padding = 16, least_height = 61, sign_width = 20, between = 8;

enum class FactAction : std::uint8_t { none, check, ask_to_keep, download };

// A line of the frame: sign, what, a note below, and at the right a tag or buttons.
struct Fact {
    std::string_view name;  // of its ids
    Icon sign = Icon::info;
    Tone tone = Tone::neutral;
    std::string_view title, note;
    std::string_view tag;
    FactAction action = FactAction::none;
    std::string_view action_label;
    std::string_view disabled_reason;
};

ImU32 colour_of(Tone tone) {
    switch (tone) {
        case Tone::ok: return colours().ok_text;
        case Tone::warn: return colours().warn_text;
        case Tone::danger: return colours().danger_text;
        default: return colours().text_muted;
    }
}

std::string_view last_change_words(const Context& context) {
    const model::Transaction* last = context.database.transaction_at(context.database.sequence());
    if (!last || context.save_state == SaveState::nothing_to_save) return {};
    return i18n::format(Msg::storage_last_change, {{"when", ago_words(context, last->at)},
                                                   {"step", i18n::words_of(last->name_key, last->name_params)}});
}

Fact saved_fact(const Context& context) {
    Fact fact{.name = "saved"};
    const auto say = [&](Msg title, Icon sign, Tone tone) {
        fact.title = text(title);
        fact.sign = sign;
        fact.tone = tone;
    };
    switch (context.save_state) {
        case SaveState::nothing_to_save: say(Msg::storage_nothing, Icon::check, Tone::neutral); break;
        case SaveState::saving: say(Msg::storage_saving, Icon::clock, Tone::neutral); break;
        case SaveState::saved: say(Msg::storage_saved, Icon::check, Tone::ok); break;
        case SaveState::not_saved: say(Msg::storage_not_saved, Icon::warning, Tone::danger); break;
        case SaveState::read_only: say(Msg::storage_read_only, Icon::lock, Tone::warn); break;
        case SaveState::memory_only: say(Msg::storage_memory_only, Icon::warning, Tone::warn); break;
    }
    const bool is_well = context.save_state == SaveState::saved || context.save_state == SaveState::saving;
    fact.note = is_well ? last_change_words(context) : std::string_view{};
    if (fact.note.empty()) fact.note = save_label_of(context).reason;
    if (context.save_state == SaveState::saved) fact.tag = text(Msg::storage_tag_saved);
    return fact;
}

Fact copy_fact(const Context& context, const SecondCopy& copy) {
    Fact fact{.name = "copy", .sign = Icon::copy};
    switch (copy.state) {
        case SecondCopy::State::none:
            fact.title = text(Msg::storage_copy_none);
            fact.note = text(Msg::storage_copy_none_text);
            break;
        case SecondCopy::State::filling:
            fact.title = text(Msg::storage_copy_filling);
            fact.note = text(Msg::storage_copy_complete_text_start);
            break;
        case SecondCopy::State::complete:
            fact.tone = Tone::ok;
            fact.title = text(Msg::storage_copy_complete);
            fact.tag = text(Msg::storage_tag_complete);
            fact.note = copy.written_at == 0 ? text(Msg::storage_copy_complete_text_start)
                                             : i18n::format(Msg::storage_copy_complete_text,
                                                            {{"when", ago_words(context, copy.written_at)}});
            break;
        case SecondCopy::State::failed:
            fact.tone = Tone::warn;
            fact.title = text(Msg::storage_copy_failed);
            fact.note = copy.reason;
            break;
    }
    return fact;
}

Fact check_fact(const Context& context) {
    const IntegrityFacts& facts = context.app->storage.integrity;
    Fact fact{.name = "check", .sign = Icon::shield, .action = FactAction::check};
    fact.action_label = text(facts.checked_at == 0 ? Msg::storage_check : Msg::storage_check_again);
    if (context.save_state == SaveState::nothing_to_save) fact.disabled_reason = text(Msg::storage_check_nothing);
    if (facts.checked_at == 0) {
        fact.title = text(Msg::storage_unchecked);
        fact.note = text(Msg::storage_unchecked_text);
    } else if (facts.is_whole) {
        fact.tone = Tone::ok;
        fact.title = text(Msg::storage_checked);
        fact.note =
            i18n::count(Plural::storage_checked_text, facts.records, {{"when", ago_words(context, facts.checked_at)}});
    } else {
        fact.tone = Tone::danger;
        fact.sign = Icon::warning;
        fact.title = text(Msg::storage_check_differs);
        fact.note = facts.error.code.empty() ? i18n::count(Plural::storage_check_differs_text, facts.damages)
                                             : i18n::error_words(facts.error);
    }
    return fact;
}

Fact promise_fact(const Context& context) {
    using Promise = RoomFacts::Promise;
    const RoomFacts& room = context.app->storage.room;
    Fact fact{.name = "promise", .sign = Icon::lock};
    switch (room.promise) {
        case Promise::unknown:
            fact.title = text(Msg::storage_promise_unknown);
            fact.note = text(Msg::storage_kept_text);
            break;
        case Promise::kept:
            fact.tone = Tone::ok;
            fact.title = text(Msg::storage_kept);
            fact.note = text(Msg::storage_kept_text);
            fact.tag = text(Msg::storage_tag_kept);
            break;
        case Promise::not_kept:
            fact.tone = Tone::warn;
            fact.title = text(Msg::storage_not_kept);
            fact.note = text(room.was_asked ? Msg::storage_refused_text : Msg::storage_not_kept_text);
            fact.action = FactAction::ask_to_keep;
            fact.action_label = text(Msg::storage_ask_to_keep);
            break;
        case Promise::unavailable:
            fact.tone = Tone::warn;
            fact.title = text(Msg::storage_no_promise);
            fact.note = text(Msg::storage_no_promise_text);
            break;
    }
    return fact;
}

Fact backup_fact(const Context& context) {
    const BackupFacts& backup = context.app->storage.backup;
    Fact fact{.name = "backup", .sign = Icon::clock, .action = FactAction::download};
    fact.tone = backup.changes_since == 0 ? (backup.last_at == 0 ? Tone::neutral : Tone::ok) : Tone::warn;
    fact.title = backup.last_at == 0
                     ? text(Msg::storage_no_backup_yet)
                     : i18n::format(Msg::storage_last_backup, {{"when", ago_words(context, backup.last_at)}});
    fact.note = i18n::count(backup.last_at == 0 ? Plural::storage_changes_in_no_file : Plural::storage_changes_since,
                            backup.changes_since);
    fact.action_label = text(Msg::storage_download);
    return fact;
}

std::vector<Fact> facts_of(const Context& context) {
    std::vector<Fact> facts{saved_fact(context)};
    if (context.app->stored.copy) facts.push_back(copy_fact(context, *context.app->stored.copy));
    facts.push_back(check_fact(context));
    facts.push_back(promise_fact(context));
    facts.push_back(backup_fact(context));
    return facts;
}

// ---- Measures ---------------------------------------------------------------------------------------------------------

Button button_of(const Fact& fact) {
    Button button{.label = fact.action_label, .disabled_reason = fact.disabled_reason};
    if (fact.action == FactAction::download) {
        button.icon = Icon::download;
        button.kind = ButtonKind::primary;
    }
    return button;
}

Button passphrase_button() {
    return {.label = text(Msg::storage_download_encrypted),
            .icon = Icon::lock,
            .kind = ButtonKind::ghost,
            .icon_only = true};
}

float buttons_width(const Fact& fact) {
    float width = button_width(button_of(fact));
    if (fact.action == FactAction::download) width += between + button_width(passphrase_button());
    return width;
}

// On a narrow page buttons stand below the words.
bool has_buttons_below(const Fact& fact, float width) {
    return fact.action != FactAction::none && width - 2 * padding - buttons_width(fact) < 240;
}

float words_width(const Fact& fact, float width) {
    width -= 2 * padding + sign_width + size::space_3;
    if (!fact.tag.empty()) width -= tag_width({.label = fact.tag}) + size::space_3;
    if (fact.action != FactAction::none && !has_buttons_below(fact, width + 2 * padding + sign_width + size::space_3))
        width -= buttons_width(fact) + size::space_3;
    return width;
}

float title_height_of(const Fact& fact, float width) { return paragraph_height(words_width(fact, width), fact.title); }

float fact_height(const Fact& fact, float width) {
    const float words = title_height_of(fact, width) + paragraph_height(words_width(fact, width), fact.note, caption());
    const float below = has_buttons_below(fact, width) ? control_height() + size::space_2 : 0;
    return std::max(least_height, words + below + 2 * size::space_3);
}

float head_height(float width) {
    return 24 + paragraph_height(width, text(Msg::storage_data_text), muted()) + size::space_3;
}

// ---- Drawing ----------------------------------------------------------------------------------------------------------

void carry_out(Context& context, FactAction action) {
    switch (action) {
        case FactAction::none: break;
        case FactAction::check: context.app->storage_actions.check_integrity(); break;
        case FactAction::ask_to_keep: context.app->storage_actions.ask_to_keep(); break;
        case FactAction::download: context.app->storage_actions.download_backup(); break;
    }
}

void draw_buttons(Context& context, const Fact& fact, Box strip, bool is_left, StorageState& state) {
    const ImGuiID id = make_id(storage_id, fact.name);
    const auto take = [&](const Button& button) {
        return is_left ? take_button_left(strip, button) : take_button_right(strip, button);
    };
    const Button main = button_of(fact);
    if (button(make_id(id, "action"), take(main), main).clicked) carry_out(context, fact.action);
    if (fact.action != FactAction::download) return;
    const Button encrypted = passphrase_button();
    if (button(make_id(id, "encrypted"), take(encrypted), encrypted).clicked) {
        state = {.asks_passphrase = true};
    }
}

void draw_fact(Context& context, const Fact& fact, Box box, StorageState& state) {
    const ImGuiID id = make_id(storage_id, fact.name);
    const bool is_below = has_buttons_below(fact, box.width);
    const float width = words_width(fact, box.width), title_height = title_height_of(fact, box.width);
    box = inset(box, padding, size::space_3);
    Box strip = is_below ? take_bottom(box, control_height(), size::space_2) : box;
    const float note_height = paragraph_height(width, fact.note, caption());
    Box words = centred_vertically(box, title_height + note_height);
    icon(centred_vertically(take_left(words, sign_width, size::space_3), size::icon_large), fact.sign,
         colour_of(fact.tone));
    words.width = width;
    paragraph(make_id(id, "title"), take_top(words, title_height), fact.title);
    paragraph(make_id(id, "note"), words, fact.note, caption());
    if (!fact.tag.empty()) {
        const Tag look{.label = fact.tag, .tone = fact.tone};
        tag(make_id(id, "tag"), centred_vertically(take_right(strip, tag_width(look)), 20), look);
    }
    if (fact.action == FactAction::none) return;
    if (is_below) take_left(strip, sign_width + size::space_3);
    draw_buttons(context, fact, strip, is_below, state);
}

}  // namespace

std::string_view ago_words(const Context& context, core::InstantMs at) {
    return i18n::time_ago(at, context.environment.now, context.environment.time_zone);
}

float facts_height(const Context& context, float width) {
    float height = head_height(width);
    for (const Fact& fact : facts_of(context)) height += fact_height(fact, width);
    return height;
}

void draw_facts(Context& context, Box box, StorageState& state) {
    heading(make_id(storage_id, "data title"), take_top(box, 24), 2, text(Msg::storage_data), section());
    const float note = paragraph_height(box.width, text(Msg::storage_data_text), muted());
    paragraph(make_id(storage_id, "data note"), take_top(box, note, size::space_3), text(Msg::storage_data_text),
              muted());
    outline(box, colours().line, radius::tile);
    const std::vector<Fact> facts = facts_of(context);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Box row = take_top(box, fact_height(facts[i], box.width));
        if (i + 1 < facts.size()) hairline_below(row, colours().line);
        draw_fact(context, facts[i], row, state);
    }
}

}  // namespace tratt::ui
