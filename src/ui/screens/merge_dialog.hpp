// Merging two contacts or two companies (R272–R278), and moving contacts to another company (R279): what goes where, what
// becomes of the source and of its activities, what is filled and what is dropped, before it runs as one step of undo.
#pragma once

#include <string>
#include <vector>

#include "core/uuid.hpp"
#include "model/command.hpp"
#include "ui/context.hpp"
#include "ui/draw.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/record_field.hpp"
#include "ui/widgets/date_field.hpp"

namespace tratt::ui {

// What becomes of sales and follow-ups; the same three answers wherever it is asked.
class ActivityChoice {
public:
    void reset() { *this = {}; }
    float draw(Context& context, ImGuiID id, const Box& box);  // the answer is the height
    bool is_readable() const;
    model::Activities activities() const { return activities_; }
    core::Date from() const { return activities_ == model::Activities::move_from ? from_.day() : core::no_value; }

private:
    model::Activities activities_ = model::Activities::move_all;
    DateField from_;
};

class MergeDialog {
public:
    void open(model::Entity entity, std::vector<core::Uuid> ids);  // one or two
    void close() { is_open_ = false; }
    void draw(Context& context);  // after end_page()

private:
    float draw_sides(Context& context, Box box);
    void draw_side(Context& context, const Box& box, bool is_source);
    float draw_choices(Context& context, Box box);
    enum class Fate : std::uint8_t { filled, added, dropped };
    struct Merged {
        model::Field field;
        Fate fate;  // of what the source has
    };
    void draw_merged(Context& context, Box box) const;
    std::vector<Merged> merged_fields(const store::Database& database) const;
    std::string_view words_of(Context& context, const Merged& merged) const;
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
    void close() { is_open_ = false; }
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
