// What opens over the page, lists of choices and menus: how each is left, by key and by pointer, without touching what
// lies behind.
import { expect, test } from "@playwright/test";
import { open, open_demo, settled } from "./pages.js";
import { go } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @typedef {object} Popover
 * @property {string} at address
 * @property {(page: Page) => Locator} opener
 * @property {"listbox" | "menu"} role
 */

/** @type {Record<string, Popover>} */
const popovers = {
  "a list of choices": {
    at: "#/contact/1/edit",
    opener: (page) => page.getByRole("combobox", { name: "Our contact" }),
    role: "listbox",
  },
  "a menu": {
    at: "#/contacts",
    opener: (page) => page.getByRole("button", { name: "New", exact: true }),
    role: "menu",
  },
  "a menu of ticks": {
    at: "#/contacts",
    opener: (page) => page.getByRole("button", { name: "Group" }),
    role: "menu",
  },
  "the choices of a filter": {
    at: "#/board",
    opener: (page) => page.getByRole("button", { name: "Our contact" }),
    role: "menu",
  },
  "the choices of a status in a table": {
    at: "#/company/10002",
    opener: (page) => page.getByRole("button", { name: /^Lead status of/ }).first(),
    role: "menu",
  },
};

/** @param {Locator} locator */
async function middle(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return /** @type {const} */ ([box.x + box.width / 2, box.y + box.height / 2]);
}

/** Which node has the focus. @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

for (const [name, { at, opener, role }] of Object.entries(popovers)) {
  test.describe(name, () => {
    test.beforeEach(async ({ page }) => {
      await open_demo(page);
      await go(page, at);
      await expect(opener(page)).toBeVisible();
    });
    /** @param {Page} page */
    const list = (page) => page.getByRole(role);

    test("Escape closes it, and the focus is where it was opened", async ({ page }) => {
      await opener(page).click();
      await expect(list(page)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(list(page)).toHaveCount(0);
      await expect(opener(page)).toBeFocused();

      await opener(page).press("Enter");
      await expect(list(page)).toBeVisible();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      await expect(list(page)).toHaveCount(0);
      await expect(opener(page)).toBeFocused();
      await expect(page).toHaveURL(new RegExp(`${at}$`)); // what Escape means to the page is not meant
    });

    for (const key of ["Tab", "Shift+Tab"]) {
      test(`${key} closes it and goes on from where it was opened`, async ({ page }) => {
        await opener(page).focus();
        await page.keyboard.press(key);
        const next = await focused(page);
        await opener(page).press("Enter");
        await expect(list(page)).toBeVisible();
        await page.keyboard.press(key);
        await expect(list(page)).toHaveCount(0);
        expect(await focused(page)).toBe(next);
      });
    }

    test("a press beside it closes it and presses nothing else", async ({ page }) => {
      const link = await middle(page.getByRole("link", { name: "Dashboard" }));
      const field = await middle(page.getByRole("button", { name: "Find anything" }));
      for (const place of [link, field]) {
        await opener(page).click();
        await expect(list(page)).toBeVisible();
        await page.mouse.click(...place);
        await expect(list(page)).toHaveCount(0);
        await expect(opener(page)).toBeFocused();
        await expect(page).toHaveURL(new RegExp(`${at}$`));
      }
      await page.mouse.click(...link); // and then it is pressed
      await expect(page).toHaveURL(/#\/dashboard$/);
    });

    test("what lies behind does not answer the pointer", async ({ page }) => {
      const link = await middle(page.getByRole("link", { name: "Dashboard" }));
      await opener(page).click();
      await expect(list(page)).toBeVisible();
      await page.mouse.move(...link);
      await settled(page);
      expect(await page.evaluate(() => document.getElementById("mirror")?.style.cursor)).not.toBe("pointer");
    });

    test("a second press on what opened it closes it", async ({ page }) => {
      await opener(page).click();
      await expect(list(page)).toBeVisible();
      await opener(page).click();
      await expect(list(page)).toHaveCount(0);
      await expect(opener(page)).toBeFocused();
      await opener(page).click();
      await expect(list(page)).toBeVisible();
    });

    test("what is taken by key leaves the focus where it was opened", async ({ page }) => {
      test.skip(name === "a menu", "its entries lead elsewhere");
      const id = (await opener(page).getAttribute("id")) ?? "";
      for (const key of ["Enter", "Space"]) {
        await page.locator(`#${id}`).press(key);
        await expect(list(page)).toBeVisible();
        await page.keyboard.press("Home");
        await page.keyboard.press(key);
        await expect(list(page)).toHaveCount(0);
        await expect(page.locator(`#${id}`)).toBeFocused();
      }
    });
  });
}

test.describe("a field with suggestions", () => {
  test.beforeEach(async ({ page }) => {
    await open_demo(page);
    await go(page, "#/contact/1/edit");
    await page.getByRole("combobox", { name: "Company" }).fill("a");
    await expect(page.getByRole("listbox")).toBeVisible();
  });

  test("Escape closes the list, and the field keeps the focus", async ({ page }) => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("listbox")).toHaveCount(0);
    await expect(page.getByRole("combobox", { name: "Company" })).toBeFocused();
    await expect(page).toHaveURL(/edit$/);
  });

  test("a press in the field itself places the caret, and the list stays", async ({ page }) => {
    await page.getByRole("combobox", { name: "Company" }).click({ position: { x: 30, y: 10 } });
    await expect(page.getByRole("listbox")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Company" })).toBeFocused();
  });

  test("a press beside it closes it and presses nothing else", async ({ page }) => {
    await page.mouse.click(...(await middle(page.getByRole("textbox", { name: "First name" }))));
    await expect(page.getByRole("listbox")).toHaveCount(0);
    await expect(page.getByRole("combobox", { name: "Company" })).toBeFocused();
    await page.mouse.click(...(await middle(page.getByRole("textbox", { name: "First name" }))));
    await expect(page.getByRole("textbox", { name: "First name" })).toBeFocused();
  });

  test("Tab goes on and leaves no list behind", async ({ page }) => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("listbox")).toHaveCount(0);
    expect(await focused(page)).not.toBe("");
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("everything in the menu of the bottom bar is to be seen at once", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Open the demo" }).click();
    await page.getByRole("button", { name: /^More/ }).tap();
    const items = page.getByRole("menuitem");
    expect(await items.count()).toBeGreaterThan(8);
    for (const item of await items.all()) await expect(item).toBeInViewport({ ratio: 1 });
  });

  test("the menu of the bottom bar opens, and closes by a tap on it or beside it, which does nothing else", async ({
    page,
  }) => {
    await open(page);
    await page.getByRole("button", { name: "Open the demo" }).click();
    const more = page.getByRole("button", { name: "More" });
    const [x, y] = await middle(page.getByRole("link", { name: "Contacts", exact: true }));
    for (const close of [() => more.tap(), () => page.touchscreen.tap(x, y)]) {
      await more.tap();
      await expect(page.getByRole("menu")).toBeVisible();
      await close();
      await expect(page.getByRole("menu")).toHaveCount(0);
      await expect(page).not.toHaveURL(/contacts/);
    }
    await page.touchscreen.tap(x, y);
    await expect(page).toHaveURL(/#\/contacts$/);
  });
});
