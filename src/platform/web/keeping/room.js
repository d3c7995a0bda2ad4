// How much room there is and whether it is promised: the browser's storage manager. See platform/room.hpp.
const RoomLibrary = {
  $Room__deps: ["$Guard"],
  $Room: {
    // platform::Promise
    unknown: 0,
    kept: 1,
    not_kept: 2,
    unavailable: 3,
    promise: 0,
    used: -1,
    free: -1,

    /** @param {() => Promise<unknown>} ask before it is measured */
    measure: async (ask) => {
      try {
        await ask();
        const is_kept = await navigator.storage.persisted();
        const { usage, quota } = await navigator.storage.estimate();
        Room.promise = is_kept ? Room.kept : Room.not_kept;
        Room.used = usage ?? -1;
        Room.free = usage === undefined || quota === undefined ? -1 : Math.max(0, quota - usage);
      } catch {
        // There is no storage manager: an old browser, a frame without an origin, a page that is not served securely.
        Room.promise = Room.unavailable;
      }
      Guard.run(_tratt_room_measured, undefined);
    },
  },

  tratt_room_measure__deps: ["$Room"],
  /** @param {number} asks_to_keep */
  tratt_room_measure: (asks_to_keep) => {
    Room.measure(async () => asks_to_keep && navigator.storage.persist());
  },
  tratt_room_promise__deps: ["$Room"],
  tratt_room_promise: () => Room.promise,
  tratt_room_used__deps: ["$Room"],
  tratt_room_used: () => Room.used,
  tratt_room_free__deps: ["$Room"],
  tratt_room_free: () => Room.free,
};
addToLibrary(RoomLibrary);
