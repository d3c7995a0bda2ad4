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
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Tratt/);
  for (const each of await page.getByRole("main").getByRole("button").all()) await each.hover();
  for (const each of await page.getByRole("link").all()) await each.hover();
  await page.mouse.wheel(0, 300);
  for (let i = 0; i < 8; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: size.width + 60, height: size.height - 60 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForTimeout(1000);
}
