// The records of a backup, one by one, as a database would take them: references lead to records that are there, or to
// nothing. Internal to this room.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "codec/backup_plan.hpp"

namespace tratt::codec {

using Ids = std::unordered_set<core::Uuid, core::UuidHash>;

struct BackupRecord {
    model::Entity entity{};
    core::Uuid there;
    core::Uuid here;  // nil = it is not here
    std::vector<model::Value> values;  // of the stored fields, in their order
    bool begins_part = false;  // the first of an event of the backup
};

class BackupRecords {
public:
    enum class Mode : std::uint8_t { replace, merge };

    BackupRecords(const store::Snapshot& backup, const store::Database& here, Mode mode, CatalogueWords words);

    void each(const std::function<void(const BackupRecord&)>& visit);

    const std::vector<model::LostReference>& lost() const { return lost_; }
    // Whether another record of the backup is that one by its id.
    bool has(model::Entity entity, const core::Uuid& id) const { return at(ids_, entity).contains(id); }

private:
    template <class T>
    static T& at(std::array<T, model::entity_count>& all, model::Entity entity) {
        return all[static_cast<std::size_t>(entity)];
    }
    template <class T>
    static const T& at(const std::array<T, model::entity_count>& all, model::Entity entity) {
        return all[static_cast<std::size_t>(entity)];
    }

    bool resolve(BackupRecord& record);
    core::Uuid target_of(model::Entity entity, const core::Uuid& id) const;
    core::Uuid find_here(const BackupRecord& record);
    void rename_ids(std::string& text) const;

    const store::Snapshot& backup_;
    const store::Database& here_;
    Mode mode_;
    CatalogueWords words_;
    std::array<Ids, model::entity_count> ids_;  // of the whole backup
    std::array<Ids, model::entity_count> taken_;  // of those that have come and did not stay out
    std::array<std::unordered_map<core::Uuid, core::Uuid, core::UuidHash>, model::entity_count> renamed_;
    std::vector<std::pair<std::string, std::string>> renamed_texts_;
    std::array<std::unordered_map<std::string, core::Uuid>, model::entity_count> by_key_;
    std::vector<model::LostReference> lost_;
};

}  // namespace tratt::codec
