// What the engine knows is documented: a command, a key, a code or a choice that is added in C++ and nowhere else fails
// here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./module.mjs";
import { page, page_file } from "./make_commands.mjs";
import { commands, found_in, source, sources, step_keys, words_of } from "./sources.mjs";

const { open_core, TrattError } = await load();
const manual = source("platform/module/README.md");
const declarations = source("platform/module/tratt-core.d.ts");

/** @param {string[]} words @param {string} text @param {(word: string) => string} quoted */
const missing = (words, text, quoted) => words.filter((word) => !text.includes(quoted(word)));
const in_manual = (/** @type {string} */ word) => `\`${word}\``;
const in_declarations = (/** @type {string} */ word) => `"${word}"`;

test("the page of all commands is what the sources say now", () => {
  assert.equal(readFileSync(page_file, "utf8"), page(), "run: node tests/core_module/make_commands.mjs");
});

test("what the sources say about commands is what the engine does", async () => {
  const core = await open_core();
  assert.ok(commands.length >= 18);
  for (const { type, keys } of commands) {
    const needed = keys.find((key) => key.is_needed);
    const expected = needed ? ["missing_key", `command.${needed.name}`] : ["unknown_key", "command.no such key"];
    assert.throws(
      () => core.command(/** @type {any} */ ({ type, "no such key": 1 })),
      (error) => {
        assert.ok(error instanceof TrattError);
        assert.deepEqual([error.code, error.params.path], expected, type);
        return true;
      },
    );
  }
});

test("each step of undo is the step of a command", () => {
  const claimed = commands.flatMap((command) => command.steps);
  const unclaimed = step_keys.filter((key) => !claimed.includes(key));
  assert.deepEqual(unclaimed, ["step_seed", "step_erase_person", "step_upgrade"]);
});

/** The cells of the row of the manual that tells of a command. @param {string} type */
function row_of(type) {
  const rows = manual.split("\n").map((line) => line.split(/(?:^\|| \|)(?= )/).slice(1));
  return rows.find((cells) => cells.length === 3 && found_in(cells[0], /`(\w+)`/g).includes(type)) ?? [];
}

test("the manual names each command and its keys", () => {
  for (const { type, keys } of commands) {
    const [, needs = "", may_have = ""] = row_of(type);
    for (const { name, is_needed } of keys) {
      assert.ok((is_needed ? needs : may_have).includes(in_manual(name)), `${type}: ${name}`);
    }
    assert.ok(row_of(type).length > 0, type);
  }
});

/** The keys of an interface and of what it extends, "?" where one may be left out. @param {string} head @returns {string[]} */
function declared_keys(head) {
  const found = declarations.match(new RegExp(`interface ${head}(?: extends (\\w+))? \\{\\n([^]*?)^\\}`, "m"));
  assert.ok(found, head);
  const own = found_in(found[2], /^ {4}(\w+\??):/gm);
  return [...own, ...(found[1] ? declared_keys(found[1]) : [])];
}

test("the declarations have each command with its keys", () => {
  const common = ["type", "id?", "answer?"];
  for (const { type, keys } of commands) {
    const name = declarations.match(new RegExp(`interface (\\w+) extends \\w+ \\{\\n[^}]*?type:[^;]*"${type}"`))?.[1];
    assert.ok(name, type);
    const declared = declared_keys(name).filter((key) => !common.includes(key));
    const expected = keys.map((key) => (key.is_needed ? key.name : `${key.name}?`));
    assert.deepEqual(declared.sort(), expected.sort(), type);
    assert.match(declarations, new RegExp(`type Command =[^;]*\\b${name}\\b`), type);
  }
});

test("the manual and the declarations name each entity", async () => {
  const core = await open_core();
  const entities = Object.keys(core.state().counts);
  assert.deepEqual(missing(entities, manual, in_manual), []);
  const union = declarations.match(/type Entity =([^;]*);/)?.[1] ?? "";
  assert.deepEqual(found_in(union, /"(\w+)"/g), entities);
});

test("the manual lists the choices of each field", () => {
  const lists = source("model/choices.hpp");
  const names = found_in(lists, /^inline constexpr std::array (\w+) =/gm);
  assert.ok(names.length > 10);
  for (const name of names) {
    const choices = words_of(lists, name).map(in_manual).join(", ");
    assert.ok(manual.replaceAll("\n", " ").includes(choices), name);
  }
});

test("the manual and the declarations have each word of a question", () => {
  const words = found_in(source("codec/json_query_keys.hpp"), /"(\w+)"/g);
  assert.ok(words.length > 50);
  assert.deepEqual(missing(words, declarations, in_declarations), []);
  const quoted = words.filter((word) => !manual.includes(in_manual(word)));
  assert.deepEqual(missing(quoted, manual, in_declarations), []);
});

test("the manual has each code of an error", () => {
  const reading = sources("codec", /^(json_|core_|backup_|direct_import|csv_rows).*pp$/);
  const codes = new Set([
    ...words_of(source("model/command.hpp"), "error_codes"),
    ...found_in(reading, /(?:refuse|refuse_limit|error_of|error_at|limit_error)\(\s*"(\w+)"/g),
    ...found_in(reading, /(?:skip|leave_out)\([^",]+, "(\w+)"/g),
    ...found_in(source("platform/module/tratt-core.js"), /error_of\("(\w+)"/g),
  ]);
  assert.ok(codes.size > 60);
  assert.deepEqual(missing([...codes], manual, in_manual), []);
});
