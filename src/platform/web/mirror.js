// The semantic mirror: one DOM element over the canvas for each node of ui/ax.hpp. Everything assistive tools, keyboard
// focus and tests know of the page is here, and every pointer event lands here first. ui/ax_wire.hpp describes the bytes.

/**
 * @typedef {object} MirrorNode
 * @property {number} id
 * @property {HTMLElement} element
 * @property {string} tag
 * @property {MirrorSemantics | null} semantics
 * @property {number[]} box x, y, width, height
 * @property {number[] | null} scroll x, y, content width, content height
 * @property {HTMLElement | null} spacer gives a scrolling element the content's size
 */

/**
 * @typedef {object} MirrorSemantics
 * @property {string} role
 * @property {number} input
 * @property {number} level
 * @property {boolean} has_children
 * @property {number} states
 * @property {number} row_count
 * @property {number} column_count
 * @property {number} row_index
 * @property {number} column_index
 * @property {number} set_size
 * @property {number} position
 * @property {number} controls
 * @property {number} active_descendant
 * @property {number} font_size
 * @property {number} padding_x
 * @property {string} name
 * @property {string} value
 * @property {string} description
 * @property {string} href
 * @property {string} placeholder
 */

const MirrorLibrary = {
  $Mirror__deps: ["$Guard", "$Guest", "$Bytes", "$Glyphs"],
  $Mirror: {
    /** @type {HTMLElement} */
    root: /** @type {any} */ (null),
    /** @type {Map<number, MirrorNode>} */
    nodes: /** @type {any} */ (null),
    /** @type {Set<MirrorNode>} */
    scrolling: /** @type {any} */ (null),
    /** @type {Set<MirrorNode>} to be scrolled when the frame has been applied */
    scrolled: /** @type {any} */ (null),
    /** @type {Set<number>} */
    modals: /** @type {any} */ (null),
    /** @type {HTMLElement[]} */
    inert: [],
    focused: 0, // as the program knows it
    has_moved_focus: false, // since the pointer went down
    is_applying: false,
    is_composing: false,

    // In the order of ui::ax::Role; the roles of ARIA, or the element where one says it better.
    roles: [
      "text",
      "heading",
      "img",
      "separator",
      "link",
      "button",
      "checkbox",
      "switch",
      "radio",
      "radiogroup",
      "textbox",
      "searchbox",
      "combobox",
      "listbox",
      "option",
      "menu",
      "menuitem",
      "menuitemradio",
      "tablist",
      "tab",
      "tabpanel",
      "table",
      "rowgroup",
      "row",
      "columnheader",
      "rowheader",
      "cell",
      "list",
      "listitem",
      "dialog",
      "alertdialog",
      "status",
      "alert",
      "navigation",
      "main",
      "banner",
      "complementary",
      "region",
      "form",
      "group",
      "toolbar",
      "progressbar",
      "tooltip",
    ],
    // In the order of ui::ax::State.
    state: {
      disabled: 1 << 0,
      checked: 1 << 1,
      unchecked: 1 << 2,
      mixed: 1 << 3,
      selected: 1 << 4,
      unselected: 1 << 5,
      expanded: 1 << 6,
      collapsed: 1 << 7,
      required: 1 << 8,
      invalid: 1 << 9,
      read_only: 1 << 10,
      pressed: 1 << 11,
      unpressed: 1 << 12,
      modal: 1 << 13,
      multiline: 1 << 14,
      focusable: 1 << 15,
      current: 1 << 16,
      has_popup: 1 << 17,
      busy: 1 << 18,
      sort_ascending: 1 << 19,
      sort_descending: 1 << 20,
      grabbed: 1 << 21,
      skip_tab: 1 << 22,
      editable: 1 << 23,
    },
    input_modes: ["text", "email", "tel", "url", "decimal", "search", "text"],
    password: 6,

    start: () => {
      Mirror.root = /** @type {HTMLElement} */ (document.getElementById("mirror"));
      Mirror.nodes = new Map();
      Mirror.scrolling = new Set();
      Mirror.scrolled = new Set();
      Mirror.modals = new Set();
      const root = Mirror.root;
      Guard.listen(root, "focusin", (/** @type {FocusEvent} */ event) =>
        Mirror.report_focus(Mirror.id_of(event.target)),
      );
      Guard.listen(root, "focusout", (/** @type {FocusEvent} */ event) => {
        const is_window_left = document.activeElement === event.target;
        if (!event.relatedTarget && !is_window_left) Mirror.report_focus(0);
      });
      Guard.listen(
        root,
        "input",
        (/** @type {Event} */ event) => Mirror.is_composing || Mirror.report_text(event.target),
      );
      Guard.listen(root, "compositionstart", () => {
        Mirror.is_composing = true;
      });
      Guard.listen(root, "compositionend", (/** @type {Event} */ event) => {
        Mirror.is_composing = false;
        Mirror.report_text(event.target);
      });
      Guard.listen(root, "scroll", () => Mirror.report_scrolls(), { capture: true });
    },

    /** @param {EventTarget | null} target @returns {number} 0: not a node */
    id_of: (target) => {
      const element = target instanceof Element ? target.closest("[id^='n']") : null;
      return element && Mirror.root.contains(element) ? Number(element.id.slice(1)) : 0;
    },

    // ---- what the visitor did -------------------------------------------------------------------------------------

    /** @param {number} id */
    report_focus: (id) => {
      if (id === Mirror.focused) return;
      Mirror.focused = id;
      const is_visible = id !== 0 && document.activeElement?.matches(":focus-visible") ? 1 : 0;
      if (Mirror.is_applying) _tratt_focus_moved_by_frame(id, is_visible);
      else _tratt_focus(id, is_visible);
    },

    /** @param {EventTarget | null} target */
    report_text: (target) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
      _tratt_text(Mirror.id_of(target), Bytes.send_text(target.value.normalize("NFC")));
    },

    // Focus, find-in-page, assistive tools and tests scroll elements into view; the program follows.
    report_scrolls: () => {
      for (const node of Mirror.scrolling) {
        const [x, y] = node.scroll ?? [0, 0];
        const { scrollLeft, scrollTop } = node.element;
        if (Math.abs(scrollLeft - x) < 1 && Math.abs(scrollTop - y) < 1) continue;
        node.scroll = [scrollLeft, scrollTop, ...(node.scroll ?? []).slice(2)];
        _tratt_scrolled(node.id, scrollLeft, scrollTop);
      }
    },

    copyable_text: () => {
      const semantics = Mirror.nodes.get(Mirror.focused)?.semantics;
      return semantics ? semantics.value || semantics.name : "";
    },

    // ---- what the program says ------------------------------------------------------------------------------------

    /** @param {Uint8Array} bytes */
    apply: (bytes) => {
      const read = Mirror.reader(bytes);
      Mirror.is_applying = true;
      while (!read.is_done()) {
        switch (read.u8()) {
          case 1:
            Mirror.update(read);
            break;
          case 2:
            Mirror.arrange(read);
            break;
          case 3:
            Mirror.remove(read.u32());
            break;
          case 4:
            Mirror.move_focus(read.u32());
            break;
          case 5:
            Mirror.announce(read.u8() === 1, read.text());
            break;
          case 6:
            Mirror.restyle(read);
            break;
        }
      }
      Mirror.scroll_elements();
      Mirror.confine();
      // An element that was removed or made inert loses focus without an event in some browsers.
      Mirror.report_focus(Mirror.id_of(document.activeElement));
      Mirror.is_applying = false;
    },

    /** @param {Uint8Array} bytes */
    reader: (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let at = 0;
      const read = {
        is_done: () => at >= view.byteLength,
        u8: () => view.getUint8(at++),
        u32: () => view.getUint32((at += 4) - 4, true),
        f32: () => view.getFloat32((at += 4) - 4, true),
        four: () => [read.f32(), read.f32(), read.f32(), read.f32()],
        text: () => {
          const size = read.u32();
          return utf8_decoder.decode(bytes.subarray(at, (at += size)));
        },
      };
      return read;
    },

    /** @param {ReturnType<typeof Mirror.reader>} read @returns {MirrorSemantics} */
    read_semantics: (read) => ({
      role: Mirror.roles[read.u8()],
      input: read.u8(),
      level: read.u8(),
      has_children: read.u8() === 1,
      states: read.u32(),
      row_count: read.u32(),
      column_count: read.u32(),
      row_index: read.u32(),
      column_index: read.u32(),
      set_size: read.u32(),
      position: read.u32(),
      controls: read.u32(),
      active_descendant: read.u32(),
      font_size: read.f32(),
      padding_x: read.f32(),
      name: read.text(),
      value: read.text(),
      description: read.text(),
      href: read.text(),
      placeholder: read.text(),
    }),

    /** @param {ReturnType<typeof Mirror.reader>} read */
    update: (read) => {
      const id = read.u32();
      const parts = read.u8();
      let node = Mirror.nodes.get(id);
      if (parts & 1) {
        const semantics = Mirror.read_semantics(read);
        node = Mirror.element_for(id, node, semantics);
        Mirror.describe(node, semantics);
        node.semantics = semantics;
      }
      if (parts & 2) {
        const box = read.four();
        if (node) node.box = box;
      }
      if (parts & 4) {
        const scroll = read.four();
        if (node) Mirror.scroll(node, scroll);
      }
      if (node && parts & 3) Mirror.place(node);
    },

    /** @param {MirrorSemantics} semantics */
    tag_for: (semantics) => {
      const { state } = Mirror;
      if (semantics.states & state.editable) return semantics.states & state.multiline ? "textarea" : "input";
      if (semantics.role === "heading") return "h" + Math.min(6, Math.max(1, semantics.level));
      if (semantics.role === "link") return "a";
      if (semantics.role === "button") return "button";
      return "div";
    },

    /** @param {number} id @param {MirrorNode | undefined} node @param {MirrorSemantics} semantics @returns {MirrorNode} */
    element_for: (id, node, semantics) => {
      const tag = Mirror.tag_for(semantics);
      if (node && node.tag === tag) return node;
      const element = document.createElement(tag);
      element.id = "n" + id;
      if (!node) {
        /** @type {MirrorNode} */
        const made = { id, element, tag, semantics: null, box: [0, 0, 0, 0], scroll: null, spacer: null };
        Mirror.nodes.set(id, made);
        return made;
      }
      const had_focus = document.activeElement === node.element;
      element.append(...node.element.childNodes);
      node.element.replaceWith(element);
      Object.assign(node, { element, tag, semantics: null });
      if (had_focus) element.focus({ preventScroll: true });
      return node;
    },

    /** @param {Element} element @param {string} name @param {string | number | boolean | null} value */
    set: (element, name, value) => {
      if (value === null || value === "") element.removeAttribute(name);
      else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
    },

    /** @param {HTMLElement} element @param {"left" | "top" | "width" | "height" | "fontSize" | "lineHeight" | "paddingInline"} name @param {string} value */
    set_style: (element, name, value) => {
      if (element.style[name] !== value) element.style[name] = value;
    },

    /** @param {number} states @param {number} on @param {number} off */
    two_state: (states, on, off) => (states & on ? true : states & off ? false : null),

    /** @param {MirrorNode} node @param {MirrorSemantics} now */
    describe: (node, now) => {
      const { element } = node;
      const { state, set } = Mirror;
      const is_on = (/** @type {number} */ bit) => (now.states & bit ? true : null);
      const number = (/** @type {number} */ value) => value || null;
      const is_field = (now.states & state.editable) !== 0;

      const is_said_by_tag =
        ["text", "heading", "link", "button"].includes(now.role) || (is_field && now.role !== "combobox");
      set(element, "role", is_said_by_tag ? null : now.role);
      set(element, "aria-description", now.description);
      set(element, "aria-disabled", is_on(state.disabled));
      set(
        element,
        "aria-checked",
        now.states & state.mixed ? "mixed" : Mirror.two_state(now.states, state.checked, state.unchecked),
      );
      set(element, "aria-selected", Mirror.two_state(now.states, state.selected, state.unselected));
      set(element, "aria-expanded", Mirror.two_state(now.states, state.expanded, state.collapsed));
      set(element, "aria-pressed", Mirror.two_state(now.states, state.pressed, state.unpressed));
      set(element, "aria-required", is_on(state.required));
      set(element, "aria-invalid", is_on(state.invalid));
      set(element, "aria-modal", is_on(state.modal));
      set(element, "aria-current", now.states & state.current ? "page" : null);
      set(element, "aria-busy", is_on(state.busy));
      set(element, "aria-grabbed", is_on(state.grabbed));
      set(
        element,
        "aria-haspopup",
        now.states & state.has_popup ? (now.role === "combobox" ? "listbox" : "menu") : null,
      );
      set(
        element,
        "aria-sort",
        now.states & state.sort_ascending ? "ascending" : now.states & state.sort_descending ? "descending" : null,
      );
      set(element, "aria-rowcount", number(now.row_count));
      set(element, "aria-colcount", number(now.column_count));
      set(element, "aria-rowindex", number(now.row_index));
      set(element, "aria-colindex", number(now.column_index));
      set(element, "aria-setsize", number(now.set_size));
      set(element, "aria-posinset", number(now.position));
      set(element, "aria-controls", now.controls ? "n" + now.controls : null);
      set(element, "aria-activedescendant", now.active_descendant ? "n" + now.active_descendant : null);

      if (now.states & state.modal) Mirror.modals.add(node.id);
      else Mirror.modals.delete(node.id);
      Mirror.make_focusable(element, now);
      set(element, "aria-readonly", !is_field && now.states & state.read_only ? "true" : null);
      Mirror.name(node, now, is_field);
      if (is_field) Mirror.fill(/** @type {HTMLInputElement} */ (element), now);
      if (now.role === "link") Mirror.link(/** @type {HTMLAnchorElement} */ (element), now);
      if (now.role === "button") element.setAttribute("type", "button");
    },

    /** @param {HTMLElement} element @param {MirrorSemantics} now */
    make_focusable: (element, now) => {
      const { state } = Mirror;
      const is_native = ["A", "BUTTON", "INPUT", "TEXTAREA"].includes(element.tagName);
      const is_focusable = is_native || (now.states & state.focusable) !== 0;
      Mirror.set(element, "tabindex", !is_focusable ? null : now.states & state.skip_tab ? -1 : is_native ? null : 0);
    },

    // Roles that take no name from what they contain: a text within would leave them nameless.
    roles_without_text: "img progressbar separator combobox textbox group region list toolbar".split(" "),

    // What has no nodes within is read as text, as if it were an ordinary page; what has is only labelled.
    /** @param {MirrorNode} node @param {MirrorSemantics} now @param {boolean} is_field */
    name: (node, now, is_field) => {
      const { element } = node;
      const is_named_only = is_field || now.has_children || Mirror.roles_without_text.includes(now.role);
      Mirror.set(element, "aria-label", is_named_only ? now.name : null);
      if (now.role === "progressbar") {
        Mirror.set(element, "aria-valuetext", now.value);
        Mirror.set(element, "aria-valuenow", Number.parseFloat(now.value) || 0);
      }
      if (now.has_children && element.firstChild instanceof Text) element.firstChild.remove(); // it was a text before
      if (is_field || now.has_children) return;
      const shown = is_named_only ? now.value : now.name;
      if (element.textContent !== shown) Mirror.say(element, shown);
    },

    // Changed rather than replaced: Chromium ends the undo step of the field being typed in when a node is removed.
    /** @param {HTMLElement} element @param {string} text */
    say: (element, text) => {
      const only = element.firstChild;
      if (only instanceof Text && !only.nextSibling) only.data = text;
      else element.textContent = text;
    },

    /** @param {HTMLInputElement} element @param {MirrorSemantics} now */
    fill: (element, now) => {
      const { set, state } = Mirror;
      const kind = Mirror.input_modes[now.input];
      const is_password = now.input === Mirror.password;
      const type = is_password ? "password" : now.role === "searchbox" ? "search" : "text";
      if (element.tagName === "INPUT") set(element, "type", type);
      set(element, "inputmode", kind);
      set(element, "autocomplete", "off");
      set(element, "autocapitalize", kind === "text" && !is_password ? null : "off");
      set(element, "spellcheck", (now.states & state.multiline) !== 0);
      set(element, "placeholder", now.placeholder);
      set(element, "aria-autocomplete", now.role === "combobox" ? "list" : null);
      // Only what is new is set: anything else would end the browser's undo step at every letter.
      const is_fixed = (now.states & (state.read_only | state.disabled)) !== 0;
      if (element.readOnly !== is_fixed) element.readOnly = is_fixed;
      Mirror.set_style(element, "fontSize", now.font_size + "px");
      Mirror.set_style(element, "paddingInline", now.padding_x + "px");
      if (!Mirror.is_composing && element.value !== now.value) element.value = now.value;
    },

    // User text may be an address too; only these schemes are ever followed.
    /** @param {HTMLAnchorElement} element @param {MirrorSemantics} now */
    link: (element, now) => {
      const is_safe = /^(#|https?:|mailto:|tel:)/i.test(now.href);
      Mirror.set(element, "href", is_safe ? now.href : null);
      const is_elsewhere = /^https?:/i.test(now.href);
      Mirror.set(element, "target", is_elsewhere ? "_blank" : null);
      Mirror.set(element, "rel", is_elsewhere ? "noopener noreferrer" : null);
    },

    /** @param {MirrorNode} node */
    place: (node) => {
      const [x, y, width, height] = node.box;
      const { element } = node;
      const is_field = node.tag === "input";
      // The browser centres a line of text by its font's ascent and descent, the canvas by its capitals.
      const lift = is_field ? Glyphs.baseline_shift(node.semantics?.font_size ?? 14) : 0;
      Mirror.set_style(element, "left", x + "px");
      Mirror.set_style(element, "top", y + lift + "px");
      Mirror.set_style(element, "width", width + "px");
      Mirror.set_style(element, "height", height + "px");
      if (is_field) Mirror.set_style(element, "lineHeight", height + "px");
    },

    /** @param {MirrorNode} node @param {number[]} scroll */
    scroll: (node, scroll) => {
      node.scroll = scroll;
      const { element } = node;
      const [, , width, height] = scroll;
      if (!node.spacer) {
        node.spacer = document.createElement("div");
        node.spacer.className = "spacer";
        node.spacer.setAttribute("aria-hidden", "true");
        element.classList.add("scroll");
        element.append(node.spacer);
        Mirror.scrolling.add(node);
      }
      Mirror.set_style(node.spacer, "left", Math.max(0, width - 1) + "px");
      Mirror.set_style(node.spacer, "top", Math.max(0, height - 1) + "px");
      Mirror.scrolled.add(node);
    },

    // Once a frame and last: an offset is reached only where there is content, and each is a layout of the page.
    scroll_elements: () => {
      for (const { element, scroll } of Mirror.scrolled) element.scrollTo(scroll?.[0] ?? 0, scroll?.[1] ?? 0);
      Mirror.scrolled.clear();
    },

    // Puts children into order. What holds focus is never taken out of the page, for it would lose it: the others move.
    /** @param {ReturnType<typeof Mirror.reader>} read */
    arrange: (read) => {
      const id = read.u32();
      const parent = id === 0 ? Mirror.root : Mirror.nodes.get(id)?.element;
      const active = document.activeElement;
      /** @type {ChildNode | null | undefined} */
      let next = parent?.firstChild;
      for (let count = read.u32(); count > 0; count--) {
        const element = Mirror.nodes.get(read.u32())?.element;
        if (!parent || !element) continue;
        if (element.parentNode === parent && element.contains(active)) {
          while (next && next !== element) {
            const moved = next;
            next = next.nextSibling;
            parent.append(moved);
          }
        }
        if (next === element) next = element.nextSibling;
        else parent.insertBefore(element, next ?? null);
      }
      const node = Mirror.nodes.get(id);
      if (node?.scroll) Mirror.scrolled.add(node);
    },

    /** @param {number} id */
    remove: (id) => {
      const node = Mirror.nodes.get(id);
      if (!node) return;
      node.element.remove();
      Mirror.nodes.delete(id);
      Mirror.scrolling.delete(node);
      Mirror.scrolled.delete(node);
      Mirror.modals.delete(id);
    },

    /** @param {number} id */
    move_focus: (id) => {
      if (id === 0) {
        if (Mirror.focused) Mirror.nodes.get(Mirror.focused)?.element.blur();
        return;
      }
      const element = Mirror.nodes.get(id)?.element;
      if (!element || !Guest.may_act()) return;
      Mirror.confine();
      Mirror.has_moved_focus = true;
      if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
      element.focus();
      if (element instanceof HTMLInputElement) element.select();
    },

    // While a modal dialog is open, everything beside it is out of reach.
    confine: () => {
      const modal = [...Mirror.modals]
        .map((id) => Mirror.nodes.get(id)?.element)
        .findLast((element) => element?.isConnected);
      for (const element of Mirror.inert) {
        element.inert = false;
        element.removeAttribute("aria-hidden");
      }
      Mirror.inert = [];
      for (let element = modal; element && element !== Mirror.root; element = element.parentElement ?? undefined) {
        for (const sibling of element.parentElement?.children ?? []) {
          if (sibling === element || !(sibling instanceof HTMLElement) || sibling.className === "spacer") continue;
          sibling.inert = true;
          sibling.setAttribute("aria-hidden", "true"); // for tools that do not know inert
          Mirror.inert.push(sibling);
        }
      }
    },

    /** @param {boolean} is_urgent @param {string} text */
    announce: (is_urgent, text) => {
      const region = document.getElementById(is_urgent ? "live-assertive" : "live-polite");
      if (!region) return;
      const line = document.createElement("p"); // a new element: the same words twice are said twice
      line.textContent = text;
      region.append(line);
      while (region.childElementCount > 4) region.firstElementChild?.remove();
    },

    /** @param {ReturnType<typeof Mirror.reader>} read */
    restyle: (read) => {
      for (const name of ["text", "placeholder", "disabled", "selection", "selected"]) {
        const color = "#" + read.u32().toString(16).padStart(8, "0");
        Mirror.root.style.setProperty(`--input-${name}`, color);
      }
    },
  },

  tratt_mirror_apply__deps: ["$Mirror"],
  /** @param {number} changes @param {number} size */
  tratt_mirror_apply: (changes, size) => Mirror.apply(HEAPU8.slice(changes, changes + size)),
};
addToLibrary(MirrorLibrary);
