#include "codec/senders.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "codec/spelling.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Field;
using Keys = std::vector<std::string_view>;

// One fact about a person or an organisation and the headings it stands under, as spelling keys, the best first: where
// a list has several, the first found is taken.
struct Column {
    std::optional<Field> in_contacts;
    std::optional<Field> in_companies;
    Keys headings;
};

const std::vector<Column>& column_table() {
    static const std::vector<Column> table{
        {Field::contact_external_id,
         {},
         {"contactid", "recordid", "iddecontacto", "idderegistro", "leadid", "personid", "personpipedrivesystemid",
          "leadpipedrivesystemid", "kontaktid", "id"}},
        {{},
         Field::company_external_id,
         {"companyid", "recordid", "idderegistro", "accountid", "organizationid", "organizationpipedrivesystemid",
          "foretagsid", "id"}},
        {Field::contact_first_name,
         {},
         {"firstname", "fornamn", "givenname", "forename", "nombre", "vorname", "fornavn", "voornaam",
          "personfirstname"}},
        {Field::contact_last_name,
         {},
         {"lastname", "efternamn", "familyname", "surname", "apellidos", "nachname", "etternavn", "efternavn",
          "achternaam", "personlastname"}},
        {Field::contact_name,
         {},
         {"fullname", "name", "displayname", "contactname", "contactperson", "namn", "kontakt", "kontaktperson",
          "personname", "person", "navn", "naam", "helanamnet"}},
        {Field::contact_title,
         {},
         {"jobtitle", "position", "cargo", "befattning", "jobbtitel", "organization1title", "organizationtitle",
          "stilling", "funktion", "role", "roll", "title", "titel"}},
        {Field::contact_email,
         {},
         {"email", "emailaddress", "mail", "correo", "correoelectronico", "epost", "epostadress", "epostadresse",
          "mejl", "primaryemail", "email1value", "emailwork", "workemail", "personemailwork", "personemail",
          "emailhome", "emails"}},
        {Field::contact_phone,
         Field::company_phone,
         {"phonenumber", "phone", "telefon", "telefonnummer", "telephone", "numerodetelefono", "businessphone",
          "workphone", "phone1value", "primaryphone", "officephone", "personphone", "tel", "companymainphone"}},
        {Field::contact_mobile,
         {},
         {"mobilephonenumber", "mobilephone", "mobile", "mobil", "mobiltelefon", "mobilnummer", "cellphone",
          "mobilenumber", "numerodetelefonomovil", "homemobile"}},
        {Field::company_external_id,
         {},
         {"associatedcompanyidsprimary", "associatedcompanyids", "associatedcompanyid", "companyid", "accountid",
          "organizationid"}},
        {Field::company_name, Field::company_name, {"associatedcompany",
                                                    "companyname",
                                                    "company",
                                                    "companyaccount",
                                                    "accountname",
                                                    "organization",
                                                    "organizationname",
                                                    "organization1name",
                                                    "organisation",
                                                    "foretag",
                                                    "foretagsnamn",
                                                    "bolag",
                                                    "firma",
                                                    "nombredelaempresa",
                                                    "empresa",
                                                    "firmenname",
                                                    "virksomhed",
                                                    "bedrijf",
                                                    "kund",
                                                    "kundnamn"}},
        {{}, Field::company_name, {"name", "namn", "navn", "naam"}},
        {{}, Field::company_department, {"department", "avdelning", "avdeling", "afdeling", "abteilung"}},
        {Field::company_domain,
         Field::company_domain,
         {"associatedcompanydomain", "companydomainname", "companydomain", "domain", "domainname", "doman", "domannamn",
          "domene"}},
        {Field::contact_lifecycle_stage, {}, {"lifecyclestage", "etapadelciclodevida", "stage", "livscykelfas", "fas"}},
        {Field::contact_lead_status, {}, {"leadstatus", "status", "estadodellead", "leadstatuscontact"}},
        {Field::company_category,
         Field::company_category,
         {"category", "kategori", "kategorie", "categorie", "companycategory", "accounttype"}},
        {Field::contact_owner,
         Field::company_owner,
         {"contactowner", "companyowner", "owner", "leadowner", "accountowner", "propietariodelcontacto", "recordowner",
          "ourcontact", "varkontakt", "agare", "ansvarig", "saljare", "personowner", "organizationowner",
          "leadowneralias", "owneremail", "accountowneremail"}},
        {Field::contact_source,
         Field::company_source,
         {"leadsource", "originalsource", "source", "kalla", "leadkalla", "kilde", "leadsourcechannel",
          "fuenteoriginal", "originaltrafficsource"}},
        {Field::contact_website,
         Field::company_website,
         {"websiteurl", "website", "webpage", "webbplats", "hemsida", "webpage1", "website1value", "webadress", "url"}},
        {Field::contact_street,
         Field::company_street,
         {"streetaddress", "street", "address", "adress", "gatuadress", "gata", "mailingstreet", "businessstreet",
          "workaddress", "address1street", "billingstreet", "postadress", "primaryaddressstreet", "homestreet",
          "organizationaddress", "address1"}},
        {Field::contact_city,
         Field::company_city,
         {"city", "ort", "stad", "postort", "mailingcity", "businesscity", "workcity", "address1city", "billingcity",
          "primaryaddresscity", "homecity", "by", "poststed"}},
        {Field::contact_region,
         Field::company_region,
         {"stateregion", "state", "stateprovince", "region", "lan", "mailingstateprovince", "businessstate",
          "workstate", "address1region", "billingstate", "primaryaddressstate", "homestate"}},
        {Field::contact_postal_code,
         Field::company_postal_code,
         {"postalcode", "zip", "zipcode", "zippostalcode", "postnummer", "postnr", "postcode", "mailingzippostalcode",
          "businesspostalcode", "workzipcode", "address1postalcode", "billingpostalcode", "primaryaddresspostalcode",
          "homepostalcode"}},
        {Field::contact_country,
         Field::company_country,
         {"country", "countryregion", "land", "mailingcountry", "businesscountryregion", "businesscountry",
          "workcountry", "address1country", "billingcountry", "primaryaddresscountry", "homecountry", "pais",
          "paisregion"}},
        {{},
         Field::company_employees,
         {"numberofemployees", "employees", "noofemployees", "antalanstallda", "anstallda"}},
        {{}, Field::company_annual_revenue, {"annualrevenue", "revenue", "omsattning", "arsomsattning"}},
        {Field::contact_note,
         Field::company_note,
         {"notes", "note", "description", "anteckning", "anteckningar", "notering", "kommentar", "comment", "comments",
          "beskrivning"}},
        {Field::contact_created_at,
         Field::company_created_at,
         {"createdate", "created", "createddate", "creationdate", "createdat", "registrationdate", "registreringsdatum",
          "skapad", "skapaddatum", "fechadecreacion", "personcreationdate", "organizationcreationdate"}},
    };
    return table;
}

