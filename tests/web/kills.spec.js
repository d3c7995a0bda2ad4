// The browser is killed while it stores: what was shown as saved is there, and the app opens. How often, and in which
// moments, is printed.
import { mkdtempSync, readlinkSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, test, expect } from "@playwright/test";
import { drop_file, open, saved } from "./pages.js";
import { add_company, go, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {"anytime" | "storing" | "snapshot"} Moment */

const rounds = process.env.TRATT_LONG
  ? { anytime: 50, storing: 110, snapshot: 40 }
  : { anytime: 1, storing: 3, snapshot: 1 };

/** The process that has the profile open: Chromium names it in a link. @param {string} profile */
function kill(profile) {
  const owner = readlinkSync(path.join(profile, "SingletonLock"));
  process.kill(Number(owner.slice(owner.lastIndexOf("-") + 1)), "SIGKILL");
}

// Tells of each transaction that stores, from the moment in which something is put into it until it is complete.
const tell_of_storing = () => {
  const { put } = IDBObjectStore.prototype;
  /** @type {WeakSet<IDBTransaction>} */
  const told = new WeakSet();
  const tell = (/** @type {string} */ phase) => /** @type {any} */ (window).tell(phase);
  IDBObjectStore.prototype.put = function (value, key) {
    const { transaction } = this;
    if (!told.has(transaction) && String(key).includes("/")) {
      told.add(transaction);
      const folder = String(key).includes("/snapshot/") ? "snapshot" : "journal";
      tell(`storing ${folder}`);
      transaction.addEventListener("complete", () => tell("stored"));
    }
    return put.call(this, value, key);
  };
};

/** A CSV file that is large enough to be followed by a new snapshot. @param {number} round */
function large_file(round) {
  const rows = Array.from(
    { length: 6000 },
    (_, i) => `Anna${i},Round${round}x${i},anna${i}.${round}@example.com,Company ${round} of ${i % 50}`,
  );
  return ["First name,Last name,E-mail,Company", ...rows].join("\n");
}

/** A browser with a profile on disk, which is killed and started again. */
class Mortal {
  profile = mkdtempSync(path.join(os.tmpdir(), "tratt-"));
  phase = "idle";
  is_dead = false;
  /** @type {(phase: string) => void} */
  on_phase = () => {};

  /** @param {import("@playwright/test").TestInfo} info */
  constructor(info) {
    this.use = info.project.use;
  }

  async start() {
    const options = { ...this.use.launchOptions, locale: "en-GB", viewport: { width: 1200, height: 600 } };
    const context = await chromium.launchPersistentContext(this.profile, { ...options, baseURL: this.use.baseURL });
    this.context = context;
    this.is_dead = false;
    this.phase = "idle";
    await context.addInitScript(tell_of_storing);
    const page = context.pages()[0] ?? (await context.newPage());
    // Playwright's own bindings throw in the air when the browser dies while one is called.
    const session = await context.newCDPSession(page);
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: "tell" });
    session.on("Runtime.bindingCalled", ({ payload: phase }) => {
      this.phase = phase === "stored" ? "idle" : phase;
      this.on_phase(phase);
    });
    return page;
  }

  die() {
    if (this.is_dead) return;
    this.is_dead = true;
    kill(this.profile);
  }

  async bury() {
    this.on_phase = () => {};
    await this.context?.close().catch(() => {});
  }
}

/**
 * Kills at the moment asked for, at random within it.
 * @param {Mortal} browser @param {Moment} moment @param {() => void} on_kill
 */
function kill_at(browser, moment, on_kill) {
  const die = () => {
    if (!browser.is_dead) on_kill();
    browser.die();
  };
  if (moment === "anytime") return void setTimeout(die, Math.random() * 2000);
  const wanted = moment === "snapshot" ? "storing snapshot" : "storing journal";
  let to_skip = Math.floor(Math.random() * (moment === "snapshot" ? 2 : 4));
  browser.on_phase = (phase) => {
    if (phase !== wanted || to_skip-- > 0) return;
    if (moment === "storing") die();
    else setTimeout(die, Math.random() * 5);
  };
}

test("whenever the browser is killed, what was shown as saved is there and the app opens", async ({}, info) => {
  const order = Object.entries(rounds).flatMap(([moment, count]) => Array(count).fill(moment));
  test.setTimeout(60_000 + order.length * 40_000);
  const browser = new Mortal(info);
  let page = await browser.start();
  await start_empty(page);
  await add_company(page, "Edit 0", "Lead");
  await saved(page);
  let shown_as_saved = 0;
  let carried_out = 0;
  /** @type {Record<string, number>} */
  const histogram = {};

  for (const [round, moment] of order.entries()) {
    kill_at(browser, moment, () => (histogram[browser.phase] = (histogram[browser.phase] ?? 0) + 1));
    try {
      if (moment === "snapshot") {
        await drop_file(page, `round ${round}.csv`, large_file(round));
        await page.getByRole("button", { name: /^Import \d/ }).click();
      }
      for (;;) {
        await go(page, "#/company/10001/edit");
        await page.getByRole("textbox", { name: "Name", exact: true }).fill(`Edit ${carried_out + 1}`);
        carried_out++; // perhaps
        await page.getByRole("button", { name: "Save", exact: true }).click();
        await saved(page);
        shown_as_saved = carried_out;
      }
    } catch (error) {
      if (!browser.is_dead) throw error;
    }
    await browser.bury();
    page = await browser.start();
    await open(page, "#/company/10001");
    const heading = page.getByRole("heading", { level: 1, name: /^Edit \d+$/ });
    const found = Number((await heading.textContent())?.slice("Edit ".length));
    expect(found, `round ${round}, ${moment}`).toBeGreaterThanOrEqual(shown_as_saved);
    expect(found).toBeLessThanOrEqual(carried_out);
    await expect(page.getByRole("group", { name: "The last change was not complete" })).toHaveCount(0);
    shown_as_saved = carried_out = found;
  }
  console.log(`killed ${order.length} times:`, histogram);
  if (process.env.TRATT_LONG) {
    expect((histogram["storing journal"] ?? 0) + (histogram["storing snapshot"] ?? 0)).toBeGreaterThanOrEqual(100);
    expect(histogram["storing snapshot"] ?? 0).toBeGreaterThanOrEqual(20);
  }
  await browser.bury();
  rmSync(browser.profile, { recursive: true, force: true });
});
