// What the visitor wishes of every page, by the system's settings: its own colours, less motion.
import { test } from "@playwright/test";
import { expect, frames_drawn, idle, picture } from "./stand.js";
import { open, open_demo, settled } from "./pages.js";
import { go } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

const names = ["Canvas", "CanvasText", "ButtonFace", "ButtonText", "Highlight", "HighlightText", "GrayText"];

/** The system's colours as this page paints them, "r,g,b" by name. @param {Page} page @returns {Promise<Record<string, string>>} */
const system_colours = (page) =>
  page.evaluate((names) => {
    const probe = document.createElement("i");
    probe.style.setProperty("forced-color-adjust", "none");
    document.body.append(probe);
    const paint = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const colours = names.map((name) => {
      if (!paint) throw new Error("no canvas to paint on");
      for (const layer of ["Canvas", name]) {
        probe.style.color = layer;
        paint.fillStyle = getComputedStyle(probe).color;
        paint.fillRect(0, 0, 1, 1);
      }
      return [name, [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).join()];
    });
    probe.remove();
    return Object.fromEntries(colours);
  }, names);

/** @typedef {{ x: number, y: number }} Place */

/** The screen: which share of it has which colour, and the colours at some places. @param {Page} page @param {Place[]} places */
async function look(page, ...places) {
  await settled(page);
  await idle(page);
  const shot = (await page.screenshot()).toString("base64");
  return page.evaluate(
    async ({ shot, places }) => {
      const bytes = Uint8Array.from(atob(shot), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const { width, height } = bitmap;
      const copy = new OffscreenCanvas(width, height).getContext("2d");
      if (!copy) throw new Error("no canvas to look at the picture with");
      copy.drawImage(bitmap, 0, 0);
      const pixels = new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
      const words = (/** @type {number} */ pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255].join();
      const counts = new Map();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      /** @type {Record<string, number>} */
      const shares = {};
      for (const [pixel, count] of counts) shares[words(pixel)] = count / pixels.length;
      return { shares, at: places.map(({ x, y }) => words(pixels[Math.round(y) * width + Math.round(x)])) };
    },
    { shot, places },
  );
}

/** Within the left end of a control, where there are no words. @param {import("@playwright/test").Locator} control @param {number} inside */
async function end_of(control, inside) {
  const box = await control.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return { x: box.x + inside, y: box.y + box.height / 2 };
}

const light_ground = "244,245,247";
const light_accent = "68,83,209";

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`forced colours are drawn with at once, and left again: ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await open_demo(page);
    await go(page, "#/contact/1");
    const before = await look(page);
    if (scheme === "light") {
      expect(before.shares[light_ground]).toBeGreaterThan(0.1);
      expect(before.shares[light_accent]).toBeGreaterThan(0.001);
    }

    await page.emulateMedia({ forcedColors: "active" });
    const system = await system_colours(page);
    const leading = await end_of(page.getByRole("button", { name: "New", exact: true }), 5);
    const ordinary = await end_of(page.getByRole("link", { name: "E-mail" }), 5);
    const forced = await look(page, leading, ordinary);
    await picture(page, `forced-contact-${scheme}`);
    expect(forced.shares[system.Canvas]).toBeGreaterThan(0.8);
    expect(forced.shares[system.CanvasText]).toBeGreaterThan(0.005);
    for (const colour of [light_ground, light_accent]) expect(forced.shares).not.toHaveProperty([colour]);
    expect(forced.at).toEqual([system.Highlight, system.ButtonFace]);

    await page.emulateMedia({ forcedColors: "none" });
    expect((await look(page)).shares).toEqual(before.shares);
  });
}

test("with forced colours the chosen theme waits, and what has a ground has an edge", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await open_demo(page);
  const theme = page.getByRole("button", { name: "Switch to dark" });
  await expect(theme).toBeDisabled();
  await expect(theme).toHaveAttribute("aria-description", "The contrast colours of your system are in use");
  for (const name of ["dashboard", "contacts", "board"]) {
    await go(page, `#/${name}`);
    await look(page);
    await picture(page, `forced-${name}`);
  }
  await go(page, "#/contact/1/edit");
  await page.getByRole("combobox", { name: "Our contact" }).press("ArrowDown");
  const highlighted = await end_of(page.getByRole("option", { selected: true }), 0);
  const { at } = await look(page, highlighted);
  await picture(page, "forced-select");
  expect(at).toEqual([(await system_colours(page)).CanvasText]);
});

test("with less motion what opens is there in one picture, without it moves there", async ({ page }) => {
  await open(page);
  /** How many pictures it takes to open the menu. */
  const pictures = async () => {
    await idle(page);
    const before = await frames_drawn(page);
    await page.getByRole("button", { name: "English" }).press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await idle(page);
    const count = (await frames_drawn(page)) - before;
    await page.keyboard.press("Escape");
    return count;
  };
  await page.emulateMedia({ reducedMotion: "reduce" });
  const still = await pictures();
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const moving = await pictures();
  expect(still).toBeLessThanOrEqual(2);
  expect(moving).toBeGreaterThan(still);
});
