// Writes assets/first_screen.txt: what the program runs until a visitor presses something, in the browser that the tests
// use.
//
//   ./dev build && ./dev shell node assets/record_first_screen.mjs
//
// To be done again when tests/web/first_screen.spec.js finds that the list lacks something. What is newly there and not on
// it is in the rest.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium, expect } from "@playwright/test";
import { first_screens, look_at_first_screen } from "../tests/web/first_screen.js";
import { create_host } from "../tests/web/host.js";
import { root } from "../tests/web/pages.js";
import config from "../tests/web/playwright.config.js";
import { belonging, features } from "./split_program.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */

const program = path.join(root, "build/cmake/web/tratt/tratt.wasm");
const folder = path.join(root, "build/first_screen");
const counting = path.join(folder, "tratt.wasm");
const nothing = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]); // a module that is empty

const cache = readFileSync(path.join(root, "build/cmake/web/CMakeCache.txt"), "utf8");
const tool = /^wasm_split:FILEPATH=(.*)$/m.exec(cache)?.[1] ?? "wasm-split";

/** @param {string[]} args */
const wasm_split = (...args) => execFileSync(tool, [...args, ...features], { maxBuffer: 2 ** 28 }).toString();

/** Keeps the exports of the program, to ask them later what has been run. */
function keep_exports() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, [module, imports]) => {
      const instance = new target(module, imports);
      const { write_profile } = instance.exports;
      if (write_profile) Object.assign(globalThis, { counted: instance.exports });
      return instance;
    },
  });
}

/** @returns {number[]} what has been run, as wasm-split wants to have it */
function read_profile() {
  const exported = Object.values(/** @type {any} */ (globalThis).counted);
  const memory = /** @type {WebAssembly.Memory} */ (exported.find((each) => each instanceof WebAssembly.Memory));
  const { write_profile } = /** @type {any} */ (globalThis).counted;
  const size = write_profile(0, 0);
  const start = memory.grow(Math.ceil(size / 2 ** 16)) * 2 ** 16;
  write_profile(start, size);
  return [...new Uint8Array(memory.buffer, start, size)];
}

/** @param {Browser} browser @param {string} url @param {import("@playwright/test").BrowserContextOptions} options */
async function record(browser, url, options) {
  const context = await browser.newContext({ ...options, serviceWorkers: "block" });
  const page = await context.newPage();
  await context.route(/tratt-[0-9a-f]+\.wasm$/, (route) => route.fulfill({ path: counting }));
  await context.route(/tratt-rest-[0-9a-f]+\.wasm$/, (route) => route.fulfill({ body: nothing }));
  await page.addInitScript(keep_exports);
  await page.goto(url);
  await expect(page.getByRole("main")).toBeVisible({ timeout: 60_000 });
  await look_at_first_screen(page);
  const profile = Buffer.from(await page.evaluate(read_profile));
  await context.close();
  return profile;
}

mkdirSync(folder, { recursive: true });
wasm_split("--instrument", program, "--profile-export=write_profile", "-o", counting);
const host = create_host({ root: path.join(root, "build/web") });
await new Promise((resolve) => host.listen(0, "localhost", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (host.address());
const browser = await chromium.launch(config.use?.launchOptions);
/** @type {Set<string>} */
const run = new Set();
for (const [name, options] of Object.entries(first_screens)) {
  console.log(name);
  const profile = path.join(folder, "profile");
  writeFileSync(profile, await record(browser, `http://localhost:${port}/`, options));
  const printed = wasm_split(`--print-profile=${profile}`, program);
  for (const [, name] of printed.matchAll(/^\+ (.*)$/gm)) if (!/^\d+$/.test(name)) run.add(name);
}
await browser.close();
host.close();
const functions = [...run].map(belonging);
const used = new Set(functions.filter(({ is_making }) => !is_making).map(({ stem }) => stem));
const needed = new Set(functions.map(({ member, stem }) => (used.has(stem) ? stem : member)));
writeFileSync(path.join(root, "assets/first_screen.txt"), `${[...needed].sort().join("\n")}\n`);
rmSync(folder, { recursive: true });
