// The race of tratt-core against its peers, in Chromium, on the same data and the same questions.
//
//   ./dev build core && ./dev shell node tests/bench/run_peers.mjs [js,js-columns,…]
//   ./dev shell cmake --build --preset core --target durable    makes one more peer, which keeps what it is given
//
// The race is a project of its own: TRATT_PEERS, ../shared/bench/peers unless set. It runs in a copy, with N, ROUNDS,
// REPS, UI and CHROMIUM from the environment as its README says. Every answer is compared with that of the peer "js".
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const race = path.resolve(process.env.TRATT_PEERS || path.join(root, "../shared/bench/peers"));
const work = path.join(root, "build/peers");
const product = path.join(root, "build/core");
const durable = path.join(root, "build/durable");
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
const mounted = path.join(work, "product");
rmSync(mounted, { recursive: true, force: true });
cpSync(product, mounted, { recursive: true });
cpSync(path.join(root, "tests/bench/peer_tratt.js"), path.join(work, "tratt.js"));
const ours = ["./tratt.js"];
if (existsSync(durable)) {
  cpSync(durable, path.join(mounted, "durable"), { recursive: true });
  cpSync(path.join(root, "tests/bench/peer_durable.js"), path.join(work, "tratt-durable.js"));
  ours.push("./tratt-durable.js");
}
run("npm", ["install", "--no-audit", "--no-fund"], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" });
run("node", ["run.mjs"], { PEERS: [peers, ...ours].join(), MOUNT: `product=${mounted}`, UI: process.env.UI ?? "0" });
run("node", ["summary.mjs"]);
