#include "platform/fake/services.hpp"

#include <utility>

namespace tratt::platform::fake {

// SplitMix64, by Sebastiano Vigna, in the public domain.
void FakeRandom::fill(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        byte = static_cast<std::uint8_t>(z >> 56);
    }
}

core::TimeZone FakeClock::time_zone(std::string_view name) const {
    const auto known = known_zones.find(name);
    return known == known_zones.end() ? own_zone : known->second;
}

bool FakeClipboard::write(std::string_view text) {
    if (is_refused) return false;
    content = text;
    return true;
}

std::string FakePreferences::get(std::string_view key) const {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
}

void FakePage::replace_address(std::string_view hash) {
    if (history.empty()) {
        history.emplace_back(hash);
    } else {
        history.back() = hash;
    }
}

void FakePage::download(std::string_view file_name, std::string_view media_type, std::string_view bytes) {
    downloads.push_back({std::string(file_name), std::string(media_type), std::string(bytes)});
}

void FakeOwnFile::pick(std::string_view suggested_name, OwnFileDone done) {
    later(
        [this, name = std::string(suggested_name)] {
            now = OwnFileState::ready;
            file_name = name;
        },
        std::move(done));
}

void FakeOwnFile::unlock(OwnFileDone done) {
    later([this] { now = OwnFileState::ready; }, std::move(done));
}

void FakeOwnFile::write(std::string_view bytes, OwnFileDone done) {
    later(
        [this, all = std::string(bytes)] {
            content = all;
            ++writes;
        },
        std::move(done));
}

void FakeOwnFile::forget() {
    now = OwnFileState::none;
    file_name.clear();
}

void FakeOwnFile::later(std::function<void()> success, OwnFileDone done) {
    waiting_.emplace_back([this, success = std::move(success), done = std::move(done)] {
        if (failures_.empty()) {
            success();
            return done({});
        }
        core::Error error = std::move(failures_.front());
        failures_.erase(failures_.begin());
        done(std::move(error));
    });
}

void FakeOwnFile::settle() {
    for (const auto& answer : std::exchange(waiting_, {})) answer();
}

}  // namespace tratt::platform::fake
