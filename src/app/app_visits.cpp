// The history list: which record the visitor has just opened.
#include "app/app.hpp"
#include "ui/selections.hpp"

namespace tratt::app {

// The record whose page is shown; nil: none.
model::Visit App::opened() {
    const store::Database& database = workspace_->database();
    if (place_.page == ui::Page::selection)
        return {model::Entity::selection,
                database.id_of(model::Entity::selection, ui::find_selection(database, place_.option("id")))};
    const auto entity = place_.mode == ui::Mode::view ? ui::entity_of(place_.page) : std::nullopt;
    if (!entity) return {};
    const store::Row row = database.find_number(*entity, place_.number);
    const bool is_there = row != store::no_row && database.is_live(*entity, row);
    return {*entity, is_there ? database.id_of(*entity, row) : core::Uuid{}};
}

// R96: what is opened goes first in the history list, once each time.
void App::note_visit() {
    const model::Visit visit = opened();
    if (visit.record == visited_) return;
    visited_ = visit.record;
    if (visited_.is_nil() || workspace_->save_state() == ui::SaveState::read_only) return;
    // Where it cannot be noted, nothing is lost that anybody has made.
    later([this, visit] { static_cast<void>(workspace_->execute({workspace_->database().new_id(), visit})); });
}

}  // namespace tratt::app
