// Bulk update (R263–R269): several fields, each with its own tick, are changed for many records. What will happen
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
#include "ui/screens/bulk_line.hpp"
#include "ui/screens/card_parts.hpp"

namespace tratt::ui {

class BulkUpdate {
public:
    void open(model::Entity entity, std::vector<core::Uuid> ids);
    void close() { step_ = Step::closed; }
    void draw(Context& context);  // after end_page()

private:
    enum class Step : std::uint8_t { closed, fields, summary };
    struct Skipped {
        core::Uuid id;
        std::string reason;
    };

    void draw_fields(Context& context);
    void draw_add(const Box& box);
    void draw_summary(Context& context);
    void collect(const Context& context);
    void plan(const Context& context);
    std::string_view why_not(const Context& context) const;

    Step step_ = Step::closed;
    model::Entity entity_ = model::Entity::contact;
    std::vector<core::Uuid> ids_;
    std::vector<BulkLine> lines_;
    model::UpdateRecords plan_;
    std::int64_t changed_count_ = 0;
    std::vector<Skipped> skipped_;
    Errand errand_;
};

}  // namespace tratt::ui
