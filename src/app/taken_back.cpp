#include "app/taken_back.hpp"

namespace tratt::app {

bool is_taken_back(const store::Database& database, const core::Uuid& transaction) {
    bool is_undone = false;
    const model::Transaction* step = database.find_transaction(transaction);
    if (!step) return true;
    for (std::int64_t sequence = step->sequence + 1; sequence <= database.sequence(); ++sequence) {
        const model::Transaction* later = database.transaction_at(sequence);
        if (!later || later->target != transaction) continue;
        is_undone = later->kind == model::TransactionKind::undo;
    }
    return is_undone;
}

}  // namespace tratt::app
