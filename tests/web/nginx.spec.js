// A host as people run it: nginx, in a folder, without any header of its own and with strict ones.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { make_site } from "./sites.js";

test.use({ serviceWorkers: "allow" });

const has_nginx = (() => {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();
test.skip(!has_nginx, "there is no nginx here");

/** @returns {Promise<number>} a port that nobody listens on */
const free_port = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "localhost", () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

const strict = `
  add_header Content-Security-Policy "frame-ancestors 'self'; object-src 'none'" always;
  add_header X-Content-Type-Options nosniff always;
  add_header Referrer-Policy no-referrer always;
  add_header Cross-Origin-Opener-Policy same-origin always;
  add_header Cross-Origin-Embedder-Policy require-corp always;
  add_header Cross-Origin-Resource-Policy same-origin always;
  add_header Permissions-Policy "camera=(), microphone=(), geolocation=()" always;`;

/** @param {string} folder @param {number} port @param {string} headers */
const configuration = (folder, port, headers) => `
daemon off;${process.getuid?.() === 0 ? " user root;" : ""}
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  types {
    text/html html; text/css css; text/javascript js; application/wasm wasm; image/svg+xml svg; image/png png;
    application/manifest+json webmanifest;
  }
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/root;${headers}
  }
}
`;

for (const [name, headers] of Object.entries({ "no headers": "", "strict headers": strict })) {
  test(`nginx with ${name}: the app, without a network too, and the demos`, async ({ page, context }, info) => {
    const folder = info.outputPath("nginx");
    mkdirSync(folder, { recursive: true });
    make_site(path.join(folder, "root/deep/path"));
    const port = await free_port();
    writeFileSync(path.join(folder, "nginx.conf"), configuration(folder, port, headers));
    const nginx = spawn("nginx", ["-p", folder, "-c", path.join(folder, "nginx.conf")], { stdio: "inherit" });
    try {
      /** @type {string[]} */
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      const url = `http://localhost:${port}/deep/path/`;
      await expect
        .poll(() =>
          page.request.get(url).then(
            (answer) => answer.status(),
            () => 0,
          ),
        )
        .toBe(200);
      await page.goto(url);
      await expect(page.getByRole("main")).toBeVisible();
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
      await page.goto(`${url}docs/`);
      await page.locator("tratt-demo[view=flow]").scrollIntoViewIfNeeded();
      await expect(page.frameLocator("tratt-demo[view=flow] iframe").getByRole("heading", { level: 1 })).toHaveText(
        "From lead to customer",
      );
      await context.setOffline(true);
      await page.goto(url);
      await expect(page.getByRole("main")).toBeVisible();
      expect(complaints).toEqual([]);
    } finally {
      nginx.kill();
      rmSync(path.join(folder, "root"), { recursive: true, force: true });
    }
  });
}
