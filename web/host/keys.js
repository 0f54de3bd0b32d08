// The Kdf port: each key is derived in a worker of its own, so that the page stays responsive and the memory is given
// back. src/platform/web/web_ports.h packs the request.
import { ErrorKind, KindError } from './mailbox.js';
import { scriptUrl } from './policy.js';

const SALT = 16;

export class Keys {
  #load;
  /** @type {Promise<WebAssembly.Module> | null} */ #module = null;

  /** @param {() => Promise<WebAssembly.Module>} load gets the compiled program */
  constructor(load) {
    this.#load = load;
  }

  operations() {
    return { 11: (/** @type {Uint8Array} */ request) => this.#derive(request) };
  }

  /** @param {Uint8Array} request memory in KiB u32, passes u32, salt, the secret's UTF-8 */
  async #derive(request) {
    const view = new DataView(request.buffer, request.byteOffset);
    // All keyboards and input methods give the same key.
    const text = new TextDecoder().decode(request.subarray(8 + SALT)).normalize('NFKC');
    const secret = new TextEncoder().encode(text);
    const salt = request.slice(8, 8 + SALT);
    request.fill(0, 8 + SALT);
    this.#module ??= this.#load();
    const module = await this.#module.catch(() => {
      this.#module = null;
      throw new KindError(ErrorKind.unsupported, 'the key program did not arrive');
    });
    return this.#run({ module, memoryKib: view.getUint32(0, true), passes: view.getUint32(4, true), salt, secret });
  }

  /** @param {object} order @returns {Promise<Uint8Array>} */
  #run(order) {
    const worker = new Worker(scriptUrl('/kdf.js'));
    return /** @type {Promise<Uint8Array>} */ (new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data ? resolve(data) : reject(new KindError(ErrorKind.memory, 'kdf')));
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new KindError(ErrorKind.memory, 'kdf: ' + event.message));
      };
      worker.postMessage(order);
    })).finally(() => worker.terminate());
  }
}
