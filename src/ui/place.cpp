#include "ui/place.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text.hpp"

namespace tratt::ui {
namespace {

struct PageName {
    Page page;
    std::string_view name;
};

constexpr std::array page_names{
    PageName{Page::dashboard, "dashboard"},
    PageName{Page::contacts, "contacts"},
    PageName{Page::contact, "contact"},
    PageName{Page::companies, "companies"},
    PageName{Page::company, "company"},
    PageName{Page::sales, "sales"},
    PageName{Page::sale, "sale"},
    PageName{Page::board, "board"},
    PageName{Page::find, "find"},
    PageName{Page::selections, "selections"},
    PageName{Page::selection, "selection"},
    PageName{Page::follow_ups, "follow-ups"},
    PageName{Page::bin, "bin"},
    PageName{Page::import, "import"},
    PageName{Page::settings, "settings"},
    PageName{Page::first_visit, "welcome"},
    PageName{Page::storage, "settings/storage"},
    PageName{Page::me, "settings/you"},
    PageName{Page::look, "settings/look"},
    PageName{Page::shortcuts, "settings/shortcuts"},
    PageName{Page::restore, "settings/restore"},
};

bool is_record(Page page) { return entity_of(page).has_value(); }

bool is_unreserved(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' ||
           c == '.' || c == '~';
}

void append_encoded(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const unsigned char c : text) {
        if (is_unreserved(c)) {
            out += static_cast<char>(c);
        } else {
            out += '%';
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape =
            text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (is_escape) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

void parse_options(std::string_view query, Place& place) {
    while (!query.empty()) {
        std::string_view pair = core::take_until(query, '&');
        const std::string key = decoded(core::take_until(pair, '='));
        if (!key.empty()) place.set_option(key, decoded(pair));
    }
}

bool parse_record(std::string_view record, std::string_view verb, Place& place) {
    if (record == "new") {
        place.mode = Mode::create;
        return verb.empty();
    }
    const auto [end, error] = std::from_chars(record.data(), record.data() + record.size(), place.number);
    if (error != std::errc{} || end != record.data() + record.size() || place.number <= 0) return false;
    if (verb == "edit") place.mode = Mode::edit;
    return verb.empty() || verb == "edit";
}

Place not_found() {
    Place place;
    place.page = Page::not_found;
    return place;
}

}  // namespace

std::string_view Place::option(std::string_view key) const {
    const auto found = std::ranges::find(options, key, &std::pair<std::string, std::string>::first);
    return found == options.end() ? std::string_view{} : std::string_view{found->second};
}

void Place::set_option(std::string_view key, std::string_view value) {
    const auto found = std::ranges::find(options, key, &std::pair<std::string, std::string>::first);
    if (value.empty()) {
        if (found != options.end()) options.erase(found);
    } else if (found != options.end()) {
        found->second = value;
    } else {
        options.emplace_back(key, value);
    }
}

Place parse_address(std::string_view hash) {
    Place place;
    if (hash.starts_with('#')) hash.remove_prefix(1);
    if (hash.starts_with('/')) hash.remove_prefix(1);
    std::string_view path = core::take_until(hash, '?');
    parse_options(hash, place);
    if (path.empty()) return place;

    if (const auto whole = std::ranges::find(page_names, path, &PageName::name); whole != page_names.end()) {
        place.page = whole->page;
        return is_record(place.page) ? not_found() : place;
    }
    const std::string_view name = core::take_until(path, '/');
    const auto page = std::ranges::find(page_names, name, &PageName::name);
    if (page == page_names.end() || !is_record(page->page)) return not_found();
    place.page = page->page;
    const std::string_view record = core::take_until(path, '/');
    return parse_record(record, path, place) ? place : not_found();
}

std::string address(const Place& place) {
    const auto page = std::ranges::find(page_names, place.page, &PageName::page);
    std::string out = "#/";
    if (page != page_names.end()) out += page->name;
    if (is_record(place.page)) {
        out += place.mode == Mode::create ? "/new" : "/" + std::to_string(place.number);
        if (place.mode == Mode::edit) out += "/edit";
    }
    char separator = '?';
    for (const auto& [key, value] : place.options) {
        out += separator;
        append_encoded(out, key);
        out += '=';
        append_encoded(out, value);
        separator = '&';
    }
    return out;
}

Place contact_place(std::int64_t number, Mode mode) { return {Page::contact, mode, number, {}}; }
Place company_place(std::int64_t number, Mode mode) { return {Page::company, mode, number, {}}; }
Place sale_place(std::int64_t number, Mode mode) { return {Page::sale, mode, number, {}}; }

std::optional<model::Entity> entity_of(Page page) {
    switch (page) {
        case Page::contact: return model::Entity::contact;
        case Page::company: return model::Entity::company;
        case Page::sale: return model::Entity::sale;
        default: return std::nullopt;
    }
}

}  // namespace tratt::ui