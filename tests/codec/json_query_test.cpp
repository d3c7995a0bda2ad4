#include "codec/json_query.hpp"

#include <doctest/doctest.h>

#include <random>

#include "database.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Criterion;
using model::Entity;
using model::Field;
using model::FieldType;
using model::Members;
using model::Operator;
using model::Query;
using model::Value;

namespace {

// ---- Queries of every kind ----------------------------------------------------------------------------------------

class RandomQueries {
public:
    Query query(int levels = 3) {
        Query query;
        query.entity = any<Entity>(model::entity_count);
        if (levels > 0 && once_in(2)) query.among = members(levels - 1);
        for (int sets = below(4); sets > 0; --sets) {
            auto& set = query.any.emplace_back();
            for (int criteria = below(4); criteria > 0; --criteria) set.push_back(criterion(query.entity));
        }
        if (once_in(3)) query.text = text();
        for (int keys = below(4); keys > 0; --keys) query.sort.push_back({field(query.entity), once_in(2)});
        for (int groups = below(4); groups > 0; --groups)
            query.groupings.push_back({field(query.entity), any<core::DateUnit>(5), once_in(2)});
        if (query.entity == Entity::contact)
            query.aggregates.push_back({any<model::AggregateKind>(4), Field::contact_days_in_status});
        if (once_in(3)) query.offset = below(1000);
        if (once_in(3)) query.limit = below(1000);
        if (once_in(3)) query.limit_per_group = below(1000);
        query.with_deleted = once_in(3);
        return query;
    }

    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

private:
    bool once_in(int times) { return below(times) == 0; }

    template <class Enum>
    Enum any(std::size_t count) {
        return static_cast<Enum>(below(static_cast<int>(count)));
    }

    core::Uuid id() { return {0x0190000000007000, 0x8000000000000000 | random_()}; }

    std::string text() {
        constexpr std::string_view texts[] = {"",       "ber",  "Åsa \"Öberg\"",   "100 %~$*()",
                                              "{[\\]}", "\n\t", "\xF0\x9F\x98\x80"};
        return std::string(texts[below(std::size(texts))]);
    }

    Field field(Entity entity) {
        const auto stored = model::stored_fields(entity);
        const auto derived = model::derived_fields(entity);
        const auto index = static_cast<std::size_t>(below(static_cast<int>(stored.size() + derived.size())));
        return index < stored.size() ? stored[index].field : derived[index - stored.size()].field;
    }

    Members members(int levels) {
        Members members;
        members.kind = any<Members::Kind>(levels > 0 ? 4 : 2);
        if (members.kind == Members::Kind::listed) {
            members.entity = any<Entity>(model::entity_count);
            for (int ids = below(3); ids > 0; --ids) members.ids.push_back(id());
        }
        if (members.kind == Members::Kind::found) members.query.push_back(query(levels - 1));
        if (members.kind == Members::Kind::combined) {
            members.sides = {this->members(levels - 1), this->members(levels - 1)};
            members.operation = any<model::SetOperation>(5);
            members.compares_companies = once_in(2);
        }
        return members;
    }

