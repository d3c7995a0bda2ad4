import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(chromium)) throw new Error(`no Chromium at ${chromium}: set CHROMIUM to one`);

// The site is served below a folder, so that every test also proves that it works from anywhere.
const base = "/some/folder/";

export default defineConfig({
  testDir: ".",
  outputDir: path.join(root, "build/test-results"),
  snapshotPathTemplate: "{testDir}/golden/{arg}{ext}",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // On a busy machine one of five hundred may miss its time: it runs once more, and is listed as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  grepInvert: process.env.TRATT_LONG ? undefined : /@long/,
  webServer: {
    command: `node tests/web/serve.mjs --port 8100 --base ${base}`,
    cwd: root,
    wait: { stdout: /http:\/\/localhost:(?<tratt_port>\d+)/ },
  },
  use: {
    baseURL: `http://localhost:${process.env.TRATT_PORT}${base}`,
    // The desktop's layout on few pixels: drawing is done in software here, and its cost is their number.
    viewport: { width: 1200, height: 600 },
    locale: "en-GB",
    timezoneId: "Europe/Stockholm",
    serviceWorkers: "block", // they would answer before a test does; installed.spec.js lets them in
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--ignore-gpu-blocklist",
        "--disable-domain-reliability",
        "--no-pings",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
      ],
    },
  },
});
