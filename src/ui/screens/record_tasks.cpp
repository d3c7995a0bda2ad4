#include "ui/screens/record_tasks.hpp"

#include <algorithm>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/list_rules.hpp"
#include "ui/favourites.hpp"
#include "ui/page_watch.hpp"
#include "ui/preferences.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/add_to_selection.hpp"
#include "ui/screens/bulk_update.hpp"
#include "ui/screens/follow_up_dialog.hpp"
#include "ui/screens/merge_dialog.hpp"
#include "ui/screens/record_export.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("record_tasks");
constexpr std::string_view unasked_key = "delete_unasked";

std::string_view name_of_first(const store::Database& database, const TaskSubject& subject) {
    return record_name(database, subject.entity, database.find(subject.entity, subject.ids.front()));
}

std::string file_name(Entity entity, const core::Moment& moment) {
    return "tratt-" + std::string(model::entity_key(entity)) + "-" + core::iso_date(core::today(moment)) + ".csv";
}

}  // namespace

struct RecordTasks::Dialogs {
    TaskSubject subject;
    BulkUpdate bulk_update;
    AddToSelection add_to_selection;
    MergeDialog merge;
    MoveDialog move;
    bool asks_to_delete = false;
    PageWatch page;
    bool is_unasked = false;  // "Do not ask again" is ticked
    Errand errand;
    FollowUpDialog follow_ups;

    void ask_to_delete(Context& context);
    void close();
};

RecordTasks::RecordTasks() : dialogs_(std::make_unique<Dialogs>()) {}
RecordTasks::~RecordTasks() = default;

std::vector<RecordTask> tasks_for(Entity entity, std::size_t count) {
    const bool is_person_or_company = entity == Entity::contact || entity == Entity::company;
    std::vector<RecordTask> tasks{RecordTask::bulk_update};
    if (entity != Entity::follow_up) tasks.push_back(RecordTask::add_to_selection);
    if (is_person_or_company && count <= 2) tasks.push_back(RecordTask::merge);
    if (entity == Entity::contact) tasks.push_back(RecordTask::move);
    if (can_be_favourite(entity) && count == 1) tasks.push_back(RecordTask::add_to_favourites);
    tasks.push_back(RecordTask::export_rows);
    tasks.push_back(RecordTask::remove);
    return tasks;
}

std::vector<RecordTask> tasks_for(const store::Database& database, Entity entity, std::size_t count,
                                  const core::Uuid& selection) {
    std::vector<RecordTask> tasks = tasks_for(entity, count);
    const auto before_last = [&] { return tasks.empty() ? tasks.end() : tasks.end() - 1; };
    if (entity != Entity::follow_up) tasks.insert(before_last(), RecordTask::create_follow_ups);
    const store::Row row = selection.is_nil() ? store::no_row : database.find(Entity::selection, selection);
    const bool takes_members = row != store::no_row && may_edit_selection(database, row) &&
                               model::takes_members(selection_kind(database, row));
    if (takes_members) tasks.insert(before_last(), RecordTask::remove_from_selection);
    return tasks;
}

Button task_button(RecordTask task) {
    switch (task) {
        case RecordTask::bulk_update: return {.label = i18n::text(Msg::task_bulk_update), .icon = Icon::pencil};
        case RecordTask::add_to_selection:
            return {.label = i18n::text(Msg::task_add_to_selection), .icon = Icon::selections};
        case RecordTask::add_to_favourites:
            return {.label = i18n::text(Msg::task_add_to_favourites), .icon = Icon::star};
        case RecordTask::merge: return {.label = i18n::text(Msg::task_merge), .icon = Icon::link};
        case RecordTask::move: return {.label = i18n::text(Msg::task_move), .icon = Icon::right};
        case RecordTask::export_rows: return {.label = i18n::text(Msg::task_export), .icon = Icon::download};
        case RecordTask::create_follow_ups: return {.label = i18n::text(Msg::follow_ups_for), .icon = Icon::followups};
        case RecordTask::remove_from_selection:
            return {.label = i18n::text(Msg::remove_from_selection), .icon = Icon::minus};
        case RecordTask::restore: return {.label = i18n::text(Msg::bin_restore), .icon = Icon::undo};
        case RecordTask::remove: return {.label = i18n::text(Msg::task_delete), .icon = Icon::trash};
    }
    return {};
}

void RecordTasks::run(Context& context, model::Action action) { dialogs_->errand.run(context, std::move(action)); }

