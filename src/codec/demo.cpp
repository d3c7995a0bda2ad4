#include "codec/demo.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "codec/demo_chance.hpp"
#include "codec/demo_words.hpp"
#include "codec/demo_work.hpp"
#include "codec/import_records.hpp"
#include "codec/spelling.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::Field;

constexpr std::int64_t days_back = 1000;
constexpr std::int64_t most_days_in_status = 90;

constexpr std::array status_shares{DemoShare{model::open_id, 38}, DemoShare{model::contacting_id, 25},
                                   DemoShare{model::disqualified_id, 11}, DemoShare{model::re_nurture_id, 12},
                                   DemoShare{model::qualified_id, 14}};

// How many companies have which category.
struct CategoryCount {
    core::Uuid category;
    int companies;
    bool has_leads;
};

struct DemoPlan {
    std::array<CategoryCount, 8> categories;
    int leads;
    int lone_leads;  // of them without a company, with a category of their own
    int least_people, most_people;  // of a company with leads
};

constexpr DemoPlan full_plan{{
                                 CategoryCount{model::lead_id, 30, true},
                                 CategoryCount{model::mql_id, 18, true},
                                 CategoryCount{model::opportunity_id, 12, true},
                                 CategoryCount{model::customer_id, 12, false},
                                 CategoryCount{model::lost_opportunity_id, 6, false},
                                 CategoryCount{model::former_customer_id, 4, false},
                                 CategoryCount{model::partner_id, 3, false},
                                 CategoryCount{model::other_id, 1, false},
                             },
                             demo_leads,
                             14,
                             3,
                             11};

constexpr DemoPlan small_plan{{
                                  CategoryCount{model::lead_id, 3, true},
                                  CategoryCount{model::mql_id, 2, true},
                                  CategoryCount{model::opportunity_id, 2, true},
                                  CategoryCount{model::customer_id, 2, false},
                                  CategoryCount{model::lost_opportunity_id, 0, false},
                                  CategoryCount{model::former_customer_id, 0, false},
                                  CategoryCount{model::partner_id, 1, false},
                                  CategoryCount{model::other_id, 0, false},
                              },
                              13,
                              1,
                              1,
                              3};

constexpr std::array<std::string_view, 8> sources{"Organic search", "Web form", "Trade fair",  "Referral",
                                                  "Newsletter",     "Webinar",  "Paid search", "Social media"};
constexpr std::array<std::string_view, 4> colleagues{"Erik Lund", "Hanna Vik", "Mette Krogh", "Antti Salo"};

std::string address_part(std::string_view name) { return spelling_key(name); }

class Demo {
public:
    Demo(store::Database& database, const core::Moment& moment, const DemoPlan& plan)
        : database_(database), chance_(moment), plan_(plan) {}

    model::Command make(std::string title) {
        add_owners();
        std::vector<CategoryCount> left(plan_.categories.begin(), plan_.categories.end());
        const std::vector<int> sizes = lead_company_sizes();
        std::size_t next_size = 0;
        for (const DemoCompany& company : std::span(demo_company_table).first(company_count())) {
            std::size_t kind = chance_.below(left.size());
            while (left[kind].companies == 0) kind = (kind + 1) % left.size();
            --left[kind].companies;
            const int people = left[kind].has_leads ? sizes[next_size++] : 2 + static_cast<int>(chance_.below(4));
            add_company(company, left[kind], people);
        }
        for (int i = 0; i < plan_.lone_leads; ++i) add_lone_lead();
        model::RestoreBackup all;  // the only command that brings sales and follow-ups as they are
        all.file_name = std::move(title);
        users_.move_to(all.rows);
        companies_.move_to(all.rows);
        contacts_.move_to(all.rows);
        add_demo_work(database_, chance_, people_, all.rows);
        return {database_.new_id(), std::move(all)};
    }

private:
    std::size_t company_count() const {
        int companies = 0;
        for (const CategoryCount& count : plan_.categories) companies += count.companies;
        return static_cast<std::size_t>(companies);
    }

    // Some people a company, and together as many as there are leads to be.
    std::vector<int> lead_company_sizes() {
        int companies = 0;
        for (const CategoryCount& count : plan_.categories) companies += count.has_leads ? count.companies : 0;
        const int least = plan_.least_people;
        std::vector<int> sizes(static_cast<std::size_t>(companies), least);
        for (int left = plan_.leads - plan_.lone_leads - least * companies; left > 0;) {
            int& size = sizes[chance_.below(sizes.size())];
            const int more = std::min({left, 1 + static_cast<int>(chance_.below(2)), plan_.most_people - size});
            size += std::max(more, 0);
            left -= std::max(more, 0);
        }
        return sizes;
    }

    void add_owners() {
        owners_.push_back(model::me_id);
        for (const std::string_view colleague : colleagues) {
            owners_.push_back(database_.new_id());
            users_.begin(owners_.back());
            users_.add(Field::user_name, std::string(colleague));
            const std::size_t space = colleague.find(' ');
            users_.add(Field::user_email, address_part(colleague.substr(0, space)) + '.' +
                                              address_part(colleague.substr(space)) + "@tratt.example");
        }
    }

