// A company in edit mode, and a new company. Name, category and business are mandatory (R2, R97).
#pragma once

#include "ui/screens/record_form.hpp"

namespace tratt::ui {

class CompanyEditScreen final : public RecordForm {
public:
    explicit CompanyEditScreen(Trail& trail) : RecordForm(model::Entity::company, trail) {}

private:
    float draw_fields(Context& context, const Box& box) override;
    std::string_view why_not(Context& context) const override;
    std::string_view draft_name(Context& context) const override;
    void draw_category(Context& context, Grid& grid);
    void draw_business(Context& context, Grid& grid);
};

}  // namespace tratt::ui
