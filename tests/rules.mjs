// docs/rules.md: every rule of the contract, whether it works, and the tests that carry its number. What a rule says and
// the reason why one does not work yet are written there by hand; the rest is made from the tests.
//
//   node tests/rules.mjs           writes the table anew
//   node tests/rules.mjs --check   fails where it is not what the tests say
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const table_file = path.join(root, "docs/rules.md");
export const rule_count = 302;

const head = `# The rules and their proofs

Made by \`node tests/rules.mjs\` from the titles of the tests: a test that carries a rule's number fails without the rule.
What a rule says is shortened here. A rule without a test says why.

| rule | what it says | state | tests |
|---|---|---|---|
`;

/** @typedef {{words: string, reason: string}} Rule */

/** The rules as the table has them. @param {string} table @returns {Map<number, Rule>} */
export function rules_in(table) {
  const rules = new Map();
  for (const [, number, words, state] of table.matchAll(/^\| R(\d+) \| (.*?) \| (.*?) \| .*\|$/gm))
    rules.set(Number(number), { words, reason: state === "works" ? "" : state });
  return rules;
}

/** The numbers at the beginning of a title: "R42 R45 what happens". @param {string} title */
export function numbers_of(title) {
  const numbers = /^((?:R\d+[ ,–-]+)*R\d+)\b/.exec(title)?.[1] ?? "";
  return [...numbers.matchAll(/R(\d+)(?:–R(\d+))?/g)].flatMap(([, from, to]) =>
    Array.from({ length: (to ? Number(to) : Number(from)) - Number(from) + 1 }, (_, i) => Number(from) + i),
  );
}

/** @param {string} text of a test file @returns {string[]} */
export function titles_in(text) {
  return [...text.matchAll(/(?:TEST_CASE|SUBCASE|test(?:\.\w+)?)\(\s*(["'`])(.*?)\1/gs)].map(([, , title]) => title);
}

function* test_files() {
  for (const entry of readdirSync(path.join(root, "tests"), { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && /(_test\.cpp|\.spec\.js|\.test\.mjs)$/.test(entry.name))
      yield path.join(entry.parentPath, entry.name);
  }
}

/** @returns {Map<number, Map<string, number>>} rule → file → how many tests */
function proofs() {
  const found = new Map();
  for (const file of [...test_files()].sort()) {
    const name = path.relative(path.join(root, "tests"), file).split(path.sep).join("/");
    for (const title of titles_in(readFileSync(file, "utf8"))) {
      for (const number of numbers_of(title)) {
        if (!found.has(number)) found.set(number, new Map());
        found.get(number).set(name, (found.get(number).get(name) ?? 0) + 1);
      }
    }
  }
  return found;
}

/** @param {Map<number, Rule>} rules @param {Map<number, Map<string, number>>} proven */
export function table_of(rules, proven) {
  let table = head;
  for (let number = 1; number <= rule_count; number++) {
    const rule = rules.get(number) ?? { words: "", reason: "" };
    const files = [...(proven.get(number) ?? [])];
    const tests = files.map(([file, count]) => (count > 1 ? `${file} (${count})` : file)).join(", ");
    const state = files.length > 0 ? "works" : rule.reason || "not yet";
    table += `| R${number} | ${rule.words} | ${state} | ${tests} |\n`;
  }
  const works = [...proven.keys()].filter((number) => number >= 1 && number <= rule_count).length;
  return `${table}\n${works} of ${rule_count} rules are named by a test.\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const now = readFileSync(table_file, "utf8");
  const made = table_of(rules_in(now), proofs());
  if (!process.argv.includes("--check")) writeFileSync(table_file, made);
  else if (made !== now) {
    console.error("docs/rules.md is not what the tests say: run node tests/rules.mjs");
    process.exit(1);
  }
}