// What a value of another program's list means here (import-headings.md, section 6.9), and the seeded items' own names.
struct Meaning {
    core::Uuid item;
    Keys values;
};

const std::vector<Meaning>& status_table() {
    static const std::vector<Meaning> table{
        {model::open_id, {"open", "new", "opennotcontacted", "assigned", "oppen", "ny", "apen", "aben"}},
        {model::contacting_id,
         {"contacting", "attemptedtocontact", "inprogress", "connected", "workingcontacted", "inprocess", "contacted",
          "working", "kontakttas", "kontakter", "pagar", "kontaktad"}},
        {model::disqualified_id,
         {"disqualified", "unqualified", "closednotconverted", "dead", "junk", "archived", "diskvalificerad",
          "diskvalifisert", "diskvalificeret", "okvalificerad", "ejkvalificerad"}},
        {model::re_nurture_id,
         {"renurture", "badtiming", "recycled", "nurture", "nurturing", "aterbearbetning", "varmesoppigjen",
          "genoptagkontakt"}},
        {model::qualified_id,
         {"qualified", "opendeal", "closedconverted", "converted", "kvalificerad", "kvalifisert", "kvalificeret"}},
    };
    return table;
}

const std::vector<Meaning>& category_table() {
    static const std::vector<Meaning> table{
        {model::lead_id, {"lead", "leads", "subscriber", "prospect", "prospekt"}},
        {model::mql_id,
         {"marketingqualifiedlead", "marketingqualifiedleadmql", "mql", "salesqualifiedlead", "sql",
          "marknadsforingskvalificeradlead", "marknadsforingskvalificeradleadmql"}},
        {model::opportunity_id, {"opportunity", "affarsmojlighet", "salgsmulighet", "mulighet", "mulighed"}},
        {model::lost_opportunity_id, {"lostopportunity", "forloradmojlighet", "tapt", "taptmulighet", "tabtmulighed"}},
        {model::customer_id, {"customer", "evangelist", "kund", "kunde", "klant"}},
        {model::former_customer_id, {"formercustomer", "tidigarekund", "exkund", "lostcustomer"}},
        {model::partner_id, {"partner", "reseller", "aterforsaljare"}},
        {model::other_id, {"other", "annan", "annat", "ovrigt", "ovrig", "andet", "annet"}},
    };
    return table;
}

