#include "ui/screens/record_draft.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "model/lead_rules.hpp"
#include "model/sale_rules.hpp"
#include "model/seeds.hpp"
#include "ui/record_words.hpp"
#include "ui/typed_time.hpp"

namespace tratt::ui {

store::Row first_stage(const store::Database& database, store::Row type) {
    for (const store::Row stage : database.list(model::Entity::sale_stage)) {
        if (type != store::no_row && database.reference(model::Field::sale_stage_type, stage) == type) return stage;
    }
    return store::no_row;
}

namespace {

using model::Entity;
using model::Field;
using model::FieldType;
using model::Value;

bool is_editable(const model::FieldSpec& spec) {
    if (spec.has(model::field_read_only) || spec.has(model::field_internal) || spec.has(model::field_derived))
        return false;
    const bool is_sender_text = spec.field == Field::contact_external_id || spec.field == Field::company_external_id ||
                                spec.field == Field::sale_external_id || spec.field == Field::contact_lifecycle_stage;
    const bool is_automatic = spec.field == Field::contact_status_since || spec.type == FieldType::instant;
    return !is_sender_text && !is_automatic;
}

bool is_typed(Field field) {
    const FieldType type = model::spec(field).type;
    return type == FieldType::text || type == FieldType::integer;
}

// What can be below zero: a sale can cost more than it brings.
bool may_be_negative(Field field) { return field == Field::sale_profit || field == Field::sale_percent; }

std::optional<std::int64_t> parse_number(Field field, std::string_view text) {
    const auto number = typed_decimal(text, unit_of(field));
    return number && *number < 0 && !may_be_negative(field) ? std::nullopt : number;
}

Value reference_value(const core::Uuid& id) { return id.is_nil() ? Value{} : Value{id}; }

}  // namespace

void RecordDraft::begin(const store::Database& database, Entity entity, std::int64_t number, const Origin& origin) {
    entity_ = entity;
    is_new_ = number == 0;
    record_ = is_new_ ? core::Uuid{} : database.id_of(entity, database.find_number(entity, number));
    company_given_ = database.id_of(Entity::company, origin.company);
    contact_given_ = database.id_of(Entity::contact, origin.contact);
    items_given_ = origin.items;
    today_ = origin.today;
    slots_.clear();
    for (const model::FieldSpec& spec : model::stored_fields(entity)) {
        if (is_editable(spec)) slots_.push_back({.field = spec.field});
    }
    is_stale_ = true;
    follow(database);
}

store::Row RecordDraft::row(const store::Database& database) const {
    return is_new_ ? store::no_row : database.find(entity_, record_);
}

bool RecordDraft::is_gone(const store::Database& database) const {
    if (is_new_) return false;
    const store::Row at = row(database);
    return at == store::no_row || !database.is_live(entity_, at);
}

const model::FieldValue* RecordDraft::item_given(Field field) const {
    const auto found = std::ranges::find(items_given_, field, &model::FieldValue::field);
    return found == items_given_.end() ? nullptr : &*found;
}

// R88, R89, R97: what a new record has before anybody types.
Value RecordDraft::default_value(const store::Database& database, Field field) const {
    if (const model::FieldValue* given = item_given(field)) return given->value;
    switch (field) {
        case Field::contact_company: return reference_value(company_given_);
        case Field::contact_owner:
        case Field::company_owner: return reference_value(database.id_of(Entity::user, database.current_user()));
        case Field::sale_owner: return reference_value(database.id_of(Entity::user, database.current_user()));
        case Field::company_business: return model::not_specified_id;
        case Field::sale_type: {
            const std::vector<store::Row> types = database.list(Entity::sale_type);
            return types.empty() ? Value{} : reference_value(database.id_of(Entity::sale_type, types.front()));
        }
        case Field::sale_stage:
            return reference_value(
                database.id_of(Entity::sale_stage, first_stage(database, reference(database, Field::sale_type))));
        case Field::sale_status: return model::as_number(model::SaleStatus::open);
        case Field::sale_completed: return false;
        case Field::sale_currency: {
            const std::string_view base = base_currency(database);
            return base.empty() ? Value{} : Value{std::string(base)};
        }
        case Field::sale_sale_date: {
            const store::Row type = reference(database, Field::sale_type);
            if (type == store::no_row) return {};
            const std::int64_t days = database.number(Field::sale_type_duration_days, type);
            const auto date = model::proposed_sale_date(
                today_, days == core::no_value ? model::Number{} : model::Number{days});  // R247
            return date ? Value{*date} : Value{};
        }
        case Field::sale_contact: return reference_value(contact_given_);
        case Field::sale_company: {  // R254
            const store::Row contact = database.find(Entity::contact, contact_given_);
            if (!company_given_.is_nil() || contact == store::no_row) return reference_value(company_given_);
            return reference_value(
                database.id_of(Entity::company, database.reference(Field::contact_company, contact)));
        }
        case Field::contact_former_employee: return false;
        case Field::contact_country: {
            const store::Row company = reference(database, Field::contact_company);
            return company == store::no_row ? Value{} : database.value(Field::company_country, company);
        }
        default: return {};
    }
}

void RecordDraft::follow(const store::Database& database) {
    if (!is_stale_ && revision_ == database.revision()) return;
    const store::Row at = row(database);
    if (!is_new_ && at == store::no_row) return;
    for (Slot& slot : slots_) {
        slot.stored = is_new_ ? default_value(database, slot.field) : database.value(slot.field, at);
        if (!slot.is_touched) load(slot, slot.stored);
    }
    changes_.clear();
    for (const Slot& slot : slots_) {
        const Value now = value_of(slot);
        if (slot.is_touched && now != slot.stored) changes_.push_back({slot.field, slot.stored, now});
    }
    check(database);
    revision_ = database.revision();
    is_stale_ = false;
}

void RecordDraft::load(Slot& slot, const Value& value) const {
    slot.value = value;
    if (!is_typed(slot.field)) return;
    slot.text.clear();
    if (const auto* text = std::get_if<std::string>(&value)) slot.text = *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) slot.text = decimal_words(*number, unit_of(slot.field));
}

