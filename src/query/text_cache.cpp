#include "query/text_cache.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "core/collation.hpp"
#include "core/eight_bytes.hpp"
#include "core/text.hpp"

namespace tratt::query {

using model::Field;

void TextList::add(std::string_view text) {
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

std::string_view TextList::operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
}

void TextList::find(std::string_view needle, std::vector<std::uint8_t>& found) const {
    if (needle.empty()) {
        std::ranges::fill(found, std::uint8_t{1});
        return;
    }
    if (needle.size() > bytes_.size()) return;
    const std::size_t reach = needle.size() - 1;
    std::size_t index = 0;
    const auto may_begin = [&](std::size_t at) {
        return core::bytes_equal(core::eight_bytes(&bytes_[at]), needle.front()) &
               core::bytes_equal(core::eight_bytes(&bytes_[at + reach]), needle.back());
    };
    const auto look_at = [&](std::size_t at) {
        if (std::memcmp(&bytes_[at], needle.data(), needle.size()) != 0) return;
        while (ends_[index] <= at) ++index;
        if (at + needle.size() <= ends_[index]) found[index] = 1;  // and not across two texts
    };
    core::look_through(0, bytes_.size() - reach, may_begin, look_at);
}

bool TextList::find_word(std::string_view word, std::vector<std::uint8_t>& found) const {
    bool is_any_found = false;
    std::size_t index = 0;
    const auto may_begin = [&](std::size_t at) {
        return core::bytes_equal(core::eight_bytes(&bytes_[at]), word.front()) &
               core::bytes_at_most(core::eight_bytes(&bytes_[at - 1]), ' ');
    };
    const auto look_at = [&](std::size_t place) {
        if (static_cast<unsigned char>(bytes_[place - 1]) > ' ') return;
        if (!core::WordMatch::begins_at(bytes_, place, word)) return;
        while (ends_[index] <= place) ++index;
        found[index] = 1;
        is_any_found = true;
    };
    if (!bytes_.empty()) core::look_through(1, bytes_.size(), may_begin, look_at);
    return is_any_found;
}

std::string folded_text(std::string_view text, model::Folding folding, core::Language language) {
    return folding == model::Folding::language ? core::fold(text, language) : core::lower(text);
}

const TextList& TextCache::folded(const store::TextPool& pool, model::Folding folding) {
    TextList& list = folding == model::Folding::language ? folded_ : lowered_;
    for (auto handle = static_cast<Handle>(list.size()); handle < pool.size(); ++handle) {
        list.add(folded_text(pool.text(handle), folding, language_));
    }
    return list;
}

const TextList& TextCache::search_texts(const store::TextPool& pool) {
    for (auto handle = static_cast<Handle>(search_texts_.size()); handle < pool.size(); ++handle) {
        search_texts_.add(' ' + core::fold_for_search(pool.text(handle), language_));
    }
    return search_texts_;
}

std::span<const Handle> WordList::words_of(std::size_t text) const {
    const std::size_t begin = text == 0 ? 0 : ends_[text - 1];
    return std::span(handles_).subspan(begin, ends_[text] - begin);
}

std::vector<std::int64_t> WordList::counts() const {
    std::vector<std::int64_t> counts(words_.size());
    for (const Handle word : handles_) ++counts[word];
    return counts;
}

void WordList::add(std::string_view search_text) {
    const auto is_break = [](char byte) { return static_cast<unsigned char>(byte) <= ' '; };
    const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    for (std::size_t at = 0; at < search_text.size(); ++at) {
        const std::size_t begin = at;
        while (at < search_text.size() && !is_break(search_text[at])) ++at;
        const std::string_view word = search_text.substr(begin, at - begin);
        if (!word.empty() && std::ranges::none_of(word, is_digit)) handles_.push_back(words_.add(word));
    }
    ends_.push_back(static_cast<std::uint32_t>(handles_.size()));
}

const WordList& TextCache::words(const store::TextPool& pool) {
    const TextList& texts = search_texts(pool);
    for (std::size_t text = words_.text_count(); text < texts.size(); ++text) words_.add(texts[text]);
    return words_;
}

// New texts are sorted among themselves and merged in, so that one new name does not sort all of them again.
const std::vector<std::uint32_t>& TextCache::places(const store::TextPool& pool) {
    if (places_.size() == pool.size()) return places_;
    for (auto handle = static_cast<Handle>(sort_keys_.size()); handle < pool.size(); ++handle) {
        sort_keys_.add(core::collation_key(pool.text(handle), language_));
    }
    const auto comes_before = [&](Handle a, Handle b) {
        const int order = sort_keys_[a].compare(sort_keys_[b]);
        // What the language does not tell apart is sorted by its bytes: handles depend on what was typed when.
        return order != 0 ? order < 0 : pool.text(a) < pool.text(b);
    };
    const auto known = static_cast<std::ptrdiff_t>(sorted_.size());
    sorted_.resize(pool.size());
    std::iota(sorted_.begin() + known, sorted_.end(), static_cast<Handle>(known));
    std::sort(sorted_.begin() + known, sorted_.end(), comes_before);
    std::inplace_merge(sorted_.begin(), sorted_.begin() + known, sorted_.end(), comes_before);
    places_.resize(pool.size());
    for (std::uint32_t place = 0; place < sorted_.size(); ++place) places_[sorted_[place]] = place;
    return places_;
}

void NameColumn::update(const store::Database& database) {
    const auto first_names = database.handles(Field::contact_first_name);
    const auto last_names = database.handles(Field::contact_last_name);
    const std::size_t contacts = database.row_count(model::Entity::contact);
    parts_.resize(contacts);
    handles_.resize(contacts);
    std::string name;
    for (std::size_t row = 0; row < contacts; ++row) {
        const std::pair parts(first_names.empty() ? store::no_text : first_names[row],
                              last_names.empty() ? store::no_text : last_names[row]);
        if (parts_[row] == parts) continue;
        name = database.texts(Field::contact_first_name).text(parts.first);
        if (parts.first != store::no_text && parts.second != store::no_text) name += ' ';
        name += database.texts(Field::contact_last_name).text(parts.second);
        parts_[row] = parts;
        handles_[row] = pool_.add(name);
    }
}

}  // namespace tratt::query
