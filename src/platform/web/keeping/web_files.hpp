// The files that outlast the page, as src/platform/web/keeping/files.js keeps them. Private to platform/web, and for benchmarks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/files.hpp"
#include "platform/web/keeping/second_copy.hpp"
#include "platform/web/tickets.hpp"

namespace tratt::platform::web {

class WebFiles final : public Files {
public:
    StorageMode mode() const override;
    WebCopy& copy() override { return copy_; }
    std::optional<std::string> read(std::string_view path) const override;
    std::vector<std::string> list(std::string_view folder) const override;
    void stage(std::string_view path, std::string_view bytes) override;
    void stage_remove(std::string_view path) override;
    void commit(CommitDone done) override;
    void take_over() override;
    void release() override;

    void finish(int ticket, int code, std::string reason);  // a commit; code: CommitCode

private:
    WebCopy copy_;
    Tickets<CommitDone> waiting_;
};

}  // namespace tratt::platform::web
