#include "store/contacts.hpp"

#include <algorithm>
#include <array>

#include "model/lead_rules.hpp"
#include "model/seeds.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;
using model::EnterCause;
using model::FieldValue;
using model::PointKind;
using model::PointType;

// ---- Checks -------------------------------------------------------------------------------------------------------

static void check_status(Candidate& contact, Row company) {
    if (!contact.changes(Field::contact_lead_status)) return;
    const Row own_category = contact.reference_after(Field::contact_own_category);
    const bool active = model::status_active(
        category_facts(contact.tables(), effective_category(contact.tables(), company, own_category)));
    if (!model::may_edit_status(active)) return contact.refuse("status_hidden", Field::contact_lead_status);
    contact.is_empty_after(Field::contact_lead_status) ? contact.refuse("status_required", Field::contact_lead_status)
                                                       : void();
}

void check_contact(Candidate& contact) {
    if (!model::has_contact_name(contact.text_after(Field::contact_first_name),
                                 contact.text_after(Field::contact_last_name))) {
        contact.refuse("contact_name_required", Field::contact_first_name);
    }
    const Row company = contact.reference_after(Field::contact_company);
    const bool has_own = !contact.is_empty_after(Field::contact_own_category);
    if (has_own && contact.changes(Field::contact_own_category) && !model::may_edit_own_category(company != no_row))
        contact.refuse("category_of_company", Field::contact_own_category);
    if (contact.changes(Field::contact_is_main) && contact.flag_after(Field::contact_is_main))
        contact.require(Field::contact_company);
    check_status(contact, company);
}

// ---- Creating -----------------------------------------------------------------------------------------------------

void complete_contact(const Tables& tables, core::InstantMs now, Draft& draft) {
    const Row company = draft.row_of(tables, Field::contact_company);
    if (company != no_row) draft.set_default(Field::contact_country, tables.value(Field::company_country, company));
    const Row category = effective_category(tables, company, draft.row_of(tables, Field::contact_own_category));
    const bool active = model::status_active(category_facts(tables, category));
    const Uuid status = model::initial_status(active, draft.id_of(Field::contact_lead_status), model::open_id);
    draft.replace(Field::contact_lead_status, status.is_nil() ? Value() : Value(status));
    if (!status.is_nil()) draft.set_default(Field::contact_status_since, now);
}

// ---- Further phones and e-mail addresses --------------------------------------------------------------------------

std::vector<Row> points_of(const Tables& tables, Row contact) {
    const auto& contacts = tables.cells(Field::contact_point_contact).references;
    std::vector<Row> points = items_in_order(tables, Entity::contact_point, false);
    std::erase_if(points, [&](Row point) { return contacts[point] != contact; });
    return points;
}

namespace {

struct MainPoint {
    Field field;
    PointKind kind;
    bool is_mobile;
};
constexpr std::array main_points = {MainPoint{Field::contact_email, PointKind::email, false},
                                    MainPoint{Field::contact_phone, PointKind::phone, false},
                                    MainPoint{Field::contact_mobile, PointKind::phone, true}};

// The first further one that can stand in for the main one.
Row substitute(const Tables& tables, Row contact, const MainPoint& wanted) {
    const auto& kinds = tables.cells(Field::contact_point_kind).bytes;
    const auto& types = tables.cells(Field::contact_point_type).bytes;
    for (const Row point : points_of(tables, contact)) {
        const bool is_mobile = types[point] == static_cast<std::uint8_t>(PointType::mobile);
        const bool is_kind = kinds[point] == static_cast<std::uint8_t>(wanted.kind);
        if (is_kind && (wanted.kind == PointKind::email || is_mobile == wanted.is_mobile)) return point;
    }
    return no_row;
}

void promote_points(Work& work, const std::vector<Row>& contacts, const std::vector<FieldValue>& changes, Cause cause) {
    for (const MainPoint& main : main_points) {
        const Value* value = given(changes, main.field);
        if (!value || !is_empty(*value)) continue;
        for (const Row contact : contacts) {
            const Row point = substitute(work.tables(), contact, main);
            if (point == no_row) continue;
            work.set(main.field, {contact}, work.tables().value(Field::contact_point_value, point), cause);
            work.remove(Entity::contact_point, {point}, cause);
        }
    }
}

}  // namespace

