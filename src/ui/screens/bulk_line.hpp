// One field of a bulk update (R263): whether it is changed, in which way, and what comes of it for a record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "core/time.hpp"
#include "model/value.hpp"
#include "store/database.hpp"
#include "ui/box.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

enum class BulkWay : std::uint8_t {
    set,
    clear,
    toggle,   // yes and no
    replace,  // texts: what is found in them
    pattern   // the same by a regular expression
};

struct BulkLine {
    model::Field field{};
    bool is_on = true;
    BulkWay way = BulkWay::set;
    std::string text;  // of set: texts, numbers, dates
    model::Value value = {};  // of set: lists, yes and no
    core::Replacement replacement = {};
};

bool offers_bulk_update(const model::FieldSpec& field);  // one value for many records makes sense for it
bool differs_by_record(const BulkLine& line);

float bulk_line_height(const BulkLine& line);
void draw_bulk_line(Context& context, BulkLine& line, Box box);

// Why it cannot be done as it stands; empty: it can.
std::string_view why_not_ready(const Context& context, const BulkLine& line);
// What all records get, or what this one gets where that differs by record.
model::Value common_value(const BulkLine& line);
model::Value own_value(const Context& context, const BulkLine& line, store::Row row);
// "Title → CTO"
std::string_view change_words(const Context& context, const BulkLine& line);

}  // namespace tratt::ui