    void add_company(const DemoCompany& company, const CategoryCount& kind, int people) {
        const DemoCountry& country = demo_country_table[company.country];
        const DemoPlace& place = chance_.one_of(country.places);
        const std::string domain = address_part(company.name) + ".example";
        const core::Uuid id = database_.new_id();
        const std::int64_t days_ago = 30 + chance_.between(0, days_back);
        companies_.begin(id);
        companies_.add(Field::company_name, std::string(company.name) + ' ' + std::string(country.legal_form));
        companies_.add(Field::company_category, kind.category);
        companies_.add(Field::company_business, model::not_specified_id);
        companies_.add(Field::company_owner, chance_.one_of(owners_));
        companies_.add(Field::company_website, "https://www." + domain);
        companies_.add(Field::company_domain, domain);
        companies_.add(Field::company_street,
                       std::string(chance_.one_of(country.streets)) + ' ' + std::to_string(1 + chance_.below(90)));
        companies_.add(Field::company_city, std::string(place.city));
        companies_.add(Field::company_region, std::string(place.region));
        companies_.add(Field::company_postal_code, std::string(place.postal_code));
        companies_.add(Field::company_country, std::string(country.name));
        companies_.add(Field::company_employees, static_cast<std::int64_t>(5 + chance_.below(60) * chance_.below(60)));
        companies_.add(Field::company_source, std::string(chance_.one_of(sources)));
        companies_.add(Field::company_created_at, chance_.moment(days_ago));
        for (int i = 0; i < people; ++i) {
            // Most people of a company are met soon after it.
            add_contact(country, place, domain, kind.has_leads, days_ago - chance_.some_days_ago(days_ago));
            contacts_.add(Field::contact_company, id);
            people_.back().company = id;
            people_.back().company_name = company.name;
            people_.back().category = kind.category;
            const bool has_left = !kind.has_leads && chance_.below(8) == 0;
            if (has_left) contacts_.add(Field::contact_former_employee, true);
            if (has_left) people_.pop_back();
        }
    }

    void add_lone_lead() {
        const DemoCountry& country = demo_country_table[chance_.below(demo_country_count)];
        add_contact(country, chance_.one_of(country.places), "post.example", true, chance_.between(0, days_back));
        contacts_.add(Field::contact_own_category, model::lead_id);
    }

    void add_contact(const DemoCountry& country, const DemoPlace& place, const std::string& domain, bool is_lead,
                     std::int64_t days_ago) {
        const auto [first, last] = unused_name(country);
        DemoPerson& person = people_.emplace_back();
        person.contact = database_.new_id();
        person.days_known = days_ago;
        contacts_.begin(person.contact);
        contacts_.add(Field::contact_first_name, std::string(first));
        contacts_.add(Field::contact_last_name, std::string(last));
        contacts_.add(Field::contact_title, std::string(chance_.one_of(country.titles)));
        contacts_.add(Field::contact_email, address_part(first) + '.' + address_part(last) + '@' + domain);
        if (&country == demo_country_table.data()) add_swedish_phones();
        contacts_.add(Field::contact_city, std::string(place.city));
        contacts_.add(Field::contact_country, std::string(country.name));
        contacts_.add(Field::contact_source, std::string(chance_.one_of(sources)));
        const bool is_owned = chance_.below(8) != 0;
        person.owner = is_owned ? chance_.one_of(owners_) : model::me_id;
        if (is_owned) contacts_.add(Field::contact_owner, person.owner);
        const core::InstantMs created = chance_.moment(days_ago);
        contacts_.add(Field::contact_created_at, created);
        if (!is_lead) return;
        person.lead_status = chance_.pick(status_shares);
        contacts_.add(Field::contact_lead_status, person.lead_status);
        contacts_.add(
            Field::contact_status_since,
            std::max(created, chance_.moment(chance_.some_days_ago(std::min(days_ago, most_days_in_status)))));
    }

    // Series that the Swedish authority keeps for fiction.
    void add_swedish_phones() {
        const auto two_digits = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        contacts_.add(Field::contact_phone, "+46 8 465 004 " + two_digits(chance_.below(100)));
        contacts_.add(Field::contact_mobile, "+46 70 174 06 " + two_digits(5 + chance_.below(95)));
    }

    std::pair<std::string_view, std::string_view> unused_name(const DemoCountry& country) {
        const std::size_t lasts = country.last_names.size();
        std::vector<bool>& used = used_names_[static_cast<std::size_t>(&country - demo_country_table.data())];
        used.resize(country.first_names.size() * lasts);
        std::size_t at = chance_.below(used.size());
        while (used[at]) at = (at + 1) % used.size();
        used[at] = true;
        return {country.first_names[at / lasts], country.last_names[at % lasts]};
    }

    store::Database& database_;
    DemoChance chance_;
    const DemoPlan& plan_;
    NewRecords users_{Entity::user};
    NewRecords companies_{Entity::company};
    NewRecords contacts_{Entity::contact};
    std::vector<DemoPerson> people_;
    std::vector<core::Uuid> owners_;
    std::array<std::vector<bool>, demo_country_count> used_names_;
};

}  // namespace

model::Command demo_command(store::Database& database, const core::Moment& moment, std::string title, DemoSize size) {
    return Demo(database, moment, size == DemoSize::full ? full_plan : small_plan).make(std::move(title));
}

}  // namespace tratt::codec
