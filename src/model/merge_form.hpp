// Merging a backup as plain data, so that the page that shows it need not know how files are read: what is in both and
// differs, and which side each record is to be taken from. codec/backup_plan.hpp works it out and turns it into the
// RestoreBackup command.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

enum class Side : std::uint8_t { here, there };

struct FieldConflict {
    Field field;
    Value here;
    Value there;  // references: as ids of here
    Side newer = Side::here;  // by when the records were last changed; here where nothing says so
};

// A record that both have, with what differs.
struct RecordConflict {
    Entity entity = Entity::contact;
    Uuid here;
    Uuid there;  // another id where a list item is known by its name
    std::string name;  // as it is called here; of an unnamed seeded item ""
    std::vector<FieldConflict> fields;
    Side suggested = Side::here;
};

// A reference to a record that neither has. It is left empty; a record that cannot be without it stays out.
struct LostReference {
    Entity entity = Entity::contact;
    Uuid record;  // of the backup
    std::string name;
    Field field{};
    bool stays_out{};
};

struct MergeCounts {
    std::int64_t only_here = 0, only_there = 0, equal = 0, differing = 0, left_out = 0;
};

// Visits and preferences are not merged: they are one person's own.
struct MergePlan {
    std::array<MergeCounts, entity_count> counts{};
    std::vector<RecordConflict> conflicts;
    std::vector<LostReference> lost;

    const MergeCounts& of(Entity entity) const { return counts[static_cast<std::size_t>(entity)]; }
};

// One for each conflict of the plan; those that are missing are as the plan suggests.
using MergeDecisions = std::vector<Side>;

}  // namespace tratt::model
