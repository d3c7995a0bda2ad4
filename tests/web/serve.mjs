// Serves build/web as a plain static host would, with each page's own policy as a header as well.
//
//   node tests/web/serve.mjs [--root build/web] [--port 8080] [--base /]
//
// Takes the next free port where the wanted one is taken, and prints the address. Nothing is cached.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { create_host, policy_in } from "./host.js";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: "build/web" },
    port: { type: "string", default: "8080" },
    base: { type: "string", default: "/" },
  },
});
const root = path.resolve(options.root);
const ports_tried = 100;

const server = create_host({
  root,
  base: options.base,
  headers: (file, content) => ({
    ...(file.endsWith(".html") && { "Content-Security-Policy": policy_in(content) ?? "default-src 'none'" }),
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
  }),
});

let port = Number(options.port);
const last_port = port + ports_tried;
server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== "EADDRINUSE" || port >= last_port) throw error;
  server.listen(++port, "localhost");
});
server.on("listening", () => console.log(`Tratt is at http://localhost:${port}${options.base} (Ctrl+C ends it)`));
if (!existsSync(path.join(root, "index.html"))) throw new Error(`${root} has no page`);
server.listen(port, "localhost");
