// What the cards of records have in common: head, lines of field and value, watching a command.
#pragma once

#include <string>
#include <string_view>

#include "ui/box.hpp"
#include "ui/draw.hpp"
#include "ui/id.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

// ---- Head: the way back, where one is, and the neighbours in the list -------------------------------------------------
struct CardHead {
    model::Entity entity = model::Entity::contact;
    std::string_view name;  // of the record, "" for a new one without a name
    bool is_editing = false;  // tag "Editing"
    Trail::Step step{};  // of the list; nothing is shown while editing
};
// Draws into the strip and answers what is left of it at the right, for buttons.
Box card_head(ImGuiID id, Context& context, const Box& strip, const Trail& trail, const CardHead& head);

// ---- Lines of field and value ------------------------------------------------------------------------------------------
class FieldLines {
public:
    // From the top of the box downwards; label_width is the room for the field's name.
    FieldLines(ImGuiID id, const Box& box, float label_width);

    // A named group; the answer is the value's box.
    Box begin(std::string_view label, bool shows_label = true);
    void end();
    // Words with a way to copy them; a link where there is an href. Nothing for empty words.
    void value(Context& context, std::string_view label, std::string_view words, std::string_view href = {},
               bool is_tabular = false);
    void person(std::string_view label, std::string_view name, AvatarKind kind = AvatarKind::person);
    Box wide_box() const { return {box_.x, y_, box_.width, 0}; }  // what comes next, over both columns
    void gap(float height) { y_ += height; }
    void line();  // hairline with 12 above and below; none on a phone, where each line has its own
    float bottom() const { return y_; }

private:
    ImGuiID id_;
    Box box_;
    float label_width_;
    float y_;
};

std::string telephone_link(std::string_view number);  // "tel:+46855501020"
std::string mail_link(std::string_view address);  // "mailto:…"
std::string web_link(std::string_view address);  // "https://…"; "" for what is no web address

// ---- A command whose answer the screen waits for -------------------------------------------------------------------------
class Errand {
public:
    void run(Context& context, model::Action action);
    bool is_running() const { return !command_.is_nil(); }
    // Once, when the answer is there. A refusal is told to the visitor in words unless the caller keeps it quiet.
    const Outcome* finished(Context& context, bool tells_refusal = true);

private:
    core::Uuid command_;
};

// The page of a record that is not there. `keeps_typed`: what the visitor has changed comes back with it.
void draw_gone(Context& context, const Box& page, model::Entity entity, bool keeps_typed = false);

// A person's letters, or the sign for a name that is missing, in a 56 circle or square.
void large_avatar(const Box& box, std::string_view name, AvatarKind kind);
void large_sign(const Box& box, Icon sign, bool is_round = false);

// ---- A card in two panes, one beside the other or in one column ---------------------------------------------------------
class CardPanes {
public:
    // What the panes hold; each draws from the top of the box downwards and answers how high it was.
    class Content {
    public:
        virtual ~Content() = default;
        virtual float draw_summary(Context& context, const Box& box) = 0;
        virtual void draw_tabs(Context& context, const Box& box) = 0;
        virtual float draw_section(Context& context, const Box& box) = 0;
    };
    // `name` of the record; `foot_room` is left free below a single column.
    void draw(ImGuiID id, Context& context, const Box& box, std::string_view name, Content& content, float foot_room);

private:
    void draw_wide(ImGuiID id, Context& context, const Box& box, std::string_view name, Content& content);
    void draw_narrow(ImGuiID id, Context& context, const Box& box, std::string_view name, Content& content,
                     float foot_room);

    float summary_height_ = 0, section_height_ = 0;  // as of the last frame
};

// The star (R95), cut off the strip's right end.
void draw_star(ImGuiID id, Context& context, Box& strip, model::Entity entity, store::Row row);

Place record_place(model::Entity entity, std::int64_t number, Mode mode = Mode::view);
// Of a contact, company, sale or selection.
Place record_place(const store::Database& database, model::Entity entity, store::Row row);

}  // namespace tratt::ui
