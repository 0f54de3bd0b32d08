// The stored rows of one generation, a page at a time in the order of their keys, and the next pages before anybody asks.

export const KEY_SIZE = 20;
const PAGES_AHEAD = 16;
/** Rows of a page: as many as src/app/vault_load.cpp asks for, or what is read ahead is read for nothing. */
export const PAGE = 1000;
const FILLED = 0.8; // of a page, on average: keys lie by chance
const MOST_PARTS = 4096;

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
  const lower = keyOf(generation, 0);
  lower.set(after, 4);
  return IDBKeyRange.bound(lower, keyOf(generation, 0xFFFF, 0xFF), after.some((byte) => byte !== 0), false);
}

/** One of several parts of about the same size: keys are hashes. @param {number} generation @param {number} part @param {number} parts */
function rangeOfPart(generation, part, parts) {
  const at = (/** @type {number} */ edge) => keyOf(generation, Math.floor((edge * 0x10000) / parts));
  return part + 1 < parts ? IDBKeyRange.bound(at(part), at(part + 1), false, true)
    : IDBKeyRange.bound(at(part), keyOf(generation, 0xFFFF, 0xFF));
}

/** @param {number} generation @param {number} start the first two bytes of the rest @param {number} [fill] its other bytes */
function keyOf(generation, start, fill = 0) {
  const key = new Uint8Array(KEY_SIZE).fill(fill);
  const view = new DataView(key.buffer);
  view.setUint32(0, generation);
  view.setUint16(4, start);
  return key;
}

/** @param {IDBDatabase} database @param {IDBKeyRange} range @param {number} max @param {boolean} keysOnly @returns {Promise<Page>} */
export async function readPage(database, range, max, keysOnly) {
  /** @type {any} */
  const store = database.transaction('r').objectStore('r');
  if (store.getAllRecords && !keysOnly) { // newer than the others, and reads the rows once instead of twice
    const records = await result(store.getAllRecords({ query: range, count: max + 1 }));
    const page = records.slice(0, max);
    return packRows(page.map((/** @type {any} */ row) => row.key), page.map((/** @type {any} */ row) => row.value), records.length > max);
  }
  const [keys, values] = await Promise.all([result(store.getAllKeys(range, max + 1)), keysOnly ? [] : result(store.getAll(range, max))]);
  return packRows(keys.slice(0, max), values, keys.length > max);
}

const MORE = 4; // where the bytes say whether there is more

/** @param {IDBValidKey[]} keys @param {Uint8Array[]} values none where only keys were asked for @param {boolean} more @returns {Page} */
export function packRows(keys, values, more) {
  const size = (/** @type {number} */ i) => values[i]?.length ?? 0;
  const whole = new Uint8Array(values.reduce((sum, value) => sum + value.length, 5 + keys.length * (KEY_SIZE + 4)));
  const view = new DataView(whole.buffer);
  view.setUint32(0, keys.length, true);
  view.setUint8(MORE, more ? 1 : 0);
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

/**
 * Reads on while the program works on what it was given. Where a page begins is known without the one before it, so
 * several are on their way at once: one after the other would take as long again.
 */
export class PagesAhead {
  /** In their order. @type {Promise<Page | null>[]} */ #coming = [];
  #parts = 0;
  #begun = 0; // of the parts
  /** What has to be asked for next. @type {Wanted | null} */ #next = null;
  #read;

  /** @param {(range: IDBKeyRange, max: number, keysOnly: boolean) => Promise<Page>} read */
  constructor(read) {
    this.#read = read;
  }

  /** Forgets what it has and reads all rows of a generation. @param {number} generation @param {number} rows how many there are, about */
  begin(generation, rows) {
    this.#coming = [];
    this.#begun = 0;
    this.#parts = Math.min(MOST_PARTS, Math.ceil(rows / (PAGE * FILLED)) || 1);
    this.#next = { generation, after: new Uint8Array(KEY_SIZE - 4), max: PAGE, keysOnly: false };
    this.#goOn();
  }

  /** @param {Wanted} wanted @param {number} rows as for begin() @returns {Promise<Page>} */
  async take(wanted, rows) {
    const { generation, after, max, keysOnly } = wanted;
    if (!this.#has(wanted)) {
      if (keysOnly || max !== PAGE || after.some((byte) => byte !== 0)) return this.#read(rangeOf(generation, after), max, keysOnly);
      this.begin(generation, rows);
    }
    const coming = this.#coming;
    for (;;) {
      const page = await coming.shift();
      if (!page || coming !== this.#coming) { // it could not be read, holds too much, or was forgotten meanwhile
        if (coming === this.#coming) this.forget();
        return this.#read(rangeOf(generation, after), max, keysOnly);
      }
      this.#goOn();
      const more = coming.length > 0;
      if (!page.last && more) continue;
      this.#next = page.last && more ? { ...wanted, after: page.last.slice(4) } : null;
      page.bytes[MORE] = more ? 1 : 0;
      return { ...page, more };
    }
  }

  forget() {
    this.#coming = [];
    this.#next = null;
  }

  /** @param {Wanted} wanted */
  #has(wanted) {
    return this.#next !== null && this.#coming.length > 0 && nameOf(this.#next) === nameOf(wanted);
  }

  #goOn() {
    while (this.#next && this.#begun < this.#parts && this.#coming.length < PAGES_AHEAD) {
      const range = rangeOfPart(this.#next.generation, this.#begun++, this.#parts);
      this.#coming.push(this.#read(range, PAGE, false).then((page) => (page.more ? null : page), () => null));
    }
  }
}
