// What is published of a site that was built:
//
//   node publish.mjs <site> <out> [<site that was published before>]
//
//   <out>/site/        to be served: the site, and the files that pages of the one before may still ask for
//   <out>/tratt.zip    the site alone, for a host of one's own
//   <out>/SHA256SUMS   of the zip and of every file in it
//   <out>/sizes.md     what a visit fetches
//
// Fails where a visit fetches more than its budget.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { zip } from "../web/zip.js";
import { needed_files } from "./make_site.mjs";
import { above_budget, sizes_table } from "./transfer_sizes.mjs";

const [, , site, out, before] = process.argv;
if (!site || !out) throw new Error("usage: node publish.mjs <site> <out> [<site that was published before>]");

/** @param {string} folder @returns {Map<string, Buffer>} by name, in order */
function files_in(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(names.sort().map((name) => [name.replaceAll("\\", "/"), readFileSync(path.join(folder, name))]));
}

/** @param {string} name @param {Uint8Array} bytes */
const sum = (name, bytes) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(site, path.join(out, "site"), { recursive: true });
for (const name of before ? Object.values(needed_files(before)).flat() : []) {
  const kept = path.join(out, "site", name);
  if (!existsSync(kept)) cpSync(path.join(String(before), name), kept);
}

const files = files_in(site);
const archive = new Uint8Array(await zip(files).arrayBuffer());
writeFileSync(path.join(out, "tratt.zip"), archive);
const sums = [sum("tratt.zip", archive), ...[...files].map(([name, bytes]) => sum(`site/${name}`, bytes))];
writeFileSync(path.join(out, "SHA256SUMS"), sums.join(""));
writeFileSync(path.join(out, "sizes.md"), sizes_table(site));
console.log(sizes_table(site));
for (const { name, brotli, budget } of above_budget(site)) {
  console.error(`${name}: ${brotli} bytes, ${budget} is the most`);
  process.exitCode = 1;
}
