// Every example of the manual runs as it says and prints what it says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { examples, folder } from "./module.mjs";

test("the manual has examples, and each says what it prints", () => {
  assert.ok(examples().length >= 5);
  for (const { printed } of examples()) assert.ok(printed);
});

for (const [index, { code, printed }] of examples().entries()) {
  test(`example ${index + 1} of the manual`, () => {
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, TZ: "Europe/Stockholm", NO_COLOR: "1" },
    });
    assert.equal(output, printed);
  });
}
