// The table of contacts and the table of companies: views, text, filters, groups and sort order, all of them in the
// address.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "query/query.hpp"
#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class RecordListScreen final : public Screen {
public:
    RecordListScreen(model::Entity entity, Trail& trail) : entity_(entity), trail_(trail) {}
    void draw(Context& context, const ax::Rect& page) override;

private:
    // A run of lines of the table: one group's heading, or records of an open group.
    struct Stretch {
        int first_line = 0;
        int line_count = 0;
        const query::Group* group = nullptr;  // null: records
        int level = 0;
        std::uint64_t path = 0;
        std::int64_t first_record = 0;
    };

    void ask(Context& context);
    void lay_out();
    void add_groups(const std::vector<query::Group>& groups, int level, std::uint64_t path);
    void add_records(std::int64_t first, std::int64_t count);
    const Stretch& stretch_at(int line) const;
    store::Row record_at(int line) const;  // no_row for a heading

    void draw_head(Context& context, ax::Rect head);
    void draw_phone_head(Context& context, ax::Rect& page);
    void draw_text_filter(Context& context, const ax::Rect& box);
    void draw_group_control(Context& context, const ax::Rect& box);
    void draw_chips(Context& context, ax::Rect bar);
    void draw_table(Context& context, ax::Rect page);
    void draw_phone_table(Context& context, const ax::Rect& box);
    void draw_foot(const ax::Rect& box) const;
    void draw_nothing(Context& context, const ax::Rect& box) const;
    void toggle_group(int line);
    void open(Context& context, int line) const;

    model::Entity entity_;
    Trail& trail_;
    model::Query query_;
    std::shared_ptr<const query::Rows> rows_;
    std::shared_ptr<const query::Rows> all_rows_;  // without view, text and filters: the "of 3,102"
    std::shared_ptr<const query::Rows> laid_out_;
    std::vector<Stretch> stretches_;
    int line_count_ = 0;
    std::unordered_set<std::uint64_t> closed_;  // groups, by path
    std::string typed_;
    bool is_typing_ = false;
};

}  // namespace tratt::ui
