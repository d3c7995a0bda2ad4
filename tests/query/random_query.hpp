// Questions at random, most of them sensible for the records of a RandomWorld, and how they are printed.
#pragma once

#include <algorithm>
#include <string>

#include "model/query_form.hpp"
#include "random_world.hpp"
#include "reference.hpp"

namespace tratt::query_test {

class RandomQuery {
public:
    explicit RandomQuery(RandomWorld& world) : world_(world), dice_(world.dice) {}

    Query query(int depth = 0) {
        using enum Entity;
        return query_of(dice_.pick(std::array{contact, contact, contact, contact, contact, company, company, user, sale,
                                              follow_up, category, lead_status, setting}),
                        depth);
    }

private:
    Query query_of(Entity entity, int depth) {
        Query query{.entity = entity};
        if (depth < 3 && dice_.one_in(3)) query.among = members(entity, depth + 1);
        for (std::size_t sets = dice_.below(3); sets > 0; --sets) query.any.push_back(criteria(entity));
        if (dice_.one_in(6)) query.text = typed();
        for (std::size_t keys = dice_.below(4); keys > 0; --keys)
            query.sort.push_back({dice_.one_in(3) ? wide_field_of(entity) : field_of(entity), dice_.one_in(2)});
        for (std::size_t levels = dice_.below(4); levels > 0; --levels)
            query.groupings.push_back({field_of(entity), unit(), dice_.one_in(2)});
        for (std::size_t figures = dice_.below(3); figures > 0; --figures) add_aggregate(query);
        if (dice_.one_in(3)) query.offset = static_cast<std::int64_t>(dice_.below(30)) - 2;
        if (dice_.one_in(2)) query.limit = static_cast<std::int64_t>(dice_.below(20));
        if (dice_.one_in(3)) query.limit_per_group = static_cast<std::int64_t>(dice_.below(5));
        query.with_deleted = dice_.one_in(4);
        return query;
    }

    Field field_of(Entity entity) {
        const auto fields = dice_.one_in(4) ? model::derived_fields(entity) : model::stored_fields(entity);
        return dice_.pick(fields.empty() ? model::stored_fields(entity) : fields).field;
    }

    // An instant takes half a word of a sort key: two of them and a bit more take two words.
    Field wide_field_of(Entity entity) {
        return entity == Entity::contact && dice_.one_in(2) ? Field::contact_status_since
                                                            : model::created_field(entity);
    }

    core::DateUnit unit() { return static_cast<core::DateUnit>(dice_.below(5)); }

    void add_aggregate(Query& query) {
        for (const model::FieldSpec& field : model::all_fields()) {
            if (field.entity != query.entity || field.type != FieldType::integer || !dice_.one_in(2)) continue;
            query.aggregates.push_back({static_cast<model::AggregateKind>(dice_.below(4)), field.field});
        }
    }

    // ---- Criteria -------------------------------------------------------------------------------------------------

    model::CriteriaSet criteria(Entity entity) {
        model::CriteriaSet set;
        for (std::size_t count = 1 + dice_.below(2); count > 0; --count) set.push_back(criterion(field_of(entity)));
        return set;
    }

    Criterion criterion(Field field) {
        Criterion criterion{field, operator_for(model::spec(field).type)};
        criterion.unit = unit();
        criterion.count = dice_.pick(std::array<std::int64_t, 5>{0, 1, 2, 5, 13});
        criterion.current_user = dice_.one_in(5);
        criterion.folding = dice_.one_in(3) ? model::Folding::case_only : model::Folding::language;
        for (std::size_t values = dice_.below(4); values > 0; --values) criterion.values.push_back(value(field));
        return criterion;
    }

