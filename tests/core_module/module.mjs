// Where the tests of tratt-core find it, and what several of them need.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const folder = path.join(root, "build/core");

/** @returns {Promise<typeof import("../../src/platform/module/tratt-core.js")>} */
export const load = () => import(path.join(folder, "tratt-core.js"));

/** The examples of the manual: what is run, and what it prints. */
export function examples() {
  const manual = readFileSync(path.join(folder, "README.md"), "utf8");
  const blocks = [...manual.matchAll(/^```js\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm)];
  return blocks.map(([, code, printed]) => ({ code, printed }));
}

/** The same ids each time. */
export function counting_random() {
  let state = 1;
  return (/** @type {Uint8Array} */ bytes) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = state = (state * 75 + 74) % 65537;
  };
}
