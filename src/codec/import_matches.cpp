#include "codec/import_matches.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "codec/cell_values.hpp"
#include "core/text.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::OnMatch;
using model::PlannedCompany;
using model::PlannedRow;
using model::RowNote;
using model::RowState;
using store::Row;

// The rows of one entity against the records that are here and those that earlier rows make.
class Matcher {
public:
    Matcher(ImportDraft& draft, Entity entity) : draft_(draft), entity_(entity), index_(draft.database, entity) {}

    MatchIndex& index() { return index_; }

    // The record in that slot is what the row means; says so, or why it is left alone.
    void take_match(PlannedRow& row, std::int64_t slot, const std::string& sender_id) {
        const std::int64_t before = index_.claimed_by(slot);
        if (before != no_slot) return skip(row, RowNote::duplicate_in_file, before);
        if (row.is_ticked) index_.claim(slot, row.number(), sender_id);
        remember(row, slot);
    }

    void add_new(PlannedRow& row, MatchKey key) {
        row.state = RowState::added;
        const std::string sender_id = key.sender_id;
        const std::int64_t slot = index_.add(std::move(key));
        draft_.slot_of(row) = slot;
        if (row.is_ticked) index_.claim(slot, row.number(), sender_id);
    }

private:
    static void skip(PlannedRow& row, RowNote note, std::int64_t other_row = 0) {
        row.state = RowState::skipped;
        row.remarks.push_back(make_remark(note, -1, {}, other_row));
    }

    void remember(PlannedRow& row, std::int64_t slot) {
        draft_.slot_of(row) = slot;
        if (!index_.is_here(slot)) return;
        const auto here = static_cast<Row>(slot);
        row.record = draft_.database.id_of(entity_, here);
        if (draft_.database.is_deleted(entity_, here)) return skip(row, RowNote::deleted_here);
        if (draft_.decisions.on_match == OnMatch::skip) skip(row, RowNote::matched);
    }

    ImportDraft& draft_;
    Entity entity_;
    MatchIndex index_;
};

MatchKey company_key(const ImportDraft& draft, const MatchIndex& companies, const PlannedRow& row) {
    const RowReader& reader = draft.reader;
    const std::size_t r = row.table_row;
    std::string ids = reader.text(r, Field::company_external_id);
    ids.resize(std::min(ids.size(), ids.find(';')));  // the primary one stands first
    std::string domain = clean_domain(reader.text(r, Field::company_domain));
    if (domain.empty() && !reader.is_of_contacts()) domain = clean_domain(reader.text(r, Field::company_website));
    return companies.key(core::trim(ids), domain, reader.text(r, Field::company_name),
                         reader.text(r, Field::company_department));
}

// ---- Companies of a list of contacts --------------------------------------------------------------------------------

class CompaniesOfContacts {
public:
    explicit CompaniesOfContacts(ImportDraft& draft) : draft_(draft), index_(draft.database, Entity::company) {}

    void find_all() {
        for (PlannedRow& row : draft_.plan.rows) {
            if (row.state != RowState::faulty) find(row);
        }
    }

    // Where the company stands in the plan; it enters it when a row first belongs to it.
    std::int32_t planned_index(std::int64_t slot, const PlannedRow& row) {
        auto& planned = draft_.plan.companies;
        const auto [at, is_first] = planned_by_slot_.emplace(slot, static_cast<std::int32_t>(planned.size()));
        if (is_first) planned.push_back(planned_company(slot, row));
        return at->second;
    }

private:
    void find(PlannedRow& row) {
        MatchKey key = company_key(draft_, index_, row);
        if (key.sender_id.empty() && key.address.empty() && key.name.empty()) return;
        std::int64_t slot = index_.find(key);
        if (index_.is_here(slot) && !draft_.database.is_live(Entity::company, static_cast<Row>(slot))) slot = no_slot;
        const bool is_named = !key.name.empty();
        if (slot == no_slot && is_named && row.is_ticked) slot = index_.add(std::move(key));
        draft_.company_slot_of(row) = slot;
        if (slot == no_slot && !is_named) remark_on_unknown(row);
    }

    void remark_on_unknown(PlannedRow& row) const {
        const RowReader& reader = draft_.reader;
        const Field named_by = reader.has(Field::company_domain) ? Field::company_domain : Field::company_external_id;
        row.remarks.push_back(
            make_remark(RowNote::company_unknown, reader.column_of(named_by), reader.text(row.table_row, named_by)));
    }

    PlannedCompany planned_company(std::int64_t slot, const PlannedRow& row) const {
        PlannedCompany company;
        company.first_row = row.table_row;
        if (!index_.is_here(slot)) {
            company.name = draft_.reader.text(row.table_row, Field::company_name);
            return company;
        }
        const store::Database& database = draft_.database;
        const auto here = static_cast<Row>(slot);
        company.name = database.name(Entity::company, here);
        company.record = database.id_of(Entity::company, here);
        company.category_before = database.id_of(Entity::category, database.reference(Field::company_category, here));
        return company;
    }

