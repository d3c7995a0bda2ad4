// Encrypting a file with a passphrase. What is encrypted is one file again: a line of readable JSON with all that is needed
// to read it but the passphrase, then the encrypted bytes as they are.
//
//   {"app":"tratt","encrypted":1,"cipher":"AES-256-GCM","kdf":"PBKDF2-SHA-256","iterations":600000,
//    "salt":"<16 bytes, base64>","nonce":"<12 bytes, base64>"}        (one line)
//
// The line is authenticated with the bytes: nobody can change it unnoticed.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tratt::platform {

inline constexpr std::string_view encrypted_beginning = R"({"app":"tratt","encrypted":)";

// Whether a file asks for a passphrase.
inline bool is_encrypted(std::string_view file) { return file.starts_with(encrypted_beginning); }

// Error codes: wrong_passphrase (or damaged bytes, which nobody can tell apart), encryption_broken (the first line: params
// reason; also rounds over 10,000,000 or under 1), encryption_failed (the browser's own words in params reason; a page that
// is not served securely has no encryption).
using CipherDone = std::function<void(core::Result<std::string>)>;

class Cipher {
public:
    virtual ~Cipher() = default;

    // `done` is called once, later, never from within the call. Two calls with the same content give different files.
    virtual void encrypt(std::string_view passphrase, std::string_view content, CipherDone done) = 0;
    virtual void decrypt(std::string_view passphrase, std::string_view file, CipherDone done) = 0;
};

}  // namespace tratt::platform
