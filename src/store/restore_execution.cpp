// A backup as one step: first the numbers that change hands, then what is new, then what differs, then what goes, so that
// at each moment every record can be there with all it refers to.
#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "model/seeds.hpp"
#include "store/column_parts.hpp"
#include "store/contacts.hpp"
#include "store/execution.hpp"
#include "store/insertion_order.hpp"
#include "store/leads.hpp"
#include "store/lists.hpp"

namespace tratt::store {

using model::Cause;
using model::Column;
using model::Event;
using model::EventKind;
using model::ImportRows;

namespace {

class Restoring {
public:
    Restoring(Work& work, model::RestoreBackup& command) : work_(work), command_(command) {}

    void run() {
        std::ranges::stable_sort(command_.rows, {}, [](const ImportRows& rows) { return place_of(rows.entity); });
        for (const Entity entity : {Entity::company, Entity::contact, Entity::sale}) hand_over_numbers(entity);
        for (ImportRows& rows : command_.rows) {
            if (rows.is_new) insert(rows);
        }
        for (const ImportRows& rows : command_.rows) {
            if (!rows.is_new) change(rows);
        }
        remove();
        follow_rules();
        check_outcome();
    }

private:
    const Tables& tables() const { return work_.tables(); }

    static std::ptrdiff_t place_of(Entity entity) {
        return std::ranges::find(insertion_order, entity) - insertion_order.begin();
    }

    // Exactly these values: a record says itself when it was changed.
    void set(Entity entity, const std::vector<Uuid>& ids, const Column& column) {
        Event event{EventKind::set,        entity, Cause::import, command_.file_name, {}, {Column(column.field)},
                    {Column(column.field)}};
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Row row = tables().find(entity, ids[i]);
            const Value value = column.value(i);
            if (value == tables().value(column.field, row)) continue;
            event.ids.push_back(ids[i]);
            event.columns[0].add(value);
            tables().add_to(event.old_columns[0], row);
        }
        work_.apply(std::move(event));
    }

    template <class Take>
    void each_row_of(Entity entity, const Take& take) const {
        const Field field = *model::number_field(entity);
        for (const ImportRows& rows : command_.rows) {
            const Column* numbers = rows.entity == entity ? find_column(rows.columns, field) : nullptr;
            for (std::size_t i = 0; numbers && i < rows.ids.size(); ++i) take(rows, rows.ids[i], numbers->integers[i]);
        }
    }

    // Known records take their numbers at once, and what goes leaves its own to whoever wants it.
    void hand_over_numbers(Entity entity) {
        std::unordered_set<std::int64_t> wanted;
        std::vector<Uuid> ids;
        Column numbers(*model::number_field(entity));
        each_row_of(entity, [&](const ImportRows& rows, const Uuid& id, std::int64_t number) {
            wanted.insert(number);
            if (rows.is_new) return;
            ids.push_back(id);
            numbers.add(number);
        });
        const std::size_t known = ids.size();
        for (const model::RemovedRows& removed : command_.removed) {
            for (std::size_t i = 0; removed.entity == entity && i < removed.ids.size(); ++i) {
                const Row row = tables().find(entity, removed.ids[i]);
                if (!wanted.contains(tables().cells(numbers.field).numbers[row])) continue;
                ids.push_back(removed.ids[i]);
                numbers.add({});
            }
        }
        set(entity, ids, numbers);
        for (std::size_t i = 0; i < known; ++i) {
            if (tables().find_number(entity, numbers.integers[i]) != tables().find(entity, ids[i]))
                return fail("bad_transaction", entity, numbers.field, {{"reason", "number is taken"}});
        }
    }

    void insert(ImportRows& rows) {
        fill_numbers_and_ranks(tables(), rows);
        fill_numbers(rows.columns, model::created_field(rows.entity), rows.ids.size(), [&] { return work_.now(); });
        std::erase_if(rows.columns, [](const Column& column) { return column.is_all_empty(); });
        std::ranges::sort(rows.columns, {}, &Column::field);
        work_.apply({EventKind::insert, rows.entity, Cause::import, command_.file_name, rows.ids, rows.columns, {}});
    }

    void change(const ImportRows& rows) {
        for (const Column& column : rows.columns) {
            if (model::number_field(rows.entity) != column.field) set(rows.entity, rows.ids, column);
        }
    }

    void remove() {
        std::map<std::ptrdiff_t, std::vector<Uuid>> going;
        for (const model::RemovedRows& removed : command_.removed) {
            auto& ids = going[place_of(removed.entity)];
            ids.insert(ids.end(), removed.ids.begin(), removed.ids.end());
        }
        for (auto part = going.rbegin(); part != going.rend(); ++part) {
            const Entity entity = insertion_order[static_cast<std::size_t>(part->first)];
            auto layers = in_layers(tables(), entity, rows_of(tables(), entity, part->second));
            for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
                work_.remove(entity, *layer, Cause::import);
        }
    }

