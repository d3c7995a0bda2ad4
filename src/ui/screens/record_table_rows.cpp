// The rows of the table of records, wide and on a phone.
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/screens/record_table.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr float task_bar_room = 72;

}  // namespace

void RecordTable::draw_table(Context& context, const Box& box) {
    const Entity entity = subject_.base.entity;
    const store::Database& database = context.database;
    const bool is_standard = setting_.columns.empty() && fields_ == standard_fields();
    std::vector<Field> fields;
    std::vector<Column> heads;
    const std::vector<model::Criterion> filters = filters_of(context.place, entity);
    const std::vector<ColumnWidth> widths = kept_widths(database, key_, entity);
    for (const RecordColumn& column : record_columns(fields_, box.width - 56, is_standard)) {
        const auto kept = std::ranges::find(widths, column.field, &ColumnWidth::field);
        const bool is_resized = new_width_ > 0 && column.field == resized_;
        const float own = is_resized ? new_width_ : kept == widths.end() ? 0 : kept->width;
        const auto filter = std::ranges::find(filters, column.field, &model::Criterion::field);
        const bool is_filtered = filter != filters.end();
        fields.push_back(column.field);
        heads.push_back({.name = column_name(column.field),
                         .width = own > 0 ? own : column.width,
                         .min_width = column.min_width,
                         .weight = column.weight,
                         .align = column.align,
                         .has_filter = setting_.has_funnels || is_filtered,
                         .is_filtered = is_filtered,
                         .filter_note = is_filtered ? filter_words(database, *filter) : std::string_view{}});
    }
    const auto sorted = std::ranges::find(fields, setting_.sort.field);
    const TickState all = tick_count_ == 0              ? TickState::off
                          : tick_count_ >= rows_->total ? TickState::on
                                                        : TickState::mixed;
    TableView table =
        begin_table(make_id(id_, "table"), box,
                    {.name = subject_.name,
                     .columns = heads,
                     .row_count = line_count_,
                     .has_ticks = true,
                     .has_head_menus = true,
                     .all_ticked = all,
                     .sorted_column = sorted == fields.end() ? no_head : static_cast<int>(sorted - fields.begin()),
                     .sort = setting_.sort.descending ? Sort::descending : Sort::ascending,
                     .bottom_gap = tick_count_ > 0 ? task_bar_room : 0});
    const std::int64_t shown = has_preview_ ? preview_of(context.place) : 0;
    for (int line; (line = table.next_row()) != no_row;) {
        const Stretch& stretch = stretch_at(line);
        if (stretch.group) {
            draw_group(context, table, stretch, fields);
            continue;
        }
        const store::Row record = record_at(line);
        const bool is_former = entity == Entity::contact && database.flag(Field::contact_former_employee, record);
        begin_row(table, {.name = record_name(database, entity, record),
                          .is_selected = is_ticked(record),
                          .is_shown_beside = shown != 0 && number_at(database, line) == shown,
                          .is_muted = is_former});
        for (const Field field : fields) {
            field == Field::contact_lead_status ? draw_status(context, table, record)
                                                : draw_record_cell(context, table, field, record);
        }
        end_row(table);
    }
    const TableEvents events = end_table(table);
    draw_status_list(context);
    answer(context, events, fields);
}

void RecordTable::draw_group(Context& context, TableView& table, const Stretch& stretch,
                             const std::vector<Field>& fields) const {
    GroupRow row =
        group_heading(context, query_.groupings[static_cast<std::size_t>(stretch.level)].field, stretch.group->value);
    row.count = i18n::number(stretch.group->count);
    row.level = stretch.level;
    row.is_open = !closed_.contains(stretch.path);
    const auto days = std::ranges::find(fields, Field::contact_days_in_status);
    for (std::size_t i = 0; i < query_.aggregates.size() && days != fields.end() && stretch.level > 0; ++i) {
        const auto& average = stretch.group->aggregates[i];
        const bool is_average = query_.aggregates[i].field == Field::contact_days_in_status &&
                                query_.aggregates[i].kind == model::AggregateKind::average;
        if (!is_average || !average) continue;
        row.note = i18n::format(Msg::table_average_days,
                                {{"days", i18n::days_short(static_cast<std::int64_t>(*average + .5))}});
        row.note_column = static_cast<int>(days - fields.begin());
    }
    group_row(table, row);
}

