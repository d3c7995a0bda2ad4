// The table of rules can be wrong in these ways, and says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { numbers_of, rules_in, table_of, titles_in } from "./rules.mjs";

test("numbers stand at the beginning of a title", () => {
  assert.deepEqual(numbers_of("R42 R45 what happens to R7"), [42, 45]);
  assert.deepEqual(numbers_of("R225–R227 levels"), [225, 226, 227]);
  assert.deepEqual(numbers_of("pictures of R42"), []);
});

test("titles of doctest, Playwright and Node", () => {
  const text = 'TEST_CASE("R1 a") {} test("R2 b", async () => {}); test.skip(\n  "R3 c", () => {});';
  assert.deepEqual(titles_in(text), ["R1 a", "R2 b", "R3 c"]);
});

test("a rule with a test works, one without keeps its reason, and a reason goes when a test comes", () => {
  const rules = new Map([
    [1, { words: "one", reason: "" }],
    [2, { words: "two", reason: "nobody asked" }],
  ]);
  const table = table_of(rules, new Map([[1, new Map([["a_test.cpp", 2]])]]));
  assert.match(table, /^\| R1 \| one \| works \| a_test\.cpp \(2\) \|$/m);
  assert.match(table, /^\| R2 \| two \| nobody asked \|  \|$/m);
  assert.equal(rules_in(table).get(2)?.reason, "nobody asked");
  assert.match(table_of(rules_in(table), new Map([[2, new Map([["b.spec.js", 1]])]])), /^\| R2 \| two \| works \|/m);
});