    Criterion criterion(Entity entity) {
        Criterion criterion{.field = field(entity)};
        const model::FieldSpec& spec = model::spec(criterion.field);
        const auto between = [&](Operator first, Operator last) {
            return static_cast<Operator>(static_cast<int>(first) +
                                         below(static_cast<int>(last) - static_cast<int>(first) + 1));
        };
        switch (spec.type) {
            case FieldType::text:
                criterion.op = between(Operator::starts_with, Operator::is_not);
                criterion.values = {text()};
                criterion.folding = any<model::Folding>(2);
                break;
            case FieldType::integer:
                criterion.op = between(Operator::number_equals, Operator::between);
                criterion.values = {std::int64_t{below(100) - 50}};
                if (criterion.op == Operator::between) criterion.values.emplace_back();
                break;
            case FieldType::boolean: criterion.op = between(Operator::yes, Operator::no); break;
            case FieldType::date:
            case FieldType::instant:
                criterion.op = between(Operator::before, Operator::this_previous_and_next);
                criterion.unit = any<core::DateUnit>(5);
                criterion.count = below(20);
                if (criterion.op <= Operator::between_dates) criterion.values = {std::int64_t{20'000 + below(2000)}};
                break;
            case FieldType::choice:
                criterion.op = between(Operator::is_one_of, Operator::is_not_one_of);
                criterion.values = {std::int64_t{below(spec.choices->keys.size())}, {}};
                break;
            case FieldType::reference:
                criterion.op = between(Operator::is_one_of, Operator::is_not_one_of);
                criterion.values = {id(), {}};
                criterion.current_user = spec.target == Entity::user && once_in(2);
                break;
        }
        if (once_in(8)) criterion = Criterion{.field = criterion.field, .op = Operator::has_no_value};
        return criterion;
    }

    std::mt19937 random_{3};
};

std::string error_of(std::string_view json, const store::Database* database = nullptr) {
    const auto read = read_query(json, database);
    if (read) return "";
    const core::Error& error = read.error();
    return error.code + " " + std::string(error.param("path"));
}

std::string nested(int depth) {
    std::string json = R"({"entity":"contact"})";
    for (int i = 0; i < depth; ++i) json = R"({"entity":"contact","among":{"kind":"found","query":)" + json + "}}";
    return json;
}

}  // namespace

TEST_CASE("any query is read as it was written, as JSON and as a link") {
    RandomQueries queries;
    for (int i = 0; i < 2'000; ++i) {
        const Query query = queries.query();
        const std::string json = write_query(query);
        CAPTURE(json);
        const auto read = read_query(json);
        CHECK_MESSAGE(read.ok(), (read ? "" : read.error().code + " " + std::string(read.error().param("path"))));
        if (read) CHECK(*read == query);
        const auto linked = query_from_link(query_to_link(query));
        CHECK(linked.ok());
        if (linked) CHECK(*linked == query);
    }
}

TEST_CASE("the words of the query form, which are in people's files") {
    Query query;
    query.any = {{{.field = Field::contact_lead_status, .op = Operator::is_one_of, .values = {model::open_id, {}}},
                  {.field = Field::contact_created_at,
                   .op = Operator::this_and_previous,
                   .unit = core::DateUnit::month,
                   .count = 2}},
                 {{.field = Field::contact_name,
                   .op = Operator::contains,
                   .values = {"ber"},
                   .folding = model::Folding::case_only}}};
    query.sort = {{Field::contact_last_name}, {Field::contact_created_at, true}};
    query.groupings = {{Field::contact_category_group, core::DateUnit::day, true}};
    query.aggregates = {{model::AggregateKind::average, Field::contact_days_in_status}};
    query.limit = 100;
    CHECK(write_query(query) == R"({"entity":"contact","any":[[{"field":"lead_status","op":"is_one_of",)"
                                R"("values":["01900000-0000-7000-8000-000300000001",null]},)"
                                R"({"field":"created_at","op":"this_and_previous","unit":"month","count":2}],)"
                                R"([{"field":"name","op":"contains","values":["ber"],"folding":"case_only"}]],)"
                                R"("sort":[{"field":"last_name"},{"field":"created_at","descending":true}],)"
                                R"("groupings":[{"field":"category_group","with_empty_groups":true}],)"
                                R"("aggregates":[{"kind":"average","field":"days_in_status"}],"limit":100})");
    CHECK(write_query({}) == R"({"entity":"contact"})");
}

TEST_CASE("a link has nothing in it that an address minds") {
    Query query;
    query.any = {{{.field = Field::contact_name, .op = Operator::contains, .values = {"Öberg & \"50 %\""}}}};
    CHECK(query_to_link(query) ==
          "~entity~:~contact~,~any~:**(~field~:~name~,~op~:~contains~,~values~:*~%C3%96berg%20%26%20%5C~50%20%25%5C~~$)"
          "$$");
    CHECK(query_from_link("~entity~:~contact~,~text~:~%zz~").ok());
    for (const char* link : {"", "%", "~", "(", "~entity~", "%00", "~entity~:~contact~)"}) {
        CHECK_FALSE(query_from_link(link).ok());
    }
}

TEST_CASE("every operator is read for the fields that it is for") {
    for (int op = 0; op <= static_cast<int>(Operator::has_no_value); ++op) {
        int taken = 0;
        for (const model::FieldSpec& field : model::all_fields()) {
            Query query;
            query.entity = field.entity;
            query.any = {{{.field = field.field, .op = static_cast<Operator>(op)}}};
            taken += read_query(write_query(query)).ok();
        }
        CHECK(taken > 0);
    }
}

TEST_CASE("each thing that is wrong with a query is named with its place") {
    CHECK(error_of("") == "not_json ");
    CHECK(error_of("[]") == "wrong_type ");
    CHECK(error_of("{}") == "missing_key entity");
    CHECK(error_of(R"({"entity":"deal"})") == "unknown_value entity");
    CHECK(error_of(R"({"entity":"contact","colour":1})") == "unknown_key colour");
    CHECK(error_of(R"({"entity":"contact","text":7})") == "wrong_type text");
    CHECK(error_of(R"({"entity":"contact","limit":-2})") == "out_of_range limit");
    CHECK(error_of(R"({"entity":"contact","limit":1e300})") == "out_of_range limit");
    CHECK(error_of(R"({"entity":"contact","limit":18446744073709551615})") == "out_of_range limit");
    CHECK(error_of(R"({"entity":"contact","limit":1.5})") == "wrong_type limit");
    CHECK(error_of(R"({"entity":"contact","sort":[{"field":"name"},{"field":"category_rank"}]})") ==
          "wrong_field sort[1].field");
    CHECK(error_of(R"({"entity":"contact","groupings":[{"field":"created_at","unit":"decade"}]})") ==
          "unknown_value groupings[0].unit");
    CHECK(error_of(R"({"entity":"contact","aggregates":[{"kind":"sum","field":"title"}]})") ==
          "wrong_operator aggregates[0].field");
    const auto criterion = [](std::string_view rest) {
        return error_of(R"({"entity":"contact","any":[[],[)" + std::string(rest) + "]]}");
    };
    CHECK(criterion("7") == "wrong_type any[1][0]");
    CHECK(criterion(R"({"op":"yes"})") == "missing_key any[1][0].field");
    CHECK(criterion(R"({"field":"title"})") == "missing_key any[1][0].op");
    CHECK(criterion(R"({"op":"yes","field":"title"})") == "wrong_operator any[1][0].op");
    CHECK(criterion(R"({"field":"title","op":"like"})") == "unknown_value any[1][0].op");
    CHECK(criterion(R"({"field":"title","op":"contains","values":["a","b"]})") == "too_many any[1][0].values");
    CHECK(criterion(R"({"field":"title","op":"contains","values":[1]})") == "wrong_type any[1][0].values[0]");
    CHECK(criterion(R"({"field":"title","op":"contains","current_user":true})") ==
          "wrong_operator any[1][0].current_user");
    CHECK(criterion(R"({"field":"created_at","op":"on_date","values":["2026-02-30"]})") ==
          "wrong_type any[1][0].values[0]");
    CHECK(criterion(R"({"field":"created_at","op":"next_units","count":-1})") == "out_of_range any[1][0].count");
    CHECK(criterion(R"({"field":"category_group","op":"is_one_of","values":["rich"]})") ==
          "unknown_value any[1][0].values[0]");
    CHECK(criterion(R"({"field":"owner","op":"is_one_of","values":["Anna"]})") == "wrong_type any[1][0].values[0]");
    CHECK(criterion(R"({"field":"title","op":"contains","values":[")" + std::string(1001, 'a') + R"("]})") ==
          "too_long any[1][0].values[0]");
}

TEST_CASE("members are read strictly, too") {
    const auto among = [](std::string_view rest) {
        return error_of(R"({"entity":"contact","among":)" + std::string(rest) + "}");
    };
    CHECK(among(R"({"kind":"all"})").empty());
    CHECK(among("{}") == "missing_key among.kind");
    CHECK(among(R"({"kind":"all","ids":[]})") == "unknown_key among.ids");
    CHECK(among(R"({"kind":"listed","entity":"contact","ids":["x"]})") == "wrong_type among.ids[0]");
    CHECK(among(R"({"kind":"listed","entity":"contact","ids":[1]})") == "wrong_type among.ids[0]");
    CHECK(among(R"({"kind":"found"})") == "missing_key among.query");
    CHECK(among(R"({"kind":"found","query":{"entity":"company","any":[[{"field":"title","op":"yes"}]]}})") ==
          "wrong_field among.query.any[0][0].field");
    CHECK(among(R"({"kind":"combined","operation":"both","sides":[{"kind":"all"}]})") == "wrong_type among.sides");
}

TEST_CASE("queries that are too deep, too large or too many are refused before they are carried out") {
    CHECK(error_of(nested(3)).empty());
    CHECK(error_of(nested(4)).starts_with("too_deep among"));
    CHECK(error_of(nested(5'000)).starts_with("too_deep among"));
    CHECK(error_of(std::string(100'000, '[')) == "not_json ");
    const auto many = [](std::string_view key, std::string_view item, int count) {
        std::string json = R"({"entity":"contact",")" + std::string(key) + "\":[";
        for (int i = 0; i < count; ++i) json += (i > 0 ? "," : "") + std::string(item);
        return error_of(json + "]}");
    };
    CHECK(many("any", "[]", 64).empty());
    CHECK(many("any", "[]", 65) == "too_many any");
    CHECK(many("sort", R"({"field":"name"})", 17) == "too_many sort");
    CHECK(many("groupings", R"({"field":"name"})", 7) == "too_many groupings");
}

TEST_CASE("a text that is no text is told from JSON that is none, and its field named") {
    const std::string before = R"({"entity":"contact","any":[[{"field":"title","op":"contains","values":[")";
    CHECK(error_of(before + "a\xFF\"]}]]}") == "not_utf8 any[0][0].values[0]");
    CHECK(error_of(before + "\\ud800\"]}]]}") == "not_utf8 any[0][0].values[0]");
    CHECK(error_of(before + "\\udc00x\"]}]]}") == "not_utf8 any[0][0].values[0]");
    CHECK(error_of(before + "\\ud83d\\ude00\"]}]]}").empty());
    CHECK(error_of(before + "\xFF") == "not_json ");
    CHECK(error_of("{\"entity\":\"contact\xFF\"}") == "not_utf8 entity");
    CHECK(error_of("{\"ent\xFFity\":\"contact\"}").starts_with("missing_key"));
}

TEST_CASE("companies and contacts may be named by their visible numbers where a database is at hand") {
    store::Database database = test::seeded_database();
    const core::Uuid id = database.new_id();
    (void)test::execute(database, model::CreateRecord{Entity::contact, {{Field::contact_last_name, "Öberg"}}, id});
    const auto listed = [](std::string_view ids) {
        return R"({"entity":"contact","among":{"kind":"listed","entity":"contact","ids":[)" + std::string(ids) + "]}}";
    };
    const auto read = read_query(listed("1"), &database);
    CHECK(read.ok());
    if (read) CHECK(read->among.ids == std::vector<core::Uuid>{id});
    const auto refused = read_query(listed("1,2"), &database);
    CHECK_FALSE(refused.ok());
    if (refused) return;
    CHECK(refused.error().code == "unknown_record");
    CHECK(refused.error().entity == "contact");
    CHECK(refused.error().row == 1);
    CHECK(error_of(R"({"entity":"contact","any":[[{"field":"company","op":"is_one_of","values":[5]}]]})", &database) ==
          "unknown_reference any[0][0].values[0]");
}
