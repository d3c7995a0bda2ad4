// What a backup (backup_file.hpp) means for a database that has records already: pure functions from both to the one
// command that carries it out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/command.hpp"
#include "model/merge_form.hpp"
#include "store/database.hpp"

namespace tratt::codec {

struct ReplacePlan {
    model::RestoreBackup command;
    std::vector<model::LostReference> lost;
};

// Everything here becomes what the backup has. What is equal stays untouched, so that its history goes on. Lists that came
// with a later version than the backup stay as they are here.
ReplacePlan plan_replace(const store::Snapshot& backup, const store::Database& here, std::string file_name);

// What a catalogue key says in every language, so that a list item there is known by the name of a seeded one here; none
// = seeded names are not compared.
using CatalogueWords = std::function<std::vector<std::string>(std::string_view key)>;

// Records are the same by id. Besides: items of lists and users by name (R75; stages within their type, reasons within
// their kind), members, favourites and board settings by what they join. Numbers, places in lists and the times of
// making stay as they are here and are no difference.
model::MergePlan plan_merge(const store::Snapshot& backup, const store::Database& here,
                            const CatalogueWords& words = {});

// The plan carried out as decided, on the database as it was planned for; what has come to differ since stays as it is
// here. A number that is taken here gives way to the next free one.
model::RestoreBackup merge_command(const store::Snapshot& backup, const model::MergePlan& plan,
                                   const model::MergeDecisions& decisions, const store::Database& here,
                                   std::string file_name, const CatalogueWords& words = {});

}  // namespace tratt::codec
