// The oracle on every screen of the app, with the demo company: what is drawn is said, and what is said is drawn, on a
// desktop and on a phone, in English and in Swedish.
import { readFileSync } from "node:fs";
import { drop_file, fixture, open, settled } from "./pages.js";
import { go } from "./records.js";
import { disagreements, remove_node } from "./oracle.js";
import { expect, idle, test } from "./stand.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {(page: Page) => Promise<void>} Show brings a screen up */

const windows = {
  "1280x800": { viewport: { width: 1280, height: 800 } },
  "390x844": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};
const locales = { English: "en-GB", Swedish: "sv-SE" };

/** @param {string} hash @returns {Show} */
const at = (hash) => async (page) => {
  await go(page, hash);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};

/** What is open is closed again by Escape. @type {Record<string, Show>} */
const screens = {
  dashboard: at("#/dashboard"),
  contacts: at("#/contacts"),
  "contacts in groups": at("#/contacts?group=company"),
  "contacts that are none": at("#/contacts?q=nobody"),
  "contact card": at("#/contact/1"),
  "history of a contact": async (page) => {
    await go(page, "#/contact/1");
    await page.getByRole("tab", { name: /^(History|Historik)/ }).click();
  },
  "contact edit": at("#/contact/1/edit"),
  "new contact": at("#/contact/new"),
  "open select": async (page) => {
    await go(page, "#/contact/1/edit");
    await page.getByRole("combobox", { name: /^(Our contact|Vår kontakt)$/ }).click();
    await expect(page.getByRole("listbox")).toBeVisible();
  },
  "open menu": async (page) => {
    await go(page, "#/contacts");
    const opener = page.getByRole("button", { name: /^(New|Ny|More|Mer)(,|$)/ });
    await opener.first().click();
    await expect(page.getByRole("menu")).toBeVisible();
  },
  companies: at("#/companies"),
  "company card": at("#/company/10001"),
  "company edit": at("#/company/10001/edit"),
  board: at("#/board"),
  "board with rows": at("#/board?rows=owner"),
  "board of companies with a preview": async (page) => {
    await go(page, "#/board?entity=company&preview=10001");
    await expect(page.getByText("Nordlys AB").first()).toBeVisible();
  },
  "board of sales": at("#/board?entity=sale"),
  "board settings": async (page) => {
    await go(page, "#/board?settings=1");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "board, told why": async (page) => {
    await go(page, "#/board?why=1");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  sales: at("#/sales"),
  "new sale": at("#/sale/new?contact=1"),
  "activities of a contact": async (page) => {
    await go(page, "#/contact/1");
    await page.getByRole("tab", { name: /^(Activities|Aktiviteter)/ }).click();
  },
  "follow-ups": at("#/follow-ups"),
  "new follow-up": async (page) => {
    await go(page, "#/follow-ups");
    await page
      .getByRole("button", { name: /^(New follow-up|Ny uppföljning)$/ })
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "settings, you": at("#/settings/you"),
  find: at("#/find?entity=contact"),
  "find, companies": at("#/find?entity=company"),
  "find, a list open": async (page) => {
    await go(page, "#/find?entity=contact");
    const value = page.getByRole("combobox", { name: /^(Lead status: value|Leadstatus: värde)$/ });
    if (await value.count()) await value.click();
    else await page.getByRole("button", { name: /^(Lead status is one of|Leadstatus är en av)/ }).click();
    await expect(page.getByRole("listbox").or(page.getByRole("dialog"))).toBeVisible();
  },
  "find, typical searches": async (page) => {
    await go(page, "#/find?entity=sale");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^(Typical searches|Vanliga sökningar|More|Mer)$/ })
      .click();
    await expect(page.getByRole("menu")).toBeVisible();
  },
  selections: at("#/selections"),
  "new selection": async (page) => {
    await go(page, "#/selections");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^(New selection|Nytt urval)$/ })
      .click();
    await page.getByRole("radio", { name: /^(Combined|Kombinerat)$/ }).click();
  },
  palette: async (page) => {
    await go(page, "#/dashboard");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("an");
    await expect(page.getByRole("option").first()).toBeVisible();
  },
  settings: at("#/settings"),
  "settings, storage": at("#/settings/storage"),
  "settings, look": at("#/settings/look"),
  "settings, shortcuts": at("#/settings/shortcuts"),
  "restore without a file": at("#/settings/restore"),
  "open dialog": async (page) => {
    await go(page, "#/dashboard");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  toast: async (page) => {
    await go(page, "#/contacts");
    for (const key of ["Control+z", "Control+Shift+z"]) await page.keyboard.press(key);
    await expect(page.getByRole("group", { name: /demo/i })).toBeVisible();
  },
  "not found": at("#/nowhere"),
  "import without a file": at("#/import"),
};

