#include "codec/import_plan.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>

#include "codec/cell_values.hpp"
#include "codec/hand_edits.hpp"
#include "codec/import_match.hpp"
#include "codec/import_rows.hpp"
#include "core/text.hpp"
#include "model/lead_rules.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::FieldChange;
using model::OnMatch;
using model::PlannedCompany;
using model::PlannedRow;
using model::RowNote;
using model::RowState;
using model::Value;
using store::Database;
using store::Row;

constexpr std::int64_t no_slot = MatchIndex::none;

RowRemark remark(RowNote note, std::int32_t column = -1, std::string value = {}, std::int64_t other_row = 0) {
    RowRemark out{};
    out.note = note;
    out.column = column;
    out.value = std::move(value);
    out.other_row = other_row;
    return out;
}

bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }
Value reference(const Uuid& id) { return id.is_nil() ? Value() : Value(id); }

// The furthest stage seen among the contacts of a company, and the category it stands for.
struct Furthest {
    int distance = 0;
    Uuid category;  // nil = none seen
};

class Planner {
public:
    Planner(const ImportFile& file, const ImportDecisions& decisions, const Database& database)
        : file_(file),
          decisions_(decisions),
          database_(database),
          reader_(file, decisions),
          companies_(database, Entity::company) {
        for (const model::ValueChoice& stage : decisions.stages) stage_distances_.push_back(distance_of(stage));
    }

    ImportPlan run() {
        add_rows();
        note_missing_fields();
        if (reader_.is_of_contacts()) {
            find_companies_of_contacts();
            match_contacts();
            decide_categories();
            for (PlannedRow& row : plan_.rows) plan_contact(row);
        } else {
            match_companies();
            for (PlannedRow& row : plan_.rows) plan_company(row);
        }
        count();
        return std::move(plan_);
    }

private:
    // ---- Rows -----------------------------------------------------------------------------------------------------

    void add_rows() {
        auto note = file_.table.notes.begin();
        for (std::size_t r = file_.first_data_row(); r < file_.table.rows(); ++r) {
            if (file_.table.blank(r)) continue;
            PlannedRow row;
            row.table_row = r;
            row.is_ticked = !std::binary_search(decisions_.left_out.begin(), decisions_.left_out.end(), r);
            reader_.remark_on_shape(r, row.remarks);
            for (; note != file_.table.notes.end() && note->row <= row.number(); ++note) {
                if (note->row == row.number())
                    row.remarks.push_back(
                        remark(note->flaw == CsvFlaw::stray_quote ? RowNote::quote_stray : RowNote::quote_unclosed));
            }
            (void)reader_.values(r, &row.remarks);
            judge(row);
            plan_.rows.push_back(std::move(row));
        }
        slots_.assign(plan_.rows.size(), no_slot);
        company_slots_.assign(plan_.rows.size(), no_slot);
    }

    void judge(PlannedRow& row) const {
        const auto costs_only_the_value = [](RowNote note) {
            return note == RowNote::email_malformed || note == RowNote::date_wrong || note == RowNote::number_wrong;
        };
        for (RowRemark& found : row.remarks) {
            if (decisions_.take_rows_without_faulty_values && costs_only_the_value(found.note))
                found.note = RowNote::value_left_out;
            if (model::is_fault(found.note)) row.state = RowState::faulty;
        }
    }

    void note_missing_fields() {
        const bool of_contacts = reader_.is_of_contacts();
        const bool named = of_contacts ? reader_.has(Field::contact_name) || reader_.has(Field::contact_first_name) ||
                                             reader_.has(Field::contact_last_name)
                                       : reader_.has(Field::company_name);
        if (!named) plan_.missing.push_back(of_contacts ? Field::contact_name : Field::company_name);
    }

    static bool is_out(const PlannedRow& row) {
        return row.state == RowState::faulty || row.state == RowState::skipped;
    }
    static bool contributes(const PlannedRow& row) { return !is_out(row) && row.is_ticked; }

    void skip(PlannedRow& row, RowNote note, std::int64_t other_row = 0) {
        row.state = RowState::skipped;
        row.remarks.push_back(remark(note, -1, {}, other_row));
    }

