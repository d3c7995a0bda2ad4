// Drawing into the layer that is open (ImGui::GetWindowDrawList()), with what the mirror must know about it.
//
// Two kinds of text:
//   text(), paragraph(), heading()   draw and give the mirror a node. The ordinary way.
//   bare_text() and everything in the second half   draw only. Their words must stand in the name, value or
//                                    description of the node they are drawn in; a test compares screen and mirror.
// Text is one line, cut with "…" where it does not fit, and then shown whole in a tooltip. Cut the company before the
// source before the name; give a status, a number or a date the room it needs (text_width).
#pragma once

#include <string_view>

#include "imgui.h"
#include "model/schema.hpp"
#include "ui/box.hpp"
#include "ui/icon_list.hpp"
#include "ui/id.hpp"
#include "ui/input.hpp"
#include "ui/look.hpp"
#include "ui/tokens.hpp"

namespace tratt::ui {

enum class Align : std::uint8_t { left, centre, right };

struct TextStyle {
    Type type = Type::body;
    bool strong = false;       // semibold
    ImU32 colour = 0;          // 0: colours().text
    ImU32 strong_colour = 0;   // of strong words within; 0: as the others
    Align align = Align::left;
    bool tabular = false;      // digits of one width, for columns
    bool struck = false, underlined = false;
};

// Styles that recur.
TextStyle body();
TextStyle strong();
TextStyle secondary();   // text_2
TextStyle muted();
TextStyle caption();     // 12, muted
TextStyle number();      // tabular, right
TextStyle title();       // 20 semibold
TextStyle section();     // 16 semibold

float text_width(std::string_view words, const TextStyle& style = {});
float line_height(const TextStyle& style = {});

// ---- With a node ----------------------------------------------------------------------------------------------------
struct Drawn {
    float width = 0, height = 0;  // of what was drawn
    bool is_cut = false;
};

// One line, centred vertically in the box by the letters' height.
Drawn text(ImGuiID id, const Box& box, std::string_view words, const TextStyle& style = {});
Drawn heading(ImGuiID id, const Box& box, int level, std::string_view words, const TextStyle& style = title());

// As many lines as it takes from the top of the box, broken between words; the height is in the answer. Strong words
// (i18n B("…")) are semibold. The box's height does not matter.
Drawn paragraph(ImGuiID id, const Box& box, std::string_view words, const TextStyle& style = {});
float paragraph_height(float width, std::string_view words, const TextStyle& style = {});

// A picture that says something itself. Icons that only accompany words are drawn with icon().
void image(ImGuiID id, const Box& box, Icon icon, ImU32 colour, std::string_view name);

// Groups nodes: a named region, a list, a form … closed by ax::end().
void begin_group(ImGuiID id, ax::Role role, std::string_view name, const Box& box);

// ---- Without a node: inside a named one -------------------------------------------------------------------------------
// Strong words are semibold here too.
Drawn bare_text(const Box& box, std::string_view words, const TextStyle& style = {});
Drawn bare_paragraph(const Box& box, std::string_view words, const TextStyle& style = {});

void icon(const Box& box, Icon icon, ImU32 colour);  // centred; its size is the box's height, at most 32
void icon_at(float x, float centre_y, float size, Icon icon, ImU32 colour);  // x: left edge
void mark(const Box& box);  // the product's sign

void fill(const Box& box, ImU32 colour, float corner = 0);
void outline(const Box& box, ImU32 colour, float corner, float width = size::hairline);  // inside the box
void hairline_below(const Box& box, ImU32 colour);  // on the box's last row of pixels
void hairline_above(const Box& box, ImU32 colour);
void hairline_right(const Box& box, ImU32 colour);
void shadow(const Box& box, float corner, Elevation elevation);  // before the box itself is filled
void focus_ring(const Box& box, float corner);  // 2 wide, 1 outside
void focus_ring_inside(const Box& box, float corner = 0);  // for rows

// Clips what is drawn until pop_clip().
void push_clip(const Box& box);
void pop_clip();
bool is_visible(const Box& box);  // meets what is not clipped away

// ---- Shapes of statuses and groups --------------------------------------------------------------------------------------
enum class StatusKind : std::uint8_t { open, contacting, disqualified, renurture, qualified, own };
using GroupKind = model::CategoryGroup;

// How a status is drawn. An own one (added by an administrator) takes the next chart colour and a ring with its initial.
struct StatusMark {
    StatusKind kind = StatusKind::own;
    int own_index = 0;  // the how-manyeth own status, from 0
    std::string_view initial;  // one letter
};
StatusMark status_mark(std::string_view catalogue_key, int own_index,
                       std::string_view name);  // key as seeded: "lead_status_open"
Hue status_hue(const StatusMark& status);

void status_shape(const Box& box, const StatusMark& status);  // box: 14 × 14, 16 × 16
void group_shape(const Box& box, GroupKind group);

// ---- Avatars --------------------------------------------------------------------------------------------------------------
enum class AvatarKind : std::uint8_t { person, company };
// Two letters on one of six pairs of colours chosen by the name. Sizes 20, 24, 32, 56: the box's height. Draws only:
// the name stands beside it or in the node around it.
void avatar(const Box& box, std::string_view name, AvatarKind kind = AvatarKind::person);
std::string_view initials(std::string_view name, AvatarKind kind);  // "ÅÖ"; until the next frame

// ---- Marks: what stands before the words of a choice, a group row, a field's value -----------------------------------------
enum class MarkKind : std::uint8_t { none, icon, status, group, person, company };
struct Mark {
    MarkKind kind = MarkKind::none;
    Icon icon = Icon::none;
    StatusMark status{};
    GroupKind group = GroupKind::other;
    std::string_view name;  // of the person or company whose avatar it is
    ImU32 colour = 0;  // of an icon; 0: muted
};
Mark icon_mark(Icon icon, ImU32 colour = 0);
Mark status_shape_mark(const StatusMark& status);
Mark group_mark(GroupKind group);
Mark avatar_mark(std::string_view name, AvatarKind kind = AvatarKind::person);

float mark_width(const Mark& mark);  // 0, 14, 16 or 20
void draw_mark(float x, float centre_y, const Mark& mark);  // x: left edge

}  // namespace tratt::ui
