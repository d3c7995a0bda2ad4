#include "codec/vcard.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <vector>

#include "codec/csv.hpp"
#include "codec/encoding.hpp"
#include "core/text.hpp"

namespace tratt::codec {
namespace {

// One line: "item1.TEL;TYPE=CELL,VOICE:+46 70 …".
struct Property {
    std::string name;  // in lower case, without its group
    std::string parameters;  // in lower case, from the first ';' on
    std::string value;

    bool says(std::string_view word) const { return parameters.find(word) != std::string::npos; }
};

constexpr std::array headings{"First name",  "Last name", "Full name", "Company", "Department", "Title",
                              "E-mail",      "Phone",     "Mobile",    "Street",  "City",       "Region",
                              "Postal code", "Country",   "Website",   "Notes"};
enum Heading : std::size_t {
    first_name,
    last_name,
    full_name,
    company,
    department,
    title,
    email,
    phone,
    mobile,
    street,
    city,
    region,
    postal_code,
    country,
    website,
    note
};
using Card = std::array<std::string, headings.size()>;

// The next line without its end; lines that go on with a blank are put together.
std::string take_line(std::string_view& text) {
    std::string line;
    const auto take_part = [&] {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        line += text.substr(0, end);
        text.remove_prefix(end);
        if (text.starts_with('\r')) text.remove_prefix(1);
        if (text.starts_with('\n')) text.remove_prefix(1);
    };
    take_part();
    while (text.starts_with(' ') || text.starts_with('\t')) {
        text.remove_prefix(1);
        take_part();
    }
    return line;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_code =
            text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (is_code) {
            bytes += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

// In version 2.1 a line that ends in '=' goes on with the next.
Property take_property(std::string_view& text) {
    std::string line = take_line(text);
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::size_t begin = std::min(line.find(';'), colon);
    Property property{core::lower(std::string_view(line).substr(0, begin)),
                      core::lower(std::string_view(line).substr(begin, colon - begin)),
                      colon < line.size() ? line.substr(colon + 1) : std::string()};
    if (const std::size_t dot = property.name.find('.'); dot != std::string::npos) property.name.erase(0, dot + 1);
    if (!property.says("quoted-printable")) return property;
    while (property.value.ends_with('=') && !text.empty()) {
        property.value.pop_back();
        property.value += take_line(text);
    }
    property.value = decode_text(from_quoted_printable(property.value)).text;
    return property;
}

// The parts of a value, unescaped: "Öberg;Åsa;;;" has five.
std::vector<std::string> parts_of(std::string_view value, char divider) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) {
            const char next = value[++i];
            parts.back() += next == 'n' || next == 'N' ? '\n' : next;
        } else if (value[i] == divider) {
            parts.emplace_back();
        } else {
            parts.back() += value[i];
        }
    }
    return parts;
}

void fill(Card& card, Heading heading, std::string_view value) {
    if (card[heading].empty()) card[heading] = core::trim(value);
}

void fill_parts(Card& card, const Property& property, std::initializer_list<std::optional<Heading>> targets) {
    const std::vector<std::string> parts = parts_of(property.value, ';');
    std::size_t part = 0;
    for (const auto& target : targets) {
        if (part == parts.size()) return;
        if (target) fill(card, *target, parts[part]);
        ++part;
    }
}

void add(Card& card, const Property& property) {
    static const std::map<std::string_view, Heading> plain{
        {"fn", full_name}, {"title", title}, {"email", email}, {"url", website}, {"note", note}};
    constexpr std::nullopt_t left_out = std::nullopt;
    if (const auto target = plain.find(property.name); target != plain.end()) {
        fill(card, target->second, parts_of(property.value, '\0').front());
    } else if (property.name == "n") {
        fill_parts(card, property, {last_name, first_name});
    } else if (property.name == "org") {
        fill_parts(card, property, {company, department});
    } else if (property.name == "adr") {
        fill_parts(card, property, {left_out, left_out, street, city, region, postal_code, country});
    } else if (property.name == "tel" && !property.says("fax")) {
        std::string number = parts_of(property.value, '\0').front();
        if (number.starts_with("tel:")) number.erase(0, 4);
        fill(card, property.says("cell") ? mobile : phone, number);
    }
}

}  // namespace

std::string vcards_as_csv(std::string_view text) {
    std::string csv;
    const auto write = [&](const auto& cells) {
        append_csv_row(csv, std::vector<std::string_view>(cells.begin(), cells.end()), ',', false);
    };
    write(headings);
    std::optional<Card> card;
    while (!text.empty()) {
        const Property property = take_property(text);
        if (property.name == "begin") {
            card.emplace();
        } else if (property.name == "end" && card) {
            write(*card);
            card.reset();
        } else if (card) {
            add(*card, property);
        }
    }
    if (card) write(*card);  // the file was cut off
    return csv;
}

}  // namespace tratt::codec
