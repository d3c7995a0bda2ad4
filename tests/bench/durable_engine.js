// The engine of tests/bench/durable_core.cpp in the place of tratt-core's own: it opens when the browser's storage has
// been read.
import start_engine from "./durable-engine.js";

/** @type {any} */
export let engine;
/** @type {any} */
export let host;

/** @param {any} given what the module asks of the program */
export default async function start(given) {
  host = given;
  const ready = new Promise((resolve) => (host.on_ready = resolve));
  engine = await start_engine(host);
  engine._tratt_durable_open_files();
  await ready;
  engine._tratt_core_open = engine._tratt_durable_open;
  return engine;
}
