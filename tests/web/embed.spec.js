// The demos in other people's pages: the element, the plain frame, and what they must leave alone.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { needed_files } from "../../assets/make_site.mjs";
import { expect_no_axe_violations } from "./axe.js";
import { root } from "./pages.js";
import { add_company, go, start_empty } from "./records.js";
import { open_host } from "./sites.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./sites.js").Host} Host */

/** @type {Host} */
let host;
test.beforeEach(async () => {
  host = await open_host({ base: "/some/folder/" });
  host.deploy();
});
test.afterEach(() => host.close());

/** @type {Record<string, string>} */
const views = {
  contact: "Contact card",
  company: "Company card",
  board: "Board by lead status",
  dashboard: "Lead overview",
  flow: "From lead to customer",
};

/** @param {string} body @param {string} [head] */
const page_with = (body, head = "") =>
  `<!doctype html><html lang="en"><meta charset="utf-8">${head}<script defer src="tratt-demo.js"></script>
  <body style="margin:0;background:#fff">${body}</body></html>`;

/** @param {Page} page @param {string} body @param {string} [head] */
async function open_page(page, body, head) {
  host.add("page.html", page_with(body, head));
  await page.goto(`${host.url}page.html`);
}

/** @param {Page} page @param {string} view */
const demo = (page, view) => page.frameLocator(`tratt-demo[view=${view}] iframe`);

/** The frame of a demo, for what only its own scripts can see. @param {Page} page @param {string} view */
async function frame_of(page, view) {
  const element = await page.locator(`tratt-demo[view=${view}] iframe`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`no frame for ${view}`);
  return frame;
}

/** @param {Page} page @param {string} view */
async function see(page, view) {
  await page.locator(`tratt-demo[view=${view}]`).scrollIntoViewIfNeeded();
  await expect(demo(page, view).getByRole("main", { name: views[view] })).toBeVisible();
}

/** @param {Page} page @param {string} event @returns {Promise<any>} its detail, when it comes next */
const heard = (page, event) =>
  page.evaluate(
    (name) =>
      new Promise((resolve) =>
        addEventListener(name, (event) => resolve(/** @type {CustomEvent} */ (event).detail), { once: true }),
      ),
    event,
  );

/** Until the frame has the height that it wants: a list that is open meanwhile would move. @param {Page} page */
async function grown(page) {
  const height = async () => (await page.locator("iframe").boundingBox())?.height;
  await expect(async () => {
    const before = await height();
    await page.waitForTimeout(250);
    expect(await height()).toBe(before);
  }).toPass();
}

/** @param {Page} page @param {string} text */
const give = (page, text) =>
  page.locator("tratt-demo").evaluate((element, it) => /** @type {any} */ (element).load(it), text);

/** Pictures drawn in a frame so far. @param {Page} page @param {string} view */
async function pictures(page, view) {
  const frame = await frame_of(page, view);
  return frame.evaluate(() => {
    const last = /** @type {PerformanceMeasure | undefined} */ (performance.getEntriesByName("tratt:frame").at(-1));
    return last ? last.detail.count : 0;
  });
}

test("six demos on one page: little before they are seen, the program once, no picture while nothing happens", async ({
  page,
}) => {
  /** @type {Map<string, number>} */
  const asked = new Map();
  let bytes = 0;
  page.on("response", async (response) => {
    const name = new URL(response.url()).pathname.split("/").pop() ?? "";
    asked.set(name, (asked.get(name) ?? 0) + 1);
    if (name !== "page.html") bytes += Number(response.headers()["content-length"] ?? 0);
  });
  const space = '<div style="height:2000px"></div>';
  const six = [...Object.keys(views), "board"].map((view) => `${space}<tratt-demo view="${view}"></tratt-demo>`);
  await open_page(page, six.join("") + space);
  await page.waitForTimeout(500);
  console.log(`before the first demo is seen: ${bytes} bytes`);
  expect(bytes).toBeLessThan(30_000);
  expect(await page.locator("iframe").count()).toBe(0);

  for (const view of Object.keys(views)) {
    await page.locator(`tratt-demo[view=${view}]`).first().scrollIntoViewIfNeeded();
    await expect(
      page.frameLocator(`tratt-demo[view=${view}] iframe`).first().getByRole("main", { name: views[view] }),
    ).toBeVisible();
  }
  await page.locator("tratt-demo").last().scrollIntoViewIfNeeded();
  await expect(page.frameLocator("tratt-demo:last-of-type iframe").getByRole("main")).toBeVisible();
  expect(asked.get([...asked.keys()].find((name) => name.endsWith(".wasm")) ?? "")).toBe(1);

  const counts = () => Promise.all(Object.keys(views).map((view) => count_first(page, view)));
  await page.waitForTimeout(1500);
  const before = await counts();
  await page.waitForTimeout(3000);
  expect(await counts()).toEqual(before);
  expect(host.missing.filter((name) => name !== "/favicon.ico")).toEqual([]);
});

