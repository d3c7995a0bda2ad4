// Parts of the settings, above all the page about storage.
#pragma once

#include <string>
#include <string_view>

#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/id.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {

inline constexpr ImGuiID settings_id = make_id("settings");
inline constexpr ImGuiID storage_id = make_id(settings_id, "storage");
inline constexpr float settings_list_width = 216, storage_side_width = 300;

struct StorageState {
    bool asks_erase = false;
    bool asks_passphrase = false;
    std::string passphrase, passphrase_again;
};

struct MeState {
    std::string name;
    bool is_typing = false;
    Errand errand;
};
void draw_me(Context& context, Box area, MeState& state);

void draw_storage(Context& context, const Box& area, StorageState& state);
void draw_storage_over(Context& context, StorageState& state);  // its dialogs

// ---- Parts of that page, each as high as its height() says ------------------------------------------------------------
float facts_height(const Context& context, float width);
void draw_facts(Context& context, Box box, StorageState& state);
float room_height(const Context& context, float width);
void draw_room(const Context& context, Box box);
float points_height(const Context& context, float width);
void draw_points(Context& context, Box box);
float side_height(const Context& context, float width);
void draw_side(Context& context, Box box, StorageState& state);

// ---- Words ------------------------------------------------------------------------------------------------------------
std::string_view ago_words(const Context& context, core::InstantMs at);
std::string_view point_when_words(const Context& context, const PointLine& point);
std::string_view point_what_words(const Context& context, const PointLine& point);

}  // namespace tratt::ui
