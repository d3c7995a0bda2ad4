// What no compiler checks about the sources: who may include whom, where the outside libraries may appear, that every
// room is described, and that nothing unfinished or tied to one machine is committed.
//
//   node tests/check_layers.mjs [folder of the project]
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const most_lines = 600;
const recorded = ["first_screen.txt"]; // nobody writes or reads these

// What each room sits on. It may include those and everything below them.
/** @type {Record<string, string[]>} */
const sits_on = {
  core: [],
  platform: ["core"],
  model: ["core"],
  store: ["model"],
  query: ["store"],
  codec: ["query"],
  storage: ["codec", "platform"],
  i18n: ["core"],
  ui: ["codec", "i18n"],
  "platform/native": ["platform"],
  "platform/fake": ["platform"],
  "platform/module": ["platform"],
  "platform/web": ["platform", "ui"], // the browser shows what ui has drawn and mirrors what it says
  app: ["storage", "ui"],
  embed: ["platform", "ui"],
  main: ["app", "embed", "platform/web", "platform/module"],
};

// Which rooms may see which outside library.
/** @type {[string, RegExp, string[]][]} */
const confined = [
  ["ImGui", /^(imgui|imstb)/, ["ui", "platform/web"]],
  ["Emscripten", /^emscripten/, ["platform/web", "platform/module", "main"]],
  ["nlohmann/json", /^nlohmann\//, ["codec"]],
  ["doctest", /^doctest/, []],
];

// [what is wrong, how it is recognised]. The words are put together so that this file does not accuse itself.
/** @type {[string, RegExp][]} */
const forbidden = [
  ["unfinished work", new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X"].join("|")})\\b`)],
  ["a path of one machine", /(^|[\s"'`(=])\/(home|root|work|Users|tmp)\/\w/],
];

/** @param {string} file below src/ */
function room_of(file) {
  const [first, second] = file.split("/");
  if (second === undefined) return "main";
  return `${first}/${second}` in sits_on ? `${first}/${second}` : first;
}

/** @param {string} room @returns {Set<string>} the room and everything below it */
function reach(room) {
  return new Set([room, ...(sits_on[room] ?? []).flatMap((below) => [...reach(below)])]);
}

/** @param {string} folder @returns {string[]} every file below it, relative to it */
function files_in(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * @param {string} file below src/
 * @param {string} text
 * @param {string[]} rooms folders that exist
 */
function* include_problems(file, text, rooms) {
  const room = room_of(file);
  const allowed = reach(room);
  for (const [, name] of text.matchAll(/^\s*#\s*include\s*["<]([^">]+)[">]/gm)) {
    for (const [library, pattern, homes] of confined) {
      if (pattern.test(name) && !homes.includes(room)) yield `${room} may not include ${library} (${name})`;
    }
    if (rooms.includes(name.split("/")[0]) && !allowed.has(room_of(name))) yield `${room} may not include ${name}`;
    if (name.startsWith(".")) yield `includes are written from src/, not as ${name}`;
  }
}

/** @param {string} text */
function* text_problems(text) {
  const lines = text.split("\n");
  if (lines.length - 1 > most_lines) yield `${lines.length - 1} lines, ${most_lines} is the most`;
  for (const [index, line] of lines.entries()) {
    for (const [what, pattern] of forbidden)
      if (pattern.test(line)) yield `line ${index + 1} has ${what}: ${line.trim()}`;
  }
}

/**
 * Every problem of the project in that folder, one line each.
 * @param {string} root
 * @returns {string[]}
 */
export function problems(root) {
  /** @type {string[]} */
  const found = [];
  const sources = files_in(path.join(root, "src"));
  const rooms = [...new Set(sources.filter((file) => file.includes("/")).map((file) => file.split("/")[0]))];
  for (const room of rooms) if (!(room in sits_on)) found.push(`src/${room}: a room that nothing is known about`);

  const manual = path.join(root, "ARCHITECTURE.md");
  const described = existsSync(manual) ? readFileSync(manual, "utf8") : "";
  const folders = new Set(sources.filter((file) => file.includes("/")).map((file) => path.dirname(file)));
  for (const folder of folders) {
    if (!described.includes(`\`${folder}/\``)) found.push(`ARCHITECTURE.md does not name \`${folder}/\``);
  }

  for (const top of ["src", "web", "tests", "assets"]) {
    for (const file of files_in(path.join(root, top))) {
      if (
        file.startsWith("fixtures/") ||
        recorded.includes(file) ||
        !/\.(cpp|hpp|def|js|mjs|css|html|cmake|txt)$/.test(file)
      )
        continue;
      const text = readFileSync(path.join(root, top, file), "utf8");
      const here = [...text_problems(text), ...(top === "src" ? include_problems(file, text, rooms) : [])];
      found.push(...here.map((problem) => `${top}/${file}: ${problem}`));
    }
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.argv[2] ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
  const found = problems(root);
  for (const problem of found) console.log(problem);
  console.log(`${found.length} problems in the layers and texts of the sources`);
  process.exitCode = found.length ? 1 : 0;
}
