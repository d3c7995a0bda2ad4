#include "storage/person_erasure.hpp"

#include "model/seeds.hpp"
#include "session.hpp"

namespace {

using namespace tratt;
using model::Entity;
using model::Field;
using test::Session;

core::Uuid id_of(const store::Database& database, Entity entity, const std::string& name) {
    for (store::Row row = 0; row < database.row_count(entity); ++row) {
        if (database.is_present(entity, row) && database.name(entity, row) == name) return database.id_of(entity, row);
    }
    return {};
}

// A person with everything that belongs to one, changed and undone, between others.
void work(Session& session) {
    session.create("Vilhelmina");
    session.create("Bo");
    session.settle();
    const core::Uuid person = id_of(session.database, Entity::contact, "Vilhelmina");
    const auto set = [&](Field field, const char* text) {
        session.run(model::UpdateRecords{Entity::contact, {person}, {{field, std::string(text)}}});
    };
    set(Field::contact_last_name, "Xylander");
    set(Field::contact_email, "v.xylander@example.com");
    set(Field::contact_note, "Plays the theremin.");
    session.run(model::Undo{});
    session.run(model::CreateRecord{Entity::contact_point,
                                    {{Field::contact_point_contact, person},
                                     {Field::contact_point_kind, std::int64_t{0}},
                                     {Field::contact_point_value, std::string("+46 70 555 01 02")}}});
    session.run(model::CreateRecord{
        Entity::follow_up,
        {{Field::follow_up_title, std::string("Ask about the theremin")}, {Field::follow_up_contact, person}}});
    for (int i = 0; i < 40; ++i) session.create("Other " + std::to_string(i));
    set(Field::contact_title, "Theremin player");
    session.run(model::DeleteRecords{Entity::contact, {person}});
    session.create("Last");
    session.settle();
}

TEST_CASE("of a person who is erased no word is left, and all else is as it was") {
    Session session;
    work(session);
    const core::Uuid person = id_of(session.database, Entity::contact, "Vilhelmina Xylander");
    CHECK(!person.is_nil());
    auto records = session.database.snapshot().records;

    model::Transaction mark;
    mark.id = session.database.new_id();
    mark.sequence = session.database.sequence() + 1;
    mark.kind = model::TransactionKind::system;
    mark.name_key = storage::erasure_step;
    storage::stage_journal_as_history(session.files);
    const auto commit = [&] {
        session.files.commit([](const core::Result<void>& result) { CHECK(result.ok()); });
        session.files.settle();
    };
    commit();
    Session between(session.files.stored());
    CHECK(between.report.damages.empty());
    CHECK(between.database.snapshot().records == records);
    storage::stage_without_person(session.files, session.database.snapshot(), person, mark);
    commit();

    for (const auto& [path, bytes] : session.files.stored()) {
        CAPTURE(path);
        for (const char* word : {"Vilhelmina", "Xylander", "xylander", "heremin", "555 01 02"})
            CHECK(bytes.find(word) == std::string::npos);
    }
    Session after(session.files.stored());
    CHECK(after.report.damages.empty());
    CHECK(after.report.history_damages.empty());
    CHECK(after.report.is_history_whole);
    CHECK(after.database.sequence() == mark.sequence);
    storage::Erasure erasure(person);
    for (const model::Event& event : records) erasure.look_at(event);
    for (model::Event& event : records) erasure.blank(event);
    CHECK(after.database.snapshot().records == records);
    after.run(model::Undo{});
    CHECK(id_of(after.database, Entity::contact, "Last").is_nil());
    after.settle();
}

}  // namespace
