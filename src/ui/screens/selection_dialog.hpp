// The dialog of a selection: a search that is kept as one (R140), a new one of any kind (R151), or the name, the parts, the
// owner and the visibility of one that is there.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ui/context.hpp"
#include "ui/page_watch.hpp"
#include "ui/screens/card_parts.hpp"

namespace tratt::ui {

class SelectionDialog {
public:
    void create(Context& context, model::Query found);  // of what Find has found
    void create(model::Entity entity);  // a new one; a dynamic one is then given its criteria in Find
    void edit(const store::Database& database, store::Row selection);
    // After end_page(). Leads to the selection once it is saved.
    void draw(Context& context);

private:
    enum class Mode : std::uint8_t { closed, found, blank, edit };
    void draw_fields(Context& context, Box body);
    void draw_kind(Context& context, Box& rest);
    void draw_combined(Context& context, Box& rest);
    void draw_visibility(Context& context, Box& rest);
    store::Row choose_selection(Context& context, const Box& box, model::Field field, store::Row now);
    float body_height() const;
    std::string_view why_not() const;
    bool is_name_taken(const store::Database& database) const;
    void save(Context& context);
    void finish(Context& context);

    Mode mode_ = Mode::closed;
    PageWatch page_;
    core::Uuid id_;  // nil until a new one is there
    std::string name_;
    model::Entity entity_ = model::Entity::contact;
    model::SelectionKind kind_ = model::SelectionKind::dynamic;
    std::optional<model::Query> found_;
    std::int64_t found_count_ = 0;
    store::Row left_ = store::no_row, right_ = store::no_row, owner_ = store::no_row, group_ = store::no_row;
    model::SetOperation operation_ = model::SetOperation::both;
    bool companies_only_ = false;
    model::Visibility visibility_ = model::Visibility::everyone;
    Errand saving_;
};

}  // namespace tratt::ui
