// What is wrong is refused with a typed error that names the field, and the store is as it was.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { counting_random, load, root } from "./module.mjs";

const { open_core, TrattError } = await load();
const unknown_id = "01900000-0000-7000-8000-0000000000aa";

async function world() {
  const core = await open_core({ now: () => 1795431600000, random: counting_random() });
  const [lead] = /** @type {string[]} */ (core.query({ entity: "category", limit: 1 }).rows);
  const statuses = /** @type {string[]} */ (core.query({ entity: "lead_status" }).rows);
  const customer = core.query({
    entity: "category",
    any: [[{ field: "group", op: "is_one_of", values: ["customer"] }]],
  }).rows[0];
  core.command({ type: "create_record", entity: "company", values: { name: "Nordlys AB", category: lead } });
  core.command({ type: "create_record", entity: "company", values: { name: "Sydlys AB", category: customer } });
  core.command({ type: "create_record", entity: "contact", values: { last_name: "Öberg", company: 10001 } });
  core.command({ type: "create_record", entity: "contact", values: { last_name: "Ek", company: 10002 } });
  return { core, lead, statuses };
}

/**
 * The error of what must be refused.
 * @param {import("../../src/platform/module/tratt-core.js").Core} core
 * @param {() => unknown} act
 * @returns {InstanceType<typeof TrattError>}
 */
function refused(core, act) {
  const before = Buffer.from(core.export());
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof TrattError, String(error));
    assert.ok(before.equals(core.export()), "something has changed");
    return error;
  }
  assert.fail("it was not refused");
}

/** @param {any} changes */
const update = (changes, ids = [1]) => ({ type: "update_records", entity: "contact", ids, changes });

test("each bad command names what is wrong", async () => {
  const { core, statuses } = await world();
  /** @type {[any, string, string][]} */
  const cases = [
    [{ type: "drop_table" }, "unknown_command", "."],
    [{}, "missing_key", "."],
    [update({ company: unknown_id }), "unknown_reference", "contact.company"],
    [update({ company: 77 }), "unknown_reference", "contact.company"],
    [update({ title: "x" }, [99]), "unknown_record", "contact."],
    [{ ...update({}), columns: { title: ["x", "y"] } }, "wrong_type", "contact.title"],
    [{ ...update({}), columns: { company: [null] } }, "wrong_field", "contact.company"],
    [update({ shoe_size: 44 }), "wrong_field", "contact."],
    [update({ name: "Bo" }), "wrong_field", "contact.name"],
    [update({ number: 7 }), "read_only", "contact.number"],
    [update({ title: 7 }), "wrong_type", "contact.title"],
    [update({ title: "a".repeat(10_000_000) }), "too_long", "contact.title"],
    [update({ title: "a\ud800" }), "not_utf8", "contact.title"],
    [update({ last_name: "" }), "contact_name_required", "contact.first_name"],
    [update({ lead_status: statuses[1] }, [2]), "status_hidden", "contact.lead_status"],
    [update({ lead_status: null }), "status_required", "contact.lead_status"],
    [{ type: "create_record", entity: "category", values: { name: "Rich" } }, "required", "category.group"],
    [{ type: "create_record", entity: "company", values: { name: "A" } }, "required", "company.category"],
    [
      { type: "create_record", entity: "category", values: { name: "A", group: "rich" } },
      "unknown_value",
      "category.group",
    ],
    [
      { type: "update_records", entity: "company", ids: [10001], changes: { employees: 2 ** 60 } },
      "out_of_range",
      "company.employees",
    ],
    [
      { type: "update_records", entity: "company", ids: [10001], changes: { employees: 1.5 } },
      "wrong_type",
      "company.employees",
    ],
    [
      { type: "create_record", entity: "user", values: { name: "A" }, record: core.history("contact", 1)[0].user },
      "already_exists",
      "user.",
    ],
    [{ type: "create_record", entity: "business", values: { name: "not specified" } }, "name_exists", "business.name"],
    [{ type: "delete_records", entity: "lead_status", ids: [statuses[0]] }, "open_cannot_be_deleted", "lead_status."],
    [{ type: "undo", transaction: unknown_id }, "unknown_transaction", "setting."],
    [{ type: "redo" }, "nothing_to_redo", "setting."],
    [{ type: "merge_contacts", target: 1, source: 1 }, "same_record", "contact."],
  ];
  for (const [command, code, place] of cases) {
    const error = refused(core, () => core.command(command));
    assert.equal(
      `${error.code} ${error.entity}.${error.field}`,
      `${code} ${place}`,
      JSON.stringify(command).slice(0, 200),
    );
  }
});

