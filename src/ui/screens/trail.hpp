// Which list of contacts, of companies and of sales the visitor came from, be it a table, what was found, a selection or the
// board: what Back leads to and what Previous and Next on a card step through (R94). All screens share one.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "model/query_form.hpp"
#include "query/query.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

// The question that the address of a table of contacts, companies or sales asks: by its view and text alone, and with the
// table's filters, groups and order.
model::Query list_base(model::Entity entity, const Place& place);
model::Query list_query(model::Entity entity, const Place& place);
Page list_page(model::Entity entity);

class Trail {
public:
    Trail();

    void visit(model::Entity entity, const Place& place, model::Query query);
    const Place& place(model::Entity entity) const { return lists_[index_of(entity)].place; }

    struct Step {
        std::int64_t position = 0, total = 0;  // from 1; 0 = the record is not in the list
        std::int64_t previous = 0, next = 0;  // visible numbers, 0 = none
    };
    Step step(Context& context, model::Entity entity, store::Row row);

private:
    struct List {
        Place place;
        model::Query query;
        bool is_visited = false;
        std::shared_ptr<const query::Rows> rows;  // what `position` was looked up in
        store::Row row = store::no_row;
        std::int64_t position = -1;
    };
    static std::size_t index_of(model::Entity entity);
    List& list(model::Entity entity) { return lists_[index_of(entity)]; }
    std::array<List, 3> lists_;
};

}  // namespace tratt::ui