/** The steps of an import, each from the one before. @type {Record<string, Show>} */
const import_steps = {
  preview: async (page) => {
    await drop_file(page, "contacts_with_faults.csv", readFileSync(fixture("contacts_with_faults.csv")));
    await expect(page.getByRole("table")).toBeVisible();
  },
  values: async (page) => {
    await page.getByRole("button", { name: /^(See all values|Visa alla värden)$/ }).click();
    await expect(page.getByRole("region", { name: /^(Values|Värden)$/ })).toBeVisible();
  },
  done: async (page) => {
    await page.getByRole("button", { name: /^(To the preview|Till förhandsvisningen)$/ }).click();
    await page.getByRole("button", { name: /^(Import|Importera) \d+/ }).click();
    await expect(page.getByRole("status").filter({ hasText: "contacts_with_faults.csv" })).toBeVisible();
  },
};

/** The steps of bringing data back. @type {Record<string, Show>} */
const restore_steps = {
  preview: async (page) => {
    await go(page, "#/settings/storage");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^(Download backup|Ladda ner säkerhetskopia)$/ }).click(),
    ]);
    await page.keyboard.press("Control+z");
    await drop_file(page, "a.tratt.json", readFileSync(await download.path()));
    await expect(page.getByRole("radiogroup", { name: /^(How|Hur)$/ })).toBeVisible();
  },
  done: async (page) => {
    await page.getByRole("radio", { name: /^(Replace everything|Ersätt allt)$/ }).click();
    await page.getByRole("button", { name: /^(Replace everything|Ersätt allt)$/ }).click();
    await expect(page.getByRole("status").filter({ hasText: /brought back|hämtats tillbaka/ })).toBeVisible();
  },
  refused: async (page) => {
    await drop_file(page, "b.tratt.json", '{"v":2,"crc":"00000000","backup":{}}');
    await expect(page.getByRole("alert")).toBeVisible();
  },
  passphrase: async (page) => {
    await drop_file(page, "c.tratt", '{"app":"tratt","encrypted":1}\n');
    await expect(page.getByLabel(/^(Passphrase|Lösenfras)$/)).toBeVisible();
  },
};

/** What is wrong once everything is there and stands still. @param {Page} page */
async function wrong(page) {
  await page.evaluate(() => document.fonts.ready);
  await settled(page);
  await idle(page);
  return disagreements(page);
}

for (const [size, window] of Object.entries(windows)) {
  for (const [language, locale] of Object.entries(locales)) {
    test.describe(`${size}, ${language}`, () => {
      test.describe.configure({ mode: "default" });
      /** @type {Page} */
      let page;

      test.beforeAll(async ({ browser, checked_app }) => {
        const reducedMotion = /** @type {const} */ ("reduce");
        page = await browser.newPage({ ...window, locale, reducedMotion, baseURL: checked_app });
        await open(page);
      });
      test.afterAll(() => page.close());

      test("first visit", async () => expect(await wrong(page)).toEqual([]));

      test.describe("with the demo", () => {
        test.beforeAll(async () => {
          const opener = page.getByRole("button", { name: /^(Open the demo|Öppna demon)$/ });
          await opener.click();
          await expect(opener).toHaveCount(0);
        });
        test.afterEach(() => page.keyboard.press("Escape"));

        for (const [name, show] of Object.entries(screens)) {
          test(name, async () => {
            await show(page);
            expect(await wrong(page)).toEqual([]);
          });
        }

        test("import", async () => {
          for (const [name, show] of Object.entries(import_steps)) {
            await show(page);
            expect.soft(await wrong(page), name).toEqual([]);
          }
        });

        test("bringing data back", async () => {
          for (const [name, show] of Object.entries(restore_steps)) {
            await show(page);
            expect.soft(await wrong(page), name).toEqual([]);
          }
        });
      });
    });
  }
}

test.describe("the check can fail", () => {
  test.beforeEach(async ({ page, checked_app }) => {
    await page.goto(checked_app + "#/settings/look");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await wrong(page)).toEqual([]);
  });

  test("without the mirror every text of a screen is missed", async ({ page }) => {
    await page.evaluate(() => document.getElementById("mirror")?.replaceChildren());
    const missed = await disagreements(page);
    expect(missed.length).toBeGreaterThan(20);
    expect(missed).toContainEqual(expect.stringContaining('drawn but not said: "Settings"'));
  });

  test("without one node its text is missed, and no other", async ({ page }) => {
    await remove_node(page, "Theme");
    expect(await disagreements(page)).toEqual([expect.stringContaining('drawn but not said: "Theme"')]);
  });
});