    // The record in that slot is what the row means; says so, or why it is left alone.
    void take_match(PlannedRow& row, std::int64_t slot, MatchIndex& index, Entity entity,
                    const std::string& sender_id) {
        const std::int64_t before = index.claimed_by(slot);
        if (before != no_slot) return skip(row, RowNote::duplicate_in_file, before);
        if (!row.is_ticked) return remember(row, slot, index, entity);
        index.claim(slot, row.number(), sender_id);
        remember(row, slot, index, entity);
    }

    void remember(PlannedRow& row, std::int64_t slot, const MatchIndex& index, Entity entity) {
        slots_[index_of(row)] = slot;
        if (!index.is_here(slot)) return;
        const auto here = static_cast<Row>(slot);
        row.record = database_.id_of(entity, here);
        if (database_.is_deleted(entity, here)) return skip(row, RowNote::deleted_here);
        if (decisions_.on_match == OnMatch::skip) skip(row, RowNote::matched);
    }

    void add_new(PlannedRow& row, MatchKey key, MatchIndex& index) {
        row.state = RowState::added;
        std::string sender_id = key.sender_id;
        const std::int64_t slot = index.add(std::move(key));
        slots_[index_of(row)] = slot;
        if (row.is_ticked) index.claim(slot, row.number(), sender_id);
    }

    std::size_t index_of(const PlannedRow& row) const { return static_cast<std::size_t>(&row - plan_.rows.data()); }

    // ---- Companies ------------------------------------------------------------------------------------------------

    MatchKey company_key(const PlannedRow& row) const {
        const std::size_t r = row.table_row;
        std::string ids = reader_.text(r, Field::company_external_id);
        ids.resize(std::min(ids.size(), ids.find(';')));  // the primary one stands first
        std::string domain = clean_domain(reader_.text(r, Field::company_domain));
        if (domain.empty() && !reader_.is_of_contacts()) domain = clean_domain(reader_.text(r, Field::company_website));
        return companies_.key(core::trim(ids), domain, reader_.text(r, Field::company_name),
                              reader_.text(r, Field::company_department));
    }

    void match_companies() {
        for (PlannedRow& row : plan_.rows) {
            if (row.state == RowState::faulty) continue;
            MatchKey key = company_key(row);
            const std::string sender_id = key.sender_id;
            const std::int64_t slot = companies_.find(key);
            if (slot == no_slot) {
                add_new(row, std::move(key), companies_);
            } else {
                take_match(row, slot, companies_, Entity::company, sender_id);
            }
        }
    }

    void find_companies_of_contacts() {
        for (PlannedRow& row : plan_.rows) {
            if (row.state == RowState::faulty) continue;
            MatchKey key = company_key(row);
            if (key.sender_id.empty() && key.address.empty() && key.name.empty()) continue;
            std::int64_t slot = companies_.find(key);
            if (companies_.is_here(slot) && !database_.is_live(Entity::company, static_cast<Row>(slot))) slot = no_slot;
            const bool makes_it = slot == no_slot && !key.name.empty() && row.is_ticked;
            if (makes_it) slot = companies_.add(std::move(key));
            if (slot != no_slot) {
                company_slots_[index_of(row)] = slot;
            } else if (key.name.empty()) {
                const Field named_by =
                    reader_.has(Field::company_domain) ? Field::company_domain : Field::company_external_id;
                row.remarks.push_back(remark(RowNote::company_unknown, reader_.column_of(named_by),
                                             reader_.text(row.table_row, named_by)));
            }
        }
    }

    // The company of a list of contacts, entered in the plan when a row first belongs to it.
    std::int32_t planned_index(std::int64_t slot, const PlannedRow& row) {
        const auto [at, is_first] = planned_by_slot_.emplace(slot, static_cast<std::int32_t>(plan_.companies.size()));
        if (!is_first) return at->second;
        PlannedCompany company;
        company.first_row = row.table_row;
        if (companies_.is_here(slot)) {
            const auto here = static_cast<Row>(slot);
            company.name = database_.name(Entity::company, here);
            company.record = database_.id_of(Entity::company, here);
            company.category_before =
                database_.id_of(Entity::category, database_.reference(Field::company_category, here));
        } else {
            company.name = reader_.text(row.table_row, Field::company_name);
        }
        plan_.companies.push_back(std::move(company));
        return at->second;
    }

    // ---- Contacts -------------------------------------------------------------------------------------------------

