// tratt-core: the engine of Tratt without a canvas, for Node and browsers. README.md has every shape with examples,
// tratt-core.d.ts the types. Bytes cross into the engine as pointer and length.
import start_engine from "./tratt-core-engine.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What room to leave. @param {string | Uint8Array} part */
const most_bytes = (part) => (typeof part === "string" ? part.length * 3 : part.length);

export class TrattError extends Error {
  /** @param {import("./tratt-core.js").ErrorShape} error */
  constructor(error) {
    const place = [error.entity, error.field].filter(Boolean).join(".");
    super(`${error.code}${place && ` (${place})`}${error.params.path ? ` at ${error.params.path}` : ""}`);
    this.name = "TrattError";
    this.code = error.code;
    this.entity = error.entity;
    this.field = error.field;
    this.row = error.row;
    this.params = error.params;
    this.changes = error.changes ?? [];
  }
}

/** @param {string} code */
const error_of = (code) => new TrattError({ code, entity: "", field: "", row: -1, params: {} });

/** One database in an engine of its own. */
class Core {
  /** @type {import("./tratt-core-engine.js").Engine | null} */
  #engine;

  /** @param {import("./tratt-core-engine.js").Engine} engine @param {string} language */
  constructor(engine, language) {
    this.#engine = engine;
    this.#call((to) => to._tratt_core_open(this.#give(language)[0]));
  }

  /** @param {import("./tratt-core.js").Command} command */
  command(command) {
    return this.#ask({ command });
  }

  /** @param {import("./tratt-core.js").Query} query @param {import("./tratt-core.js").QueryOptions} [options] */
  query(query, options) {
    return this.#ask({ query, ...options });
  }

  /** @param {import("./tratt-core.js").QueryRequest[]} queries */
  queries(queries) {
    return this.#ask({ queries }).answers;
  }

  /** @param {import("./tratt-core.js").Query} query */
  rows(query) {
    this.#call((to) => to._tratt_core_rows(this.#give(JSON.stringify(query))[0]));
    const bytes = this.#take();
    return new Int32Array(bytes.buffer, 0, bytes.length / 4);
  }

  /**
   * @param {import("./tratt-core.js").Entity} entity
   * @param {import("./tratt-core.js").RecordName[]} records
   * @param {string[]} [fields]
   */
  records(entity, records, fields) {
    return this.#ask({ entity, records, fields }).records;
  }

  /** @param {import("./tratt-core.js").Entity} entity @param {import("./tratt-core.js").RecordName} record */
  history(entity, record) {
    return this.#ask({ entity, history: record }).history;
  }

  state() {
    return this.#ask({ state: {} });
  }

  /** @param {string | Uint8Array} csv @param {import("./tratt-core.js").ImportOptions} options */
  import_csv(csv, options) {
    const sizes = this.#give(JSON.stringify(options), csv);
    this.#call((to) => to._tratt_core_import(sizes[0], sizes[1]));
    return this.#read_answer();
  }

  export() {
    this.#call((to) => to._tratt_core_export());
    return this.#take();
  }

  /** @param {string | Uint8Array} lines */
  restore(lines) {
    const [size] = this.#give(lines);
    this.#call((to) => to._tratt_core_restore(size));
  }

  close() {
    this.#engine = null;
  }

  // ---- Crossing ----------------------------------------------------------------------------------------------------
  #open_engine() {
    if (this.#engine === null) throw error_of("closed");
    return this.#engine;
  }

  /**
   * Calls into the engine. After a trap its memory cannot be trusted: nothing calls it again.
   * @param {(engine: import("./tratt-core-engine.js").Engine) => number} act
   */
  #call(act) {
    const engine = this.#open_engine();
    let is_error;
    try {
      is_error = act(engine);
    } catch (error) {
      this.#engine = null;
      throw Object.assign(error_of("engine_failed"), { cause: error });
    }
    if (is_error) throw new TrattError(JSON.parse(this.#answer_text()).error);
  }

  /** @param {object} request @returns {any} */
  #ask(request) {
    this.#call((to) => to._tratt_core_call(this.#give(JSON.stringify(request))[0]));
    return this.#read_answer();
  }

  #read_answer() {
    const answer = JSON.parse(this.#answer_text());
    if (answer.error) throw new TrattError(answer.error);
    return answer;
  }

  /**
   * Puts the parts into the engine's memory, one after the other. Texts are encoded straight into it.
   * @param {(string | Uint8Array)[]} parts
   * @returns {number[]} how many bytes each of them is there
   */
  #give(...parts) {
    const engine = this.#open_engine();
    const most = parts.reduce((sum, part) => sum + most_bytes(part), 0);
    const at = engine._tratt_core_buffer(most) >>> 0;
    let to = engine.HEAPU8.subarray(at, at + most);
    const sizes = [];
    for (const part of parts) {
      if (typeof part !== "string") to.set(part);
      const size = typeof part === "string" ? encoder.encodeInto(part, to).written : part.length;
      sizes.push(size);
      to = to.subarray(size);
    }
    return sizes;
  }

  #answer_bytes() {
    const engine = this.#open_engine();
    const at = engine._tratt_core_answer() >>> 0;
    return engine.HEAPU8.subarray(at, at + (engine._tratt_core_answer_size() >>> 0));
  }

  #answer_text() {
    return decoder.decode(this.#answer_bytes());
  }

  /** A copy: the engine's memory moves. */
  #take() {
    return this.#answer_bytes().slice();
  }
}

/** @param {import("./tratt-core.js").OpenOptions} [options] */
export async function open_core({ language = "en", now, utc_offset_minutes, random } = {}) {
  const engine = await start_engine({
    now: now ?? Date.now,
    utc_offset: utc_offset_minutes ?? ((at) => -new Date(at).getTimezoneOffset()),
    random: random ?? ((bytes) => crypto.getRandomValues(bytes)),
  });
  return new Core(engine, language);
}