/** @param {Page} page @param {string} view */
async function count_first(page, view) {
  const element = await page.locator(`tratt-demo[view=${view}] iframe`).first().elementHandle();
  const frame = await element?.contentFrame();
  return frame?.evaluate(() => {
    const last = /** @type {PerformanceMeasure | undefined} */ (performance.getEntriesByName("tratt:frame").at(-1));
    return last ? last.detail.count : 0;
  });
}

test("a demo that is out of sight draws nothing, whatever happens to it", async ({ page }) => {
  await open_page(page, '<tratt-demo view="board"></tratt-demo><div style="height:4000px"></div>');
  await see(page, "board");
  await page.evaluate(() => scrollTo(0, 3000));
  await page.waitForTimeout(1000);
  const before = await pictures(page, "board");
  const loaded = page.evaluate(
    () =>
      new Promise((resolve) =>
        addEventListener("tratt-loaded", (event) => resolve(/** @type {any} */ (event).detail), { once: true }),
      ),
  );
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector("tratt-demo")).load("First name,Last name\nEva,Ek"),
  );
  expect(await loaded).toMatchObject({ contacts: 1, companies: 0, left_out: 0 });
  await page.waitForTimeout(500);
  expect(await pictures(page, "board")).toBe(before);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => pictures(page, "board")).toBeGreaterThan(before);
});

