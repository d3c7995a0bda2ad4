#include "platform/fake/cipher.hpp"

#include <functional>

namespace tratt::platform::fake {
namespace {

// Of all that must be as it was: the first line, the passphrase and the content.
std::string seal_of(std::string_view line, std::string_view passphrase, std::string_view content) {
    std::string all(line);
    all.append(passphrase).append(1, '\0').append(content);
    return std::to_string(std::hash<std::string>{}(all)) + "\n";
}

core::Error error_of(std::string code, std::string reason = {}) {
    core::Error error;
    error.code = std::move(code);
    if (!reason.empty()) error.params = {{"reason", std::move(reason)}};
    return error;
}

core::Result<std::string> opened(std::string_view passphrase, std::string_view file) {
    const std::size_t line = file.find('\n') + 1;
    if (!is_encrypted(file) || line == 0)
        return error_of("encryption_broken", is_encrypted(file) ? "cut_short" : "version");
    const std::size_t seal = file.find('\n', line) + 1;
    const std::string_view content = seal == 0 ? std::string_view() : file.substr(seal);
    if (seal == 0 || file.substr(line, seal - line) != seal_of(file.substr(0, line), passphrase, content))
        return error_of("wrong_passphrase");
    return std::string(content);
}

}  // namespace

void FakeCipher::encrypt(std::string_view passphrase, std::string_view content, CipherDone done) {
    const std::string line = std::string(encrypted_beginning) + "1,\"nonce\":\"" + std::to_string(++files_) + "\"}\n";
    answer(line + seal_of(line, passphrase, content) + std::string(content), std::move(done));
}

void FakeCipher::decrypt(std::string_view passphrase, std::string_view file, CipherDone done) {
    answer(opened(passphrase, file), std::move(done));
}

void FakeCipher::answer(core::Result<std::string> result, CipherDone done) {
    if (!failures_.empty()) {
        result = failures_.front();
        failures_.erase(failures_.begin());
    }
    waiting_.emplace_back(std::move(result), std::move(done));
}

void FakeCipher::settle() {
    for (auto& [result, done] : std::exchange(waiting_, {})) done(std::move(result));
}

}  // namespace tratt::platform::fake