    void match_contacts() {
        MatchIndex contacts(database_, Entity::contact);
        std::vector<MatchKey> keys(plan_.rows.size());
        for (PlannedRow& row : plan_.rows) {
            if (row.state == RowState::faulty) continue;
            const auto [first, last] = reader_.name(row.table_row);
            const std::string email = read_email(reader_.text(row.table_row, Field::contact_email)).address;
            keys[index_of(row)] =
                contacts.key(reader_.text(row.table_row, Field::contact_external_id), email, first + ' ' + last);
            const MatchKey& key = keys[index_of(row)];
            if (const std::int64_t slot = contacts.find_exactly(key); slot != no_slot)
                take_match(row, slot, contacts, Entity::contact, key.sender_id);
        }
        for (PlannedRow& row : plan_.rows) {
            MatchKey& key = keys[index_of(row)];
            if (is_out(row) || slots_[index_of(row)] != no_slot) continue;
            const std::string sender_id = key.sender_id;
            std::int64_t slot = contacts.find_exactly(key);
            if (slot == no_slot) slot = contacts.find_unclaimed(key);
            if (slot == no_slot && sender_id.empty() && key.address.empty()) slot = person_of(row, key.name, contacts);
            if (slot != no_slot) {
                take_match(row, slot, contacts, Entity::contact, sender_id);
                continue;
            }
            const std::string person = person_key(key.name, company_slots_[index_of(row)]);
            add_new(row, std::move(key), contacts);
            if (persons_) persons_->emplace(person, slots_[index_of(row)]);
        }
        for (PlannedRow& row : plan_.rows) place(row, contacts);
    }

    static std::string person_key(const std::string& name, std::int64_t company_slot) {
        return name + '\n' + std::to_string(company_slot);
    }

    // The contact of that name in the same company (or without one), for rows that have nothing better.
    std::int64_t person_of(const PlannedRow& row, const std::string& name, const MatchIndex& contacts) {
        if (!persons_) {
            persons_.emplace();
            for (Row here = 0; here < database_.row_count(Entity::contact); ++here) {
                if (!database_.is_live(Entity::contact, here)) continue;
                const Row company = database_.reference(Field::contact_company, here);
                const std::string folded = contacts.key({}, {}, database_.name(Entity::contact, here)).name;
                persons_->emplace(person_key(folded, company == store::no_row ? no_slot : company), here);
            }
        }
        const auto found = persons_->find(person_key(name, company_slots_[index_of(row)]));
        return found == persons_->end() ? no_slot : found->second;
    }

    // A row that names no company leaves a contact that is here where it is.
    void place(PlannedRow& row, const MatchIndex& contacts) {
        const std::int64_t slot = slots_[index_of(row)];
        std::int64_t& company_slot = company_slots_[index_of(row)];
        if (company_slot == no_slot && contacts.is_here(slot)) {
            const Row company = database_.reference(Field::contact_company, static_cast<Row>(slot));
            if (company != store::no_row) company_slot = company;
        }
        if (is_out(row) || company_slot == no_slot) return;
        row.company = planned_index(company_slot, row);
    }

    // ---- Categories -----------------------------------------------------------------------------------------------

    // How near a stage is to a sale: what is known of it, else what is known of the category it was given.
    int distance_of(const model::ValueChoice& stage) const {
        const int known = distance_of_stage(stage.value);
        if (known < unknown_stage) return known;
        if (stage.item == model::customer_id) return distance_of_stage("customer");
        if (stage.item == model::opportunity_id) return distance_of_stage("opportunity");
        if (stage.item == model::mql_id) return distance_of_stage("marketingqualifiedlead");
        return stage.item == model::lead_id ? distance_of_stage("lead") : unknown_stage;
    }

    static void go_further(Furthest& furthest, int distance, const Uuid& category) {
        if (category.is_nil() || (!furthest.category.is_nil() && furthest.distance <= distance)) return;
        furthest = {distance, category};
    }

