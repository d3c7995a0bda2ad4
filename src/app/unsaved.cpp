#include "app/unsaved.hpp"

#include <utility>

#include "codec/json_transaction.hpp"

namespace tratt::app {

std::string Unsaved::lines() const {
    std::string lines;
    for (const UnsavedStep& step : steps_) lines += step.line;
    return lines;
}

std::vector<UnsavedStep> Unsaved::confirm(std::int64_t sequence) {
    std::vector<UnsavedStep> confirmed;
    while (!steps_.empty() && steps_.front().sequence <= sequence) {
        confirmed.push_back(std::move(steps_.front()));
        steps_.pop_front();
    }
    return confirmed;
}

std::size_t Unsaved::count_of_same(const std::vector<model::Transaction>& stored) const {
    std::size_t count = 0;
    for (; count < stored.size() && count < steps_.size(); ++count) {
        std::string line;
        codec::append_journal_line(line, stored[count]);
        if (line != steps_[count].line) break;
    }
    return count;
}

bool Unsaved::take_back(store::Database& database, std::int64_t sequence, std::vector<UnsavedStep>& taken) {
    while (database.sequence() > sequence) {
        if (!database.retract_newest()) return false;
    }
    taken.assign(std::make_move_iterator(steps_.begin()), std::make_move_iterator(steps_.end()));
    steps_.clear();
    return true;
}

}  // namespace tratt::app
