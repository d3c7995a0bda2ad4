// What a visitor may do with the first screen before pressing anything.
import { expect } from "@playwright/test";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").BrowserContextOptions} Options */

/** @type {Record<string, Options>} */
export const first_screens = {
  "in English, light, wide": { locale: "en-GB", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  "in Swedish, dark, on a phone": {
    locale: "sv-SE",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  },
  "in English, dark, half a window": { locale: "en-US", colorScheme: "dark", viewport: { width: 640, height: 700 } },
};

/** @param {Page} page on which the app has been opened */
export async function look_at_first_screen(page) {
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/Tratt/);
  for (const each of await page.getByRole("main").getByRole("button").all()) await each.hover();
  for (const each of await page.getByRole("link").all()) await each.hover();
  for (const distance of [300, -300]) {
    await page.mouse.wheel(0, distance);
    await page.waitForTimeout(300); // it glides there
  }
  await title.click({ force: true }); // on nothing in particular
  for (let i = 0; i < 8; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await look_elsewhere(page);
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: size.width + 60, height: size.height - 60 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.emulateMedia({ forcedColors: "active" });
  await lose_context(page);
  await swipe(page);
  await page.waitForTimeout(1000);
}

/** The app is opened beside it, and closed. @param {Page} page */
async function look_elsewhere(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole("main")).toBeVisible({ timeout: 60_000 });
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("blur")));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

/** As a phone takes it from a page in the background. @param {Page} page */
const lose_context = (page) =>
  page.evaluate(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    const lost = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    lost?.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 200));
    lost?.restoreContext();
  });

/** A finger moves the page up and down and lets it go on by itself. @param {Page} page */
async function swipe(page) {
  const devtools = await page.context().newCDPSession(page);
  const at = (/** @type {number} */ y) => [{ x: 200, y }];
  for (const way of [
    [600, 570, 540, 500, 400],
    [300, 330, 370, 430, 530],
  ]) {
    await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(way[0]) });
    for (const y of way) {
      await devtools.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(y) });
      await page.waitForTimeout(20);
    }
    await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await page.waitForTimeout(500);
  }
}
