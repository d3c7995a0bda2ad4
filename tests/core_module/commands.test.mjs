// What merges, moves, empties, collects, fills in and remembers, as commands in JSON: each does what it says, names what
// it refuses, and is taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { counting_random, load } from "./module.mjs";

const { open_core, TrattError } = await load();
const day_ms = 86_400_000;
const unknown_id = "01900000-0000-7000-8000-0000000000aa";

/** @typedef {import("../../src/platform/module/tratt-core.js").CreateRecord} CreateRecord */
/** @typedef {import("../../src/platform/module/tratt-core.js").Command} Command */
/** @typedef {import("../../src/platform/module/tratt-core.js").Entity} Entity */
/** @typedef {import("../../src/platform/module/tratt-core.js").Values} Values */
/** @typedef {import("../../src/platform/module/tratt-core.js").MoveContacts} MoveContacts */
/** @typedef {import("../../src/platform/module/tratt-core.js").ChangeMembers} ChangeMembers */

/** Two companies, of a lead and of a customer: Anna Ek and Bo Ek in the first, Anna Ek in the second. */
async function world() {
  const clock = { now: 1795431600000 };
  const core = await open_core({ now: () => clock.now, random: counting_random() });
  const create = (/** @type {Entity} */ entity, /** @type {Values} */ values) =>
    core.command({ type: "create_record", entity, values }).created[0].id;
  const lead = String(core.query({ entity: "category", limit: 1 }).rows[0]);
  create("company", { name: "Nordlys AB", category: lead });
  create("company", { name: "Sydlys AB", category: lead, phone: "08" });
  create("contact", { first_name: "Anna", last_name: "Ek", company: 10001 });
  create("contact", { first_name: "Bo", last_name: "Ek", company: 10001, email: "bo@nordlys.example" });
  create("contact", { first_name: "Anna", last_name: "Ek", company: 10002, title: "CFO" });
  /** @param {Entity} entity @param {number | string} record @param {string[]} fields */
  const values = (entity, record, ...fields) => Object.values(core.records(entity, [record], fields)[0].values);
  const is_deleted = (/** @type {Entity} */ entity, /** @type {number} */ record) =>
    core.records(entity, [record])[0].is_deleted;
  return { core, clock, create, lead, values, is_deleted };
}

/** The records alone: numbers that were given stay given. @param {import("../../src/platform/module/tratt-core.js").Core} core */
const records_of = (core) => new TextDecoder().decode(core.export()).split("\n").slice(1).join("\n");

/**
 * Carries the command out, looks at what it did, and takes it back.
 * @param {import("../../src/platform/module/tratt-core.js").Core} core @param {Command} command @param {string} step
 * @param {() => void} look
 */
function done_and_undone(core, command, step, look) {
  const before = records_of(core);
  core.command(command);
  look();
  assert.equal(core.state().undo?.name, step);
  core.command({ type: "undo" });
  assert.equal(records_of(core), before);
}

/**
 * Code, entity and field of what must be refused, with its place where the shape is wrong.
 * @param {import("../../src/platform/module/tratt-core.js").Core} core @param {any} command
 */
function refused(core, command) {
  const before = records_of(core);
  try {
    core.command(command);
  } catch (error) {
    assert.ok(error instanceof TrattError, String(error));
    assert.equal(records_of(core), before);
    return `${error.code} ${error.entity}.${error.field} ${error.params.path ?? ""}`.trim();
  }
  assert.fail("it was not refused");
}

test("merge_contacts fills what is empty and deletes the source, or keeps it as a former employee", async () => {
  const { core, values, is_deleted } = await world();
  const merge = /** @type {const} */ ({ type: "merge_contacts", target: 1, source: 3 });
  done_and_undone(core, merge, "step_merge_contacts", () => {
    assert.deepEqual(values("contact", 1, "title"), ["CFO"]);
    assert.ok(is_deleted("contact", 3));
  });
  done_and_undone(core, { ...merge, keeps_source: true }, "step_merge_contacts", () => {
    assert.ok(!is_deleted("contact", 3));
    assert.deepEqual(values("contact", 3, "former_employee"), [true]);
  });
  assert.equal(refused(core, { ...merge, activities: "some" }), "unknown_value . command.activities");
  core.command({ type: "delete_records", entity: "contact", ids: [1] });
  assert.equal(refused(core, merge), "deleted_item contact.");
});

