// Bulk update (R263–R269): several fields, each with its own tick, are set or emptied for many records. What will happen
// and what will be skipped, with the reason, is shown before it runs; it is one step of undo.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/uuid.hpp"
#include "model/command.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"
#include "ui/screens/card_parts.hpp"

namespace tratt::ui {

class BulkUpdate {
public:
    void open(model::Entity entity, std::vector<core::Uuid> ids);
    bool is_open() const { return step_ != Step::closed; }
    void draw(Context& context);  // after end_page()

private:
    enum class Step : std::uint8_t { closed, fields, summary };
    struct Line {
        model::Field field;
        bool is_on = true;
        bool clears = false;
        std::string text;  // texts, numbers, dates
        model::Value value;  // lists, yes and no
    };
    struct Skipped {
        core::Uuid id;
        std::string reason;
    };

    void draw_fields(Context& context);
    float draw_line(Context& context, Line& line, const Box& box);
    void draw_value(Context& context, Line& line, const Box& box);
    void draw_add(const Box& box);
    void draw_summary(Context& context);
    void plan(Context& context);
    std::string_view why_not() const;
    std::vector<model::FieldValue> changes() const;
    bool is_readable(const Line& line) const;

    Step step_ = Step::closed;
    model::Entity entity_ = model::Entity::contact;
    std::vector<core::Uuid> ids_, kept_;  // all; those that will be changed
    std::vector<Line> lines_;
    std::vector<Skipped> skipped_;
    Errand errand_;
};

}  // namespace tratt::ui
