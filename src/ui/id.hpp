// Ids of items and their mirror nodes: a hash of names, the same in every frame. Make a parent's id first and name its
// parts after it, with the record's number or row where there are several:
//   constexpr ImGuiID page = make_id("contact");
//   button(make_id(page, "save"), …);   card(make_id(page, contact.number), …);
#pragma once

#include <cstdint>
#include <string_view>

#include "imgui.h"

namespace tratt::ui {

namespace detail {
constexpr ImGuiID hash_byte(ImGuiID hash, unsigned char byte) { return (hash ^ byte) * 16777619u; }
constexpr ImGuiID never_zero(ImGuiID hash) { return hash == 0 ? 1 : hash; }
}  // namespace detail

constexpr ImGuiID make_id(ImGuiID parent, std::string_view name) {
    ImGuiID hash = parent ^ 2166136261u;
    for (const char c : name) hash = detail::hash_byte(hash, static_cast<unsigned char>(c));
    return detail::never_zero(hash);
}
constexpr ImGuiID make_id(std::string_view name) { return make_id(0, name); }
constexpr ImGuiID make_id(ImGuiID parent, std::int64_t number) {
    ImGuiID hash = parent ^ 0x9e3779b9u;
    for (int i = 0; i < 8; ++i)
        hash = detail::hash_byte(hash, static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * i)));
    return detail::never_zero(hash);
}
constexpr ImGuiID make_id(ImGuiID parent, int number) { return make_id(parent, static_cast<std::int64_t>(number)); }

}  // namespace tratt::ui
