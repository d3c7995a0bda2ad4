// The distinct texts of a column.
#include "store/text_pool.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace tratt::store;

namespace {

// Short ones, so that many repeat; some are empty, some longer than what is compared at once.
std::vector<std::string> random_texts(std::mt19937& random, std::size_t count, unsigned letters) {
    std::vector<std::string> texts(count);
    for (std::string& text : texts) {
        text.resize(random() % 4 * (random() % 4));
        for (char& letter : text) letter = static_cast<char>('a' + random() % letters);
    }
    return texts;
}

}  // namespace

TEST_CASE("texts that come several at once get the handles that they would get one by one") {
    std::mt19937 random(7);
    for (unsigned round = 0; round < 200; ++round) {
        CAPTURE(round);
        TextPool one_by_one;
        TextPool together;
        const std::vector<std::string> texts = random_texts(random, 300, 1 + round % 5);
        for (std::size_t at = 0; at < texts.size();) {
            const std::size_t count = std::min<std::size_t>(random() % (TextPool::most_at_once + 1), texts.size() - at);
            const std::vector<std::string_view> some(texts.begin() + static_cast<std::ptrdiff_t>(at),
                                                     texts.begin() + static_cast<std::ptrdiff_t>(at + count));
            std::array<Handle, TextPool::most_at_once> handles{};
            together.add(some, handles);
            for (std::size_t i = 0; i < count; ++i) {
                REQUIRE(handles[i] == one_by_one.add(some[i]));
                REQUIRE(together.text(handles[i]) == some[i]);
                REQUIRE(together.find(some[i]) == handles[i]);
            }
            at += count;
        }
        REQUIRE(together.size() == one_by_one.size());
    }
}
