#include "storage/integrity.hpp"

#include <utility>

namespace tratt::storage {
namespace {

// Files that are read and not written: recovery sets damage aside only where it may write.
class ReadOnly final : public platform::Files {
public:
    explicit ReadOnly(platform::Files& files) : files_(files) {}

    platform::SecondCopy& copy() override { return files_.copy(); }
    platform::StorageMode mode() const override { return platform::StorageMode::read_only; }
    std::optional<std::string> read(std::string_view path) const override { return files_.read(path); }
    std::vector<std::string> list(std::string_view folder) const override { return files_.list(folder); }
    void stage(std::string_view /*path*/, std::string_view /*bytes*/) override {}
    void stage_remove(std::string_view /*path*/) override {}
    void commit(platform::CommitDone /*done*/) override {}
    void take_over() override {}
    void release() override {}

private:
    platform::Files& files_;
};

// Numbers of what has been taken back for another tab's sake are not given again in memory.
bool are_same(const store::Snapshot& read, const store::Snapshot& kept) {
    return read.sequence == kept.sequence && read.next_company_number <= kept.next_company_number &&
           read.next_contact_number <= kept.next_contact_number && read.next_sale_number <= kept.next_sale_number &&
           read.records == kept.records;
}

}  // namespace

core::Result<Integrity> check_integrity(platform::Files& files, const store::Database& database,
                                        const store::Environment& environment) {
    ReadOnly unchanged(files);
    store::Database scratch(environment);
    auto recovered = recover(unchanged, scratch, {});
    if (!recovered) return recovered.error();
    const store::Snapshot read = scratch.snapshot();
    Integrity found{.is_same = are_same(read, database.snapshot()), .damages = std::move(recovered->report.damages)};
    for (Damage& damage : recovered->report.history_damages) found.damages.push_back(std::move(damage));
    for (const model::Event& event : read.records) found.records += static_cast<std::int64_t>(event.ids.size());
    return found;
}

}  // namespace tratt::storage
