// What this tab has carried out and storage has not confirmed, oldest first. It is part of the database already, after
// all that is stored; where another tab's has been stored in its place, it is taken back and carried out anew after that.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "model/command.hpp"
#include "model/event.hpp"
#include "store/database.hpp"

namespace tratt::app {

struct UnsavedStep {
    core::Uuid id;
    std::int64_t sequence = 0;
    std::string line;  // of the journal
    std::shared_ptr<const model::Command> command;  // none: another tab's, or the program's own; it is not done anew
};

class Unsaved {
public:
    bool is_empty() const { return steps_.empty(); }
    void add(UnsavedStep step) { steps_.push_back(std::move(step)); }
    std::string lines() const;

    // Those up to and including that sequence are stored.
    std::vector<UnsavedStep> confirm(std::int64_t sequence);
    // How many of the transactions are the oldest here, word for word: one that was carried out anew elsewhere has the
    // same id, and perhaps another number or time.
    std::size_t count_of_same(const std::vector<model::Transaction>& stored) const;
    // Takes all of them out, of the database too, which then is as it was after `sequence`. False: it cannot be.
    bool take_back(store::Database& database, std::int64_t sequence, std::vector<UnsavedStep>& taken);

private:
    std::deque<UnsavedStep> steps_;
};

}  // namespace tratt::app
