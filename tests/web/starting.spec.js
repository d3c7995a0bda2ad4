// What is on the screen before the program runs, and where it cannot.
import { expect, test } from "@playwright/test";

test("there is something to see at once, and that it goes on, while the program is on its way", async ({ page }) => {
  let let_go = () => {};
  const held = new Promise((resolve) => (let_go = () => resolve(undefined)));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Starting Tratt" })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Starting Tratt" })).toBeVisible();
  const seen = () =>
    page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
  await expect.poll(seen).toBeLessThan(600); // three times the goal
  console.log(`seen after ${(await seen()).toFixed(0)} ms; the goal is 200`);
  let_go();
  await expect(page.getByRole("button", { name: "Open the demo" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it is and what it needs, in both languages", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1, name: "Tratt" })).toBeVisible();
    const [english, swedish] = await page.locator("noscript p").all();
    await expect(english).toBeVisible();
    await expect(english).toContainText("Lead management in one page");
    await expect(swedish).toBeVisible();
    await expect(swedish).toContainText("Leadhantering i en enda sida");
    await expect(page.getByRole("button")).toHaveCount(0);
    await page.goto("./docs/");
    await expect(page.getByRole("heading", { level: 1, name: "Live demos in your pages" })).toBeVisible();
    await expect(page.getByText("The demo starts when it comes into sight.").first()).toBeVisible();
  });
});
