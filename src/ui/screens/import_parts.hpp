// Parts of the import page: the decisions, the preview, and what came of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/id.hpp"

namespace tratt::ui {

inline constexpr ImGuiID import_id = make_id("import");

enum class RowFilter : std::uint8_t { all, added, changed, unchanged, skipped, faulty };

struct ImportPreviewState {
    RowFilter filter = RowFilter::all;
    int first_column = 0;               // of the mapped columns shown
    std::vector<std::size_t> shown;     // indexes into ImportPlan::rows
    std::uint64_t shown_revision = 0;   // of the plan `shown` was made for
    RowFilter shown_filter = RowFilter::all;
};

// Each draws below the page's head, foot included. True: the visitor wants to see the values (or the preview).
bool draw_import_preview(Context& context, Box area, ImportPreviewState& state);
bool draw_import_values(Context& context, Box area);
void draw_import_done(Context& context, Box area);

// In words.
std::string_view note_words(const model::RowRemark& remark);
std::string_view notes_words(const model::PlannedRow& row);  // all that is remarked on the row
std::string_view what_happens(const Context& context, const model::PlannedRow& row);
std::string_view planned_value_words(const Context& context, model::Field field, const model::Value& value);
bool is_faulty(const model::PlannedRow& row);

}  // namespace tratt::ui
