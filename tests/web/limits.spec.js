// Where the browser gives little room, or none: the page says so, and nothing is lost that it could keep.
import { readFileSync } from "node:fs";
import { test, expect } from "@playwright/test";
import { drop_file, open, saved } from "./pages.js";
import { add_company, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

const mebibyte = 2 ** 20;

/**
 * How much room the browser gives the page; it lasts as long as the session.
 * @param {Page} page @returns {Promise<(bytes?: number) => Promise<void>>} without a number: as much as it likes
 */
async function quota_of(page) {
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  return async (quotaSize) => void (await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize }));
}

/** A file of which the import alone is larger than two mebibytes. */
function large_file() {
  const rows = Array.from({ length: 20_000 }, (_, i) => `Anna${i},Berg${i},anna.berg.${i}@example-company.com,Sales`);
  return ["First name,Last name,E-mail,Title", ...rows].join("\n");
}

test("with two mebibytes of room a large import is not saved, says so at once, and is when there is room", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto("./mark.svg");
  const set_quota = await quota_of(page);
  await set_quota(2 * mebibyte);
  await start_empty(page);
  await add_company(page, "Nordlys AB", "Lead");
  await saved(page);

  await drop_file(page, "large.csv", large_file());
  await page.getByRole("button", { name: /^Import 20,?000 rows/ }).click();
  const began = performance.now();
  const status = page.getByRole("status").filter({ hasText: /^Not saved/ });
  await expect(status).toBeVisible();
  const seconds = (performance.now() - began) / 1000;
  console.log(`said after ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(3 * 2); // the goal is two
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();

  const other = await page.context().newPage();
  await open(other, "#/companies");
  await expect(other.getByRole("row").filter({ hasText: "Nordlys AB" })).toBeVisible();
  await expect(other.getByRole("table")).toHaveAttribute("aria-rowcount", "2");
  await other.close();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: /^(Export everything|Download backup)/ })
      .first()
      .click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("anna.berg.19999@example-company.com");

  await set_quota();
  await page.getByRole("button", { name: "Try again" }).click();
  await saved(page);
  await open(page, "#/contacts");
  await page.reload();
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "20001");
});

test("in a sandboxed frame it runs, says that nothing is saved, and gives everything as a file", async ({
  page,
  baseURL,
}) => {
  // A frame of no origin may load the page's scripts only from a host that allows it.
  await page.route(`${baseURL}**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await page.setContent(
    `<iframe sandbox="allow-scripts allow-downloads" src="${baseURL}" style="width:1200px;height:560px"></iframe>`,
  );
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Open the demo" }).click();
  await expect(frame.getByRole("status").filter({ hasText: "Nothing is saved" })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    frame.getByRole("button", { name: "Export everything" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("company");
});
