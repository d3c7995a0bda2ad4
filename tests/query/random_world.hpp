// Small databases full of awkward records, made and changed through commands at random. The same for the same seed.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fixtures/stockholm.hpp"
#include "model/seeds.hpp"
#include "store/database.hpp"

namespace tratt::query_test {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    core::InstantMs ms_below(core::InstantMs limit) {
        return static_cast<core::InstantMs>(next() % static_cast<std::uint64_t>(limit));
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    template <class List>
    auto pick(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

class RandomWorld {
public:
    using Entity = model::Entity;
    using Field = model::Field;
    using Uuid = core::Uuid;
    using Value = model::Value;

    // `imported`: so many companies and contacts with names of their own come in one import.
    RandomWorld(std::uint64_t seed, std::size_t imported)
        : dice(seed),
          database({[this] { return now_; },
                    [this](std::span<std::uint8_t> bytes) {
                        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(dice.next());
                    }}) {
        database.seed(dice.pick(core::all_languages));
        zone_ = dice.pick(zones());
        if (imported > 0) import(imported);
        for (int i = 0; i < 40; ++i) edit();
    }

    core::Moment moment() const { return {now_, zone_}; }

    // One change, or none where it is refused.
    void edit() {
        move_clock();
        switch (dice.below(24)) {
            case 0: return make(Entity::user, {{Field::user_name, text()}});
            case 1: return make_item();
            case 2:
            case 3:
            case 4:
                return make(Entity::company, {{Field::company_name, text()}, {Field::company_category, category()}});
            case 5: return run(model::DeleteRecords{any_entity(), {}});
            case 6: return run(model::RestoreRecords{any_entity(), {}});
            case 7:
            case 8: return run(model::Undo{});
            case 9: return run(model::Redo{});
            case 10: return run(model::MoveItem{Entity::lead_status, any(Entity::lead_status), {}});
            case 11: return run(model::MoveItem{Entity::category, any(Entity::category), any(Entity::category)});
            case 12: return run(model::MergeContacts{any(Entity::contact), any(Entity::contact)});
            case 13: return change_settings();
            case 14:
            case 15:
            case 16: return make_contact();
            case 17:
            case 18:
                return make(Entity::sale, {{Field::sale_title, text()}, {Field::sale_type, any(Entity::sale_type)}});
            case 19:
            case 20: return make(Entity::follow_up, {{Field::follow_up_title, text()}});
            default: return change(any_entity());
        }
    }

    // A record that is or was there; nil = there is none.
    Uuid any(Entity entity) {
        const store::Row rows = database.row_count(entity);
        return rows == 0 ? Uuid() : database.id_of(entity, static_cast<store::Row>(dice.below(rows)));
    }

    Value value_for(Field field) {
        const model::FieldSpec& spec = model::spec(field);
        if (spec.type != model::FieldType::boolean && dice.one_in(5)) return {};
        switch (spec.type) {
            case model::FieldType::text: return text();
            case model::FieldType::boolean: return dice.one_in(2);
            case model::FieldType::reference: return any(spec.target);
            case model::FieldType::choice: return static_cast<std::int64_t>(dice.below(spec.choices->keys.size()));
            case model::FieldType::integer: return static_cast<std::int64_t>(dice.below(12)) - 3;
            default: return core::today(moment()) + static_cast<std::int64_t>(dice.below(800)) - 700;
        }
    }

    std::string text() { return std::string(dice.pick(texts)); }

    Dice dice;
    store::Database database;

private:
    static constexpr core::InstantMs day_ms = 86'400'000;
    static constexpr std::array<std::string_view, 24> texts = {
        "Anna",    "anna",   "ANNA",        "Åsa",    "Asa",    "Anna-Karin", "Örjan",  "Øyvind",
        "Öberg",   "Oberg",  "öberg",       "Berg",   "Straße", "Strasse",    "I.B.M.", "ibm",
        "50% off", "af Ugg", "Bergström 7", "O'Neil", "李",     "Müller",     "Muller", "Å Ä Ö"};

    static std::vector<core::TimeZone> zones() {
        const core::InstantMs midnight = *core::parse_iso_instant("2026-06-15T02:30:00.000Z");
        return {{},
                fixtures::stockholm(),
                core::TimeZone(-570),
                core::TimeZone(-150, {{midnight + 60'000, -210}})};  // from 00:01 back to 23:01
    }

    // About two years around the autumn of 2026, now and then within a minute of a local midnight; also backwards.
    void move_clock() {
        now_ = *core::parse_iso_instant("2026-06-15T02:30:00.000Z") + dice.ms_below(700 * day_ms) - 350 * day_ms;
        if (!dice.one_in(3)) return;
        const core::InstantMs midnight = core::start_of_day(core::day_of(now_, zone_), zone_.utc_offset_minutes(now_));
        now_ = midnight + static_cast<core::InstantMs>(dice.below(3)) * 60'000 - 60'000;
    }

    Entity any_entity() {
        using enum Entity;
        return dice.pick(std::array{contact, contact, contact, company, company, user, category, lead_status, business,
                                    sale, sale, sale_type, sale_stage, sale_reason, follow_up, follow_up});
    }

    Uuid category() { return dice.one_in(2) ? model::lead_id : any(Entity::category); }

    void execute(model::Action action) {
        static_cast<void>(database.execute({database.new_id(), std::move(action)}));  // refused: nothing changes
    }
    template <class Action>
    void run(Action action) {
        if constexpr (requires { action.ids; }) {
            action.ids = {any(action.entity)};
            if (action.ids[0].is_nil()) return;
        }
        execute(std::move(action));
    }

    void make(Entity entity, std::vector<model::FieldValue> values) {
        for (const model::FieldSpec& field : model::stored_fields(entity)) {
            if (field.has(model::field_required) || field.has(model::field_read_only) || !dice.one_in(4)) continue;
            values.push_back({field.field, value_for(field.field)});
        }
        execute(model::CreateRecord{entity, std::move(values)});
    }

    void make_contact() {
        std::vector<model::FieldValue> values{{Field::contact_first_name, text()}};
        if (!dice.one_in(4)) values.push_back({Field::contact_last_name, text()});
        if (!dice.one_in(4)) values.push_back({Field::contact_company, any(Entity::company)});
        for (const Field field : {Field::contact_lead_status, Field::contact_owner, Field::contact_title}) {
            if (dice.one_in(2)) values.push_back({field, value_for(field)});
        }
        execute(model::CreateRecord{Entity::contact, std::move(values)});
    }

    void make_item() {
        using enum Entity;
        const Entity list = dice.pick(std::array{category, lead_status, business});
        std::vector<model::FieldValue> values{{*model::name_field(list), text()}};
        if (list == category) {
            values.push_back({Field::category_group, static_cast<std::int64_t>(dice.below(2))});
            values.push_back({Field::category_lead_status_enabled, dice.one_in(2)});
        }
        execute(model::CreateRecord{list, std::move(values)});
    }

    void change(Entity entity) {
        const Uuid record = any(entity);
        const auto fields = model::stored_fields(entity);
        const Field field = dice.pick(fields).field;
        if (!record.is_nil()) execute(model::UpdateRecords{entity, {record}, {{field, value_for(field)}}});
    }

    void change_settings() {
        if (dice.one_in(3)) zone_ = dice.pick(zones());
        const model::FieldValue change =
            dice.one_in(2) ? model::FieldValue{Field::setting_current_user, any(Entity::user)}
                           : model::FieldValue{Field::setting_regional_language,
                                               std::string(core::language_code(dice.pick(core::all_languages)))};
        execute(model::UpdateRecords{Entity::setting, {model::setting_id}, {change}});
    }

    void import(std::size_t count) {
        model::ImportRows companies{.entity = Entity::company};
        for (const Field field : {Field::company_name, Field::company_category, Field::company_employees})
            companies.columns.emplace_back(field);
        model::ImportRows contacts{.entity = Entity::contact};
        for (const Field field : {Field::contact_first_name, Field::contact_last_name, Field::contact_title,
                                  Field::contact_company, Field::contact_created_at})
            contacts.columns.emplace_back(field);
        for (std::size_t i = 0; i < count; ++i) {
            companies.ids.push_back(database.new_id());
            companies.columns[0].add(text() + " " + std::to_string(i));
            companies.columns[1].add(category());
            companies.columns[2].add(value_for(Field::company_employees));
        }
        for (std::size_t i = 0; i < count; ++i) {
            contacts.ids.push_back(database.new_id());
            contacts.columns[0].add(text() + std::to_string(i % 70));
            contacts.columns[1].add(text() + " " + std::to_string(i));
            contacts.columns[2].add(dice.one_in(3) ? Value() : Value("Title " + std::to_string(i)));
            contacts.columns[3].add(dice.one_in(5) ? Uuid() : dice.pick(companies.ids));
            contacts.columns[4].add(now_ - dice.ms_below(1000 * day_ms));
        }
        execute(model::Import{{std::move(companies), std::move(contacts)}, "random.csv"});
    }

    core::InstantMs now_ = 1'795'431'600'000;
    core::TimeZone zone_;
};

}  // namespace tratt::query_test
