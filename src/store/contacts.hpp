// Contacts and companies in the database: what is refused, what a new one gets, and what follows from a change.
#pragma once

#include <vector>

#include "store/candidate.hpp"
#include "store/draft.hpp"
#include "store/work.hpp"

namespace tratt::store {

void check_contact(Candidate& contact);

void complete_contact(const Tables& tables, core::InstantMs now, Draft& draft);

void update_contacts(Work& work, const std::vector<Row>& contacts, const model::UpdateRecords& command);
void update_companies(Work& work, const std::vector<Row>& companies, const model::UpdateRecords& command);

// R102: what is the main contact now was another one before.
void keep_one_main(Work& work, const std::vector<Row>& contacts, model::Cause cause);
// R17: with a company a contact's category is the company's, so one of its own would only wait to surprise somebody.
void drop_own_category(Work& work, const std::vector<Row>& contacts, model::Cause cause);
// R90: further phones and e-mail addresses, in their order.
std::vector<Row> points_of(const Tables& tables, Row contact);
Row main_contact(const Tables& tables, Row company);  // no_row = none

void set_all(Work& work, const std::vector<Row>& rows, const std::vector<model::FieldValue>& changes,
             model::Cause cause, std::optional<Field> except = {});

}  // namespace tratt::store
