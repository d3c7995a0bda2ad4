#include "platform/web/device.hpp"

#include <emscripten/emscripten.h>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"

namespace tratt::platform::web {
namespace {

class WebClock final : public Clock {
public:
    core::InstantMs now() const override { return static_cast<core::InstantMs>(tratt_now()); }
    core::TimeZone time_zone(std::string_view name) const override {
        tratt_use_time_zone(name.data(), length(name));
        return core::TimeZone::found_by(
            [](core::InstantMs at) { return std::int32_t{tratt_utc_offset(static_cast<double>(at))}; });
    }
};

class WebRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override { tratt_random(bytes.data(), static_cast<int>(bytes.size())); }
};

class WebClipboard final : public Clipboard {
public:
    bool write(std::string_view text) override { return tratt_clipboard_write(text.data(), length(text)) != 0; }
};

class WebText final : public Text {
public:
    std::string to_nfc(std::string_view text) const override {
        return answered(tratt_normalise(text.data(), length(text)));
    }
    std::optional<std::string> replaced(const core::Replacement& by, std::string_view text) const override {
        const int options = (by.is_pattern ? 1 : 0) | (by.matches_case ? 2 : 0) | (by.is_whole_word ? 4 : 0);
        const int size = tratt_replaced(by.find.data(), length(by.find), by.with.data(), length(by.with), options,
                                        text.data(), length(text));
        return size < 0 ? std::optional<std::string>() : answered(size);
    }
};

class WebLog final : public Log {
public:
    void write(Severity severity, std::string_view message) override {
        tratt_log(static_cast<int>(severity), message.data(), length(message));
    }
};

WebClock clock_;
WebRandom random_;
WebClipboard clipboard_;
WebText text_;
WebLog log_;

}  // namespace

Device device() { return {clock_, random_, clipboard_, text_, log_}; }

}  // namespace tratt::platform::web
