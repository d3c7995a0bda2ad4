// Writes unicode_tables.cpp beside it: letter case, canonical decompositions and sort elements of Latin, Greek, Cyrillic,
// punctuation and symbols, read off the Unicode data and the collator of the JavaScript engine that runs it.
//
//   node src/core/make_unicode_tables.mjs
import { writeFileSync } from "node:fs";

const blocks = [
  [0x20, 0x7e],
  [0xa0, 0x2ff],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
  [0x2010, 0x205e],
  [0x2070, 0x20cf],
  [0x2100, 0x214f],
  [0xfb00, 0xfb06],
];
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
const characters = blocks.flatMap(([first, last]) => range(first, last)).filter((c) => !/\p{Cn}|\p{Cf}|\p{M}/u.test(c));
const hex = (character) => "0x" + character.codePointAt(0).toString(16).padStart(4, "0");
const by_code = (a, b) => a.code.codePointAt(0) - b.code.codePointAt(0);

const full = new Intl.Collator("en").compare;
const accent = new Intl.Collator("en", { sensitivity: "accent" }).compare;
const base = new Intl.Collator("en", { sensitivity: "base" }).compare;

// ---- Letter case, as runs: every `step`th code point from first to last goes to itself + delta --------------------
const lower = characters
  .concat(range(0x531, 0x556))
  .sort()
  .map((code) => ({ code: code.codePointAt(0), to: code.toLowerCase() }))
  .filter(({ code, to }) => [...to].length === 1 && to.codePointAt(0) !== code)
  .map(({ code, to }) => ({ code, delta: to.codePointAt(0) - code }));
const runs = [];
for (const { code, delta } of lower) {
  const run = runs.at(-1);
  if (run && run.delta === delta && run.first === run.last && code - run.last <= 2) {
    run.step = code - run.last;
    run.last = code;
  } else if (run && run.delta === delta && run.last + run.step === code) run.last = code;
  else runs.push({ first: code, last: code, step: 1, delta });
}

// ---- Canonical decompositions, one step: letter and mark ------------------------------------------------------------
const decompositions = [];
for (const code of characters) {
  const parts = [...code.normalize("NFD")];
  if (parts.length < 2) {
    if (parts[0] !== code) decompositions.push({ code, letter: parts[0], mark: "\0", composes: false });
    continue;
  }
  const mark = parts.pop();
  const letter = parts.join("").normalize("NFC");
  if ([...letter].length === 1)
    decompositions.push({ code, letter, mark, composes: (letter + mark).normalize("NFC") === code });
}

// ---- Sort elements --------------------------------------------------------------------------------------------------
const marks = range(0x300, 0x362)
  .filter((m) => accent("a" + m, "a") !== 0)
  .sort((a, b) => full("a" + a, "a" + b));
const gap = 16; // between marks there is room for what sorts there but is no mark, such as the ð between d and e
const mark_weights = [];
for (const code of marks) {
  const previous = mark_weights.at(-1);
  const same = previous && accent("a" + previous.code, "a" + code) === 0;
  mark_weights.push({ code, weight: same ? previous.weight : (previous?.weight ?? 0x300) + gap });
}

const composed = new Set(decompositions.map((d) => d.code));
const is_own_letter = (code) => !composed.has(code) || base(code, [...code.normalize("NFD")][0]) !== 0;
const letters = characters.filter((code) => is_own_letter(code) && base(code, "") !== 0).sort(full);
const classes = [];
for (const code of letters) {
  const last = classes.at(-1);
  if (last && base(last[0], code) === 0) last.push(code);
  else classes.push([code]);
}

const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];
function expansion_of(code) {
  const compatible = code.normalize("NFKD").toLowerCase();
  if (code.normalize("NFD") === code && [...compatible].length > 1 && base(code, compatible) === 0) return compatible;
  for (const a of alphabet) for (const b of alphabet) if (base(code, a + b) === 0) return a + b;
  return null;
}
const weight_between_marks = (code, letter, rest) =>
  Math.max(0x300, ...mark_weights.filter((m) => accent(code, letter + m.code + rest) > 0).map((m) => m.weight)) + 1;

