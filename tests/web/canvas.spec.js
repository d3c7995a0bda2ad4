// Frames, pointer, touch, windows of every density, and the pages that stand in for the canvas, on the stand.
import { expect, frames_drawn, idle, open_stand, picture, test } from "./stand.js";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ viewport: { width: 800, height: 700 } });

/** @param {Page} page */
const list_offset = async (page) =>
  Number(/at (\d+)$/.exec((await page.getByText(/rows clicked/).textContent()) ?? "")?.[1]);

/**
 * A finger that moves in a straight line, a step every 16 ms by its own clock, however slow the machine is.
 * @param {Page} page @param {number} x @param {number} from @param {number} to @param {{ steps?: number, hold_ms?: number }} [options]
 */
async function swipe(page, x, from, to, { steps = 8, hold_ms = 0 } = {}) {
  const cdp = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {number} y @param {number} ms */
  const touch = (type, y, ms) =>
    cdp.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x, y }],
      timestamp: start + ms / 1000,
    });
  await touch("touchStart", from, 0);
  for (let i = 1; i <= steps; i++) await touch("touchMove", from + ((to - from) * i) / steps, i * 16);
  await page.waitForTimeout(hold_ms);
  await touch("touchEnd", to, steps * 16 + hold_ms + 8);
}

test.describe("with a mouse", () => {
  test.beforeEach(async ({ page, stand }) => open_stand(page, stand));

  test("an idle page draws nothing in ten seconds", async ({ page }) => {
    test.slow();
    await idle(page);
    const before = await frames_drawn(page);
    await page.waitForTimeout(10_000);
    expect(await frames_drawn(page)).toBe(before);
  });

  test("an animation draws until it ends", async ({ page }) => {
    await page.getByRole("button", { name: "Animate" }).click();
    const before = await frames_drawn(page);
    await expect.poll(() => frames_drawn(page)).toBeGreaterThan(before + 5);
    await page.getByRole("button", { name: "Animate" }).click();
    await idle(page);
  });

  test("every frame says how long the interface took", async ({ page }) => {
    await idle(page);
    const entries = await page.evaluate(() =>
      performance.getEntriesByName("tratt:frame").map((entry) => /** @type {PerformanceMeasure} */ (entry).detail),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0].ui_ms).toBeGreaterThan(0);
  });

  test("the wheel scrolls what the pointer is over", async ({ page }) => {
    await page.mouse.move(600, 100);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => list_offset(page)).toBe(300);
    await page.mouse.wheel(0, -1000);
    await expect.poll(() => list_offset(page)).toBe(0);
    await page.mouse.move(100, 600);
    await page.mouse.wheel(0, 300);
    await idle(page);
    expect(await list_offset(page)).toBe(0);
  });

  test("the scrollbar is dragged", async ({ page }) => {
    await page.mouse.move(755, 30);
    await page.mouse.down();
    await page.mouse.move(755, 300, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => list_offset(page)).toBe(100 * 32 - 300);
    await expect(page.getByText("0 rows clicked")).toBeVisible();
  });

  test("the window's size, density and colours are followed", async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 480 });
    const size = () =>
      page
        .locator("#canvas")
        .evaluate((canvas) => [/** @type {any} */ (canvas).width, /** @type {any} */ (canvas).height]);
    await expect.poll(size).toEqual([640, 480]);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Emulation.setDeviceMetricsOverride", {
      width: 640,
      height: 480,
      deviceScaleFactor: 2,
      mobile: false,
    });
    await page.mouse.click(10, 460); // this change is not announced; the next event notices it
    await expect.poll(size).toEqual([1280, 960]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });

  test("a lost context comes back with everything on it", async ({ page }) => {
    await idle(page);
    const before = await page.screenshot();
    await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
      const loser = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      loser?.loseContext();
      return new Promise((done) => {
        canvas.addEventListener("webglcontextrestored", () => setTimeout(done, 300));
        setTimeout(() => loser?.restoreContext(), 300);
      });
    });
    await page.getByRole("button", { name: "Count", exact: true }).click();
    await expect(page.getByText("1 counted")).toBeVisible();
    await page.reload();
    await idle(page);
    expect((await page.screenshot()).equals(before)).toBe(true);
  });

  test("a lost context shows the same picture again", async ({ page }) => {
    await idle(page);
    const before = await page.screenshot();
    await page.evaluate(async () => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
      const loser = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      const restored = new Promise((done) => canvas.addEventListener("webglcontextrestored", done));
      loser?.loseContext();
      setTimeout(() => loser?.restoreContext(), 300);
      await restored;
    });
    await idle(page);
    expect((await page.screenshot()).equals(before)).toBe(true);
  });
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true });
  test.beforeEach(async ({ page, stand }) => open_stand(page, stand));

  test("a tap presses, and leaves nothing hovered", async ({ page }) => {
    await page.getByRole("button", { name: "Count", exact: true }).tap();
    await expect(page.getByText("1 counted")).toBeVisible();
  });

  test("a tap puts the caret into a field", async ({ page }) => {
    const field = page.getByRole("textbox", { name: "Name" });
    await field.tap();
    await expect(field).toBeFocused();
  });

  test("a swipe scrolls, coasts on, and clicks nothing", async ({ page }) => {
    await swipe(page, 600, 280, 80);
    await idle(page);
    expect(await list_offset(page)).toBeGreaterThan(200 + 20);
    await expect(page.getByText("0 rows clicked")).toBeVisible();
  });

  test("a finger that rests before it is lifted does not coast", async ({ page }) => {
    await swipe(page, 600, 280, 80, { hold_ms: 400 });
    const at_release = await list_offset(page);
    expect(at_release).toBeGreaterThan(100);
    await idle(page);
    expect(await list_offset(page)).toBe(at_release);
  });

  test("a finger held still is a long press and not a tap", async ({ page }) => {
    const box = await page.getByRole("button", { name: "Count", exact: true }).boundingBox();
    if (!box) throw new Error("no box");
    await swipe(page, box.x + 20, box.y + 10, box.y + 10, { steps: 1, hold_ms: 700 });
    await expect(page.getByText("0 counted, 0 double, 1 right, 1 long")).toBeVisible();
  });
});

