#include "model/event.hpp"

#include <doctest/doctest.h>

#include "core/time.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;
using tratt::core::no_value;

TEST_CASE("R51 causes are written and read by keys that never change") {
    struct Named {
        Cause cause;
        std::string_view key;
    };
    for (const Named& named : {Named{Cause::user, "user"},
                               {Cause::rule, "rule"},
                               {Cause::import, "import"},
                               {Cause::bulk, "bulk"},
                               {Cause::board, "board"},
                               {Cause::undo, "undo"},
                               {Cause::put_back, "put_back"},
                               {Cause::system, "system"}}) {
        CHECK(cause_key(named.cause) == named.key);
        CHECK(find_cause(named.key) == named.cause);
    }
    CHECK_FALSE(find_cause("nobody"));
}

TEST_CASE("R51 kinds of events and transactions are written and read by keys") {
    CHECK(event_kind_key(EventKind::insert) == "insert");
    CHECK(event_kind_key(EventKind::remove) == "remove");
    CHECK(event_kind_key(EventKind::set) == "set");
    CHECK(transaction_kind_key(TransactionKind::system) == "system");
    for (const EventKind kind : {EventKind::insert, EventKind::remove, EventKind::set}) {
        CHECK(find_event_kind(event_kind_key(kind)) == kind);
    }
    for (const TransactionKind kind :
         {TransactionKind::ordinary, TransactionKind::undo, TransactionKind::redo, TransactionKind::system}) {
        CHECK(find_transaction_kind(transaction_kind_key(kind)) == kind);
    }
    CHECK_FALSE(find_event_kind("ordinary"));
    CHECK_FALSE(find_transaction_kind("insert"));
}

TEST_CASE("R51 a column keeps values of every type as they were, empty ones too") {
    struct Case {
        Field field;
        std::vector<Value> values;
    };
    const Case cases[] = {
        {Field::contact_first_name, {Value("Åsa"), Value(), Value("O'Brien"), Value("Åsa")}},
        {Field::contact_company, {Value(lead_id), Value(), Value(mql_id)}},
        {Field::contact_former_employee, {Value(true), Value(false), Value(true)}},
        {Field::company_employees, {Value(std::int64_t{0}), Value(), Value(std::int64_t{-5})}},
        {Field::contact_created_at, {Value(std::int64_t{1'700'000'000'000}), Value()}},
        {Field::category_group, {Value(std::int64_t{0}), Value(std::int64_t{4})}},
    };
    for (const Case& test : cases) {
        Column column(test.field);
        CHECK(column.size() == 0);
        for (const Value& value : test.values) column.add(value);
        CHECK(column.size() == test.values.size());
        for (std::size_t row = 0; row < test.values.size(); ++row) CHECK(column.value(row) == test.values[row]);
    }
}

TEST_CASE("R51 a value of another type counts as empty") {
    Column texts(Field::contact_first_name);
    texts.add(Value(std::int64_t{5}));
    CHECK(texts.value(0) == Value());
    Column ids(Field::contact_company);
    ids.add(Value("text"));
    CHECK(ids.value(0) == Value());
    Column integers(Field::company_employees);
    integers.add(Value(lead_id));
    integers.add(Value(true));
    CHECK(integers.value(0) == Value());
    CHECK(integers.value(1) == Value());
    CHECK(integers.integers == std::vector<std::int64_t>{no_value, no_value});
    Column flags(Field::contact_former_employee);
    flags.add(Value());
    flags.add(Value("yes"));
    flags.add(Value(std::int64_t{1}));
    CHECK(flags.integers == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("R51 columns with the same content are equal") {
    Column one(Field::contact_last_name);
    Column two(Field::contact_last_name);
    one.add(Value());
    two.add_text("");
    CHECK(one == two);
    one.add_text("ab");
    one.add_text("c");
    two.add_text("a");
    two.add_text("bc");
    CHECK_FALSE(one == two);
    CHECK(one.text(1) == "ab");
    CHECK(two.text(2) == "bc");
}

TEST_CASE("R300 taking back goes the other way round, last event first") {
    Event insert{
        EventKind::insert, Entity::company, Cause::import, "a.csv", {lead_id}, {Column(Field::company_name)}, {}};
    insert.columns[0].add_text("Nordlys");
    Event set{EventKind::set, Entity::contact, Cause::rule, "x", {mql_id}, {Column(Field::contact_title)}, {}};
    set.old_columns = set.columns;
    set.columns[0].add_text("new");
    set.old_columns[0].add_text("old");

    const auto back = inverse({insert, set});
    CHECK(back.size() == 2);
    if (back.size() != 2) return;
    CHECK(back[0].kind == EventKind::set);
    CHECK(back[0].columns == set.old_columns);
    CHECK(back[0].old_columns == set.columns);
    CHECK(back[0].entity == Entity::contact);
    CHECK(back[0].ids == set.ids);
    CHECK(back[1].kind == EventKind::remove);
    CHECK(back[1].columns.empty());
    CHECK(back[1].old_columns == insert.columns);
    for (const Event& event : back) {
        CHECK(event.cause == Cause::undo);
        CHECK(event.detail.empty());
    }

    const auto again = inverse(back);
    CHECK(again[0].kind == EventKind::insert);
    CHECK(again[0].columns == insert.columns);
    CHECK(again[1].columns == set.columns);
}