const elements = [];
const expansions = [];
let primary = 0x0200;
for (const members of classes) {
  const expansion = members[0] < "\u0080" ? null : expansion_of(members[0]);
  if (expansion) {
    const [first, ...rest] = [...expansion];
    const secondary = accent(members[0], expansion) === 0 ? 0 : weight_between_marks(members[0], first, rest.join(""));
    members.forEach((code, i) => {
      const is_after_capitals = full(code, code.normalize("NFKD")) > 0 && full(code, expansion.toUpperCase()) > 0;
      const tertiary = (code !== code.toLowerCase() ? 8 : is_after_capitals ? 16 : 4) + i;
      expansions.push({ code, to: [...expansion], secondary, tertiary });
    });
    continue;
  }
  primary += 4; // room for the letters that a language puts in between
  const seen = new Map(); // secondary weight → how many of the class have it, and whether a capital was among them
  let previous = null;
  let secondary = 0;
  for (const code of members) {
    if (previous !== null && accent(previous, code) !== 0) {
      const mark = mark_weights.find((m) => accent(code, members[0] + m.code) === 0);
      const special = weight_between_marks(code, members[0], "");
      secondary = mark ? mark.weight : Math.max(special, special <= secondary ? secondary + 1 : 0);
    }
    const { place, has_capital } = seen.get(secondary) ?? { place: 0, has_capital: false };
    const is_capital = code !== code.toLowerCase();
    elements.push({ code, primary, secondary, tertiary: (is_capital ? 8 : has_capital ? 16 : 0) + place });
    seen.set(secondary, { place: place + 1, has_capital: has_capital || is_capital });
    previous = code;
  }
}
elements.sort(by_code);
expansions.sort(by_code);
mark_weights.sort(by_code);

const table = (rows) => {
  const lines = [""];
  for (const row of rows) {
    if ((lines.at(-1) + row).length > 112) lines.push("");
    lines[lines.length - 1] += `${row}, `;
  }
  return lines.map((line) => `    ${line.trimEnd()}`).join("\n");
};
const quoted = (code) => (code === undefined ? "0" : hex(code));

writeFileSync(
  new URL("unicode_tables.cpp", import.meta.url),
  `// Made by make_unicode_tables.mjs (Unicode ${process.versions.unicode}, ICU ${process.versions.icu}); do not edit.
#include "core/unicode_tables.hpp"

namespace tratt::core {

// clang-format off
static const CaseRun lower_case_rows[] = {
${table(runs.map((r) => `{${r.first}, ${r.last}, ${r.step}, ${r.delta}}`))}
};

static const Decomposition decomposition_rows[] = {
${table(decompositions.sort(by_code).map((d) => `{${hex(d.code)}, ${hex(d.letter)}, ${hex(d.mark)}, ${d.composes}}`))}
};

static const SortElement sort_element_rows[] = {
${table(elements.map((e) => `{${hex(e.code)}, ${e.primary}, ${e.secondary}, ${e.tertiary}}`))}
};

static const SortExpansion sort_expansion_rows[] = {
${table(expansions.map((e) => `{${hex(e.code)}, {${[0, 1, 2, 3].map((i) => quoted(e.to[i])).join(", ")}}, ${e.secondary}, ${e.tertiary}}`))}
};

static const MarkWeight mark_weight_rows[] = {
${table(mark_weights.map((m) => `{${hex(m.code)}, ${m.weight}}`))}
};
// clang-format on

const std::span<const CaseRun> lower_case_runs = lower_case_rows;
const std::span<const Decomposition> decompositions = decomposition_rows;
const std::span<const SortElement> sort_elements = sort_element_rows;
const std::span<const SortExpansion> sort_expansions = sort_expansion_rows;
const std::span<const MarkWeight> mark_weights = mark_weight_rows;

}  // namespace tratt::core
`,
);
