// A sale in edit mode, and a new sale. Title and type are mandatory (R244); what a status asks for shows with it
// (R249–R252).
#pragma once

#include "ui/screens/record_field.hpp"
#include "ui/screens/record_form.hpp"
#include "ui/widgets/date_field.hpp"

namespace tratt::ui {

class SaleEditScreen final : public RecordForm {
public:
    explicit SaleEditScreen(Trail& trail) : RecordForm(model::Entity::sale, trail) {}

private:
    float draw_fields(Context& context, const Box& box) override;
    std::string_view why_not(Context& context) const override;
    std::string_view draft_name(Context& context) const override;
    std::string_view second_line(Context& context) const override;
    void began(Context& context) override;

    model::SaleStatus status() const;
    void draw_type(Context& context, Grid& grid);
    void draw_stage(Context& context, Grid& grid);
    void draw_status(Context& context, Grid& grid);
    void draw_reason(Context& context, Grid& grid);
    void draw_amounts(Context& context, Grid& grid);
    void draw_amount(Grid& grid, model::Field field);
    void link_amounts(model::Field changed);
    void draw_currency(Context& context, Grid& grid);
    void draw_day(Context& context, Grid& grid, DateField& day, model::Field field, bool is_required);
    void draw_company(Context& context, Grid& grid);
    void draw_contact(Context& context, Grid& grid);
    void set_reference(Context& context, model::Field field, store::Row row);

    RecordField company_, contact_;
    DateField sale_date_, reopen_date_;
};

}  // namespace tratt::ui
