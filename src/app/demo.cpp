#include "app/demo.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.hpp"
#include "model/seeds.hpp"

namespace tratt::app {
namespace {

using core::Uuid;
using model::Column;
using model::Field;

constexpr int company_count = 96, people_at_most = 7;
constexpr core::InstantMs day_ms = 86'400'000;

constexpr std::array<std::string_view, 24> first_parts{
    "Nordlys", "Fjällsäker", "Vejle", "Tampere", "Gotlands", "Kystrute", "Skärgårdens", "Öresund", "Vättern", "Lofoten", "Aura", "Birka",
    "Dalarna", "Ekeby", "Furu", "Granit", "Höga Kusten", "Isfjord", "Jylland", "Kalmar", "Lindö", "Mälar", "Norrsken", "Orust"};
constexpr std::array<std::string_view, 8> second_parts{"Plast", "Kalk", "Båt", "Data", "Energi", "Mekanik", "Logistik", "Design"};
struct Country {
    std::string_view name, form, domain, city;
};
constexpr std::array<Country, 5> countries{Country{"Sweden", "AB", "se", "Malmö"}, Country{"Sweden", "AB", "se", "Umeå"},
                                           Country{"Norway", "AS", "no", "Bergen"}, Country{"Denmark", "A/S", "dk", "Aarhus"},
                                           Country{"Finland", "Oy", "fi", "Tampere"}};
constexpr std::array<std::string_view, 28> first_names{
    "Åsa", "Johan", "Astrid", "Jens", "Mette", "Eero", "Aino", "Lars", "Ingrid", "Olof", "Vidar", "Nora", "Per", "Siri",
    "Tove", "Karin", "Erik", "Hanna", "Gustav", "Linnea", "Søren", "Freja", "Mikko", "Kaisa", "Anders", "Elin", "Björn", "Ylva"};
constexpr std::array<std::string_view, 26> last_names{
    "Öberg", "Lindqvist", "Nordin", "Brandt", "Krog", "Mäkinen", "Laine", "Hed", "Dal", "Berg", "Eide", "Lind", "Ek",
    "Moe", "Sandberg", "Holm", "Åkesson", "Vik", "Lund", "Ström", "Nygård", "Virtanen", "Solberg", "Aalto", "Hansen", "Wahl"};
constexpr std::array<std::string_view, 9> titles{"CEO", "CTO", "Purchasing manager", "Sales manager", "Marketing manager", "Office manager",
                                                 "Engineer", "Production manager", "Buyer"};
constexpr std::array<std::string_view, 7> sources{"Website", "Trade fair", "Newsletter", "Referral", "Search", "Webinar", "Cold call"};
constexpr std::array<std::string_view, 3> owners{"Erik Lund", "Hanna Vik", "Sara Holm"};

// Most companies are leads, so that board and funnel have something to show.
constexpr std::array categories{model::lead_id, model::mql_id, model::opportunity_id, model::lead_id, model::mql_id, model::customer_id,
                                model::lead_id, model::mql_id, model::opportunity_id, model::partner_id, model::lead_id, model::customer_id,
                                model::lost_opportunity_id, model::lead_id, model::former_customer_id, model::mql_id};
constexpr std::array statuses{model::open_id, model::contacting_id, model::qualified_id, model::open_id, model::re_nurture_id,
                              model::contacting_id, model::disqualified_id, model::open_id, model::qualified_id};

// The same numbers in the same order each time.
class Sequence {
  public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>((state_ >> 33) % limit);
    }
    template <class T, std::size_t count>
    const T& of(const std::array<T, count>& choices) {
        return choices[below(count)];
    }

  private:
    std::uint64_t state_ = 2026;
};

bool is_active(const Uuid& category) {
    return category == model::lead_id || category == model::mql_id || category == model::opportunity_id;
}

// Letters and digits for addresses: "Åsa Öberg" → "asa.oberg".
std::string address_part(std::string_view words) {
    std::string part;
    for (const char c : core::fold(words, core::Language::en)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) part += c;
        if (c == ' ' && !part.empty()) part += '.';
    }
    return part;
}

std::string without_dots(std::string text) {
    std::erase(text, '.');
    return text;
}

