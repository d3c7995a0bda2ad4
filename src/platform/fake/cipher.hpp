// No encryption at all, but a file in the real shape that only the same passphrase opens.
#pragma once

#include <utility>
#include <vector>

#include "platform/cipher.hpp"

namespace tratt::platform::fake {

class FakeCipher final : public Cipher {
public:
    void encrypt(std::string_view passphrase, std::string_view content, CipherDone done) override;
    void decrypt(std::string_view passphrase, std::string_view file, CipherDone done) override;

    void settle();  // answers what has been asked so far
    bool is_busy() const { return !waiting_.empty(); }
    void fail_next(core::Error error) { failures_.push_back(std::move(error)); }

private:
    void answer(core::Result<std::string> result, CipherDone done);

    std::vector<std::pair<core::Result<std::string>, CipherDone>> waiting_;
    std::vector<core::Error> failures_;
    int files_ = 0;
};

}  // namespace tratt::platform::fake
