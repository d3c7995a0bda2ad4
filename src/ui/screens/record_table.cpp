#include "ui/screens/record_table.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "i18n/messages.hpp"
#include "ui/preferences.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/menu.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;

std::string setting_key(std::string_view key) { return "table/" + std::string(key); }

std::uint64_t path_of(std::uint64_t parent, const model::Value& value) {
    std::uint64_t hash = parent * 1099511628211u + value.index() + 1;
    if (const auto* id = std::get_if<core::Uuid>(&value)) hash ^= id->hi * 31 + id->lo * 0x9e3779b97f4a7c15u;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        hash ^= static_cast<std::uint64_t>(*number) * 0x9e3779b97f4a7c15u;
    if (const auto* words = std::get_if<std::string>(&value)) hash ^= std::hash<std::string>{}(*words);
    return hash;
}

}  // namespace

// ---- What is shown ------------------------------------------------------------------------------------------------------

const query::Rows& RecordTable::ask(Context& context, TableSubject subject) {
    subject_ = std::move(subject);  // its words live until the next frame
    key_ = subject_.key;
    restore_setting(context);
    has_preview_ = false;
    const Entity entity = subject_.base.entity;
    setting_ = table_setting(context.place, entity);
    fields_ = shown_fields(context);
    query_ = table_query(subject_.base, context.place, subject_.hides_former);
    rows_ = context.queries.get(query_, moment_of(context.environment));
    if (rows_ != laid_out_) {
        lay_out();
        keep_ticks();
    }
    return *rows_;
}

// Once for each address that the visitor comes to without a word about how the table is set.
void RecordTable::restore_setting(Context& context) {
    const Entity entity = subject_.base.entity;
    const std::string now = address(context.place);
    if (now == last_address_) return;
    last_address_ = now;
    if (!context.place.options.empty()) return;
    Place place = context.place;
    put_table_options(place, entity, preference(context.database, setting_key(key_)));
    if (const std::vector<Field> own = own_columns(context); !own.empty()) set_columns(place, own);
    if (!place.options.empty()) context.actions.replace(place);
}

void RecordTable::change(Context& context, const Place& place) {
    const Entity entity = subject_.base.entity;
    Place kept = place;
    if (!own_columns(context).empty()) {
        keep_own_columns(context, table_setting(place, entity).columns);
        set_columns(kept, columns_in(preference(context.database, setting_key(key_))));
    }
    keep_preference(context, setting_key(key_), table_options(kept, entity));
    last_address_ = address(place);  // it says all, also where that is nothing
    context.actions.replace(place);
}

std::vector<Field> RecordTable::columns_in(std::string_view options) const {
    Place kept;
    put_table_options(kept, subject_.base.entity, options);
    return table_setting(kept, subject_.base.entity).columns;
}

// R167: of the selection whose members these are.
std::vector<Field> RecordTable::own_columns(const Context& context) const {
    if (subject_.selection.is_nil()) return {};
    const store::Row selection = context.database.find(Entity::selection, subject_.selection);
    const bool is_of_members = selection != store::no_row &&  // not of their companies (R161)
                               selection_entity(context.database, selection) == subject_.base.entity;
    if (!is_of_members) return {};
    return columns_in(context.database.text(Field::selection_columns, selection));
}

void RecordTable::keep_own_columns(Context& context, const std::vector<Field>& columns) {
    Place own;
    set_columns(own, columns.empty() ? standard_fields() : columns);
    const std::string words = table_options(own, subject_.base.entity);
    const store::Row selection = context.database.find(Entity::selection, subject_.selection);
    if (words == context.database.text(Field::selection_columns, selection)) return;
    context.actions.run(
        {.id = {},
         .action = model::UpdateRecords{Entity::selection, {subject_.selection}, {{Field::selection_columns, words}}}});
}

std::vector<Field> RecordTable::standard_fields() const {
    return subject_.columns.empty() ? default_columns(subject_.base.entity) : subject_.columns;
}