for (const ratio of [1, 1.25, 2]) {
  test.describe(`at ${ratio} device pixels a pixel`, () => {
    test.use({ deviceScaleFactor: ratio });
    test("it looks crisp", async ({ page, stand }) => {
      await open_stand(page, stand);
      await idle(page);
      await picture(page, `stand-${ratio}x`);
      const canvas = page.locator("#canvas");
      expect(await canvas.evaluate((element) => /** @type {HTMLCanvasElement} */ (element).width)).toBe(800 * ratio);
    });
  });
}

test("the dark colours", async ({ page, stand }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open_stand(page, stand);
  await idle(page);
  await picture(page, "stand-dark");
});

test("without WebGL 2 there is a page that says so and exports what is stored", async ({ page, stand }) => {
  await open_stand(page, stand);
  await page.getByRole("textbox", { name: "Note" }).fill("kept");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "saved" })).toBeVisible();

  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    // @ts-expect-error only the kinds used here
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === "webgl2" ? null : getContext.call(this, kind, ...rest);
    };
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "This browser cannot draw Tratt" })).toBeVisible();
  await picture(page, "notice-no-webgl");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download what is stored" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tratt-\d{4}-\d\d-\d\d\.zip$/);
  await expect(page.getByRole("status")).toHaveText("Downloaded: 1 files.");
});

test("an old browser is told to be updated", async ({ page, stand }) => {
  await page.addInitScript(() => {
    // @ts-expect-error as in a browser without it
    delete Intl.Segmenter;
  });
  await page.goto(stand);
  await expect(page.getByRole("heading", { name: "This browser is too old" })).toBeVisible();
});

test("a program that does not arrive can be tried again", async ({ page, stand }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(stand);
  await expect(page.getByRole("heading", { name: "Tratt could not be loaded" })).toBeVisible();
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("main")).toBeVisible();
});

test("a trap ends in a page that says what is safe, exports it, and starts again", async ({ page, stand }) => {
  await open_stand(page, stand);
  await page.getByRole("textbox", { name: "Note" }).fill("kept");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "saved" })).toBeVisible();
  await page.getByRole("button", { name: "Crash" }).click();
  await expect(page.getByRole("heading", { name: "Tratt has stopped" })).toBeVisible();
  await expect(page.getByRole("main")).toHaveCount(0);
  await picture(page, "notice-crash");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download what is stored" }).click(),
  ]);
  expect(await download.failure()).toBeNull();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("kept");
});

test.describe("in Swedish", () => {
  test.use({ locale: "sv-SE" });
  test("the notices speak Swedish too", async ({ page, stand }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(stand);
    await expect(page.getByRole("heading", { name: "Tratt kunde inte läsas in" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  });
});
