#include "store/automations.hpp"

#include <algorithm>
#include <map>

#include "store/candidate.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;
using model::Event;
using model::EventKind;
using model::Happening;
using model::RuleAnswer;
using model::SaleStatus;

namespace {

constexpr std::size_t most_named = 100;  // companies in a question

// A company, or a contact without one (R71).
struct Subject {
    Entity entity;
    Row row;
    auto operator<=>(const Subject&) const = default;
};

struct Change {
    Subject subject;
    model::Proposal proposal;
};

Uuid id_in(const Tables& tables, Field field, Row row) {
    return tables.id_of(model::spec(field).target, tables.cells(field).references[row]);
}

bool is_by_somebody(Cause cause) {
    return cause == Cause::user || cause == Cause::bulk || cause == Cause::board || cause == Cause::import;
}

// ---- What happened ------------------------------------------------------------------------------------------------

class Happenings {
public:
    Happenings(const Tables& tables, const std::vector<Event>& events) : tables_(tables) {
        for (const Event& event : events) {
            if (!is_by_somebody(event.cause)) continue;
            if (event.kind == EventKind::insert && event.entity == Entity::sale) see_new_sales(event);
            if (event.kind == EventKind::set) see_changes(event);
        }
    }

    const std::map<Subject, Happening>& all() const { return found_; }

private:
    void see_new_sales(const Event& event) {
        for (const Uuid& id : event.ids) {
            const Row sale = tables_.find(Entity::sale, id);
            if (Happening* happening = of_sale(sale)) happening->is_registered = true;
            see_status(sale);
        }
    }

    void see_changes(const Event& event) {
        for (const model::Column& column : event.columns) {
            for (const Uuid& id : event.ids) see_change(column.field, tables_.find(event.entity, id));
        }
    }

    void see_change(Field field, Row row) {
        switch (field) {
            case Field::sale_status: return see_status(row);
            case Field::contact_lead_status:
                of_contact(row).statuses.push_back(id_in(tables_, Field::contact_lead_status, row));
                return;
            case Field::contact_own_category: of_contact(row).is_category_chosen = true; return;
            case Field::company_category: found_[{Entity::company, row}].is_category_chosen = true; return;
            default: return;
        }
    }

    void see_status(Row sale) {
        Happening* happening = of_sale(sale);
        if (!happening) return;
        const auto status = static_cast<SaleStatus>(tables_.cells(Field::sale_status).bytes[sale]);
        happening->is_sold |= status == SaleStatus::sold;
        happening->is_lost |= status == SaleStatus::lost;
    }

    // R71: none without a company.
    Happening* of_sale(Row sale) {
        const Row company = tables_.cells(Field::sale_company).references[sale];
        return company == no_row ? nullptr : &found_[{Entity::company, company}];
    }

    Happening& of_contact(Row contact) {
        const Row company = tables_.cells(Field::contact_company).references[contact];
        return company == no_row ? found_[{Entity::contact, contact}] : found_[{Entity::company, company}];
    }

