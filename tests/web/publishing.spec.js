// What ./dev publish makes of a site: the zip, the checksums, the files of the build before, the budget.
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { needed_files } from "../../assets/make_site.mjs";
import { fixture, root } from "./pages.js";
import { make_site } from "./sites.js";

/** @param {string[]} args */
const publish = (...args) => execFileSync("node", [path.join(root, "assets/publish.mjs"), ...args]).toString();

test("the zip is the site, the checksums are theirs, and a page of the build before finds its files", ({}, info) => {
  const [before, now, out, unpacked] = ["before", "now", "out", "unpacked"].map((name) => info.outputPath(name));
  make_site(before);
  make_site(now, { "styles.css": (text) => `${text}\n/* later */\n` });
  expect(publish(now, out, before)).toContain("first visit");

  execFileSync("python3", ["-m", "zipfile", "-e", path.join(out, "tratt.zip"), unpacked]);
  const sums = readFileSync(path.join(out, "SHA256SUMS"), "utf8").trim().split("\n");
  expect(sums.length).toBeGreaterThan(20);
  for (const [hash, name] of sums.map((line) => line.split("  "))) {
    const bytes = readFileSync(path.join(out, name));
    expect(createHash("sha256").update(bytes).digest("hex"), name).toBe(hash);
    if (name.startsWith("site/"))
      expect(readFileSync(path.join(unpacked, name.slice(5))).equals(bytes), name).toBe(true);
  }
  const names = Object.values(needed_files(before)).flat();
  const is_new = (/** @type {string} */ name) => !existsSync(path.join(now, name));
  expect(names.filter(is_new).length).toBeGreaterThan(0);
  for (const name of names) expect(existsSync(path.join(out, "site", name)), name).toBe(true);
});

test("the files of a build that listed them otherwise are kept too", ({}, info) => {
  const [before, now, out] = ["before", "now", "out"].map((name) => info.outputPath(name));
  make_site(before, { "service-worker.js": () => readFileSync(fixture("service_worker_1.js"), "utf8") });
  make_site(now, { "styles.css": (text) => `${text}\n/* later */\n` });
  publish(now, out, before);
  const [styles] = readdirSync(before).filter((name) => name.startsWith("styles-"));
  expect(existsSync(path.join(out, "site", styles))).toBe(true);
});

test("a site that is too large for its budget is not published", ({}, info) => {
  const [site, out] = ["site", "out"].map((name) => info.outputPath(name));
  make_site(site);
  const [script] = needed_files(site).page.filter((name) => name.startsWith("boot-"));
  writeFileSync(path.join(site, script), randomBytes(60_000));
  expect(() => publish(site, out)).toThrow(/is the most/);
});
