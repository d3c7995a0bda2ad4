// Turns assets/icons.svg into what the program is built with: node make_icons.mjs icons.svg icon_list.hpp icons.js
//   icon_list.hpp  enum class Icon: a name and a code point for each symbol
//   icons.js       the paths, as a library for the linker, drawn by src/platform/web/glyphs.js when a glyph is asked for
// A glyph has one colour, so a symbol that needs two (a tick on a disc) becomes two glyphs: `name` and `name_over`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ d: string, fill: boolean, stroke: number }} Part */
/** @typedef {{ name: string, grid: number, parts: Part[] }} Glyph */

const first_code_point = 0x100; // of a face that holds icons only
/** @type {Record<string, string>} */
const prefixes = { i: "", st: "status_", gr: "group_" };

/** @param {string} text @param {string} name @param {string} [fallback] */
const attribute = (text, name, fallback = "") => text.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1] ?? fallback;

/** @param {string} id */
function cpp_name(id) {
  const [prefix, ...rest] = id.split("-");
  const name = prefix in prefixes && rest.length ? prefixes[prefix] + rest.join("_") : id.replaceAll("-", "_");
  return name.replace(/^ch_/, "chart_");
}

/** @param {string} tag */
function rounded_rect(tag) {
  const [width, height, r] = ["width", "height", "rx"].map((name) => Number(attribute(tag, name, "0")));
  const arc = (/** @type {number} */ x, /** @type {number} */ y) => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `M${r} 0h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}Z`;
}

// One drawn element: its path, how it is painted, and the colour, which tells the layers apart.
/** @param {string} tag @param {string} symbol */
function part(tag, symbol) {
  const paint = (/** @type {string} */ name) => attribute(tag, name, attribute(symbol, name, "none"));
  const fill = paint("fill");
  const stroke = paint("stroke");
  const d = tag.startsWith("<rect") ? rounded_rect(tag) : attribute(tag, "d");
  if (!d) throw new Error(`no outline in ${tag}`);
  const stroke_width = Number(attribute(tag, "stroke-width", attribute(symbol, "stroke-width", "0")));
  return {
    d,
    colour: stroke === "none" ? fill : stroke,
    fill: fill !== "none",
    stroke: stroke === "none" ? 0 : stroke_width,
  };
}

/** @param {string} svg */
function symbols(svg) {
  return [...svg.matchAll(/<symbol ([^>]*)>(.*?)<\/symbol>/gs)].map(([, head, body]) => {
    const parts = [...body.matchAll(/<(?:path|rect)[^>]*>/g)].map(([tag]) => part(tag, head));
    return { id: attribute(head, "id"), grid: Number(attribute(head, "viewBox").split(" ")[2]), parts };
  });
}

// The first colour is the glyph's own, any other the one lying over it.
/** @param {string} svg @returns {Glyph[]} */
function glyphs(svg) {
  return symbols(svg).flatMap(({ id, grid, parts }) => {
    const own = parts[0].colour;
    const layer = (/** @type {string} */ name, /** @type {Part[]} */ chosen) => ({
      name,
      grid,
      parts: chosen.map(({ d, fill, stroke }) => ({ d, fill, stroke })),
    });
    const over = parts.filter((p) => p.colour !== own);
    const base = layer(
      cpp_name(id),
      parts.filter((p) => p.colour === own),
    );
    return over.length ? [base, layer(`${cpp_name(id)}_over`, over)] : [base];
  });
}

/** @param {Glyph[]} list */
const header = (list) => `// Made from assets/icons.svg by assets/make_icons.mjs.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tratt::ui {

// Code points of the face fonts().icons. An icon drawn at font size 16 fills exactly 16 × 16.
enum class Icon : std::uint16_t {
    none = 0,
${list.map(({ name }, i) => `    ${name} = 0x${(first_code_point + i).toString(16)},`).join("\n")}
};

inline constexpr int icon_count = ${list.length};
inline constexpr std::uint16_t first_icon = 0x${first_code_point.toString(16)};

inline constexpr std::array<std::string_view, icon_count> icon_names{
${list.map(({ name }) => `    "${name}",`).join("\n")}
};

// UTF-8, to be drawn like text with ImGui::PushFont(fonts().icons, 16).
inline constexpr auto icon_texts = [] {
    std::array<std::array<char, 2>, icon_count> texts{};
    for (int i = 0; i < icon_count; ++i) {
        const int code = first_icon + i;
        texts[i] = {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 0x3F))};
    }
    return texts;
}();

constexpr std::string_view text(Icon icon) {
    if (icon == Icon::none) return {};
    const auto& bytes = icon_texts[static_cast<std::uint16_t>(icon) - first_icon];
    return {bytes.data(), bytes.size()};
}

// The second colour of an icon that has two, to be drawn over it; none for all others.
constexpr Icon over(Icon icon) {
    switch (icon) {
${list
  .filter(({ name }) => name.endsWith("_over"))
  .map(({ name }) => `        case Icon::${name.slice(0, -5)}: return Icon::${name};`)
  .join("\n")}
        default: return Icon::none;
    }
}

}  // namespace tratt::ui
`;

/** @param {Glyph[]} list */
const library = (list) => `// Made from assets/icons.svg by assets/make_icons.mjs.
const IconsLibrary = {
  $Icons: {
    first: ${first_code_point},
    list: ${JSON.stringify(list.map(({ grid, parts }) => ({ grid, parts: parts.map((p) => [p.d, p.fill ? 1 : 0, p.stroke]) })))},
  },
};
addToLibrary(IconsLibrary);
`;

const [, , svg_file, header_file, library_file] = process.argv;
const list = glyphs(readFileSync(svg_file, "utf8"));
for (const [file, text] of [
  [header_file, header(list)],
  [library_file, library(list)],
]) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
