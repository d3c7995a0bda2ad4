// For the type checker: what the libraries beside this file find when the linker has put them together.

declare function addToLibrary(library: object): void;
declare const Module: Record<string, any>;
declare const HEAPU8: Uint8Array;
declare const HEAPF32: Float32Array;
declare const FS: any;
declare const IDBFS: any;
declare const MEMFS: any;
declare const GL: any;
declare const utf8_decoder: TextDecoder;
declare const utf8_encoder: TextEncoder;
declare const right_to_left: RegExp;
declare const joined_letters: RegExp;
/** Made from assets/icons.svg: outline, whether it is filled, width of its stroke. */
declare const Icons: { list: { grid: number; parts: [string, 0 | 1, number][] }[] };

declare const Bytes: (typeof BytesLibrary)["$Bytes"];
declare const Guard: (typeof BytesLibrary)["$Guard"];
declare const Channel: (typeof ChannelLibrary)["$Channel"];
declare const Canvas: (typeof CanvasLibrary)["$Canvas"];
declare const Cipher: (typeof CipherLibrary)["$Cipher"];
declare const Copy: (typeof CopyLibrary)["$Copy"];
declare const Files: (typeof FilesLibrary)["$Files"];
declare const Glyphs: (typeof GlyphsLibrary)["$Glyphs"];
declare const Guest: (typeof DeviceLibrary)["$Guest"];
declare const Host: (typeof HostLibrary)["$Host"];
declare const Input: (typeof InputLibrary)["$Input"];
declare const Mirror: (typeof MirrorLibrary)["$Mirror"];
declare const OwnFile: (typeof OwnFileLibrary)["$OwnFile"];
declare const Page: (typeof PageLibrary)["$Page"];
declare const Pieces: (typeof PiecesLibrary)["$Pieces"];
declare const Reminders: (typeof RemindersLibrary)["$Reminders"];
declare const Replacer: (typeof TextLibrary)["$Replacer"];
declare const Room: (typeof RoomLibrary)["$Room"];
declare const Zone: (typeof ZoneLibrary)["$Zone"];
declare const Updates: (typeof UpdatesLibrary)["$Updates"];
declare const Oracle: (typeof OracleLibrary)["$Oracle"];

// The exports of bridge.hpp.
declare function _tratt_buffer(size: number): number;
declare function _tratt_ready(): void;
declare function _tratt_storage_mode(): void;
declare function _tratt_message(size: number): void;
declare function _tratt_draw(): void;
declare function _tratt_system_colours(...colours: number[]): void;
declare function _tratt_window(width: number, height: number, pixel_ratio: number, flags: number): void;
declare function _tratt_context_lost(): void;
declare function _tratt_context_restored(): void;
declare function _tratt_pointer_move(x: number, y: number, kind: number, modifiers: number): void;
declare function _tratt_pointer_button(
    x: number,
    y: number,
    kind: number,
    modifiers: number,
    button: number,
    is_down: number,
): number;
declare function _tratt_finger_speed(x: number, y: number): void;
declare function _tratt_pointer_leave(): void;
declare function _tratt_wheel(x: number, y: number, is_notched: number, modifiers: number): number;
declare function _tratt_window_focus(has_focus: number): void;
declare function _tratt_key(id: number, key: number, character: number, modifiers: number, target: number): number;
declare function _tratt_focus(id: number, is_visible: number): void;
declare function _tratt_focus_moved_by_frame(id: number, is_visible: number): void;
declare function _tratt_activate(id: number): void;
declare function _tratt_text(id: number, size: number): void;
declare function _tratt_scrolled(id: number, x: number, y: number): void;
declare function _tratt_take_click(): number;
declare function _tratt_address(size: number): void;
declare function _tratt_file_over(is_over: number): void;
declare function _tratt_file(name_size: number, size: number): void;
declare function _tratt_file_refused(name_size: number, size: number): void;
declare function _tratt_committed(ticket: number, code: number, reason_size: number): void;
declare function _tratt_copy_changed(): void;
declare function _tratt_copy_answered(ticket: number, is_failure: number, size: number): void;
declare function _tratt_ciphered(ticket: number, code: number, size: number): void;
declare function _tratt_room_measured(): void;
declare function _tratt_reminders_answered(): void;
declare function _tratt_update_found(): void;
declare function _tratt_own_file_found(): void;
declare function _tratt_own_file_answered(ticket: number, code: number, reason_size: number): void;
declare function _tratt_demo_show(view: number, is_dark: number, number: number, size: number): void;
declare function _tratt_demo_load(name_size: number, size: number): void;
declare function _tratt_demo_follow(size: number): void;
declare function _tratt_holds_finger(): number;
declare function _tratt_oracle(): void;
/** The program of a demo, for frame.js. */
declare function create_tratt_demo(started: object): Promise<unknown>;
