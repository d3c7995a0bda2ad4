// What the forms of records have in common: fields over a draft, Save and Cancel, the panel of changes, leaving with changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/screens/card_parts.hpp"
#include "ui/screens/record_draft.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class RecordForm : public Screen {
public:
    RecordForm(model::Entity entity, Trail& trail) : entity_(entity), trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) final;
    void draw_over(Context& context) final;
    bool may_leave(const Place& target) final;
    bool has_unsaved() const final { return !is_leaving_ && draft_.has_changes(); }

protected:
    // The fields, from the top of the box downwards; the answer is the height.
    virtual float draw_fields(Context& context, const Box& box) = 0;
    virtual std::string_view why_not(Context& context) const = 0;  // Save is dimmed because of this; "" = it is not
    virtual std::string_view draft_name(Context& context) const = 0;
    virtual void began(Context& /*context*/) {}  // a new draft
    virtual std::string_view second_line(Context& /*context*/) const { return {}; }

    // One field in its box of a grid of two columns (one where there is little room); `next` moves on.
    struct Grid {
        Box box;
        int columns = 2;
        int at = 0;
        float y = 0, row_height = 0;
        Box next(float height, int span = 1);
        void end_row();
        float bottom() const;
    };
    Grid begin_grid(const Box& box) const;
    // True when it has just been typed into.
    bool draw_text(Grid& grid, model::Field field, ax::InputKind input = ax::InputKind::text,
                   std::string_view error = {}, bool is_required = false, std::string_view placeholder = {});
    void draw_note(Grid& grid, model::Field field);
    // Records that may be this one already, each with the way to it; nothing for none.
    void draw_similar(Context& context, Grid& grid, const std::vector<store::Row>& rows);
    void draw_owner(Context& context, Grid& grid, model::Field field);

    std::string_view typed(model::Field field) const { return draft_.text(field); }

    RecordDraft draft_;
    bool was_refused_ = false;  // Save was tried: errors show also in untouched fields

private:
    std::string_view error_of(model::Field field) const;
    void begin_if_new(Context& context);
    void draw_buttons(Context& context, Box strip);
    void draw_title(Context& context, const Box& box);
    float draw_changes(Context& context, const Box& box);
    void save(Context& context);
    void cancel(Context& context);
    void finish(Context& context);
    Place card_place() const;

    model::Entity entity_;
    Trail& trail_;
    std::string key_;  // address of the draft
    Errand saving_;
    bool wants_focus_ = false;  // of the first field: a new record is begun to be written
    bool is_leaving_ = false;  // lets the next change of place pass
    std::optional<Place> asked_target_;  // the visitor wanted to go there
    float fields_height_ = 0, changes_height_ = 0;
};

}  // namespace tratt::ui
