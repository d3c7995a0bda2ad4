// What the page around a demo and the program say to each other. frame.js speaks with the page and has checked what it says.
const HostLibrary = {
  $Host__deps: ["$Guard", "$Guest", "$Bytes", "$Canvas", "$Mirror"],
  $Host: {
    // In the order of platform::DemoView.
    views: ["contact", "company", "board", "dashboard", "flow"],

    /** @param {{ view: string, lang: string, is_dark: boolean, number: number }} wishes */
    show: ({ view, lang, is_dark, number }) =>
      Guard.run(
        () => _tratt_demo_show(Host.views.indexOf(view), is_dark ? 1 : 0, number, Bytes.send_text(lang)),
        undefined,
      ),

    /** @param {string} name @param {string} text */
    load: (name, text) =>
      Guard.run(() => {
        const name_bytes = utf8_encoder.encode(name);
        _tratt_demo_load(name_bytes.length, Bytes.send(name_bytes, utf8_encoder.encode(text)) - name_bytes.length);
      }, undefined),

    // What a finger has lifted goes where it goes, and the page stays.
    /** @param {Event} event */
    hold: (event) => {
      if (event.cancelable && _tratt_holds_finger() === 1) event.preventDefault();
    },

    // There is no address here, and nowhere else to go.
    /** @param {Event} event */
    follow: (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link) return;
      const is_for_us = !event.defaultPrevented;
      event.preventDefault();
      if (is_for_us) _tratt_demo_follow(Bytes.send_text(link.getAttribute("href") ?? ""));
    },
  },

  tratt_demo_begin__deps: ["$Host"],
  tratt_demo_begin: () => {
    Guest.is_guest = true;
    Guard.listen(document, "click", Host.follow);
    Guard.listen(document, "auxclick", Host.follow);
    Guard.listen(Mirror.root, "touchmove", Host.hold, /** @type {AddEventListenerOptions} */ ({ passive: false }));
    Module["show"] = Host.show;
    Module["load"] = Host.load;
    Host.show(Module["wishes"]);
  },

  tratt_demo_can_open: () => (Module["can_open"]() ? 1 : 0),
  tratt_demo_open: () => Module["post"]("open", {}),
  /** @param {number} height */
  tratt_demo_height: (height) => Module["post"]("height", { height }),
  tratt_demo_tell__deps: ["$Bytes"],
  /** @param {number} is_change @param {number} json @param {number} size */
  tratt_demo_tell: (is_change, json, size) => {
    const told = JSON.parse(Bytes.text(json, size));
    Module["post"](is_change ? "change" : "loaded", is_change ? { change: told } : told);
  },
};
addToLibrary(HostLibrary);
