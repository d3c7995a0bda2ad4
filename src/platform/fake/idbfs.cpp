#include "platform/fake/idbfs.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace tratt::platform::fake {
namespace {

constexpr std::size_t snapshot = 0;
constexpr std::size_t journal = 1;

std::size_t folder_of(std::string_view path) { return path.starts_with("snapshot") ? snapshot : journal; }

core::Error error_of(std::string_view code) {
    core::Error error;
    error.code = code;
    return error;
}

template <class Files>
auto times_of(const Files& files) {
    std::map<std::string, std::int64_t, std::less<>> times;
    for (const auto& [path, file] : files) times.emplace(path, file.time_ms);
    return times;
}

// "snapshot/history-1.jsonl~17-2" is a piece; the file itself then says "~17 3": when it was written, and in how many.
bool is_piece(std::string_view path) { return path.find('~') != std::string_view::npos; }
std::string piece_path(const std::string& path, const std::string& when, std::size_t index) {
    return path + '~' + when + '-' + std::to_string(index);
}
std::string header_of(const std::string& when, std::size_t pieces) { return '~' + when + ' ' + std::to_string(pieces); }

void put(IdbFolder& folder, const std::string& path, const std::optional<IdbFile>& file) {
    if (file) {
        folder.files[path] = *file;
    } else {
        folder.files.erase(path);
    }
}

}  // namespace

IdbfsFiles::IdbfsFiles(Browser& browser, Discipline discipline, StorageMode mode)
    : browser_(browser), discipline_(discipline), mode_(mode) {
    begin_opening();
}

// ---- Opening ------------------------------------------------------------------------------------------------------

void IdbfsFiles::begin_opening() {
    const bool takes_over = mode_ == StorageMode::persistent && discipline_.has_epoch;
    const auto take_over_both = [&] {
        opening_.push_back({OpeningStep::see, journal});
        for (const std::size_t folder : {snapshot, journal}) opening_.push_back({OpeningStep::take_over, folder});
    };
    opening_.clear();
    if (takes_over && discipline_.takes_over_before_loading) take_over_both();
    const std::size_t first = discipline_.loads_journal_first ? journal : snapshot;
    for (const std::size_t folder : {first, 1 - first}) {
        opening_.push_back({OpeningStep::list, folder});
        opening_.push_back({OpeningStep::load, folder});
    }
    if (takes_over && !discipline_.takes_over_before_loading) take_over_both();
}

void IdbfsFiles::step_opening() {
    const auto [step, folder] = opening_.front();
    opening_.erase(opening_.begin());
    if (step == OpeningStep::list) {
        loading_ = times_of(browser_.folders[folder].files);
    } else if (step == OpeningStep::load) {
        load(folder);
    } else if (step == OpeningStep::see) {
        seen_epoch_ = browser_.folders[journal].epoch;
    } else {
        take_over(folder);
    }
}

void IdbfsFiles::take_over(std::size_t folder) {
    std::int64_t& epoch = browser_.folders[folder].epoch;
    if (folder == snapshot) {
        epochs_ = {std::max(epoch, seen_epoch_) + 1, 0};
        epoch = epochs_[snapshot];
    } else if (discipline_.yields_when_overtaken && epoch >= epochs_[snapshot]) {
        (void)lose_to_newer_writer();
    } else {
        epochs_[journal] = epoch = std::max(epochs_[snapshot], epoch + 1);
    }
}

// A file that has gone since it was listed is an error, and everything is loaded anew.
void IdbfsFiles::load(std::size_t folder) {
    for (const auto& [path, time_ms] : loading_) {
        const auto stored = browser_.folders[folder].files.find(path);
        if (stored == browser_.folders[folder].files.end()) {
            mounts_ = {};
            return begin_opening();
        }
        mounts_[folder][path] = stored->second;
        last_time_ = std::max(last_time_, stored->second.time_ms);
    }
    const auto is_cut = [&](const auto& file) { return whole(folder, file.first).starts_with('~'); };
    if (std::ranges::any_of(mounts_[folder], is_cut) && --tries_left_ > 0) {  // it was written meanwhile
        mounts_ = {};
        return begin_opening();
    }
    stored_[folder] = times_of(mounts_[folder]);
    drop_orphans(folder);
}