core::Uuid meant_by(const std::vector<Meaning>& table, std::string_view value) {
    const std::string key = spelling_key(value);
    for (const Meaning& meaning : table) {
        if (std::find(meaning.values.begin(), meaning.values.end(), key) != meaning.values.end()) return meaning.item;
    }
    return {};
}

// HubSpot's stages, the furthest first.
constexpr std::array<std::string_view, 8> stages{
    "customer", "evangelist", "opportunity", "salesqualifiedlead", "marketingqualifiedlead",
    "lead",     "subscriber", "other"};

// The headings of a row, as keys and as they stand.
class Headings {
public:
    Headings(const CsvTable& table, std::size_t row) {
        for (std::size_t c = 0; c < table.cells(row); ++c) {
            raw_.emplace_back(table.cell(row, c));
            keys_.push_back(spelling_key(table.cell(row, c)));
        }
    }

    const std::vector<std::string>& keys() const { return keys_; }
    bool has(std::string_view key) const { return std::find(keys_.begin(), keys_.end(), key) != keys_.end(); }
    bool has_any(const Keys& keys) const {
        return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return has(key); });
    }
    bool has_all(const Keys& keys) const {
        return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) { return has(key); });
    }
    std::size_t count_with(std::string_view part) const {
        return static_cast<std::size_t>(std::count_if(
            raw_.begin(), raw_.end(), [&](const std::string& h) { return h.find(part) != std::string::npos; }));
    }
    std::size_t filled() const {
        return static_cast<std::size_t>(
            std::count_if(keys_.begin(), keys_.end(), [](const std::string& key) { return !key.empty(); }));
    }

private:
    std::vector<std::string> raw_;
    std::vector<std::string> keys_;
};

// import-headings.md, section 6.1.
Sender sender_of(const Headings& h) {
    const bool hubspot_id = h.has_any({"recordid", "contactid", "companyid", "dealid"});
    if (hubspot_id && h.has_any({"lifecyclestage", "contactowner", "companyowner", "companydomainname", "dealstage"}))
        return Sender::hubspot;
    if (h.has("associatedcompanyidsprimary")) return Sender::hubspot;
    if (h.has_all({"leadowner", "companyaccount"}) || h.has_all({"companyaccount", "leadstatus"}))
        return Sender::salesforce;
    if (h.has_all({"accountname", "mailingzippostalcode"})) return Sender::salesforce;
    if (h.has("ownerid") && h.has_any({"isconverted", "systemmodstamp", "isdeleted"})) return Sender::salesforce;
    if (h.filled() > 0 && h.count_with(" - ") * 2 > h.filled() &&
        h.has_any({"personname", "organizationname", "leadtitle", "dealtitle"}))
        return Sender::pipedrive;
    if (h.has_any({"company", "foretag"}) && h.has_any({"category", "kategori"}) &&
        h.has_any({"ourcontact", "varkontakt"}))
        return Sender::superoffice;
    if (h.has_all({"organizationname", "email1label", "labels"})) return Sender::google;
    if (h.has_all({"givenname", "yominame"}) || h.has_all({"givenname", "email1type"})) return Sender::google;
    if (h.has_all({"emaildisplayname", "businesscountryregion"}) ||
        h.has_all({"givennameyomi", "homestreet", "emailaddress"}))
        return Sender::outlook;
    if (h.has_all({"primaryemail", "custom1"})) return Sender::thunderbird;
    if (h.has_all({"connectedon", "position", "lastname"})) return Sender::linkedin;
    return Sender::unknown;
}