test("focus, wheel and Tab are the page's", async ({ page }) => {
  await open_page(
    page,
    `<input aria-label="Before" autofocus><tratt-demo view="flow"></tratt-demo><input aria-label="After"><div style="height:3000px"></div>`,
  );
  await see(page, "flow");
  await expect(page.getByLabel("Before")).toBeFocused();
  const place = await page.locator("iframe").boundingBox();
  if (!place) throw new Error("no frame");
  await page.mouse.move(place.x + place.width / 2, place.y + 200);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Before");

  await page.evaluate(() => scrollTo(0, 0));
  const inside = page.frameLocator("iframe").getByRole("button", { name: "Start over" });
  await page.keyboard.press("Tab");
  for (let i = 0; i < 5 && !(await inside.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press("Tab");
  await expect(inside).toBeFocused();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    if (await page.getByLabel("After").evaluate((element) => element === document.activeElement)) break;
  }
  await expect(page.getByLabel("After")).toBeFocused();
});

test("the frame is sandboxed, keeps nothing and says so", async ({ page }) => {
  await open_page(page, '<tratt-demo view="contact"></tratt-demo>');
  await see(page, "contact");
  expect(await page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
  await expect(demo(page, "contact").getByText("Demo: nothing is saved")).toBeVisible();
  const frame = await frame_of(page, "contact");
  expect(await frame.evaluate(() => self.origin)).toBe("null");
  const denied = await frame.evaluate(() => {
    try {
      return Boolean(localStorage);
    } catch (error) {
      return /** @type {Error} */ (error).name;
    }
  });
  expect(denied).toBe("SecurityError");
  await expect(demo(page, "contact").getByRole("group", { name: "Lead status" })).toBeVisible();
});

test("the language, the theme and the height of the page around", async ({ page }) => {
  await open_page(
    page,
    '<tratt-demo view="board"></tratt-demo><tratt-demo view="company" lang="sv" theme="dark"></tratt-demo>',
  );
  await see(page, "board");
  const frame = await frame_of(page, "board");
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
  await page.evaluate(() => {
    document.documentElement.lang = "sv";
    document.body.style.background = "#101114";
  });
  await expect(demo(page, "board").getByRole("heading", { name: "Tavla efter leadstatus" })).toBeVisible();
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  expect(await frame.evaluate(() => document.documentElement.lang)).toBe("sv");
  await page.evaluate(() => {
    document.body.style.transition = "background-color 0.3s";
    document.body.style.background = "oklch(0.98 0.01 250)";
  });
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
  await page.evaluate(() => (document.body.style.background = "#101114"));
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");

  await page.locator("tratt-demo[view=company]").scrollIntoViewIfNeeded();
  await expect(demo(page, "company").getByText("Demo: inget sparas")).toBeVisible();
  const other = await frame_of(page, "company");
  expect(await other.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");

  // It has grown to what it needs.
  await expect
    .poll(async () => (await page.locator("tratt-demo[view=board] iframe").boundingBox())?.height)
    .toBeGreaterThan(400);
  for (const name of ["Öppen", "Kvalificerad"])
    await expect(
      demo(page, "board")
        .getByRole("heading", { name: new RegExp(`^${name}`) })
        .or(demo(page, "board").getByRole("list", { name: new RegExp(`^${name}`) }))
        .first(),
    ).toBeVisible();
});

test("data of the page's own, told changes, and the way back", async ({ page }) => {
  host.add("leads.csv", "First name,Last name,Company,Category,Lead status\nÅsa,Öberg,Nordlys AB,Lead,Contacting\n");
  await open_page(page, '<tratt-demo view="contact" src="leads.csv"></tratt-demo>');
  const changed = page.evaluate(
    () =>
      new Promise((resolve) =>
        addEventListener("tratt-change", (event) => resolve(/** @type {any} */ (event).detail), { once: true }),
      ),
  );
  const inside = demo(page, "contact");
  await expect(inside.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  await expect(inside.getByRole("button", { name: /^Undo/ })).toBeDisabled();
  await inside.getByRole("link", { name: "Edit" }).click();
  await grown(page);
  await inside.getByRole("combobox", { name: "Lead status" }).click();
  await inside.getByRole("option", { name: "Qualified", exact: true }).click();
  await inside.getByRole("button", { name: "Save", exact: true }).click();
  await expect(inside.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  expect(await changed).toMatchObject({ kind: "ordinary", name: "step_update_contact" });
  expect((await changed).changes[0]).toMatchObject({
    kind: "set",
    entity: "contact",
    number: 1,
    fields: { lead_status: { old_name: "Contacting", new_name: "Qualified" } },
  });
  await inside.getByRole("link", { name: "Nordlys AB" }).first().click();
  await expect(inside.getByRole("heading", { level: 1, name: "Nordlys AB" })).toBeVisible();
  await inside.getByRole("button", { name: "Back" }).click();
  await inside.getByRole("button", { name: /^Undo/ }).click();
  await expect(inside.getByRole("group", { name: "Lead status" })).toContainText("Contacting");
  await inside.getByRole("button", { name: "Start over" }).click();
  await expect(inside.getByRole("button", { name: /^Undo/ })).toBeDisabled();
});

test("from the board into a form and back, and from what is not here", async ({ page }) => {
  await open_page(page, '<tratt-demo view="board"></tratt-demo>');
  await see(page, "board");
  const inside = demo(page, "board");
  const board = inside.getByRole("heading", { level: 1, name: "Board by lead status" });
  const add = inside.getByRole("link", { name: /^New in/ }).first();
  await add.click();
  await inside.getByRole("button", { name: "Cancel" }).click();
  await expect(board).toBeVisible();
  await add.click();
  await inside.getByRole("textbox", { name: "Last name" }).fill("Ek");
  await inside.getByRole("button", { name: "Cancel" }).click();
  await inside.getByRole("button", { name: "Discard" }).click();
  await expect(board).toBeVisible();
  await expect(inside.getByRole("button", { name: "Back" })).toHaveCount(0);
  await grown(page);
  await inside
    .getByRole("link", { name: /^Hanna/ })
    .first()
    .click();
  await inside.getByRole("link", { name: "Edit" }).click();
  await inside.getByRole("button", { name: "Cancel" }).click();
  await expect(inside.getByRole("link", { name: "Edit" })).toBeVisible();
  await inside.getByRole("link", { name: "Create sale" }).click();
  await expect(inside.getByText("This is not part of the demo").first()).toBeVisible();
  await inside.getByRole("button", { name: "Close" }).click();
  await expect(inside.getByRole("button", { name: "Close" })).toHaveCount(0);
  await grown(page);
  await inside.getByRole("link", { name: "+46 8" }).first().click();
  await expect(inside.getByRole("button", { name: "Close" })).toBeVisible();
  await inside.getByRole("button", { name: "Back" }).click();
  await expect(board).toBeVisible();
});

test("other data while a card is held, or a question is open, leave nothing of the old ones", async ({ page }) => {
  await open_page(page, '<tratt-demo view="board"></tratt-demo>');
  await see(page, "board");
  const inside = demo(page, "board");
  const card = inside.getByRole("link", { name: /^Hanna/ }).first();
  const box = await card.boundingBox();
  if (!box) throw new Error("no card");
  await page.mouse.move(box.x + 10, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 30, { steps: 5 });
  const loaded = heard(page, "tratt-loaded");
  await give(page, "First name,Last name,Company\nEva,Ek,Ek AB\n");
  expect(await loaded).toMatchObject({ contacts: 1 });
  await page.mouse.move(box.x + 240, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(inside.getByRole("link", { name: "Eva Ek" })).toBeVisible();
  await expect(inside.getByText("The demo has stopped")).toHaveCount(0);
});

test("the page is told of everything that it cannot have", async ({ page }) => {
  await open_page(page, '<tratt-demo view="flow"></tratt-demo>');
  await see(page, "flow");
  const failed = heard(page, "tratt-failed");
  await give(page, "x".repeat(5_000_001));
  expect(await failed).toEqual({ reason: "refused", key: "text" });
  const missing = heard(page, "tratt-failed");
  await page.locator("tratt-demo").evaluate((element) => element.setAttribute("src", "not-here.csv"));
  expect(await missing).toMatchObject({ reason: "src" });
});

test("a file is fetched when the demo is seen, and once, and does not take the place of what was given", async ({
  page,
}) => {
  host.add("leads.csv", "First name,Last name\nEva,Ek\n");
  let asked = 0;
  page.on("request", (request) => (asked += request.url().endsWith("leads.csv") ? 1 : 0));
  await open_page(
    page,
    '<div style="height:3000px"></div><tratt-demo view="contact" src="leads.csv" max-height="200"></tratt-demo>',
  );
  await page.waitForTimeout(300);
  expect(asked).toBe(0);
  await see(page, "contact");
  const inside = demo(page, "contact");
  await expect(inside.getByRole("heading", { level: 1, name: "Eva Ek" })).toBeVisible();
  expect((await page.locator("tratt-demo").boundingBox())?.height).toBe(200);
  await give(page, "First name,Last name\nÅsa,Öberg\n");
  await expect(inside.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  await page.evaluate(() => {
    document.body.prepend(/** @type {Element} */ (document.querySelector("tratt-demo")));
    scrollTo(0, 0);
  });
  await expect(inside.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  expect(asked).toBe(1);
});

test("what is sent that is wrong is refused or ignored", async ({ page }) => {
  await open_page(page, '<tratt-demo view="board"></tratt-demo>');
  await see(page, "board");
  const answers = await page.evaluate(async () => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    /** @type {any[]} */
    const heard = [];
    addEventListener("message", ({ data }) => heard.push(data));
    const send = (/** @type {any} */ message) => frame.contentWindow?.postMessage(message, "*");
    send("show");
    send(null);
    send({ tratt: 2, type: "show", view: "flow" });
    send({ tratt: 1, type: "__proto__", view: "flow" });
    send({ tratt: 1, type: "show", view: "<img src=x onerror=alert(1)>", lang: 7, theme: ["dark"], number: -1 });
    send({ tratt: 1, type: "load", text: { length: 3 } });
    send({ tratt: 1, type: "load", text: "x".repeat(5_000_001) });
    send({ tratt: 1, type: "load", name: "a.csv", text: "\0\0not a list" });
    send({ tratt: 1, type: "load", name: "b.tratt.json", text: '{"v":3,"crc":"00000000","backup":{}}' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return heard.filter(({ type }) => type === "refused" || type === "loaded");
  });
  expect(answers.filter(({ type }) => type === "refused").map(({ key }) => key)).toEqual([
    "view",
    "lang",
    "theme",
    "number",
    "text",
    "text",
  ]);
  const refused = answers.filter(({ type }) => type === "loaded");
  expect(refused.map(({ error }) => typeof error?.code)).toEqual(["string", "string"]);
  await expect(demo(page, "board").getByRole("heading", { level: 1, name: "Board by lead status" })).toBeVisible();
  // Nobody but the page around is listened to.
  await page.evaluate(() => {
    const stranger = document.createElement("iframe");
    document.body.append(stranger);
    const target = document.querySelector("iframe")?.contentWindow;
    /** @type {any} */ (stranger.contentWindow).eval("0");
    const script = /** @type {any} */ (stranger.contentWindow).Function(
      "target",
      'target.postMessage({tratt:1,type:"show",view:"flow"},"*")',
    );
    script(target);
  });
  await page.waitForTimeout(300);
  await expect(demo(page, "board").getByRole("heading", { level: 1, name: "Board by lead status" })).toBeVisible();
});

for (const has_header of [false, true]) {
  test(`a plain sandboxed frame, where the host ${has_header ? "lets everybody read" : "sends no header"}`, async ({
    page,
  }) => {
    const other = await open_host({ headers: has_header ? { "Access-Control-Allow-Origin": "*" } : {} });
    other.deploy();
    /** @type {string[]} */
    const asked = [];
    page.on("requestfinished", (request) => asked.push(new URL(request.url()).pathname));
    host.add(
      "plain.html",
      `<iframe sandbox="allow-scripts" width="640" height="480" title="Demo" src="${other.url}embed.html?view=flow&lang=sv&theme=dark"></iframe>`,
    );
    await page.goto(`${host.url}plain.html`);
    const inside = page.frameLocator("iframe");
    await expect(inside.getByRole("heading", { level: 1, name: "Från lead till kund" })).toBeVisible();
    await expect(inside.getByText("Demo: inget sparas")).toBeVisible();
    expect(asked.some((name) => /single/.test(name))).toBe(!has_header);
    expect(other.missing).toEqual([]);
    other.close();
  });
}

test("from another origin the element works with the header and without", async ({ page }) => {
  for (const headers of [{ "Access-Control-Allow-Origin": "*" }, {}]) {
    const other = await open_host({ headers: /** @type {Record<string, string>} */ (headers) });
    other.deploy();
    host.add(
      "far.html",
      `<script defer src="${other.url}tratt-demo.js"></script><tratt-demo view="flow"></tratt-demo>`,
    );
    await page.goto(`${host.url}far.html`);
    await see(page, "flow");
    expect(other.missing).toEqual([]);
    other.close();
  }
});

test("a page with a strict policy gets the frame that stands by itself", async ({ page }) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'unsafe-inline'">`;
  await open_page(page, '<tratt-demo view="flow"></tratt-demo>', policy);
  await see(page, "flow");
  expect(await page.locator("iframe").getAttribute("src")).toContain("embed.html?");
});

test("a page that gives a script to the frame but no program gets that frame, too", async ({ page }) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline'">`;
  await open_page(page, '<tratt-demo view="flow"></tratt-demo>', policy);
  await see(page, "flow");
  expect(await page.locator("iframe").getAttribute("src")).toContain("embed.html?");
});

test("the program has no word for anything that keeps", () => {
  const site = path.join(root, "build/web");
  const [script] = needed_files(site).demos.filter((name) => /^tratt-embed-[0-9a-f]+\.js$/.test(name));
  const text = readFileSync(path.join(site, script), "utf8");
  expect(text.length).toBeGreaterThan(10_000);
  expect(text).not.toMatch(
    /indexedDB|localStorage|sessionStorage|navigator\.locks|BroadcastChannel|serviceWorker|caches/,
  );
});

test("a frame without a sandbox on the app's own origin touches no database", async ({ page }) => {
  host.add("open.html", '<iframe width="640" height="480" title="Demo" src="embed.html?view=board"></iframe>');
  await page.goto(`${host.url}open.html`);
  const inside = page.frameLocator("iframe");
  await expect(inside.getByRole("heading", { level: 1, name: "Board by lead status" })).toBeVisible();
  const left = await page.evaluate(async () => ({
    databases: await indexedDB.databases(),
    keys: Object.keys(localStorage),
    caches: await caches.keys(),
    locks: (await navigator.locks.query()).held?.length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(left).toEqual({ databases: [], keys: [], caches: [], locks: 0, workers: 0 });
});

test.describe("kept for use without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("the page about the demos works again without a network, demos and all", async ({ page }) => {
    await page.goto(host.url);
    await expect(page.getByRole("main")).toBeVisible();
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await page.goto(`${host.url}docs/`);
    await see(page, "contact");
    host.cut();
    await page.reload();
    await see(page, "contact");
    await see(page, "flow");
    await page.getByRole("link", { name: "Tratt" }).click();
    await expect(page.getByRole("button", { name: "Open the demo" })).toBeVisible();
  });
});

test.describe("after an update", () => {
  test.use({ serviceWorkers: "allow" });

  test("the page about the demos is of the newer build", async ({ page }) => {
    await page.goto(host.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await page.goto(`${host.url}docs/`);
    await see(page, "contact");
    host.deploy({
      "docs/index.html": (text) => text.replace("Live demos in your pages</h1>", "Of the newer build</h1>"),
    });
    await page.goto(host.url);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Update" }).click()]);
    await page.goto(`${host.url}docs/`);
    await expect(page.getByRole("heading", { level: 1, name: "Of the newer build" })).toBeVisible();
    await see(page, "contact");
    host.cut();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Of the newer build" })).toBeVisible();
    await see(page, "contact");
  });
});

for (const [name, heading] of [
  ["docs/", "Live demos in your pages"],
  ["docs/sv.html", "Levande demor på dina sidor"],
]) {
  test(`the page about the demos: ${name}`, async ({ page }) => {
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(host.url).origin) complaints.push(request.url());
    });
    await page.goto(host.url + name);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    for (const view of Object.keys(views)) {
      await page.locator(`tratt-demo[view=${view}]`).scrollIntoViewIfNeeded();
      await expect(demo(page, view).getByRole("main")).toBeVisible();
    }
    await expect_no_axe_violations(page);
    expect(complaints).toEqual([]);
    expect(host.missing).toEqual([]);
  });
}

test("two copies under one origin share nothing", async ({ page }) => {
  const shared = await open_host();
  shared.deploy_into(["a", "b"]);
  await page.goto(`${shared.url}a/`);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await add_company(page, "Only in A", "Lead");
  await page.goto(`${shared.url}b/`);
  await expect(page.getByRole("button", { name: "Open the demo" })).toBeVisible();
  await page.goto(`${shared.url}a/#/company/10001`);
  await expect(page.getByRole("heading", { level: 1, name: "Only in A" })).toBeVisible();
  shared.close();
});

test("the app listens to nobody", async ({ page }) => {
  await start_empty(page);
  await add_company(page, "Nordlys AB", "Lead");
  await page.evaluate(() => {
    for (const message of [
      { tratt: 1, type: "load", text: "First name\nEva" },
      { tratt: 1, type: "show", view: "flow" },
      { tratt: 1, type: "welcome", can_open: true },
      { app: "tratt", type: "erased" },
      "erase",
    ])
      postMessage(message, "*");
  });
  await page.waitForTimeout(300);
  await go(page, "#/companies");
  await expect(page.getByRole("link", { name: "Nordlys AB" })).toBeVisible();
});
