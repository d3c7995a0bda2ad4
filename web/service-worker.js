// Keeps the page working without a network: all files of one build, taken whole when it is installed, but for the rest of
// the program on a first visit, which is taken when the page has been shown. A newer build waits until a page lets it take
// over; the files of the build before it stay as long as pages of it may be open.

// Written by assets/make_site.mjs, as is the name of the build: names and integrity of the files, the page itself as "./";
// of the rest of the program, which the page brings when its first screen is shown (program.js); and of the demos and what
// explains them. These two are kept once they have been asked for.
const files = /** @type {Record<string, string>} */ (JSON.parse('{"./":""}'));
const rest_files = /** @type {Record<string, string>} */ (JSON.parse('{"rest":""}'));
const later_files = { ...rest_files, .../** @type {Record<string, string>} */ (JSON.parse('{"later":""}')) };

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// Other copies of the app may lie under this origin.
const prefix = `tratt:${new URL(scope).pathname}:`;
const own_cache = `${prefix}{build}`;

// The page is asked of the server itself: what lies in the browser's cache may be of another build. What is not what this
// build was made with fails the installation, which the browser tries again.
/** @param {[string, string]} file name and integrity */
async function take([name, integrity]) {
  const request = new Request(new URL(name, scope), { integrity, cache: name === "./" ? "reload" : "default" });
  const answer = await fetch(request);
  await (await caches.open(own_cache)).put(request.url, answer);
}

async function install() {
  const is_update = worker.registration.active !== null; // then it has to be complete before it is let in
  await Promise.all(Object.entries(is_update ? { ...files, ...rest_files } : files).map(take));
}

// On a first visit the page asks for it, and again on each later one: the worker may have been stopped before it had it.
async function keep_rest() {
  for (const file of Object.entries(rest_files)) {
    if (!(await caches.match(new URL(file[0], scope), { cacheName: own_cache }))) await take(file);
  }
}

/** @returns {Promise<string[]>} this copy's caches, the oldest first */
const known_caches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

async function activate() {
  const older = (await known_caches()).filter((name) => name !== own_cache);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const { pathname } = new URL(request.url);
  const home = new URL(scope).pathname;
  const is_page = pathname === home || pathname === `${home}index.html`;
  const found = is_page
    ? await caches.match(scope, { cacheName: own_cache })
    : await caches.match(request.url, { ignoreSearch: true, cacheName: own_cache });
  if (found) return found;
  if (Object.hasOwn(later_files, name_of(request.url))) return keep(request);
  return (await kept_before(request)) ?? fetch(request);
}

/** @param {Request} request @returns {Promise<Response | undefined>} of the build before, whose pages may be open */
async function kept_before(request) {
  for (const name of await known_caches()) {
    const kept = await caches.match(request.url, { ignoreSearch: true, cacheName: name });
    if (kept) return kept;
  }
}

/** @param {string} url @returns {string} the name of the file */
function name_of(url) {
  const name = new URL(url).pathname.slice(new URL(scope).pathname.length);
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}

// Only what this build was made with is kept: a newer page looks for newer files.
/** @param {Request} request */
async function keep(request) {
  const [address] = request.url.split(/[?#]/);
  try {
    // Of what lies in the browser's cache some may be older. Where the host leads elsewhere the browser goes there itself.
    const integrity = later_files[name_of(address)];
    const answer = await fetch(address, { integrity, cache: "no-cache", redirect: "error" });
    const cache = await caches.open(own_cache);
    await cache.put(address, answer.clone());
    return answer;
  } catch {
    return fetch(request).catch(async (error) => {
      const kept = await kept_before(request);
      if (!kept) throw error;
      return kept;
    });
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});
worker.addEventListener("message", (event) => {
  if (event.data?.app !== "tratt") return;
  if (event.data.type === "take_over") event.waitUntil(worker.skipWaiting());
  if (event.data.type === "keep_rest") event.waitUntil(keep_rest());
});