    ImportDraft& draft_;
    MatchIndex index_;
    std::unordered_map<std::int64_t, std::int32_t> planned_by_slot_;
};

// ---- Contacts -------------------------------------------------------------------------------------------------------

// Contacts by name and company, for rows that have nothing better.
class Persons {
public:
    Persons(const store::Database& database, const MatchIndex& contacts) : database_(database), contacts_(contacts) {}

    static std::string key(const std::string& name, std::int64_t company_slot) {
        return name + '\n' + std::to_string(company_slot);
    }

    std::int64_t find(const std::string& person) {
        if (!by_key_) read_those_here();
        const auto found = by_key_->find(person);
        return found == by_key_->end() ? no_slot : found->second;
    }

    // Those that are here are read when the first is looked for: most files look for none.
    void add(const std::string& person, std::int64_t slot) {
        if (by_key_) by_key_->emplace(person, slot);
    }

private:
    void read_those_here() {
        by_key_.emplace();
        for (Row here = 0; here < database_.row_count(Entity::contact); ++here) {
            if (!database_.is_live(Entity::contact, here)) continue;
            const Row company = database_.reference(Field::contact_company, here);
            const std::string folded = contacts_.key({}, {}, database_.name(Entity::contact, here)).name;
            by_key_->emplace(key(folded, company == store::no_row ? no_slot : company), here);
        }
    }

    const store::Database& database_;
    const MatchIndex& contacts_;
    std::optional<std::unordered_map<std::string, std::int64_t>> by_key_;
};

class ContactMatching {
public:
    explicit ContactMatching(ImportDraft& draft)
        : draft_(draft),
          matcher_(draft, Entity::contact),
          persons_(draft.database, matcher_.index()),
          keys_(draft.plan.rows.size()) {}

    // What is certain comes first, so that no guess of an earlier row takes the record away.
    void match_all() {
        for (PlannedRow& row : draft_.plan.rows) {
            if (row.state != RowState::faulty) match_exactly(row);
        }
        for (PlannedRow& row : draft_.plan.rows) {
            if (!is_out(row) && draft_.slot_of(row) == no_slot) match_or_add(row);
        }
    }

    // A row that names no company leaves a contact that is here where it is.
    void place(PlannedRow& row, CompaniesOfContacts& companies) {
        const std::int64_t slot = draft_.slot_of(row);
        std::int64_t& company_slot = draft_.company_slot_of(row);
        if (company_slot == no_slot && matcher_.index().is_here(slot)) {
            const Row company = draft_.database.reference(Field::contact_company, static_cast<Row>(slot));
            if (company != store::no_row) company_slot = company;
        }
        if (is_out(row) || company_slot == no_slot) return;
        row.company = companies.planned_index(company_slot, row);
    }

private:
    MatchKey& key_of(const PlannedRow& row) { return keys_[draft_.index_of(row)]; }

    void match_exactly(PlannedRow& row) {
        const RowReader& reader = draft_.reader;
        const auto [first, last] = reader.name(row.table_row);
        const std::string email = read_email(reader.text(row.table_row, Field::contact_email)).address;
        MatchKey& key = key_of(row);
        key = matcher_.index().key(reader.text(row.table_row, Field::contact_external_id), email, first + ' ' + last);
        const std::int64_t slot = matcher_.index().find_exactly(key);
        if (slot != no_slot) matcher_.take_match(row, slot, key.sender_id);
    }

    void match_or_add(PlannedRow& row) {
        MatchKey& key = key_of(row);
        const MatchIndex& contacts = matcher_.index();
        const std::string person = Persons::key(key.name, draft_.company_slot_of(row));
        std::int64_t slot = contacts.find_exactly(key);
        if (slot == no_slot) slot = contacts.find_unclaimed(key);
        if (slot == no_slot && key.sender_id.empty() && key.address.empty()) slot = persons_.find(person);
        if (slot != no_slot) return matcher_.take_match(row, slot, key.sender_id);
        matcher_.add_new(row, std::move(key));
        persons_.add(person, draft_.slot_of(row));
    }

    ImportDraft& draft_;
    Matcher matcher_;
    Persons persons_;
    std::vector<MatchKey> keys_;  // by row
};

}  // namespace

void match_companies(ImportDraft& draft) {
    Matcher matcher(draft, Entity::company);
    for (PlannedRow& row : draft.plan.rows) {
        if (row.state == RowState::faulty) continue;
        MatchKey key = company_key(draft, matcher.index(), row);
        const std::int64_t slot = matcher.index().find(key);
        if (slot == no_slot) {
            matcher.add_new(row, std::move(key));
        } else {
            matcher.take_match(row, slot, key.sender_id);
        }
    }
}

void match_contacts(ImportDraft& draft) {
    CompaniesOfContacts companies(draft);
    companies.find_all();
    ContactMatching contacts(draft);
    contacts.match_all();
    for (PlannedRow& row : draft.plan.rows) contacts.place(row, companies);
}

}  // namespace tratt::codec