Value RecordDraft::value_of(const Slot& slot) const {
    if (!slot.is_touched) return slot.stored;
    if (!is_typed(slot.field)) return slot.value;
    const std::string_view trimmed = core::trim(slot.text);
    if (trimmed.empty()) return {};
    if (model::spec(slot.field).type == FieldType::text) return core::compose(trimmed);
    const auto number = parse_number(slot.field, trimmed);
    return number ? Value{*number} : Value{};
}

RecordDraft::Slot* RecordDraft::slot(Field field) {
    const auto found = std::ranges::find(slots_, field, &Slot::field);
    return found == slots_.end() ? nullptr : &*found;
}
const RecordDraft::Slot* RecordDraft::slot(Field field) const {
    const auto found = std::ranges::find(slots_, field, &Slot::field);
    return found == slots_.end() ? nullptr : &*found;
}

std::string* RecordDraft::text(Field field) {
    Slot* found = slot(field);
    return found ? &found->text : nullptr;
}

std::string_view RecordDraft::text(Field field) const {
    const Slot* found = slot(field);
    return found ? std::string_view(found->text) : std::string_view{};
}

void RecordDraft::touched(Field field) {
    if (Slot* found = slot(field)) found->is_touched = true;
    is_stale_ = true;
}

store::Row RecordDraft::reference(const store::Database& database, Field field) const {
    const Slot* found = slot(field);
    const auto* id = found ? std::get_if<core::Uuid>(&found->value) : nullptr;
    return id ? database.find(model::spec(field).target, *id) : store::no_row;
}

void RecordDraft::set(Field field, Value value) {
    Slot* found = slot(field);
    if (!found) return;
    found->value = std::move(value);
    touched(field);
}

bool RecordDraft::flag(Field field) const {
    const Slot* found = slot(field);
    const auto* value = found ? std::get_if<bool>(&found->value) : nullptr;
    return value && *value;
}

