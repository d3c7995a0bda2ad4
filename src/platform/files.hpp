// Files that outlast the program. Everything is loaded before the app starts, so a read is answered at once; writes
// are staged, and a commit makes all that is staged durable or says why it is not.
//
// A path is "<folder>/<name>". There are two folders, each stored in one step: "journal" for the few small files that
// every edit rewrites (at most 10, for a commit's cost grows with their number) and "snapshot" for everything else.
// A commit is all or nothing within a folder. Where both have changes, snapshot is stored before journal, so that a
// journal may be removed in the commit that writes the snapshot replacing it.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "core/result.hpp"
#include "platform/file_reader.hpp"
#include "platform/second_copy.hpp"

namespace tratt::platform {

enum class StorageMode : std::uint8_t {
    persistent,  // commits outlast the page
    read_only,  // another tab is writing: reads are what it had stored when this one opened, commits fail; when that tab
    // is gone this one becomes the writer (AppClient::on_storage_mode)
    memory,  // the browser keeps nothing for this page: commits succeed but last as long as the page
};

// Error codes of a commit: storage_full, storage_read_only, storage_taken_over (another tab has become the writer),
// storage_failed (with the browser's own words in params "reason").
using CommitDone = std::function<void(core::Result<void>)>;

// What is read is as the app last left the files, staged changes included.
class Files : public FileReader {
public:
    virtual StorageMode mode() const = 0;
    virtual SecondCopy& copy() = 0;

    virtual void stage(std::string_view path, std::string_view bytes) = 0;
    virtual void stage_remove(std::string_view path) = 0;

    // Stores what is staged; `done` is called once, later, never from within commit(). A commit during another one
    // waits for it and takes everything staged meanwhile. After a failure all of it is staged again, except where
    // something newer has been staged for the same path, and a later commit() tries again.
    virtual void commit(CommitDone done) = 0;

    // Makes this tab the writer, from whichever tab it is; ends in AppClient::on_storage_mode.
    virtual void take_over() = 0;
    virtual void release() = 0;  // this tab never writes again: another may
};

}  // namespace tratt::platform