    void decide_categories() {
        std::vector<Furthest> furthest(plan_.companies.size());
        std::vector<std::uint8_t> is_in_file(database_.row_count(Entity::contact), 0);
        for (const PlannedRow& row : plan_.rows) {
            if (!contributes(row)) continue;
            if (!row.record.is_nil()) is_in_file[static_cast<std::size_t>(slots_[index_of(row)])] = 1;
            if (row.company < 0) continue;
            auto& company = furthest[static_cast<std::size_t>(row.company)];
            ++plan_.companies[static_cast<std::size_t>(row.company)].rows;
            if (reader_.has(Field::company_category)) {
                go_further(company, 0, reader_.category(row.table_row).item);  // the first row that names one decides
            } else if (const auto stage = reader_.stage(row.table_row); !stage.is_blank()) {
                go_further(company, stage_distances_[static_cast<std::size_t>(stage.choice)], stage.item);
            }
        }
        const ChoiceIndex stages(decisions_.stages);
        for (std::size_t i = 0; i < plan_.companies.size(); ++i) {
            PlannedCompany& company = plan_.companies[i];
            if (!furthest[i].category.is_nil() && !company.is_new() && !reader_.has(Field::company_category))
                add_stages_here(company, is_in_file, stages, furthest[i]);
            decide_category(company, furthest[i].category);
        }
    }

    void add_stages_here(const PlannedCompany& company, const std::vector<std::uint8_t>& is_in_file,
                         const ChoiceIndex& stages, Furthest& furthest) const {
        for (const Row contact : database_.contacts_of(database_.find(Entity::company, company.record))) {
            if (is_in_file[contact] != 0) continue;
            const std::string stage(database_.text(Field::contact_lifecycle_stage, contact));
            if (stage.empty()) continue;
            const std::int32_t known = stages.find(stage);
            if (known >= 0) {
                go_further(furthest, stage_distances_[static_cast<std::size_t>(known)],
                           decisions_.stages[static_cast<std::size_t>(known)].item);
            } else {
                go_further(furthest, distance_of_stage(stage), category_meant_by(stage));
            }
        }
    }

    void decide_category(PlannedCompany& company, const Uuid& found) const {
        const Uuid otherwise =
            decisions_.category_without_stage.is_nil() ? model::lead_id : decisions_.category_without_stage;
        company.category_after = company.is_new() ? (found.is_nil() ? otherwise : found) : company.category_before;
        if (company.is_new() || found.is_nil() || decisions_.on_match != OnMatch::replace ||
            found == company.category_before)
            return;
        company.category_after = found;
        company.is_hand_edit =
            is_hand_edit(database_, Entity::company, company.record, Field::company_category, company.category_before);
        const bool left_alone = std::binary_search(decisions_.companies_left_alone.begin(),
                                                   decisions_.companies_left_alone.end(), company.first_row);
        company.is_applied = !left_alone && (!company.is_hand_edit || decisions_.overwrite_hand_edits);
    }

    Uuid category_of(const PlannedCompany& company) const {
        return company.is_applied ? company.category_after : company.category_before;
    }

    bool is_active(const Uuid& category) const {
        const Row row = category.is_nil() ? store::no_row : database_.find(Entity::category, category);
        return model::status_active(database_.category_facts(row));
    }

    // ---- What a row does ------------------------------------------------------------------------------------------

    // A change of a value that is here, if there is one and the decisions allow it.
    void add_change(PlannedRow& row, Entity entity, Field field, Value before, Value after) {
        if (before == after || is_empty(after)) return;
        const bool keeps_what_is_here = decisions_.on_match == OnMatch::fill_empty ||
                                        field == Field::contact_external_id || field == Field::company_external_id;
        if (keeps_what_is_here && !is_empty(before)) return;
        FieldChange change{field, std::move(before), std::move(after)};
        change.is_hand_edit =
            !is_empty(change.before) && is_hand_edit(database_, entity, row.record, field, change.before);
        change.is_applied = !change.is_hand_edit || decisions_.overwrite_hand_edits;
        row.changes.push_back(std::move(change));
    }

    void add_plain_changes(PlannedRow& row, Entity entity, Row here) {
        for (FieldValue& value : reader_.values(row.table_row, nullptr)) {
            if (model::spec(value.field).has(model::field_read_only)) continue;
            add_change(row, entity, value.field, database_.value(value.field, here), std::move(value.value));
        }
    }

    void plan_company(PlannedRow& row) {
        if (is_out(row)) return;
        const auto category = reader_.category(row.table_row);
        remark_on_category(row, category);
        if (row.record.is_nil()) {
            row.category = !category.item.is_nil()                       ? category.item
                           : !decisions_.category_without_stage.is_nil() ? decisions_.category_without_stage
                                                                         : model::lead_id;
            return;
        }
        const auto here = static_cast<Row>(slots_[index_of(row)]);
        add_plain_changes(row, Entity::company, here);
        const Value before = database_.value(Field::company_category, here);
        add_change(row, Entity::company, Field::company_category, before, reference(category.item));
        row.category = applied_reference(row, Field::company_category, before);
        row.state = row.changes.empty() ? RowState::unchanged : RowState::changed;
    }

