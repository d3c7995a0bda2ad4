// What queries need to know of each distinct text, worked out once and extended as texts are added: how it reads when
// folded, what a search finds it by, and its place in the sorted order. All of it depends on the database's language.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/language.hpp"
#include "model/query_form.hpp"
#include "store/database.hpp"
#include "store/text_pool.hpp"

namespace tratt::query {

using store::Handle;
using store::Row;

// Texts one after the other in one piece of memory, so that all of them are searched in one go.
class TextList {
public:
    void add(std::string_view text);
    std::string_view operator[](std::size_t index) const;
    std::size_t size() const { return ends_.size(); }
    // found[index] = 1 for each text that has the needle in it; the others are left as they are.
    void find(std::string_view needle, std::vector<std::uint8_t>& found) const;
    // Of texts made by fold_for_search and each begun with a blank: those in which a word begins so. Whether there are
    // any.
    bool find_word(std::string_view word, std::vector<std::uint8_t>& found) const;

private:
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
};

// The words of many texts, each kept once.
class WordList {
public:
    // Words of one text are those between bytes up to ' '. Words with digits are left out: they are nobody's name.
    void add(std::string_view search_text);
    std::size_t text_count() const { return ends_.size(); }
    const store::TextPool& words() const { return words_; }
    std::span<const Handle> words_of(std::size_t text) const;
    std::vector<std::int64_t> counts() const;  // by word: how often it occurs

private:
    store::TextPool words_;
    std::vector<Handle> handles_;
    std::vector<std::uint32_t> ends_;
};

class TextCache {
public:
    explicit TextCache(core::Language language) : language_(language) {}
    core::Language language() const { return language_; }
    // Indexed by handle; valid until the next call with a pool that has grown.
    const TextList& folded(const store::TextPool& pool, model::Folding folding = model::Folding::language);
    const TextList& search_texts(const store::TextPool& pool);  // for find_word
    const WordList& words(const store::TextPool& pool);  // of the search texts
    // Different texts have different places; the empty text has none that means anything.
    const std::vector<std::uint32_t>& places(const store::TextPool& pool);

private:
    core::Language language_;
    TextList folded_;
    TextList lowered_;
    TextList search_texts_;
    WordList words_;
    TextList sort_keys_;
    std::vector<Handle> sorted_;
    std::vector<std::uint32_t> places_;
};

std::string folded_text(std::string_view text, model::Folding folding, core::Language language);

// Full names of contacts as a column of their own, because they are searched, sorted and filtered as one text.
class NameColumn {
public:
    void update(const store::Database& database);
    const std::vector<Handle>& handles() const { return handles_; }
    const store::TextPool& pool() const { return pool_; }

private:
    std::vector<std::pair<Handle, Handle>> parts_;
    std::vector<Handle> handles_;
    store::TextPool pool_;
};

}  // namespace tratt::query
