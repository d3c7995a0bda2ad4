// How cost grows with the number of contacts: runs the native benchmarks at every size, draws docs/growth.svg and prints
// the figures as a table. 10,000,000 contacts take 5 GB.
//
//   ./dev build native && TRATT_LONG=1 ./dev shell node tests/bench/growth.mjs
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const tasks = [
  "import_all",
  "filter",
  "top_100",
  "full_order",
  "board",
  "dashboard",
  "group",
  "typed",
  "recategorize",
  "edit",
  "first_board",
  "first_sort",
];
const colours = [
  "#111827",
  "#1d4ed8",
  "#0e7490",
  "#b91c1c",
  "#047857",
  "#7e22ce",
  "#a16207",
  "#be185d",
  "#4b5563",
  "#9ca3af",
  "#f59e0b",
  "#14b8a6",
];

/** @typedef {{ size: number, ms: number }} Point */

/** @returns {Map<string, Point[]>} by task, in order of size */
function measure() {
  const options = [`--benchmark_filter=^(ask/|ask_first/)?(${tasks.join("|")})/`, "--benchmark_format=json"];
  const program = path.join(root, "build/cmake/native/tests/engine_bench");
  const output = execFileSync(program, options, { maxBuffer: 1 << 26, encoding: "utf8" });
  const found = new Map(tasks.map((task) => [task, /** @type {Point[]} */ ([])]));
  for (const { name, cpu_time } of JSON.parse(output).benchmarks) {
    const [task, size] = name.split("/").slice(-2);
    found.get(task)?.push({ size: Number(size), ms: cpu_time });
  }
  return found;
}

/**
 * What ten times as many contacts multiply the cost by, at most; 10 is linear.
 * @param {Point[]} points
 */
function steepest(points) {
  const steps = points.slice(1).map((point, i) => {
    const decades = Math.log10(point.size / points[i].size);
    return (point.ms / points[i].ms) ** (1 / decades);
  });
  return Math.max(...steps);
}

const number_of = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** @param {Map<string, Point[]>} found */
function table(found) {
  const sizes = [...found.values()][0].map(({ size }) => number_of.format(size));
  const rows = [
    ["ms, native", ...sizes, "ten times as many: at most"],
    ["---", ...sizes.map(() => "---"), "---"],
  ];
  for (const [task, points] of found) {
    rows.push([task, ...points.map(({ ms }) => number_of.format(ms)), `× ${number_of.format(steepest(points))}`]);
  }
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param {Map<string, Point[]>} found */
function plot(found) {
  const all = [...found.values()].flat();
  const [left, top, width, height] = [60, 20, 480, 360];
  const log = Math.log10;
  const first = log(Math.min(...all.map(({ size }) => size)));
  const last = log(Math.max(...all.map(({ size }) => size)));
  const low = Math.floor(log(Math.min(...all.map(({ ms }) => ms))));
  const high = Math.ceil(log(Math.max(...all.map(({ ms }) => ms))));
  /** @param {number} size */
  const x = (size) => left + ((log(size) - first) / (last - first)) * width;
  /** @param {number} ms */
  const y = (ms) => top + ((high - log(ms)) / (high - low)) * height;
  const parts = [];
  for (let decade = low; decade <= high; decade++) {
    const at = y(10 ** decade);
    parts.push(`<path d="M${left} ${at}h${width}" stroke="#e5e7eb"/>`);
    parts.push(`<text x="${left - 8}" y="${at + 4}" text-anchor="end">${10 ** decade} ms</text>`);
  }
  for (let decade = Math.ceil(first); decade <= last; decade++) {
    const at = x(10 ** decade);
    parts.push(`<path d="M${at} ${top}v${height}" stroke="#e5e7eb"/>`);
    parts.push(
      `<text x="${at}" y="${top + height + 18}" text-anchor="middle">${number_of.format(10 ** decade)}</text>`,
    );
  }
  [...found].forEach(([task, points], i) => {
    const line = points.map(({ size, ms }) => `${x(size).toFixed(1)},${y(ms).toFixed(1)}`).join(" ");
    parts.push(`<polyline points="${line}" fill="none" stroke="${colours[i]}" stroke-width="2"/>`);
    const row = top + 14 + i * 18;
    parts.push(`<path d="M${left + width + 16} ${row - 4}h20" stroke="${colours[i]}" stroke-width="2"/>`);
    parts.push(`<text x="${left + width + 42}" y="${row}">${task}</text>`);
  });
  const box = `viewBox="0 0 ${left + width + 150} ${top + height + 30}"`;
  const font = 'font-family="system-ui, sans-serif" font-size="12" fill="#374151"';
  const ground = '<rect width="100%" height="100%" fill="#fff"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} ${font}>\n${ground}\n${parts.join("\n")}\n</svg>\n`;
}

const found = measure();
writeFileSync(path.join(root, "docs/growth.svg"), plot(found));
console.log(table(found));
