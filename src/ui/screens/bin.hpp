// The bin (R280–R284): what has been deleted, by kind, with the way back; for how many days it is kept.
#pragma once

#include "ui/screens/record_table.hpp"
#include "ui/screens/screen.hpp"

namespace tratt::ui {

class BinScreen final : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override { table_.draw_over(context); }

private:
    void draw_tools(Context& context, Box bar);

    RecordTable table_{"bin"};
    std::string days_;
    Errand errand_;
};

}  // namespace tratt::ui
