// An import as the page shows it: the file, the decisions and the plan that follows from them. Decisions are changed
// through Actions::decide; everything else is for reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/uuid.hpp"
#include "model/import_form.hpp"

namespace tratt::ui {

enum class ImportStage : std::uint8_t {
    no_file,
    refused,  // the file is no list that can be read: `error` says why
    preview,
    done,
};

struct ImportView {
    ImportStage stage = ImportStage::no_file;
    std::string file_name;
    std::string sender;         // "HubSpot"; "" = not recognised
    bool is_own_list = false;   // the visitor says that it is not from there
    bool is_companies = false;  // a list of companies; else of contacts
    core::Error error;          // refused, or the command was

    std::vector<std::string> headings;
    std::vector<model::Field> fields;  // what a heading can be mapped to, in the order of the cards
    std::size_t matched_columns = 0;   // as suggested
    model::ImportDecisions decisions;
    model::ImportPlan plan;
    std::uint64_t revision = 0;  // of the plan; goes up with each change
    std::function<std::string_view(std::size_t table_row, std::size_t column)> cell;

    core::Uuid transaction;  // done
    bool is_undone = false;  // done, and taken back since
    std::size_t waiting_files = 0;
    std::string next_file;
};

}  // namespace tratt::ui
