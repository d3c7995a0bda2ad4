// How the board is set, as its address says, and how that is kept for the next time.
//
//   #/board?entity=sale&group=stage&rows=owner&sort=-sale_date&sum=weighted&days=stage&closed=no
//          &owner=<id>&q=nordlys&shown=owner,type&bar=no&selection=<id>&preview=42&query=<criteria of Find>
//
// What has its default is left out. Filters are as in ui/record_filter.hpp, and owner_group=<id>: records whose owner is in
// that group of users (R186). An address that says nothing but the selection gets what was kept (R193).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/query_form.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

inline constexpr std::string_view overdue_word = "overdue";  // in the address: the day is over

// One thing that the bar filters by (R186). Without a field: the owner's group.
using BoardFilter = std::optional<model::Field>;

struct BoardSetting {
    model::Entity entity = model::Entity::contact;
    model::Field columns = model::Field::contact_lead_status;
    std::optional<model::Field> rows;
    model::SortKey sort{model::Field::contact_days_in_status, true};
    std::string_view title;  // cards whose name contains it (R188)
    std::vector<model::Criterion> filters;  // without the title
    bool is_weighted = false;  // sums of sales (R189)
    bool counts_days_in_stage = false;  // else days since registered (R191)
    bool hides_closed = false;  // R192
    bool shows_bar = true;  // R187
    store::Row selection = store::no_row;
    model::Members found = {};  // the records of a search, as Find leads here with them

    bool is_lead_status_board() const { return columns == model::Field::contact_lead_status; }
    bool is_filtered() const { return !title.empty() || !filters.empty(); }
};

BoardSetting board_setting(const store::Database& database, const Place& place);

// What each entity offers.
std::span<const model::Field> board_groupings(model::Entity entity);  // R174; the first is the default
std::vector<model::Field> board_sort_fields(model::Entity entity);
std::vector<BoardFilter> board_filters(model::Entity entity);
std::string_view board_filter_key(BoardFilter filter);  // of the address
std::string_view board_filter_label(BoardFilter filter);
bool is_filter_shown(const Place& place, model::Entity entity, BoardFilter filter);

// Changes of a place; the caller replaces it.
void set_board_entity(Place& place, model::Entity entity);  // what belongs to the other one goes
void set_board_columns(Place& place, model::Field field);
void set_board_rows(Place& place, std::optional<model::Field> field);
void set_board_sort(Place& place, model::SortKey sort);
void show_board_filter(Place& place, model::Entity entity, BoardFilter filter, bool is_shown);
void clear_board_filters(Place& place, model::Entity entity);  // the title too

// ---- Kept settings (R193) ---------------------------------------------------------------------------------------------
// Each user has settings for each entity, and on wish for one selection: preferences, so that they are no step of undo.
// What the owner of a selection keeps for everybody is a record (D9), which the user's own go before.

void remember_board_entity(Context& context, model::Entity entity);  // which one an address without any shows
void change_board(Context& context, Place place);  // goes there and keeps its settings
// The place with what was kept, where the address leaves everything open.
std::optional<Place> kept_board(const store::Database& database, const Place& place);
bool has_own_setting(const store::Database& database, const BoardSetting& setting);  // for the selection
void keep_for_selection(Context& context, const BoardSetting& setting, bool keeps);
bool may_keep_for_everybody(const store::Database& database, const BoardSetting& setting);
void keep_for_everybody(Context& context, const BoardSetting& setting);

}  // namespace tratt::ui
