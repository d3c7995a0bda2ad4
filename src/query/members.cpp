#include "query/members.hpp"

#include <algorithm>

namespace tratt::query {

using model::Members;

namespace {

Columns columns_of(const Columns& columns, Entity entity) {
    return {columns.database(), columns.moment(), columns.content(), entity};
}

// What members are worked out for: the records of the columns' entity, the deleted ones too or not.
struct Asked {
    const Columns& columns;
    bool with_deleted;

    MaskView candidates(Entity entity) const { return candidates_of(columns.database(), entity, with_deleted); }
};

// R163: the companies of those contacts, or the contacts of those companies; nothing for other kinds of record.
Mask as_members_of(const Asked& asked, Entity from, Entity to, const Mask& mask) {
    if (from == to) return mask;
    const auto company_of = asked.columns.database().references(Field::contact_company);
    Mask result(asked.columns.database().row_count(to));
    const bool are_known =
        from == Entity::contact ? to == Entity::company : from == Entity::company && to == Entity::contact;
    for (Row contact = 0; are_known && contact < company_of.size(); ++contact) {
        const Row company = company_of[contact];
        if (company == store::no_row) continue;
        if (to == Entity::company) result[company] |= mask[contact];
        if (to == Entity::contact) result[contact] = mask[company];
    }
    keep_both(result, asked.candidates(to));
    return result;
}

Mask listed(const Asked& asked, const Members& members) {
    const store::Database& database = asked.columns.database();
    Mask mask(database.row_count(members.entity));
    for (const model::Uuid& id : members.ids) {
        const Row row = database.find(members.entity, id);
        if (row != store::no_row) mask[row] = 1;
    }
    keep_both(mask, asked.candidates(members.entity));
    return as_members_of(asked, members.entity, asked.columns.entity(), mask);
}

Mask found(const Asked& asked, const Members& members) {
    if (members.query.empty()) return Mask(asked.columns.size());
    const model::Query& query = members.query.front();
    Mask mask = matching(columns_of(asked.columns, query.entity), query).mask;
    keep_both(mask, asked.candidates(query.entity));
    return as_members_of(asked, query.entity, asked.columns.entity(), mask);
}

void combine(model::SetOperation operation, Mask& first, const Mask& second) {
    switch (operation) {
        case model::SetOperation::only_first: return keep_without(first, second);
        case model::SetOperation::only_second: {
            Mask mask = second;
            keep_without(mask, first);
            first = std::move(mask);
            return;
        }
        case model::SetOperation::both: return keep_both(first, second);
        case model::SetOperation::exactly_one: return keep_one_of(first, second);
        case model::SetOperation::either: return keep_either(first, second);
    }
}

Mask mask_of(const Asked& asked, const Members& members);

// R164: whoever has a colleague in it is in it too.
Mask with_colleagues(const Asked& asked, const Mask& mask) {
    const Mask companies = as_members_of(asked, Entity::contact, Entity::company, mask);
    Mask contacts = as_members_of(asked, Entity::company, Entity::contact, companies);
    keep_either(contacts, mask);
    return contacts;
}

Mask combined(const Asked& asked, const Members& members) {
    if (members.sides.size() != 2) return Mask(asked.columns.size());
    Mask first = mask_of(asked, members.sides[0]);
    Mask second = mask_of(asked, members.sides[1]);
    if (!members.compares_companies || asked.columns.entity() != Entity::contact) {
        combine(members.operation, first, second);
        return first;
    }
    Mask members_of_either = first;
    keep_either(members_of_either, second);
    first = with_colleagues(asked, first);
    combine(members.operation, first, with_colleagues(asked, second));
    keep_both(first, members_of_either);
    return first;
}

Mask mask_of(const Asked& asked, const Members& members) {
    switch (members.kind) {
        case Members::Kind::listed: return listed(asked, members);
        case Members::Kind::found: return found(asked, members);
        case Members::Kind::combined: return combined(asked, members);
        case Members::Kind::all: break;
    }
    const auto all = asked.candidates(asked.columns.entity());
    return {all.begin(), all.end()};
}

}  // namespace

void keep_members(const Columns& columns, const model::Query& query, Mask& mask) {
    if (query.among.kind == Members::Kind::all) return;
    keep_both(mask, mask_of({columns, query.with_deleted}, query.among));
}

MaskView candidates_of(const store::Database& database, Entity entity, bool with_deleted) {
    return with_deleted ? database.present(entity) : database.live(entity);
}

}  // namespace tratt::query
