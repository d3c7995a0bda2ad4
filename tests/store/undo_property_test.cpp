// Whatever is done, in whatever order: undone to the start everything is as it was, done again it is as it became.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::Database;
using tratt::store::no_row;
using tratt::store::Row;
using tratt::store::Snapshot;
using tratt::test::World;

namespace {

constexpr int commands_a_seed = 40;
constexpr tratt::core::InstantMs ms_per_day = 86'400'000;

int rounds() { return std::getenv("TRATT_LONG") != nullptr ? 1000 : 24; }

// Records but for what is kept for one person, which no undo touches except where it would stand in the way.
std::vector<Event> records(const World& world) {
    std::vector<Event> all = world.database.snapshot().records;
    std::erase_if(all, [](const Event& event) { return is_personal(event.entity); });
    return all;
}

// Somebody who presses everything. Most of what they do is sensible, some of it is refused.
class Player {
public:
    World world;

    Player(std::uint32_t seed, bool undoes_from_the_middle)
        : random_(seed), undoes_from_the_middle_(undoes_from_the_middle) {
        const Uuid customer = world.company("Kund AB", customer_id);
        const Uuid lead = world.company("Lead AB", lead_id);
        for (const Uuid& company : {customer, lead, Uuid{}}) world.contact("Start", company);
        world.create(Entity::user, {{Field::user_name, "Erik"}, {Field::user_group, our_group_id}});
        for (const Processing processing : {Processing::automatic, Processing::by_hand}) {
            world.create(Entity::form, {{Field::form_name, "Form"},
                                        {Field::form_category, mql_id},
                                        {Field::form_hand_out_to, our_group_id},
                                        {Field::form_processing, as_number(processing)}});
        }
        for (const SelectionKind kind : {SelectionKind::fixed, SelectionKind::fixed, SelectionKind::dynamic}) {
            world.create(Entity::selection, {{Field::selection_name, "List"},
                                             {Field::selection_entity, as_number(SelectionEntity::contact)},
                                             {Field::selection_kind, as_number(kind)}});
        }
    }

    void play() {
        world.now += static_cast<std::int64_t>(below(4)) * ms_per_day;
        world.now += 1000;
        const Command command{world.database.new_id(), action(), answer()};
        const auto result = world.database.execute(command);
        world.refusal = result ? tratt::core::Error{} : result.error();
        if (result && *result) ++carried_out[command.action.index()];
    }

    std::array<int, std::variant_size_v<Action>> carried_out{};  // by kind of command

private:
    std::size_t below(std::size_t count) { return random_() % count; }
    bool happens(std::size_t percent) { return below(100) < percent; }
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all[below(all.size())];
    }

    Entity entity() { return static_cast<Entity>(below(entity_count)); }

