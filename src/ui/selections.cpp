#include "ui/selections.hpp"

#include <utility>

#include "codec/json_query.hpp"
#include "model/list_rules.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;
using model::Members;
using store::Database;
using store::Row;

constexpr int deepest = 7;  // as deep as a query may be written (codec/json_query.hpp)

core::Uuid id_or_nil(const Database& database, Row user) {
    return user == store::no_row ? core::Uuid{} : database.id_of(Entity::user, user);
}

}  // namespace

Entity selection_entity(const Database& database, Row selection) {
    switch (static_cast<model::SelectionEntity>(database.number(Field::selection_entity, selection))) {
        case model::SelectionEntity::company: return Entity::company;
        case model::SelectionEntity::sale: return Entity::sale;
        case model::SelectionEntity::contact: break;
    }
    return Entity::contact;
}

model::SelectionKind selection_kind(const Database& database, Row selection) {
    const std::int64_t kind = database.number(Field::selection_kind, selection);
    return kind == core::no_value ? model::SelectionKind::fixed : static_cast<model::SelectionKind>(kind);
}

bool may_edit_selection(const Database& database, Row selection) {
    const Row me = database.current_user();
    const bool is_administrator = me != store::no_row && database.flag(Field::user_is_administrator, me);
    return model::may_edit_owned(id_or_nil(database, database.reference(Field::selection_owner, selection)),
                                 id_or_nil(database, me), is_administrator);
}

bool may_see_selection(const Database& database, Row selection) {
    const Row me = database.current_user(), owner = database.reference(Field::selection_owner, selection);
    if (owner == store::no_row || owner == me) return true;
    switch (static_cast<model::Visibility>(database.number(Field::selection_visibility, selection))) {
        case model::Visibility::everyone: return true;
        case model::Visibility::owner: return false;
        case model::Visibility::group: break;
    }
    const Row group = database.reference(Field::selection_group, selection);
    return me != store::no_row && group != store::no_row && database.reference(Field::user_group, me) == group;
}

std::vector<Row> visible_selections(const Database& database) {
    std::vector<Row> rows;
    for (Row row = 0; row < database.row_count(Entity::selection); ++row) {
        if (database.is_live(Entity::selection, row) && may_see_selection(database, row)) rows.push_back(row);
    }
    return rows;
}

Row find_selection(const Database& database, std::string_view id) {
    const auto parsed = core::parse_uuid(id);
    const Row row = parsed ? database.find(Entity::selection, *parsed) : store::no_row;
    return row != store::no_row && database.is_live(Entity::selection, row) ? row : store::no_row;
}

model::Query selection_criteria(const Database& database, Row selection) {
    auto query = codec::read_query(database.text(Field::selection_criteria, selection));
    if (query && query->entity == selection_entity(database, selection)) return *query;
    return {.entity = selection_entity(database, selection)};
}

// ---- Members --------------------------------------------------------------------------------------------------------

void SelectionMembers::collect(const Database& database) {
    held_.clear();
    made_.clear();
    selections_ = database.revision(Entity::selection);
    members_ = database.revision(Entity::selection_member);
    for (Row row = 0; row < database.row_count(Entity::selection_member); ++row) {
        if (!database.is_present(Entity::selection_member, row)) continue;
        const Row selection = database.reference(Field::selection_member_selection, row);
        if (selection == store::no_row) continue;
        Held& held = held_[selection];
        const auto add = [&](Field field, Entity entity, std::vector<core::Uuid>& ids) {
            const Row record = database.reference(field, row);
            if (record != store::no_row) ids.push_back(database.id_of(entity, record));
        };
        add(Field::selection_member_contact, Entity::contact, held.contacts);
        add(Field::selection_member_company, Entity::company, held.companies);
        add(Field::selection_member_sale, Entity::sale, held.sales);
    }
}

Members SelectionMembers::listed(Row selection, Entity entity) const {
    const auto found = held_.find(selection);
    const Held held = found == held_.end() ? Held{} : found->second;
    Members members{.kind = Members::Kind::listed, .entity = entity};
    members.ids = entity == Entity::contact ? held.contacts : entity == Entity::company ? held.companies : held.sales;
    if (entity != Entity::contact || held.companies.empty()) return members;
    // R159: companies without a contact are members too.
    Members companies{.kind = Members::Kind::listed, .entity = Entity::company, .ids = held.companies};
    return {.kind = Members::Kind::combined,
            .sides = {std::move(members), std::move(companies)},
            .operation = model::SetOperation::either};
}

Members SelectionMembers::make(const Database& database, Row selection, int depth) const {
    const Entity entity = selection_entity(database, selection);
    switch (selection_kind(database, selection)) {
        case model::SelectionKind::fixed: break;
        case model::SelectionKind::dynamic:
            return {.kind = Members::Kind::found, .query = {selection_criteria(database, selection)}};
        case model::SelectionKind::combined: {
            const Row left = database.reference(Field::selection_left, selection);
            const Row right = database.reference(Field::selection_right, selection);
            const std::int64_t operation = database.number(Field::selection_operation, selection);
            if (left == store::no_row || right == store::no_row || depth >= deepest) break;
            return {.kind = Members::Kind::combined,
                    .sides = {make(database, left, depth + 1), make(database, right, depth + 1)},
                    .operation = operation == core::no_value ? model::SetOperation::either
                                                             : static_cast<model::SetOperation>(operation),
                    .compares_companies = database.flag(Field::selection_companies_only, selection)};
        }
    }
    return listed(selection, entity);
}

void SelectionMembers::refresh(const Database& database) {
    if (selections_ != database.revision(Entity::selection) || members_ != database.revision(Entity::selection_member))
        collect(database);
}

std::vector<core::Uuid> SelectionMembers::held(const Database& database, Row selection) {
    refresh(database);
    const auto found = held_.find(selection);
    if (found == held_.end()) return {};
    std::vector<core::Uuid> ids = found->second.contacts;
    ids.insert(ids.end(), found->second.companies.begin(), found->second.companies.end());
    ids.insert(ids.end(), found->second.sales.begin(), found->second.sales.end());
    return ids;
}

const Members& SelectionMembers::of(const Database& database, Row selection) {
    refresh(database);
    const auto found = made_.find(selection);
    return found != made_.end() ? found->second : made_.emplace(selection, make(database, selection, 0)).first->second;
}

model::Query SelectionMembers::query(const Database& database, Row selection) {
    model::Query query{.entity = selection_entity(database, selection)};
    query.among = of(database, selection);
    return query;
}

}  // namespace tratt::ui
