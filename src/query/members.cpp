#include "query/members.hpp"

#include <algorithm>

namespace tratt::query {

using model::Members;

namespace {

Columns columns_of(const Columns& columns, Entity entity) {
    return {columns.database(), columns.moment(), columns.content(), entity};
}

// R163: the companies of those contacts, or the contacts of those companies; nothing for other kinds of record.
Mask as_members_of(const Columns& columns, Entity from, Entity to, const Mask& mask) {
    if (from == to) return mask;
    const auto company_of = columns.database().references(Field::contact_company);
    Mask result(columns.database().row_count(to));
    const bool are_known =
        from == Entity::contact ? to == Entity::company : from == Entity::company && to == Entity::contact;
    for (Row contact = 0; are_known && contact < company_of.size(); ++contact) {
        const Row company = company_of[contact];
        if (company == store::no_row) continue;
        if (to == Entity::company) result[company] |= mask[contact];
        if (to == Entity::contact) result[contact] = mask[company];
    }
    return result;
}

Mask listed(const Columns& columns, const Members& members) {
    Mask mask(columns.database().row_count(members.entity));
    for (const model::Uuid& id : members.ids) {
        const Row row = columns.database().find(members.entity, id);
        if (row != store::no_row) mask[row] = 1;
    }
    return as_members_of(columns, members.entity, columns.entity(), mask);
}

Mask found(const Columns& columns, const Members& members) {
    if (members.query.empty()) return Mask(columns.size());
    const model::Query& query = members.query.front();
    return as_members_of(columns, query.entity, columns.entity(), matching(columns_of(columns, query.entity), query));
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

Mask mask_of(const Columns& columns, const Members& members);

Mask combined(const Columns& columns, const Members& members) {
    if (members.sides.size() != 2) return Mask(columns.size());
    Mask first = mask_of(columns, members.sides[0]);
    Mask second = mask_of(columns, members.sides[1]);
    if (members.compares_companies && columns.entity() == Entity::contact) {
        // R164: a contact is in a side if anybody of its company is.
        const auto widened = [&](const Mask& mask) {
            const Mask companies = as_members_of(columns, Entity::contact, Entity::company, mask);
            Mask contacts = as_members_of(columns, Entity::company, Entity::contact, companies);
            keep_either(contacts, mask);
            return contacts;
        };
        Mask members_of_either = first;
        keep_either(members_of_either, second);
        first = widened(first);
        combine(members.operation, first, widened(second));
        keep_both(first, members_of_either);
        return first;
    }
    combine(members.operation, first, second);
    return first;
}

Mask mask_of(const Columns& columns, const Members& members) {
    switch (members.kind) {
        case Members::Kind::listed: return listed(columns, members);
        case Members::Kind::found: return found(columns, members);
        case Members::Kind::combined: return combined(columns, members);
        default: return Mask(columns.size(), 1);
    }
}

}  // namespace

void keep_members(const Columns& columns, const Members& members, Mask& mask) {
    if (members.kind != Members::Kind::all) keep_both(mask, mask_of(columns, members));
}

}  // namespace tratt::query
