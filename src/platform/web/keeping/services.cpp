#include <emscripten/emscripten.h>

#include <utility>
#include <vector>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/canvas.hpp"
#include "platform/web/device.hpp"
#include "platform/web/keeping/outside.hpp"
#include "platform/web/keeping/run.hpp"
#include "platform/web/keeping/web_files.hpp"
#include "platform/web/tickets.hpp"

namespace tratt::platform::web {
namespace {

class WebChannel final : public Channel {
public:
    void post(std::string_view json) override { tratt_post(json.data(), length(json)); }
};

class WebPreferences final : public Preferences {
public:
    std::string get(std::string_view key) const override { return answered(tratt_preference(key.data(), length(key))); }
    void set(std::string_view key, std::string_view value) override {
        tratt_set_preference(key.data(), length(key), value.data(), length(value));
    }
};

class WebPage final : public Page {
public:
    std::string address() const override { return answered(tratt_address_now()); }
    void push_address(std::string_view hash) override { tratt_set_address(hash.data(), length(hash), 1); }
    void replace_address(std::string_view hash) override { tratt_set_address(hash.data(), length(hash), 0); }
    std::vector<std::string> languages() const override { return lines(answered(tratt_languages())); }
    std::string time_zone() const override { return answered(tratt_time_zone()); }
    void set_title(std::string_view title) override { tratt_set_title(title.data(), length(title)); }
    void set_language(std::string_view language) override {
        if (language == language_) return;
        language_ = language;
        tratt_set_language(language.data(), length(language));
    }
    void set_dark(bool is_dark) override {
        if (is_dark_ == is_dark) return;
        is_dark_ = is_dark;
        tratt_set_dark(is_dark ? 1 : 0);
    }
    void ask_before_leaving(bool is_asked) override {
        if (std::exchange(asks_, is_asked) != is_asked) tratt_ask_before_leaving(is_asked ? 1 : 0);
    }
    void reload() override { tratt_reload(); }
    void choose_files(std::string_view accept) override { tratt_choose_files(accept.data(), length(accept)); }
    void download(std::string_view file_name, std::string_view media_type, std::string_view bytes) override {
        tratt_download(file_name.data(), length(file_name), media_type.data(), length(media_type), bytes.data(),
                       length(bytes));
    }

private:
    std::string language_;  // as told last, as is what follows: both are set in every frame
    std::optional<bool> is_dark_;
    bool asks_ = false;
};

class WebCipher final : public Cipher {
public:
    void encrypt(std::string_view passphrase, std::string_view content, CipherDone done) override {
        tratt_encrypt(waiting_.add(std::move(done)), passphrase.data(), length(passphrase), content.data(),
                      length(content));
    }
    void decrypt(std::string_view passphrase, std::string_view file, CipherDone done) override {
        tratt_decrypt(waiting_.add(std::move(done)), passphrase.data(), length(passphrase), file.data(), length(file));
    }

    void finish(int ticket, int code, std::string answer) {
        waiting_.answer(ticket, result_of(code, std::move(answer)));
    }

private:
    static core::Result<std::string> result_of(int code, std::string answer) {
        if (code == cipher_ok) return answer;
        constexpr const char* codes[] = {"", "wrong_passphrase", "encryption_broken", "encryption_failed"};
        return failure(codes[code], std::move(answer));
    }

    Tickets<CipherDone> waiting_;
};

WebFiles files;
WebChannel channel;
WebPreferences preferences;
WebPage page;
WebCipher cipher;

}  // namespace

Services services() {
    const Device lent = device();
    return {files,     channel,  lent.clock, lent.random, lent.clipboard, preferences, page,
            lent.text, lent.log, cipher,     room(),      own_file(),     reminders(), updates()};
}

}  // namespace tratt::platform::web

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_committed(int ticket, int code, int reason_size) {
    using namespace tratt::platform::web;
    files.finish(ticket, code, received(reason_size));
    pump();
}

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_copy_changed() { tratt::platform::web::pump(); }

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_copy_answered(int ticket, int is_failure, int size) {
    using namespace tratt::platform::web;
    files.copy().finish(ticket, is_failure != 0, received(size));
    pump();
}

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_ciphered(int ticket, int code, int size) {
    using namespace tratt::platform::web;
    cipher.finish(ticket, code, received(size));
    pump();
}
