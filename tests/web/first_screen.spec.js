// The program comes in two parts: what the first screen needs, and the rest when that is shown (web/program.js).
import { readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { belonging } from "../../assets/split_program.mjs";
import { transfer_sizes } from "../../assets/transfer_sizes.mjs";
import { first_screens, look_at_first_screen } from "./first_screen.js";
import { open, saved } from "./pages.js";
import { open_host } from "./sites.js";

const rest = /tratt-rest-[0-9a-f]+\.wasm$/;

/** @param {import("@playwright/test").Page} page @returns {Promise<string[]>} how the rest has been asked for */
const ways_of_asking = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/tratt-rest-"))
      .map((entry) => /** @type {PerformanceResourceTiming} */ (entry).initiatorType),
  );

for (const [name, options] of Object.entries(first_screens)) {
  test.describe(name, () => {
    test.use(options);

    test("until something is pressed the rest of the program is not needed", async ({ page, context }) => {
      await context.route(rest, (route) => route.abort());
      await open(page);
      await look_at_first_screen(page);
      await expect(
        page.locator("#notice"),
        "assets/record_first_screen.mjs makes the list of what is needed",
      ).toBeHidden();
    });
  });
}

test("what is pressed before the rest is there waits for it", async ({ page }) => {
  await page.route(rest, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page).toHaveTitle("Dashboard – Tratt");
  await saved(page);
  expect(await ways_of_asking(page)).toContain("xmlhttprequest"); // by one who waits
});

test("a rest that does not arrive is said, nothing is lost, and it can be tried again", async ({ page }) => {
  await page.route(rest, (route) => route.abort());
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page.getByRole("heading", { name: "Tratt could not be loaded" })).toBeVisible();
  await expect(page.getByText("Check the connection and try again.")).toBeVisible();
  await page.unroute(rest);
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("button", { name: "Open the demo" }).click();
  await saved(page);
});

test("whoever has data here has the whole program from the beginning", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await saved(page);
  await page.reload();
  await expect(page).toHaveTitle("Dashboard – Tratt");
  expect(await ways_of_asking(page)).toEqual(["fetch"]);
});

for (const [what, give] of /** @type {[string, (route: import("@playwright/test").Route) => Promise<void>][]} */ ([
  ["is not there", (route) => route.fulfill({ status: 404, body: "Not found" })],
  ["is another page", (route) => route.fulfill({ body: "<!doctype html><title>Welcome</title>" })],
])) {
  test(`a rest that ${what} is not taken for an error in the program`, async ({ page }) => {
    await page.route(rest, give);
    await open(page);
    await page.getByRole("button", { name: "Open the demo" }).click();
    await expect(page.getByRole("heading", { name: "Tratt could not be loaded" })).toBeVisible();
  });
}

test("a host that does not know the media type of the program serves it all the same", async ({ page }) => {
  await page.route(/\.wasm$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { "Content-Type": "application/octet-stream" } });
  });
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await saved(page);
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  /** @type {Awaited<ReturnType<typeof open_host>>} */
  let host;
  test.beforeEach(async () => {
    host = await open_host({ base: "/some/folder/" });
    host.deploy();
  });
  test.afterEach(() => host.close());

  /** @param {import("@playwright/test").Page} page @returns {Promise<string[]>} names of what is kept */
  const kept = (page) =>
    page.evaluate(async () => {
      const caches_now = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const requests = await Promise.all(caches_now.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname.replace("/some/folder/", ""));
    });

  test("a first visit is over, and within its budget, before the rest is asked for; then it is kept", async ({
    page,
  }) => {
    await page.goto(host.url);
    await expect(page.getByRole("main")).toBeVisible();
    await expect.poll(async () => (await kept(page)).filter((name) => rest.test(name))).toHaveLength(1);
    const [first_visit] = transfer_sizes(host.site);
    expect(first_visit.brotli).toBeLessThanOrEqual(400_000);
    const asked = host.asked.map((address) => address.replace("/some/folder/", "") || "index.html");
    const of_rest = asked.findIndex((name) => rest.test(name));
    expect(asked.slice(0, of_rest).filter((name) => name === "index.html")).toHaveLength(2); // the page, and its worker
    const counted = first_visit.sizes.map(({ name }) => name);
    expect(asked.slice(0, of_rest).filter((name) => !counted.includes(name))).toEqual([]);
    expect(asked.slice(of_rest).filter((name) => counted.includes(name) && !name.startsWith("icons/"))).toEqual([]);
  });

  test("a worker that could not have the rest keeps it on the next visit", async ({ page }) => {
    const [name] = readdirSync(host.site).filter((name) => rest.test(name));
    const [file, elsewhere] = [path.join(host.site, name), path.join(host.site, "elsewhere")];
    renameSync(file, elsewhere);
    await page.goto(host.url);
    await expect(page.getByRole("main")).toBeVisible();
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await expect.poll(() => host.missing.length).toBeGreaterThan(0);
    renameSync(elsewhere, file);
    await page.goto("about:blank");
    await page.goto(host.url);
    await expect.poll(async () => (await kept(page)).filter((name) => rest.test(name))).toHaveLength(1);
  });

  test("a build without its rest is given up for a newer one by reloading", async ({ page }) => {
    host.deploy({ "program.js": (text) => text.replace('"tratt-rest.wasm"', '"gone.wasm"') });
    await page.goto(host.url);
    await expect(page.getByRole("main")).toBeVisible();
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    host.deploy();
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await expect(page.getByRole("heading", { name: "Tratt could not be loaded" })).toBeVisible();
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByRole("button", { name: "Open the demo" }).click();
    await saved(page);
  });
});

test("functions are told by the class or function that they belong to", () => {
  for (const [name, stem] of [
    ["tratt::ui::FirstVisitScreen::draw(tratt::ui::Context&)", "tratt::ui::FirstVisitScreen"],
    ["tratt::ui::(anonymous namespace)::Area::~Area()", "tratt::ui::Area"],
    ["bool tratt::codec::(anonymous namespace)::read<tratt::core::Uuid>(int)", "tratt::codec::read"],
    ["std::__2::vector<tratt::model::Event, std::__2::allocator<int>>::push_back(int)", "tratt::model::Event"],
    ["std::__2::__function::__func<tratt::app::App::boot()::$_0, void ()>::operator()()", "tratt::app::App"],
    ["decltype(auto) std::__2::__dispatch[abi:nn210108]<14ul>(tratt::app::Tabs&&)", "tratt::app::Tabs"],
    ["std::__2::basic_string<char>::operator+=[abi:nn210108](char)", "std::__2::basic_string::operator"],
    ["ImGui::Begin(char const*, bool*, int)", "ImGui::Begin"],
    ["strtox.8001", "strtox"],
  ])
    expect(belonging(name).stem).toBe(stem);
  expect(belonging("tratt::ui::Table::~Table()")).toMatchObject({
    is_making: true,
    member: "tratt::ui::Table::~Table",
  });
  expect(belonging("tratt::ui::Table::draw()").is_making).toBe(false);
  const made = belonging("std::__2::unique_ptr<tratt::ui::Table>::reset[abi:nn210108](tratt::ui::Table*)");
  expect(made).toMatchObject({ is_making: true, member: "std::__2::unique_ptr::reset of tratt::ui::Table" });
});
