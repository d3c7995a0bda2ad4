// What bringing data back would do: by kind of record, and what leads nowhere.
#include <algorithm>
#include <array>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/restore_parts.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::Entity;
using model::LostReference;

constexpr float most_width = 816, number_width = 104, last_width_phone = 80, middle_width_phone = 66,
                narrow_width_phone = 52, foot_height = 64, lost_height = 20, empty_height = 64;
constexpr std::size_t most_lost_shown = 20;

// A kind of record: what is new, what changes, what is the same, and what is only here or goes.
struct Kind {
    std::string_view name;
    std::array<std::int64_t, 4> counts{};
};
constexpr std::size_t equal_at = 2;

std::string_view entity_words(Entity entity) {
    const std::string_view key = model::entity_key(entity);
    const auto message = i18n::find_message(i18n::concat({"entity_", key}));
    return message ? text(*message) : key;
}

std::array<std::int64_t, 4> counts_of(const RestoreView& restore, std::size_t entity) {
    const ReplaceCounts& replace = restore.replace[entity];
    const model::MergeCounts& merge = restore.merge.counts[entity];
    if (restore.mode == RestoreMode::replace) return {replace.added, replace.changed, replace.equal, replace.removed};
    return {merge.only_there - merge.left_out, merge.differing, merge.equal, merge.only_here};
}

// Kinds in which nothing differs are one line, apart from those that everybody looks for.
std::vector<Kind> kinds_of(const RestoreView& restore) {
    std::vector<Kind> kinds;
    Kind others{.name = text(Msg::restore_all_else)};
    for (std::size_t i = 0; i < model::entity_count; ++i) {
        const auto entity = static_cast<Entity>(i);
        const std::array counts = counts_of(restore, i);
        std::int64_t different = 0;
        for (std::size_t column = 0; column < counts.size(); ++column)
            different += column == equal_at ? 0 : counts[column];
        const bool is_looked_for = entity == Entity::company || entity == Entity::contact;
        if (model::is_personal(entity)) continue;
        if (different > 0 || (is_looked_for && counts[equal_at] > 0)) kinds.push_back({entity_words(entity), counts});
        else others.counts[equal_at] += counts[equal_at];
    }
    if (others.counts[equal_at] > 0) kinds.push_back(others);
    return kinds;
}

Notice source_notice(const Context& context) {
    const RestoreView& restore = context.app->restore;
    Notice source;
    source.tone = Tone::info;
    source.words = restore.point
                       ? i18n::format(Msg::restore_of_point, {{"when", point_when_words(context, *restore.point)},
                                                              {"what", point_what_words(context, *restore.point)}})
                       : i18n::count(Plural::restore_of_file, restore.records, {{"file", restore.file_name}});
    source.note = text(Msg::restore_nothing_yet);
    if (restore.error.code.empty()) return source;
    source.tone = Tone::danger;
    source.words = i18n::concat({text(Msg::restore_failed), ": ", i18n::error_words(restore.error)});
    return source;
}

std::string_view mode_words(const RestoreView& restore) {
    if (restore.point) return text(Msg::restore_point_text);
    return text(restore.mode == RestoreMode::merge ? Msg::restore_merge_text : Msg::restore_replace_text);
}

float kinds_height(const RestoreView& restore) {
    const std::vector<Kind> kinds = kinds_of(restore);
    const float rows = static_cast<float>(kinds.size()) * row_height();
    return size::head_row + 2 + (kinds.empty() ? empty_height : rows);
}

float lost_list_height(const RestoreView& restore) {
    const std::size_t lost = restore.lost().size();
    if (lost == 0) return 0;
    const std::size_t lines = std::min(lost, most_lost_shown) + (lost > most_lost_shown ? 1 : 0);
    return size::space_4 + 24 + static_cast<float>(lines) * lost_height;
}

void draw_mode(Context& context, Box& rest) {
    const RestoreView& restore = context.app->restore;
    if (!restore.point) {
        const std::array parts{SegmentPart{.label = text(Msg::restore_merge)},
                               SegmentPart{.label = text(Msg::restore_replace)}};
        const int mode = static_cast<int>(restore.mode);
        Box strip = take_top(rest, control_height(), size::space_2);
        const int now = segment(make_id(restore_id, "mode"), take_left(strip, segment_width(parts)),
                                text(Msg::restore_mode), parts, mode);
        if (now != mode) context.app->storage_actions.set_restore_mode(static_cast<RestoreMode>(now));
    }
    const float height = paragraph_height(rest.width, mode_words(restore), secondary());
    paragraph(make_id(restore_id, "mode words"), take_top(rest, height, size::space_3), mode_words(restore),
              secondary());
}