test("merge_companies brings the contacts together, and those of one name become one", async () => {
  const { core, values, is_deleted } = await world();
  const merge = /** @type {const} */ ({ type: "merge_companies", target: 10001, source: 10002 });
  done_and_undone(core, merge, "step_merge_companies", () => {
    assert.deepEqual(values("company", 10001, "phone", "contact_count"), ["08", 2]);
    assert.ok(is_deleted("company", 10002));
    assert.deepEqual(values("contact", 1, "title"), ["CFO"]);
  });
  done_and_undone(core, { ...merge, merges_contacts: false }, "step_merge_companies", () => {
    assert.deepEqual(values("company", 10001, "contact_count"), [3]);
  });
  assert.equal(refused(core, { ...merge, source: 10001 }), "same_record company.");
  assert.equal(refused(core, { ...merge, source: 7 }), "unknown_record company. command.source");
});

test("move_contacts takes the sales along from a date on, and sets free without a company", async () => {
  const { core, create, values } = await world();
  const type = core.query({ entity: "sale_type" }).rows[0];
  for (const sale_date of ["2026-01-01", "2026-06-01"])
    create("sale", { title: sale_date, type, company: 10001, contact: 2, sale_date });
  /** @type {MoveContacts} */
  const move = { type: "move_contacts", contacts: [2], activities: "move_from", from: "2026-06-01" };
  done_and_undone(core, { ...move, company: 10002 }, "step_move_contacts", () => {
    const { columns } = core.query({ entity: "sale" }, { fields: ["company.name"] });
    assert.deepEqual(columns, { "company.name": ["Nordlys AB", "Sydlys AB"] });
  });
  done_and_undone(core, { type: "move_contacts", contacts: [2] }, "step_move_contacts", () =>
    assert.deepEqual(values("contact", 2, "company"), [null]),
  );
  core.command({ type: "delete_records", entity: "company", ids: [10002] });
  assert.equal(refused(core, { ...move, company: 10002 }), "deleted_item contact.company");
});

test("empty_bin removes what has been deleted for longer than the setting says", async () => {
  const { core, clock } = await world();
  core.command({ type: "delete_records", entity: "contact", ids: [2] });
  clock.now += 13 * day_ms;
  assert.equal(core.command({ type: "empty_bin" }).transaction, null);
  clock.now += 2 * day_ms;
  done_and_undone(core, { type: "empty_bin" }, "step_empty_bin", () =>
    assert.equal(core.query({ entity: "contact", with_deleted: true }).total, 2),
  );
  assert.equal(refused(core, { type: "empty_bin", days: 1 }), "unknown_key . command.days");
});

test("change_members adds and removes members of a static selection, and makes one static", async () => {
  const { core, create, values } = await world();
  const selection = create("selection", { name: "Fair", entity: "contact" });
  const [anna, bo] = core.records("contact", [1, 2]).map((record) => record.id);
  const change = /** @type {const} */ ({ type: "change_members", selection });
  core.command({ ...change, added: [anna] });
  done_and_undone(core, { ...change, added: [bo], removed: [anna] }, "step_change_members", () => {
    const { columns } = core.query({ entity: "selection_member" }, { fields: ["contact"] });
    assert.deepEqual(columns, { contact: [bo] });
  });
  assert.equal(refused(core, { ...change, added: [1] }), "wrong_type . command.added[0]");
  assert.equal(refused(core, { ...change, added: [unknown_id] }), "unknown_record selection_member.");
  const values_of_new = { name: "New", entity: "contact" };
  /** @type {CreateRecord} */
  const made = { type: "create_record", entity: "selection", values: values_of_new, members: [anna, bo] };
  done_and_undone(core, made, "step_create_record", () => {
    const { columns } = core.query({ entity: "selection_member" }, { fields: ["contact"] });
    assert.deepEqual(columns, { contact: [anna, anna, bo] });
  });
  const dynamic = create("selection", { name: "All", entity: "contact", kind: "dynamic" });
  /** @type {ChangeMembers} */
  const static_now = { type: "change_members", selection: dynamic, added: [anna] };
  assert.equal(refused(core, static_now), "not_static selection.kind");
  done_and_undone(core, { ...static_now, make_static: true }, "step_change_members", () =>
    assert.deepEqual(values("selection", dynamic, "kind"), ["static"]),
  );
});

