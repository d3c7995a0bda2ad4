// What the browser answers later, known by the number under which it was asked. Private to platform/web.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "core/result.hpp"

namespace tratt::platform::web {

template <class Done>
class Tickets {
public:
    int add(Done done) {
        waiting_.emplace(next_, std::move(done));
        return next_++;
    }

    // Once; a number that nobody waits for is nobody's. What is answered may ask again.
    template <class... Answer>
    void answer(int ticket, Answer&&... answer) {
        const auto found = waiting_.find(ticket);
        if (found == waiting_.end()) return;
        const Done done = std::move(found->second);
        waiting_.erase(found);
        done(std::forward<Answer>(answer)...);
    }

private:
    std::map<int, Done> waiting_;
    int next_ = 1;
};

// With the browser's own words, where it has any.
inline core::Error failure(const char* code, std::string reason) {
    core::Error error;
    error.code = code;
    if (!reason.empty()) error.params = {{"reason", std::move(reason)}};
    return error;
}

}  // namespace tratt::platform::web
