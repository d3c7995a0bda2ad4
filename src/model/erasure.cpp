#include "model/erasure.hpp"

#include <algorithm>

namespace tratt::model {
namespace {

constexpr std::string_view no_name = "–";

}  // namespace

void Erasure::look_at(const Event& records) {
    for (const Column& column : records.columns) {
        const bool belongs_to_contact = column.field == Field::contact_point_contact ||
                                        column.field == Field::form_submission_contact ||
                                        column.field == Field::follow_up_contact;
        if (!belongs_to_contact) continue;
        for (std::size_t i = 0; i < column.ids.size(); ++i) {
            if (column.ids[i] == contact_) records_.insert(records.ids[i]);
        }
    }
}

void Erasure::blank(Column& column, const std::vector<Uuid>& ids) const {
    if (spec(column.field).type != FieldType::text) return;
    Column blanked(column.field);
    for (std::size_t i = 0; i < ids.size(); ++i) blanked.add_text(records_.contains(ids[i]) ? "" : column.text(i));
    column = std::move(blanked);
}

bool Erasure::concerns(const Event& event) const {
    return std::ranges::any_of(event.ids, [&](const Uuid& id) { return records_.contains(id); });
}

void Erasure::blank(Event& event) const {
    if (!concerns(event)) return;
    for (Column& column : event.columns) blank(column, event.ids);
    for (Column& column : event.old_columns) blank(column, event.ids);
}

void Erasure::blank(Transaction& transaction) const {
    if (std::ranges::none_of(transaction.events, [&](const Event& event) { return concerns(event); })) return;
    for (auto& [key, value] : transaction.name_params) {
        if (key == "name" || key == "other") value = no_name;
    }
    for (Event& event : transaction.events) blank(event);
}

}  // namespace tratt::model
