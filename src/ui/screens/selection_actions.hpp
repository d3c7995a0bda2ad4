// What can be done with a selection as a whole: the menu on its page and in the list of selections.
#pragma once

#include <vector>

#include "ui/screens/selection_dialog.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/menu.hpp"

namespace tratt::ui {

class SelectionActions {
public:
    explicit SelectionActions(SelectionMembers& members) : members_(members) {}

    enum class Action : std::uint8_t { open, board, edit, criteria, add_by_criteria, copy, make_static, remove };
    // The actions that make sense for it; those the visitor may not take are there, with the reason.
    std::vector<Action> actions(const store::Database& database, store::Row selection, bool is_on_its_page) const;
    std::vector<MenuItem> items(const store::Database& database, store::Row selection,
                                const std::vector<Action>& actions) const;
    void act(Context& context, store::Row selection, Action action);
    void create(model::Entity entity) { dialog_.create(entity); }
    void draw_over(Context& context);  // after end_page()

private:
    void copy(Context& context, store::Row selection);
    void make_static(Context& context, store::Row selection);

    SelectionMembers& members_;
    SelectionDialog dialog_;
    Errand errand_;
    bool is_copying_ = false;
};

std::string_view selection_kind_words(const store::Database& database, store::Row selection);
std::string_view selection_entity_words(model::Entity entity);  // "Contacts"

}  // namespace tratt::ui
