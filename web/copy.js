// The worker that keeps the second copy: files that only grow, in the private file system of this origin, or in Cache
// Storage where there is none. Messages: {id, verb, name, bytes, offset, most, names}; each is answered with {id, error?}
// and what was asked for. A save is answered when it was flushed.

const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const START = 28; // says whose file it is
const TAIL = 64;
const FOLDER = 's';
const TRIAL = 't';
const CACHE = 'j';

/** @typedef {{ name: string, size: number, start: Uint8Array, tail: Uint8Array }} CopyFile */
/** @typedef {{ kind: number, list(): Promise<CopyFile[]>, read(name: string): Promise<Uint8Array>, append(name: string, bytes: Uint8Array): Promise<void>, drop(name: string): Promise<void> }} Place */

/** Files with exclusive handles. @param {FileSystemDirectoryHandle} folder @returns {Place} */
function inFolder(folder) {
  /** @type {Map<string, { handle: any, size: number }>} */
  const open = new Map();
  const fileOf = async (/** @type {string} */ name) => (await folder.getFileHandle(name)).getFile();
  return {
    kind: 1,
    async list() {
      const found = [];
      for await (const [name, entry] of /** @type {any} */ (folder).entries()) {
        if (entry.kind !== 'file' || name === TRIAL) continue;
        const file = await entry.getFile();
        const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL)).arrayBuffer());
        const start = new Uint8Array(await file.slice(0, START).arrayBuffer());
        found.push({ name, size: file.size, start, tail });
      }
      return found;
    },
    async read(name) {
      return new Uint8Array(await (await fileOf(name)).arrayBuffer());
    },
    async append(name, bytes) {
      let file = open.get(name);
      if (!file) {
        const entry = await folder.getFileHandle(name, { create: true });
        const handle = await /** @type {any} */ (entry).createSyncAccessHandle();
        file = { handle, size: handle.getSize() };
        open.set(name, file);
      }
      const written = file.handle.write(bytes, { at: file.size });
      if (written !== bytes.length) {
        file.handle.truncate(file.size);
        throw new DOMException('the copy is full', 'QuotaExceededError');
      }
      file.size += written;
      file.handle.flush();
    },
    async drop(name) {
      open.get(name)?.handle.close();
      open.delete(name);
      await folder.removeEntry(name);
    },
  };
}

/** Files in pieces, one a save. @param {Cache} cache @returns {Place} */
function inCache(cache) {
  const pieces = async (/** @type {string} */ name) => (await cache.keys()).map((key) => new URL(key.url).pathname)
    .filter((path) => path.startsWith(`/j/${name}/`)).sort((a, b) => Number(a.split('/')[3]) - Number(b.split('/')[3]));
  const read = async (/** @type {string} */ name) => {
    const parts = await Promise.all((await pieces(name)).map(async (path) =>
      new Uint8Array(await (/** @type {Response} */ (await cache.match(path))).arrayBuffer())));
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  return {
    kind: 2,
    read,
    async list() {
      const names = new Set((await cache.keys()).map((key) => new URL(key.url).pathname.split('/')[2]));
      return Promise.all([...names].map(async (name) => {
        const whole = await read(name);
        return { name, size: whole.length, start: whole.slice(0, START), tail: whole.slice(Math.max(0, whole.length - TAIL)) };
      }));
    },
    async append(name, bytes) {
      await cache.put(`/j/${name}/${(await pieces(name)).length}`, new Response(/** @type {any} */ (bytes)));
    },
    async drop(name) {
      for (const path of await pieces(name)) await cache.delete(path);
    },
  };
}

/** @type {Promise<Place> | null} */
let place = null;
function open() {
  place ??= (async () => {
    try {
      const top = await navigator.storage.getDirectory();
      const folder = await top.getDirectoryHandle(FOLDER, { create: true });
      const files = inFolder(folder);
      // Some windows have the folder and refuse what writes to it; what was written here proves that this one does not.
      if ((await files.list()).length === 0) {
        const trial = await folder.getFileHandle(TRIAL, { create: true });
        (await /** @type {any} */ (trial).createSyncAccessHandle()).close();
        await folder.removeEntry(TRIAL);
      }
      return files;
    } catch {
      return inCache(await caches.open(CACHE));
    }
  })();
  return place;
}

/** Names that a living tab writes to. */
async function heldNames() {
  const locks = await navigator.locks?.query();
  return (locks?.held ?? []).map((lock) => lock.name ?? '').filter((name) => name.startsWith('s:')).map((name) => name.slice(2));
}

/** @type {Set<string>} */
const holding = new Set();

/** Held as long as this worker lives. @param {string} name */
function hold(name) {
  return new Promise((resolve) => {
    if (!navigator.locks || holding.has(name)) return resolve(true);
    holding.add(name);
    navigator.locks.request('s:' + name, () => {
      resolve(true);
      return new Promise(() => {});
    });
  });
}

/** @type {Record<string, (order: any) => Promise<object>>} */
const verbs = {
  list: async () => {
    const files = open();
    const [kind, found, held, space, persisted] = await Promise.all([files.then((place) => place.kind),
      files.then((place) => place.list()), heldNames(), navigator.storage?.estimate?.(), navigator.storage?.persisted?.()]);
    return { kind, persisted: persisted === true, usage: space?.usage ?? 0, quota: space?.quota ?? 0, files: found.map((file) => ({ ...file, held: held.includes(file.name) })) };
  },
  read: async ({ name }) => ({ bytes: await (await open()).read(name) }),
  append: async ({ name, bytes }) => {
    await hold(name);
    await (await open()).append(name, bytes);
    return {};
  },
  drop: async ({ names }) => {
    const files = await open();
    for (const name of names) await files.drop(name).catch(() => {}); // it may be gone already
    return {};
  },
};

/** One after the other: frames must stand in the order of the saves. */
let last = Promise.resolve();
worker.addEventListener('message', ({ data }) => {
  last = last.then(async () => {
    try {
      worker.postMessage({ id: data.id, ...await verbs[data.verb](data) });
    } catch (error) {
      worker.postMessage({ id: data.id, error: error instanceof DOMException ? error.name : String(error) });
    }
  });
});
