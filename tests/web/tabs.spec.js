// Several tabs on the same data: each can edit, each shows what the others have saved, and whichever writes may go.
import { test, expect } from "@playwright/test";
import { open, saved } from "./pages.js";
import { renderer_of } from "./processes.js";
import { add_company, go, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").BrowserContext} BrowserContext */

/** @param {BrowserContext} context @param {string} [address] */
async function open_tab(context, address = "#/companies") {
  const page = await context.newPage();
  await open(page, address);
  return page;
}

/** @param {Page} page @param {string} name */
const row = (page, name) => page.getByRole("row").filter({ hasText: name });

/** @param {Page} page @param {string} name */
async function add_saved(page, name) {
  await add_company(page, name, "Lead");
  await saved(page);
}

/** @param {Page} page @param {string[]} names the only companies there are */
async function shows(page, names) {
  await go(page, "#/companies");
  for (const name of names) await expect(row(page, name)).toBeVisible();
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", String(names.length + 1));
}

test("each tab edits, the others show it, and undo takes back the newest step of any of them", async ({
  page,
  context,
}) => {
  await start_empty(page);
  const second = await open_tab(context);
  await add_saved(page, "Nordlys AB");
  await expect(row(second, "Nordlys AB")).toBeVisible();
  await add_saved(second, "Vejle Plast A/S");
  await shows(page, ["Nordlys AB", "Vejle Plast A/S"]);
  await page.keyboard.press("Control+z");
  await shows(second, ["Nordlys AB"]);
  await second.close();
  await page.reload();
  await shows(page, ["Nordlys AB"]);
});

test("the first visit is shared too: what begins in one tab is there in the other", async ({ page, context }) => {
  await open(page);
  const second = await context.newPage();
  await open(second);
  await second.getByRole("button", { name: "Start", exact: true }).click();
  await add_saved(second, "Nordlys AB");
  await shows(page, ["Nordlys AB"]);
});

test("when the tab that writes is closed, another goes on", async ({ page, context }) => {
  await start_empty(page);
  await add_saved(page, "Nordlys AB");
  const second = await open_tab(context);
  await page.close();
  await add_saved(second, "Vejle Plast A/S");
  await second.reload();
  await shows(second, ["Nordlys AB", "Vejle Plast A/S"]);
});

test("when the tab that writes is killed, another goes on", async ({ page, context }) => {
  await start_empty(page);
  await add_saved(page, "Nordlys AB");
  const second = await open_tab(context);
  process.kill(await renderer_of(page), "SIGKILL");
  await add_saved(second, "Vejle Plast A/S");
  await second.reload();
  await shows(second, ["Nordlys AB", "Vejle Plast A/S"]);
});

test("a tab that writes and freezes is taken over, and follows when it wakes, with what was open in it", async ({
  page,
  context,
}) => {
  await start_empty(page);
  await add_saved(page, "Nordlys AB");
  const second = await open_tab(context);
  await go(page, "#/company/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Half typed");
  const frozen = await renderer_of(page);
  process.kill(frozen, "SIGSTOP");
  try {
    await add_saved(second, "Vejle Plast A/S");
  } finally {
    process.kill(frozen, "SIGCONT");
  }
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Half typed");
  await add_saved(page, "Öland Bygg AB");
  await shows(second, ["Nordlys AB", "Vejle Plast A/S", "Öland Bygg AB"]);
  await second.reload();
  await shows(second, ["Nordlys AB", "Vejle Plast A/S", "Öland Bygg AB"]);
  await shows(page, ["Nordlys AB", "Vejle Plast A/S", "Öland Bygg AB"]);
});

test("erasing everything in one tab begins anew in the others", async ({ page, context }) => {
  await start_empty(page);
  await add_saved(page, "Nordlys AB");
  const second = await open_tab(context, "#/settings");
  await second.getByRole("button", { name: /^Erase/ }).click();
  await second
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Erase/ })
    .click();
  await expect(second.getByRole("button", { name: "Open the demo" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await page.goto("./#/");
  await expect(page.getByRole("button", { name: "Open the demo" })).toBeVisible();
});

test("a tab of an older version stops writing when a newer one asks, and says so", async ({
  page,
  context,
  baseURL,
}) => {
  await start_empty(page);
  const newer = await context.newPage();
  await newer.goto(baseURL + "manifest.webmanifest");
  const answer = await newer.evaluate(
    (path) => {
      const channel = new BroadcastChannel(`/tratt${path}`);
      const answered = new Promise((resolve) => (channel.onmessage = (event) => resolve(event.data)));
      channel.postMessage({ app: "tratt", v: 1, type: "release", schema: 1000, build: "of the future" });
      return answered;
    },
    new URL(String(baseURL)).pathname,
  );
  expect(answer).toMatchObject({ app: "tratt", v: 1, type: "released" });
  await expect(page.getByRole("status").filter({ hasText: "Read-only: a newer Tratt is open" })).toBeVisible();
  const is_free = await newer.evaluate(
    (path) => navigator.locks.request(`/tratt${path}`, { ifAvailable: true }, (lock) => lock !== null),
    new URL(String(baseURL)).pathname,
  );
  expect(is_free).toBe(true);
});

/** How many companies each tab adds, and how often the tab that writes is killed meanwhile. */
const [many, kills] = process.env.TRATT_LONG ? [100, 10] : [6, 2];

/**
 * The tab that writes: the one that holds the lock of the data.
 * @param {Page[]} tabs
 */
async function writer_among(tabs) {
  for (const tab of tabs) {
    const [own, holder] = await tab.evaluate(async () => {
      const ask = (/** @type {string} */ name) => navigator.locks.request(name, () => navigator.locks.query());
      const { held = [] } = await ask("who am I");
      const client_of = (/** @type {(name: string) => boolean} */ is) =>
        held.find((lock) => is(lock.name ?? ""))?.clientId;
      return [client_of((name) => name === "who am I"), client_of((name) => name.startsWith("/tratt"))];
    });
    if (own === holder) return tab;
  }
  throw new Error("no tab writes");
}

test(`three tabs add ${many} companies each while the writer is killed ${kills} times: all of them are there`, async ({
  page,
  context,
}) => {
  test.setTimeout(process.env.TRATT_LONG ? 1_800_000 : 120_000);
  await start_empty(page);
  const tabs = [page, await open_tab(context), await open_tab(context)];
  /** @type {Set<Page>} */
  const killed = new Set();
  let added = 0;

  const kill_the_writer = async () => {
    const writer = await writer_among(tabs.filter((tab) => !killed.has(tab)));
    const renderer = await renderer_of(writer);
    killed.add(writer);
    process.kill(renderer, "SIGKILL");
  };

  // What was not shown as saved when its tab was killed is there or not: it is looked for, and else added again.
  /** @param {number} which @param {string} name */
  const add_once = async (which, name) => {
    for (;;) {
      const tab = tabs[which];
      try {
        await go(tab, `#/companies?q=${encodeURIComponent(name)}`);
        await expect(tab.getByRole("heading", { level: 1, name: "Companies" })).toBeVisible();
        if (await row(tab, name).isVisible()) return;
        return await add_saved(tab, name);
      } catch (error) {
        if (!killed.has(tab)) throw error;
        tabs[which] = await open_tab(context);
      }
    }
  };

  let next_kill = 1;
  await Promise.all(
    [0, 1, 2].map(async (which) => {
      for (let i = 1; i <= many; i++) {
        await add_once(which, `Company ${which}-${i}.`);
        added++;
        if (next_kill > kills || added < (next_kill * 3 * many) / (kills + 1)) continue;
        next_kill++;
        await kill_the_writer();
      }
    }),
  );
  const last = await open_tab(context);
  await expect(last.getByRole("table")).toHaveAttribute("aria-rowcount", String(3 * many + 1));
  expect(killed.size).toBe(kills);
});
