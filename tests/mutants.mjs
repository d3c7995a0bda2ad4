// Mutation testing of src/model: each predicate, comparison, boolean operator and branch is flipped in turn, and a test
// that carries a rule's number (R42 …) has to notice, so that a number on a test stands for a rule it really guards.
//
//   node tests/mutants.mjs [--sample N] [--seed S] [--file part-of-a-name]
//
// Needs the build of preset "native" (./dev test mutants makes it). Ends with the list of survivors, which fail the run.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const build = path.join(root, "build/cmake/native");
const test_timeout_ms = 20_000;

const { values: options } = parseArgs({
  options: { sample: { type: "string" }, seed: { type: "string" }, file: { type: "string", default: "" } },
});

// Mutants that cannot be noticed, because the program does the same: "file: line of code" → why.
/** @type {Map<string, string>} */
const equivalents = new Map([
  [
    "src/model/sale_rules.cpp: return (product >= 0 ? product + half : product - half) / whole;",
    "half of the whole, divided by the whole, is 0 with either sign",
  ],
]);

/** @typedef {{file: string, line: number, column: number, from: string, to: string, start: number, end: number}} Mutant */

/**
 * The source with everything that is not code blanked out, at the same positions.
 * @param {string} source
 */
function code_only(source) {
  const not_code = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|^[ \t]*#[^\n]*/gm;
  return source.replace(not_code, (text) => text.replace(/[^\n]/g, " "));
}

// Binary operators stand between blanks (the formatter sees to it), so that templates and references are left alone.
/** @type {[RegExp, (text: string) => string][]} */
const flips = [
  [/(?<= )==(?= )/g, () => "!="],
  [/(?<= )!=(?= )/g, () => "=="],
  [/(?<= )<=(?= )/g, () => "<"],
  [/(?<= )>=(?= )/g, () => ">"],
  [/(?<= )<(?= )/g, () => "<="],
  [/(?<= )>(?= )/g, () => ">="],
  [/&&(?= )/g, () => "||"],
  [/\|\|/g, () => "&&"],
  [/(?<![\w)\]!=<>])!(?=[\w(])/g, () => ""],
  [/\btrue\b/g, () => "false"],
  [/\bfalse\b/g, () => "true"],
  [/(?<= )\+(?= 1\b)/g, () => "-"],
  [/(?<= )-(?= 1\b)/g, () => "+"],
  [/(?<=[\w)\]] )\?(?= )/g, () => "== false ?"],
];

/** @param {string} code @param {number} open position of "(" */
function closing(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if (code[i] === "(") depth++;
    if (code[i] === ")" && --depth === 0) return i;
  }
  return -1;
}

