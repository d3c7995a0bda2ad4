// tratt-core with the page's storage under it, as a peer in the race: what is kept, how quickly, and how soon it is back.
import { open_core } from "/product/durable/tratt-core.js";
import { engine, host } from "/product/durable/tratt-core-engine.js";
import { peer_of } from "./tratt.js";

const saved = () =>
  new Promise((resolve) => {
    host.on_saved = resolve;
    engine._tratt_durable_save();
  });

export default async () => {
  const core = await open_core({ language: "sv" });
  const peer = peer_of(core);
  return {
    ...peer,
    info: { version: "tratt-core", collation: "sv", persist: "IDBFS journal and snapshot, strict" },
    persistAll: saved,
    // As recorded, like everything in the race, also where the rules hide the field.
    async setStatusDurable(contact, status) {
      const columns = { lead_status: [peer.status_id(status)] };
      const rows = [{ entity: "contact", is_new: false, ids: [contact], columns }];
      core.command({ type: "import", rows, is_restore: true });
      await saved();
    },
    async reopen() {
      peer.find_lists();
    },
  };
};