    Uuid record(Entity of) {
        std::vector<Uuid> ids;
        for (Row row = 0; row < world.database.row_count(of); ++row) {
            if (world.database.is_present(of, row)) ids.push_back(world.database.id_of(of, row));
        }
        if (ids.empty() || happens(3)) return world.database.new_id();
        return one_of(ids);
    }
    std::vector<Uuid> some(Entity of) {
        std::vector<Uuid> ids;
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) ids.push_back(record(of));
        return ids;
    }

    Value value(const FieldSpec& field) {
        static const std::vector<std::string> texts = {"",   "a", "Åsa", " Öberg ", "b@x.example", "title,phone",
                                                       "en", "2"};
        static const std::vector<std::int64_t> numbers = {0, 1, 2, 50, 100, 1000};
        if (happens(5) && field.type != FieldType::boolean) return {};
        if (happens(2)) return std::string("\xFF");
        switch (field.type) {
            case FieldType::text: return happens(2) ? std::string("a\x01") : one_of(texts);
            case FieldType::boolean: return happens(50);
            case FieldType::integer: return happens(4) ? std::int64_t{-1} : one_of(numbers);
            case FieldType::date: return static_cast<std::int64_t>(20'000 + below(1000));
            case FieldType::instant: return world.now + static_cast<std::int64_t>(below(1000));
            case FieldType::choice: return static_cast<std::int64_t>(below(field.choices->keys.size()));
            case FieldType::reference: return record(field.target);
        }
        return {};
    }

    std::vector<FieldValue> values(Entity of, std::size_t percent, bool is_new) {
        std::vector<FieldValue> found;
        for (const FieldSpec& field : stored_fields(of)) {
            const bool is_written = !field.has(field_read_only) || happens(1);
            const bool is_needed = field.has(field_required) && !field.has(field_defaulted) && is_new;
            if (is_written && (happens(percent) || (is_needed && happens(98))))
                found.push_back({field.field, value(field)});
        }
        return found;
    }

    Cause cause() { return one_of(std::vector<Cause>{Cause::user, Cause::bulk, Cause::board}); }
    Activities activities() { return static_cast<Activities>(below(3)); }
    UtmValues utm() { return {"Google", happens(50) ? "CPC" : "", "Spring Sale", "", ""}; }
    RuleAnswer answer() { return {static_cast<RuleAnswer::Kind>(below(4)), record(Entity::category)}; }

    Action create() {
        // What people make most is made most.
        static const std::vector<Entity> often = {Entity::company, Entity::contact, Entity::sale, Entity::follow_up};
        const Entity of = happens(50) ? one_of(often) : entity();
        return CreateRecord{of, values(of, 8, true), {}};
    }
    Action update() {
        const Entity of = entity();
        return UpdateRecords{of, some(of), values(of, 8, false), cause()};
    }
    Action remove() {
        const Entity of = happens(60) ? entity() : Entity::contact;
        return DeleteRecords{of, some(of)};
    }
    // Mostly something that was deleted.
    Action restore() {
        const Entity of = entity();
        std::vector<std::pair<Entity, Uuid>> deleted = {{of, record(of)}};
        for (std::size_t i = 0; i < entity_count; ++i) {
            const auto one = static_cast<Entity>(i);
            for (Row row = 0; row < world.database.row_count(one); ++row) {
                if (world.database.is_deleted(one, row)) deleted.emplace_back(one, world.database.id_of(one, row));
            }
        }
        const auto& [which, id] = one_of(deleted);
        return RestoreRecords{which, {id}};
    }
    Action move_item() {
        const Entity of = happens(20) ? entity() : Entity::lead_status;
        return MoveItem{of, record(of), happens(50) ? record(of) : Uuid{}};
    }
    Action import() {
        ImportRows rows{Entity::contact, false, {record(Entity::contact)}, {}};
        for (const Field field : {Field::contact_lead_status, Field::contact_city, Field::contact_company})
            rows.columns.emplace_back(field).add(value(spec(field)));
        ImportRows added{Entity::contact, true, {world.database.new_id()}, {}};
        added.columns.emplace_back(Field::contact_last_name).add(std::string("Import"));
        added.columns.emplace_back(Field::contact_company).add(record(Entity::company));
        return Import{{rows, added}, "a.csv"};
    }
    // Records as another database would have them: one is new, one is changed, a link is gone.
    Action restore_backup() {
        RestoreBackup backup;
        ImportRows& added = backup.rows.emplace_back(ImportRows{Entity::contact, true, {world.database.new_id()}, {}});
        added.columns.emplace_back(Field::contact_last_name).add(std::string("Backup"));
        added.columns.emplace_back(Field::contact_company).add(record(Entity::company));
        added.columns.emplace_back(Field::contact_is_main).add(happens(50));
        for (const Field field : {Field::contact_city, Field::contact_company, Field::contact_updated_at}) {
            ImportRows& changed =
                backup.rows.emplace_back(ImportRows{Entity::contact, false, {record(Entity::contact)}, {}});
            changed.columns.emplace_back(field).add(value(spec(field)));
        }
        if (happens(30)) backup.removed.push_back({Entity::selection_member, {record(Entity::selection_member)}});
        if (happens(10)) backup.next_numbers = {{Entity::contact, static_cast<std::int64_t>(1 + below(300))}};
        backup.file_name = "a.tratt.json";
        return backup;
    }
    Action submit() {
        return SubmitForm{record(Entity::form),
                          {{Field::contact_email, one_of(std::vector<std::string>{"b@x.example", "c@x.example"})},
                           {Field::contact_title, "Chef"},
                           {Field::company_name, one_of(std::vector<std::string>{"Lead AB", "Ny AB", ""})}},
                          utm(),
                          utm(),
                          "{}",
                          "",
                          "",
                          {}};
    }
    Action members() {
        std::vector<Uuid> added = some(happens(70) ? Entity::contact : Entity::company);
        return ChangeMembers{record(Entity::selection), std::move(added), some(Entity::contact), happens(30)};
    }
    Action log() {
        const std::vector<FieldValue> made = {{Field::follow_up_title, "Ring"},
                                              {Field::follow_up_contact, record(Entity::contact)}};
        return LogActivities{happens(50) ? some(Entity::follow_up) : std::vector<Uuid>{},
                             {{Field::follow_up_completed_at, happens(80) ? Value(world.now) : Value()}},
                             {made, made}};
    }
    Action visit() {
        const Entity of = one_of(std::vector<Entity>{Entity::contact, Entity::company, Entity::sale, Entity::user});
        return Visit{of, record(of)};
    }
    // Mostly something that was changed.
    Action put_back() {
        for (std::int64_t sequence = world.database.sequence(); sequence > 0; --sequence) {
            const Transaction* step = world.database.transaction_at(sequence);
            for (const Event& event : step->events) {
                if (event.kind == EventKind::set && happens(30))
                    return PutBack{step->id, event.entity, event.ids[0], event.columns[0].field};
            }
        }
        return PutBack{world.database.new_id(), Entity::contact, record(Entity::contact), Field::contact_title};
    }
    Action undo() {
        if (!undoes_from_the_middle_ || happens(50)) return Undo{};
        const auto sequence = 1 + static_cast<std::int64_t>(below(static_cast<std::size_t>(world.database.sequence())));
        return Undo{world.database.transaction_at(sequence)->id};
    }

    Action action() {
        switch (below(25)) {
            case 0: return remove();
            case 1: return restore();
            case 2: return move_item();
            case 3:
                return MergeContacts{record(Entity::contact), record(Entity::contact), activities(), 20'500,
                                     happens(30)};
            case 4:
                return MergeCompanies{record(Entity::company), record(Entity::company), happens(50), activities(),
                                      20'500};
            case 5:
                return MoveContacts{some(Entity::contact), happens(80) ? record(Entity::company) : Uuid{}, activities(),
                                    20'500};
            case 6: return EmptyBin{};
            case 7: return members();
            case 8: return submit();
            case 9:
                return ProcessSubmission{
                    record(Entity::form_submission), {{Field::contact_email, "c@x.example"}}, utm(), happens(20)};
            case 10: return import();
            case 11: return visit();
            case 12: return SetPreference{"history_length", happens(50) ? "2" : ""};
            case 13: return put_back();
            case 14: return undo();
            case 15: return Redo{};
            case 16:
            case 17:
            case 18:
            case 19: return create();
            case 20: return restore_backup();
            case 21: return log();
            default: return update();
        }
    }

    std::mt19937 random_;
    bool undoes_from_the_middle_;
};

// What no command may leave behind.
void check_rules(const Database& database) {
    std::set<Row> with_main;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        if (!database.is_present(Entity::contact, row)) continue;
        const bool has_status = database.reference(Field::contact_lead_status, row) != no_row;
        CHECK((has_status || !database.status_active(row)));  // R37, R42
        const Row company = database.reference(Field::contact_company, row);
        if (database.flag(Field::contact_is_main, row)) CHECK(with_main.insert(company).second);  // R102
    }
    std::set<std::array<Row, 4>> members;
    for (Row row = 0; row < database.row_count(Entity::selection_member); ++row) {
        if (!database.is_present(Entity::selection_member, row)) continue;
        CHECK(members
                  .insert({database.reference(Field::selection_member_selection, row),
                           database.reference(Field::selection_member_contact, row),
                           database.reference(Field::selection_member_company, row),
                           database.reference(Field::selection_member_sale, row)})
                  .second);  // R159
    }
}

// What was done last is taken back as if it had never been, and comes again as another tab would tell it.
void retract_and_apply(Database& database, const std::vector<Event>& before, const Uuid& undo, const Uuid& redo) {
    const auto id_of = [](const Transaction* step) { return step ? step->id : Uuid{}; };
    const std::int64_t sequence = database.sequence();
    const Transaction newest = database.complete(*database.transaction_at(sequence));
    const auto after = database.snapshot().records;
    const Uuid undo_after = id_of(database.next_undo()), redo_after = id_of(database.next_redo());
    CHECK(database.retract_newest());
    CHECK(database.snapshot().records == before);
    CHECK(database.sequence() == sequence - 1);
    CHECK(database.find_transaction(newest.id) == nullptr);
    CHECK(id_of(database.next_undo()) == undo);
    CHECK(id_of(database.next_redo()) == redo);
    CHECK(database.apply(newest).ok());
    CHECK(database.snapshot().records == after);
    CHECK(id_of(database.next_undo()) == undo_after);
    CHECK(id_of(database.next_redo()) == redo_after);
}

// Of new contacts, companies and sales each has a number that none had before (R92, R98).
class Numbers {
public:
    void see(const Database& database) {
        for (const Entity entity : {Entity::contact, Entity::company, Entity::sale}) {
            for (Row row = 0; row < database.row_count(entity); ++row) {
                if (!database.is_present(entity, row)) continue;
                const std::int64_t number = database.number(*number_field(entity), row);
                const auto [known, is_new] = owners_.try_emplace({entity, number}, database.id_of(entity, row));
                CHECK((is_new || known->second == database.id_of(entity, row)));
            }
        }
    }

private:
    std::map<std::pair<Entity, std::int64_t>, Uuid> owners_;
};

void undo_all(World& world) {
    for (world.run(Undo{}); world.refusal.code.empty(); world.run(Undo{})) {
    }
    CHECK(world.refusal.code == "nothing_to_undo");
}

void redo_all(World& world) {
    for (world.run(Redo{}); world.refusal.code.empty(); world.run(Redo{})) {
    }
    CHECK(world.refusal.code == "nothing_to_redo");
}

// The journal played into a new database gives the same one.
void check_journal(const World& world) {
    Database copy({[] { return tratt::core::InstantMs{0}; }, [](std::span<std::uint8_t>) {}});
    for (std::int64_t sequence = 1; sequence <= world.database.sequence(); ++sequence)
        CHECK(copy.apply(*world.database.transaction_at(sequence)).ok());
    CHECK(copy.snapshot().records == world.database.snapshot().records);
    Database stored({[] { return tratt::core::InstantMs{0}; }, [](std::span<std::uint8_t>) {}});
    CHECK(stored.restore(world.database.snapshot()).ok());
    CHECK(stored.snapshot().records == world.database.snapshot().records);
}

}  // namespace

