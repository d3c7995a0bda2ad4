// Form submissions, simulated here: a contact is found or made, empty fields are filled, and the submission is kept
// (R228–R233, R239–R243, R50).
#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "model/lead_rules.hpp"
#include "model/list_rules.hpp"
#include "model/seeds.hpp"
#include "store/contacts.hpp"
#include "store/execution.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;
using model::FieldValue;
using model::SubmissionState;
using model::UtmLevel;

namespace {

std::string text_at(const Tables& tables, Field field, Row row) {
    const Cells& cells = tables.cells(field);
    return std::string(cells.pool.text(cells.handles[row]));
}

std::string text_of(const std::vector<FieldValue>& values, Field field) {
    const Value* value = given(values, field);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

std::vector<FieldValue> values_of(Entity entity, const std::vector<FieldValue>& values) {
    std::vector<FieldValue> found;
    std::ranges::copy_if(values, std::back_inserter(found), [&](const FieldValue& one) {
        return model::spec(one.field).entity == entity && !is_empty(one.value);
    });
    return found;
}

// R239: by e-mail address, whatever the letters' case; the main one or a further one, the oldest contact first.
Row contact_by_email(const Tables& tables, const std::string& email) {
    if (email.empty()) return no_row;
    const std::string wanted = core::lower(email);
    const auto has_address = [&](Field field, Row row) { return core::lower(text_at(tables, field, row)) == wanted; };
    for (Row row = 0; row < tables.row_count(Entity::contact); ++row) {
        if (tables.is_live(Entity::contact, row) && has_address(Field::contact_email, row)) return row;
    }
    for (Row point = 0; point < tables.row_count(Entity::contact_point); ++point) {
        if (!tables.is_live(Entity::contact_point, point)) continue;
        const Row contact = tables.cells(Field::contact_point_contact).references[point];
        if (tables.is_live(Entity::contact, contact) && has_address(Field::contact_point_value, point)) return contact;
    }
    return no_row;
}

Row company_by_name(const Tables& tables, const std::string& name) {
    for (Row row = 0; row < tables.row_count(Entity::company); ++row) {
        const bool is_it = tables.is_live(Entity::company, row) &&
                           model::is_same_name(text_at(tables, Field::company_name, row), name);
        if (is_it) return row;
    }
    return no_row;
}

bool is_transfer_enabled(const Tables& tables) {
    const Row setting = the_setting(tables);
    return setting != no_row && tables.cells(Field::setting_utm_transfer_enabled).bytes[setting] != 0;
}

// R241: fields that replace what is there.
bool is_replaced(const Tables& tables, Row form, Field field) {
    const std::string keys = ',' + text_at(tables, Field::form_replaced_fields, form) + ',';
    return keys.find(',' + std::string(model::spec(field).key) + ',') != std::string::npos;
}

// One submission on its way into contacts and companies.
class Submission {
public:
    Submission(Work& work, Row form, const std::vector<FieldValue>& values, const Surroundings& around)
        : work_(work), tables_(work.tables()), form_(form), values_(values), around_(around) {}

    Row contact = no_row;
    Row company = no_row;
    Row owner = no_row;
    bool is_new_contact = false;
    bool is_new_company = false;

    void find_contact() { contact = contact_by_email(tables_, text_of(values_, Field::contact_email)); }

    void carry_out(const model::UtmValues& first_touch, const model::UtmValues& link) {
        find_company();
        is_new_contact = contact == no_row;
        const model::UtmWriting utm =
            model::utm_writing(first_touch, link, {is_transfer_enabled(tables_), is_new_contact, is_new_company});
        if (company == no_row && is_new_company) make_company(utm.company_source);
        is_new_contact ? make_contact(utm) : fill_contact();
        move_category();
        hand_out();
    }

private:
    void find_company() {
        if (contact != no_row) company = tables_.cells(Field::contact_company).references[contact];
        const std::string name = text_of(values_, Field::company_name);
        if (company != no_row || name.empty()) return;
        company = company_by_name(tables_, name);
        is_new_company = company == no_row;
    }

    // R242, R227
    void make_company(const model::UtmValues& source) {
        std::vector<FieldValue> values = values_of(Entity::company, values_);
        if (!given(values, Field::company_category))
            values.push_back({Field::company_category, tables_.value(Field::form_category, form_)});
        if (!given(values, Field::company_business))
            values.push_back({Field::company_business, tables_.value(Field::form_business, form_)});
        values.push_back({Field::company_owner, Value()});
        std::ranges::move(model::utm_values(UtmLevel::company_source, source), std::back_inserter(values));
        company = insert_record(work_, Entity::company, around_.new_id(), std::move(values), around_.moment);
    }

    void make_contact(const model::UtmWriting& utm) {
        std::vector<FieldValue> values = values_of(Entity::contact, values_);
        std::erase_if(values, [](const FieldValue& one) { return one.field == Field::contact_company; });
        if (company != no_row) {
            values.push_back({Field::contact_company, tables_.id_of(Entity::company, company)});
        } else {
            values.push_back({Field::contact_own_category, tables_.value(Field::form_category, form_)});
        }
        if (!given(values, Field::contact_owner)) values.push_back({Field::contact_owner, Value()});
        if (!given(values, Field::contact_first_name) && !given(values, Field::contact_last_name))
            values.push_back({Field::contact_last_name, name_in_email()});
        std::ranges::move(model::utm_values(UtmLevel::first_touch, utm.first_touch), std::back_inserter(values));
        std::ranges::move(model::utm_values(UtmLevel::creation, utm.creation), std::back_inserter(values));
        contact = insert_record(work_, Entity::contact, around_.new_id(), std::move(values), around_.moment);
    }

    // R84: somebody who gave only an address is called after it.
    std::string name_in_email() const {
        const std::string email = text_of(values_, Field::contact_email);
        return email.substr(0, email.find('@', 1));
    }

    // R241, R228: nothing of where the contact came from changes.
    void fill_contact() {
        for (const FieldValue& one : values_of(Entity::contact, values_)) {
            const bool is_empty_now = is_empty(tables_.value(one.field, contact));
            if (is_empty_now || is_replaced(tables_, form_, one.field))
                work_.set(one.field, {contact}, one.value, Cause::user);
        }
        if (company == no_row || tables_.cells(Field::contact_company).references[contact] != no_row) return;
        const StatusWatch watch(tables_, {contact});
        work_.set(Field::contact_company, {contact}, tables_.id_of(Entity::company, company), Cause::user);
        drop_own_category(work_, {contact}, Cause::user);
        watch.done(work_, model::EnterCause::move);
    }

    // R50: a company in Potential customer goes on to the form's category, never back to it.
    void move_category() {
        const bool is_known = company == no_row ? !is_new_contact : !is_new_company;
        const Row present = category_of(tables_, contact);
        const Row wanted = tables_.cells(Field::form_category).references[form_];
        const auto facts = category_facts(tables_, present);
        if (!is_known || !facts || wanted == no_row) return;
        const auto& ranks = tables_.cells(Field::category_rank).numbers;
        const auto wanted_facts = category_facts(tables_, wanted);
        const bool goes_on = ranks[wanted] > ranks[present] && wanted_facts && wanted_facts->group == facts->group;
        if (!goes_on) return;
        const Uuid after = model::category_after_submission(facts->group, tables_.id_of(Entity::category, present),
                                                            tables_.id_of(Entity::category, wanted));
        const std::array companies = {company};
        const StatusWatch watch(
            tables_, company == no_row ? std::vector<Row>{contact} : contacts_in_companies(tables_, companies));
        company == no_row ? work_.set(Field::contact_own_category, {contact}, after, Cause::user)
                          : work_.set(Field::company_category, {company}, after, Cause::user);
        watch.done(work_, model::EnterCause::category);
    }

    std::vector<Uuid> users_in_turn() const {
        std::vector<Uuid> users;
        const Row group = tables_.cells(Field::form_hand_out_to).references[form_];
        if (group == no_row) return users;
        for (const Row user : items_in_order(tables_, Entity::user, false)) {
            if (tables_.cells(Field::user_group).references[user] == group)
                users.push_back(tables_.id_of(Entity::user, user));
        }
        return users;
    }

    Uuid last_owner() const {
        Uuid last;
        for (Row row = 0; row < tables_.row_count(Entity::form_submission); ++row) {
            if (!tables_.is_present(Entity::form_submission, row)) continue;
            const Row owner_then = tables_.cells(Field::form_submission_owner).references[row];
            const bool is_of_form = tables_.cells(Field::form_submission_form).references[row] == form_;
            if (is_of_form && owner_then != no_row) last = tables_.id_of(Entity::user, owner_then);
        }
        return last;
    }

    // R243
    void hand_out() {
        const bool is_owned = tables_.cells(Field::contact_owner).references[contact] != no_row;
        const bool takes_owned = tables_.cells(Field::form_takes_owned).bytes[form_] != 0;
        if (!model::is_handed_out(is_owned, takes_owned)) return;
        const Row fallback = tables_.cells(Field::form_fallback_owner).references[form_];
        const Uuid next = model::next_owner(users_in_turn(), last_owner(), tables_.id_of(Entity::user, fallback));
        if (next.is_nil()) return;
        owner = tables_.find(Entity::user, next);
        work_.set(Field::contact_owner, {contact}, next, Cause::user);
    }

    Work& work_;
    const Tables& tables_;
    Row form_;
    const std::vector<FieldValue>& values_;
    const Surroundings& around_;
};

Value id_value(const Tables& tables, Entity entity, Row row) {
    return row == no_row ? Value() : Value(tables.id_of(entity, row));
}

std::vector<FieldValue> outcome(const Tables& tables, const Submission& submission, SubmissionState state) {
    return {{Field::form_submission_contact, id_value(tables, Entity::contact, submission.contact)},
            {Field::form_submission_company, id_value(tables, Entity::company, submission.company)},
            {Field::form_submission_owner, id_value(tables, Entity::user, submission.owner)},
            {Field::form_submission_state, model::as_number(state)}};
}

Params form_name(const Tables& tables, Row form) { return name_params(tables, Entity::form, form); }

model::UtmValues conversion_of(const Tables& tables, Row submission) {
    const auto fields = model::utm_fields(UtmLevel::conversion);
    const auto text = [&](std::size_t i) { return text_at(tables, fields[i], submission); };
    return {text(0), text(1), text(2), text(3), text(4)};
}

}  // namespace

core::Result<Done> carry_out(Tables& tables, const model::SubmitForm& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row form = tables.find(Entity::form, command.form);
    Submission submission(work, form, command.values, around);
    submission.find_contact();
    const auto processing = static_cast<model::Processing>(tables.cells(Field::form_processing).bytes[form]);
    const bool is_at_once = model::is_processed_at_once(processing, submission.contact != no_row);
    if (is_at_once) submission.carry_out(command.first_touch, command.link);
    std::vector<FieldValue> values =
        outcome(tables, submission, is_at_once ? SubmissionState::processed : SubmissionState::waiting);
    values.push_back({Field::form_submission_form, command.form});
    values.push_back({Field::form_submission_email, text_of(command.values, Field::contact_email)});
    values.push_back({Field::form_submission_submitted_at, around.moment.now});
    values.push_back({Field::form_submission_values, command.values_json});
    values.push_back({Field::form_submission_referrer, command.referrer});
    values.push_back({Field::form_submission_page, command.page});
    const bool is_enabled = is_transfer_enabled(tables);
    std::ranges::move(
        model::utm_values(UtmLevel::conversion, model::utm_writing({}, command.link, {is_enabled}).conversion),
        std::back_inserter(values));
    std::erase_if(values, [](const FieldValue& one) { return one.value == Value(std::string()); });
    insert_record(work, Entity::form_submission, command.submission.is_nil() ? around.new_id() : command.submission,
                  std::move(values), around.moment);
    return finished(work, "step_submit_form", form_name(tables, form));
}

core::Result<Done> carry_out(Tables& tables, const model::ProcessSubmission& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row row = tables.find(Entity::form_submission, command.submission);
    const Row form = tables.cells(Field::form_submission_form).references[row];
    Submission submission(work, form, command.values, around);
    if (!command.is_rejected) {
        submission.find_contact();
        submission.carry_out(command.first_touch, conversion_of(tables, row));
    }
    const SubmissionState state = command.is_rejected ? SubmissionState::rejected : SubmissionState::processed;
    for (const FieldValue& one : outcome(tables, submission, state)) work.set(one.field, {row}, one.value, Cause::user);
    return finished(work, "step_process_submission", form_name(tables, form));
}

}  // namespace tratt::store