void RecordTasks::begin(Context& context, RecordTask task, TaskSubject subject) {
    Dialogs& dialogs = *dialogs_;
    dialogs.subject = std::move(subject);
    dialogs.page = {};
    const store::Database& database = context.database;
    const TaskSubject& now = dialogs.subject;
    switch (task) {
        case RecordTask::export_rows: {
            const core::Moment moment = moment_of(context.environment);
            context.actions.download(file_name(now.entity, moment), "text/csv",
                                     export_csv(database, now.entity, now.ids, now.columns, moment));
            break;
        }
        case RecordTask::add_to_favourites:
            for (const core::Uuid& id : now.ids) {
                const store::Row row = database.find(now.entity, id);
                if (!is_favourite(database, now.entity, row)) toggle_favourite(context, now.entity, row);
            }
            break;
        case RecordTask::create_follow_ups: {
            FollowUpDialog::Plan plan;
            for (const core::Uuid& id : now.ids)
                plan.about.push_back(about_record(database, now.entity, database.find(now.entity, id)));
            dialogs.follow_ups.plan(context, std::move(plan));
            break;
        }
        case RecordTask::remove_from_selection:
            dialogs.errand.run(context, model::ChangeMembers{.selection = now.selection, .removed = now.ids});
            break;
        case RecordTask::remove:
            dialogs.is_unasked = false;
            if (now.entity != Entity::company && !preference(database, unasked_key).empty())
                dialogs.errand.run(context, model::DeleteRecords{now.entity, now.ids});
            else dialogs.asks_to_delete = true;
            break;
        case RecordTask::restore: dialogs.errand.run(context, model::RestoreRecords{now.entity, now.ids}); break;
        case RecordTask::bulk_update: dialogs.bulk_update.open(now.entity, now.ids); break;
        case RecordTask::add_to_selection: dialogs.add_to_selection.open(now.entity, now.ids); break;
        case RecordTask::merge: dialogs.merge.open(now.entity, now.ids); break;
        case RecordTask::move: dialogs.move.open(now.ids); break;
    }
}

// R280: always asked for companies; for others until the visitor says that once is enough.
void RecordTasks::Dialogs::ask_to_delete(Context& context) {
    const auto count = static_cast<std::int64_t>(subject.ids.size());
    const std::string_view words =
        i18n::text(subject.entity == Entity::company ? Msg::delete_company_words : Msg::delete_words);
    const float inner = std::min(size::dialog_width, window_width()) - 2 * size::space_6;
    const float words_height = paragraph_height(inner, words);
    const bool may_stop_asking = subject.entity != Entity::company;
    Dialog dialog;
    dialog.title = count == 1 ? i18n::format(Msg::delete_question, {{"name", name_of_first(context.database, subject)}})
                              : i18n::count(i18n::Plural::delete_many_question, count);
    dialog.description = words;
    dialog.body_height = words_height + (may_stop_asking ? size::space_3 + control_height() : 0);
    dialog.is_alert = true;
    DialogView view = begin_dialog(make_id(base, "delete"), dialog);
    paragraph(make_id(base, "delete_words"), take_top(view.body, words_height, size::space_3), words);
    if (may_stop_asking) {
        const Toggle unasked{.label = i18n::text(Msg::delete_unasked)};
        if (tick(make_id(base, "unasked"), take_top(view.body, control_height()), unasked,
                 is_unasked ? TickState::on : TickState::off))
            is_unasked = !is_unasked;
    }
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::task_delete), .is_danger = true});
    if (answer == DialogAnswer::action) {
        if (is_unasked) keep_preference(context, unasked_key, "1");
        errand.run(context, model::DeleteRecords{subject.entity, subject.ids});
    }
    if (answer != DialogAnswer::none || view.cancelled) asks_to_delete = false;
}

void RecordTasks::Dialogs::close() {
    asks_to_delete = false;
    bulk_update.close();
    add_to_selection.close();
    merge.close();
    move.close();
}

void RecordTasks::draw_over(Context& context) {
    Dialogs& dialogs = *dialogs_;
    if (dialogs.page.was_left(context.place)) dialogs.close();
    if (dialogs.asks_to_delete) dialogs.ask_to_delete(context);
    dialogs.follow_ups.draw(context);
    dialogs.bulk_update.draw(context);
    dialogs.add_to_selection.draw(context);
    dialogs.merge.draw(context);
    dialogs.move.draw(context);
    dialogs.errand.finished(context);
}

}  // namespace tratt::ui
