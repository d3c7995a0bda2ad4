// The gear of a table (R114): every field with a tick, a filter over their names, what stands under number columns in the
// foot (R124), the widths. It writes columns and sums into the place (ui/table_setting.hpp); widths are kept beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.hpp"
#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/table_setting.hpp"

namespace tratt::ui {

// Widths that were set by hand, kept under the table's key between sessions (R116).
struct ColumnWidth {
    model::Field field;
    float width;
};
std::vector<ColumnWidth> kept_widths(const store::Database& database, std::string_view key, model::Entity entity);
void keep_width(Context& context, std::string_view key, model::Field field, float width);
bool has_kept_widths(const store::Database& database, std::string_view key);
void forget_widths(Context& context, std::string_view key);

class ColumnChoice {
public:
    struct Subject {
        std::string_view key;
        model::Entity entity;
        std::vector<model::Field> shown;
        core::Uuid selection;  // R167; nil: not of one selection
    };
    void open(const Box& anchor);
    // After end_page(). True: *place has just been changed.
    bool draw(Context& context, const Subject& subject, Place* place);

private:
    bool draw_fields(const Subject& subject, const Box& body, Place* place);
    bool draw_sum(model::Entity entity, model::Field field, const Box& box, Place* place);
    bool draw_foot(Context& context, const Subject& subject, Box foot, Place* place);

    std::string searched_;
};

}  // namespace tratt::ui