bool RecordDraft::is_touched(Field field) const {
    const Slot* found = slot(field);
    return found && found->is_touched;
}

void RecordDraft::put_back(Field field) {
    Slot* found = slot(field);
    if (!found) return;
    found->is_touched = false;
    load(*found, found->stored);
    is_stale_ = true;
}

bool RecordDraft::is_bad_number(Field field) const {
    const Slot* found = slot(field);
    if (!found || !found->is_touched || model::spec(field).type != FieldType::integer) return false;
    const std::string_view trimmed = core::trim(found->text);
    return !trimmed.empty() && !parse_number(field, trimmed);
}

const Value& RecordDraft::value(Field field) const {
    static const Value none;
    const Slot* found = slot(field);
    return found ? found->value : none;
}

std::optional<std::int64_t> RecordDraft::number(Field field) const {
    const Slot* found = slot(field);
    if (!found) return std::nullopt;
    if (is_typed(field)) return parse_number(field, core::trim(found->text));
    const auto* number = std::get_if<std::int64_t>(&found->value);
    return number ? std::optional(*number) : std::nullopt;
}

void RecordDraft::set_number(Field field, std::optional<std::int64_t> number) {
    Slot* found = slot(field);
    if (!found) return;
    found->text = number ? decimal_words(*number, unit_of(field)) : std::string();
    touched(field);
}

store::Row RecordDraft::category(const store::Database& database) const {
    const store::Row company = reference(database, Field::contact_company);
    const store::Row of_company =
        company == store::no_row ? store::no_row : database.reference(Field::company_category, company);
    return model::effective_category(company != store::no_row, of_company,
                                     reference(database, Field::contact_own_category));
}

bool RecordDraft::status_active(const store::Database& database) const {
    return model::status_active(database.category_facts(category(database)));
}

store::Row RecordDraft::shown_status(const store::Database& database) const {
    if (is_touched(Field::contact_lead_status) || item_given(Field::contact_lead_status))
        return reference(database, Field::contact_lead_status);
    const store::Row at = row(database);
    const bool was_active = at != store::no_row && database.status_active(at);
    const core::Uuid stored =
        at == store::no_row ? core::Uuid{}
                            : database.id_of(Entity::lead_status, database.reference(Field::contact_lead_status, at));
    const core::Uuid then = is_new_ ? model::initial_status(status_active(database), {}, model::open_id)
                                    : model::status_after(was_active, status_active(database), model::EnterCause::move,
                                                          stored, model::open_id);
    return database.find(Entity::lead_status, then);
}

// What a new sale has before anybody types is sent with it, as it was shown.
bool RecordDraft::is_sent(const Slot& slot) const {
    const bool is_proposed = entity_ == Entity::sale && slot.stored != Value{} && slot.stored != Value{false};
    return is_proposed || item_given(slot.field);
}

model::Action RecordDraft::action(const store::Database& database) const {
    const bool has_status = entity_ == Entity::contact && status_active(database);
    const bool has_company = entity_ == Entity::contact && reference(database, Field::contact_company) != store::no_row;
    std::vector<model::FieldValue> values;
    for (const Slot& slot : slots_) {
        if (slot.field == Field::contact_lead_status && !has_status) continue;     // R34
        if (slot.field == Field::contact_own_category && has_company) continue;    // R17
        const bool is_given = is_new_ && (slot.field == Field::contact_company ? has_company : is_sent(slot));
        const Value value = value_of(slot);
        if (is_given || (slot.is_touched && (is_new_ || value != slot.stored))) values.push_back({slot.field, value});
    }
    if (is_new_) return model::CreateRecord{entity_, std::move(values), {}};
    return model::UpdateRecords{entity_, {record_}, std::move(values)};
}

void RecordDraft::check(const store::Database& database) { errors_ = database.check({.action = action(database)}); }

const core::Error* RecordDraft::error(Field field) const {
    const auto found = std::ranges::find(errors_, model::spec(field).key, &core::Error::field);
    return found == errors_.end() ? nullptr : &*found;
}

}  // namespace tratt::ui
