// The service worker, and the builds it fetches. See platform/updates.hpp and web/service-worker.js.
const UpdatesLibrary = {
  $Updates__deps: ["$Guard", "$Page"],
  $Updates: {
    // platform::UpdateState
    waiting: 1,
    let_in: 2,
    state: 0,
    is_let_in_here: false,
    look_again_ms: 60 * 60 * 1000,
    looked_at: 0,
    /** @type {ServiceWorkerRegistration | null} */
    registration: null,

    /** @returns {ServiceWorkerContainer | undefined} */
    container: () => {
      try {
        return navigator.serviceWorker;
      } catch {
        return undefined; // a sandboxed frame
      }
    },

    start: async () => {
      const container = Updates.container();
      if (!container) return;
      let was_controlled = container.controller !== null;
      container.addEventListener("controllerchange", () => {
        if (Updates.is_let_in_here) return Page.reload();
        if (was_controlled) Updates.tell(Updates.let_in);
        was_controlled = true;
      });
      try {
        const registration = await container.register("service-worker.js", { updateViaCache: "none" });
        Updates.registration = registration;
        Updates.looked_at = Date.now();
        Updates.watch(registration);
        registration.addEventListener("updatefound", () => Updates.watch(registration));
        document.addEventListener("visibilitychange", Updates.look);
      } catch (error) {
        console.warn("Tratt cannot be kept for use without a network:", error);
      }
    },

    /** @param {ServiceWorkerRegistration} registration */
    watch: (registration) => {
      const { installing } = registration;
      const tell = () => registration.waiting && registration.active && Updates.tell(Updates.waiting);
      installing?.addEventListener("statechange", tell);
      tell();
    },

    // The browser looks by itself only when a page is opened, and an installed app may stay open for weeks.
    look: () => {
      if (document.visibilityState !== "visible" || Date.now() - Updates.looked_at < Updates.look_again_ms) return;
      Updates.looked_at = Date.now();
      Updates.registration?.update().catch(() => {}); // there is no network
    },

    /** @param {number} state */
    tell: (state) => {
      if (state <= Updates.state) return;
      Updates.state = state;
      Guard.run(_tratt_update_found, undefined);
    },
  },

  tratt_updates_start__deps: ["$Updates"],
  tratt_updates_start: () => void Updates.start(),
  tratt_update_state__deps: ["$Updates"],
  tratt_update_state: () => Updates.state,
  tratt_update_let_in__deps: ["$Updates", "$Page"],
  tratt_update_let_in: () => {
    Updates.is_let_in_here = true;
    const newer = Updates.registration?.waiting;
    if (newer) newer.postMessage({ app: "tratt", type: "take_over" });
    else Page.reload();
  },
};
addToLibrary(UpdatesLibrary);
