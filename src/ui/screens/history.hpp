// The history of a record as a time line: each change with old and new value, who, when and why, and the way back (R43,
// R51). A contact's history also has the changes of its company's category, since those are its own (R18).
#pragma once

#include <cstdint>
#include <vector>

#include "store/database.hpp"
#include "ui/box.hpp"
#include "ui/screens/card_parts.hpp"

namespace tratt::ui {

class HistoryPanel {
public:
    std::int64_t count(Context& context, model::Entity entity, store::Row row);
    // From the top of the box downwards, as high as it takes; the answer is the height. The caller scrolls.
    float draw(Context& context, const Box& box, model::Entity entity, store::Row row);

private:
    struct Entry {
        store::HistoryEntry fact;
        bool is_of_company = false;  // the company's category, seen from the contact
        bool came_back = false;  // status became Open because the category came (back) into use (R42)
    };
    void read(Context& context, model::Entity entity, store::Row row);
    void add_company_category(Context& context, store::Row contact);
    bool is_category_step(const store::Database& database, const store::HistoryEntry& entry) const;
    std::string_view cause_words(Context& context, const Entry& entry) const;
    float draw_entry(Context& context, const Box& box, std::size_t index, bool is_last);

    std::vector<Entry> entries_;
    model::Entity entity_ = model::Entity::contact;
    core::Uuid record_;
    std::uint64_t revision_ = 0;
    bool only_status_ = false;
    float height_ = 0;  // of the list in the last frame
    Errand put_back_;
};

}  // namespace tratt::ui
