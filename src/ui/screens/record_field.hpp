// A field for a record of another kind, found by typing part of its name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/query_form.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"
#include "ui/widgets/field.hpp"

namespace tratt::ui {

class RecordField {
public:
    struct Look {
        FieldFrame frame{};
        model::Entity entity = model::Entity::company;  // company, contact or sale
        store::Row now = store::no_row;
        std::string_view none;  // "No company": the first choice
        std::string_view placeholder;
        const model::CriteriaSet* among = nullptr;  // only records that meet these are offered
    };

    void forget() { is_typing_ = has_left_ = false; }  // another record is being edited
    // What was taken in this frame; no_row: none. Emptying the field takes none, too.
    std::optional<store::Row> draw(Context& context, ImGuiID id, const Box& box, const Look& look);

private:
    std::string typed_;
    bool is_typing_ = false;
    bool has_left_ = false;  // the list may still be open: a press on it takes the focus
    std::vector<store::Row> offered_;  // in the list as the visitor sees it
};

}  // namespace tratt::ui
