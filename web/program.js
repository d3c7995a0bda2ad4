// Brings the program in two parts (assets/split_program.mjs): what the first screen needs, and the rest. On a first visit
// the rest comes when that screen is shown and the service worker is installed, which keeps it; what is asked of it before
// waits for it. Whoever comes back has both from the beginning.

/** The rest is needed and cannot be had. */
export class MissingPart extends Error {}

const addresses = [new URL("tratt.wasm", import.meta.url), new URL("tratt-rest.wasm", import.meta.url)];
const [first_address, rest_address] = addresses;
const kept_within_ms = 4_000;

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
  } catch (error) {
    throw new MissingPart(String(error));
  }
  if (request.status !== 200) throw new MissingPart(`${address.pathname}: ${request.status}`);
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)));
}

/** @returns {ServiceWorkerContainer | undefined} */
function service_workers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined; // a sandboxed frame
  }
}

/** @returns {Promise<unknown>} when what is fetched is kept for use without a network, which may be never */
const controlled = () =>
  new Promise((resolve) => service_workers()?.addEventListener("controllerchange", resolve, { once: true }));

/** @returns {boolean} */
const is_controlled = () => Boolean(service_workers()?.controller);

export function create_program() {
  /** @type {WebAssembly.Imports} */
  let imports;
  /** @type {WebAssembly.Table} */
  let functions;
  let is_whole = false;
  let is_kept = false;

  const compiled_rest = () => {
    is_kept = is_controlled();
    return compiled(rest_address);
  };

  /** @param {WebAssembly.Module} rest puts its functions in the places of those that stand in for them */
  const add = (rest) => {
    if (!is_whole) new WebAssembly.Instance(rest, imports);
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
    const instance = new WebAssembly.Instance(first, { ...of_the_page, "later.deferred": later });
    const tables = Object.values(instance.exports).filter((value) => value instanceof WebAssembly.Table);
    functions = tables[0];
    imports = { ...of_the_page, first: instance.exports };
    return instance;
  };

  return {
    /**
     * @param {Promise<boolean>} is_wanted_whole from the beginning
     * @returns {Promise<(of_the_page: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => void>}
     *   what the program's script takes its code from
     */
    instantiate: async (is_wanted_whole) => {
      const wanted_rest = async () =>
        is_controlled() || (await is_wanted_whole) ? compiled_rest().catch(() => undefined) : undefined;
      const [first, rest] = await Promise.all([compiled(first_address), wanted_rest()]);
      return (of_the_page, receive) => {
        const instance = begin(first, of_the_page);
        if (rest) add(rest);
        receive(instance);
      };
    },

    /** Brings the rest, where it is not there yet, and has it kept for use without a network. */
    complete: async () => {
      const limit = new Promise((resolve) => setTimeout(resolve, kept_within_ms));
      if (service_workers() && !is_controlled()) await Promise.race([controlled(), limit]);
      if (!is_whole) add(await compiled_rest());
      if (is_kept) return;
      if (!is_controlled()) await controlled();
      await fetch(rest_address);
    },
  };
}
