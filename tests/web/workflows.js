// Records that no page of the app makes yet: they come in as a backup that has them.
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { expect } from "@playwright/test";
import { drop_file, saved } from "./pages.js";
import { go } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Replaces everything by what is there, changed.
 * @param {Page} page
 * @param {(kind: string, record: any, id_of: (catalogue_key: string) => string) => object | undefined} change
 *   undefined: as it is
 * @param {(id_of: (catalogue_key: string) => string) => [string, object][]} [more] records, by kind
 */
export async function bring_back_changed(page, change, more = () => []) {
  await go(page, "#/settings/storage");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download backup" }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1);
  const read = (/** @type {string} */ line) => Object.entries(JSON.parse(line))[2];
  const id_of = (/** @type {string} */ key) =>
    /** @type {any} */ (lines.map(read).find(([, record]) => /** @type {any} */ (record).catalogue_key === key))[1].id;
  const sealed = (/** @type {string} */ kind, /** @type {object} */ record) => {
    const body = JSON.stringify(record);
    const sum = crc32(body).toString(16).padStart(8, "0");
    return `{"v":2,"crc":"${sum}","${kind}":${body}}`;
  };
  const changed = lines.map((line) => {
    const [kind, record] = /** @type {[string, any]} */ (read(line));
    const other = change(kind, record, id_of);
    return other ? sealed(kind, other) : line;
  });
  for (const [kind, record] of more(id_of)) changed.push(sealed(kind, record));
  const text = changed.join("\n") + "\n";
  const crc = crc32(text).toString(16).padStart(8, "0");
  const counters = { next_company_number: 10100, next_contact_number: 100, next_sale_number: 100 };
  const head = sealed("backup", { ...counters, records: changed.length, crc });
  await drop_file(page, "changed.tratt.json", `${head}\n${text}`);
  await page.getByRole("radio", { name: "Replace everything" }).click();
  await page.getByRole("button", { name: "Replace everything" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Data has been brought back" })).toBeVisible();
  await saved(page);
}

/**
 * Switches workflows on: there is no page for them yet.
 * @param {Page} page
 * @param {Record<string, { category: string, confirm: boolean, status?: string }>} rules by trigger; category and status:
 *   their catalogue keys
 */
export async function switch_on(page, rules) {
  await bring_back_changed(page, (kind, record, id_of) => {
    const rule = kind === "automation" ? rules[record.trigger] : undefined;
    if (!rule) return undefined;
    const status = rule.status ? { status: id_of(rule.status) } : {};
    return { ...record, ...status, enabled: true, category: id_of(rule.category), confirm: rule.confirm };
  });
}