TEST_CASE("R269 R278 R300 anything at all is taken back to the start and done again to the end") {
    std::array<int, std::variant_size_v<Action>> carried_out{};
    for (int seed = 1; seed <= rounds(); ++seed) {
        CAPTURE(seed);
        const bool from_the_middle = seed % 3 == 0;
        Player player(static_cast<std::uint32_t>(seed), from_the_middle);
        World& world = player.world;
        Numbers numbers;
        undo_all(world);
        const auto start = records(world);
        redo_all(world);
        for (int i = 0; i < commands_a_seed; ++i) {
            const auto before = world.database.snapshot().records;
            const std::int64_t sequence = world.database.sequence();
            const Transaction* undo = world.database.next_undo();
            const Transaction* redo = world.database.next_redo();
            player.play();
            if (world.database.sequence() > sequence)
                retract_and_apply(world.database, before, undo ? undo->id : Uuid{}, redo ? redo->id : Uuid{});
            numbers.see(world.database);
            if (!world.refusal.code.empty()) CHECK(world.database.snapshot().records == before);
            CHECK(world.refusal.code != "bad_transaction");
        }
        check_rules(world.database);
        // After an undo from the middle what came later may not go on where it did, so only the way back is checked.
        if (!from_the_middle) redo_all(world);
        const auto end = records(world);
        undo_all(world);
        CHECK(records(world) == start);
        if (!from_the_middle) {
            redo_all(world);
            CHECK(records(world) == end);
        }
        check_journal(world);
        for (std::size_t i = 0; i < carried_out.size(); ++i) carried_out[i] += player.carried_out[i];
    }
    for (std::size_t i = 0; i < carried_out.size(); ++i) {
        CAPTURE(i);
        CHECK(carried_out[i] > 0);  // every kind of command was among it
    }
}