    // Each once, although different fields of one may stand in different rows.
    std::vector<Row> contacts_of(bool are_new) const {
        std::vector<Uuid> ids;
        for (const ImportRows& rows : command_.rows) {
            if (rows.entity == Entity::contact && rows.is_new == are_new)
                ids.insert(ids.end(), rows.ids.begin(), rows.ids.end());
        }
        return rows_of(tables(), Entity::contact, ids);
    }

    void follow_rules() {
        const std::vector<Row> added = contacts_of(true);
        const std::vector<Row> changed = contacts_of(false);
        follow_deleted_companies(added);
        drop_own_category(work_, added, Cause::import);
        drop_own_category(work_, changed, Cause::import);
        step_back_as_main(added);
        keep_one_main(work_, added, Cause::import);
        keep_one_main(work_, changed, Cause::import);
        open_statuses();
    }

    void follow_deleted_companies(const std::vector<Row>& contacts) {
        const auto& companies = tables().cells(Field::contact_company).references;
        RowValues deleted;
        for (const Row contact : contacts) {
            const Row company = companies[contact];
            if (company == no_row || !tables().is_live(Entity::contact, contact)) continue;
            if (tables().is_deleted(Entity::company, company))
                deleted.add(Field::contact_deleted_at, contact, tables().value(Field::company_deleted_at, company));
        }
        deleted.apply(work_, Cause::import);
    }

    // R102: a new contact does not take the place of the main contact that is here; of one in the bin it does.
    void step_back_as_main(const std::vector<Row>& contacts) {
        const auto& companies = tables().cells(Field::contact_company).references;
        const auto& is_main = tables().cells(Field::contact_is_main).bytes;
        std::vector<Row> stepping_back;
        for (const Row contact : contacts) {
            if (!is_main[contact] || companies[contact] == no_row) continue;
            const Row main = main_contact(tables(), companies[contact]);
            if (main != no_row && main != contact) stepping_back.push_back(contact);
        }
        work_.set(Field::contact_is_main, stepping_back, false, Cause::import, command_.file_name);
    }

    void open_statuses() {
        if (tables().find(Entity::lead_status, model::open_id) == no_row) return;
        const auto& statuses = tables().cells(Field::contact_lead_status).references;
        std::vector<Row> opened;
        for (Row row = 0; row < tables().row_count(Entity::contact); ++row) {
            const bool is_there = tables().is_present(Entity::contact, row);
            if (is_there && statuses[row] == no_row && status_active(tables(), row)) opened.push_back(row);
        }
        work_.set_status(opened, model::open_id, Cause::rule, std::string(rule_enter_active));
    }

    void fail(std::string_view code, Entity entity, std::optional<Field> field = {}, Params params = {}) {
        core::Error error = error_of(code, entity, field);
        error.params = std::move(params);
        work_.fail(std::move(error));
    }

    // What no single record shows.
    void check_outcome() {
        const Row user = current_user(tables());
        if (user == no_row) return fail("required", Entity::setting, Field::setting_current_user);
        if (!tables().is_live(Entity::user, user)) return fail("cannot_be_deleted", Entity::user);
        const auto& rights = tables().cells(Field::user_is_administrator).bytes;
        if (std::ranges::none_of(items_in_order(tables(), Entity::user, false), [&](Row row) { return rights[row]; }))
            return fail("last_administrator", Entity::user);
        if (has_selection_in_itself(tables())) return fail("selection_in_itself", Entity::selection);
        for (const ImportRows& rows : command_.rows) {
            if (!model::is_list(rows.entity) || !find_column(rows.columns, *model::name_field(rows.entity))) continue;
            const Row item = item_with_repeated_name(tables(), rows.entity);
            if (item != no_row)
                return fail("name_exists", rows.entity, model::name_field(rows.entity),
                            name_params(tables(), rows.entity, item));
        }
    }

    Work& work_;
    model::RestoreBackup& command_;
};

}  // namespace

core::Result<Done> carry_out(Tables& tables, model::RestoreBackup command, core::InstantMs now) {
    std::unordered_set<Uuid, core::UuidHash> touched;
    for (const ImportRows& rows : command.rows) touched.insert(rows.ids.begin(), rows.ids.end());
    for (const model::RemovedRows& rows : command.removed) touched.insert(rows.ids.begin(), rows.ids.end());
    const bool only_adds = command.removed.empty() && std::ranges::all_of(command.rows, &ImportRows::is_new);
    Work work(tables, now);
    Restoring(work, command).run();
    const std::string count = std::to_string(touched.size());
    core::Result<Done> done = finished(work, only_adds ? "step_import" : "step_restore_backup",
                                       {{"file", command.file_name}, {"count", count}});
    if (done) done->next_numbers = std::move(command.next_numbers);
    return done;
}

}  // namespace tratt::store
