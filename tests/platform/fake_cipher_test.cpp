#include <doctest/doctest.h>

#include "platform/fake/cipher.hpp"

using namespace tratt;
using platform::fake::FakeCipher;

namespace {

struct Answer {
    FakeCipher& cipher;
    core::Result<std::string> result = core::Error{"not answered", "", "", -1, {}};

    Answer& encrypt(std::string_view passphrase, std::string_view content) {
        cipher.encrypt(passphrase, content, [this](core::Result<std::string> answer) { result = std::move(answer); });
        return settled();
    }
    Answer& decrypt(std::string_view passphrase, std::string_view file) {
        cipher.decrypt(passphrase, file, [this](core::Result<std::string> answer) { result = std::move(answer); });
        return settled();
    }
    Answer& settled() {
        CHECK(!result.ok());  // never from within the call
        cipher.settle();
        return *this;
    }
    std::string code() const { return result ? "" : result.error().code; }
};

std::string encrypted(FakeCipher& cipher, std::string_view passphrase, std::string_view content) {
    Answer answer{cipher};
    CHECK(answer.encrypt(passphrase, content).code() == "");
    return answer.result ? *answer.result : "";
}

}  // namespace

TEST_CASE("an encrypted file opens with its passphrase only, and no damage goes unnoticed") {
    FakeCipher cipher;
    const std::string file = encrypted(cipher, "hemligt", "content\n");
    CHECK(platform::is_encrypted(file));
    CHECK(!platform::is_encrypted("{\"v\":2"));
    Answer right{cipher};
    CHECK(right.decrypt("hemligt", file).code() == "");
    CHECK(*right.result == "content\n");
    CHECK(encrypted(cipher, "hemligt", "content\n") != file);
    struct Case {
        const char* what;
        std::string passphrase, file;
        const char* code;
    };
    std::string changed_line = file;
    changed_line[changed_line.find("nonce") + 8] = '9';
    const Case cases[] = {{"another passphrase", "hemlig", file, "wrong_passphrase"},
                          {"no passphrase", "", file, "wrong_passphrase"},
                          {"a byte missing", "hemligt", file.substr(0, file.size() - 1), "wrong_passphrase"},
                          {"the first line changed", "hemligt", changed_line, "wrong_passphrase"},
                          {"the first line alone", "hemligt", file.substr(0, file.find('\n')), "encryption_broken"},
                          {"not encrypted", "hemligt", "content\n", "encryption_broken"}};
    for (const Case& one : cases) {
        CAPTURE(one.what);
        CHECK(Answer{cipher}.decrypt(one.passphrase, one.file).code() == one.code);
    }
}

TEST_CASE("the browser may be unable to encrypt") {
    FakeCipher cipher;
    core::Error failure;
    failure.code = "encryption_failed";
    cipher.fail_next(failure);
    CHECK(Answer{cipher}.encrypt("hemligt", "content").code() == "encryption_failed");
}
