// Feeds the engine's JSON interface with any bytes: nothing traps, and what is refused has changed nothing.
//
// An input is several parts with a line "%" between them, carried out one after the other on one small database. How a
// part begins says what it is:
//   {    a request
//   r    rows of the query that follows
//   i    an import: options in the first line, then the file
//   x    a restore: one record a line, sealed here, because no fuzzer would get past a checksum
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include "codec/core_interface.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"

using namespace tratt;

namespace {

constexpr std::string_view separator = "\n%\n";

std::string_view take(std::string_view& text, std::string_view until) {
    const std::size_t end = std::min(text.find(until), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + until.size(), text.size()));
    return part;
}

// A backup of these records: "contact {…}" a line.
std::string sealed(std::string_view records) {
    std::string lines;
    int count = 0;
    for (; !records.empty(); ++count) {
        std::string_view record = take(records, "\n");
        const std::string_view kind = take(record, " ");
        codec::append_sealed(lines, kind, record);
        lines += '\n';
    }
    std::string file;
    codec::append_sealed(file, "backup",
                         R"({"next_company_number":10001,"next_contact_number":1,"records":)" + std::to_string(count) +
                             R"(,"crc":")" + codec::checksum_text(core::crc32(lines)) + "\"}");
    return file + '\n' + lines;
}

// False = refused.
bool carry_out(codec::CoreInterface& core, std::string_view part) {
    const char kind = part.empty() ? '{' : part.front();
    std::string_view rest = part.substr(part.empty() ? 0 : 1);
    if (kind == 'r') return core.rows(rest).ok();
    if (kind == 'x') return core.restore(sealed(rest)).ok();
    const std::string_view options = kind == 'i' ? take(rest, "\n") : std::string_view();
    const std::string answer = kind == 'i' ? core.import_csv(options, codec::source_of(rest)) : core.call(part);
    return !answer.starts_with("{\"error\"");
}

void check_unchanged(const codec::CoreInterface& core, const std::string& before, std::string_view part) {
    if (core.export_lines() == before) return;
    std::fprintf(stderr, "refused, but something has changed: %.*s\n", static_cast<int>(part.size()), part.data());
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    core::InstantMs now = 1'795'000'000'000;
    std::mt19937 random(1);
    const auto fill = [&](std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
    };
    const auto words = [](std::string_view key) { return std::string(key); };
    codec::CoreInterface core({[&] { return core::Moment{++now, core::TimeZone(60)}; }, fill, words},
                              core::Language::sv);
    std::string_view input(reinterpret_cast<const char*>(data), size);
    std::string before = core.export_lines();
    while (!input.empty()) {
        const std::string_view part = take(input, separator);
        carry_out(core, part) ? void(before = core.export_lines()) : check_unchanged(core, before, part);
    }
    return 0;
}
