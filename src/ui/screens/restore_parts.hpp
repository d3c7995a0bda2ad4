// Parts of the page that brings data back.
#pragma once

#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/id.hpp"

namespace tratt::ui {

inline constexpr ImGuiID restore_id = make_id("restore");

// Below the page's head, foot included.
void draw_restore_preview(Context& context, Box area);

// The records that differ, and the choice for each. Replacing has none.
float conflicts_height(const Context& context);
void draw_conflicts(Context& context, Box box);

}  // namespace tratt::ui
