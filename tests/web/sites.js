// Sites as they are published, and hosts that they are published on.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { create_host } from "./host.js";
import { root } from "./pages.js";

/**
 * The page that was built last, put together once more as another build.
 * @param {string} out @param {Record<string, (text: string) => string>} [changes] of files of web/
 * @param {string} [kept] a site that was published before
 */
export function make_site(out, changes = {}, kept) {
  const web = `${out}.web`;
  cpSync(path.join(root, "web"), web, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = path.join(web, name);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }
  const built = path.join(root, "build/cmake/web");
  const demo = ["js", "wasm"].map((kind) => `demo/tratt-embed.${kind}`);
  const parts = ["tratt", "tratt-rest"].map((name) => `tratt/parts/${name}.wasm`);
  const names = ["index.html", "tratt/tratt.js", ...parts, ...demo, "demo/tratt-embed-single.js"];
  const files = names.map((name) => path.join(built, name));
  const mark = path.join(root, "assets/mark.svg");
  const keep = kept ? ["--keep", kept] : [];
  execFileSync("node", [path.join(root, "assets/make_site.mjs"), out, ...keep, web, mark, ...files]);
  rmSync(web, { recursive: true });
  return out;
}

/** @typedef {Awaited<ReturnType<typeof open_host>>} Host */

/** @param {{ base?: string, headers?: Record<string, string> }} [options] */
export async function open_host({ base = "/", headers = {} } = {}) {
  mkdirSync(path.join(root, "build/sites"), { recursive: true });
  const folder = mkdtempSync(path.join(root, "build/sites/host-"));
  const served = path.join(folder, "served");
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const missing = [];
  const server = create_host({
    root: served,
    base,
    headers: () => ({ "Cache-Control": "max-age=600", ...headers }), // as GitHub Pages does
    on_answer: (address, status) => {
      asked.push(address);
      if (status !== 200) missing.push(address);
    },
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}${base}`,
    site: served, // the folder
    asked, // in this order
    missing, // of it
    /** The build as it is, in folders of one origin. @param {string[]} folders */
    deploy_into: (folders) => {
      for (const name of folders) make_site(path.join(served, name));
    },
    /**
     * What was there is gone at once.
     * @param {Parameters<typeof make_site>[1]} [changes] @param {boolean} [keeps] but the files of the build before
     */
    deploy: (changes, keeps = false) => {
      const next = make_site(path.join(folder, "next"), changes, keeps ? served : undefined);
      rmSync(served, { recursive: true, force: true });
      renameSync(next, served);
    },
    /** @param {string} name @param {(text: string) => string} change of a file that is served */
    change: (name, change) => {
      const file = path.join(served, name);
      writeFileSync(file, change(readFileSync(file, "utf8")));
    },
    /** A file beside those of the build. @param {string} name @param {string} content */
    add: (name, content) => {
      mkdirSync(path.join(served, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(served, name), content);
    },
    /** The network is gone. */
    cut: () => {
      server.closeAllConnections();
      server.close();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}
