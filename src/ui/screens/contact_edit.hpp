// A contact in edit mode, and a new contact.
#pragma once

#include "ui/screens/record_field.hpp"
#include "ui/screens/record_form.hpp"

namespace tratt::ui {

class ContactEditScreen final : public RecordForm {
public:
    explicit ContactEditScreen(Trail& trail) : RecordForm(model::Entity::contact, trail) {}

private:
    float draw_fields(Context& context, const Box& box) override;
    std::string_view why_not(Context& context) const override;
    std::string_view draft_name(Context& context) const override;
    std::string_view second_line(Context& context) const override;
    void began(Context& context) override;

    void draw_company(Context& context, Grid& grid);
    void draw_category(Context& context, Grid& grid);
    void draw_status(Context& context, Grid& grid);
    void draw_former(Grid& grid);

    RecordField company_;
};

}  // namespace tratt::ui
