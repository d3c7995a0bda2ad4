// The second copy as src/platform/web/keeping/copy.js and its worker keep it. Private to platform/web.
#pragma once

#include <functional>
#include <string>

#include "platform/second_copy.hpp"
#include "platform/web/tickets.hpp"

namespace tratt::platform::web {

class WebCopy final : public SecondCopy {
public:
    std::optional<std::string> read(std::string_view path) const override;
    std::vector<std::string> list(std::string_view folder) const override;
    void load(CopyDone done) override;
    bool has_lost_files() const override;
    void follow() override;
    void erase(CopyDone done) override;
    CopyState state() const override;
    void check(CheckDone done) override;

    void finish(int ticket, bool is_failure, std::string answer);

private:
    using Answered = std::function<void(bool is_failure, std::string answer)>;

    int ticket_of(CopyDone done);

    Tickets<Answered> waiting_;
};

}  // namespace tratt::platform::web
