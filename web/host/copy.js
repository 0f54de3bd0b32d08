// The Copy port: orders for the worker that keeps the second copy (web/copy.js), and the traces in localStorage that say
// that something was here. src/platform/web/web_ports.h packs the requests.
import { ErrorKind, KindError } from './mailbox.js';
import { scriptUrl } from './policy.js';

const kinds = /** @type {Record<string, number>} */ ({ QuotaExceededError: ErrorKind.quota, SecurityError: ErrorKind.denied,
  NotFoundError: ErrorKind.damaged, NoModificationAllowedError: ErrorKind.held, InvalidStateError: ErrorKind.connection });
const Verb = Object.freeze({ list: 1, read: 2, append: 3, drop: 4 });

/** @param {string[]} names */
const namesOf = (names) => names.filter((name) => /^[ng][0-9a-f]{8}$/.test(name));

export class Copies {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: unknown) => void }>} */ #waiting = new Map();
  #last = 0;
  /** What orders wait for. @type {Promise<undefined> | undefined} */ #held;
  /** The list that begin() asked for; used once. @type {Promise<any> | null} */ #begun = null;

  operations() {
    return { 6: (/** @type {Uint8Array} */ request) => this.#do(request) };
  }

  /** @param {object} order @param {Transferable[]} [transfer] @returns {Promise<any>} */
  async #ask(order, transfer = []) {
    await this.#held;
    this.#worker ??= this.#start();
    const id = ++this.#last;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, ...order }, transfer);
    return answer;
  }

  /**
   * Asks for the list before the first order does. Where no trace says that something was here, the first screen does not
   * wait for it: then it and every order wait for that screen, until `go` is called.
   */
  begin() {
    if (!traces.read('e') && !traces.read('k')) {
      this.#held = new Promise((resolve) => (this.go = resolve));
      return;
    }
    this.#begun = this.#ask({ verb: 'list' });
    this.#begun.catch(() => {}); // the order itself will say what is wrong
  }
  /** @type {(value?: undefined) => void} */ go = () => {};

  #list() {
    const begun = this.#begun ?? this.#ask({ verb: 'list' });
    this.#begun = null;
    return begun;
  }

  /** Lets go of every file; the next order starts anew. */
  end() {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start() {
    const worker = new Worker(scriptUrl('/copy.js'));
    worker.onmessage = ({ data }) => {
      const { resolve, reject } = this.#waiting.get(data.id) ?? {};
      this.#waiting.delete(data.id);
      if (data.error) reject?.(new KindError(kinds[data.error] ?? ErrorKind.unsupported, data.error));
      else resolve?.(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of this.#waiting.values()) reject(new KindError(ErrorKind.unsupported, 'the copy has no worker'));
      this.#waiting.clear();
    };
    return worker;
  }

  /** @param {Uint8Array} request verb u8, name length u8, name, bytes @returns {Promise<Uint8Array>} */
  async #do(request) {
    const nameSize = request[1];
    const name = new TextDecoder().decode(request.subarray(2, 2 + nameSize));
    const bytes = request.slice(2 + nameSize);
    switch (request[0]) {
      case Verb.list: return packedList(await this.#list());
      case Verb.read: return (await this.#ask({ verb: 'read', name })).bytes;
      case Verb.append:
        await this.#ask({ verb: 'append', name, bytes }, [bytes.buffer]);
        return new Uint8Array(0);
      case Verb.drop:
        await this.#ask({ verb: 'drop', names: namesOf(new TextDecoder().decode(bytes).split(' ')) });
        return new Uint8Array(0);
      default: throw new KindError(ErrorKind.bug, 'verb');
    }
  }
}

/** kind u8, persisted u8, usage u64, quota u64, count u32, then each: name 9, held u8, size u32, start length u8, start, tail length u8, tail. @param {{ kind: number, persisted: boolean, usage: number, quota: number, files: any[] }} list */
function packedList({ kind, persisted, usage, quota, files }) {
  const ours = files.filter(({ name }) => namesOf([name]).length > 0);
  const whole = new Uint8Array(22 + ours.reduce((size, { start, tail }) => size + 16 + start.length + tail.length, 0));
  const view = new DataView(whole.buffer);
  whole[0] = kind;
  whole[1] = persisted ? 1 : 0;
  view.setBigUint64(2, BigInt(Math.round(usage)), true);
  view.setBigUint64(10, BigInt(Math.round(quota)), true);
  view.setUint32(18, ours.length, true);
  let at = 22;
  for (const { name, held, size, start, tail } of ours) {
    whole.set(new TextEncoder().encode(name), at);
    whole[at + 9] = held ? 1 : 0;
    view.setUint32(at + 10, size, true);
    at += 14;
    for (const part of [start, tail]) {
      whole[at] = part.length;
      whole.set(part, at + 1);
      at += 1 + part.length;
    }
  }
  return whole;
}

/** What localStorage remembers: `e` that something was here and how far it was, `k` spare slots. Losing it is allowed. */
export const traces = {
  /** @param {string} name */
  read(name) {
    try {
      return localStorage.getItem(name) ?? '';
    } catch {
      return '';
    }
  },
  /** @param {string} name @param {string} value empty takes it away */
  write(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // A window that allows no storage leaves no trace.
    }
  },
};
