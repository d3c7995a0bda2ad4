#include "codec/hand_edits.hpp"

namespace tratt::codec {
namespace {

bool is_by_hand(model::Cause cause) {
    return cause == model::Cause::user || cause == model::Cause::bulk || cause == model::Cause::board ||
           cause == model::Cause::put_back;
}

}  // namespace

bool is_hand_edit(const store::Database& database, model::Entity entity, const core::Uuid& record, model::Field field,
                  const model::Value& value) {
    // Undo gives back what somebody else wrote: the one who wrote it is further down.
    for (const store::HistoryEntry& entry : database.history(entity, record)) {
        if (!entry.field) return is_by_hand(entry.cause);
        if (entry.field == field && entry.new_value == value && entry.cause != model::Cause::undo)
            return is_by_hand(entry.cause);
    }
    return false;
}

}  // namespace tratt::codec
