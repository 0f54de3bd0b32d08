// Keeps Mooring whole and usable offline. A pointer in the cache 'p' names the accepted build; whichever worker runs serves
// that build's files only, with that build's headers. A new build is fetched whole, then waits until it is accepted.
// scripts/dist.mjs fills in the constants. Messages: {state}, {accept}, {opened}; each is answered with the state.

const build = '';
/** @type {Array<[path: string, integrity: string]>} */
const files = [];
/** @type {Record<string, string>} */
const headers = {};
/** Fetched by the browser itself, never by the program: passed through. @type {string[]} */
const passed = [];
/** Of the files: not needed for the first page, fetched once somebody's data are open. @type {string[]} */
const later = [];

/** @typedef {{ build: string, files: Array<[string, string]>, headers: Record<string, string>, passed: string[], later: string[] }} Manifest */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const manifestPath = '/.manifest'; // the last entry written, so its presence means that the build is whole
const cacheName = (/** @type {string} */ name) => 'a-' + name;

/** @returns {Promise<Manifest | null>} */
async function manifestOf(/** @type {string} */ name) {
    if (!(await caches.has(cacheName(name)))) return null;
    const entry = await (await caches.open(cacheName(name))).match(manifestPath);
    return entry ? entry.json() : null;
}

async function acceptedBuild() {
    const entry = await (await caches.open('p')).match('/build');
    return entry ? entry.text() : '';
}

async function accept(/** @type {string} */ name) {
    await (await caches.open('p')).put('/build', new Response(name));
    accepted = null;
}

// The accepted build's manifest, read once for the life of this worker or until the pointer moves.
/** @type {Promise<Manifest | null> | null} */
let accepted = null;
async function acceptedManifest() {
    accepted ??= acceptedBuild().then((name) => (name ? manifestOf(name) : null));
    const manifest = await accepted;
    if (!manifest) accepted = null;
    return manifest;
}

// All or nothing: a cache that is not whole is deleted, and the running version stays.
async function install() {
    if (!(await manifestOf(build))) {
        try {
            const first = !(await acceptedManifest());
            const wanted = files.filter(([path]) => !(first && later.includes(path)));
            const cache = await caches.open(cacheName(build));
            await Promise.all(wanted.map(async ([path, integrity]) => {
                const response = await fetch(path, { cache: 'reload', integrity, redirect: 'error' });
                if (!response.ok) throw new Error(`${path}: ${response.status}`);
                await cache.put(path, response);
            }));
            if ((await cache.keys()).length !== wanted.length) throw new Error('the precache is not whole');
            await cache.put(manifestPath, new Response(JSON.stringify({ build, files, headers, passed, later })));
        } catch (error) {
            await caches.delete(cacheName(build));
            throw error;
        }
    }
    // The first build has nobody to ask. Later ones wait for the pointer, so taking over at once changes nothing.
    if (!(await acceptedManifest())) await accept(build);
    await worker.skipWaiting();
}

// A browser may evict the caches and keep the worker: then nothing else would ever fill them again.
async function repair() {
    if (!(await acceptedManifest())) await install().catch(() => {});
}

async function state() {
    const current = await acceptedBuild();
    const waiting = current !== build && (await manifestOf(build)) ? build : '';
    return { accepted: current, waiting };
}

// What the first visit left for later, so that everything works without the host from here on.
async function completeBuild() {
    const manifest = await acceptedManifest();
    if (!manifest) return;
    const cache = await caches.open(cacheName(manifest.build));
    for (const [path, integrity] of manifest.files.filter(([path]) => manifest.later?.includes(path))) {
        if (await cache.match(path, { ignoreVary: true })) continue;
        // The page may have fetched it a moment ago.
        const response = await fetch(path, { cache: 'force-cache', integrity, redirect: 'error' }).catch(() => null);
        if (response?.ok) await cache.put(path, response).catch(() => {}); // on a full disk the next visit tries again
    }
}

// After the accepted build has opened the person's data, builds that are neither running nor waiting can go.
async function dropOldBuilds() {
    const keep = [cacheName(await acceptedBuild()), cacheName(build)];
    for (const name of await caches.keys()) {
        if (name.startsWith('a-') && !keep.includes(name)) await caches.delete(name);
    }
}

/** @returns {Response} */
function withHeaders(/** @type {BodyInit | null} */ body, /** @type {number} */ status, /** @type {string} */ type,
    /** @type {Record<string, string>} */ block) {
    return new Response(body, { status, headers: { ...block, 'Content-Type': type, 'Cache-Control': 'no-cache' } });
}

const notWhole = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Mooring</title><h1>Mooring</h1><p>This browser has removed part of the program. What you wrote is kept apart from it.</p>
<p><a href="/?renew">Load the program again in its newest version</a></p></html>`;

/** @returns {Promise<Response>} */
async function answer(/** @type {Request} */ request, /** @type {URL} */ url) {
    const manifest = await acceptedManifest();
    if (!manifest) return fetch(request); // everything was evicted: the server answers while the fetch event installs anew
    const path = url.pathname + url.search;
    if (path === '/?renew' && request.mode === 'navigate') return renew(manifest);
    if (manifest.passed.includes(path)) return fetch(request);
    const listed = manifest.files.find((file) => file[0] === path);
    if (!listed || request.method !== 'GET') return withHeaders('Not found', 404, 'text/plain', manifest.headers);
    const cache = await caches.open(cacheName(manifest.build));
    let found = await cache.match(path, { ignoreVary: true });
    if (!found) { // not fetched yet, or evicted: the host keeps the previous build's files
        try {
            found = await fetch(path, { cache: 'reload', integrity: listed[1], redirect: 'error' });
            if (!found.ok) throw new Error(path);
            await cache.put(path, found.clone()).catch(() => {}); // a full disk keeps nothing; what has come is shown all the same
        } catch {
            return withHeaders(notWhole, 503, 'text/html; charset=utf-8', manifest.headers);
        }
    }
    return withHeaders(found.body, 200, found.headers.get('Content-Type') ?? '', manifest.headers);
}

// Asked for on the page above only: forgets the broken build, and lets the newest in.
async function renew(/** @type {Manifest} */ broken) {
    const cache = await caches.open(cacheName(broken.build));
    const present = new Set((await cache.keys()).map((key) => new URL(key.url).pathname));
    if (broken.files.some(([path]) => !present.has(path) && !broken.later?.includes(path))) {
        await caches.delete(cacheName(broken.build));
        await (await caches.open('p')).delete('/build');
        accepted = null;
        if (await manifestOf(build)) await accept(build);
    }
    return Response.redirect('/', 303);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (url.origin !== worker.location.origin) return;
    event.respondWith(answer(event.request, url));
    if (event.request.mode === 'navigate') event.waitUntil(repair());
});
worker.addEventListener('message', (event) => {
    const { data, ports, source } = event;
    event.waitUntil((async () => {
        if (data?.accept && (await manifestOf(build))) await accept(build);
        if (data?.opened) await Promise.all([dropOldBuilds(), completeBuild()]);
        (ports[0] ?? source)?.postMessage(await state());
    })());
});
