// Many contacts in companies, made up but shaped like the real thing: a few hundred names that repeat, an e-mail and a
// phone of one's own, short lists, three years of dates. The same for every run.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fixtures/stockholm.hpp"
#include "model/seeds.hpp"
#include "store/database.hpp"

namespace tratt::bench {

using core::Uuid;
using model::Column;
using model::Entity;
using model::Field;

class Dice {
public:
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>((state_ >> 33) % limit);
    }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

private:
    std::uint64_t state_ = 20260630;
};

class LeadWorld {
public:
    static constexpr core::InstantMs now = 1'782'820'800'000;  // 2026-06-30T12:00Z
    static constexpr std::int64_t day_ms = 86'400'000;

    LeadWorld()
        : database({[] { return now; },
                    [this](std::span<std::uint8_t> bytes) {
                        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(noise_.below(256));
                    }}) {
        database.seed(core::Language::sv);
    }

    core::Moment moment() const { return {now, zone_}; }

    // `contacts` contacts in a quarter as many companies, with owners: what an import of them asks for.
    model::Import import(std::int64_t contacts) {
        model::Import import{{users(12), companies(contacts / 4)}, "made-up.csv"};
        import.rows.push_back(people(contacts, import.rows[0].ids, import.rows[1].ids));
        return import;
    }

    void fill(std::int64_t contacts) {
        if (!database.execute({database.new_id(), import(contacts)}).ok()) __builtin_trap();
    }

    store::Database database;

private:
    static constexpr std::array<std::string_view, 24> beginnings = {
        "Berg", "Lind", "Sand",  "Ek",  "Gran", "Björk", "Hög", "Söder", "Norr", "Öster", "Väster", "Åker",
        "Äng",  "Sjö",  "Ström", "Dal", "Hed",  "Ny",    "Alm", "Löv",   "Fors", "Holm",  "Blom",   "Rosen"};
    static constexpr std::array<std::string_view, 16> endings = {"berg",   "ström", "qvist", "lund", "gren", "dahl",
                                                                 "blad",   "mark",  "stedt", "vall", "man",  "näs",
                                                                 "strand", "mo",    "ås",    "feldt"};
    static constexpr std::array<std::string_view, 20> first_names = {
        "Anna",     "Erik",  "Åsa",    "Östen", "Märta",  "Björn", "Göran",  "Sören", "Åke",    "Örjan",
        "Bernhard", "Karin", "Robert", "Johan", "Albert", "Olof",  "Ingrid", "Elsa",  "Linnéa", "Hubert"};
    static constexpr std::array<std::string_view, 9> sources = {
        "google", "linkedin", "direct", "newsletter", "webinar", "facebook", "partner", "event", "bing"};
    static constexpr std::array<Uuid, 5> statuses = {model::open_id, model::contacting_id, model::disqualified_id,
                                                     model::re_nurture_id, model::qualified_id};
    static constexpr std::array<Uuid, 8> categories = {model::lead_id,    model::mql_id,      model::opportunity_id,
                                                       model::lead_id,    model::customer_id, model::former_customer_id,
                                                       model::partner_id, model::other_id};

    std::string last_name() { return std::string(dice_.pick(beginnings)).append(dice_.pick(endings)); }

    static model::ImportRows rows_of(Entity entity, std::vector<Field> fields) {
        model::ImportRows rows{.entity = entity};
        for (const Field field : fields) rows.columns.emplace_back(field);
        return rows;
    }

    void add(model::ImportRows& rows, const std::vector<model::Value>& values) {
        rows.ids.push_back(database.new_id());
        for (std::size_t i = 0; i < values.size(); ++i) rows.columns[i].add(values[i]);
    }

    model::ImportRows users(int count) {
        model::ImportRows rows = rows_of(Entity::user, {Field::user_name});
        for (int i = 0; i < count; ++i) add(rows, {"Owner " + std::to_string(i)});
        return rows;
    }

    model::ImportRows companies(std::int64_t count) {
        model::ImportRows rows =
            rows_of(Entity::company, {Field::company_name, Field::company_category, Field::company_phone});
        for (std::int64_t i = 0; i < count; ++i) {
            add(rows, {last_name() + " Teknik " + std::to_string(i) + " AB", dice_.pick(categories),
                       "+46 8 " + std::to_string(100'000 + i)});
        }
        return rows;
    }

    model::ImportRows people(std::int64_t count, const std::vector<Uuid>& owners, const std::vector<Uuid>& companies) {
        model::ImportRows rows =
            rows_of(Entity::contact,
                    {Field::contact_first_name, Field::contact_last_name, Field::contact_email, Field::contact_phone,
                     Field::contact_company, Field::contact_lead_status, Field::contact_owner, Field::contact_source,
                     Field::contact_lifecycle_stage, Field::contact_created_at, Field::contact_note});
        for (std::int64_t i = 0; i < count; ++i) {
            const std::string first(dice_.pick(first_names));
            const std::string last = last_name();
            const std::int64_t created = now - dice_.below(1096) * day_ms - dice_.below(day_ms);
            add(rows, {first, last, first + "." + last + std::to_string(i) + "@example.com",
                       "+46 70 " + std::to_string(1'000'000 + i), dice_.pick(companies), dice_.pick(statuses),
                       dice_.pick(owners), std::string(dice_.pick(sources)),
                       "campaign " + std::to_string(dice_.below(24)), created,
                       dice_.below(10) < 6 ? model::Value("called back on day " + std::to_string(dice_.below(100'000)))
                                           : model::Value()});
        }
        return rows;
    }

    Dice dice_;
    Dice noise_;
    core::TimeZone zone_ = fixtures::stockholm(1980, 2100);
};

}  // namespace tratt::bench
