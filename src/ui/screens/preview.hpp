// A record beside the page it was pressed on: 360 wide at the right, a sheet where there is no room for both. It stands in
// the address as preview=<number>. A page that has one:
//
//   void draw(…)      { preview_.draw(context, entity, page);  … the rest of the page … }
//   void draw_over(…) { preview_.draw_over(context, entity); … }
//   a press on a record: context.actions.replace(with_preview(context.place, number));
#pragma once

#include <cstdint>

#include "model/schema.hpp"
#include "store/database.hpp"
#include "ui/box.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

// Number 0 closes. The same number again closes as well.
Place with_preview(Place place, std::int64_t number);
std::int64_t preview_of(const Place& place);  // 0: none

class RecordPreview {
public:
    // Takes the panel off the page's right.
    void draw(Context& context, model::Entity entity, Box& page);
    void draw_over(Context& context, model::Entity entity);

private:
    float height_ = 0;  // of what the panel holds
};

// Name, company and ways to reach, in a line each: what a small preview of a hovered name says. Until the next frame.
std::string_view preview_words(const store::Database& database, model::Entity entity, store::Row row);

}  // namespace tratt::ui
