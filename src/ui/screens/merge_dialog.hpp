// Merging two contacts or two companies (R272–R278), and moving contacts to another company (R279): what goes where, what
// becomes of the source and of its activities, and which empty fields are filled, before it runs as one step of undo.
#pragma once

#include <string>
#include <vector>

#include "core/uuid.hpp"
#include "model/command.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/record_field.hpp"

namespace tratt::ui {

// What becomes of sales and follow-ups; the same three answers wherever it is asked.
class ActivityChoice {
public:
    void reset() { *this = {}; }
    float draw(ImGuiID id, const Box& box);  // the answer is the height
    bool is_readable() const;
    model::Activities activities() const { return activities_; }
    core::Date from() const;

private:
    model::Activities activities_ = model::Activities::move_all;
    std::string from_;
};

class MergeDialog {
public:
    void open(model::Entity entity, std::vector<core::Uuid> ids);  // one or two
    bool is_open() const { return is_open_; }
    void draw(Context& context);  // after end_page()

private:
    float draw_sides(Context& context, Box box);
    void draw_side(Context& context, const Box& box, bool is_source);
    float draw_choices(Box box);
    void draw_filled(Context& context, Box box) const;
    std::vector<model::Field> filled_fields(const store::Database& database) const;
    std::string_view why_not(const store::Database& database) const;
    model::Action action() const;

    bool is_open_ = false;
    model::Entity entity_ = model::Entity::contact;
    core::Uuid source_, target_;
    bool keeps_source_ = false, merges_contacts_ = true;
    ActivityChoice activities_;
    RecordField source_field_, target_field_;
    Errand errand_;
};

class MoveDialog {
public:
    void open(std::vector<core::Uuid> contacts);
    bool is_open() const { return is_open_; }
    void draw(Context& context);

private:
    bool is_open_ = false;
    std::vector<core::Uuid> contacts_;
    store::Row company_ = store::no_row;
    bool is_chosen_ = false;
    ActivityChoice activities_;
    RecordField field_;
    Errand errand_;
};

}  // namespace tratt::ui
