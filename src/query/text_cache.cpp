#include "query/text_cache.hpp"

#include <algorithm>
#include <numeric>

#include "core/collation.hpp"
#include "core/text.hpp"

namespace tratt::query {

using model::Field;

void TextList::add(std::string_view text) {
    bytes_ += text;
    ends_.push_back(bytes_.size());
}

std::string_view TextList::operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
}

const TextList& TextCache::folded(const store::TextPool& pool) {
    for (auto handle = static_cast<Handle>(folded_.size()); handle < pool.size(); ++handle) {
        folded_.add(core::fold(pool.text(handle), language_));
    }
    return folded_;
}

const TextList& TextCache::search_texts(const store::TextPool& pool) {
    for (auto handle = static_cast<Handle>(search_texts_.size()); handle < pool.size(); ++handle) {
        search_texts_.add(core::fold_for_search(pool.text(handle), language_));
    }
    return search_texts_;
}

const std::vector<std::uint32_t>& TextCache::places(const store::TextPool& pool) {
    if (places_.size() == pool.size()) return places_;
    for (auto handle = static_cast<Handle>(sort_keys_.size()); handle < pool.size(); ++handle) {
        sort_keys_.add(core::collation_key(pool.text(handle), language_));
    }
    std::vector<Handle> sorted(pool.size());
    std::iota(sorted.begin(), sorted.end(), Handle{0});
    std::ranges::sort(sorted, [this](Handle a, Handle b) {
        const int order = sort_keys_[a].compare(sort_keys_[b]);
        return order != 0 ? order < 0 : a < b;
    });
    places_.resize(pool.size());
    for (std::uint32_t place = 0; place < sorted.size(); ++place) places_[sorted[place]] = place;
    return places_;
}

void NameColumn::update(const store::Database& database) {
    const auto first_names = database.handles(Field::contact_first_name);
    const auto last_names = database.handles(Field::contact_last_name);
    parts_.resize(first_names.size());
    handles_.resize(first_names.size());
    std::string name;
    for (std::size_t row = 0; row < first_names.size(); ++row) {
        const std::pair parts(first_names[row], last_names[row]);
        if (parts_[row] == parts) continue;
        name = database.texts(Field::contact_first_name).text(parts.first);
        if (parts.first != store::no_text && parts.second != store::no_text) name += ' ';
        name += database.texts(Field::contact_last_name).text(parts.second);
        parts_[row] = parts;
        handles_[row] = pool_.add(name);
    }
}

}  // namespace tratt::query