test("R75 a name that a list has is refused, whatever its case and also when its item was deleted", async () => {
  const { core } = await world();
  /** @type {(name: string) => import("../../src/platform/module/tratt-core.js").Command} */
  const create = (name) => ({ type: "create_record", entity: "business", values: { name } });
  const { created } = core.command(create("Öl och vin"));
  core.command({ type: "delete_records", entity: "business", ids: [created[0].id] });
  const error = refused(core, () => core.command(create("ÖL OCH VIN")));
  assert.deepEqual([error.code, error.entity, error.field], ["name_exists", "business", "name"]);
});

test("bad files change nothing", async () => {
  const { core } = await world();
  const lines = new TextDecoder().decode(core.export());
  assert.equal(refused(core, () => core.restore(lines.replace(/"v":\d+/, '"v":99'))).code, "schema_newer");
  assert.equal(refused(core, () => core.restore(lines.slice(0, -100))).code, "backup_broken");
  assert.equal(refused(core, () => core.restore(new Uint8Array([255, 0, 255]))).code, "not_a_backup");
  const columns = [{ header: "Name", field: "last_name" }];
  const not_importable = /** @type {any} */ ({ entity: "sale", columns: [{ header: "Name", field: "title" }] });
  const of_sales = refused(core, () => core.import_csv("Name\nBoats\n", not_importable));
  assert.deepEqual([of_sales.code, of_sales.params.path], ["unknown_value", "entity"]);
  const error = refused(core, () =>
    core.import_csv(new Uint8Array([...Buffer.from("Name\nEk\n"), 0xff]), { entity: "contact", columns }),
  );
  assert.deepEqual([error.code, error.field, error.row], ["not_utf8", "last_name", 3]);
});

test("after close nothing is answered", async () => {
  const core = await open_core();
  core.close();
  assert.throws(() => core.state(), { name: "TrattError", code: "closed" });
  await assert.rejects(open_core(/** @type {any} */ ({ language: "tlh" })), { code: "unknown_value" });
});

const naughty = path.join(process.env.TRATT_DATA || path.join(root, "../shared/data"), "blns/blns.json");

test("naughty strings are stored as they are, or refused by name", { skip: !existsSync(naughty) }, async () => {
  const { core } = await world();
  /** @type {string[]} */
  const strings = JSON.parse(readFileSync(naughty, "utf8"));
  assert.ok(strings.length > 400);
  for (const text of strings) {
    const edit = () => core.command(/** @type {any} */ (update({ title: text, note: `<${text}>` })));
    if (/[^\P{Cc}\t\n\r]/u.test(text)) {
      assert.equal(refused(core, edit).code, "control_character");
      continue;
    }
    edit();
    const { title, note } = core.records("contact", [1], ["title", "note"])[0].values;
    assert.equal(note, `<${text}>`.normalize("NFC"));
    assert.equal(title ?? "", text.normalize("NFC").replace(/^[\s\u200b\ufeff\u0085]+|[\s\u200b\ufeff\u0085]+$/g, ""));
    core.query({ entity: "contact", text, any: [[{ field: "title", op: "contains", values: [text] }]] });
    core.query({ entity: "contact", any: [[{ field: "title", op: "equals", values: [text], folding: "case_only" }]] });
    refused(core, () => core.command(/** @type {any} */ ({ type: text, entity: "contact", ids: [1], changes: {} })));
    refused(core, () => core.query(/** @type {any} */ ({ entity: text })));
    refused(core, () => core.command(/** @type {any} */ (update({ [text]: 1 }))));
  }
  const csv = ["a", ...strings.map((text) => `"x${text.replaceAll('"', '""')}x"`)].join("\n");
  const report = core.import_csv(csv, { entity: "contact", columns: [{ header: "a", field: "last_name" }] });
  assert.equal(report.new + report.skipped_count, strings.length);
});
