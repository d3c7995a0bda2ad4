// What a platform runs: the app, or a demo in somebody's page. The platform calls it, never the other way round; everything
// it needs it is given as Services, a demo as Device. A frame follows every call, so that whatever has changed is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/channel.hpp"
#include "platform/cipher.hpp"
#include "platform/clipboard.hpp"
#include "platform/clock.hpp"
#include "platform/files.hpp"
#include "platform/log.hpp"
#include "platform/own_file.hpp"
#include "platform/page.hpp"
#include "platform/preferences.hpp"
#include "platform/random.hpp"
#include "platform/reminders.hpp"
#include "platform/room.hpp"
#include "platform/text.hpp"
#include "platform/updates.hpp"

namespace tratt::platform {

// What any page has.
struct Device {
    Clock& clock;
    Random& random;
    Clipboard& clipboard;
    Text& text;
    Log& log;
};

struct Services {
    Files& files;
    Channel& channel;
    Clock& clock;
    Random& random;
    Clipboard& clipboard;
    Preferences& preferences;
    Page& page;
    Text& text;
    Log& log;
    Cipher& cipher;
    Room& room;
    OwnFile& own_file;
    Reminders& reminders;
    Updates& updates;
};

// The system's own colours, as the browser computes the CSS keywords of the same names: 0xRRGGBB.
struct SystemColours {
    std::uint32_t canvas = 0, canvas_text = 0, button_face = 0, button_text = 0, highlight = 0, highlight_text = 0,
                  gray_text = 0, link_text = 0;
};

// The window and its visitor's wishes.
struct Media {
    float width = 0, height = 0;  // logical pixels
    float pixel_ratio = 1;
    bool is_dark = false;
    bool is_coarse_pointer = false;
    bool prefers_reduced_motion = false;
    bool prefers_more_contrast = false;
    bool has_forced_colours = false;  // nothing but system_colours is to be seen
    SystemColours system_colours;  // read only then
};

inline constexpr std::int64_t max_file_bytes = 200'000'000;

// What is drawn.
class Client {
public:
    virtual ~Client() = default;
    virtual void boot() = 0;  // once, when what it needs is loaded
    virtual void frame() = 0;  // one frame of the interface, between ImGui::NewFrame and ImGui::Render
    virtual void on_media(const Media& media) = 0;  // before boot(), and at each change
};

// The app. All of this after boot().
class AppClient : public Client {
public:
    // Another tab has become the writer, or this one, and then what is stored has been read anew.
    virtual void on_storage_mode() = 0;
    virtual void on_message(std::string_view json) = 0;  // what another tab has posted to the channel
    virtual void on_address(std::string_view hash) = 0;  // Back, Forward, a link, an edited address
    virtual void on_file_over(bool is_over) = 0;  // a file is being dragged over the page
    virtual void on_file(std::string_view name, std::string bytes) = 0;  // dropped or chosen; once for each file
    // Error codes: file_too_large (over max_file_bytes; params "size", "limit" in bytes), file_unreadable (a folder, or
    // the browser was refused it; params "name").
    virtual void on_file_refused(const core::Error& error) = 0;
};

}  // namespace tratt::platform
