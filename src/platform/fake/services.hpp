// Everything else an app is given, under the test's control.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/client.hpp"
#include "platform/fake/cipher.hpp"
#include "platform/fake/files.hpp"

namespace tratt::platform::fake {

class FakeClock final : public Clock {
public:
    core::InstantMs now() const override { return now_ms; }
    core::TimeZone time_zone(std::string_view name) const override;

    core::InstantMs now_ms = 1'795'000'000'000;  // 2026-11-18, a Wednesday
    core::TimeZone own_zone{60};
    std::map<std::string, core::TimeZone, std::less<>> known_zones;
};

// The same numbers for the same seed on every machine.
class FakeRandom final : public Random {
public:
    explicit FakeRandom(std::uint64_t seed = 1) : state_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t state_;
};

class FakeClipboard final : public Clipboard {
public:
    bool write(std::string_view text) override;

    std::string content;
    bool is_refused = false;
};

class FakePreferences final : public Preferences {
public:
    std::string get(std::string_view key) const override;
    void set(std::string_view key, std::string_view value) override { values[std::string(key)] = value; }

    std::map<std::string, std::string, std::less<>> values;
};

class FakePage final : public Page {
public:
    struct Download {
        std::string file_name, media_type, bytes;
    };

    std::string address() const override { return history.empty() ? "" : history.back(); }
    void push_address(std::string_view hash) override { history.emplace_back(hash); }
    void replace_address(std::string_view hash) override;
    std::vector<std::string> languages() const override { return wanted_languages; }
    std::string time_zone() const override { return zone; }
    void set_title(std::string_view text) override { title = text; }
    void set_language(std::string_view tag) override { language = tag; }
    void set_dark(bool is_on) override { is_dark = is_on; }
    void ask_before_leaving(bool is_asked) override { asks_before_leaving = is_asked; }
    void reload() override { ++reloads; }
    void choose_files(std::string_view accept) override { asked_for_files.emplace_back(accept); }
    void download(std::string_view file_name, std::string_view media_type, std::string_view bytes) override;

    std::vector<std::string> history;
    std::vector<std::string> wanted_languages{"en"};
    std::string zone = "Europe/Stockholm", title, language;
    bool is_dark = false, asks_before_leaving = false;
    int reloads = 0;
    std::vector<std::string> asked_for_files;
    std::vector<Download> downloads;
};

// Composes nothing and finds nothing: tests that depend on composed text give it composed, and what is found is the
// browser's to say.
class FakeText final : public Text {
public:
    std::string to_nfc(std::string_view text) const override { return std::string(text); }
    std::optional<std::string> replaced(const core::Replacement&, std::string_view text) const override {
        return std::string(text);
    }
};

// Other tabs, of which a test says what they post, and sees what is posted to them.
class FakeChannel final : public Channel {
public:
    void post(std::string_view json) override { posted.emplace_back(json); }

    std::vector<std::string> posted;
};

class FakeLog final : public Log {
public:
    void write(Severity severity, std::string_view message) override { lines.emplace_back(severity, message); }

    std::vector<std::pair<Severity, std::string>> lines;
};

class FakeRoom final : public Room {
public:
    RoomState state() const override { return now; }
    void measure() override { ++measured; }
    void ask_to_keep() override { ++asked; }

    RoomState now;
    int measured = 0, asked = 0;
};

class FakeReminders final : public Reminders {
public:
    Permission permission() const override { return now; }
    void ask() override { ++asked; }
    void show(std::string_view title, std::string_view text, std::string_view tag) override {
        shown.push_back({std::string(title), std::string(text), std::string(tag)});
    }

    struct Shown {
        std::string title, text, tag;
    };
    Permission now = Permission::not_asked;
    int asked = 0;
    std::vector<Shown> shown;
};

class FakeUpdates final : public Updates {
public:
    void start() override { is_started = true; }
    UpdateState state() const override { return now; }
    void let_in() override { ++times_let_in; }

    UpdateState now = UpdateState::none;
    bool is_started = false;
    int times_let_in = 0;
};

class FakeOwnFile final : public OwnFile {
public:
    OwnFileState state() const override { return now; }
    std::string name() const override { return file_name; }
    void pick(std::string_view suggested_name, OwnFileDone done) override;
    void unlock(OwnFileDone done) override;
    void write(std::string_view bytes, OwnFileDone done) override;
    void forget() override;

    void settle();  // answers what has been asked so far
    void fail_next(core::Error error) { failures_.push_back(std::move(error)); }

    OwnFileState now = OwnFileState::none;
    std::string file_name, content;
    int writes = 0;

private:
    void later(std::function<void()> success, OwnFileDone done);

    std::vector<std::function<void()>> waiting_;
    std::vector<core::Error> failures_;
};

struct FakeServices {
    FakeFiles files{};
    FakeChannel channel;
    FakeClock clock;
    FakeRandom random{};
    FakeClipboard clipboard;
    FakePreferences preferences;
    FakePage page;
    FakeText text;
    FakeLog log;
    FakeCipher cipher{};
    FakeRoom room{};
    FakeOwnFile own_file{};
    FakeReminders reminders;
    FakeUpdates updates;

    Services services() {
        return {files, channel, clock,  random, clipboard, preferences, page,
                text,  log,     cipher, room,   own_file,  reminders,   updates};
    }
};

}  // namespace tratt::platform::fake
