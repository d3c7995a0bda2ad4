// Lead categorization (R56–R72): what a command has done is looked at as events, whatever the command was, and what the
// automations make of it is done in the same step. The rules are in model/automation_rules.hpp.
#pragma once

#include "core/result.hpp"
#include "model/automation_rules.hpp"
#include "model/command.hpp"
#include "store/work.hpp"

namespace tratt::store {

// The rules as they stand in the database, broken ones too (R70).
std::vector<model::AutomationRule> automation_rules(const Tables& tables);

// What was done, with what the automations add. When one asks and there is no answer, or the answer cannot be carried
// out, everything is taken back and the reason is returned. Events of cause rule, undo and put_back start nothing (R68).
core::Result<Done> with_automations(Tables& tables, Done done, const model::RuleAnswer& answer, core::InstantMs now);

}  // namespace tratt::store
