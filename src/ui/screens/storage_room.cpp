// How much room the data takes, by its parts.
#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/settings_parts.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::Entity;

constexpr float head_height = 20, bar_height = 12, legend_height = 20, legend_gap = 16, sign = 8, sign_gap = 6;
constexpr float part_gap = 2;

struct Part {
    std::string_view name;
    std::int64_t bytes = 0;
    ImU32 colour = 0;
};

// What is known to be there. The browser's own count may be older than that.
std::int64_t own_bytes(const Context& context) {
    const StoredData& stored = context.app->stored;
    return std::accumulate(stored.parts.begin(), stored.parts.end(), stored.copy ? stored.copy->bytes : 0);
}

// What lies in the files, the second copy, and what the browser counts besides.
std::vector<Part> parts_of(const Context& context) {
    constexpr std::array names{Msg::storage_part_contacts, Msg::storage_part_history, Msg::storage_part_sales,
                               Msg::storage_part_other, Msg::storage_part_set_aside};
    static_assert(names.size() == stored_part_count);
    std::vector<Part> parts;
    const auto add = [&](Msg name, std::int64_t bytes, std::size_t colour) {
        if (bytes > 0) parts.push_back({text(name), bytes, colours().chart[colour]});
    };
    for (std::size_t i = 0; i < names.size(); ++i) add(names[i], context.app->stored.parts[i], i);
    if (context.app->stored.copy) add(Msg::storage_part_copy, context.app->stored.copy->bytes, stored_part_count);
    add(Msg::storage_part_browser, context.app->storage.room.used_bytes - own_bytes(context), stored_part_count + 1);
    return parts;
}

std::string_view words_of(const Part& part) { return i18n::concat({part.name, " ", i18n::file_size(part.bytes)}); }

float item_width(const Part& part) { return sign + sign_gap + text_width(words_of(part), caption()); }

// Where each part of the legend lies, line by line.
std::vector<Box> legend_places(const std::vector<Part>& parts, const Box& box) {
    std::vector<Box> places;
    float x = 0, y = 0;
    for (const Part& part : parts) {
        const float width = std::min(box.width, item_width(part));
        if (x > 0 && x + width > box.width) {
            x = 0;
            y += legend_height;
        }
        places.push_back({box.x + x, box.y + y, width, legend_height});
        x += width + legend_gap;
    }
    return places;
}

float legend_size(const std::vector<Part>& parts, float width) {
    return parts.empty() ? 0 : bottom_of(legend_places(parts, {0, 0, width, 0}).back());
}

std::string_view total_words(const Context& context) {
    const RoomFacts& room = context.app->storage.room;
    if (room.used_bytes < 0 || room.free_bytes < 0)
        return i18n::format(Msg::storage_room_own, {{"used", i18n::file_size(context.app->stored.bytes)}});
    return i18n::format(Msg::storage_room_used,
                        {{"used", i18n::file_size(std::max(room.used_bytes, own_bytes(context)))},
                         {"free", i18n::file_size(room.free_bytes)}});
}

std::string_view records_words(const Context& context) {
    const store::Database& database = context.database;
    return i18n::format(Msg::storage_records,
                        {{"contacts", i18n::count(Plural::contacts_count, database.count(Entity::contact))},
                         {"companies", i18n::count(Plural::companies_count, database.count(Entity::company))},
                         {"users", i18n::count(Plural::settings_users, database.count(Entity::user))},
                         {"changes", i18n::count(Plural::storage_changes_kept, context.app->stored.steps)}});
}

// Each part as wide as its share, but never so thin that it is not seen.
void draw_bar(const std::vector<Part>& parts, const Box& bar) {
    fill(bar, colours().bg_fill, bar_height / 2);
    double all = 0;
    for (const Part& part : parts) all += static_cast<double>(part.bytes);
    float x = bar.x;
    for (const Part& part : parts) {
        const float wanted = bar.width * static_cast<float>(static_cast<double>(part.bytes) / all);
        const float width = std::min(std::max(wanted - part_gap, part_gap), right_of(bar) - x);
        fill({x, bar.y, width, bar.height}, part.colour, radius::tag);
        x += width + part_gap;
    }
}

}  // namespace

float room_height(const Context& context, float width) {
    const float total = is_phone() ? head_height : 0;
    return head_height + total + size::space_2 + bar_height + size::space_2 + legend_size(parts_of(context), width) +
           size::space_1 + paragraph_height(width, records_words(context), caption());
}

void draw_room(const Context& context, Box box) {
    const std::vector<Part> parts = parts_of(context);
    TextStyle total = muted();
    total.tabular = true;
    total.align = is_phone() ? Align::left : Align::right;
    Box head = take_top(box, head_height);
    if (is_phone()) {
        heading(make_id(storage_id, "room title"), head, 2, text(Msg::storage_room), strong());
        head = take_top(box, head_height);
    } else {
        heading(make_id(storage_id, "room title"), take_left(head, text_width(text(Msg::storage_room), strong())), 2,
                text(Msg::storage_room), strong());
    }
    ui::text(make_id(storage_id, "room total"), head, total_words(context), total);
    take_top(box, size::space_2);
    draw_bar(parts, take_top(box, bar_height, size::space_2));

    const std::vector<Box> places = legend_places(parts, box);
    Box legend = take_top(box, legend_size(parts, box.width), size::space_1);
    begin_group(make_id(storage_id, "room parts"), ax::Role::list, text(Msg::storage_room), legend);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Box place = places[i];
        const std::string_view words = words_of(parts[i]);
        ax::leaf(make_id(make_id(storage_id, "room part"), static_cast<std::int64_t>(i)),
                 {.role = ax::Role::list_item,
                  .name = words,
                  .box = place,
                  .set_size = static_cast<int>(parts.size()),
                  .position = static_cast<int>(i) + 1});
        fill(centred_vertically(take_left(place, sign, sign_gap), sign), parts[i].colour, part_gap);
        TextStyle style = caption();
        style.colour = colours().text_2;
        bare_text(place, words, style);
    }
    ax::end();
    paragraph(make_id(storage_id, "room records"), box, records_words(context), caption());
}

}  // namespace tratt::ui