    Operator operator_for(FieldType type) {
        const auto from = [&](Operator first, Operator last) {
            const auto begin = static_cast<std::size_t>(first);
            return static_cast<Operator>(begin + dice_.below(static_cast<std::size_t>(last) - begin + 1));
        };
        if (dice_.one_in(8)) return from(Operator::starts_with, Operator::has_no_value);
        if (dice_.one_in(4)) return from(Operator::is_one_of, Operator::is_not_one_of);
        switch (type) {
            case FieldType::text: return from(Operator::starts_with, Operator::is_not);
            case FieldType::boolean: return from(Operator::yes, Operator::no);
            case FieldType::integer: return from(Operator::number_equals, Operator::between);
            case FieldType::reference:
                return dice_.one_in(2) ? from(Operator::starts_with, Operator::is_not)
                                       : from(Operator::is_one_of, Operator::is_not_one_of);
            case FieldType::choice: return from(Operator::is_one_of, Operator::is_not_one_of);
            default: return from(Operator::before, Operator::this_previous_and_next);
        }
    }

    // Mostly what some record has, or for a text a part of it.
    Value value(Field field) {
        if (dice_.one_in(20)) return {};
        if (dice_.one_in(20)) return value_of_any_type();
        const model::FieldSpec& spec = model::spec(field);
        const store::Row rows = world_.database.row_count(spec.entity);
        const auto row = static_cast<store::Row>(rows == 0 ? 0 : dice_.below(rows));
        const bool takes_text = spec.type == FieldType::text || (spec.type == FieldType::reference && dice_.one_in(2));
        if (takes_text) return pattern(dice_.one_in(2) ? world_.text() : text_at(field, row));
        if (dice_.one_in(2) && row < rows && world_.database.is_present(spec.entity, row))
            return Reference(world_.database, world_.moment()).value(field, row);
        return world_.value_for(field);
    }

    Value value_of_any_type() {
        switch (dice_.below(5)) {
            case 0: return true;
            case 1: return static_cast<std::int64_t>(dice_.below(3));
            case 2: return std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(dice_.below(2));
            case 3: return world_.text();
            default: return world_.any(Entity::user);
        }
    }

    std::string text_at(Field field, store::Row row) {
        const model::FieldSpec& spec = model::spec(field);
        if (row >= world_.database.row_count(spec.entity) || !world_.database.is_present(spec.entity, row)) return "x";
        const Value value = world_.database.value(field, row);
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : world_.text();
    }

    // Characters are left out or replaced where they are of one byte, so that the text stays UTF-8.
    std::string pattern(std::string text) {
        if (dice_.one_in(3)) return text;
        const auto is_single = [](char character) { return static_cast<unsigned char>(character) < 0x80; };
        if (!text.empty() && dice_.one_in(2) && is_single(text.front())) text.erase(0, 1);
        if (!text.empty() && dice_.one_in(2) && is_single(text.back())) text.pop_back();
        const std::size_t at = dice_.below(text.size() + 1);
        if (dice_.one_in(3) && at < text.size() && is_single(text[at])) text[at] = '%';
        return text;
    }

    // Beginnings of one or two words, some misspelled.
    std::string typed() {
        std::string typed;
        for (std::size_t words = 1 + dice_.below(2); words > 0; --words) {
            const std::string word = world_.text();
            if (dice_.one_in(3)) {
                typed += pattern(word + "x") + " ";
                continue;
            }
            std::size_t size = std::min(word.size(), 1 + dice_.below(4));
            while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80) ++size;
            typed += word.substr(0, size) + " ";
        }
        return typed;
    }

    // ---- Members --------------------------------------------------------------------------------------------------

    Members members(Entity entity, int depth) {
        using enum Entity;
        const Entity of = entity == contact || entity == company ? dice_.pick(std::array{contact, company}) : entity;
        Members members{.kind = static_cast<Members::Kind>(dice_.below(depth < 3 ? 4 : 2))};
        switch (members.kind) {
            case Members::Kind::all: break;
            case Members::Kind::listed:
                members.entity = of;
                for (std::size_t ids = dice_.below(12); ids > 0; --ids) members.ids.push_back(world_.any(of));
                break;
            case Members::Kind::found: members.query.push_back(query_of(of, depth)); break;
            case Members::Kind::combined:
                members.sides = {this->members(entity, depth + 1), this->members(entity, depth + 1)};
                members.operation = static_cast<model::SetOperation>(dice_.below(5));
                members.compares_companies = dice_.one_in(2);
        }
        return members;
    }

    RandomWorld& world_;
    Dice& dice_;
};

}  // namespace tratt::query_test
