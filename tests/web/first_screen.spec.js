// The program comes in two parts: what the first screen needs, and the rest when that is shown (web/program.js).
import { expect, test } from "@playwright/test";
import { stem_of } from "../../assets/split_program.mjs";
import { transfer_sizes } from "../../assets/transfer_sizes.mjs";
import { first_screens, look_at_first_screen } from "./first_screen.js";
import { open, saved } from "./pages.js";
import { open_host } from "./sites.js";

const rest = /tratt-rest-[0-9a-f]+\.wasm$/;

for (const [name, options] of Object.entries(first_screens)) {
  test.describe(name, () => {
    test.use(options);

    test("until something is pressed the rest of the program is not needed", async ({ page }) => {
      await page.route(rest, (route) => route.abort());
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
  let asked = 0;
  await page.route(rest, async (route) => {
    asked++;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page).toHaveTitle("Dashboard – Tratt");
  await saved(page);
  expect(asked).toBeGreaterThan(0);
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
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/tratt-rest-"))
      .map((entry) => /** @type {PerformanceResourceTiming} */ (entry).initiatorType),
  );
  expect(asked).toEqual(["fetch"]); // and not by one who waits: xmlhttprequest
});

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

  test("a first visit is over, and within its budget, before the rest is asked for; then it is kept", async ({
    page,
  }) => {
    const host = await open_host({ base: "/some/folder/" });
    host.deploy();
    await page.addInitScript(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => {
        const asked = performance.getEntriesByType("resource").map(({ name }) => name);
        Object.assign(globalThis, { asked_before_installed: asked });
      });
    });
    await page.goto(host.url);
    await expect(page.getByRole("main")).toBeVisible();
    const asked = await (
      await page.waitForFunction(() => /** @type {any} */ (globalThis).asked_before_installed)
    ).jsonValue();
    const [first_visit] = transfer_sizes(host.site);
    const counted = first_visit.sizes.map(({ name }) => host.url + name);
    expect(asked.filter((/** @type {string} */ name) => !counted.includes(name))).toEqual([]);
    expect(asked.filter((/** @type {string} */ name) => name.endsWith(".wasm"))).toHaveLength(1);
    expect(first_visit.brotli).toBeLessThanOrEqual(400_000);

    const kept = () =>
      page.evaluate(async () => {
        const [name] = await caches.keys();
        return (await (await caches.open(name)).keys()).map(({ url }) => url);
      });
    await expect.poll(async () => (await kept()).filter((url) => rest.test(url))).toHaveLength(1);
    host.close();
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
  ])
    expect(stem_of(name)).toBe(stem);
});