void draw_kinds(const RestoreView& restore, const Box& frame) {
    outline(frame, colours().line, radius::tile);
    const bool is_merge = restore.mode == RestoreMode::merge;
    const auto count = [&](Msg name, float phone_width) {
        const float width = is_phone() ? phone_width : number_width;
        return Column{.name = text(name), .width = width, .align = Align::right, .can_sort = false};
    };
    const std::array heads{Column{.name = text(Msg::restore_kind), .can_sort = false},
                           count(Msg::restore_new, narrow_width_phone),
                           count(is_merge ? Msg::restore_differing : Msg::restore_changed, middle_width_phone),
                           count(Msg::restore_equal, narrow_width_phone),
                           count(is_merge ? Msg::restore_only_here : Msg::restore_removed, last_width_phone)};
    const std::vector<Kind> kinds = kinds_of(restore);
    TableView table = begin_table(make_id(restore_id, "kinds"), inset(frame, 1),
                                  {.name = text(Msg::restore_table),
                                   .columns = heads,
                                   .row_count = static_cast<int>(kinds.size()),
                                   .first_inset = size::space_4,
                                   .empty = text(Msg::restore_no_kinds)});
    for (int i; (i = table.next_row()) != no_row;) {
        const Kind& kind = kinds[static_cast<std::size_t>(i)];
        begin_row(table, {.name = kind.name});
        cell_text(table, kind.name);
        for (const std::int64_t n : kind.counts)
            cell_number(table, i18n::number(n), n == 0 ? colours().text_muted : colours().text);
        end_row(table);
    }
    (void)end_table(table);
}

std::string_view lost_words(const LostReference& lost) {
    const std::string_view kind = entity_words(lost.entity);
    const std::string_view record =
        lost.name.empty()
            ? kind
            : i18n::format(Msg::restore_record_named, {{"kind", kind}, {"name", std::string_view(lost.name)}});
    return i18n::format(lost.stays_out ? Msg::restore_lost_out : Msg::restore_lost_line,
                        {{"record", record}, {"field", field_label(lost.field)}});
}

void draw_lost(const RestoreView& restore, Box box) {
    const std::vector<LostReference>& all = restore.lost();
    if (all.empty()) return;
    take_top(box, size::space_4);
    heading(make_id(restore_id, "lost title"), take_top(box, 24), 2,
            i18n::count(Plural::restore_lost, static_cast<std::int64_t>(all.size())), strong());
    const std::size_t shown = std::min(all.size(), most_lost_shown);
    for (std::size_t i = 0; i < shown; ++i)
        ui::text(make_id(make_id(restore_id, "lost"), static_cast<std::int64_t>(i)), take_top(box, lost_height),
                 lost_words(all[i]), secondary());
    if (shown < all.size())
        ui::text(make_id(restore_id, "lost more"), take_top(box, lost_height),
                 i18n::count(Plural::restore_lost_more, static_cast<std::int64_t>(all.size() - shown)), muted());
}

void draw_foot(Context& context, Box foot) {
    const RestoreView& restore = context.app->restore;
    hairline_above(foot, colours().line);
    foot = inset(foot, is_phone() ? size::space_4 : size::page_margin, 0);
    Button action{.label = text(restore.point                        ? Msg::storage_restore
                                : restore.mode == RestoreMode::merge ? Msg::restore_merge
                                                                     : Msg::restore_replace),
                  .kind = ButtonKind::primary};
    if (!restore.does_something) action.disabled_reason = text(Msg::restore_nothing_to_do);
    if (context.save_state == SaveState::read_only) action.disabled_reason = text(Msg::storage_back_read_only);
    if (button(make_id(restore_id, "run"), take_button_right(foot, action), action).clicked)
        context.app->storage_actions.run_restore();
    const Button cancel{.label = text(Msg::cancel), .kind = ButtonKind::ghost};
    if (button(make_id(restore_id, "leave"), take_button_right(foot, cancel), cancel).clicked)
        context.app->storage_actions.leave_restore();
    if (!restore.does_something && !is_phone())
        ui::text(make_id(restore_id, "nothing"), foot, text(Msg::restore_nothing_to_do), muted());
}

}  // namespace

void draw_restore_preview(Context& context, Box area) {
    const RestoreView& restore = context.app->restore;
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    const Box foot = take_bottom(area, std::max(foot_height, control_height() + size::space_5));
    const float width = std::min(area.width - 2 * margin, most_width);
    const Notice source = source_notice(context);
    const float source_height = notice_height(width, source);
    const float mode_height = (restore.point ? 0 : control_height() + size::space_2) +
                              paragraph_height(width, mode_words(restore), secondary()) + size::space_3;
    const float kinds = kinds_height(restore), conflicts = conflicts_height(context), lost = lost_list_height(restore);
    const float height = source_height + size::space_4 + mode_height + kinds + conflicts + lost;

    const ax::Node node{.role = ax::Role::region, .name = text(Msg::place_restore), .box = area};
    const ScrollArea scroll = begin_scroll_area(make_id(restore_id, "scroll"), node, area.width, height + 2 * margin);
    Box rest{scroll.origin_x + margin, scroll.origin_y + margin, width, height};
    notice(make_id(restore_id, "source"), take_top(rest, source_height, size::space_4), source);
    draw_mode(context, rest);
    draw_kinds(restore, take_top(rest, kinds));
    if (conflicts > 0) draw_conflicts(context, take_top(rest, conflicts));
    draw_lost(restore, take_top(rest, lost));
    end_scroll_area();
    draw_foot(context, foot);
}

}  // namespace tratt::ui
