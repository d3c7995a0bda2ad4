// The browser's events: pointer, wheel, keys, clipboard. Everything happens on the mirror, whose nodes lie over the canvas,
// and is told to the program as positions and node ids.
const InputLibrary = {
  $Input__deps: ["$Guard", "$Guest", "$Canvas", "$Mirror", "$Bytes"],
  $Input: {
    pressed: 0, // bits of the buttons the program knows to be down
    is_kept: false, // the program keeps the last press to itself
    last_release: -Infinity,
    copied: "", // what a copy button wants on the clipboard

    // In the order of ui::ax::Key.
    keys: [
      "",
      "Enter",
      " ",
      "Escape",
      "ArrowUp",
      "ArrowDown",
      "ArrowLeft",
      "ArrowRight",
      "Home",
      "End",
      "PageUp",
      "PageDown",
      "Delete",
      "Tab",
      "ContextMenu",
      "Backspace",
      "F1",
      "F2",
      "F3",
      "F4",
      "F5",
      "F6",
      "F7",
      "F8",
      "F9",
      "F10",
      "F11",
      "F12",
    ],
    key_character: 28,

    start: () => {
      const root = Mirror.root;
      /** @type {AddEventListenerOptions} */
      const active = { passive: false };
      Guard.listen(root, "pointerdown", Input.pointer_down);
      Guard.listen(window, "pointermove", Input.pointer_move);
      Guard.listen(window, "pointerup", Input.pointer_up);
      Guard.listen(window, "pointercancel", Input.pointer_cancel);
      Guard.listen(document, "pointerleave", () => Input.pressed || _tratt_pointer_leave());
      // The focus goes with this event, which follows the pointer's own, with a finger only when that has been lifted:
      // what the program has already done must not be undone by it.
      Guard.listen(root, "mousedown", (/** @type {Event} */ event) => {
        if (Input.is_kept || Mirror.has_moved_focus) event.preventDefault();
      });
      Guard.listen(root, "click", Input.click);
      Guard.listen(root, "contextmenu", Input.context_menu);
      Guard.listen(
        root,
        "dragstart",
        (/** @type {DragEvent} */ event) => Input.is_text(event.target) || event.preventDefault(),
      );
      Guard.listen(root, "wheel", Input.wheel, active);
      Guard.listen(window, "keydown", Input.key_down);
      Guard.listen(window, "focus", () => _tratt_window_focus(1));
      Guard.listen(window, "blur", () => _tratt_window_focus(0));
      Guard.listen(document, "beforecopy", (/** @type {Event} */ event) => Input.copied && event.preventDefault());
      Guard.listen(document, "copy", Input.copy);
    },

    /** @param {MouseEvent | KeyboardEvent} event */
    modifiers: (event) => {
      const is_alt_graph = event.getModifierState("AltGraph"); // types a character, though Windows says Ctrl and Alt
      const ctrl = (event.ctrlKey && !is_alt_graph) || event.metaKey;
      return (event.shiftKey ? 1 : 0) | (ctrl ? 2 : 0) | (event.altKey && !is_alt_graph ? 4 : 0);
    },

    /** @param {PointerEvent} event */
    kind: (event) => ["mouse", "touch", "pen"].indexOf(event.pointerType),

    /** @param {EventTarget | null} target */
    is_text: (target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement,

    /** @param {EventTarget | null} target */
    link_of: (target) => (target instanceof Element ? target.closest("a") : null),

    // New tab, new window, the link's own menu: the browser's business alone, where links lead anywhere.
    /** @param {MouseEvent} event */
    is_native: (event) => {
      if (Guest.is_guest) return event.button !== 0;
      const is_link = Input.link_of(event.target) !== null;
      if (event.button === 1) return true;
      if (event.button === 2) return is_link || Input.is_text(event.target);
      return is_link && (Input.modifiers(event) & 3) !== 0;
    },

    /** @param {PointerEvent} event */
    pointer_down: (event) => {
      Canvas.measure();
      Input.is_kept = Mirror.has_moved_focus = false;
      if (!event.isPrimary || event.button > 2 || Input.is_native(event)) return;
      Mirror.report_scrolls();
      const button = event.button === 2 ? 1 : 0;
      Input.pressed |= 1 << button;
      Input.trail = [];
      Input.is_kept =
        _tratt_pointer_button(
          event.clientX,
          event.clientY,
          Math.max(0, Input.kind(event)),
          Input.modifiers(event),
          button,
          1,
        ) === 1;
    },

    /** @param {PointerEvent} event */
    pointer_move: (event) => {
      if (!event.isPrimary) return;
      if (Input.pressed && event.pointerType === "touch") Input.follow(event);
      _tratt_pointer_move(event.clientX, event.clientY, Math.max(0, Input.kind(event)), Input.modifiers(event));
    },

    // How fast a finger goes is known from when its events were made, not from frames, which may be few.
    /** @type {{ time: number, x: number, y: number }[]} */
    trail: [],
    trail_ms: 100,

    /** @param {PointerEvent} event */
    follow: (event) => {
      Input.trail.push({ time: event.timeStamp, x: event.clientX, y: event.clientY });
      while (Input.trail[0].time < event.timeStamp - Input.trail_ms) Input.trail.shift();
    },

    /** @param {number} time of the release */
    report_speed: (time) => {
      const recent = Input.trail.filter(
        (/** @type {{ time: number }} */ sample) => sample.time >= time - Input.trail_ms,
      );
      const [first, last] = [recent[0], recent.at(-1)];
      const seconds = first ? (time - first.time) / 1000 : 0;
      if (first && last && seconds > 0) _tratt_finger_speed((last.x - first.x) / seconds, (last.y - first.y) / seconds);
      else _tratt_finger_speed(0, 0);
    },

    /** @param {PointerEvent} event */
    pointer_up: (event) => {
      if (!event.isPrimary) return;
      for (const button of [0, 1]) {
        if (!(Input.pressed & (1 << button))) continue;
        Input.pressed &= ~(1 << button);
        Input.last_release = event.timeStamp;
        if (event.pointerType === "touch") Input.report_speed(event.timeStamp);
        _tratt_pointer_button(
          event.clientX,
          event.clientY,
          Math.max(0, Input.kind(event)),
          Input.modifiers(event),
          button,
          0,
        );
      }
    },

    /** @param {PointerEvent} event */
    pointer_cancel: (event) => {
      if (!event.isPrimary || !Input.pressed) return;
      Input.pressed = 0;
      // Released where nothing is: whatever was held is let go and nothing is clicked.
      for (const button of [0, 1]) _tratt_pointer_button(-1e6, -1e6, Math.max(0, Input.kind(event)), 0, button, 0);
    },

    // A click that no pointer made comes from a key or an assistive tool. One that a pointer made has already been seen
    // by the program; it only decides whether a link is followed.
    /** @param {MouseEvent} event */
    click: (event) => {
      const link = Input.link_of(event.target);
      const is_by_pointer = event.detail > 0 || event.timeStamp - Input.last_release < 50;
      if (is_by_pointer) {
        const clicked = _tratt_take_click() >>> 0; // ids are unsigned
        if (link && !(Input.modifiers(event) & 3) && clicked !== Mirror.id_of(link)) event.preventDefault();
        return;
      }
      const id = Mirror.id_of(event.target);
      if (id) _tratt_activate(id);
    },

    /** @param {MouseEvent} event */
    context_menu: (event) => {
      const is_touch = /** @type {PointerEvent} */ (event).pointerType === "touch";
      const is_kept = Input.is_text(event.target) || (Input.link_of(event.target) !== null && !is_touch);
      if (!is_kept) event.preventDefault();
    },

    /** @param {WheelEvent} event */
    wheel: (event) => {
      if (event.ctrlKey) return; // zoom
      const target = event.target;
      if (target instanceof HTMLTextAreaElement && target.scrollHeight > target.clientHeight) return;
      if (!Guest.may_act()) return; // the page around is being scrolled
      Canvas.measure();
      const unit = [1, 20, innerHeight * 0.9][event.deltaMode];
      const is_sideways = event.shiftKey && event.deltaX === 0;
      const [x, y] = is_sideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      const step = Math.max(Math.abs(x), Math.abs(y));
      const is_notched = event.deltaMode !== 0 || (step >= 50 && Number.isInteger(step));
      _tratt_pointer_move(event.clientX, event.clientY, 0, Input.modifiers(event));
      const is_taken = _tratt_wheel(x * unit, y * unit, is_notched ? 1 : 0, Input.modifiers(event)) === 1;
      if (is_taken || !Guest.is_guest) event.preventDefault();
    },

    /** @param {KeyboardEvent} event */
    character: (event) => {
      const letters = [...event.key];
      if (letters.length !== 1) return 0;
      const is_chord = (Input.modifiers(event) & 6) !== 0;
      return (is_chord ? event.key.toLowerCase() : event.key).codePointAt(0) ?? 0;
    },

    // What a text field does itself is not asked for elsewhere.
    /** @param {EventTarget | null} target @param {KeyboardEvent} event @param {number} key */
    belongs_to_field: (target, event, key) => {
      if (!Input.is_text(target)) return false;
      const modifiers = Input.modifiers(event);
      const is_chord = (modifiers & 6) !== 0;
      if (key === Input.key_character)
        return !is_chord || ((modifiers & 4) === 0 && "acvxyz".includes(event.key.toLowerCase()));
      if (event.key === "Enter") return target instanceof HTMLTextAreaElement && (modifiers & 2) === 0;
      if (target instanceof HTMLTextAreaElement && /^(Arrow|Page)/.test(event.key)) return true;
      return ["ArrowLeft", "ArrowRight", "Home", "End", "Delete", "Backspace", " "].includes(event.key);
    },

    /** @param {KeyboardEvent} event */
    key_down: (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      Canvas.measure();
      const character = event.key === " " ? 0 : Input.character(event);
      const key = character ? Input.key_character : Input.keys.indexOf(event.key);
      const target = event.target;
      if (key <= 0 || Input.belongs_to_field(target, event, key)) return;
      const is_native = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
      const kind =
        target instanceof HTMLInputElement ? 2 : target instanceof HTMLTextAreaElement ? 3 : is_native ? 0 : 1;
      let modifiers = Input.modifiers(event);
      if (character && !(modifiers & 6)) modifiers &= ~1; // "?" is "?", wherever the keyboard has it
      const is_taken = _tratt_key(Mirror.id_of(target), key, character, modifiers, kind) === 1;
      // Where the page lies in a frame, these would scroll the page around it.
      const scrolls = kind < 2 && /^(Arrow|Page|Home|End)/.test(event.key) && !(modifiers & 6);
      if (is_taken || scrolls || (kind === 1 && event.key === " ")) event.preventDefault();
    },

    /** @param {ClipboardEvent} event */
    copy: (event) => {
      const copied = Input.copied;
      if (!copied && (Input.is_text(document.activeElement) || !event.clipboardData)) return;
      const text = copied || Mirror.copyable_text();
      if (!text) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    },
  },

  tratt_clipboard_write__deps: ["$Input", "$Bytes"],
  /** @param {number} text @param {number} size */
  tratt_clipboard_write: (text, size) => {
    Input.copied = Bytes.text(text, size);
    const is_done = document.execCommand("copy");
    Input.copied = "";
    return is_done ? 1 : 0;
  },
};
addToLibrary(InputLibrary);
