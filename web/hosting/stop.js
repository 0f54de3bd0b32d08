// The stop switch for a host: put in the place of sw.js, it takes the program out of every browser that keeps it for use
// without a network, and answers nothing itself. What people wrote stays: only caches of the program go ('j' is a second copy).

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil((async () => {
    for (const name of await caches.keys()) {
        if (name === 'p' || name.startsWith('a-')) await caches.delete(name);
    }
    await worker.clients.claim();
})()));
worker.addEventListener('message', ({ ports, source }) => (ports[0] ?? source)?.postMessage({ accepted: '', waiting: '' }));
