// Puts a page together that is complete in its folder and can be served from anywhere:
//
//   node make_site.mjs <out> [--keep <site>] <file or folder>...
//
// What index.html needs, and what that needs, is named by its content, so that it may be kept for ever and two builds may
// lie side by side; the service worker is told those names. Everything else keeps its name. The folder is made anew, so
// that nothing lingers in what is published but, where it is told to keep a site that was published before, the files that
// a page of that build may still ask for.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const page = "index.html";
const worker = "service-worker.js";
const unchanging = [page, worker, "manifest.webmanifest"]; // asked for by these names for ever

/** @param {string} source @returns {[string, Buffer][]} the files of a folder, or the one file, by name */
function files_of(source) {
  if (!statSync(source).isDirectory()) return [[path.basename(source), readFileSync(source)]];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(source, file).replaceAll("\\", "/"), readFileSync(file)]);
}

/** @param {string} name a file is needed where its quoted name stands */
const mention_of = (name) => new RegExp(`(?<=["'](\\./)?)${name.replaceAll(".", "\\.")}(?=["'])`, "g");

/** @param {Buffer} content */
const integrity_of = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/** @param {string} name @param {Buffer} content */
function name_by_content(name, content) {
  const { name: stem, ext } = path.parse(name);
  return `${stem}-${createHash("sha256").update(content).digest("hex").slice(0, 12)}${ext}`;
}

/** @param {Map<string, Buffer>} sources @returns {Map<string, Buffer>} what is served */
function assemble(sources) {
  /** @type {Map<string, Buffer>} */
  const placed = new Map();
  /** @type {Map<string, string>} names before and after; "" while what it needs is placed */
  const names = new Map();

  /** @param {string} name @returns {string} its new name */
  const place = (name) => {
    const known = names.get(name);
    if (known === "") throw new Error(`${name} needs itself`);
    if (known) return known;
    names.set(name, "");
    let content = /** @type {Buffer} */ (sources.get(name));
    if (/\.(html|js|css)$/.test(name)) {
      let text = content.toString("utf8");
      for (const needed of sources.keys()) {
        if (needed !== name && !unchanging.includes(needed))
          text = text.replace(mention_of(needed), () => place(needed));
      }
      content = Buffer.from(text);
    }
    const served_as = unchanging.includes(name) ? name : name_by_content(name, content);
    names.set(name, served_as);
    placed.set(served_as, content);
    return served_as;
  };

  place(page);
  const precached = Object.fromEntries(
    [...placed].map(([name, bytes]) => [name.replace(page, "./"), integrity_of(bytes)]),
  );
  for (const [name, content] of sources) {
    if (!names.has(name)) placed.set(name, content);
  }
  const script = sources.get(worker);
  if (script) placed.set(worker, Buffer.from(script.toString("utf8").replace('{"./":""}', JSON.stringify(precached))));
  return placed;
}

/** @param {string} site @returns {string[]} names of what a page of that build needs beside itself */
export function needed_files(site) {
  const list = /JSON\.parse\('(.*?)'\)/.exec(readFileSync(path.join(site, worker), "utf8"))?.[1];
  if (!list) throw new Error(`${site} has no list of its files`);
  return Object.keys(JSON.parse(list)).filter((name) => name !== "./");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options, positionals } = parseArgs({ options: { keep: { type: "string" } }, allowPositionals: true });
  const { keep } = options;
  const [out, ...sources] = positionals;
  const site = assemble(new Map(sources.flatMap(files_of)));
  for (const name of keep ? needed_files(keep) : []) site.set(name, readFileSync(path.join(String(keep), name)));
  rmSync(out, { recursive: true, force: true });
  for (const [name, content] of site) {
    mkdirSync(path.join(out, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(out, name), content);
  }
}