// Where lead status is in use the pill is a button with the list; elsewhere the kept value stands quietly (R34, R35).
void RecordTable::draw_status(Context& context, TableView& table, store::Row contact) {
    const store::Database& database = context.database;
    if (!database.status_active(contact)) return draw_status_cell(context, table, contact);
    const store::Row status = database.reference(Field::contact_lead_status, contact);
    const std::string_view name =
        status == store::no_row ? i18n::text(Msg::no_selection) : item_name(database, Entity::lead_status, status);
    const core::Uuid& id = database.id_of(Entity::contact, contact);
    const ImGuiID list = make_id(id_, "status_list");
    const std::int64_t days = days_in_status(database, contact, moment_of(context.environment));
    const Box cell = begin_cell(table);
    StatusPill pill{
        .name = name,
        .description = item_description(database, Entity::lead_status, status),
        .since = days == not_in_status ? std::string_view{} : i18n::count(i18n::Plural::contact_days_in_status, days),
        .is_editable = true,
        .label = i18n::format(Msg::company_status_of,
                              {{"name", record_name(database, Entity::contact, contact)}, {"status", name}}),
        .is_open = is_open(list) && status_of_ == id,
        .controls = list};
    if (status != store::no_row) pill.mark = status_mark_of(database, status);
    const ImGuiID pill_id = make_id(make_id(id_, "status"), database.number(Field::contact_number, contact));
    if (status_pill(pill_id, cell, pill).clicked) {
        status_of_ = id;
        const ItemChoices statuses = status_choices(database, status, false);
        open_choices(list, {cell.x - 4, centred_vertically(cell, size::control_small).y, 220, size::control_small},
                     statuses.chosen, field_label(Field::contact_lead_status));
    }
    end_cell(table);
}

void RecordTable::draw_status_list(Context& context) {
    const store::Database& database = context.database;
    if (status_of_.is_nil()) return;
    const store::Row contact = database.find(Entity::contact, status_of_);
    if (contact == store::no_row) return;
    const ItemChoices statuses =
        status_choices(database, database.reference(Field::contact_lead_status, contact), false);
    const int taken = choice_list(make_id(id_, "status_list"), statuses.choices);
    if (taken == no_choice || taken == statuses.chosen) return;
    const core::Uuid& chosen = database.id_of(Entity::lead_status, statuses.rows[static_cast<std::size_t>(taken)]);
    tasks_.run(context, model::UpdateRecords{Entity::contact, {status_of_}, {{Field::contact_lead_status, chosen}}});
}

// Two lines a row: name and company, the status at the right.
void RecordTable::draw_phone_table(Context& context, const Box& box) {
    const Entity entity = subject_.base.entity;
    const bool is_contact = entity == Entity::contact;
    const std::array<Column, 1> one{{{.name = subject_.name, .can_sort = false}}};
    TableView table = begin_table(make_id(id_, "table"), box,
                                  {.name = subject_.name,
                                   .columns = one,
                                   .row_count = line_count_,
                                   .has_ticks = tick_count_ > 0,
                                   .own_row_height = size::row_coarse_two_lines,
                                   .has_no_head = true,
                                   .first_inset = size::space_4,
                                   .bottom_gap = tick_count_ > 0 ? task_bar_room : 0});
    for (int line; (line = table.next_row()) != no_row;) {
        const Stretch& stretch = stretch_at(line);
        if (stretch.group) {
            draw_group(context, table, stretch, {});
            continue;
        }
        const store::Database& database = context.database;
        const store::Row record = record_at(line);
        const std::string_view name = record_name(database, entity, record);
        const auto company_field = model::find_field(entity, "company");
        const store::Row company = company_field ? database.reference(*company_field, record) : store::no_row;
        const store::Row category =
            entity == Entity::company ? database.reference(Field::company_category, record) : store::no_row;
        const std::string_view second = category == store::no_row ? record_name(database, Entity::company, company)
                                                                  : item_name(database, Entity::category, category);
        const store::Row status = is_contact ? database.reference(Field::contact_lead_status, record) : store::no_row;
        const std::string_view status_name = item_name(database, Entity::lead_status, status);
        begin_row(table, {.name = name, .is_selected = is_ticked(record)});
        Box cell = begin_cell(table, i18n::concat({name, second.empty() ? "" : ", ", second,
                                                   status_name.empty() ? "" : ", ", status_name}));
        if (is_contact || entity == Entity::company)
            avatar(centred_vertically(take_left(cell, 32, size::space_3), 32), name,
                   is_contact ? AvatarKind::person : AvatarKind::company);
        if (status != store::no_row) {
            const StatusMark mark = status_mark_of(database, status);
            const Box pill = centred_vertically(take_right(cell, status_pill_width(status_name), size::space_2),
                                                size::control_small);
            database.status_active(record) ? bare_status_pill(pill, status_name, mark)
                                           : bare_status_label(inset(pill, 7, 0, 0, 0), status_name, mark, muted());
        }
        Box lines = centred_vertically(cell, 40);
        bare_text(take_top(lines, 20), name);
        category == store::no_row
            ? static_cast<void>(bare_text(lines, second, secondary()))
            : bare_category_label(lines, second, category_group_kind(database, category), secondary());
        end_cell(table);
        end_row(table);
    }
    const TableEvents events = end_table(table);
    answer(context, events, {});
}

}  // namespace tratt::ui