// Of the address; else the selection's own, else those the visitor has chosen before, else the table's.
std::vector<Field> RecordTable::shown_fields(const Context& context) const {
    if (!setting_.columns.empty()) return setting_.columns;
    if (auto own = own_columns(context); !own.empty()) return own;
    auto kept = columns_in(preference(context.database, setting_key(key_)));
    if (!kept.empty()) return kept;
    return standard_fields();
}

// The table's question without one column's filter.
model::Query RecordTable::query_without(const Context& context, Field filtered) const {
    Place place = context.place;
    place.set_option(model::spec(filtered).key, "");
    return table_query(subject_.base, place, subject_.hides_former);
}

void RecordTable::lay_out() {
    stretches_.clear();
    line_count_ = 0;
    query_.groupings.empty() ? add_records(0, static_cast<std::int64_t>(rows_->rows.size()))
                             : add_groups(rows_->groups, 0, 1);
    laid_out_ = rows_;
}

void RecordTable::add_records(std::int64_t first, std::int64_t count) {
    if (count == 0) return;
    Stretch records;
    records.first_line = line_count_;
    records.line_count = static_cast<int>(count);
    records.first_record = first;
    stretches_.push_back(records);
    line_count_ += records.line_count;
}

void RecordTable::add_groups(const std::vector<query::Group>& groups, int level, std::uint64_t path) {
    for (const query::Group& group : groups) {
        Stretch heading;
        heading.first_line = line_count_;
        heading.line_count = 1;
        heading.group = &group;
        heading.level = level;
        heading.path = path_of(path, group.value);
        stretches_.push_back(heading);
        ++line_count_;
        if (closed_.contains(heading.path)) continue;
        group.children.empty() ? add_records(group.first, group.count)
                               : add_groups(group.children, level + 1, heading.path);
    }
}

const RecordTable::Stretch& RecordTable::stretch_at(int line) const {
    return *(std::ranges::upper_bound(stretches_, line, {}, &Stretch::first_line) - 1);
}

store::Row RecordTable::record_at(int line) const {
    const Stretch& stretch = stretch_at(line);
    if (stretch.group) return store::no_row;
    return rows_->rows[static_cast<std::size_t>(stretch.first_record + line - stretch.first_line)];
}

void RecordTable::toggle_group(int line) {
    const std::uint64_t path = stretch_at(line).path;
    if (closed_.erase(path) == 0) closed_.insert(path);
    lay_out();
    request_frame_in(0);
}

// ---- What is ticked ------------------------------------------------------------------------------------------------------

void RecordTable::keep_ticks() {
    if (tick_count_ == 0) return;
    std::vector<std::uint8_t> before = std::exchange(ticked_, {});
    tick_count_ = 0;
    for (const store::Row row : rows_->rows)
        if (row < before.size() && before[row] != 0) set_tick(row, true);
}

void RecordTable::set_tick(store::Row row, bool is_on) {
    if (row >= ticked_.size()) ticked_.resize(row + 1);
    tick_count_ += (is_on ? 1 : 0) - ticked_[row];
    ticked_[row] = is_on ? 1 : 0;
}

void RecordTable::tick_between(int from, int to) {
    for (int line = std::min(from, to); line <= std::max(from, to); ++line) {
        const store::Row row = record_at(line);
        if (row != store::no_row) set_tick(row, true);
    }
}

void RecordTable::toggle_all() {
    const bool is_on = tick_count_ < rows_->total;
    for (const store::Row row : rows_->rows) set_tick(row, is_on);
}

std::vector<core::Uuid> RecordTable::ticked_ids(const store::Database& database) const {
    std::vector<core::Uuid> ids;
    for (const store::Row row : rows_->rows)
        if (is_ticked(row)) ids.push_back(database.id_of(subject_.base.entity, row));
    return ids;
}

// ---- What is done to it ----------------------------------------------------------------------------------------------------

void RecordTable::open(Context& context, store::Row row) {
    const Entity entity = subject_.base.entity;
    if (!model::number_field(entity) || is_bin()) {
        opened_ = row;
        return;
    }
    context.actions.navigate(record_place(context.database, entity, row));
}

