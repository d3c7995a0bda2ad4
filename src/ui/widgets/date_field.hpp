// A field for a day: typed ("fri", "3 dec", "2026-12-03") or taken from a list of days that are usually meant. And one
// for a time of day. What is typed is kept while it is no day, with an error below.
#pragma once

#include <string>
#include <vector>

#include "core/time.hpp"
#include "ui/widgets/field.hpp"

namespace tratt::ui {

class DateField {
public:
    void set(core::Date day);  // core::no_value: none
    core::Date day() const { return day_; }
    bool is_wrong() const { return is_wrong_; }  // what stands there is no day
    float height(const FieldFrame& frame, core::Date today) const;
    // True when the day has just become another one.
    bool draw(ImGuiID id, const Box& box, const FieldFrame& frame, core::Date today);

private:
    FieldFrame shown_frame(FieldFrame frame, core::Date today) const;
    void read(core::Date today);
    void draw_opener(ImGuiID id, const Box& box, const FieldFrame& frame) const;

    core::Date day_ = core::no_value;
    std::vector<core::Date> offered_;  // in the list as the visitor sees it
    std::string typed_;
    bool is_typing_ = false, is_wrong_ = false;
};

class TimeField {
public:
    void set(int minutes);  // since midnight; -1: none
    int minutes() const { return minutes_; }
    bool is_wrong() const { return minutes_ < 0; }
    bool draw(ImGuiID id, const Box& box, const FieldFrame& frame);

private:
    int minutes_ = -1;
    std::string typed_;
    bool is_typing_ = false;
};

}  // namespace tratt::ui
