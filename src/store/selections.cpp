// Members of selections (R153, R158–R160).
#include <algorithm>
#include <set>

#include "store/execution.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;
using model::SelectionEntity;

namespace {

constexpr std::array member_fields = {Field::selection_member_contact, Field::selection_member_company,
                                      Field::selection_member_sale};

std::vector<Row> members_of(const Tables& tables, Row selection) {
    const auto& selections = tables.cells(Field::selection_member_selection).references;
    std::vector<Row> members;
    for (Row row = 0; row < selections.size(); ++row) {
        if (selections[row] == selection && tables.is_present(Entity::selection_member, row)) members.push_back(row);
    }
    return members;
}

// The record as a member of that field: the id belongs to one entity only.
std::optional<Field> field_of(const Tables& tables, const Uuid& id) {
    for (const Field field : member_fields) {
        if (tables.find(model::spec(field).target, id) != no_row) return field;
    }
    return std::nullopt;
}

Row member_with(const Tables& tables, const std::vector<Row>& members, const Uuid& id) {
    const auto found = std::ranges::find_if(members, [&](Row member) {
        return std::ranges::any_of(member_fields,
                                   [&](Field field) { return tables.value(field, member) == Value(id); });
    });
    return found == members.end() ? no_row : *found;
}

// R159: the company alone gives way to one of its contacts.
Row company_alone(const Tables& tables, const std::vector<Row>& members, const Uuid& id) {
    const Row contact = tables.find(Entity::contact, id);
    const Row company = contact == no_row ? no_row : tables.cells(Field::contact_company).references[contact];
    return company == no_row ? no_row : member_with(tables, members, tables.id_of(Entity::company, company));
}

}  // namespace

void add_members(Work& work, Row selection, const std::vector<Uuid>& ids, const Surroundings& around) {
    const Tables& tables = work.tables();
    const std::vector<Row> members = members_of(tables, selection);
    const bool takes_companies =
        tables.cells(Field::selection_entity).bytes[selection] == static_cast<std::uint8_t>(SelectionEntity::contact);
    std::set<Uuid> seen;
    std::vector<Row> replaced;
    for (const Uuid& id : ids) {
        if (!seen.insert(id).second || member_with(tables, members, id) != no_row) continue;
        const Row alone = takes_companies ? company_alone(tables, members, id) : no_row;
        if (alone != no_row && std::ranges::find(replaced, alone) == replaced.end()) replaced.push_back(alone);
        insert_record(work, Entity::selection_member, around.new_id(),
                      {{Field::selection_member_selection, tables.id_of(Entity::selection, selection)},
                       {*field_of(tables, id), id}},
                      around.moment);
    }
    work.remove(Entity::selection_member, replaced, Cause::user);
}

core::Result<Done> carry_out(Tables& tables, const model::ChangeMembers& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row selection = tables.find(Entity::selection, command.selection);
    if (command.make_static)
        work.set(Field::selection_kind, {selection}, model::as_number(model::SelectionKind::fixed), Cause::user);
    std::vector<Row> removed;
    const std::vector<Row> members = members_of(tables, selection);
    for (const Uuid& id : command.removed) {
        const Row member = member_with(tables, members, id);
        if (member != no_row && std::ranges::find(removed, member) == removed.end()) removed.push_back(member);
    }
    work.remove(Entity::selection_member, removed, Cause::user);
    add_members(work, selection, command.added, around);
    return finished(work, "step_change_members", name_params(tables, Entity::selection, selection));
}

}  // namespace tratt::store
