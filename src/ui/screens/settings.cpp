#include "ui/screens/settings.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/frame_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/segment.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::Entity;

constexpr ImGuiID screen_id = make_id("settings");
constexpr float side_width = 300, fact_height = 61, block_padding = 16, look_label = 96;

struct SaveWords {
    Msg title;
    Icon icon;
    Tone tone;
};
SaveWords words_of(SaveState state) {
    switch (state) {
        case SaveState::nothing_to_save: return {Msg::settings_nothing, Icon::check, Tone::neutral};
        case SaveState::saving: return {Msg::settings_saving, Icon::clock, Tone::neutral};
        case SaveState::saved: return {Msg::settings_saved, Icon::check, Tone::ok};
        case SaveState::not_saved: return {Msg::settings_not_saved, Icon::warning, Tone::danger};
        case SaveState::read_only: return {Msg::settings_read_only, Icon::lock, Tone::warn};
        case SaveState::memory_only: return {Msg::settings_memory_only, Icon::warning, Tone::warn};
    }
    return {Msg::settings_nothing, Icon::check, Tone::neutral};
}

ImU32 colour_of(Tone tone) {
    switch (tone) {
        case Tone::ok: return colours().ok_text;
        case Tone::warn: return colours().warn_text;
        case Tone::danger: return colours().danger_text;
        default: return colours().text_muted;
    }
}

// A line of "Where your data is": icon, what, and a caption below.
void draw_fact(int index, Box box, Icon sign, ImU32 colour, std::string_view words, std::string_view note) {
    const ImGuiID id = make_id(make_id(screen_id, "fact"), index);
    box = inset(box, block_padding, 0);
    icon(centred_vertically(take_left(box, 20, size::space_3), size::icon), sign, colour);
    Box lines = centred_vertically(box, 36);
    ui::text(make_id(id, "words"), take_top(lines, 20), words);
    ui::text(make_id(id, "note"), take_top(lines, 16), note, caption());
}

std::string_view records_words(const store::Database& database) {
    const auto users = database.count(Entity::user);
    return i18n::format(Msg::settings_records_text,
                        {{"contacts", i18n::count(Plural::contacts_count, database.count(Entity::contact))},
                         {"companies", i18n::count(Plural::companies_count, database.count(Entity::company))},
                         {"users", i18n::count(Plural::settings_users, users)}});
}

void draw_section_head(Box& rest, std::string_view name, Msg title_words, Msg note) {
    heading(make_id(make_id(screen_id, name), "title"), take_top(rest, 24), 2, text(title_words), section());
    const float height = paragraph_height(rest.width, text(note), muted());
    paragraph(make_id(make_id(screen_id, name), "note"), take_top(rest, height, size::space_3), text(note), muted());
}

float facts_height(float width) {
    return 24 + paragraph_height(width, text(Msg::settings_data_text), muted()) + size::space_3 + 3 * fact_height;
}

void draw_facts(const Context& context, Box rest) {
    draw_section_head(rest, "data", Msg::settings_data, Msg::settings_data_text);
    const Box frame = take_top(rest, 3 * fact_height);
    outline(frame, colours().line, radius::tile);
    const SaveWords saving = words_of(context.save_state);
    const SaveLabel label = save_label_of(context);
    for (int i = 0; i < 2; ++i) hairline_below(nth_row(frame, i, 3, 0), colours().line);
    draw_fact(0, nth_row(frame, 0, 3, 0), saving.icon, colour_of(saving.tone), text(saving.title), label.reason);
    draw_fact(1, nth_row(frame, 1, 3, 0), Icon::database, colours().text_muted, text(Msg::settings_records),
              records_words(context.database));
    const auto history = i18n::count(Plural::settings_history_text, context.stored.steps,
                                     {{"size", i18n::file_size(context.stored.bytes)}});
    draw_fact(2, nth_row(frame, 2, 3, 0), Icon::history, colours().text_muted, text(Msg::settings_history), history);
}

float look_height(float width) {
    return 24 + paragraph_height(width, text(Msg::settings_look_text), muted()) + size::space_3 +
           2 * (control_height() + size::space_3);
}

void draw_look(Context& context, Box rest) {
    draw_section_head(rest, "look", Msg::settings_look, Msg::settings_look_text);
    Box row = take_top(rest, control_height(), size::space_3);
    ui::text(make_id(screen_id, "language label"), take_left(row, look_label, size::space_3),
             text(Msg::settings_language), secondary());
    std::array<SegmentPart, i18n::spoken_languages.size()> languages;
    int language = 0;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        languages[i].label = i18n::native_name(i18n::spoken_languages[i]);
        if (i18n::spoken_languages[i] == context.language) language = static_cast<int>(i);
    }
    const int language_now = segment(make_id(screen_id, "language"), take_left(row, segment_width(languages)),
                                     text(Msg::settings_language), languages, language);
    if (language_now != language)
        context.actions.set_language(i18n::spoken_languages[static_cast<std::size_t>(language_now)]);

    row = take_top(rest, control_height(), size::space_3);
    ui::text(make_id(screen_id, "theme label"), take_left(row, look_label, size::space_3), text(Msg::settings_theme),
             secondary());
    const std::array themes{SegmentPart{.label = text(Msg::theme_system)},
                            SegmentPart{.label = text(Msg::theme_light), .icon = Icon::sun},
                            SegmentPart{.label = text(Msg::theme_dark), .icon = Icon::moon}};
    const int theme = static_cast<int>(context.theme);
    const int theme_now = segment(make_id(screen_id, "theme"), take_left(row, segment_width(themes)),
                                  text(Msg::settings_theme), themes, theme);
    if (theme_now != theme) context.actions.set_theme(static_cast<ThemeChoice>(theme_now));
}