test("log_activities ticks what was planned and makes what was done and what comes next", async () => {
  const { core, create, values } = await world();
  const planned = create("follow_up", { title: "Call Bo", contact: 2 });
  const completed_at = Date.parse("2026-06-01T10:00:00Z");
  const call = { title: "Call", type: "call", contact: 2, starts_at: completed_at, completed_at };
  done_and_undone(
    core,
    {
      type: "log_activities",
      completed: [planned],
      changes: { completed_at, outcome: "Wants an offer" },
      made: [call, { title: "Send the offer", contact: 2, due_date: "2026-06-08" }],
    },
    "step_log_activities",
    () => {
      assert.deepEqual(values("follow_up", planned, "outcome"), ["Wants an offer"]);
      const due = (/** @type {string} */ field, /** @type {string} */ date) =>
        core.query({ entity: "contact", any: [[{ field, op: "on_date", values: [date] }]] }).rows;
      assert.deepEqual(due("next_follow_up", "2026-06-08"), [2]);
      assert.deepEqual(due("last_activity", "2026-06-01"), [2]);
    },
  );
  assert.equal(refused(core, { type: "log_activities", made: [{ title: "" }] }), "required follow_up.title");
  assert.equal(refused(core, { type: "log_activities", completed: [unknown_id] }), "unknown_record follow_up.");
});

test("submit_form makes the contact and its company, and fills what is empty in one who is known", async () => {
  const { core, create, lead, values } = await world();
  const form = create("form", { name: "Fair", category: lead });
  const submit = (/** @type {Record<string, string>} */ contact) =>
    /** @type {const} */ ({ type: "submit_form", form, values: { contact, company: { name: "Östlys AB" } } });
  done_and_undone(core, submit({ email: "cia@ostlys.example" }), "step_submit_form", () => {
    assert.deepEqual(values("contact", 4, "last_name", "email"), ["cia", "cia@ostlys.example"]);
    assert.deepEqual(values("company", 10003, "name", "category"), ["Östlys AB", lead]);
  });
  done_and_undone(core, submit({ email: "BO@nordlys.example", title: "CTO" }), "step_submit_form", () => {
    assert.equal(core.state().counts.contact, 3);
    assert.deepEqual(values("contact", 2, "title", "email"), ["CTO", "bo@nordlys.example"]);
  });
  assert.equal(refused(core, submit({ phone: "08" })), "contact_name_required contact.first_name");
  assert.equal(
    refused(core, { ...submit({ email: "a@b.example" }), form: unknown_id }),
    "unknown_reference form_submission.form",
  );
});

test("process_submission carries out what waits, or rejects it", async () => {
  const { core, create, lead, values } = await world();
  const form = create("form", { name: "Fair", category: lead, processing: "by_hand" });
  const contact = { email: "cia@ostlys.example" };
  const { created } = core.command({ type: "submit_form", form, values: { contact }, link: { source: "Fair 26" } });
  assert.deepEqual(
    created.map((record) => record.entity),
    ["form_submission"],
  );
  const submission = created[0].id;
  assert.deepEqual(values("form_submission", submission, "state"), ["waiting"]);
  const process = /** @type {const} */ ({ type: "process_submission", submission });
  done_and_undone(core, { ...process, values: { contact } }, "step_process_submission", () => {
    assert.deepEqual(values("form_submission", submission, "state"), ["processed"]);
    assert.deepEqual(values("contact", 4, "email"), ["cia@ostlys.example"]);
  });
  assert.equal(refused(core, process), "contact_name_required contact.first_name");
  core.command({ ...process, is_rejected: true });
  assert.deepEqual(values("form_submission", submission, "state"), ["rejected"]);
  assert.equal(refused(core, { ...process, is_rejected: true }), "not_waiting form_submission.state");
});

