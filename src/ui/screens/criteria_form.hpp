// Criteria as readable rows: field, operator, value, in sets joined by Or. With a pointer a row is edited where it stands; on
// a phone it is a line that opens a sheet. Knows nothing of where the criteria come from.
#pragma once

#include <span>

#include "ui/screens/criterion_value.hpp"

namespace tratt::ui {

class CriteriaForm {
public:
    struct Asked {
        model::Entity entity = model::Entity::contact;
        std::span<const std::int64_t> counts;  // how many records meet each set; below 0: no criterion has a value
        std::string_view or_note;  // "a contact is found if it meets either set"
    };

    static float height(const CriteriaSets& sets);
    // Draws into the box from its top. True when the visitor has just changed the sets.
    bool draw(Context& context, const Box& box, const Asked& asked, CriteriaSets* sets);
    // The sheet of a row, on a phone.
    bool draw_over(Context& context, model::Entity entity, CriteriaSets* sets);
    void forget_typed() { values_.forget_typed(); }

private:
    bool draw_set(Context& context, Box box, const Asked& asked, CriteriaSets& sets, std::size_t index);
    bool draw_set_head(Context& context, Box head, const Asked& asked, CriteriaSets& sets, std::size_t index);
    bool draw_row(Context& context, Box row, model::Entity entity, model::CriteriaSet& set, std::size_t index,
                  ImGuiID id);
    void draw_line(Context& context, const Box& box, const CriteriaSets& sets, std::size_t set, std::size_t row);
    bool draw_or(Box strip, CriteriaSets& sets);
    bool choose_field(ImGuiID id, const Box& box, model::Entity entity, bool hides_label, model::Criterion& criterion);
    bool choose_operator(ImGuiID id, const Box& box, bool hides_label, model::Criterion& criterion);
    bool add_row(model::CriteriaSet& set, model::Entity entity);

    CriterionValue values_;
    struct OpenRow {
        std::size_t set = 0, row = 0;
        bool is_open = false;
    };
    OpenRow open_;
};

}  // namespace tratt::ui
