// What a static host and a visitor's network see of the page.
import { expect, test } from "@playwright/test";
import { open } from "./pages.js";

test.use({ serviceWorkers: "allow" });

test("the page starts from any folder, asks its own origin only, and complains about nothing", async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  /** @type {URL[]} */
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => requests.push(new URL(request.url())));

  await open(page);

  expect(complaints).toEqual([]);
  const origin = new URL(page.url()).origin;
  expect(requests.length).toBeGreaterThan(2);
  for (const request of requests) {
    if (request.protocol === "data:" || request.protocol === "blob:") continue;
    expect(request.origin).toBe(origin);
    expect(request.pathname).toContain("/some/folder/");
  }
});

test("the policy of the page is strict: no inline scripts, no eval, nothing from elsewhere", async ({ page }) => {
  const response = await page.goto("./");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content")).toBe(policy);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);

  const is_inline_script_refused = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.was_run = true";
    document.head.append(script);
    return !("was_run" in globalThis);
  });
  expect(is_inline_script_refused).toBe(true);
});
