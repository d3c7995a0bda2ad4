#include "app/import_job.hpp"

#include <algorithm>
#include <utility>

#include "app/taken_back.hpp"

namespace tratt::app {
namespace {

using ui::ImportStage;

std::string sender_name(codec::Sender sender) {
    switch (sender) {
        case codec::Sender::unknown: return {};
        case codec::Sender::hubspot: return "HubSpot";
        case codec::Sender::salesforce: return "Salesforce";
        case codec::Sender::pipedrive: return "Pipedrive";
        case codec::Sender::superoffice: return "SuperOffice";
        case codec::Sender::google: return "Google";
        case codec::Sender::outlook: return "Outlook";
        case codec::Sender::thunderbird: return "Thunderbird";
        case codec::Sender::linkedin: return "LinkedIn";
    }
    return {};
}

std::size_t matched(const std::vector<std::optional<model::Field>>& columns) {
    return static_cast<std::size_t>(
        std::ranges::count_if(columns, [](const auto& field) { return field.has_value(); }));
}

}  // namespace

void ImportJob::add(std::string_view name, std::string bytes) {
    waiting_.push_back({std::string(name), std::move(bytes)});
    view_.waiting_files = waiting_.size();
    view_.next_file = waiting_.front().name;
    if (view_.stage != ImportStage::preview) close();
}

void ImportJob::close() {
    file_.reset();
    view_ = {.revision = view_.revision + 1};
    if (waiting_.empty()) return;
    Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    view_.waiting_files = waiting_.size();
    if (!waiting_.empty()) view_.next_file = waiting_.front().name;
    open(std::move(next));
}

void ImportJob::refuse(std::string_view name, const core::Error& error) {
    if (view_.stage == ImportStage::preview) return;
    view_.stage = ImportStage::refused;
    view_.file_name = name;
    view_.error = error;
}

void ImportJob::open(Waiting next) {
    core::Result<codec::ImportFile> file = codec::read_import_file(next.name, next.bytes);
    if (!file) {
        refuse(next.name, file.error());
        return;
    }
    file_ = std::move(*file);
    show_file();
}

void ImportJob::show_file() {
    const codec::RecognisedList& list = file_->list;
    view_.stage = ImportStage::preview;
    view_.file_name = file_->name;
    view_.sender = sender_name(list.sender);
    view_.is_companies = list.kind == codec::ListKind::companies;
    view_.fields = codec::fields_of_list(list.kind);
    view_.headings.clear();
    for (std::size_t column = 0; column < list.columns.size(); ++column)
        view_.headings.emplace_back(file_->heading(column));
    view_.decisions = codec::suggest_decisions(*file_, database_);
    view_.matched_columns = matched(view_.decisions.columns);
    view_.cell = [this](std::size_t row, std::size_t column) { return file_->table.cell(row, column); };
    plan();
}

void ImportJob::plan() {
    view_.plan = codec::plan_import(*file_, view_.decisions, database_);
    ++view_.revision;
    planned_at_ = database_.revision();
}

void ImportJob::decide(model::ImportDecisions decisions) {
    if (view_.stage != ImportStage::preview) return;
    const bool has_other_columns = decisions.columns != view_.decisions.columns;
    view_.decisions = std::move(decisions);
    if (has_other_columns) codec::update_value_choices(*file_, database_, view_.decisions);
    plan();
}

void ImportJob::read_as_own_list(bool is_own_list) {
    if (view_.stage != ImportStage::preview || view_.sender.empty()) return;
    view_.is_own_list = is_own_list;
    model::ImportDecisions suggested{.columns = file_->list.columns};
    codec::use_sender_ids(!is_own_list, *file_, suggested);
    view_.matched_columns = matched(suggested.columns);
    model::ImportDecisions decisions = view_.decisions;
    codec::use_sender_ids(!is_own_list, *file_, decisions);
    decide(std::move(decisions));
}

void ImportJob::finish(const model::Transaction* transaction) {
    view_.stage = ImportStage::done;
    if (transaction) view_.transaction = transaction->id;
}

void ImportJob::fail(const core::Error& error) { view_.error = error; }

void ImportJob::follow() {
    if (view_.stage == ImportStage::preview && planned_at_ != database_.revision()) plan();
    if (view_.stage == ImportStage::done && !view_.transaction.is_nil()) {
        view_.is_undone = is_taken_back(database_, view_.transaction);
    }
}

}  // namespace tratt::app
