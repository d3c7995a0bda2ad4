// Adding records to a static selection (R158–R160), one that is there or a new one.
#pragma once

#include <string>
#include <vector>

#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "ui/context.hpp"
#include "ui/screens/card_parts.hpp"

namespace tratt::ui {

class AddToSelection {
public:
    void open(model::Entity entity, std::vector<core::Uuid> ids);
    void close() { is_open_ = false; }
    void draw(Context& context);  // after end_page()

private:
    std::vector<store::Row> selections(const store::Database& database) const;
    void run(Context& context);

    bool is_open_ = false;
    model::Entity entity_ = model::Entity::contact;
    std::vector<core::Uuid> ids_;
    core::Uuid chosen_;  // nil: a new one
    std::string name_;
    Errand errand_;
};

}  // namespace tratt::ui
