// The processes behind pages: what a test stops, wakes or kills as the system would.

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The renderer of a page: the one that works while the page is made to.
 * @param {Page} page
 * @returns {Promise<number>} its process id
 */
export async function renderer_of(page) {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  const cdp = await browser.newBrowserCDPSession();
  const cpu_seconds = async () => {
    const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter((one) => one.type === "renderer");
    return new Map(renderers.map((one) => [one.id, one.cpuTime]));
  };
  const before = await cpu_seconds();
  await page.evaluate(() => {
    const until = performance.now() + 400;
    while (performance.now() < until);
  });
  const after = await cpu_seconds();
  await cdp.detach();
  const worked = [...after].map(([id, seconds]) => ({ id, worked: seconds - (before.get(id) ?? 0) }));
  return worked.reduce((a, b) => (b.worked > a.worked ? b : a)).id;
}
