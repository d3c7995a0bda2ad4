// The system's notifications. See platform/reminders.hpp.
const RemindersLibrary = {
  $Reminders__deps: ["$Guard"],
  $Reminders: {
    // platform::Permission
    /** @type {Record<NotificationPermission, number>} */
    permissions: { default: 0, granted: 1, denied: 2 },
    unavailable: 3,
    is_refused: false, // a phone's browser has them for service workers only

    /** @type {NotificationPermission | null} as last heard: the browser asks another process each time */
    heard: null,

    permission: () => {
      if (Reminders.is_refused || typeof Notification === "undefined") return Reminders.unavailable;
      return Reminders.permissions[Reminders.heard ?? Reminders.listen()];
    },

    // Someone may come back from the browser's own settings.
    listen: () => {
      Guard.listen(document, "visibilitychange", Reminders.hear);
      Guard.listen(window, "focus", Reminders.hear);
      return Reminders.hear();
    },

    hear: () => (Reminders.heard = Notification.permission),

    ask: async () => {
      try {
        Reminders.heard = await Notification.requestPermission();
      } catch {
        Reminders.is_refused = true;
      }
      Guard.run(_tratt_reminders_answered, undefined);
    },

    /** @param {string} title @param {string} body @param {string} tag */
    show: (title, body, tag) => {
      try {
        const notification = new Notification(title, { body, tag });
        notification.onclick = () => {
          window.focus();
          notification.close();
        };
      } catch {
        Reminders.is_refused = true;
      }
    },
  },

  tratt_reminders_permission__deps: ["$Reminders"],
  tratt_reminders_permission: () => Reminders.permission(),
  tratt_reminders_ask__deps: ["$Reminders"],
  tratt_reminders_ask: () => void Reminders.ask(),
  tratt_reminders_show__deps: ["$Reminders", "$Bytes"],
  /** @param {number} title @param {number} title_size @param {number} text @param {number} text_size @param {number} tag @param {number} tag_size */
  tratt_reminders_show: (title, title_size, text, text_size, tag, tag_size) =>
    Reminders.show(Bytes.text(title, title_size), Bytes.text(text, text_size), Bytes.text(tag, tag_size)),
};
addToLibrary(RemindersLibrary);
