#include "i18n/messages.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "i18n/format.hpp"

namespace tratt::i18n {

namespace {

// One column for each of spoken_languages; a line with a column too few or too many does not compile.
struct TextRow {
    std::string_view key;
    std::array<std::string_view, spoken_languages.size()> words;
};
constexpr TextRow text_row(std::string_view key, std::string_view en, std::string_view sv) { return {key, {en, sv}}; }

struct PluralRow {
    std::string_view key;
    std::array<std::array<std::string_view, 2>, spoken_languages.size()> words;  // one, other
};
constexpr PluralRow plural_row(std::string_view key, std::string_view en_one, std::string_view en_other,
                               std::string_view sv_one, std::string_view sv_other) {
    return {key, {{{en_one, en_other}, {sv_one, sv_other}}}};
}

constexpr TextRow texts[] = {
#define TRATT_TEXT(key, ...) text_row(#key, __VA_ARGS__),
#define TRATT_COUNT(key, ...)
#include "i18n/messages/all.def"
#undef TRATT_TEXT
#undef TRATT_COUNT
};

constexpr PluralRow plurals[] = {
#define TRATT_TEXT(key, ...)
#define TRATT_COUNT(key, ...) plural_row(#key, __VA_ARGS__),
#include "i18n/messages/all.def"
#undef TRATT_TEXT
#undef TRATT_COUNT
};

std::size_t column_of(Language language) { return is_spoken(language) ? static_cast<std::size_t>(language) : 0; }

// Indexes sorted by key, made once.
template <class Row, std::size_t n>
std::optional<std::size_t> find_key(const Row (&rows)[n], std::string_view key) {
    static const auto sorted = [&] {
        std::array<std::uint16_t, n> order;
        for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<std::uint16_t>(i);
        std::ranges::sort(order, {}, [&](std::uint16_t i) { return rows[i].key; });
        return order;
    }();
    const auto found = std::ranges::lower_bound(sorted, key, {}, [&](std::uint16_t i) { return rows[i].key; });
    if (found == sorted.end() || rows[*found].key != key) return {};
    return *found;
}

// Blocks of memory for texts of this frame; they are kept from frame to frame.
class FrameMemory {
public:
    char* take(std::size_t bytes) {
        while (block_ < blocks_.size() && blocks_[block_].size - used_ < bytes) {
            ++block_;
            used_ = 0;
        }
        if (block_ == blocks_.size()) {
            const std::size_t size = std::max(bytes, block_size);
            blocks_.push_back({std::make_unique<char[]>(size), size});
            used_ = 0;
        }
        char* const place = blocks_[block_].bytes.get() + used_;
        used_ += bytes;
        return place;
    }
    void clear() { block_ = used_ = 0; }

private:
    static constexpr std::size_t block_size = 16 * 1024;
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size;
    };
    std::vector<Block> blocks_;
    std::size_t block_ = 0, used_ = 0;
};

FrameMemory& memory() {
    static FrameMemory frame;
    return frame;
}

constexpr bool is_mark(char c) { return c == strong_begin || c == strong_end; }

char* copy(char* to, std::string_view from) {
    if (!from.empty()) std::memcpy(to, from.data(), from.size());
    return to + from.size();
}

// A value from outside must not switch the weight of what follows it.
char* copy_without_marks(char* to, std::string_view from) {
    return std::remove_copy_if(from.begin(), from.end(), to, is_mark);
}

// The pattern's pieces in order: f(words) for what stands between the names, g(value) for each name that is given.
template <class Words, class Value>
void for_each_piece(std::string_view pattern, Arguments arguments, Words words, Value value) {
    while (!pattern.empty()) {
        const std::size_t begin = pattern.find('{');
        const std::size_t end = begin == std::string_view::npos ? begin : pattern.find('}', begin);
        if (end == std::string_view::npos) break;
        const std::string_view name = pattern.substr(begin + 1, end - begin - 1);
        const auto found = std::ranges::find(arguments, name, &Argument::name);
        words(pattern.substr(0, found == arguments.end() ? end + 1 : begin));
        if (found != arguments.end()) value(found->value);
        pattern.remove_prefix(end + 1);
    }
    words(pattern);
}

}  // namespace

std::size_t msg_count() { return std::size(texts); }
std::size_t plural_count() { return std::size(plurals); }

std::string_view key_of(Msg message) { return texts[static_cast<std::size_t>(message)].key; }
std::string_view key_of(Plural message) { return plurals[static_cast<std::size_t>(message)].key; }

std::optional<Msg> find_message(std::string_view key) {
    const auto found = find_key(texts, key);
    return found ? std::optional(static_cast<Msg>(*found)) : std::nullopt;
}

std::optional<Plural> find_plural(std::string_view key) {
    const auto found = find_key(plurals, key);
    return found ? std::optional(static_cast<Plural>(*found)) : std::nullopt;
}

std::string_view text(Msg message, Language language) {
    return texts[static_cast<std::size_t>(message)].words[column_of(language)];
}
std::string_view text(Msg message) { return text(message, language()); }

std::string_view pattern_of(Plural message, PluralForm form, Language language) {
    return plurals[static_cast<std::size_t>(message)].words[column_of(language)][static_cast<std::size_t>(form)];
}

std::string_view format(std::string_view pattern, Arguments arguments) {
    std::size_t most = pattern.size();
    for_each_piece(pattern, arguments, [](std::string_view) {}, [&](std::string_view v) { most += v.size(); });
    char* const begin = frame_memory(most);
    char* end = begin;
    for_each_piece(
        pattern, arguments, [&](std::string_view words) { end = copy(end, words); },
        [&](std::string_view value) { end = copy_without_marks(end, value); });
    return {begin, end};
}

std::string_view format(Msg message, Arguments arguments) { return format(text(message), arguments); }

std::string_view count(Plural message, std::int64_t n, Arguments arguments) {
    const std::string_view pattern = pattern_of(message, plural_form(language(), n), language());
    const std::string_view with_number = format(pattern, {{"n", number(n)}});
    return arguments.size() == 0 ? with_number : format(with_number, arguments);
}

PluralForm plural_form(Language, std::int64_t n) {
    return n == 1 || n == -1 ? PluralForm::one : PluralForm::other;  // the same in all six
}

std::string_view concat(std::initializer_list<std::string_view> pieces) {
    std::size_t size = 0;
    for (const std::string_view piece : pieces) size += piece.size();
    char* const begin = frame_memory(size);
    char* end = begin;
    for (const std::string_view piece : pieces) end = copy(end, piece);
    return {begin, end};
}

std::string_view plain(std::string_view marked) {
    if (std::ranges::none_of(marked, is_mark)) return marked;
    char* const begin = frame_memory(marked.size());
    return {begin, copy_without_marks(begin, marked)};
}

void begin_frame() { memory().clear(); }
char* frame_memory(std::size_t bytes) { return memory().take(bytes); }

}  // namespace tratt::i18n