void RecordTable::answer(Context& context, const TableEvents& events, const std::vector<Field>& fields) {
    if (events.toggled_group != no_row) toggle_group(events.toggled_group);
    if (events.toggled_all) toggle_all();
    if (events.ticked_row != no_row) {
        const store::Row row = record_at(events.ticked_row);
        if (events.ticked_from != no_row) tick_between(events.ticked_from, events.ticked_row);
        else if (row != store::no_row) set_tick(row, !is_ticked(row));
    }
    if (events.menu_row != no_row && record_at(events.menu_row) != store::no_row) {
        menu_row_ = record_at(events.menu_row);
        open_menu(make_id(id_, "row_menu"), events.menu_anchor,
                  record_name(context.database, subject_.base.entity, menu_row_));
    }
    show_beside(context, events);
    if (events.opened_row != no_row && record_at(events.opened_row) != store::no_row) {
        // On a phone each tap goes on with what the row's menu began.
        const bool is_selecting = is_phone() && tick_count_ > 0;
        const store::Row row = record_at(events.opened_row);
        is_selecting ? set_tick(row, !is_ticked(row)) : open(context, row);
    }
    answer_heads(context, events, fields);
}

std::int64_t RecordTable::number_at(const store::Database& database, int line) const {
    const store::Row row = record_at(line);
    return row == store::no_row ? 0 : database.number(*model::number_field(subject_.base.entity), row);
}

// R139. The panel waits until no second press can come, which would meet it instead of the row; once it is there it
// follows presses and the keyboard at once.
void RecordTable::show_beside(Context& context, const TableEvents& events) {
    if (!has_preview_ || is_phone()) return;
    const std::int64_t shown = preview_of(context.place);
    const int line = shown != 0 && events.pressed_row == no_row ? events.current_row : events.pressed_row;
    if (line != no_row) pressed_ = number_at(context.database, line);
    if (events.opened_row != no_row || pressed_ == shown) pressed_ = 0;
    if (pressed_ == 0) return;
    const ImGuiID press_id = make_id(make_id(id_, "pressed"), pressed_);
    if (shown == 0 && !has_lasted(press_id, ImGui::GetIO().MouseDoubleClickTime)) return;
    context.actions.replace(with_preview(context.place, pressed_));
    pressed_ = 0;
}

void RecordTable::answer_heads(Context& context, const TableEvents& events, const std::vector<Field>& fields) {
    const auto field_at = [&](int column) { return fields[static_cast<std::size_t>(column)]; };
    Place place = context.place;
    if (events.sorted_column != no_head) {
        const Field field = field_at(events.sorted_column);
        set_sort(place, {field, field == setting_.sort.field && !setting_.sort.descending});
        change(context, place);
    }
    if (events.filter_column != no_head) filter_.open(field_at(events.filter_column), events.filter_anchor, place);
    if (events.menu_column != no_head) {
        menu_field_ = field_at(events.menu_column);
        head_anchor_ = events.menu_anchor;
        open_menu(make_id(id_, "head_menu"), events.menu_anchor, column_name(menu_field_));
    }
    if (events.resized_column != no_head) {
        resized_ = field_at(events.resized_column);
        new_width_ = events.new_width;
        if (events.is_let_go) {
            keep_width(context, key_, resized_, new_width_);
            new_width_ = 0;
        }
    }
    dragged_.reset();
    if (events.dragged_column == no_head) return;
    const Field dragged = field_at(events.dragged_column);
    if (!events.is_let_go) {
        dragged_ = dragged;
        return;
    }
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (contains(bar_, mouse.x, mouse.y)) {
        std::vector<model::Grouping> groupings = setting_.groupings;
        if (std::ranges::find(groupings, dragged, &model::Grouping::field) == groupings.end())
            groupings.push_back({dragged});
        set_groupings(place, groupings);
        change(context, place);
    } else if (events.moved_before != no_head) {
        std::vector<Field> moved;
        for (int i = 0; i <= static_cast<int>(fields.size()); ++i) {
            if (i == events.moved_before) moved.push_back(dragged);
            if (i < static_cast<int>(fields.size()) && i != events.dragged_column) moved.push_back(field_at(i));
        }
        set_columns(place, moved);
        if (moved != fields) change(context, place);
    }
}

}  // namespace tratt::ui
