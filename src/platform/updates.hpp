// Newer builds of the page. One that the browser has fetched waits beside this one until a visitor lets it in.
#pragma once

#include <cstdint>

namespace tratt::platform {

enum class UpdateState : std::uint8_t {
    none,     // as far as is known
    waiting,  // it can be let in
    let_in    // by another tab: this page is of the build before
};

class Updates {
public:
    virtual ~Updates() = default;
    // Keeps this build for use without a network, and looks for newer ones from now on.
    virtual void start() = 0;
    virtual UpdateState state() const = 0;  // a frame follows each change
    // The page begins anew with the newer build, without asking; what is not stored is lost.
    virtual void let_in() = 0;
};

}  // namespace tratt::platform