    const Tables& tables_;
    std::map<Subject, Happening> found_;
};

// ---- What is to be done -------------------------------------------------------------------------------------------

Field category_field(Entity entity) {
    return entity == Entity::company ? Field::company_category : Field::contact_own_category;
}

std::vector<Change> proposed_changes(const Tables& tables, const std::vector<Event>& events) {
    std::vector<Change> changes;
    const Happenings happenings(tables, events);
    if (happenings.all().empty()) return changes;
    const std::vector<model::AutomationRule> rules = automation_rules(tables);
    for (const auto& [subject, happening] : happenings.all()) {
        const Row category = tables.cells(category_field(subject.entity)).references[subject.row];
        const auto proposal = model::proposed_category(rules, happening, tables.id_of(Entity::category, category),
                                                       category_facts(tables, category));
        if (proposal) changes.push_back({subject, *proposal});
    }
    return changes;
}

core::Error question(const Tables& tables, const std::vector<Change>& changes) {
    core::Error error = error_of("confirmation_needed", Entity::automation);
    error.params.emplace_back("count", std::to_string(changes.size()));
    for (std::size_t i = 0; i < std::min(changes.size(), most_named); ++i) {
        const auto& [subject, proposal] = changes[i];
        error.params.emplace_back("entity", model::entity_key(subject.entity));
        error.params.emplace_back("id", core::to_string(tables.id_of(subject.entity, subject.row)));
        error.params.emplace_back("name", record_name(tables, subject.entity, subject.row));
        error.params.emplace_back("category",
                                  core::to_string(id_in(tables, category_field(subject.entity), subject.row)));
        error.params.emplace_back("proposed", core::to_string(proposal.category));
    }
    return error;
}

std::optional<core::Error> why_answer_unfit(const Tables& tables, const RuleAnswer& answer) {
    if (answer.kind != RuleAnswer::Kind::other) return std::nullopt;
    const Row category = tables.find(Entity::category, answer.category);
    if (category == no_row) return error_of("unknown_reference", Entity::automation, Field::automation_category);
    if (tables.is_deleted(Entity::category, category))
        return error_of("deleted_item", Entity::automation, Field::automation_category);
    return std::nullopt;
}

// What is changed alike, so that one look at the contacts serves many companies.
struct Alike {
    Entity entity;
    model::Trigger trigger;
    Uuid category;
    auto operator<=>(const Alike&) const = default;
};

void change_category(Work& work, const Alike& alike, const std::vector<Row>& rows) {
    const bool are_companies = alike.entity == Entity::company;
    const StatusWatch watch(work.tables(), are_companies ? contacts_in_companies(work.tables(), rows) : rows);
    work.set(category_field(alike.entity), rows, alike.category, Cause::rule,
             std::string(model::trigger_key(alike.trigger)));
    watch.done(work, model::EnterCause::category);
}

// R65: accepted, another one, or not at all. Rules that do not ask go ahead (R66).
std::optional<Uuid> category_of_answer(const model::Proposal& proposal, const RuleAnswer& answer) {
    if (!proposal.asks || answer.kind == RuleAnswer::Kind::accept) return proposal.category;
    return answer.kind == RuleAnswer::Kind::other ? std::optional(answer.category) : std::nullopt;
}

void carry_out(Work& work, const std::vector<Change>& changes, const RuleAnswer& answer) {
    std::vector<Change> asking;
    std::ranges::copy_if(changes, std::back_inserter(asking), [](const Change& one) { return one.proposal.asks; });
    if (!asking.empty() && answer.kind == RuleAnswer::Kind::none) return work.fail(question(work.tables(), asking));
    if (const auto error = why_answer_unfit(work.tables(), answer)) return work.fail(*error);
    std::map<Alike, std::vector<Row>> rows;
    for (const auto& [subject, proposal] : changes) {
        if (const auto category = category_of_answer(proposal, answer))
            rows[{subject.entity, proposal.trigger, *category}].push_back(subject.row);
    }
    for (const auto& [alike, of_them] : rows) change_category(work, alike, of_them);
}

}  // namespace

std::vector<model::AutomationRule> automation_rules(const Tables& tables) {
    std::vector<model::AutomationRule> rules;
    for (const Row row : items_in_order(tables, Entity::automation, false)) {
        const Row category = tables.cells(Field::automation_category).references[row];
        const Row status = tables.cells(Field::automation_status).references[row];
        rules.push_back({static_cast<model::Trigger>(tables.cells(Field::automation_trigger).bytes[row]),
                         tables.cells(Field::automation_enabled).bytes[row] != 0,
                         tables.cells(Field::automation_confirm).bytes[row] != 0,
                         tables.id_of(Entity::category, category), tables.id_of(Entity::lead_status, status),
                         category != no_row && tables.is_deleted(Entity::category, category),
                         status != no_row && tables.is_deleted(Entity::lead_status, status)});
    }
    return rules;
}

core::Result<Done> with_automations(Tables& tables, Done done, const RuleAnswer& answer, core::InstantMs now) {
    const std::vector<Change> changes = proposed_changes(tables, done.events);
    if (changes.empty()) return done;
    Work work(tables, now);
    carry_out(work, changes, answer);
    core::Result<std::vector<Event>> added = work.finish();
    if (!added) {
        for (const Event& event : model::inverse(done.events)) {
            // What was just done can be taken back: nothing else has happened since.
            if (!tables.apply(event)) __builtin_trap();
        }
        return added.error();
    }
    std::ranges::move(*added, std::back_inserter(done.events));
    return done;
}

}  // namespace tratt::store
