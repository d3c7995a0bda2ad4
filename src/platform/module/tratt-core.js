// tratt-core: the engine of Tratt without a canvas, for Node and browsers. README.md has every shape with examples,
// tratt-core.d.ts the types. Bytes cross into the engine as pointer and length.
import start_engine from "./tratt-core-engine.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A file goes into the engine piece by piece, so that it need not be there as a whole. Each of these fills `to` and says
 * how far.
 * @typedef {(to: Uint8Array<ArrayBuffer>) => number} Pieces
 */
const no_pieces = () => 0;
/** @param {string} text @returns {Pieces} */
function pieces_of_text(text) {
  let at = 0;
  return (to) => {
    let end = Math.min(at + Math.floor(to.length / 3), text.length);
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end -= 1; // the two halves of a character
    const piece = text.slice(at, end);
    at = end;
    return encoder.encodeInto(piece, to).written;
  };
}
/** @param {Uint8Array} bytes @returns {Pieces} */
function pieces_of_bytes(bytes) {
  let at = 0;
  return (to) => {
    const piece = bytes.subarray(at, at + to.length);
    to.set(piece);
    at += piece.length;
    return piece.length;
  };
}

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
  /** @type {import("./tratt-core-engine.js").Host} */
  #host;

  /**
   * @param {import("./tratt-core-engine.js").Engine} engine
   * @param {import("./tratt-core-engine.js").Host} host
   * @param {string} language
   */
  constructor(engine, host, language) {
    this.#engine = engine;
    this.#host = host;
    this.#call((to) => to._tratt_core_open(this.#give(language)));
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
    this.#call((to) => to._tratt_core_rows(this.#give(JSON.stringify(query))));
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
    this.#host.read = typeof csv === "string" ? pieces_of_text(csv) : pieces_of_bytes(csv);
    try {
      this.#call((to) => to._tratt_core_import(this.#give(JSON.stringify(options)), csv.length));
    } finally {
      this.#host.read = no_pieces;
    }
    return this.#read_answer();
  }

  export() {
    this.#call((to) => to._tratt_core_export());
    return this.#take();
  }

  /** @param {string | Uint8Array} lines */
  restore(lines) {
    this.#call((to) => to._tratt_core_restore(this.#give(lines)));
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
    this.#call((to) => to._tratt_core_call(this.#give(JSON.stringify(request))));
    return this.#read_answer();
  }

  #read_answer() {
    const answer = JSON.parse(this.#answer_text());
    if (answer.error) throw new TrattError(answer.error);
    return answer;
  }

  /**
   * Puts it into the engine's memory; a text is encoded straight into it.
   * @param {string | Uint8Array} what
   * @returns {number} how many bytes it is there
   */
  #give(what) {
    const engine = this.#open_engine();
    const most = typeof what === "string" ? what.length * 3 : what.length;
    const at = engine._tratt_core_buffer(most) >>> 0;
    const to = engine.HEAPU8.subarray(at, at + most);
    if (typeof what === "string") return encoder.encodeInto(what, to).written;
    to.set(what);
    return most;
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
  const host = {
    now: now ?? Date.now,
    utc_offset: utc_offset_minutes ?? ((at) => -new Date(at).getTimezoneOffset()),
    random: random ?? ((bytes) => crypto.getRandomValues(bytes)),
    read: no_pieces,
  };
  return new Core(await start_engine(host), host, language);
}
