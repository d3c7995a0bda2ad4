// The declarations say what the module does: the wrapper conforms to them, and the examples of the manual to both.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { examples, root } from "./module.mjs";

const source = path.join(root, "src/platform/module");
const work = path.join(root, "build/core-types");

/** @param {Record<string, string>} files beside the declarations; the errors of the type checker */
function errors_of(files) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  for (const name of ["tratt-core.d.ts", "tratt-core-engine.d.ts"])
    cpSync(path.join(source, name), path.join(work, name));
  cpSync(path.join(source, "tratt-core.js"), path.join(work, "wrapper.js"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(work, name), text);
  const options = [
    "--ignoreConfig",
    "--strict",
    "--noEmit",
    "--allowJs",
    "--checkJs",
    "--target",
    "es2022",
    "--module",
    "nodenext",
  ];
  const libraries = ["--lib", "es2023,dom", "--types", "node"];
  try {
    const names = ["wrapper.js", ...Object.keys(files)];
    execFileSync(path.join(root, "node_modules/.bin/tsc"), [...options, ...libraries, ...names], { cwd: work });
    return "";
  } catch (error) {
    return String(/** @type {any} */ (error).stdout);
  }
}

const conforms = `
import type * as declared from "./tratt-core.js";
import * as wrapper from "./wrapper.js";
export const module: Pick<typeof declared, "open_core"> = wrapper;
export const error: declared.TrattError = new wrapper.TrattError({ code: "", entity: "", field: "", row: -1, params: {} });
`;

test("the wrapper and the examples conform to the declarations", () => {
  const files = Object.fromEntries(examples().map(({ code }, index) => [`example_${index}.mts`, code]));
  assert.equal(errors_of({ "conforms.ts": conforms, ...files }), "");
});

test("the declarations refuse what the engine would", () => {
  const wrong = [
    'core.command({ type: "drop_table" });',
    'core.command({ type: "update_records", entity: "contact", ids: [1] });',
    'core.query({ entity: "deal" });',
    'core.query({ entity: "contact", colour: 1 });',
    'core.import_csv("", { entity: "contact", columns: [{ field: "title" }] });',
  ];
  const files = Object.fromEntries(
    wrong.map((line, index) => [
      `wrong_${index}.mts`,
      `import { open_core } from "./tratt-core.js";\nconst core = await open_core();\n${line}\n`,
    ]),
  );
  const errors = errors_of(files);
  for (const name of Object.keys(files)) assert.ok(errors.includes(name), `${name} has no error`);
});
