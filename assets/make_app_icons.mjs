// Draws the icons of the installed app from assets/mark.svg into web/icons, with the browser that the tests use:
//   ./dev shell node assets/make_app_icons.mjs
// They are kept, because a build needs no browser; tests/web/installed.spec.js sees that they are the mark.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/** @typedef {import("@playwright/test").Page} Page */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const ground = "#4453d1"; // of the mark

/** What lies outside the inner four fifths of a maskable icon may be cut off. */
const shape = { "icon-192": [192, 1], "icon-512": [512, 1], "maskable-512": [512, 0.75] };
export const icon_names = /** @type {(keyof typeof shape)[]} */ (Object.keys(shape));

/** @param {Page} page @param {keyof typeof shape} name @returns {Promise<Buffer>} PNG */
export async function draw_icon(page, name) {
  const [size, share] = shape[name];
  const svg = readFileSync(path.join(root, "assets/mark.svg"), "utf8");
  const base64 = await page.evaluate(
    async ({ svg, size, share, ground }) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = size;
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      if (share < 1) {
        context.fillStyle = ground;
        context.fillRect(0, 0, size, size);
      }
      const edge = (size * (1 - share)) / 2;
      context.drawImage(image, edge, edge, size * share, size * share);
      return canvas.toDataURL("image/png").split(",")[1];
    },
    { svg, size, share, ground },
  );
  return Buffer.from(base64, "base64");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  mkdirSync(path.join(root, "web/icons"), { recursive: true });
  for (const name of icon_names) writeFileSync(path.join(root, `web/icons/${name}.png`), await draw_icon(page, name));
  await browser.close();
}
