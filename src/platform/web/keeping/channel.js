// What the tabs on the same data say to each other. Messages cross as objects, so that other versions can read them.
const ChannelLibrary = {
  $Channel__deps: ["$Bytes", "$Files", "$Guard"],
  $Channel: {
    /** @type {BroadcastChannel | null} none where the page stands alone */
    channel: null,

    // Opened when what is stored has been read; what was said before is missed and asked for.
    open: () => {
      if (!globalThis.BroadcastChannel || Files.mode === Files.memory) return;
      Channel.channel = new BroadcastChannel(Files.base());
      Guard.listen(Channel.channel, "message", (/** @type {MessageEvent} */ event) => {
        const json = JSON.stringify(event.data);
        if (json) _tratt_message(Bytes.send_text(json));
      });
    },
  },

  tratt_post__deps: ["$Channel", "$Bytes"],
  /** @param {number} json @param {number} size */
  tratt_post: (json, size) => Channel.channel?.postMessage(JSON.parse(Bytes.text(json, size))),
};
addToLibrary(ChannelLibrary);
