// For the type checker: what the linker makes beside tratt-core.js.

export interface Engine {
    HEAPU8: Uint8Array<ArrayBuffer>;
    _tratt_core_buffer(size: number): number;
    _tratt_core_answer(): number;
    _tratt_core_answer_size(): number;
    _tratt_core_open(language_size: number): number;
    _tratt_core_call(size: number): number;
    _tratt_core_rows(size: number): number;
    _tratt_core_import(options_size: number, expected_bytes: number): number;
    _tratt_core_export(): number;
    _tratt_core_restore(size: number): number;
}

export interface Host {
    now(): number;
    utc_offset(at: number): number;
    random(bytes: Uint8Array<ArrayBuffer>): void;
    /** The next bytes of the file that is being imported: how many; 0 = there are no more. */
    read(to: Uint8Array<ArrayBuffer>): number;
}

export default function start_engine(host: Host): Promise<Engine>;