test("visit keeps each record once, newest first, and is no step of undo", async () => {
  const { core, clock } = await world();
  const before = core.state().undo;
  for (const record of [1, 2, 1]) {
    clock.now += 1000;
    core.command({ type: "visit", entity: "contact", record });
  }
  const newest = { field: "created_at", descending: true };
  const visits = () => core.query({ entity: "visit", sort: [newest] }, { fields: ["contact.number"] }).columns;
  assert.deepEqual(visits(), { "contact.number": [1, 2] });
  assert.deepEqual(core.state().undo, before);
  assert.equal(refused(core, { type: "visit", entity: "user", record: unknown_id }), "wrong_field user.");
  assert.equal(
    refused(core, { type: "visit", entity: "contact", record: 9 }),
    "unknown_record contact. command.record",
  );
  core.command({ type: "undo" });
  assert.deepEqual(visits(), { "contact.number": [1, 2] });
});

test("set_preference keeps a text, replaces and removes it, and is no step of undo", async () => {
  const { core } = await world();
  const before = core.state().undo;
  const set = (/** @type {string} */ value) => core.command({ type: "set_preference", key: "columns", value });
  const kept = () => core.query({ entity: "preference" }, { fields: ["key", "value"] }).columns;
  set("name,phone");
  set("name");
  assert.deepEqual(kept(), { key: ["columns"], value: ["name"] });
  assert.deepEqual(core.state().undo, before);
  assert.equal(refused(core, { type: "set_preference", key: "", value: "x" }), "required preference.key");
  core.command({ type: "undo" });
  assert.deepEqual(kept(), { key: ["columns"], value: ["name"] });
  set("");
  assert.deepEqual(kept(), { key: [], value: [] });
});

/** A world in which losing a sale asks before its company becomes a lost one. */
async function asking_world() {
  const { core, create, ...rest } = await world();
  const category = core.query({ entity: "category" }).rows[3];
  const ids = [core.query({ entity: "automation" }).rows[1]];
  core.command({
    type: "update_records",
    entity: "automation",
    ids,
    changes: { enabled: true, confirm: true, category },
  });
  const type = core.query({ entity: "sale_type" }).rows[0];
  for (const company of [10001, 10002]) create("sale", { title: "Boats", type, company });
  const is_of_lost = { field: "kind", op: /** @type {const} */ ("is_one_of"), values: ["lost"] };
  const reason = core.query({ entity: "sale_reason", any: [[is_of_lost]] }).rows[0];
  const lose = (/** @type {any} */ answer) =>
    core.command({ type: "update_records", entity: "sale", ids: [1, 2], changes: { status: "lost", reason }, answer });
  return { core, lose, category, ...rest };
}

test("R72 one question names each company that an automation would change", async () => {
  const { core, lose, lead, category } = await asking_world();
  assert.throws(
    () => lose(undefined),
    (error) => {
      assert.ok(error instanceof TrattError);
      assert.deepEqual([error.code, error.params], ["confirmation_needed", { count: "2" }]);
      assert.deepEqual(
        error.changes,
        core.records("company", [10001, 10002], ["name"]).map(({ id, values: { name } }) => {
          return { entity: "company", id, name, category: lead, proposed: category };
        }),
      );
      return true;
    },
  );
});

test("R65 the answer is accept, decline or another category", async () => {
  const { core, lose, lead, category, values } = await asking_world();
  const other = core.query({ entity: "category" }).rows[7];
  for (const [answer, expected] of [
    ["accept", category],
    ["decline", lead],
    [other, other],
  ]) {
    lose(answer);
    assert.deepEqual([...values("company", 10001, "category"), ...values("sale", 1, "status")], [expected, "lost"]);
    core.command({ type: "undo" });
  }
  assert.throws(() => lose("perhaps"), { code: "wrong_type", params: { path: "command.answer", reason: "id" } });
  assert.throws(() => lose(unknown_id), { code: "unknown_reference", entity: "automation", field: "category" });
});
