// A plain static host: what `./dev start` serves with, and what the tests of publishing do.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

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

/** @param {Buffer} content of a file @returns {string | undefined} the content security policy that a page names itself */
export function policy_in(content) {
  return /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(content.toString("utf8"))?.[1];
}

/**
 * The file an address stands for; undefined where there is none.
 * @param {string} root @param {string} base @param {string} address path part of the request
 */
async function find_file(root, base, address) {
  if (!address.startsWith(base)) return undefined;
  const file = path.join(root, address.slice(base.length));
  if (file !== root && !file.startsWith(root + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return file;
  return found?.isDirectory() && address.endsWith("/") ? path.join(file, "index.html") : undefined;
}

/**
 * Serves the files of a folder as they are at that moment.
 * @param {{ root: string, base?: string, headers?: (file: string, content: Buffer) => Record<string, string>,
 *   on_answer?: (path: string, status: number) => void }} options
 */
export function create_host({ root, base = "/", headers = () => ({}), on_answer = () => {} }) {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const text = { "Content-Type": "text/plain; charset=utf-8" };
    try {
      const file = await find_file(root, base, decodeURIComponent(pathname));
      const content = file && (await readFile(file));
      on_answer(pathname, content ? 200 : 404);
      if (!content) {
        response.writeHead(404, text).end("Not found\n");
        return;
      }
      response.writeHead(200, {
        "Content-Type": media_types[path.extname(file)] ?? "application/octet-stream",
        "Content-Length": content.length,
        ...headers(file, content),
      });
      response.end(request.method === "HEAD" ? undefined : content);
    } catch (error) {
      on_answer(pathname, 500);
      response.writeHead(500, text).end(`${error}\n`);
    }
  });
}
