// Writes docs/commands.md from the C++ sources:
//
//   node tests/core_module/make_commands.mjs
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./module.mjs";
import { commands } from "./sources.mjs";

export const page_file = path.join(root, "docs/commands.md");

const head = `# Commands

Made by \`node tests/core_module/make_commands.mjs\` from the tables of the engine. The
[manual of tratt-core](../src/platform/module/README.md#commands) says what they mean. Each may have \`id\` as well, and
\`answer\` where it may be refused with \`confirmation_needed\`. What a value may be is checked by the rules of its field
and record, with the codes in the manual; listed here is only what the command itself refuses.

| type | needs | may have | name of its step | refusals of its own |
|---|---|---|---|---|
`;

/** @param {string[]} words */
const listed = (words) => words.map((word) => `\`${word}\``).join(", ");

/** @param {typeof commands[number]} command */
function row_of({ type, keys, steps, is_undoable, refusals }) {
  const names = (/** @type {boolean} */ is_needed) =>
    keys.filter((key) => key.is_needed === is_needed).map((key) => key.name);
  const step = steps.length === 0 ? "that of the other step" : listed(steps) + (is_undoable ? "" : ", not undone");
  return `| ${[listed([type]), listed(names(true)), listed(names(false)), step, listed(refusals)].join(" | ")} |\n`;
}

export const page = () => head + commands.map(row_of).join("");

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page_file, page());