struct Rows {
    model::ImportRows rows;

    Rows(model::Entity entity, std::initializer_list<Field> fields) {
        rows.entity = entity;
        for (const Field field : fields) rows.columns.emplace_back(field);
    }
    void add(const Uuid& id, std::initializer_list<model::Value> values) {
        rows.ids.push_back(id);
        std::size_t column = 0;
        for (const model::Value& value : values) rows.columns[column++].add(value);
    }
};

using model::Value;
Value text_value(std::string_view text) { return text.empty() ? Value{} : Value{std::string(text)}; }

struct Company {
    Uuid id, category, owner;
    std::string domain;
    const Country* country;
    core::InstantMs created_at;
};

}  // namespace

model::Command demo_command(store::Database& database, core::InstantMs now) {
    Sequence sequence;
    Rows users(model::Entity::user, {Field::user_name, Field::user_email});
    std::array<Uuid, owners.size() + 1> owner_ids{model::me_id};
    for (std::size_t i = 0; i < owners.size(); ++i) {
        owner_ids[i + 1] = database.new_id();
        users.add(owner_ids[i + 1], {text_value(owners[i]), text_value(address_part(owners[i]) + "@tratt.example")});
    }

    Rows companies(model::Entity::company, {Field::company_name, Field::company_category, Field::company_owner, Field::company_domain,
                                            Field::company_website, Field::company_city, Field::company_country, Field::company_source,
                                            Field::company_employees, Field::company_created_at});
    Rows contacts(model::Entity::contact,
                  {Field::contact_first_name, Field::contact_last_name, Field::contact_title, Field::contact_company,
                   Field::contact_lead_status, Field::contact_status_since, Field::contact_owner, Field::contact_email,
                   Field::contact_mobile, Field::contact_country, Field::contact_source, Field::contact_created_at});
    for (int i = 0; i < company_count; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const Country& country = sequence.of(countries);
        const std::string words = std::string(first_parts[index % first_parts.size()]) + " " +
                                  std::string(second_parts[(index / first_parts.size() + index) % second_parts.size()]);
        const Company company{database.new_id(), categories[index % categories.size()], sequence.of(owner_ids),
                              without_dots(address_part(words)) + "." + std::string(country.domain) + ".example", &country,
                              now - static_cast<core::InstantMs>(sequence.below(700) + 1) * day_ms};
        const std::string_view source = sequence.of(sources);
        companies.add(company.id, {text_value(words + " " + std::string(country.form)), company.category, company.owner,
                                   text_value(company.domain), text_value("https://" + company.domain), text_value(country.city),
                                   text_value(country.name), text_value(source),
                                   static_cast<std::int64_t>(5 + sequence.below(400)), company.created_at});
        const std::size_t people = 2 + sequence.below(people_at_most - 1);
        for (std::size_t person = 0; person < people; ++person) {
            const std::string_view first = sequence.of(first_names), last = sequence.of(last_names);
            const core::InstantMs age = now - company.created_at;
            const core::InstantMs created_at = company.created_at + static_cast<core::InstantMs>(sequence.below(100)) * (age / 100);
            const core::InstantMs since = created_at + static_cast<core::InstantMs>(sequence.below(100)) * ((now - created_at) / 100);
            const bool active = is_active(company.category);
            contacts.add(database.new_id(),
                         {text_value(first), text_value(last), text_value(sequence.of(titles)), company.id,
                          active ? Value{sequence.of(statuses)} : Value{}, active ? Value{since} : Value{}, company.owner,
                          text_value(address_part(std::string(first) + " " + std::string(last)) + "@" + company.domain),
                          text_value("+46 70 " + std::to_string(100 + sequence.below(900)) + " " + std::to_string(10 + sequence.below(90)) +
                                     " " + std::to_string(10 + sequence.below(90))),
                          text_value(company.country->name), text_value(sequence.of(sources)), created_at});
        }
    }
    model::Import import;
    import.file_name = "demo";
    import.rows = {std::move(users.rows), std::move(companies.rows), std::move(contacts.rows)};
    return {.id = database.new_id(), .action = std::move(import)};
}

}  // namespace tratt::app
