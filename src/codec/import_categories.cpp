#include "codec/import_categories.hpp"

#include <algorithm>

#include "codec/hand_edits.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::OnMatch;
using model::PlannedCompany;
using model::PlannedRow;
using store::Row;

// The furthest stage seen among the contacts of a company, and the category it stands for.
struct Furthest {
    int distance = 0;
    Uuid category;  // nil = none seen

    void go_to(int other, const Uuid& meant) {
        if (meant.is_nil() || (!category.is_nil() && distance <= other)) return;
        *this = {other, meant};
    }
};

// How near a stage is to a sale: what is known of it, else what is known of the category it was given.
int distance_of(const model::ValueChoice& stage) {
    const int unknown = distance_of_stage("");
    const int known = distance_of_stage(stage.value);
    if (known < unknown) return known;
    if (stage.item == model::customer_id) return distance_of_stage("customer");
    if (stage.item == model::opportunity_id) return distance_of_stage("opportunity");
    if (stage.item == model::mql_id) return distance_of_stage("marketingqualifiedlead");
    return stage.item == model::lead_id ? distance_of_stage("lead") : unknown;
}

class CategoryDecider {
public:
    explicit CategoryDecider(ImportDraft& draft)
        : draft_(draft),
          stages_(draft.decisions.stages),
          furthest_(draft.plan.companies.size()),
          is_in_file_(draft.database.row_count(Entity::contact), 0) {
        for (const model::ValueChoice& stage : draft.decisions.stages) distances_.push_back(distance_of(stage));
    }

    void decide_all() {
        for (const PlannedRow& row : draft_.plan.rows) {
            if (contributes(row)) add_row(row);
        }
        const bool is_told = draft_.reader.has(Field::company_category);
        for (std::size_t i = 0; i < draft_.plan.companies.size(); ++i) {
            PlannedCompany& company = draft_.plan.companies[i];
            if (!furthest_[i].category.is_nil() && !company.is_new() && !is_told)
                add_contacts_here(company, furthest_[i]);
            decide(company, furthest_[i].category);
        }
    }

private:
    void add_row(const PlannedRow& row) {
        if (!row.record.is_nil()) is_in_file_[static_cast<std::size_t>(draft_.slot_of(row))] = 1;
        if (row.company < 0) return;
        const auto company = static_cast<std::size_t>(row.company);
        ++draft_.plan.companies[company].rows;
        const RowReader& reader = draft_.reader;
        if (reader.has(Field::company_category)) {
            furthest_[company].go_to(0, reader.category(row.table_row).item);  // the first row that names one decides
        } else if (const auto stage = reader.stage(row.table_row); !stage.is_blank()) {
            furthest_[company].go_to(distances_[static_cast<std::size_t>(stage.choice)], stage.item);
        }
    }

    void add_contacts_here(const PlannedCompany& company, Furthest& furthest) const {
        const store::Database& database = draft_.database;
        for (const Row contact : database.contacts_of(database.find(Entity::company, company.record))) {
            if (is_in_file_[contact] != 0) continue;
            const std::string stage(database.text(Field::contact_lifecycle_stage, contact));
            if (stage.empty()) continue;
            const std::int32_t known = stages_.find(stage);
            if (known >= 0) {
                const auto choice = static_cast<std::size_t>(known);
                furthest.go_to(distances_[choice], draft_.decisions.stages[choice].item);
            } else {
                furthest.go_to(distance_of_stage(stage), category_meant_by(stage));
            }
        }
    }

    void decide(PlannedCompany& company, const Uuid& found) const {
        const ImportDecisions& decisions = draft_.decisions;
        const Uuid otherwise =
            decisions.category_without_stage.is_nil() ? model::lead_id : decisions.category_without_stage;
        company.category_after = company.is_new() ? (found.is_nil() ? otherwise : found) : company.category_before;
        if (company.is_new() || found.is_nil() || decisions.on_match != OnMatch::replace ||
            found == company.category_before)
            return;
        company.category_after = found;
        company.is_hand_edit = is_hand_edit(draft_.database, Entity::company, company.record, Field::company_category,
                                            company.category_before);
        const bool left_alone = std::binary_search(decisions.companies_left_alone.begin(),
                                                   decisions.companies_left_alone.end(), company.first_row);
        company.is_applied = !left_alone && (!company.is_hand_edit || decisions.overwrite_hand_edits);
    }

    ImportDraft& draft_;
    ChoiceIndex stages_;
    std::vector<int> distances_;  // as decisions.stages
    std::vector<Furthest> furthest_;  // as plan.companies
    std::vector<std::uint8_t> is_in_file_;  // by contact that is here
};

}  // namespace

void decide_categories(ImportDraft& draft) { CategoryDecider(draft).decide_all(); }

}  // namespace tratt::codec