    // The reference as it will be.
    static Uuid applied_reference(const PlannedRow& row, Field field, const Value& before) {
        for (const FieldChange& change : row.changes) {
            if (change.field == field && change.is_applied) return std::get<Uuid>(change.after);
        }
        return std::holds_alternative<Uuid>(before) ? std::get<Uuid>(before) : Uuid();
    }

    void remark_on_category(PlannedRow& row, const RowReader::Chosen& category) const {
        if (category.is_blank() || !category.item.is_nil()) return;
        row.remarks.push_back(remark(RowNote::category_unknown, reader_.column_of(Field::company_category),
                                     reader_.text(row.table_row, Field::company_category)));
    }

    // What the row says about a contact's own category.
    Uuid own_category(const PlannedRow& row) const {
        if (reader_.has(Field::company_category)) return reader_.category(row.table_row).item;
        return reader_.stage(row.table_row).item;
    }

    void plan_contact(PlannedRow& row) {
        if (is_out(row)) return;
        remark_on_category(row, reader_.category(row.table_row));
        if (row.record.is_nil()) {
            const Uuid own = own_category(row);
            row.category = row.company >= 0 ? category_of(plan_.companies[static_cast<std::size_t>(row.company)])
                                            : (own.is_nil() ? decisions_.category_without_stage : own);
            plan_new_status(row);
            return;
        }
        const auto here = static_cast<Row>(slots_[index_of(row)]);
        add_plain_changes(row, Entity::contact, here);
        plan_place(row, here);
        plan_status_here(row, here);
        row.state = row.changes.empty() ? RowState::unchanged : RowState::changed;
    }

    // Company and category of a contact that is here.
    void plan_place(PlannedRow& row, Row here) {
        const Value company_before = database_.value(Field::contact_company, here);
        if (row.company >= 0) {
            const PlannedCompany& company = plan_.companies[static_cast<std::size_t>(row.company)];
            const Uuid id =
                company.is_new() ? model::planned_company(static_cast<std::size_t>(row.company)) : company.record;
            add_change(row, Entity::contact, Field::contact_company, company_before, id);
            if (applied_reference(row, Field::contact_company, company_before) == id) {
                row.category = category_of(company);
                return;
            }
        }
        row.category = database_.id_of(Entity::category, database_.category_of(here));
        if (!is_empty(company_before)) return;
        const Value before = database_.value(Field::contact_own_category, here);
        add_change(row, Entity::contact, Field::contact_own_category, before, reference(own_category(row)));
        row.category = applied_reference(row, Field::contact_own_category, before);
    }

    // ---- Lead status ----------------------------------------------------------------------------------------------

    Uuid suggested_status(const PlannedRow& row) const {
        const bool qualified = decisions_.suggest_qualified &&
                               is_sales_qualified(reader_.text(row.table_row, Field::contact_lifecycle_stage));
        return qualified ? model::qualified_id : Uuid();
    }

    // The status the file gives, with a remark where it names none that is known or stands where lead status is not in
    // use (R49).
    RowReader::Chosen given_status(PlannedRow& row, bool active) {
        const auto given = reader_.status(row.table_row);
        if (given.is_blank()) return given;
        const bool known = !given.item.is_nil();
        if (known && active) {
            ++plan_.counts.statuses_taken;
            return given;
        }
        row.remarks.push_back(remark(known ? RowNote::status_not_active : RowNote::status_unknown,
                                     reader_.column_of(Field::contact_lead_status),
                                     reader_.text(row.table_row, Field::contact_lead_status)));
        if (known && row.is_ticked) ++plan_.counts.statuses_skipped;
        return given;
    }

    void plan_new_status(PlannedRow& row) {
        const bool active = is_active(row.category);
        const auto given = given_status(row, active);
        const Uuid chosen = given.is_blank() ? suggested_status(row) : given.item;
        row.lead_status = model::imported_status(active, chosen, model::open_id).status;
        if (!active || !row.is_ticked) return;
        if (given.is_blank() && !chosen.is_nil()) ++plan_.counts.statuses_suggested;
        if (chosen.is_nil()) ++plan_.counts.statuses_opened;
    }