TextStyle small_words() { return caption(); }

float block_height(float width, Msg words) {
    return 2 * block_padding + 20 + size::space_1 +
           paragraph_height(width - 2 * block_padding, text(words), small_words()) + size::space_3 + control_height();
}

// A framed block with a title and a text; what remains is for its button.
Box draw_block(std::string_view name, Box box, Msg title_words, Msg words) {
    outline(box, colours().line, radius::tile);
    Box rest = inset(box, block_padding);
    heading(make_id(make_id(screen_id, name), "title"), take_top(rest, 20, size::space_1), 2, text(title_words),
            strong());
    const float height = paragraph_height(rest.width, text(words), small_words());
    paragraph(make_id(make_id(screen_id, name), "words"), take_top(rest, height, size::space_3), text(words),
              small_words());
    return take_top(rest, control_height());
}

}  // namespace

void SettingsScreen::draw_export(Context& context, Box box) {
    Box strip = draw_block("export", box, Msg::settings_export, Msg::settings_export_text);
    Button download{.label = text(Msg::settings_export_action)};
    download.icon = Icon::download;
    download.kind = ButtonKind::primary;
    if (button(make_id(screen_id, "download"), take_button_left(strip, download), download).clicked)
        context.actions.export_data();
}

void SettingsScreen::draw_erase(Context& context, Box box) {
    Box strip = draw_block("erase", box, Msg::settings_erase, Msg::settings_erase_text);
    Button erase{.label = text(Msg::settings_erase_action)};
    erase.icon = Icon::trash;
    if (context.save_state == SaveState::read_only) erase.disabled_reason = text(Msg::settings_erase_read_only);
    if (button(make_id(screen_id, "erase"), take_button_left(strip, erase), erase).clicked) asks_erase_ = true;
}

void SettingsScreen::draw(Context& context, const ax::Rect& page) {
    Box rest = page;
    Box head = take_top(rest, size::head);
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    heading(make_id(screen_id, "title"), inset(head, margin, 0, size::space_3, 0), 1, text(Msg::settings_title));
    hairline_below(head, colours().line);

    const float width = std::min(rest.width - 2 * margin, 1030.f);
    const bool is_column = width < 2 * side_width + 120;
    const float main_width = is_column ? width : width - side_width - size::space_5;
    const float block_width = is_column ? width : side_width;
    const float main_height = facts_height(main_width) + size::space_6 + look_height(main_width);
    const float side_height = block_height(block_width, Msg::settings_export_text) + size::space_4 +
                              block_height(block_width, Msg::settings_erase_text);
    const float height = is_column ? main_height + size::space_4 + side_height : std::max(main_height, side_height);

    ax::Node node;
    node.role = ax::Role::region;
    node.name = text(Msg::settings_title);
    node.box = rest;
    const ScrollArea scroll = begin_scroll_area(make_id(screen_id, "scroll"), node, rest.width, height + 2 * margin);
    Box content{scroll.origin_x + margin, scroll.origin_y + margin, width, height};
    Box left =
        is_column ? take_top(content, main_height, size::space_4) : take_left(content, main_width, size::space_5);
    draw_facts(context, take_top(left, facts_height(main_width), size::space_6));
    draw_look(context, take_top(left, look_height(main_width)));
    draw_export(context, take_top(content, block_height(block_width, Msg::settings_export_text), size::space_4));
    draw_erase(context, take_top(content, block_height(block_width, Msg::settings_erase_text)));
    end_scroll_area();
}

void SettingsScreen::draw_over(Context& context) {
    if (!asks_erase_) return;
    const store::Database& database = context.database;
    const std::string_view words =
        i18n::format(Msg::settings_erase_warning,
                     {{"contacts", i18n::count(Plural::contacts_count, database.count(Entity::contact))},
                      {"companies", i18n::count(Plural::companies_count, database.count(Entity::company))}});
    constexpr ImGuiID id = make_id(screen_id, "erase dialog");
    const float inner = std::min(size::dialog_width, context.environment.width) - 2 * size::space_6;
    Dialog dialog;
    dialog.title = text(Msg::settings_erase_question);
    dialog.description = words;
    dialog.body_height = paragraph_height(inner, words);
    dialog.is_alert = true;
    DialogView view = begin_dialog(id, dialog);
    paragraph(make_id(id, "words"), view.body, words);
    const DialogAnswer answer = end_dialog(view, {.action = text(Msg::settings_erase_confirm), .is_danger = true});
    if (answer == DialogAnswer::action) context.actions.erase_all();
    if (answer != DialogAnswer::none || view.cancelled) asks_erase_ = false;
}

}  // namespace tratt::ui
