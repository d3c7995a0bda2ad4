// The race of tratt-core against its peers, in Chromium, on the same data and the same questions.
//
//   ./dev build core && ./dev shell node tests/bench/run_peers.mjs [js,js-columns,…]
//
// The race is a project of its own: TRATT_PEERS, ../shared/bench/peers unless set. It runs in a copy, with N, ROUNDS,
// REPS, UI and CHROMIUM from the environment as its README says. Every answer is compared with that of the peer "js".
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const race = path.resolve(process.env.TRATT_PEERS || path.join(root, "../shared/bench/peers"));
const work = path.join(root, "build/peers");
const product = path.join(root, "build/core");
const peers = process.argv[2] || "js,js-columns";

/** @param {string} command @param {string[]} words @param {NodeJS.ProcessEnv} [environment] */
function run(command, words, environment) {
  const { status } = spawnSync(command, words, {
    cwd: work,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(race)) {
  console.log(`SKIPPED: no race at ${race}; TRATT_PEERS names its folder`);
  process.exit(0);
}
if (!existsSync(product)) throw new Error("there is no build/core: ./dev build core");
mkdirSync(work, { recursive: true });
cpSync(race, work, { recursive: true, filter: (file) => !file.includes("node_modules") });
cpSync(path.join(root, "tests/bench/peer_tratt.js"), path.join(work, "tratt.js"));
run("npm", ["install", "--no-audit", "--no-fund"], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" });
run("node", ["run.mjs"], { PEERS: `${peers},./tratt.js`, MOUNT: `product=${product}`, UI: process.env.UI ?? "0" });
run("node", ["summary.mjs"]);
