#include "ui/fonts.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace tratt::ui {
namespace {

// The private use area of the basic plane. ImGui keeps a table up to the highest code point of each size of a face, so
// that the planes above would cost megabytes for every size.
constexpr char32_t first_cluster = 0xE000;
constexpr std::size_t max_clusters = 0xF8FF - 0xE000 + 1;
constexpr std::size_t max_cached_texts = 4096;
constexpr unsigned char first_lead_byte = 0xCC;  // U+0300: below it every code point is a letter or sign of its own

struct Shaping {
    Segmenter segmenter = nullptr;
    std::unordered_map<std::string, std::string> texts;
    std::unordered_map<std::string, char32_t> codes;
    std::vector<const std::string*> clusters;  // keys of `codes`, by code point
    std::vector<TextPiece> segments;
    bool has_run_out = false;
};

Fonts all_fonts;
Shaping shaping;

bool needs_shaping(std::string_view text) {
    bool found = false;
    for (const char c : text) found |= static_cast<unsigned char>(c) >= first_lead_byte;
    return found;
}

void append_code(std::string& out, char32_t code) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
}

char32_t code_of(std::string_view cluster) {
    const auto [it, is_new] = shaping.codes.try_emplace(std::string(cluster), 0);
    if (!is_new) return it->second;
    if (shaping.clusters.size() == max_clusters) {
        shaping.has_run_out = true;  // shown as the replacement sign in this frame only
        shaping.codes.erase(it);
        return 0xFFFD;
    }
    it->second = first_cluster + static_cast<char32_t>(shaping.clusters.size());
    shaping.clusters.push_back(&it->first);
    return it->second;
}

std::string shape(std::string_view text) {
    shaping.segments.clear();
    shaping.segmenter(text, &shaping.segments);
    std::string out;
    std::size_t at = 0;
    for (const TextPiece& segment : shaping.segments) {
        if (at >= text.size()) break;
        const std::string_view part = text.substr(at, segment.size);
        at += part.size();
        if (segment.is_whole) {
            append_code(out, code_of(part));
        } else {
            out += part;
        }
    }
    return out;
}

}  // namespace

Fonts& fonts() { return all_fonts; }

std::string_view shaped(std::string_view text) {
    if (!needs_shaping(text) || shaping.segmenter == nullptr) return text;
    const auto [it, is_new] = shaping.texts.try_emplace(std::string(text));
    if (is_new) it->second = shape(text);
    return it->second;
}

std::string_view cluster_text(char32_t code_point) {
    const std::size_t index = code_point - first_cluster;
    return index < shaping.clusters.size() ? std::string_view(*shaping.clusters[index]) : std::string_view();
}

void set_segmenter(Segmenter segmenter) { shaping.segmenter = segmenter; }

bool recycle_clusters() {
    if (shaping.texts.size() > max_cached_texts || shaping.has_run_out) shaping.texts.clear();
    if (!shaping.has_run_out) return false;
    shaping.has_run_out = false;
    shaping.clusters.clear();
    shaping.codes.clear();
    return true;
}

}  // namespace tratt::ui