    void plan_status_here(PlannedRow& row, Row here) {
        const bool active = is_active(row.category);
        const Value before = database_.value(Field::contact_lead_status, here);
        const Uuid now = std::holds_alternative<Uuid>(before) ? std::get<Uuid>(before) : Uuid();
        // What the rules make of it when the category changes (R42, R44), before the file has its say.
        const Uuid by_rule = model::status_after(database_.status_active(here), active, model::EnterCause::category,
                                                 now, model::open_id);
        const auto given = given_status(row, active);
        row.lead_status = by_rule;
        if (!active) return;
        Uuid wanted = given.item;
        if (given.is_blank() && now.is_nil()) wanted = suggested_status(row);
        if (wanted.is_nil()) wanted = by_rule;
        const bool enters_again = by_rule != now && wanted == now;
        if (enters_again) {
            row.changes.push_back({Field::contact_lead_status, before, before});
        } else if (wanted == by_rule && by_rule != now) {
            row.changes.push_back({Field::contact_lead_status, before, reference(by_rule)});
        } else {
            add_change(row, Entity::contact, Field::contact_lead_status, before, reference(wanted));
        }
        for (const FieldChange& change : row.changes) {
            if (change.field == Field::contact_lead_status && change.is_applied)
                row.lead_status = std::get<Uuid>(change.after);
        }
    }

    // ---- Counts ---------------------------------------------------------------------------------------------------

    void count() {
        model::ImportCounts& counts = plan_.counts;
        std::vector<std::uint8_t> owner_used(decisions_.owners.size(), 0);
        for (const PlannedRow& row : plan_.rows) {
            counts.added += row.state == RowState::added;
            counts.changed += row.state == RowState::changed;
            counts.unchanged += row.state == RowState::unchanged;
            counts.skipped += row.state == RowState::skipped;
            counts.faulty += row.state == RowState::faulty;
            const bool would_go_in = row.state == RowState::added || row.state == RowState::changed;
            counts.left_out += would_go_in && !row.is_ticked;
            for (const FieldChange& change : row.changes)
                counts.hand_edits_kept += change.is_hand_edit && !change.is_applied;
            if (is_out(row) || (row.record.is_nil() && !row.is_ticked)) continue;
            counts.joined += reader_.is_of_contacts() && row.company >= 0;
            counts.alone += reader_.is_of_contacts() && row.company < 0;
        }
        for (const PlannedCompany& company : plan_.companies) {
            counts.companies_added += company.is_new() && company.rows > 0;
            counts.companies_recategorised += company.changes_category() && company.is_applied;
            counts.hand_edits_kept += company.is_hand_edit && !company.is_applied;
        }
        count_owners();
    }

    void count_owners() {
        const Field field = reader_.is_of_contacts() ? Field::contact_owner : Field::company_owner;
        const ChoiceIndex owners(decisions_.owners);
        std::vector<std::uint8_t> is_used(decisions_.owners.size(), 0);
        for (const PlannedRow& row : plan_.rows) {
            if (!row.goes_in()) continue;
            const std::int32_t owner = owners.find(reader_.text(row.table_row, field));
            if (owner >= 0 && decisions_.owners[static_cast<std::size_t>(owner)].make_new)
                is_used[static_cast<std::size_t>(owner)] = 1;
        }
        plan_.counts.owners_added = std::count(is_used.begin(), is_used.end(), 1);
    }

    const int unknown_stage = distance_of_stage("");

    const ImportFile& file_;
    const ImportDecisions& decisions_;
    const Database& database_;
    RowReader reader_;
    MatchIndex companies_;
    ImportPlan plan_;
    std::vector<int> stage_distances_;  // as decisions.stages
    std::vector<std::int64_t> slots_;  // by row: the record it means, in the index of its entity
    std::vector<std::int64_t> company_slots_;  // by row: the contact's company
    std::unordered_map<std::int64_t, std::int32_t> planned_by_slot_;
    std::optional<std::unordered_map<std::string, std::int64_t>> persons_;
};

}  // namespace

ImportPlan plan_import(const ImportFile& file, const ImportDecisions& decisions, const store::Database& database) {
    return Planner(file, decisions, database).run();
}

}  // namespace tratt::codec