// ---- Reading and staging ------------------------------------------------------------------------------------------

std::optional<std::string> IdbfsFiles::read(std::string_view path) const {
    const std::size_t folder = folder_of(path);
    for (const Staged* changes : {&staged_[folder], &flying_[folder]}) {
        if (const auto found = changes->find(path); found != changes->end()) return found->second;
    }
    const auto found = mounts_[folder].find(path);
    if (found == mounts_[folder].end()) return std::nullopt;
    return whole(folder, found->first);
}

std::string IdbfsFiles::whole(std::size_t folder, const std::string& path) const {
    const std::string& bytes = mounts_[folder].find(path)->second.bytes;
    if (!bytes.starts_with('~')) return bytes;
    const std::size_t space = bytes.find(' ');
    const std::size_t pieces = std::stoul(bytes.substr(space + 1));
    std::string joined;
    for (std::size_t i = 0; i < pieces; ++i) {
        const auto piece = mounts_[folder].find(piece_path(path, bytes.substr(1, space - 1), i));
        if (piece == mounts_[folder].end()) return bytes;
        joined += piece->second.bytes;
    }
    return joined;
}

std::vector<std::string> IdbfsFiles::list(std::string_view folder_name) const {
    const std::size_t folder = folder_of(folder_name);
    std::set<std::string> names;
    const auto name_of = [&](const std::string& path) { return path.substr(folder_name.size() + 1); };
    for (const auto& [path, file] : mounts_[folder]) {
        if (!is_piece(path)) names.insert(name_of(path));
    }
    for (const Staged* changes : {&flying_[folder], &staged_[folder]}) {
        for (const auto& [path, bytes] : *changes) {
            if (bytes) {
                names.insert(name_of(path));
            } else {
                names.erase(name_of(path));
            }
        }
    }
    return {names.begin(), names.end()};
}

void IdbfsFiles::stage(std::string_view path, std::string_view bytes) {
    Staged change{{std::string(path), std::string(bytes)}};
    if (!discipline_.is_single_flight) return write(change);
    staged_[folder_of(path)].insert_or_assign(std::string(path), std::string(bytes));
}

void IdbfsFiles::stage_remove(std::string_view path) {
    if (!discipline_.is_single_flight) return write({{std::string(path), std::nullopt}});
    staged_[folder_of(path)].insert_or_assign(std::string(path), std::nullopt);
}

std::int64_t IdbfsFiles::next_time() {
    if (!discipline_.has_rising_times) return browser_.clock_ms;
    return last_time_ = std::max(browser_.clock_ms, last_time_ + 1);
}

void IdbfsFiles::write(const Staged& changes) {
    for (const auto& [path, bytes] : changes) {
        auto& mount = mounts_[folder_of(path)];
        const auto header = headers_[folder_of(path)].find(path);
        if (header != headers_[folder_of(path)].end()) {
            mount[path] = {next_time(), header->second};
        } else if (bytes) {
            mount[path] = {next_time(), *bytes};
        } else {
            mount.erase(path);
        }
    }
}

// Large flying files, in the pieces in which they are to be stored before the files that name them.
void IdbfsFiles::cut(std::size_t folder) {
    for (const auto& [path, bytes] : flying_[folder]) {
        if (!bytes || bytes->size() <= piece_bytes || headers_[folder].contains(path)) continue;
        const std::string when = std::to_string(next_time());
        std::size_t count = 0;
        for (std::size_t at = 0; at < bytes->size(); at += piece_bytes)
            pieces_[folder].emplace_back(piece_path(path, when, count++), bytes->substr(at, piece_bytes));
        headers_[folder][path] = header_of(when, count);
    }
}

