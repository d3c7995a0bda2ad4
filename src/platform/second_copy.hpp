// A second copy of the files, kept elsewhere in the browser: what damages the first store leaves it alone. It follows
// what is stored, a little later, and nothing waits for it.
//
// Nothing of it is changed before follow(): until the first store is known to be whole, the copy may be all there is.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "platform/file_reader.hpp"

namespace tratt::platform {

enum class CopyStage : std::uint8_t {
    none,      // there is none: nothing was written since the page was opened, or the browser has no room for one
    filling,   // it is being compared with the first store and brought up to date
    complete,  // it holds what is stored
    failed     // it is behind, or keeps less than everything to make room
};

struct CopyState {
    CopyStage stage = CopyStage::none;
    std::string reason;  // of none and failed, where there is one: the browser's own words, storage_full
    core::InstantMs written_at = 0;  // by this page, 0 = never
};

// What is stored, compared with what should be.
struct StoreCheck {
    std::int64_t files = 0;  // there should be
    std::vector<std::string> bad_files;   // of the first store, missing ones included
    std::vector<std::string> bad_copies;  // of the second; compared only while it is complete
};

// Error: copy_unreadable, params "reason".
using CopyDone = std::function<void(core::Result<void>)>;
// Error: check_failed, params "reason".
using CheckDone = std::function<void(core::Result<StoreCheck>)>;

class SecondCopy : public FileReader {
public:
    // Makes it readable until follow(); where there is no copy it is empty. `done` is called once, perhaps at once.
    virtual void load(CopyDone done) = 0;
    // The browser has thrown files of the first store away and said so: what is there may be less than there was.
    virtual bool has_lost_files() const = 0;

    // The first store is whole. From the next commit on the copy is made like it, and at once if there were commits.
    virtual void follow() = 0;
    // Empties it, whatever it holds, and lets it follow. `done` as above.
    virtual void erase(CopyDone done) = 0;

    virtual CopyState state() const = 0;
    // Reads both stores again, which changes nothing.
    virtual void check(CheckDone done) = 0;
};

}  // namespace tratt::platform
