// Everything that is written about a follow-up: planning one (for a contact, company or sale, or for many at once),
// editing it, logging what has been done (a call, an e-mail, a note), and completing what was planned, with how it went
// and what comes next. What is done and what comes next is one step of undo.
//
// A screen keeps one, opens it from a button and draws it in draw_over().
#pragma once

#include <string>
#include <vector>

#include "core/uuid.hpp"
#include "model/choices.hpp"
#include "ui/context.hpp"
#include "ui/page_watch.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/record_field.hpp"
#include "ui/widgets/date_field.hpp"

namespace tratt::ui {

// What a follow-up is about (R262); the store adds the contact of a sale and the company of a contact.
struct About {
    core::Uuid contact, company, sale;  // nil: none
};
About about_record(const store::Database& database, model::Entity entity, store::Row row);

class FollowUpDialog {
public:
    struct Plan {
        std::vector<About> about;  // one follow-up for each; none at all: about nobody
        core::Date day = core::no_value;  // no_value: today
        std::string title;
        std::string question;  // title of the dialog when it asks by itself; it may be left with "Not now"
    };
    void plan(Context& context, Plan plan);
    void edit(Context& context, const core::Uuid& follow_up);
    void log(Context& context, model::FollowUpType type, const About& about);
    void complete(Context& context, const core::Uuid& follow_up);
    void draw(Context& context);  // after end_page()

private:
    enum class Purpose : std::uint8_t { none, plan, edit, log, complete };

    void begin(Context& context, Purpose purpose);
    void load(Context& context, store::Row row);
    bool is_timed() const;
    bool has_line_of_times() const;
    bool has_next() const;
    float body_height(Context& context) const;
    std::string_view heading(Context& context) const;
    std::string_view about_words(Context& context) const;
    std::string_view why_not(Context& context) const;
    void draw_type(Box& rest);
    void draw_when(Context& context, Box& rest);
    void follow_start();
    void measure_length();
    void draw_contact(Context& context, Box& rest);
    void draw_who(Context& context, Box& rest);
    void draw_words(Box& rest);
    void draw_many(Context& context, Box& rest);
    bool is_for_many() const { return purpose_ == Purpose::plan && about_.size() > 1; }
    std::vector<About> about_each(Context& context) const;
    core::Uuid owner_of(Context& context, const About& about) const;
    void draw_next(Context& context, Box& rest);
    void save(Context& context);
    std::vector<model::FieldValue> values(Context& context, const About& about) const;
    std::vector<model::FieldValue> next_values(const About& about) const;

    Purpose purpose_ = Purpose::none;
    PageWatch page_;
    core::Uuid follow_up_;  // that is edited or completed
    std::vector<About> about_;
    bool chooses_contact_ = false;  // whom it is about can be chosen here
    RecordField contact_;
    std::string question_;
    model::FollowUpType type_ = model::FollowUpType::to_do;
    std::string title_, words_, next_title_;
    DateField day_, next_day_;
    TimeField time_, end_;
    int length_in_minutes_ = 0;  // of a meeting
    core::Uuid owner_;
    // Of many (R171): each has the one who is "our contact" there; one for each company; done already.
    bool owner_is_our_contact_ = false, for_companies_ = false, is_completed_ = false;
    model::Priority priority_ = model::Priority::normal;
    Errand errand_;
};

std::string_view follow_up_type_words(model::FollowUpType type);
Icon follow_up_icon(model::FollowUpType type);
model::FollowUpType follow_up_type_of(const store::Database& database, store::Row follow_up);

}  // namespace tratt::ui
