// Brings the program in two parts (assets/split_program.mjs): what the first screen needs, and the rest. On a first visit
// the rest comes when that screen is shown and the service worker is installed, or has not been for a while; what needs it
// before waits for it. Whoever comes back has both from the beginning.

/** The rest is needed and cannot be had. */
export class MissingPart extends Error {}

const first_address = new URL("tratt.wasm", import.meta.url);
const rest_address = new URL("tratt-rest.wasm", import.meta.url);
const wait_for_worker_ms = 10_000;

/** Older browsers compile little at once, so that nobody could wait for the rest. @returns {boolean} */
export function can_add_code() {
  const empty = new Uint8Array(5001); // with a section of 4990 bytes that means nothing
  empty.set([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 0xfe, 0x26]);
  try {
    return Boolean(new WebAssembly.Module(empty));
  } catch {
    return false;
  }
}

/** @param {URL} address @returns {Promise<WebAssembly.Module>} */
async function compiled(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new MissingPart(`${address.pathname}: ${answer.status}`);
  // Compiling while it arrives needs the media type, which not every host knows.
  if (answer.headers.get("Content-Type") === "application/wasm") return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** @param {URL} address @returns {WebAssembly.Module} while the caller waits */
function compiled_now(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // bytes come as text, or not at all
  try {
    request.send();
    return new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)));
  } catch (error) {
    throw new MissingPart(`${address.pathname}: ${request.status} ${error}`);
  }
}

/** @returns {ServiceWorkerContainer | undefined} */
function service_workers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined; // a sandboxed frame
  }
}

/** The service worker keeps the rest, if it does not yet: now and when there is another one. */
function have_rest_kept() {
  const ask = () => service_workers()?.controller?.postMessage({ app: "tratt", type: "keep_rest" });
  ask();
  service_workers()?.addEventListener("controllerchange", ask);
}

/** Until the service worker is there. */
async function worker_installed() {
  const workers = service_workers();
  if (!workers || workers.controller) return;
  await new Promise((resolve) => {
    workers.addEventListener("controllerchange", resolve, { once: true });
    setTimeout(resolve, wait_for_worker_ms);
  });
}

export function create_program() {
  /** @type {WebAssembly.Instance} */
  let program;
  /** @type {WebAssembly.Table} */
  let functions;
  let is_whole = false;

  /** @param {WebAssembly.Module} rest puts its functions in the places of those that stand in for them */
  const add = (rest) => {
    if (!is_whole) new WebAssembly.Instance(rest, { first: program.exports });
    is_whole = true;
  };

  /** @param {WebAssembly.Module} first @param {WebAssembly.Imports} of_the_page */
  const begin = (first, of_the_page) => {
    const stand_in =
      (/** @type {string} */ index) =>
      (/** @type {unknown[]} */ ...values) => {
        add(compiled_now(rest_address));
        return functions.get(Number(index))(...values);
      };
    const later = new Proxy({}, { get: (_, index) => stand_in(String(index)) });
    program = new WebAssembly.Instance(first, { ...of_the_page, "later.deferred": later });
    [functions] = Object.values(program.exports).filter((value) => value instanceof WebAssembly.Table);
  };

  return {
    /**
     * @param {Promise<boolean>} is_wanted_whole from the beginning
     * @returns {Promise<(of_the_page: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => void>}
     *   what the program's script takes its code from
     */
    instantiate: async (is_wanted_whole) => {
      const wanted_rest = async () =>
        service_workers()?.controller || (await is_wanted_whole)
          ? compiled(rest_address).catch(() => undefined)
          : undefined;
      const [first, rest] = await Promise.all([compiled(first_address), wanted_rest()]);
      return (of_the_page, receive) => {
        begin(first, of_the_page);
        if (rest) add(rest);
        receive(program);
      };
    },

    /** Brings the rest, where it is not there yet, and has it kept for use without a network. */
    complete: async () => {
      await worker_installed();
      try {
        if (!is_whole) add(await compiled(rest_address));
      } finally {
        have_rest_kept();
      }
    },
  };
}
