// axe-core, level A and AA, on the page as it is now.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @param {import("@playwright/test").Page} page */
export async function expect_no_axe_violations(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    // @ts-expect-error axe is defined by the script above
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      // Colours are drawn in the canvas, where axe cannot see them; tests/ui/tokens_test.cpp proves every pair.
      rules: { "color-contrast": { enabled: false } },
    });
    return result.violations.map(
      (/** @type {{ id: string, nodes: { html: string, failureSummary: string }[] }} */ v) => ({
        rule: v.id,
        nodes: v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 200)} ${n.failureSummary}`),
      }),
    );
  });
  expect(violations).toEqual([]);
}
