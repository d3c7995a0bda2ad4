// A file of the visitor's own, outside the browser's storage, that the page may write again and again once it was picked.
// Not every browser has that (File System Access). The file stays known in this browser; whether it may still be written
// is the browser's to say each time the page is opened.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tratt::platform {

enum class OwnFileState : std::uint8_t {
    unavailable,  // not in this browser
    none,  // nothing is picked, or what was picked is not known yet: a frame follows when it is
    locked,  // picked earlier; the visitor has to allow it again
    ready,
};

// Error codes: own_file_cancelled (by the visitor), own_file_locked, own_file_failed (the browser's own words in params
// reason).
using OwnFileDone = std::function<void(core::Result<void>)>;

class OwnFile {
public:
    virtual ~OwnFile() = default;

    virtual OwnFileState state() const = 0;
    virtual std::string name() const = 0;  // without its folder, which no page is told; "" = none

    // `done` is called once, later, never from within the call. Both only from within a press of the visitor's.
    virtual void pick(std::string_view suggested_name, OwnFileDone done) = 0;
    virtual void unlock(OwnFileDone done) = 0;

    // All of the file becomes these bytes, or it stays as it was.
    virtual void write(std::string_view bytes, OwnFileDone done) = 0;
    virtual void forget() = 0;  // the file itself stays
};

}  // namespace tratt::platform