/** @param {string} file @returns {Mutant[]} */
function mutants_of(file) {
  const source = readFileSync(path.join(root, file), "utf8");
  const code = code_only(source);
  /** @type {Mutant[]} */
  const found = [];
  /** @param {number} start @param {number} end @param {string} to */
  const add = (start, end, to) => {
    const before = source.slice(0, start);
    const line = before.split("\n").length;
    found.push({
      file,
      line,
      column: start - before.lastIndexOf("\n"),
      from: source.slice(start, end),
      to,
      start,
      end,
    });
  };
  for (const [pattern, flip] of flips) {
    for (const match of code.matchAll(pattern)) add(match.index, match.index + match[0].length, flip(match[0]));
  }
  for (const match of code.matchAll(/\bif (?:constexpr )?\(/g)) {
    const open = match.index + match[0].length - 1;
    const close = closing(code, open);
    const condition = source.slice(open + 1, close);
    // "if (init; condition)" and declarations cannot be wrapped; their operators are flipped one by one above.
    if (!condition.includes(";") && !/^(const )?auto\b|[\w>*&] \w+ = /.test(condition))
      add(open + 1, close, `!(${condition})`);
  }
  return found.filter((mutant) => !equivalents.has(`${file}: ${source.split("\n")[mutant.line - 1].trim()}`));
}

/** A generator of numbers in [0, 1) that gives the same ones for the same seed. @param {number} seed */
function random_from(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {T[]} all @param {number} count @param {number} seed */
function sample(all, count, seed) {
  const random = random_from(seed);
  const rest = [...all];
  return Array.from(
    { length: Math.min(count, rest.length) },
    () => rest.splice(Math.floor(random() * rest.length), 1)[0],
  );
}

/** @param {string[]} command @param {number} [timeout] @returns {Promise<{code: number, output: string}>} */
function run(command, timeout) {
  return new Promise((done) => {
    const child = spawn(command[0], command.slice(1), { cwd: build, timeout, killSignal: "SIGKILL" });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => done({ code: code ?? -1, output }));
  });
}

/** How CMake compiles each file of the model and of its tests. */
function compile_units() {
  /** @type {{file: string, command: string, output: string}[]} */
  const commands = JSON.parse(readFileSync(path.join(build, "compile_commands.json"), "utf8"));
  return commands
    .map((unit) => ({
      file: path.relative(root, unit.file),
      object: path.join(build, /-o (\S+)/.exec(unit.command)?.[1] ?? ""),
      arguments: unit.command.split(" ").filter((part) => part !== ""),
    }))
    .filter((unit) => unit.file.startsWith("src/model/") || unit.object.includes("/model_tests.dir/"));
}

/**
 * Compiles one unit with the mutated copy in front of the original.
 * @param {ReturnType<typeof compile_units>[number]} unit @param {string} overlay @param {Mutant} mutant @param {string} object
 */
function compile(unit, overlay, mutant, object) {
  const source = unit.file === mutant.file ? path.join(overlay, unit.file) : path.join(root, unit.file);
  const kept = unit.arguments.filter(
    (part, i, all) => part !== "-o" && all[i - 1] !== "-o" && part !== path.join(root, unit.file),
  );
  // The overlay's folder must come before that of the originals.
  const first_include = kept.findIndex((part) => part.startsWith("-I"));
  const command = [...kept.slice(0, first_include), `-I${overlay}/src`, ...kept.slice(first_include)];
  return run([...command, "-O0", "-w", "-Wno-error", "-o", object, source]);
}

/** @param {Mutant} mutant @param {ReturnType<typeof compile_units>} units @param {string} overlay @returns {Promise<string>} */
async function fate(mutant, units, overlay) {
  const source = readFileSync(path.join(root, mutant.file), "utf8");
  const mutated = path.join(overlay, mutant.file);
  mkdirSync(path.dirname(mutated), { recursive: true });
  writeFileSync(mutated, source.slice(0, mutant.start) + mutant.to + source.slice(mutant.end));

  const is_header = mutant.file.endsWith(".hpp");
  const objects = [];
  for (const [i, unit] of units.entries()) {
    const object = path.join(overlay, `${i}.o`);
    const is_touched = is_header || unit.file === mutant.file;
    objects.push(is_touched ? object : unit.object);
    if (is_touched && (await compile(unit, overlay, mutant, object)).code !== 0) return "not compilable";
  }
  const program = path.join(overlay, "tests");
  const linked = await run([process.env.CXX ?? "c++", ...objects, path.join(build, "libcore.a"), "-o", program]);
  if (linked.code !== 0) throw new Error(`the mutant does not link:\n${linked.output}`);
  const tests = await run([program, "--test-case=R*"], test_timeout_ms);
  return tests.code === 0 ? "survived" : "killed";
}

async function main() {
  const files = readdirSync(path.join(root, "src/model"))
    .filter((name) => /\.(cpp|hpp)$/.test(name) && name.includes(options.file))
    .map((name) => `src/model/${name}`);
  const all = files.flatMap(mutants_of);
  const seed = Number(options.seed ?? Date.now() % 100_000);
  const chosen = options.sample ? sample(all, Number(options.sample), seed) : all;
  const units = compile_units();
  if (units.length === 0) throw new Error("no compile commands for src/model: build preset native first");

  const scratch = mkdtempSync(path.join(os.tmpdir(), "mutants-"));
  /** @type {Map<string, Mutant[]>} */
  const fates = new Map([
    ["killed", []],
    ["survived", []],
    ["not compilable", []],
  ]);
  const queue = [...chosen];
  await Promise.all(
    Array.from({ length: os.availableParallelism() }, async (_, worker) => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const overlay = path.join(scratch, `${worker}`);
        fates.get(await fate(mutant, units, overlay))?.push(mutant);
        rmSync(overlay, { recursive: true, force: true });
      }
    }),
  );
  rmSync(scratch, { recursive: true, force: true });

  const survivors = fates.get("survived") ?? [];
  for (const mutant of survivors) {
    console.log(`survived: ${mutant.file}:${mutant.line}:${mutant.column}  ${mutant.from}  →  ${mutant.to}`);
  }
  const count = (/** @type {string} */ name) => fates.get(name)?.length ?? 0;
  console.log(
    `${chosen.length} of ${all.length} mutants${options.sample ? `, seed ${seed}` : ""}: ` +
      `${count("killed")} killed, ${survivors.length} survived, ${count("not compilable")} do not compile`,
  );
  process.exitCode = survivors.length > 0 || count("killed") === 0 ? 1 : 0;
}

await main();
