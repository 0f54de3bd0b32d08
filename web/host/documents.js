// The Files port: files that the person opens or saves. Where the browser can, a file is written in place and read back
// fresh; elsewhere C++ offers a download instead. src/platform/web/web_ports.h packs the requests.
import { ErrorKind, KindError } from './mailbox.js';

const MOST_BYTES = 256 * 1024 * 1024;
const Verb = Object.freeze({ pick: 1, target: 2, targetAgain: 3, write: 4, folder: 5, folderAgain: 6, writeIn: 7, readIn: 8, removeIn: 9 });

/** @param {unknown} error */
function kindOf(error) {
  if (error instanceof KindError) return error;
  const name = error instanceof DOMException ? error.name : '';
  /** @type {Record<string, number>} */
  const kinds = { AbortError: ErrorKind.cancelled, NotAllowedError: ErrorKind.permission, SecurityError: ErrorKind.permission,
    QuotaExceededError: ErrorKind.quota, NotFoundError: ErrorKind.file_changed, NoModificationAllowedError: ErrorKind.held,
    InvalidStateError: ErrorKind.file_changed };
  return new KindError(kinds[name] ?? ErrorKind.bug, `${name}: ${error}`);
}

/** Name and content as C++ reads them. @param {string} name @param {Uint8Array} bytes */
function packed(name, bytes) {
  const title = new TextEncoder().encode(name);
  const whole = new Uint8Array(4 + title.length + bytes.length);
  new DataView(whole.buffer).setUint32(0, title.length, true);
  whole.set(title, 4);
  whole.set(bytes, 4 + title.length);
  return whole;
}

/** @param {File} file */
async function contentOf(file) {
  if (file.size > MOST_BYTES) throw new KindError(ErrorKind.too_big, 'file');
  return packed(file.name, new Uint8Array(await file.arrayBuffer()));
}

export class Files {
  #kept;
  /** @type {any} a FileSystemFileHandle */ #target = null;
  /** @type {any} a FileSystemDirectoryHandle */ #folder = null;

  /** @param {{ keepFile: (handle: unknown) => Promise<void>, keptFile: () => Promise<any> }} kept where a handle is remembered */
  constructor(kept) {
    this.#kept = kept;
  }

  operations() {
    return { 13: (/** @type {Uint8Array} */ request) => this.#do(request).catch((error) => { throw kindOf(error); }) };
  }

  /** @param {Uint8Array} request verb, then a name or bytes */
  async #do(request) {
    const rest = request.subarray(1);
    switch (request[0]) {
      case Verb.pick: return this.#pick();
      case Verb.target: return this.#choose(new TextDecoder().decode(rest));
      case Verb.targetAgain: return this.#again();
      case Verb.write: return this.#write(rest);
      case Verb.folder: return this.#chooseFolder();
      case Verb.folderAgain: return this.#folderAgain();
      case Verb.writeIn: return this.#inFolder(rest, (name, bytes) => this.#writeIn(name, bytes));
      case Verb.readIn: return this.#inFolder(rest, async (name) => contentOf(await (await this.#folder.getFileHandle(name)).getFile()));
      case Verb.removeIn: return this.#inFolder(rest, async (name) => {
        await this.#folder.removeEntry(name);
        return packed(name, new Uint8Array(0));
      });
      default: throw new KindError(ErrorKind.bug, 'verb');
    }
  }

  // The old way, which every browser has; a picker that is closed says so in the newer ones only.
  #pick() {
    const input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    document.body.append(input);
    return new Promise((resolve, reject) => {
      input.addEventListener('cancel', () => reject(new KindError(ErrorKind.cancelled, 'picker')));
      input.addEventListener('change', () => {
        const file = input.files?.[0];
        if (file) contentOf(file).then(resolve, reject);
        else reject(new KindError(ErrorKind.cancelled, 'picker'));
      });
      input.click();
    }).finally(() => input.remove());
  }

  /** @param {string} name */
  async #choose(name) {
    const picker = /** @type {any} */ (globalThis).showSaveFilePicker;
    if (!picker) throw new KindError(ErrorKind.unsupported, 'no file access');
    this.#target = await picker({ suggestedName: name });
    return packed(this.#target.name, new Uint8Array(0));
  }

  // The file of last time: the browser asks the person again on each visit.
  async #again() {
    const handle = this.#target ?? (await this.#kept.keptFile());
    if (handle?.kind !== 'file') throw new KindError(ErrorKind.unsupported, 'no file is remembered');
    if ((await handle.requestPermission({ mode: 'readwrite' })) !== 'granted') throw new KindError(ErrorKind.permission, 'file');
    this.#target = handle;
    return contentOf(await handle.getFile());
  }

  // A folder of the person's own: new files go beside the older ones.
  async #chooseFolder() {
    const picker = /** @type {any} */ (globalThis).showDirectoryPicker;
    if (!picker) throw new KindError(ErrorKind.unsupported, 'no file access');
    this.#folder = await picker({ mode: 'readwrite' });
    return this.#listed();
  }

  async #folderAgain() {
    const handle = this.#folder ?? (await this.#kept.keptFile());
    if (handle?.kind !== 'directory') throw new KindError(ErrorKind.unsupported, 'no folder is remembered');
    if ((await handle.requestPermission({ mode: 'readwrite' })) !== 'granted') throw new KindError(ErrorKind.permission, 'folder');
    this.#folder = handle;
    return this.#listed();
  }

  /** The folder's name, then the names in it, a line each. */
  async #listed() {
    const names = [];
    for await (const [name, entry] of this.#folder.entries()) if (entry.kind === 'file') names.push(name);
    return packed(this.#folder.name, new TextEncoder().encode(names.join('\n')));
  }

  /** @param {Uint8Array} request name length u32, name, bytes @param {(name: string, bytes: Uint8Array) => Promise<Uint8Array>} work */
  #inFolder(request, work) {
    const size = new DataView(request.buffer, request.byteOffset).getUint32(0, true);
    return work(new TextDecoder().decode(request.subarray(4, 4 + size)), request.subarray(4 + size));
  }

  /** @param {string} name @param {Uint8Array} bytes */
  async #writeIn(name, bytes) {
    const handle = await this.#folder.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    await this.#kept.keepFile(this.#folder).catch(() => {}); // remembering it is a convenience
    return contentOf(await handle.getFile());
  }

  /** @param {Uint8Array} bytes */
  async #write(bytes) {
    const handle = this.#target;
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    await this.#kept.keepFile(handle).catch(() => {}); // remembering it is a convenience
    return contentOf(await handle.getFile());
  }
}
