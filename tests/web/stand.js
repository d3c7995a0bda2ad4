// The stand: a page with one of everything the canvas, the mirror and the storage offer (tests/web/stand), built and
// served beside the app, and the app with the oracle linked in. Both are only ever built for tests.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

/** @typedef {import("@playwright/test").Page} Page */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** @param {string} site folder @param {(url: string) => Promise<void>} use */
async function serve(site, use) {
  const options = ["tests/web/serve.mjs", "--root", site, "--port", "8200", "--base", "/some/folder/"];
  const server = spawn(process.execPath, options, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  const url = /http:\S+/.exec(line)?.[0];
  if (!url) throw new Error(`no address in "${line}"`);
  await use(url);
  server.kill();
}

/** @type {import("@playwright/test").TestType<import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions, import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions & { stand: string, checked_app: string }>} */
export const test = base.extend({
  stand: [
    async ({}, /** @type {(url: string) => Promise<void>} */ use) => serve("build/stand", use),
    { scope: "worker" },
  ],
  checked_app: [
    async ({}, /** @type {(url: string) => Promise<void>} */ use) => serve("build/checked", use),
    { scope: "worker" },
  ],
});
export { expect };

/** @param {Page} page @param {string} url */
export async function open_stand(page, url) {
  await page.goto(url);
  await expect(page.getByRole("main")).toBeVisible();
}

/**
 * How many frames have been drawn, by the page's own performance entries.
 * @param {Page} page
 * @returns {Promise<number>}
 */
export const frames_drawn = (page) =>
  page.evaluate(() => {
    const [entry] = performance.getEntriesByName("tratt:frame");
    return /** @type {PerformanceMeasure} */ (entry).detail.count;
  });

/** Waits until nothing is drawn any more. @param {Page} page */
export async function idle(page) {
  let before = -1;
  await expect(async () => {
    const now = await frames_drawn(page);
    const is_quiet = now === before;
    before = now;
    expect(is_quiet).toBe(true);
  }).toPass({ intervals: [150] });
}

/** The canvas as the visitor sees it, behind the mirror. @param {Page} page @param {string} name */
export const picture = (page, name) => page.screenshot({ path: path.join(root, "build/screenshots", `${name}.png`) });
