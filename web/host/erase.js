// Takes everything away that this browser keeps of Mooring, the ways into a sealed vault first. Each place is tried and
// answered for itself: one that fails does not stop the others.
import { traces } from './copy.js';

const BLOCKED_MS = 5_000;
const AGAIN_MS = 50;
const MOST_MS = 10_000; // for one place: whoever erases in a hurry gets an answer, and one that is true

/** @param {() => Promise<unknown>} work @returns {Promise<boolean>} */
const done = (work) => Promise.race([work().then(() => true, () => false),
  new Promise((resolve) => setTimeout(() => resolve(false), MOST_MS))]);

/** The slots are all that a passphrase can open: without them the rest is noise. */
function dropSlots() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('d1', 1);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(false); // there is none
    request.onsuccess = () => {
      const transaction = request.result.transaction('m', 'readwrite', { durability: 'strict' });
      transaction.objectStore('m').delete('slots');
      transaction.oncomplete = () => resolve(request.result.close());
      transaction.onabort = reject;
    };
  });
}

function dropDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('d1');
    request.onsuccess = resolve;
    request.onerror = reject;
    setTimeout(reject, BLOCKED_MS); // another tab holds it
  });
}

/** Other tabs were told to let go of their files; that takes them a moment. @param {FileSystemDirectoryHandle} top */
async function dropFolder(top) {
  const until = performance.now() + BLOCKED_MS;
  for (;;) {
    try {
      return await top.removeEntry('s', { recursive: true });
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      if (name === 'NotFoundError') return undefined;
      if (name !== 'NoModificationAllowedError' || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

export class Eraser {
  #store;
  #copies;

  /** @param {{ close: () => Promise<void> }} store @param {{ end: () => void }} copies */
  constructor(store, copies) {
    this.#store = store;
    this.#copies = copies;
  }

  operations() {
    return { 18: () => this.#erase() };
  }

  /** The places in the order of src/app/ports.h, one byte each: 1 when it is empty now. */
  async #erase() {
    await done(dropSlots);
    const tracesGone = await done(async () => ['e', 'k'].forEach((name) => traces.write(name, '')));
    this.#copies.end();
    await this.#store.close();
    const database = await done(dropDatabase);
    const copies = await done(async () => {
      await caches.delete('j');
      const top = await navigator.storage?.getDirectory?.().catch(() => null);
      if (top) await dropFolder(top);
    });
    const program = await done(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      for (const registration of await (navigator.serviceWorker?.getRegistrations() ?? [])) await registration.unregister();
    });
    return new Uint8Array([database, copies, tracesGone, program].map(Number));
  }
}
