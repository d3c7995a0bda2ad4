// What the C++ sources say about commands, read from their tables. Their layout is the formatter's, so that a pattern is
// enough; commands.test.mjs holds what is found here against the engine itself.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./module.mjs";

/** @param {string} file below src/ */
export const source = (file) => readFileSync(path.join(root, "src", file), "utf8");

/** @param {string} folder below src/ @param {RegExp} name */
export const sources = (folder, name) =>
  readdirSync(path.join(root, "src", folder))
    .filter((file) => name.test(file))
    .map((file) => source(`${folder}/${file}`))
    .join("\n");

/** @param {string} text @param {RegExp} pattern with one group */
export const found_in = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** @param {string} text @param {string} name of an array of texts */
export function words_of(text, name) {
  const array = text.match(new RegExp(`\\b${name} =[^]*?\\}\\)?;`));
  if (!array) throw new Error(`no array ${name}`);
  return found_in(array[0], /"(\w+)"/g);
}

// ---- Keys ------------------------------------------------------------------------------------------------------------

const reading = sources("codec", /^json_command.*pp$/);

/** @param {string} struct @param {string} table */
function keys_of(struct, table) {
  if (reading.includes(`JsonKey<model::${struct}>> ${table};`)) return [];
  const rows = reading.match(new RegExp(`JsonKey<model::${struct}> ${table}\\[\\] = \\{\\n([^]*?)^\\};`, "m"));
  if (!rows) throw new Error(`no keys of ${struct}`);
  return rows[1].split(/^ {4}\{/m).flatMap((row) => {
    const name = row.match(/^"(\w+)"/)?.[1];
    return name ? [{ name, is_needed: row.includes("Presence::required") }] : [];
  });
}

// ---- Functions -------------------------------------------------------------------------------------------------------

const storing = sources("store", /\.cpp$/);
const checking = ["validation", "import_validation", "database"].map((room) => source(`store/${room}.cpp`)).join("\n");

/** What stands in the functions of that name that take the command. @param {string} name @param {string} struct */
function bodies(name, struct) {
  const head = `^( *)(?:\\S+ )+${name}\\([^)]*?\\bmodel::${struct}\\b[^{;]*\\{`;
  const functions = storing.matchAll(new RegExp(`${head}(?: (return [^\\n]*)\\}|\\n([^]*?)^\\1\\})$`, "gm"));
  return [...functions].map((match) => match[2] ?? match[3]).join("\n");
}

const helpers = new Map(
  [...checking.matchAll(/^( *)(?:[\w:<>*&]+ )+(\w+)\([^;{]*\{\n([^]*?)^\1\}$/gm)].map((match) => [match[2], match[3]]),
);
// The rules of each kind of record, which hold however it is changed.
const shared = new Set(["check_all", "why_refused"]);

/** The codes in a function and in those it calls. @param {string} body @param {Set<string>} seen @returns {string[]} */
function codes_in(body, seen = new Set()) {
  const codes = found_in(body, /(?:error_of|refuse)\(\s*"(\w+)"/g);
  for (const name of found_in(body, /\b(\w+)\(/g)) {
    const helper = helpers.get(name);
    if (helper === undefined || shared.has(name) || seen.has(name)) continue;
    seen.add(name);
    codes.push(...codes_in(helper, seen));
  }
  return codes;
}

const refusals_of_import = found_in(source("store/import_validation.cpp"), /(?:refuse|check_fit)\("(\w+)"/g);
const refusals_of_restore = [
  ...found_in(source("store/restore_validation.cpp"), /(?:refuse|error_of|check_given)\((?:[\w.]+, )?"(\w+)"/g),
  ...found_in(source("store/restore_execution.cpp"), /fail\("(\w+)"/g),
];

/** @param {string} struct */
function refusals_of(struct) {
  const checks = `${bodies("why_refused", struct)}\n${bodies("operator\\(\\)", struct)}`;
  const codes = codes_in(checks);
  if (struct === "Import") codes.push(...refusals_of_import);
  if (struct === "RestoreBackup") codes.push(...refusals_of_restore);
  if (checks.includes("with_rules(")) codes.push("confirmation_needed");
  return [...new Set(codes)];
}

export const step_keys = words_of(source("model/command.hpp"), "step_keys");

/** @param {string} struct */
function steps_of(struct) {
  const body = bodies("carry_out", struct) + bodies("operator\\(\\)", struct);
  const kinds = found_in(body, /step_of\("(\w+)"/g).map((verb) => `step_${verb}_`);
  return [...found_in(body, /"(step_\w+)"/g), ...step_keys.filter((key) => kinds.some((kind) => key.startsWith(kind)))];
}

/** All commands in the order of the engine's list. */
export const commands = [...reading.matchAll(/\{"(\w+)", read_action<model::(\w+), (\w+)>\}/g)].map(
  ([, type, struct, table]) => ({
    type,
    keys: keys_of(struct, table),
    steps: steps_of(struct),
    is_undoable: !bodies("operator\\(\\)", struct).includes("TransactionKind::system"),
    refusals: refusals_of(struct),
  }),
);
