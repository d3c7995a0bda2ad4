// JSONTestSuite against the readers of what is stored and of backups: each file as the content of a line, a chunk and a
// manifest, under a right checksum, and as it is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "../fixtures/files.hpp"
#include "codec/json_manifest.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"

using namespace tratt;

namespace {

std::vector<std::filesystem::path> suite_files() {
    std::vector<std::filesystem::path> files;
    std::error_code absent;
    const std::string folder = test::folder_from("TRATT_DATA", "../shared/data") + "/jsontestsuite/test_parsing";
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string sealed(std::string_view kind, std::string_view body) {
    std::string text;
    codec::append_sealed(text, kind, body);
    return text;
}

template <class T>
void check_refused(const core::Result<T>& result, const std::string& text, std::string_view body) {
    CHECK(!result.ok());
    if (result) return;
    CHECK(!result.error().param("reason").empty());
    const std::size_t position = std::strtoul(std::string(result.error().param("position")).c_str(), nullptr, 10);
    const std::size_t begin = text.size() - body.size() - 1;
    CHECK(position >= begin);
    CHECK(position <= begin + body.size());
}

}  // namespace

TEST_CASE("JSONTestSuite: what is no JSON is refused with position and reason, and nothing traps") {
    const auto files = suite_files();
    if (files.empty()) std::printf("SKIPPED %d: no jsontestsuite in TRATT_DATA\n", ++test::skipped_count());
    int refused = 0;
    for (const auto& file : files) {
        CAPTURE(file.string());
        const std::string body = test::read_whole_file(file.string()).value_or("");
        const std::string line = sealed("tx", body);
        const std::string chunk = sealed("records", body);
        const std::string manifest = sealed("manifest", body);
        const auto read_line = codec::read_journal_line(line);
        const auto read_chunk = codec::read_chunk(chunk);
        const auto read_manifest = codec::read_manifest(manifest);
        CHECK(!codec::read_journal_line(body).ok());
        CHECK(!codec::read_chunk(body).ok());
        CHECK(!codec::read_manifest(body).ok());
        const bool is_json = !file.filename().string().starts_with("n_");
        if (is_json) {
            CHECK(!read_line.ok());
            CHECK(!read_chunk.ok());
            CHECK(!read_manifest.ok());
            continue;
        }
        ++refused;
        check_refused(read_line, line, body);
        check_refused(read_chunk, chunk, body);
        check_refused(read_manifest, manifest, body);
        if (!read_manifest) CHECK(read_manifest.error().param("reason") == "syntax");
    }
    if (!files.empty()) CHECK(refused > 180);
}

TEST_CASE("the position of a fault is that of the byte") {
    const std::string line = sealed("tx", "{\"sequence\":x}");
    const auto syntax = codec::read_journal_line(line);
    CHECK(!syntax.ok());
    if (!syntax) CHECK(syntax.error().param("position") == std::to_string(line.find('x', line.find("sequence")) + 1));
    const std::string text = sealed("manifest", "{\"generation\":1,}");
    const auto manifest = codec::read_manifest(text);
    CHECK(!manifest.ok());
    if (!manifest) CHECK(manifest.error().param("position") == std::to_string(text.find(",}") + 2));
}
