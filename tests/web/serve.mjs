// Serves build/web as a plain static host would, with the page's own policy as a header as well.
//
//   node tests/web/serve.mjs [--root build/web] [--port 8080] [--base /]
//
// Takes the next free port where the wanted one is taken, and prints the address. Nothing is cached.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: "build/web" },
    port: { type: "string", default: "8080" },
    base: { type: "string", default: "/" },
  },
});
const root = path.resolve(options.root);
const ports_tried = 100;

/** @type {Record<string, string>} */
const media_types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

/** The content security policy that the page itself names. */
async function page_policy() {
  const page = await readFile(path.join(root, "index.html"), "utf8");
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1];
  if (!policy) throw new Error("index.html names no content security policy");
  return policy;
}

/**
 * The file an address stands for; undefined where there is none.
 * @param {string} address path part of the request
 */
async function find_file(address) {
  if (!address.startsWith(options.base)) return undefined;
  const file = path.join(root, address.slice(options.base.length));
  if (file !== root && !file.startsWith(root + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return file;
  return found?.isDirectory() && address.endsWith("/") ? path.join(file, "index.html") : undefined;
}

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = await find_file(decodeURIComponent(pathname));
    const content = file && (await readFile(file));
    if (!content) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": media_types[path.extname(file)] ?? "application/octet-stream",
      "Content-Length": content.length,
      "Content-Security-Policy": await page_policy(),
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : content);
  } catch (error) {
    response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" }).end(`${error}\n`);
  }
});

let port = Number(options.port);
const last_port = port + ports_tried;
server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== "EADDRINUSE" || port >= last_port) throw error;
  server.listen(++port, "localhost");
});
server.on("listening", () => console.log(`Tratt is at http://localhost:${port}${options.base} (Ctrl+C ends it)`));
await page_policy();
server.listen(port, "localhost");
