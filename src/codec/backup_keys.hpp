// By what two records are the same though their ids differ. Internal to this room.
#pragma once

#include <string>
#include <vector>

#include "codec/backup_plan.hpp"

namespace tratt::codec {

bool has_keys(model::Entity entity);
// Nothing without what it joins: it stays out when one of its references is lost.
bool is_link(model::Entity entity);

// The keys of a record with these values of its stored fields, references as ids of here. An item of a list has one for
// each name it is known by.
std::vector<std::string> keys_of(model::Entity entity, const std::vector<model::Value>& values,
                                 const CatalogueWords& words);

const model::Value& value_of(model::Entity entity, const std::vector<model::Value>& values, model::Field field);
std::vector<model::Value> values_of(const store::Database& database, model::Entity entity, store::Row row);

}  // namespace tratt::codec
