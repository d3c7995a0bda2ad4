// The closed lists that fields of type choice are chosen from, in the order they are shown. A value is stored as its
// place in the list: a list only grows, at its end. The i18n key of a choice is the list's name + "_" + its key.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tratt::model {

struct ChoiceList {
    std::string_view name;
    std::span<const std::string_view> keys;
};

template <class Enum>
constexpr std::int64_t as_number(Enum choice) {
    return static_cast<std::int64_t>(choice);
}

// The five category groups (R4).
enum class CategoryGroup : std::uint8_t { potential_customer, customer, lost, partner, other };
inline constexpr std::size_t category_group_count = 5;
std::string_view group_key(CategoryGroup group);
std::optional<CategoryGroup> find_group(std::string_view key);

// ---- Contacts -----------------------------------------------------------------------------------------------------
enum class PointKind : std::uint8_t { phone, email };
enum class PointType : std::uint8_t { work, mobile, home, switchboard, fax, other };

// ---- Sales and follow-ups -----------------------------------------------------------------------------------------
enum class SaleStatus : std::uint8_t { open, sold, lost, stalled };  // R245
enum class ReasonKind : std::uint8_t { sold, lost, stalled };        // R249–R251
enum class FollowUpType : std::uint8_t { to_do, call, meeting, email, note };  // R259; an e-mail, a note: logged
enum class Priority : std::uint8_t { high, normal, low };

// ---- Forms --------------------------------------------------------------------------------------------------------
enum class Processing : std::uint8_t { automatic, unknown_by_hand, by_hand };  // R240
enum class SubmissionState : std::uint8_t { waiting, processed, rejected };

// ---- Selections, boards, dashboards -------------------------------------------------------------------------------
enum class SelectionEntity : std::uint8_t { contact, company, sale };                    // R152, R173
enum class SelectionKind : std::uint8_t { fixed, dynamic, combined };                    // R151; fixed is "static"
enum class SetOperation : std::uint8_t { only_first, only_second, both, exactly_one, either };     // R162
enum class Visibility : std::uint8_t { everyone, owner, group };                         // R156, R197
enum class TileType : std::uint8_t {                                                     // R207
    pie,
    funnel,
    big_number,
    list,
    column,
    bar,
    line,
    area,
    gauge,
    column_line,
    bar_line,
    web_panel,
    html
};

// ---- Automations --------------------------------------------------------------------------------------------------
enum class Trigger : std::uint8_t { sale_sold, sale_lost, sale_registered, lead_status };  // R56
inline constexpr std::size_t trigger_count = 4;
std::string_view trigger_key(Trigger trigger);  // Event::detail of what the rule changed

namespace lists {
namespace keys {
using Key = std::string_view;
inline constexpr std::array groups = {Key("potential_customer"), Key("customer"), Key("lost"), Key("partner"),
                                      Key("other")};
inline constexpr std::array point_kinds = {Key("phone"), Key("email")};
inline constexpr std::array point_types = {Key("work"),        Key("mobile"), Key("home"),
                                           Key("switchboard"), Key("fax"),    Key("other")};
inline constexpr std::array sale_statuses = {Key("open"), Key("sold"), Key("lost"), Key("stalled")};
inline constexpr std::array reason_kinds = {Key("sold"), Key("lost"), Key("stalled")};
inline constexpr std::array follow_up_types = {Key("to_do"), Key("call"), Key("meeting"), Key("email"), Key("note")};
inline constexpr std::array priorities = {Key("high"), Key("normal"), Key("low")};
inline constexpr std::array processings = {Key("automatic"), Key("unknown_by_hand"), Key("by_hand")};
inline constexpr std::array submission_states = {Key("waiting"), Key("processed"), Key("rejected")};
inline constexpr std::array selection_entities = {Key("contact"), Key("company"), Key("sale")};
inline constexpr std::array selection_kinds = {Key("static"), Key("dynamic"), Key("combined")};
inline constexpr std::array set_operations = {Key("only_first"), Key("only_second"), Key("both"), Key("exactly_one"),
                                              Key("either")};
inline constexpr std::array visibilities = {Key("everyone"), Key("owner"), Key("group")};
inline constexpr std::array tile_types = {
    Key("pie"),  Key("funnel"), Key("big_number"),  Key("list"),     Key("column"),    Key("bar"), Key("line"),
    Key("area"), Key("gauge"),  Key("column_line"), Key("bar_line"), Key("web_panel"), Key("html")};
inline constexpr std::array triggers = {Key("sale_sold"), Key("sale_lost"), Key("sale_registered"), Key("lead_status")};
}  // namespace keys

inline constexpr ChoiceList groups{"group", keys::groups};
inline constexpr ChoiceList point_kinds{"point_kind", keys::point_kinds};
inline constexpr ChoiceList point_types{"point_type", keys::point_types};
inline constexpr ChoiceList sale_statuses{"sale_status", keys::sale_statuses};
inline constexpr ChoiceList reason_kinds{"sale_status", keys::reason_kinds};  // in the same words
inline constexpr ChoiceList follow_up_types{"follow_up_type", keys::follow_up_types};
inline constexpr ChoiceList priorities{"priority", keys::priorities};
inline constexpr ChoiceList processings{"processing", keys::processings};
inline constexpr ChoiceList submission_states{"submission_state", keys::submission_states};
inline constexpr ChoiceList selection_entities{"entity", keys::selection_entities};
inline constexpr ChoiceList selection_kinds{"selection_kind", keys::selection_kinds};
inline constexpr ChoiceList set_operations{"set_operation", keys::set_operations};
inline constexpr ChoiceList visibilities{"visibility", keys::visibilities};
inline constexpr ChoiceList tile_types{"tile_type", keys::tile_types};
inline constexpr ChoiceList triggers{"trigger", keys::triggers};
}  // namespace lists

}  // namespace tratt::model
