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
import { writeFileSync } from "node:fs";
import path from "node:path";
import { zip } from "../web/zip.js";
import { files_of, kept_files, write_files } from "./make_site.mjs";
import { above_budget, sizes_table, transfer_sizes } from "./transfer_sizes.mjs";

const [, , site, out, before] = process.argv;
if (!site || !out) throw new Error("usage: node publish.mjs <site> <out> [<site that was published before>]");

/** @param {string} name @param {Uint8Array} bytes */
const sum = (name, bytes) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`;

const files = new Map(files_of(site).sort());
const kept = before ? kept_files(before) : [];
const served = [...kept, ...files].map(([name, bytes]) => /** @type {[string, Buffer]} */ ([`site/${name}`, bytes]));
const archive = Buffer.from(await zip(files).arrayBuffer());
const sums = [sum("tratt.zip", archive), ...[...files].map(([name, bytes]) => sum(`site/${name}`, bytes))];
const parts = transfer_sizes(site);
write_files(out, new Map([...served, ["tratt.zip", archive]]));
writeFileSync(path.join(out, "SHA256SUMS"), sums.join(""));
writeFileSync(path.join(out, "sizes.md"), sizes_table(parts));
console.log(sizes_table(parts));
for (const { name, brotli, budget } of above_budget(parts)) {
  console.error(`${name}: ${brotli} bytes, ${budget} is the most`);
  process.exitCode = 1;
}
