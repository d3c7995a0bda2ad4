// The value of one criterion, edited by the type of its field and what its operator needs: text, numbers, days, units of
// time, ticks in a list, records found by name.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/criteria.hpp"
#include "ui/id.hpp"
#include "ui/widgets/date_field.hpp"

namespace tratt::ui {

class CriterionValue {
public:
    // One line high. True when the visitor has just changed the criterion.
    bool draw(Context& context, ImGuiID id, const Box& box, model::Criterion* criterion);
    void forget_typed() {  // rows have come or gone
        typed_.clear();
        days_.clear();
    }

private:
    bool draw_text(ImGuiID id, const Box& box, model::Criterion& criterion);
    bool draw_number(ImGuiID id, const Box& box, model::Criterion& criterion, std::size_t index, i18n::Msg label);
    bool draw_day(Context& context, ImGuiID id, const Box& box, model::Criterion& criterion, std::size_t index,
                  i18n::Msg label);
    bool draw_one(Context& context, ImGuiID id, const Box& box, model::Criterion& criterion, std::size_t index,
                  i18n::Msg label);
    bool draw_two(Context& context, ImGuiID id, Box box, model::Criterion& criterion);
    bool draw_units(ImGuiID id, Box box, model::Criterion& criterion, bool has_count);
    bool draw_chosen(Context& context, ImGuiID id, const Box& box, model::Criterion& criterion);
    bool draw_records(Context& context, ImGuiID id, Box box, model::Criterion& criterion);

    std::unordered_map<ImGuiID, std::string> typed_;
    std::unordered_map<ImGuiID, DateField> days_;
    ImGuiID searching_ = 0;  // the field in which a record is being looked for
    std::vector<store::Row> offered_;
};

}  // namespace tratt::ui
