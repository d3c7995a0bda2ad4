// The app as it is installed: what the browser needs for that, work without a network, and newer builds.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { draw_icon, icon_names } from "../../assets/make_app_icons.mjs";
import { expect_no_axe_violations } from "./axe.js";
import { drop_file, fixture, root, saved, take_pictures } from "./pages.js";
import { add_contact, go } from "./records.js";
import { open_host } from "./sites.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./sites.js").Host} Host */

test.use({ serviceWorkers: "allow" });

/** @type {Host} */
let host;
test.beforeEach(async () => {
  host = await open_host({ base: "/some/folder/" });
});
test.afterEach(() => host.close());

/** The first build, with the service worker as it was released first. */
const first_release = {
  "service-worker.js": () => readFileSync(fixture("service_worker_1.js"), "utf8"),
};
const later_build = { "styles.css": (/** @type {string} */ text) => `${text}\n/* later */\n` };

/** @param {Page} page */
const style_sheet = (page) => page.locator('link[rel="stylesheet"]').getAttribute("href");

/** Opens the page of the host, which is kept for use without a network. @param {Page} page */
async function visit(page) {
  await page.goto(host.url);
  await expect(page.getByRole("main")).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** @param {Page} page @returns {Promise<string[]>} the paths of what is kept */
const kept_paths = (page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

/** The browser looks for a newer build, as it does by itself when a page is opened. @param {Page} page */
const look_for_update = (page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));

// A private window is one thing that does.
test("the browser finds nothing that stands against installing", async ({ playwright }, info) => {
  host.deploy();
  const profile = info.outputPath("profile");
  const context = await playwright.chromium.launchPersistentContext(profile, { ...info.project.use.launchOptions });
  const page = context.pages()[0];
  await visit(page);
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(JSON.parse(String(data)).file_handlers[0].accept).toEqual({
    "text/csv": [".csv"],
    "text/vcard": [".vcf"],
    "application/json": [".tratt.json"],
  });
  expect((await devtools.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  const manifest = JSON.parse(String(data));
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    expect((await page.request.get(host.url + src)).status(), src).toBe(200);
  }
  expect(host.missing).toEqual([]);
  await context.close();
});

test("the icons are the mark", async ({ page }) => {
  for (const name of icon_names) {
    const kept = readFileSync(path.join(root, `web/icons/${name}.png`));
    const drawn = await draw_icon(page, name);
    const difference = await page.evaluate(
      async (sources) => {
        const [one, other] = await Promise.all(
          sources.map(async (source) => {
            const image = new Image();
            image.src = `data:image/png;base64,${source}`;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height).data;
          }),
        );
        if (one.length !== other.length) return Infinity;
        return one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / one.length;
      },
      [kept.toString("base64"), drawn.toString("base64")],
    );
    expect(difference, name).toBeLessThan(0.5);
  }
});

test("after the first visit everything works without a network", async ({ page }) => {
  host.deploy();
  await visit(page);
  await expect.poll(async () => (await kept_paths(page)).join()).toContain("/tratt-rest-");
  const kept = await kept_paths(page);
  expect(kept.length).toBeGreaterThan(6);
  for (const each of kept) expect(each).toMatch(/^\/some\/folder\/($|[a-z-]+-[0-9a-f]{12}\.(js|wasm|css|svg)$)/);
  host.cut();

  await page.goto(host.url);
  await expect(page.getByRole("main")).toBeVisible();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await add_contact(page, 0, "Åsa", "Öberg");
  await drop_file(page, "more.csv", "First name,Last name,E-mail\nErik,Lund,erik@example.com\n");
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("status").filter({ hasText: /has been imported/ })).toBeVisible();
  await saved(page);
  await page.goto(host.url + "#/contacts?text=lund");
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible();
  await go(page, "#/contacts");
  await expect(page.getByRole("row", { name: "Erik Lund" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Åsa Öberg" })).toBeVisible();
  await go(page, "#/settings/storage");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download backup" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("erik@example.com");
});

test("a newer build waits, asks, saves, and then reloads once; other tabs stop writing; nothing is missing", async ({
  page,
  context,
}) => {
  host.deploy(first_release);
  await visit(page);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  const contact = await add_contact(page, 0, "Åsa", "Öberg");
  const other = await context.newPage();
  await visit(other);
  const before = await style_sheet(page);

  await go(page, `#/contact/${contact}/edit`);
  await page.getByRole("textbox", { name: "First name" }).fill("Åse");
  let loads = 0;
  page.on("load", () => loads++);
  host.deploy(later_build);
  await look_for_update(page);
  const notice = page.getByRole("status").filter({ hasText: "A new version of Tratt is ready." });
  await expect(notice).toContainText("First save or discard what you are editing.");
  await expect(page.getByRole("button", { name: "Update", exact: true })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "First name" })).toHaveValue("Åse");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Åse Öberg" })).toBeVisible();
  await expect(notice).toContainText("Everything is saved first");
  await expect_no_axe_violations(page);
  await take_pictures(page, "update_ready");
  expect(loads).toBe(0);
  expect(await style_sheet(page)).toBe(before);

  await other.bringToFront();
  await other.getByRole("button", { name: "Later" }).click();
  await expect(other.getByText("A new version of Tratt is ready.")).toHaveCount(0);
  await page.getByRole("button", { name: "Update", exact: true }).click();
  await expect.poll(() => style_sheet(page)).not.toBe(before);
  await expect(page.getByRole("heading", { level: 1, name: "Åse Öberg" })).toBeVisible();
  await page.waitForTimeout(500);
  expect(loads).toBe(1);

  // The other tab is still of the build before, whose files are no longer there to be had.
  expect(await style_sheet(other)).toBe(before);
  await expect(other.getByText("Tratt has been updated in another tab.")).toBeVisible();
  await expect(other.getByRole("status").filter({ hasText: "Read-only: a newer Tratt is open" })).toBeVisible();
  expect(await other.evaluate(async (url) => (await fetch(url)).ok, String(before))).toBe(true);
  await go(page, `#/contact/${contact}/edit`);
  await page.getByRole("textbox", { name: "First name" }).fill("Åsa");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
  await other.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => style_sheet(other)).not.toBe(before);
  await go(other, `#/contact/${contact}`);
  await expect(other.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  expect(host.missing).toEqual([]);
});

test("a build that is published while it is being fetched is not taken half", async ({ page }) => {
  host.deploy(first_release);
  await visit(page);
  // The service worker is of the next build, the page already of the one after.
  host.deploy(later_build);
  host.change("index.html", (text) => `${text}<!-- the one after -->`);
  await look_for_update(page).catch(() => {});
  await page.waitForTimeout(1000);
  await expect(page.getByText("A new version of Tratt is ready.")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible();
});

test.describe("on a first visit", () => {
  test.use({ serviceWorkers: "block" }); // there is none yet

  test("a page that a newer build is published over finds all it asks for", async ({ page }) => {
    host.deploy();
    await page.route("**/boot-*.js", async (route) => {
      host.deploy(later_build, true);
      await route.continue();
    });
    await page.goto(host.url);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await saved(page);
    expect(host.missing).toEqual([]);
    await page.unroute("**/boot-*.js");
    const before = await style_sheet(page);
    await page.reload();
    expect(await style_sheet(page)).not.toBe(before);
  });
});

/** Opens the app with a file, as the system does it, which cannot be told to here. @param {Page} page @param {string | null} card */
const launch = (page, card) =>
  page.addInitScript((card) => {
    const getFile = async () => {
      if (card === null) throw new DOMException("gone", "NotFoundError");
      return new File([card], "erik.vcf", { type: "text/vcard" });
    };
    const launched = { files: [{ name: "erik.vcf", getFile }], targetURL: location.href };
    const setConsumer = (/** @type {Function} */ consumer) => consumer(launched);
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  }, card);

test("a file with which the system opens the app is brought to the import", async ({ page }) => {
  host.deploy();
  await launch(page, "BEGIN:VCARD\nFN:Erik Lund\nORG:Nordlys AB\nEND:VCARD\n");
  await page.goto(host.url);
  await expect(page.getByText("erik.vcf · 1 row")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("status").filter({ hasText: /has been imported/ })).toBeVisible();
});

test("a file that has gone when the app is opened with it is not passed over", async ({ page }) => {
  host.deploy();
  await launch(page, null);
  await page.goto(host.url);
  await expect(page.getByRole("alert").filter({ hasText: "erik.vcf" })).toBeVisible();
});
