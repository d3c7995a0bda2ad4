// The module as a whole: what the C++ tests cannot see of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { counting_random, load } from "./module.mjs";

const { open_core } = await load();
const goal_ms = 50;

test("the engine starts within its goal, and three times over it is a failure", async () => {
  const began = performance.now();
  await open_core();
  const took = performance.now() - began;
  console.log(`engine start: ${took.toFixed(1)} ms, goal ${goal_ms}`);
  assert.ok(took < 3 * goal_ms, `${took} ms`);
});

test("each core is a database of its own, and the same clock and random bytes make the same ids", async () => {
  const open = () => open_core({ now: () => 1795431600000, random: counting_random() });
  const [one, other] = [await open(), await open()];
  const create = /** @type {const} */ ({ type: "create_record", entity: "contact", values: { last_name: "Ek" } });
  const { created } = one.command(create);
  assert.equal(other.state().counts.contact, 0);
  assert.deepEqual(other.command(create).created, created);
  assert.deepEqual(one.export(), other.export());
});

test("the clock that is given decides what day it is", async () => {
  /** @param {number} offset */
  const day_at = async (offset) => {
    const core = await open_core({ now: () => Date.UTC(2026, 10, 23, 23, 30), utc_offset_minutes: () => offset });
    core.command({ type: "create_record", entity: "contact", values: { last_name: "Ek" } });
    return core.query({ entity: "contact", groupings: [{ field: "created_at" }] }).groups[0].value;
  };
  assert.equal(await day_at(60), "2026-11-24");
  assert.equal(await day_at(0), "2026-11-23");
});

test("large files and answers cross, and the memory that grows under them is found again", async () => {
  const core = await open_core();
  const count = 50_000;
  let csv = "name,note\n";
  for (let i = 0; i < count; i++) csv += `Öberg ${i},${"å".repeat(i % 60)}\n`;
  const options = { entity: /** @type {const} */ ("contact"), file_name: "many.csv" };
  const columns = [
    { header: "name", field: "last_name" },
    { header: "note", field: "note" },
  ];
  assert.equal(core.import_csv(csv, { ...options, columns }).new, count);
  const numbers = core.rows({ entity: "contact" });
  assert.equal(numbers.length, count);
  assert.equal(numbers[count - 1], count);
  const page = core.query({ entity: "contact" }, { fields: ["last_name", "note"] });
  assert.equal(page.columns?.last_name[123], "Öberg 123");
  assert.equal(page.columns?.note[59], "å".repeat(59));
  const other = await open_core();
  other.restore(core.export());
  assert.deepEqual(Buffer.from(other.export()), Buffer.from(core.export()));
  core.command({ type: "undo" });
  assert.equal(core.state().counts.contact, 0);
});

test("no character is lost where one piece of a file ends and the next begins", async () => {
  const columns = [{ header: "name", field: "last_name" }];
  const faces = "😀".repeat(499);
  const csv = `name\n${`${faces}\n`.repeat(400)}`;
  for (const before of ["", "x"]) {
    const core = await open_core();
    core.import_csv(csv.replace("\n", `\n${before}`), { entity: "contact", columns });
    const names = core.query({ entity: "contact" }, { fields: ["last_name"] }).columns?.last_name ?? [];
    assert.equal(names.length, 400);
    assert.ok(names.slice(1).every((name) => name === faces));
  }
});

test("several questions are answered in their order", async () => {
  const core = await open_core();
  const answers = core.queries([{ query: { entity: "category" }, rows: "none" }, { query: { entity: "user" } }]);
  assert.deepEqual(
    answers.map((answer) => answer.total),
    [8, 1],
  );
});