ListKind kind_of(const Headings& h) {
    if (h.has_any({"dealid", "dealname", "dealstage", "dealtitle"})) return ListKind::deals;
    if (h.has_any({"companydomainname", "companyowner"}) &&
        !h.has_any({"firstname", "lastname", "email", "contactowner"}))
        return ListKind::companies;
    const Keys of_a_person{"firstname",    "lastname",    "givenname",     "familyname",    "fornamn",
                           "efternamn",    "fullname",    "nombre",        "apellidos",     "email",
                           "emailaddress", "epost",       "primaryemail",  "email1value",   "correo",
                           "displayname",  "contactname", "kontaktperson", "kontakt",       "contactperson",
                           "personname",   "jobtitle",    "leadstatus",    "lifecyclestage"};
    if (h.has_any(of_a_person)) return ListKind::contacts;
    const Keys of_a_company{"companyname",    "company",       "companyid",         "organizationname",
                            "organization",   "foretag",       "foretagsnamn",      "bolag",
                            "firma",          "accountname",   "numberofemployees", "employees",
                            "antalanstallda", "annualrevenue", "omsattning",        "industry",
                            "bransch",        "billingstreet", "accountnumber"};
    return h.has_any(of_a_company) ? ListKind::companies : ListKind::contacts;
}

std::optional<Field> field_in(const Column& column, ListKind kind) {
    return kind == ListKind::companies ? column.in_companies : column.in_contacts;
}

std::vector<std::optional<Field>> map_columns(const Headings& headings, ListKind kind) {
    std::vector<std::optional<Field>> columns(headings.keys().size());
    if (kind == ListKind::deals) return columns;
    for (const Column& column : column_table()) {
        const auto field = field_in(column, kind);
        const bool taken = field && std::find(columns.begin(), columns.end(), field) != columns.end();
        if (!field || taken) continue;
        for (const std::string_view key : column.headings) {
            const auto at = std::find(headings.keys().begin(), headings.keys().end(), key);
            const auto i = static_cast<std::size_t>(at - headings.keys().begin());
            if (at == headings.keys().end() || columns[i]) continue;
            columns[i] = field;
            break;
        }
    }
    return columns;
}

std::size_t mapped(const std::vector<std::optional<Field>>& columns) {
    return static_cast<std::size_t>(
        std::count_if(columns.begin(), columns.end(), [](const auto& field) { return field.has_value(); }));
}

}  // namespace

RecognisedList recognise_list(const CsvTable& table) {
    // Some programs write a title or a note above the headings: of the first rows, the one with most known headings has
    // them.
    constexpr std::size_t rows_looked_at = 10;
    RecognisedList best;
    std::size_t best_known = 0;
    bool found = false;
    for (std::size_t row = 0; row < std::min(table.rows(), rows_looked_at); ++row) {
        if (table.blank(row)) continue;
        const Headings headings(table, row);
        const ListKind kind = kind_of(headings);
        auto columns = map_columns(headings, kind);
        const Sender sender = sender_of(headings);
        const std::size_t known = mapped(columns) + (sender == Sender::unknown ? 0 : 1);
        if (found && known <= best_known) continue;
        best = {sender, kind, row, std::move(columns)};
        best_known = known;
        found = true;
    }
    return best;
}

std::optional<Field> field_of_heading(std::string_view heading, ListKind kind) {
    const std::string key = spelling_key(heading);
    for (const Column& column : column_table()) {
        const bool known = std::find(column.headings.begin(), column.headings.end(), key) != column.headings.end();
        if (known && field_in(column, kind)) return field_in(column, kind);
    }
    return {};
}

const std::vector<Field>& fields_of_list(ListKind kind) {
    static const auto listed = [](ListKind of) {
        std::vector<Field> fields;
        for (const Column& column : column_table()) {
            const auto field = field_in(column, of);
            if (field && std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
        }
        return fields;
    };
    static const std::vector<Field> contacts = listed(ListKind::contacts);
    static const std::vector<Field> companies = listed(ListKind::companies);
    static const std::vector<Field> none;
    return kind == ListKind::contacts ? contacts : kind == ListKind::companies ? companies : none;
}

core::Uuid status_meant_by(std::string_view value) { return meant_by(status_table(), value); }
core::Uuid category_meant_by(std::string_view value) { return meant_by(category_table(), value); }

int distance_of_stage(std::string_view stage) {
    return static_cast<int>(std::find(stages.begin(), stages.end(), spelling_key(stage)) - stages.begin());
}

bool is_sales_qualified(std::string_view stage) { return spelling_key(stage) == "salesqualifiedlead"; }

}  // namespace tratt::codec
