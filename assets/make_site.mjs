// Puts a page together that is complete in its folder and can be served from anywhere:
//
//   node make_site.mjs <out> [--keep <site>] <file or folder>...
//
// What the entries below need, and what that needs, is named by its content, so that it may be kept for ever and two builds
// may lie side by side. The service worker is told the names: what index.html needs is taken when it is installed, but for
// the rest of the program, which is taken when it is asked for, as is what the demos need. Everything else keeps its name.
// The folder is made anew, so that nothing lingers in what is published but, where it is told to keep a site that was
// published before, the files that a page of that build may still ask for.
//
// In place of "sha256-<file>", in quotes, stands the file's own: a policy may allow it by that.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const page = "index.html";
const worker = "service-worker.js";
const element = "tratt-demo.js";
const rest = "tratt-rest.wasm";
// Asked for by these names for ever.
/** @param {string} name */
const is_unchanging = (name) => [worker, element, "manifest.webmanifest"].includes(name) || name.endsWith(".html");

/** @param {string} source @returns {[string, Buffer][]} the files of a folder, or the one file, by name */
export function files_of(source) {
  if (!statSync(source).isDirectory()) return [[path.basename(source), readFileSync(source)]];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(source, file).replaceAll("\\", "/"), readFileSync(file)]);
}

/** @param {string} name a file is needed where its quoted name stands */
const mention_of = (name) => new RegExp(`(?<=["']((\\./)|(\\.\\./)+)?)${name.replaceAll(".", "\\.")}(?=["'])`, "g");

/** @param {string} name */
const policy_for = (name) => new RegExp(`(?<=["'])sha256-${name.replaceAll(".", "\\.")}(?=["'])`, "g");

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
        if (needed === name) continue;
        text = text.replace(policy_for(needed), () => integrity_of(/** @type {Buffer} */ (placed.get(place(needed)))));
        if (!is_unchanging(needed)) text = text.replace(mention_of(needed), () => place(needed));
      }
      content = Buffer.from(text);
    }
    const served_as = is_unchanging(name) ? name : name_by_content(name, content);
    names.set(name, served_as);
    placed.set(served_as, content);
    return served_as;
  };

  const list = (/** @type {[string, Buffer][]} */ files) =>
    JSON.stringify(
      Object.fromEntries(files.map(([name, bytes]) => [name === page ? "./" : name, integrity_of(bytes)])),
    );

  place(page);
  const is_rest = (/** @type {[string, Buffer]} */ [name]) => name === names.get(rest);
  const of_the_page = [...placed];
  for (const name of sources.keys()) {
    if (name === element || (name.endsWith(".html") && name !== page)) place(name);
  }
  const asked_for = [...placed].slice(of_the_page.length);
  for (const [name, content] of sources) {
    if (!names.has(name)) placed.set(name, content);
  }
  const script = sources.get(worker)?.toString("utf8");
  if (script) {
    const lists = script
      .replace('{"./":""}', list(of_the_page.filter((file) => !is_rest(file))))
      .replace('{"rest":""}', list(of_the_page.filter(is_rest)))
      .replace('{"later":""}', list(asked_for));
    const build = createHash("sha256").update(lists).digest("hex").slice(0, 12);
    placed.set(worker, Buffer.from(lists.replace("{build}", build)));
  }
  return placed;
}

/** @param {string} site @returns {string[][]} as its worker lists what is named by its content */
const listed_files = (site) =>
  [...readFileSync(path.join(site, worker), "utf8").matchAll(/JSON\.parse\('(.*?)'\)/g)].map(([, list]) =>
    Object.keys(JSON.parse(list)).filter((name) => name !== "./" && !is_unchanging(name)),
  );

/**
 * Names of what is named by its content: what the page needs first, what then, and what the demos need.
 * @param {string} site of this build
 */
export function needed_files(site) {
  const [page, rest, demos] = listed_files(site);
  return { page, rest, demos };
}

/**
 * What a page of a build may still ask for beside itself, by name.
 * @param {string} site of any build, which may have had other lists @returns {[string, Buffer][]}
 */
export function kept_files(site) {
  const names = listed_files(site).flat();
  if (names.length === 0) throw new Error(`${site} does not list its files`);
  return names.map((name) => [name, readFileSync(path.join(site, name))]);
}

/** @param {string} folder made anew @param {Map<string, Buffer>} files by name */
export function write_files(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options, positionals } = parseArgs({ options: { keep: { type: "string" } }, allowPositionals: true });
  const { keep } = options;
  const [out, ...sources] = positionals;
  const site = assemble(new Map(sources.flatMap(files_of)));
  for (const [name, content] of keep ? kept_files(keep) : []) site.set(name, content);
  write_files(out, site);
}
