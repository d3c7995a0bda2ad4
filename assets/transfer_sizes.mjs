// What a visitor's browser fetches, in bytes, and what it may be:
//
//   node transfer_sizes.mjs <site>      a table; fails above the budget
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { needed_files } from "./make_site.mjs";

/** @typedef {{ name: string, raw: number, brotli: number, gzip: number }} Size */
/** @typedef {{ name: string, sizes: Size[], brotli: number, budget: number }} Part */

/** @param {string} site @param {string} name @returns {Size} */
function size_of(site, name) {
  const bytes = readFileSync(path.join(site, name));
  return { name, raw: bytes.length, brotli: brotliCompressSync(bytes).length, gzip: gzipSync(bytes).length };
}

/** @param {string} site @returns {Part[]} */
export function transfer_sizes(site) {
  const { page, rest, demos } = needed_files(site);
  const is_script = (/** @type {Size} */ { name }) => /\.(html|js)$/.test(name);
  const first_visit = ["index.html", ...page, "service-worker.js", "manifest.webmanifest", "icons/icon-192.png"];
  const first = first_visit.map((name) => size_of(site, name));
  const of_demos = demos.filter((name) => /^tratt-embed-[0-9a-f]+\./.test(name)).map((name) => size_of(site, name));
  const element = [size_of(site, "tratt-demo.js")];
  const parts = [
    { name: "first visit, until the service worker is installed", sizes: first, budget: 400_000 },
    { name: "of it the page and its scripts", sizes: first.filter(is_script), budget: 60_000 },
    { name: "the rest of the program, after it", sizes: rest.map((name) => size_of(site, name)), budget: 310_000 },
    { name: "a page with demos, before one is seen", sizes: element, budget: 30_000 },
    { name: "its first demo", sizes: of_demos, budget: 510_000 },
  ];
  return parts.map((part) => ({ ...part, brotli: part.sizes.reduce((sum, { brotli }) => sum + brotli, 0) }));
}

/** @param {Part[]} parts of transfer_sizes() @returns {string} Markdown */
export function sizes_table(parts) {
  const lines = ["| file | bytes | gzip | brotli |", "|---|---:|---:|---:|"];
  const [first, , ...others] = parts;
  for (const { name, raw, gzip, brotli } of [first, ...others].flatMap(({ sizes }) => sizes))
    lines.push(`| ${name} | ${raw} | ${gzip} | ${brotli} |`);
  lines.push("", "| what is fetched | brotli | budget |", "|---|---:|---:|");
  for (const { name, brotli, budget } of parts) lines.push(`| ${name} | ${brotli} | ${budget} |`);
  return `${lines.join("\n")}\n`;
}

/** @param {Part[]} parts @returns {Part[]} what is above its budget */
export const above_budget = (parts) => parts.filter(({ brotli, budget }) => brotli > budget);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = process.argv[2];
  if (!site || !statSync(site).isDirectory()) throw new Error("usage: node transfer_sizes.mjs <site>");
  const parts = transfer_sizes(site);
  console.log(sizes_table(parts));
  for (const { name, brotli, budget } of above_budget(parts)) {
    console.error(`${name}: ${brotli} bytes, ${budget} is the most`);
    process.exitCode = 1;
  }
}
