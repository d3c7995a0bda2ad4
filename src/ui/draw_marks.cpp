#include <array>
#include <cfloat>
#include <cmath>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/fonts.hpp"

namespace tratt::ui {

namespace {

struct KnownStatus {
    std::string_view key;
    Icon shape;
};
// In the order of StatusKind and of Colours::status.
constexpr std::array<KnownStatus, 5> known{{{"lead_status_open", Icon::status_open},
                                            {"lead_status_contacting", Icon::status_contacting},
                                            {"lead_status_disqualified", Icon::status_disqualified},
                                            {"lead_status_re_nurture", Icon::status_renurture},
                                            {"lead_status_qualified", Icon::status_qualified}}};

// In the order of model::CategoryGroup.
constexpr std::array<Icon, model::category_group_count> group_shapes{
    Icon::group_potential, Icon::group_customer, Icon::group_lost, Icon::group_partner, Icon::group_other};

std::string_view first_letter(std::string_view word) {
    std::size_t end = 0;
    if (!word.empty()) core::next_code_point(word, end);
    return word.substr(0, end);
}

// Capitals of ASCII and Latin-1 ("åsa" → "Å"); everything else as it stands.
char* put_capital(char* to, std::string_view letter) {
    for (const char c : letter) *to++ = c;
    char& last = to[-1];
    const bool is_latin_1 = letter.size() == 2 && letter[0] == '\xC3';
    const auto byte = static_cast<unsigned char>(last);
    if (letter.size() == 1 && byte >= 'a' && byte <= 'z') last = static_cast<char>(byte - 0x20);
    if (is_latin_1 && byte >= 0xA0 && byte != 0xB7 && byte != 0xBF) last = static_cast<char>(byte - 0x20);
    return to;
}

std::string_view last_word(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    return blank == std::string_view::npos ? std::string_view() : name.substr(blank + 1);
}

struct Pair {
    ImU32 soft, text;
};
Pair pair_of(std::string_view name) {
    const Colours& c = colours();
    const std::array<Pair, 6> pairs{{{c.status[0].soft, c.status[0].text},
                                     {c.status[1].soft, c.status[1].text},
                                     {c.status[3].soft, c.status[3].text},
                                     {c.status[4].soft, c.status[4].text},
                                     {c.danger_soft, c.danger_text},
                                     {c.bg_fill, c.text_2}}};
    return pairs[(make_id(name) >> 8) % pairs.size()];
}

constexpr float ring_letter = 8;  // the initial within the ring of a status

// Letters of a sign are never cut: where they are wider than it they are drawn smaller.
void draw_letters(const Box& box, std::string_view letters, float size, ImU32 colour) {
    constexpr float side = 1, narrowed = 10.f / 12.f;
    const std::string_view words = shaped(letters);
    const char *const first = words.data(), *const end = first + words.size();
    ImFont* const face = fonts().semibold;
    float width = face->CalcTextSizeA(size, FLT_MAX, 0, first, end).x;
    if (width > box.width - 2 * side) {
        size *= narrowed;
        width *= narrowed;
    }
    const float x = box.x + (box.width - width) / 2, y = box.y + (box.height - size) / 2;
    ImGui::GetWindowDrawList()->AddText(face, size, {std::round(x), std::round(y)}, colour, first, end);
}

}  // namespace

StatusMark status_mark(std::string_view catalogue_key, int own_index, std::string_view name) {
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].key == catalogue_key) return {.kind = static_cast<StatusKind>(i)};
    return {.kind = StatusKind::own, .own_index = own_index, .initial = first_letter(core::trim(name))};
}

Hue status_hue(const StatusMark& status) {
    const Colours& c = colours();
    if (status.kind != StatusKind::own) return c.status[static_cast<std::size_t>(status.kind)];
    const ImU32 own = c.chart[static_cast<std::size_t>(status.own_index) % c.chart.size()];
    return {own, c.text, mix(c.bg_surface, own, 0.14f)};
}

void status_shape(const Box& box, const StatusMark& status) {
    const ImU32 colour = status_hue(status).mark;
    if (status.kind == StatusKind::own) {
        icon(box, Icon::status_open, colour);
        draw_letters(box, status.initial, ring_letter, colour);
        return;
    }
    const Icon shape = known[static_cast<std::size_t>(status.kind)].shape;
    icon(box, shape, colour);
    if (const Icon second = over(shape); second != Icon::none) icon(box, second, colours().bg_surface);
}

void group_shape(const Box& box, GroupKind group) {
    const auto index = static_cast<std::size_t>(group);
    icon(box, group_shapes[index], colours().group[index]);
}

std::string_view initials(std::string_view name, AvatarKind kind) {
    name = core::trim(name);
    if (name.empty()) return {};
    char* const begin = i18n::frame_memory(8);
    char* end = put_capital(begin, first_letter(name));
    if (kind == AvatarKind::person)
        if (const std::string_view second = first_letter(last_word(name)); !second.empty())
            end = put_capital(end, second);
    return {begin, end};
}

void avatar(const Box& box, std::string_view name, AvatarKind kind) {
    const bool is_large = box.height > 40;
    const Pair pair = pair_of(name);
    const float corner = kind == AvatarKind::person ? box.height / 2 : is_large ? radius::card : radius::control;
    fill(box, pair.soft, corner);
    const std::string_view letters = initials(name, kind);
    if (letters.empty()) return icon(centred(box, box.width, is_large ? 20.f : 12.f), Icon::person, pair.text);
    draw_letters(box, letters, step_of(is_large ? Type::title : Type::caption).size, pair.text);
}

Mark icon_mark(Icon icon, ImU32 colour) { return {.kind = MarkKind::icon, .icon = icon, .colour = colour}; }
Mark status_shape_mark(const StatusMark& status) { return {.kind = MarkKind::status, .status = status}; }
Mark group_mark(GroupKind group) { return {.kind = MarkKind::group, .group = group}; }
Mark avatar_mark(std::string_view name, AvatarKind kind) {
    return {.kind = kind == AvatarKind::person ? MarkKind::person : MarkKind::company, .name = name};
}

float mark_width(const Mark& mark) {
    switch (mark.kind) {
        case MarkKind::none: return 0;
        case MarkKind::icon: return size::icon;
        case MarkKind::status:
        case MarkKind::group: return size::shape;
        default: return size::control_mini;
    }
}

void draw_mark(float x, float centre_y, const Mark& mark) {
    const float width = mark_width(mark);
    const Box box{x, centre_y - width / 2, width, width};
    switch (mark.kind) {
        case MarkKind::none: break;
        case MarkKind::icon: icon(box, mark.icon, mark.colour != 0 ? mark.colour : colours().text_muted); break;
        case MarkKind::status: status_shape(box, mark.status); break;
        case MarkKind::group: group_shape(box, mark.group); break;
        case MarkKind::person: avatar(box, mark.name, AvatarKind::person); break;
        case MarkKind::company: avatar(box, mark.name, AvatarKind::company); break;
    }
}

}  // namespace tratt::ui
