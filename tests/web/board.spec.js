// The board: columns, filters, and dragging by pointer, finger and keyboard.
import { expect, test } from "@playwright/test";
import { card, card_in, cell, column, count_of, drag_over, middle, prepare, set_owner } from "./board_page.js";
import { drop_file, open_demo, saved, settled, take_pictures } from "./pages.js";
import { field, go, leads_file, start_empty } from "./records.js";
import { Reader } from "./ways.js";
import { words_in } from "./words.js";

/** @typedef {import("@playwright/test").Page} Page */

test("R25 R175 R190 one column for each lead status, in list order, with the number of its cards", async ({ page }) => {
  await prepare(page);
  const heads = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(heads).toHaveText(["Open", "Contacting", "Disqualified", "Re-nurture", "Qualified"]);
  await expect(count_of(page, "Open")).toHaveText("3");
  await expect(count_of(page, "Qualified")).toHaveText("0");
  await expect(column(page, "Contacting").getByText("No contact stands here.")).toBeVisible();
});

test("R180 a card dragged by pointer to another column changes the lead status, as one step of undo", async ({
  page,
}) => {
  await prepare(page);
  await drag_over(page, "Bo Ek", column(page, "Qualified"));
  await page.mouse.up();
  await expect(card_in(page, "Qualified", "Bo Ek")).toBeVisible();
  await expect(count_of(page, "Open")).toHaveText("2");
  await expect(count_of(page, "Qualified")).toHaveText("1");
  await page.keyboard.press("Control+z");
  await expect(count_of(page, "Open")).toHaveText("3");
  await expect(card_in(page, "Open", "Bo Ek")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(card_in(page, "Qualified", "Bo Ek")).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(card_in(page, "Qualified", "Bo Ek")).toBeVisible();
});

test("R51 the history says that the change was made on the board", async ({ page }) => {
  await prepare(page);
  await drag_over(page, "Bo Ek", column(page, "Contacting"));
  await page.mouse.up();
  await expect(card_in(page, "Contacting", "Bo Ek")).toBeVisible();
  await page.getByRole("link", { name: "Bo Ek" }).click();
  await expect(field(page, "Lead status")).toContainText("Contacting");
  await page.getByRole("tab", { name: /History/ }).click();
  await expect(page.getByText(/board/i).last()).toBeVisible();
});

test("R177 R182 the last column takes no card: it glides back, nothing changes, and the reason is told", async ({
  page,
}) => {
  await prepare(page);
  const locked = page.getByRole("group", { name: "Lead status not in use: 1" });
  await drag_over(page, "Bo Ek", locked);
  await page.mouse.up();
  await expect(page.getByText("Bo Ek stays in Open", { exact: true })).toBeVisible();
  await expect(count_of(page, "Open")).toHaveText("3");
  await expect(page.getByRole("button", { name: /^Undo: .*Bo Ek/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Why is there no lead status?" }).click();
  const why = page.getByRole("dialog", { name: "Why is there no lead status?" });
  await expect(why).toContainText("Potential customer");
  await why.getByRole("button", { name: "Show these contacts" }).click();
  await expect(page.getByRole("table").getByRole("link", { name: "Dag Ek" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link", { name: "Bo Ek" })).toHaveCount(0);
});

test("Esc ends a drag by pointer, and letting go in the same column changes nothing", async ({ page }) => {
  await prepare(page);
  await drag_over(page, "Bo Ek", column(page, "Qualified"));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(count_of(page, "Qualified")).toHaveText("0");
  await drag_over(page, "Bo Ek", card(page, "Cilla Ek"));
  await page.mouse.up();
  await expect(count_of(page, "Open")).toHaveText("3");
  await expect(page).toHaveURL(/#\/board$/);
});

test("R195 by keyboard: Space lifts, arrows move, Space drops, Esc cancels, and each step is spoken", async ({
  page,
}) => {
  await prepare(page);
  const spoken = page.locator("[aria-live=assertive]");
  await page.getByRole("link", { name: "Anna Ek" }).focus();
  await page.keyboard.press("Space");
  await expect(spoken).toContainText("Anna Ek picked up in Open");
  await page.keyboard.press("ArrowRight");
  await expect(spoken).toContainText("Over Contacting");
  await page.keyboard.press("Escape");
  await expect(spoken).toContainText("Anna Ek put back in Open");
  await expect(count_of(page, "Open")).toHaveText("3");

  await page.keyboard.press("Space");
  for (let i = 0; i < 4; ++i) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(card_in(page, "Qualified", "Anna Ek")).toBeVisible();
  await expect(page.getByRole("link", { name: "Anna Ek" })).toBeFocused();
});

test("R195 arrows go from card to card and column to column, and Enter opens the contact", async ({ page }) => {
  await prepare(page);
  await page.getByRole("link", { name: "Bo Ek" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(card_in(page, "Contacting", "Bo Ek")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("link", { name: "Anna Ek" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "Cilla Ek" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Cilla Ek" })).toBeVisible();
  await page.goBack();
  await expect(card(page, "Cilla Ek")).toBeVisible();
});

test("the card's menu moves it to another column and another row without a drag or a key, and takes the focus along", async ({
  page,
}) => {
  await prepare(page);
  await set_owner(page, 2, "No selection");
  await go(page, "#/board?rows=owner");
  await expect(cell(page, "Open", "No selection").getByRole("link")).toHaveText(["Bo Ek"]);
  const reader = new Reader(page, words_in("en"));
  await reader.move_card("Bo Ek", "Qualified");
  await expect(cell(page, "Qualified", "No selection").getByRole("link")).toHaveText(["Bo Ek"]);
  await expect(page.getByRole("link", { name: "Bo Ek" })).toBeFocused();
  await expect(page.locator("[aria-live=assertive]")).toContainText("Bo Ek dropped in Qualified, No selection");
  await reader.press(page.getByRole("button", { name: "More: Bo Ek" }));
  await reader.press(page.getByRole("menuitem", { name: "Move to row…" }));
  await expect(page.getByRole("menuitemradio", { name: "No selection" })).toBeChecked();
  await reader.press(page.getByRole("menuitemradio", { name: "Me", exact: true }));
  await expect(cell(page, "Qualified", "Me").getByRole("link")).toHaveText(["Bo Ek"]);
});

test("R184 a click on the name opens the contact", async ({ page }) => {
  await prepare(page);
  await page.getByRole("link", { name: "Cilla Ek" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cilla Ek" })).toBeVisible();
});

test("R186 R188 the filters stand in the address and the heads count what is left", async ({ page }) => {
  await prepare(page);
  await page.getByRole("searchbox", { name: "Filter by title" }).fill("bo e");
  await expect(count_of(page, "Open")).toHaveText("1");
  await expect(page.getByText("1 of 4")).toBeVisible();
  await expect(page).toHaveURL(/q=bo/);
  await page.reload();
  await expect(count_of(page, "Open")).toHaveText("1");
  await page.getByRole("searchbox", { name: "Filter by title" }).fill("");
  await expect(count_of(page, "Open")).toHaveText("3");
  await page.getByRole("button", { name: /Our contact/ }).click();
  await page.getByRole("menuitemradio", { name: "No selection" }).click();
  await expect(count_of(page, "Open")).toHaveText("0");
  await expect(page).toHaveURL(/owner=none/);
  await page.getByRole("button", { name: "Clear: Our contact" }).click();
  await expect(count_of(page, "Open")).toHaveText("3");
});

test("R179 the cards are ordered by name or days in status, the same for all columns", async ({ page }) => {
  await prepare(page);
  await page.getByRole("button", { name: /Days in status/ }).click();
  await page.getByRole("menuitem", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(column(page, "Open").getByRole("listitem").getByRole("link")).toHaveText([
    "Cilla Ek",
    "Bo Ek",
    "Anna Ek",
  ]);
  await page.getByRole("button", { name: "Name", exact: true }).click();
  await page.getByRole("menuitem", { name: "A to Z" }).click();
  await expect(column(page, "Open").getByRole("listitem").getByRole("link")).toHaveText([
    "Anna Ek",
    "Bo Ek",
    "Cilla Ek",
  ]);
});

test("R34 a contact whose lead status is not in use has no card", async ({ page }) => {
  await prepare(page);
  await expect(card(page, "Dag Ek")).toHaveCount(0);
});

test.describe("on a phone", () => {
  const phone = { width: 390, height: 844 };
  test.use({ hasTouch: true });

  test("a long press lifts the card, and the tray of lead statuses takes it", async ({ page }) => {
    await prepare(page);
    await page.setViewportSize(phone);
    await settled(page);
    const from = await middle(card(page, "Bo Ek"));
    const touch = await page.context().newCDPSession(page);
    /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {{ x: number, y: number }[]} points */
    const finger = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await finger("touchStart", [from]);
    const tray = page.getByRole("group", { name: "Drop in a lead status" });
    await expect(tray).toBeVisible();
    const to = await middle(tray.getByText("Qualified", { exact: true }));
    await finger("touchMove", [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }]);
    await settled(page);
    await finger("touchMove", [to]);
    await settled(page);
    await page.screenshot({ path: "build/screenshots/board-dragging-390x844-light.png" });
    await finger("touchEnd", []);
    await expect(tray).toHaveCount(0);
    await page.getByRole("button", { name: /^Qualified/ }).click();
    await expect(card_in(page, "Qualified", "Bo Ek")).toBeVisible();
  });

  test("R178 R195 a finger carries a card to another row, and a tap beside the name opens the sheet", async ({
    page,
  }) => {
    await prepare(page);
    await set_owner(page, 2, "No selection");
    await page.setViewportSize(phone);
    await go(page, "#/board?rows=owner");
    await expect(cell(page, "Open", "No selection").getByRole("link")).toHaveText(["Bo Ek"]);
    await settled(page);
    const from = await middle(card(page, "Anna Ek"));
    const to = await middle(card(page, "Bo Ek"));
    const touch = await page.context().newCDPSession(page);
    /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {{ x: number, y: number }[]} points */
    const finger = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await finger("touchStart", [from]);
    await expect(page.getByRole("group", { name: "Drop in a lead status" })).toBeVisible();
    await finger("touchMove", [{ x: from.x, y: (from.y + to.y) / 2 }]);
    await settled(page);
    await finger("touchMove", [to]);
    await settled(page);
    await finger("touchEnd", []);
    await expect(cell(page, "Open", "No selection").getByRole("listitem")).toHaveCount(2);
    const bo = await middle(card(page, "Bo Ek"));
    await page.touchscreen.tap(bo.x, bo.y + 14);
    await expect(page.getByRole("dialog", { name: "Contact" })).toContainText("Bo Ek");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("a column is brought into sight by its chip", async ({ page }) => {
    await prepare(page);
    await page.setViewportSize(phone);
    await page.getByRole("button", { name: /^Disqualified/ }).click();
    await expect(column(page, "Disqualified")).toBeInViewport({ ratio: 0.8 });
  });
});

/** Milliseconds of script for a scroll over the first column. @param {Page} page @param {number} steps */
async function script_time(page, steps) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const spent = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return (metrics.find((metric) => metric.name === "ScriptDuration")?.value ?? 0) * 1000;
  };
  const before = await spent();
  for (let i = 0; i < steps; ++i) {
    await page.mouse.wheel(0, 120);
    await settled(page);
  }
  return ((await spent()) - before) / steps;
}

test("R190 a board of 5,000 cards scrolls like one of 500", async ({ page }) => {
  test.setTimeout(180_000);
  /** @type {number[]} */
  const times = [];
  await start_empty(page);
  for (const count of [500, 5000]) {
    await drop_file(page, `leads-${count}.csv`, leads_file(count));
    await page.getByRole("button", { name: /^Import \d/ }).click();
    await expect(page.getByRole("heading", { name: /imported|Import/i }).first()).toBeVisible();
    await go(page, "#/board");
    await expect(page.getByText(new RegExp(`${count === 500 ? "500" : "5,000"} of`))).toBeVisible();
    const at = await middle(page.getByRole("main").getByRole("list").first());
    await page.mouse.move(at.x, at.y);
    await script_time(page, 5);
    times.push(await script_time(page, 20));
  }
  console.log(
    `script a scrolled frame: ${times[0].toFixed(1)} ms with 500 cards, ${times[1].toFixed(1)} ms with 5,000`,
  );
  expect(times[1]).toBeLessThan(times[0] * 3 + 5);
});

test("pictures: board", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/board?rows=owner");
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await take_pictures(page, "board-rows");
  await go(page, "#/board?entity=company&preview=10001");
  await expect(page.getByRole("complementary")).toBeVisible();
  await take_pictures(page, "board-companies");
  await go(page, "#/board?entity=contact&settings=1");
  await expect(page.getByRole("dialog")).toBeVisible();
  await take_pictures(page, "board-settings");
  await page.keyboard.press("Escape");
  await go(page, "#/board");
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await take_pictures(page, "board");
  await page.setViewportSize({ width: 1280, height: 800 });
  const first = column(page, "Contacting").getByRole("listitem").nth(2);
  const from = await middle(first);
  const to = await middle(column(page, "Qualified"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y, { steps: 3 });
  await page.mouse.move(to.x - 30, to.y - 180, { steps: 5 });
  await page.waitForTimeout(400);
  await page.screenshot({ path: "build/screenshots/board-dragging-1280x800-light.png" });
  const locked = await middle(page.getByRole("group", { name: /^Lead status not in use/ }));
  await page.mouse.move(locked.x, locked.y, { steps: 3 });
  await page.mouse.up();
  await page.waitForTimeout(600);
  await page.screenshot({ path: "build/screenshots/board-refused-1280x800-light.png" });
});