// ---- The main contact ---------------------------------------------------------------------------------------------

Row main_contact(const Tables& tables, Row company) {
    const auto& is_main = tables.cells(Field::contact_is_main).bytes;
    const auto contacts = tables.contacts_of(company);
    const auto found = std::ranges::find_if(contacts, [&](Row contact) { return is_main[contact] != 0; });
    return found == contacts.end() ? no_row : *found;
}

void keep_one_main(Work& work, const std::vector<Row>& contacts, Cause cause) {
    const auto& companies = work.tables().cells(Field::contact_company).references;
    const auto& is_main = work.tables().cells(Field::contact_is_main).bytes;
    for (const Row contact : contacts) {
        if (!is_main[contact] || companies[contact] == no_row) continue;
        const std::array company = {companies[contact]};
        std::vector<Row> others = contacts_in_companies(work.tables(), company);
        std::erase(others, contact);
        work.set(Field::contact_is_main, others, false, cause);
    }
}

// ---- Updating -----------------------------------------------------------------------------------------------------

void set_all(Work& work, const std::vector<Row>& rows, const std::vector<FieldValue>& changes, Cause cause,
             std::optional<Field> except) {
    for (const FieldValue& change : changes) {
        if (change.field != except) work.set(change.field, rows, change.value, cause);
    }
}

void drop_own_category(Work& work, const std::vector<Row>& contacts, Cause cause) {
    const auto& companies = work.tables().cells(Field::contact_company).references;
    std::vector<Row> with_company;
    std::ranges::copy_if(contacts, std::back_inserter(with_company), [&](Row row) { return companies[row] != no_row; });
    work.set(Field::contact_own_category, with_company, Value(), cause);
}

// Those that the change takes to another company, and to whose new one they are not the main contact.
static std::vector<Row> moving(const Tables& tables, const std::vector<Row>& contacts, const Value& company) {
    std::vector<Row> found;
    std::ranges::copy_if(contacts, std::back_inserter(found),
                         [&](Row row) { return tables.value(Field::contact_company, row) != company; });
    return found;
}

void update_contacts(Work& work, const std::vector<Row>& contacts, const model::UpdateRecords& command) {
    const StatusWatch watch(work.tables(), contacts);
    const Value* company = given(command.changes, Field::contact_company);
    if (company && !given(command.changes, Field::contact_is_main))
        work.set(Field::contact_is_main, moving(work.tables(), contacts, *company), false, command.cause);
    set_all(work, contacts, command.changes, command.cause, Field::contact_lead_status);
    if (company) drop_own_category(work, contacts, command.cause);
    if (given(command.changes, Field::contact_is_main)) keep_one_main(work, contacts, command.cause);
    promote_points(work, contacts, command.changes, command.cause);
    const Value* status = given(command.changes, Field::contact_lead_status);
    const auto* chosen = status ? std::get_if<Uuid>(status) : nullptr;
    if (chosen) return work.set_status(contacts, *chosen, command.cause);
    watch.done(work, company ? EnterCause::move : EnterCause::category);
}

void update_companies(Work& work, const std::vector<Row>& companies, const model::UpdateRecords& command) {
    const bool moves_contacts = given(command.changes, Field::company_category) != nullptr;
    const StatusWatch watch(work.tables(),
                            moves_contacts ? contacts_in_companies(work.tables(), companies) : std::vector<Row>());
    set_all(work, companies, command.changes, command.cause);
    watch.done(work, EnterCause::category);
}

}  // namespace tratt::store
