// The filter of one column, below its heading (R117–R121): what a text begins with, ticks for lists with how many records
// have each, a range for dates and numbers. It writes the filter into the place (ui/record_filter.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query_form.hpp"
#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"

namespace tratt::ui {

class ColumnFilter {
public:
    void open(model::Field field, const Box& anchor, const Place& place);
    bool is_open() const;
    model::Field field() const { return field_; }
    // After end_page(). `base` is what the table asks without this filter, for the counts. True: *place has just been
    // changed.
    bool draw(Context& context, const model::Query& base, Place* place);

private:
    struct Item {
        std::string_view label, note;
        Mark mark{};
        model::Value value;
        bool is_current_user = false;
        std::int64_t count = 0;
    };
    std::vector<Item> items(Context& context, const model::Query& base) const;
    void read(const Place& place);
    bool draw_list(std::vector<Item> all, Box body, Place* place);
    bool draw_item(const Item& item, const Box& box, Place* place);
    bool draw_text(Box body, Place* place);
    bool draw_range(Box body, Place* place);
    bool draw_units(Box body, Place* place);
    bool draw_flag(Box body, Place* place);
    bool draw_foot(Context& context, Box foot, Place* place) const;
    const model::Criterion* criterion() const { return now_.empty() ? nullptr : &now_.front(); }

    model::Field field_{};
    std::vector<model::Criterion> now_;  // the column's filter; none or one
    std::string searched_, from_, to_;
    int text_operator_ = 0;
    bool is_wrong_ = false;  // a range that cannot be read
};

}  // namespace tratt::ui
