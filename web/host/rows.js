// The stored rows of one generation, a page at a time in the order of their keys, and the next pages before anybody asks.

export const KEY_SIZE = 20;
const PAGES_AHEAD = 4;
/** Rows of a page: as many as src/app/vault_load.cpp asks for, or what is read ahead is read for nothing. */
export const PAGE = 2500;

/** @typedef {{ generation: number, after: Uint8Array, max: number, keysOnly: boolean }} Wanted rows after a key, or all from the first */
/** @typedef {{ bytes: Uint8Array, more: boolean, last: Uint8Array | null }} Page packed as src/platform/web/web_store.cpp reads it */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {number} generation @param {Uint8Array} [after] the key that every row follows, without its generation */
export function rangeOf(generation, after = new Uint8Array(KEY_SIZE - 4)) {
  const lower = new Uint8Array(KEY_SIZE);
  lower.set(after, 4);
  const upper = new Uint8Array(KEY_SIZE).fill(0xFF);
  for (const bound of [lower, upper]) new DataView(bound.buffer).setUint32(0, generation);
  return IDBKeyRange.bound(lower, upper, after.some((byte) => byte !== 0), false);
}

/** @param {IDBDatabase} database @param {Wanted} wanted @returns {Promise<Page>} */
export async function readPage(database, { generation, after, max, keysOnly }) {
  /** @type {any} */
  const store = database.transaction('r').objectStore('r');
  const range = rangeOf(generation, after);
  if (store.getAllRecords && !keysOnly) { // newer than the others, and reads the rows once instead of twice
    const records = await result(store.getAllRecords({ query: range, count: max + 1 }));
    const page = records.slice(0, max);
    return packRows(page.map((/** @type {any} */ row) => row.key), page.map((/** @type {any} */ row) => row.value), records.length > max);
  }
  const [keys, values] = await Promise.all([result(store.getAllKeys(range, max + 1)), keysOnly ? [] : result(store.getAll(range, max))]);
  return packRows(keys.slice(0, max), values, keys.length > max);
}

/** @param {IDBValidKey[]} keys @param {Uint8Array[]} values none where only keys were asked for @param {boolean} more @returns {Page} */
export function packRows(keys, values, more) {
  const size = (/** @type {number} */ i) => values[i]?.length ?? 0;
  const whole = new Uint8Array(values.reduce((sum, value) => sum + value.length, 5 + keys.length * (KEY_SIZE + 4)));
  const view = new DataView(whole.buffer);
  view.setUint32(0, keys.length, true);
  view.setUint8(4, more ? 1 : 0);
  let at = 5;
  keys.forEach((key, i) => {
    whole.set(new Uint8Array(/** @type {ArrayBuffer} */ (key)), at);
    view.setUint32(at + KEY_SIZE, size(i), true);
    if (values[i]) whole.set(values[i], at + KEY_SIZE + 4);
    at += KEY_SIZE + 4 + size(i);
  });
  const last = keys.length > 0 ? new Uint8Array(/** @type {ArrayBuffer} */ (keys[keys.length - 1])) : null;
  return { bytes: whole, more, last };
}

/** @param {Wanted} wanted */
const nameOf = ({ generation, after, max, keysOnly }) => [generation, after, max, keysOnly].join();

/** Reads on while the program works on what it was given. */
export class PagesAhead {
  /** @type {{ name: string, page: Promise<Page | null> }[]} */ #waiting = [];
  /** What follows the last page that was read. @type {Wanted | null} */ #next = null;
  #read;

  /** @param {(wanted: Wanted) => Promise<Page>} read */
  constructor(read) {
    this.#read = read;
  }

  /** Forgets what it has and reads from there on. @param {Wanted} wanted */
  begin(wanted) {
    this.forget();
    this.#next = wanted;
    this.#goOn();
  }

  /** @param {Wanted} wanted @returns {Promise<Page>} */
  async take(wanted) {
    if (this.#waiting[0]?.name !== nameOf(wanted)) this.begin(wanted);
    const page = this.#waiting.shift()?.page;
    this.#goOn();
    return await page ?? this.#read(wanted); // a failure is told to whoever asks
  }

  forget() {
    this.#waiting = [];
    this.#next = null;
  }

  #goOn() {
    const wanted = this.#next;
    if (!wanted || this.#waiting.length === PAGES_AHEAD) return;
    this.#next = null;
    const item = { name: nameOf(wanted), page: this.#read(wanted).catch(() => null) };
    this.#waiting.push(item);
    const waiting = this.#waiting;
    void item.page.then((page) => {
      if (waiting !== this.#waiting || !page?.more || !page.last) return;
      this.#next = { ...wanted, after: page.last.slice(4) };
      this.#goOn();
    });
  }
}
