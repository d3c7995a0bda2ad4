// Ids, checksums, languages and results.
#include <doctest/doctest.h>

#include "core/checksum.hpp"
#include "core/language.hpp"
#include "core/result.hpp"
#include "core/uuid.hpp"

using namespace tratt::core;

TEST_CASE("an id is written and read back, and nothing else is an id") {
    const Uuid id{0x01926f4e7a107c3e, 0x80000123456789ab};
    CHECK(to_string(id) == "01926f4e-7a10-7c3e-8000-0123456789ab");
    CHECK(parse_uuid("01926f4e-7a10-7c3e-8000-0123456789ab") == id);
    CHECK(parse_uuid("01926F4E-7A10-7C3E-8000-0123456789AB") == id);
    CHECK(parse_uuid(to_string(Uuid{})) == Uuid{});
    CHECK(Uuid{}.is_nil());
    CHECK_FALSE(id.is_nil());
    CHECK_FALSE(Uuid{0, 1}.is_nil());
    for (const char* bad : {"", "01926f4e-7a10-7c3e-8000-0123456789a", "01926f4e-7a10-7c3e-8000-0123456789abc",
                            "01926f4e7-a10-7c3e-8000-0123456789ab", "g1926f4e-7a10-7c3e-8000-0123456789ab",
                            "01926f4e-7a10-7c3e-8000-0123456789a-", "01926f4e-7a10-7c3e-8000_0123456789ab"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_uuid(bad));
    }
}

TEST_CASE("new ids increase within a millisecond, when the clock stands, and when it goes back") {
    InstantMs now = 1'700'000'000'000;
    std::uint8_t noise = 0xFF;
    UuidSource source([&] { return now; },
                      [&](std::span<std::uint8_t> bytes) {
                          for (auto& byte : bytes) byte = noise--;
                      });
    Uuid before = source.next();
    CHECK((before.hi >> 16) == 1'700'000'000'000);
    for (int i = 0; i < 10'000; ++i) {
        if (i == 2'000) now -= 5'000;
        if (i == 8'000) now += 60'000;
        const Uuid id = source.next();
        CHECK(before < id);
        CHECK((id.hi >> 12 & 15) == 7);
        CHECK((id.lo >> 62) == 2);
        before = id;
    }
    CHECK((before.hi >> 16) == static_cast<std::uint64_t>(now));
}

TEST_CASE("the checksum is that of zip, in one piece or in several") {
    CHECK(crc32("") == 0);
    CHECK(crc32("123456789") == 0xCBF43926);
    CHECK(crc32("The quick brown fox jumps over the lazy dog") == 0x414FA339);
    CHECK(crc32("56789", crc32("1234")) == crc32("123456789"));
    CHECK(crc32("\xFF\xFF\xFF\xFF") == 0xFFFFFFFF);
}

TEST_CASE("languages are known by their codes") {
    for (const Language language : all_languages) CHECK(parse_language(language_code(language)) == language);
    CHECK(parse_language("sv-SE") == Language::sv);
    CHECK(parse_language("EN_us") == Language::en);
    CHECK(parse_language("nb") == Language::no);
    CHECK(parse_language("nn-NO") == Language::no);
    for (const char* bad : {"", "s", "svx", "fr", "fr-FR", "s-v"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_language(bad));
    }
}

TEST_CASE("a result is a value or a reason") {
    Result<std::string> good("text");
    CHECK(good.ok());
    CHECK(*good == "text");
    CHECK(good->size() == 4);
    CHECK(std::move(good).value() == "text");
    const Result<std::string> bad(Error{"required", "contact", "last_name", 3, {{"name", "x"}}});
    CHECK_FALSE(bad);
    CHECK(bad.error().code == "required");
    CHECK(bad.error().param("name") == "x");
    CHECK(bad.error().param("other") == "");
    CHECK(Result<void>().ok());
    CHECK(Result<void>(Error{"required", "", "", -1, {}}).error().code == "required");
}
