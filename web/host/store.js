// IndexedDB as the Store port wants it: one whole strict transaction for each save, compared and set against the stored
// head, answered when the transaction is complete and never earlier. A dead connection is dropped and opened anew.
import { Reader, Writer } from './bytes.js';
import { ErrorKind, KindError } from './mailbox.js';
import { KEY_SIZE, PagesAhead, packRows, rangeOf, readPage, result } from './rows.js';

const NAME = 'd1';
const VERSION = 1; // stays: the stores hold only bytes, so formats change without an upgrade
const RETRY_MS = [100, 500, 2000];
const ASK_AGAIN_MS = [1500, 4000, 9000];
const HEAD_SIZE = 112;
const HEAD_EPOCH = 24;
const HEAD_GENERATION = 28;
const HEAD_REVISION = 32;
const HEAD_ROW_COUNT = 44;
const headKey = 'head';
const metaKeys = ['slots', 'job', 'ui']; // in the order of Meta in src/app/ports.h

/** @typedef {{ epoch: number, revision: bigint }} Found */
/** @typedef {{ exists: boolean, found: Array<Uint8Array | undefined> }} Looked whether there is a database, its head and the rest of Meta */

/** Turns whatever the browser threw into a kind. @param {unknown} error */
export function kindOf(error) {
  if (error instanceof KindError) return error;
  const name = error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  /** @type {Record<string, number>} */
  const kinds = {
    QuotaExceededError: ErrorKind.quota,
    VersionError: ErrorKind.newer,
    SecurityError: ErrorKind.denied,
    NotAllowedError: ErrorKind.denied,
    InvalidStateError: ErrorKind.connection,
    UnknownError: ErrorKind.connection,
    TransactionInactiveError: ErrorKind.connection,
    AbortError: ErrorKind.connection,
    TimeoutError: ErrorKind.timeout,
    NotFoundError: ErrorKind.damaged,
  };
  return new KindError(kinds[name] ?? ErrorKind.bug, `${name}: ${message}`);
}

/** @param {Uint8Array | undefined} head @returns {Found} what a stored head says, even when it is damaged */
function positionOf(head) {
  if (!head) return { epoch: 0, revision: 0n };
  if (head.length !== HEAD_SIZE) return { epoch: 0xFFFFFFFF, revision: 0n };
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return { epoch: view.getUint32(HEAD_EPOCH, true), revision: view.getBigUint64(HEAD_REVISION, true) };
}

/** @param {Uint8Array} head @param {number} at */
const numberIn = (head, at) => new DataView(head.buffer, head.byteOffset).getUint32(at, true);

/** @param {Found} found */
function foundBytes(found) {
  const writer = new Writer();
  writer.number(found.epoch, 4);
  writer.u64(found.revision);
  return writer.whole();
}