// Pieces that no file names: of one that has been written anew or removed, or that could not be stored as a whole.
void IdbfsFiles::drop_orphans(std::size_t folder) {
    auto& mount = mounts_[folder];
    std::erase_if(mount, [&](const auto& file) {
        const std::size_t mark = file.first.find('~');
        if (mark == std::string::npos) return false;
        const auto named = mount.find(file.first.substr(0, mark));
        const std::string when = file.first.substr(mark, file.first.find('-', mark) - mark);
        return named == mount.end() || !named->second.bytes.starts_with(when + ' ');
    });
}

// ---- Committing ---------------------------------------------------------------------------------------------------

void IdbfsFiles::commit(CommitDone done) {
    waiting_.push_back(std::move(done));
    if (!discipline_.is_single_flight) take_off_all_at_once();
}

void IdbfsFiles::step(std::size_t which) {
    if (!is_open()) return step_opening();
    if (flights_.empty()) return begin_commit();
    which %= flights_.size();
    Flight& flight = flights_[which];
    switch (flight.step) {
        case FlightStep::list: return list_stored(flight);
        case FlightStep::store: return store(flight);
        case FlightStep::answer: return land(which);
    }
}

core::Error IdbfsFiles::refusal() const {
    return error_of(is_taken_over_ ? "storage_taken_over" : "storage_read_only");
}

core::Error IdbfsFiles::lose_to_newer_writer() {
    is_taken_over_ = true;
    mode_ = StorageMode::read_only;
    return refusal();
}

void IdbfsFiles::begin_commit() {
    if (waiting_.empty()) return;
    batches_[++next_batch_] = {1, {}, std::exchange(waiting_, {})};
    if (mode_ == StorageMode::read_only) return answer(next_batch_, refusal());
    if (discipline_.takes_off_together) {
        for (const std::size_t folder : {snapshot, journal}) take_staged(folder);
    }
    take_off(snapshot);
}

void IdbfsFiles::take_staged(std::size_t folder) { flying_[folder] = std::exchange(staged_[folder], {}); }

// The next folder that has changes is written onto its mount and listed, or the commit has come to its end.
void IdbfsFiles::take_off(std::size_t folder) {
    for (; folder <= journal; ++folder) {
        if (!discipline_.takes_off_together) take_staged(folder);
        if (!flying_[folder].empty()) break;
    }
    if (folder > journal) return answer(next_batch_, {});
    cut(folder);
    const bool is_piece = !pieces_[folder].empty();
    if (is_piece) {
        auto& [path, bytes] = pieces_[folder].front();
        mounts_[folder][path] = {next_time(), std::move(bytes)};
        pieces_[folder].erase(pieces_[folder].begin());
    }
    if (!is_piece || !discipline_.names_pieces_last) write(flying_[folder]);
    if (!is_piece) drop_orphans(folder);
    flights_.push_back({folder, FlightStep::list, is_piece, times_of(mounts_[folder]), {}, {}, next_batch_});
}

void IdbfsFiles::take_off_all_at_once() {
    batches_[++next_batch_] = {2, {}, std::exchange(waiting_, {})};
    for (const std::size_t folder : {snapshot, journal})
        flights_.push_back({folder, FlightStep::list, false, times_of(mounts_[folder]), {}, {}, next_batch_});
}

void IdbfsFiles::list_stored(Flight& flight) {
    flight.step = FlightStep::store;
    const std::optional<Listing> known = std::exchange(stored_[flight.folder], std::nullopt);
    if (known) return collect(flight, *known);
    if (fault_ == Fault::listing) {
        fault_ = Fault::none;
        flight.result = error_of("storage_failed");
        flight.step = FlightStep::answer;
        return;
    }
    collect(flight, times_of(browser_.folders[flight.folder].files));
}

// What differs by time is read from the mount as it is by now; what the mount lacked when it was listed is removed.
void IdbfsFiles::collect(Flight& flight, const Listing& stored) {
    const auto& mount = mounts_[flight.folder];
    for (const auto& [path, time_ms] : flight.listed) {
        const auto before = stored.find(path);
        if (before != stored.end() && before->second == time_ms) continue;
        if (const auto file = mount.find(path); file != mount.end()) {
            flight.puts.emplace_back(path, file->second);
        } else {
            flight.result = error_of("storage_failed");
        }
    }
    for (const auto& [path, time_ms] : stored) {
        if (!flight.listed.contains(path)) flight.puts.emplace_back(path, std::nullopt);
    }
    if (!flight.result && discipline_.aborts_on_error) flight.puts.clear();
}

