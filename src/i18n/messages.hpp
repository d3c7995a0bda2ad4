// Every word the visitor sees. messages/*.def hold them, one file for each area, one line for each message:
//   TRATT_TEXT(contact_edit, "Edit contact", "Redigera kontakt")
//   TRATT_COUNT(contacts_count, "{n} contact", "{n} contacts", "{n} kontakt", "{n} kontakter")
// A key is Msg::contact_edit or Plural::contacts_count; begin it with its area. {name} stands for an argument.
// B("…") marks strong words: they are drawn semibold where a text may hold several weights (ui/draw.hpp).
//
// Views from text() live for ever. Views from format(), count() and i18n/format.hpp live until the next
// begin_frame(): draw them at once, copy what is kept longer. None of them allocates once warm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "i18n/language.hpp"

namespace tratt::i18n {

enum class Msg : std::uint16_t {
#define TRATT_TEXT(key, ...) key,
#define TRATT_COUNT(key, ...)
#include "i18n/messages/all.def"
#undef TRATT_TEXT
#undef TRATT_COUNT
};

enum class Plural : std::uint16_t {
#define TRATT_TEXT(key, ...)
#define TRATT_COUNT(key, ...) key,
#include "i18n/messages/all.def"
#undef TRATT_TEXT
#undef TRATT_COUNT
};

std::size_t msg_count();
std::size_t plural_count();
std::string_view key_of(Msg message);   // "contact_edit"
std::string_view key_of(Plural message);

// For keys that come from data: seeded lists ("status_open"), error codes ("error_name_required"), names of undo steps.
std::optional<Msg> find_message(std::string_view key);
std::optional<Plural> find_plural(std::string_view key);

std::string_view text(Msg message);
std::string_view text(Msg message, Language language);

struct Argument {
    std::string_view name, value;
};
using Arguments = std::initializer_list<Argument>;

// Puts the arguments in the place of their {names}; a name that is not given stays as it is. Repeated names are fine.
std::string_view format(Msg message, Arguments arguments);
std::string_view format(std::string_view pattern, Arguments arguments);

// The form for `n` with {n} as a written number ("1,284 contacts"); further arguments as in format().
std::string_view count(Plural message, std::int64_t n, Arguments arguments = {});

enum class PluralForm : std::uint8_t { one, other };
PluralForm plural_form(Language language, std::int64_t n);  // CLDR cardinal category of a whole number
std::string_view pattern_of(Plural message, PluralForm form, Language language);

// Joins pieces: concat({name, " · ", company}).
std::string_view concat(std::initializer_list<std::string_view> pieces);

// Strong words are enclosed in these two bytes; plain() leaves them out, for the mirror and for titles.
inline constexpr char strong_begin = '\002', strong_end = '\003';
std::string_view plain(std::string_view marked);

void begin_frame();  // views given out before are void from here on

// Room for texts that live until the next begin_frame(), for code that writes its own.
char* frame_memory(std::size_t bytes);

}  // namespace tratt::i18n