export class BrowserStore {
  /** @type {Promise<IDBDatabase | null> | null} */ #database = null;
  /** @type {IDBTransaction | null} */ #writing = null;
  #frozen = false;
  #ahead = new PagesAhead(async (range, max, keysOnly) => {
    const database = await this.#connect(false);
    return database ? readPage(database, range, max, keysOnly) : packRows([], [], false);
  });
  #rows = 0; // as the head said that was read last
  /** The head under which rows were read ahead before anybody asked. @type {Uint8Array | null} */ #aheadOf = null;
  /** Asks once more while an opening is not answered. @type {(() => void) | null} */ #askAgain = null;
  #wiped = false; // the browser said that it has destroyed what was there
  /** What begin() will have found; used once. @type {Promise<Looked> | null} */ #begun = null;
  #factory;
  #name;

  /** @param {IDBFactory | undefined} factory @param {string} [name] another database, for tests */
  constructor(factory, name = NAME) {
    this.#factory = factory;
    this.#name = name;
  }

  /** The operations by number, as src/platform/web/web_store.cpp packs them. */
  operations() {
    return {
      1: (/** @type {Uint8Array} */ request) => this.#healed(() => this.#open(new Reader(request))),
      3: (/** @type {Uint8Array} */ request) => this.#healed(() => this.#load(new Reader(request))),
      4: (/** @type {Uint8Array} */ request) => this.#healed(() => this.#get(new Reader(request))),
      5: (/** @type {Uint8Array} */ request) => this.#healed(() => this.#commit(new Reader(request))),
    };
  }

  /**
   * Begins to connect, and to read, before the first operation needs it.
   * @returns {Promise<void>} when all has been asked for, or nothing could be
   */
  begin() {
    this.#begun = this.#look(false).then((looked) => {
      const [head] = looked.found; // kept for that operation: behind the rows it would be answered last
      if (head?.length === HEAD_SIZE) {
        this.#aheadOf = head;
        this.#ahead.begin(numberIn(head, HEAD_GENERATION), numberIn(head, HEAD_ROW_COUNT));
      }
      return looked;
    });
    return this.#begun.then(() => {}, () => {}); // the operation itself will say what is wrong
  }

  /** Connects, and reads what stands beside the rows. @param {boolean} mayCreate @returns {Promise<Looked>} */
  async #look(mayCreate) {
    const database = await this.#connect(mayCreate);
    const store = database?.transaction('m').objectStore('m');
    return { exists: database !== null, found: await Promise.all([headKey, ...metaKeys].map((key) => store && result(store.get(key)))) };
  }

  // A page that is frozen with a transaction under way would hold the database against the page that follows it. The
  // save is tried again when this page comes back; until then it counts as not made.
  freeze() {
    this.#frozen = true;
    try {
      this.#writing?.abort();
    } catch {
      // It has just ended by itself.
    }
  }

  /** Remembers a file's handle beside the rows; the browser asks again before it may be used. @param {unknown} handle */
  async keepFile(handle) {
    const database = await this.#connect(false);
    if (database) await result(database.transaction('m', 'readwrite').objectStore('m').put(handle, 'files'));
  }

  /** @returns {Promise<any>} the handle of last time, or undefined */
  async keptFile() {
    const database = await this.#connect(false);
    return database && result(database.transaction('m').objectStore('m').get('files'));
  }

  /** Resolves when no save is under way. */
  async idle() {
    while (this.#writing) {
      const writing = this.#writing;
      await new Promise((resolve) => ['complete', 'abort'].forEach((end) => writing.addEventListener(end, resolve, { once: true })));
    }
  }

  thaw() {
    this.#frozen = false;
  }

  /** Lets go of the connection; the next operation opens it anew. */
  async close() {
    const database = await this.#database?.catch(() => null);
    this.#database = null;
    database?.close();
  }

  /** Runs an operation again on a fresh connection when the old one had died. @param {() => Promise<Uint8Array>} work */
  async #healed(work) {
    for (const wait of [...RETRY_MS, -1]) {
      try {
        return await work();
      } catch (error) {
        const kind = kindOf(error);
        if (kind.kind !== ErrorKind.connection || wait < 0) throw kind;
        await this.close();
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    throw new KindError(ErrorKind.bug, 'unreachable');
  }

  /** @param {boolean} mayCreate @returns {Promise<IDBDatabase | null>} null: there is none, and none was made */
  #connect(mayCreate) {
    this.#askAgain?.();
    this.#database ??= this.#openDatabase(mayCreate).catch((error) => {
      this.#database = null;
      throw error;
    });
    return this.#database.then((database) => {
      if (!database) this.#database = null;
      return database || !mayCreate ? database : this.#connect(true);
    });
  }

  // WebKit sometimes never answers the first request of a page (its bug 226547) and answers the next one: asked again
  // after a while, and whenever somebody else wants the database.
  /** @param {boolean} mayCreate @returns {Promise<IDBDatabase | null>} */
  #openDatabase(mayCreate) {
    return new Promise((resolve, reject) => {
      let settled = false;
      /** @type {Array<ReturnType<typeof setTimeout>>} */
      const timers = [];
      const settle = () => {
        settled = true;
        this.#askAgain = null;
        timers.forEach(clearTimeout);
      };
      const attempt = () => void this.#request(mayCreate).then((database) => {
        if (settled) return database?.close();
        settle();
        resolve(database);
      }, (error) => {
        if (settled) return;
        settle();
        reject(error);
      });
      for (const wait of ASK_AGAIN_MS) timers.push(setTimeout(attempt, wait));
      attempt();
      this.#askAgain = attempt;
    });
  }

  /** @param {boolean} mayCreate @returns {Promise<IDBDatabase | null>} */
  #request(mayCreate) {
    return new Promise((resolve, reject) => {
      if (!this.#factory) return reject(new KindError(ErrorKind.denied, 'no indexedDB'));
      const request = this.#factory.open(this.#name, VERSION);
      let absent = false;
      request.onupgradeneeded = (event) => {
        this.#wiped ||= /** @type {any} */ (event)?.dataLoss === 'total';
        if (!mayCreate) {
          // An absent database is reported, never made: something else may know that it was here once. Taking back what
          // the browser began lasts longer than the report.
          absent = true;
          request.transaction?.abort();
          return resolve(null);
        }
        request.result.createObjectStore('m');
        request.result.createObjectStore('r');
      };
      request.onblocked = () => reject(new KindError(ErrorKind.blocked, 'blocked'));
      request.onerror = (event) => {
        event.preventDefault();
        if (!absent) reject(request.error);
      };
      request.onsuccess = () => {
        const database = request.result;
        const forget = () => {
          database.close();
          this.#database = null;
        };
        database.onversionchange = forget;
        database.onclose = forget;
        resolve(database);
      };
    });
  }

  /** @param {Reader} request */
  async #open(request) {
    const mayCreate = (request.u32() & 1) === 1;
    const begun = mayCreate ? null : this.#begun;
    this.#begun = null;
    const { exists, found } = await (begun ?? this.#look(mayCreate));
    const writer = new Writer();
    writer.number(exists ? 1 : 0, 1);
    writer.number(this.#wiped ? 1 : 0, 1);
    this.#rows = found[0]?.length === HEAD_SIZE ? numberIn(found[0], HEAD_ROW_COUNT) : 0;
    // Whoever looks at the store anew wants it as it is.
    if (!this.#aheadOf || !found[0] || !sameBytes(this.#aheadOf, found[0])) this.#forgetAhead();
    for (const row of found) {
      writer.number(row?.length ?? 0, 4);
      if (row) writer.bytes(row);
    }
    return writer.whole();
  }

  /** @param {Reader} request */
  async #load(request) {
    const generation = request.u32();
    const after = request.bytes(KEY_SIZE - 4);
    const max = request.u32();
    const keysOnly = request.u8() === 1;
    return (await this.#ahead.take({ generation, after, max, keysOnly }, this.#rows)).bytes;
  }

  #forgetAhead() {
    this.#ahead.forget();
    this.#aheadOf = null;
  }

  /** @param {Reader} request */
  async #get(request) {
    const keys = Array.from({ length: request.u32() }, () => request.bytes(KEY_SIZE));
    const database = await this.#connect(false);
    if (!database) return packRows([], [], false).bytes;
    const store = database.transaction('r').objectStore('r');
    const values = await Promise.all(keys.map((key) => result(store.get(key))));
    const present = keys.filter((_, i) => values[i]);
    return packRows(present.map((key) => key.buffer), values.filter(Boolean), false).bytes;
  }

  /** @param {Reader} request */
  async #commit(request) {
    this.#forgetAhead();
    const expected = { epoch: request.u32(), revision: request.u64() };
    const changes = Array.from({ length: request.u32() }, () => {
      const [place, change, keySize, valueSize] = [request.u8(), request.u8(), request.u16(), request.u32()];
      const key = request.bytes(keySize);
      return { place: place === 0 ? 'm' : 'r', change, key, value: request.bytes(valueSize) };
    });
    const isFirst = expected.epoch === 0 && expected.revision === 0n;
    const database = await this.#connect(isFirst);
    // There was a head once, and now there is not even a database: the caller has to look again.
    if (!database) throw new KindError(ErrorKind.conflict, 'gone', foundBytes(positionOf(undefined)));
    if (this.#frozen) throw new KindError(ErrorKind.connection, 'the page is frozen');
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(['m', 'r'], 'readwrite', { durability: 'strict' });
      this.#writing = transaction;
      /** @type {KindError | null} */
      let refused = null;
      /** @type {Found & { head?: Uint8Array }} */
      let written = { epoch: 0, revision: 0n };
      transaction.oncomplete = () => {
        this.#writing = null;
        resolve(foundBytes(written));
      };
      transaction.onabort = () => {
        this.#writing = null;
        reject(refused ?? transaction.error ?? new KindError(ErrorKind.connection, 'aborted'));
      };
      // Everything is asked for at once: waiting for the head first would double the time. Nothing of it counts before
      // commit(), and what was meant for another head is taken back.
      const current = transaction.objectStore('m').get(headKey);
      for (const { place, change, key, value } of changes) {
        const store = transaction.objectStore(place);
        const name = place === 'm' ? new TextDecoder().decode(key) : key;
        if (change === 1) store.put(value, name);
        else store.delete(change === 3 ? rangeOf(new DataView(key.buffer, key.byteOffset).getUint32(0, true)) : name);
        if (place === 'm' && isHeadKey(key)) written = { ...positionOf(value), head: value };
      }
      current.onsuccess = () => {
        const found = positionOf(current.result);
        // A save that is tried again after a lost answer finds its own head in place: it was stored.
        const isOwn = current.result && written.head && sameBytes(current.result, written.head);
        if (isOwn || (found.epoch === expected.epoch && found.revision === expected.revision)) return transaction.commit?.();
        refused = new KindError(ErrorKind.conflict, 'another tab saved first', foundBytes(found));
        transaction.abort();
      };
    });
  }
}

/** @param {Uint8Array} key */
function isHeadKey(key) {
  return new TextDecoder().decode(key) === headKey;
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