void IdbfsFiles::store(Flight& flight) {
    flight.step = FlightStep::answer;
    if (flight.puts.empty()) {
        const auto& flying = flying_[flight.folder];
        const bool is_put = flight.is_piece ||
                            std::ranges::any_of(flying, [](const auto& change) { return change.second.has_value(); });
        if (is_put && flight.result) flight.result = lose_to_newer_writer();
        return;
    }
    IdbFolder& folder = browser_.folders[flight.folder];
    if (discipline_.has_epoch && folder.epoch != epochs_[flight.folder]) {
        flight.result = lose_to_newer_writer();
        return;
    }
    const Fault fault = fault_ == Fault::listing ? Fault::none : std::exchange(fault_, Fault::none);
    if (fault != Fault::none) flight.result = error_of(fault == Fault::quota ? "storage_full" : "storage_failed");
    if (fault == Fault::quota || (fault == Fault::partial && discipline_.aborts_on_error)) return;
    const std::size_t victim = fault == Fault::partial ? flight.puts.size() / 2 : flight.puts.size();
    for (std::size_t i = 0; i < flight.puts.size(); ++i) {
        if (i != victim) put(folder, flight.puts[i].first, flight.puts[i].second);
    }
}

void IdbfsFiles::land(std::size_t which) {
    const Flight flight = std::move(flights_[which]);
    flights_.erase(flights_.begin() + static_cast<std::ptrdiff_t>(which));
    if (flight.result) stored_[flight.folder] = flight.listed;
    if (!discipline_.is_single_flight) return answer(flight.batch, flight.result);
    if (flight.result && flight.is_piece) return take_off(flight.folder);
    headers_[flight.folder].clear();
    pieces_[flight.folder].clear();
    if (flight.result) {
        flying_[flight.folder].clear();
        return take_off(flight.folder + 1);
    }
    drop_orphans(flight.folder);
    for (const std::size_t folder : {snapshot, journal}) staged_[folder].merge(std::exchange(flying_[folder], {}));
    answer(flight.batch, flight.result);
}

void IdbfsFiles::answer(std::size_t number, const core::Result<void>& result) {
    Batch& batch = batches_[number];
    if (!result) batch.result = result;
    if (--batch.flights > 0) return;
    const Batch ended = std::move(batch);
    batches_.erase(number);
    if (ended.result && mode_ == StorageMode::persistent) tell_copy();
    for (const CommitDone& done : ended.answers) done(ended.result);
}

void IdbfsFiles::tell_copy() {
    CopiedFiles stored;
    for (const std::size_t folder : {snapshot, journal}) {
        for (const auto& [path, file] : mounts_[folder]) {
            if (!is_piece(path)) stored.emplace(path, whole(folder, path));
        }
    }
    copy_.committed(std::move(stored), epochs_[snapshot]);
}

// ---- The end ------------------------------------------------------------------------------------------------------

void IdbfsFiles::kill(bool is_stored) {
    for (Flight& flight : flights_) {
        if (is_stored && flight.step == FlightStep::store) store(flight);
    }
    flights_.clear();
    waiting_.clear();
    batches_.clear();
    copy_.kill();
}

void IdbfsFiles::leave(unsigned stored) {
    if (mode_ == StorageMode::persistent) {
        for (const std::size_t folder : {snapshot, journal}) {
            Staged changes = staged_[folder];
            changes.merge(Staged(flying_[folder]));
            for (const auto& [path, bytes] : changes) {
                if ((stored >> folder & 1) == 0 || (!bytes && discipline_.parting_removes_nothing)) continue;
                put(browser_.folders[folder], path,
                    bytes ? std::optional<IdbFile>({next_time(), *bytes}) : std::nullopt);
            }
        }
    }
    kill(false);
}

}  // namespace tratt::platform::fake
