// What the browser tests share: opening the app, bringing data in as a person would, and taking the pictures.
// Nothing here reaches into the program: it uses roles, names, addresses and files.
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";

/** @typedef {import("@playwright/test").Page} Page */

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, "../..");
const screenshots = path.join(root, "build/screenshots");

export const data_folder = path.resolve(root, process.env.TRATT_DATA ?? "../shared/data");
export const has_data = existsSync(path.join(data_folder, "hubspot/hubspot_contacts.csv"));

/** @param {string} name */
export const fixture = (name) => path.join(root, "tests/fixtures", name);
/** @param {string} name */
export const data_file = (name) => path.join(data_folder, name);

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/**
 * Opens an address and waits until the app is usable: its main region is there.
 * @param {Page} page
 * @param {string} [address] such as "#/contacts"
 */
export async function open(page, address = "") {
  await page.goto("./" + address);
  await expect(page.getByRole("main")).toBeVisible();
}

/** @param {Page} page */
export async function open_demo(page) {
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await saved(page);
}

/** Waits until the storage has confirmed everything. @param {Page} page */
export async function saved(page) {
  await expect(page.getByRole("status").filter({ hasText: /^(Saved|Sparat)$/ })).toBeVisible();
}

/**
 * Chooses files with the browser's own chooser, as the button of that name opens it.
 * @param {Page} page
 * @param {string} file
 * @param {string | RegExp} [button]
 */
export async function choose_file(page, file, button = "Choose a file") {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: button }).click(),
  ]);
  await chooser.setFiles(file);
}

/**
 * Drops a file on the page as a file manager would.
 * @param {Page} page
 * @param {string} name
 * @param {Buffer | string} content
 */
export async function drop_file(page, name, content) {
  const bytes = Buffer.from(content).toString("base64");
  const transfer = await page.evaluateHandle(
    ({ name, bytes }) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
      transfer.items.add(new File([content], name));
      return transfer;
    },
    { name, bytes },
  );
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent("body", type, { dataTransfer: transfer });
  }
}

/**
 * The four pictures of a screen: 1280×800 and 390×844, light and dark, in build/screenshots.
 * @param {Page} page
 * @param {string} screen
 */
export async function take_pictures(page, screen) {
  mkdirSync(screenshots, { recursive: true });
  for (const [size, viewport] of Object.entries({ "1280x800": desktop, "390x844": phone })) {
    await page.setViewportSize(viewport);
    for (const theme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await settled(page);
      await page.screenshot({ path: path.join(screenshots, `${screen}-${size}-${theme}.png`) });
    }
  }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Two animation frames: the app draws on demand, in the frame after what made it necessary. @param {Page} page */
export async function settled(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  );
}
