// What is done to one record or many at once, from a row's menu, the bar of a table, a card or a selection: bulk update,
// merge, move, add to a selection or to the favourites, export, delete. Each asks what it must in a dialog and then runs
// as one step of undo.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "ui/context.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {

enum class RecordTask : std::uint8_t {
    bulk_update,
    add_to_selection,
    add_to_favourites,
    merge,  // two of them, or one with another that is then looked for
    move,  // contacts, to another company
    export_rows,
    create_follow_ups,  // R171
    remove_from_selection,  // R160: of a static one whose members are shown
    remove,
    restore  // from the bin
};

struct TaskSubject {
    model::Entity entity = model::Entity::contact;
    std::vector<core::Uuid> ids;
    std::vector<model::Field> columns;  // of an export
    core::Uuid selection = {};  // whose members they are
};

std::vector<RecordTask> tasks_for(model::Entity entity, std::size_t count);
// Those and what can be done with members of the selection (R170); nil: none.
std::vector<RecordTask> tasks_for(const store::Database& database, model::Entity entity, std::size_t count,
                                  const core::Uuid& selection);
Button task_button(RecordTask task);  // label and icon

// R95: the star; at once, without Save.
bool is_favourite(const store::Database& database, model::Entity entity, store::Row record);
void toggle_favourite(Context& context, model::Entity entity, store::Row record);

class RecordTasks {
public:
    RecordTasks();
    ~RecordTasks();
    void begin(Context& context, RecordTask task, TaskSubject subject);
    void run(Context& context, model::Action action);  // a refusal is told in words
    void draw_over(Context& context);  // after end_page()

private:
    struct Dialogs;
    std::unique_ptr<Dialogs> dialogs_;
};

}  // namespace tratt::ui
