#include "ui/similar.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "query/query.hpp"
#include "ui/preferences.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;
using model::Operator;

constexpr std::size_t most_offered = 3, shortest_name = 3;
constexpr std::string_view unchecked_key = "duplicates_unchecked";
constexpr std::array<std::string_view, 24> forms{"ab",  "publ", "as",  "asa", "aps", "oy",   "oyj", "hb",
                                                 "kb",  "gmbh", "ag",  "kg",  "bv",  "nv",   "ltd", "limited",
                                                 "inc", "llc",  "plc", "sa",  "srl", "corp", "co",  "ek"};

std::vector<store::Row> found(Context& context, const model::Query& query, store::Row self) {
    const auto rows = context.queries.get(query, moment_of(context.environment));
    std::vector<store::Row> others;
    for (const store::Row row : rows->rows)
        if (row != self && others.size() < most_offered) others.push_back(row);
    return others;
}

std::string letters_of(std::string_view word) {
    std::string letters;
    for (const char c : word)
        if (c != '.' && c != '/' && c != ',' && c != '(' && c != ')') letters += c;
    return core::fold(letters, core::Language::en);
}

}  // namespace

std::string name_without_form(std::string_view name) {
    std::string kept;
    while (!name.empty()) {
        const std::string_view word = core::take_until(name, ' ');
        const bool is_form = !kept.empty() && std::ranges::find(forms, letters_of(word)) != forms.end();
        if (word.empty() || is_form) continue;
        kept += (kept.empty() ? "" : " ") + std::string(word);
    }
    return kept;
}

std::vector<store::Row> similar_companies(Context& context, std::string_view name, store::Row self) {
    const std::string words = name_without_form(core::trim(name));
    if (words.size() < shortest_name || !is_checked_for_similar(context.database)) return {};
    model::Query query;
    query.entity = Entity::company;
    query.text = words;
    query.sort.push_back({Field::company_name, false});
    query.limit = most_offered + 1;
    std::vector<store::Row> rows = found(context, query, self);
    // The text is looked for in addresses and numbers, too: only names count here.
    const std::string wanted = core::fold(words.substr(0, 1), context.database.regional_language());
    std::erase_if(rows, [&](store::Row row) {
        const std::string own =
            core::fold(context.database.text(Field::company_name, row), context.database.regional_language());
        return own.find(wanted) == std::string::npos;
    });
    return rows;
}

std::vector<store::Row> similar_contacts(Context& context, const TypedContact& typed) {
    if (!is_checked_for_similar(context.database)) return {};
    model::Query query;
    query.entity = Entity::contact;
    if (!typed.email.empty())
        query.any.push_back({{Field::contact_email, Operator::equals, {std::string(typed.email)}}});
    if (!typed.first_name.empty() && !typed.last_name.empty()) {
        const model::Value company = typed.company == store::no_row
                                         ? model::Value{}
                                         : model::Value{context.database.id_of(Entity::company, typed.company)};
        query.any.push_back({{Field::contact_first_name, Operator::equals, {std::string(typed.first_name)}},
                             {Field::contact_last_name, Operator::equals, {std::string(typed.last_name)}},
                             {Field::contact_company, Operator::is_one_of, {company}}});
    }
    if (query.any.empty()) return {};
    query.sort.push_back({Field::contact_name, false});
    query.limit = most_offered + 1;
    return found(context, query, typed.self);
}

bool is_checked_for_similar(const store::Database& database) { return preference(database, unchecked_key).empty(); }

void check_for_similar(Context& context, bool is_checked) {
    keep_preference(context, unchecked_key, is_checked ? "" : "1");
}

}  // namespace tratt::ui
