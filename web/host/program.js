// The exports of the wasm program under readable names. If one of them traps, the program is over: `onTrap` is told
// once, and every later call does nothing.

const encoder = new TextEncoder();

/** Numbers shared with src/ui/semantics.h. */
export const SemEvent = Object.freeze({ focus: 0, activate: 1, text: 2, value: 3, blur: 4, commit: 5, caret: 6 });

export class Program {
  #exports;
  #onTrap;
  #write;
  #dead = false;

  /**
   * @param {Record<string, (...numbers: number[]) => number>} exports
   * @param {(bytes: Uint8Array, pointer: number) => void} write copies bytes into the program's memory
   * @param {(error: unknown) => void} onTrap
   */
  constructor(exports, write, onTrap) {
    this.#exports = exports;
    this.#write = write;
    this.#onTrap = onTrap;
  }

  get dead() {
    return this.#dead;
  }

  /** @param {string} name @param {number[]} numbers @returns {number} */
  #call(name, ...numbers) {
    if (this.#dead) return -1;
    try {
      return this.#exports[name](...numbers);
    } catch (error) {
      this.#dead = true;
      this.#onTrap(error);
      return -1;
    }
  }

  /** Puts bytes where the next call reads them. @param {Uint8Array} bytes */
  #buffer(bytes) {
    const pointer = this.#call('_mo_buffer', bytes.length);
    if (!this.#dead) this.#write(bytes, pointer);
  }

  /** The first call; 0 when all is well, 1 without WebGL2. @param {Uint8Array} font */
  boot(font) {
    this.#buffer(font);
    return this.#call('_mo_boot', font.length);
  }

  /** @param {number} slot @param {Uint8Array} bytes */
  font(slot, bytes) {
    this.#buffer(bytes);
    this.#call('_mo_font', slot, bytes.length);
  }

  /** The content beyond the first pages. @param {Uint8Array} bytes */
  content(bytes) {
    this.#buffer(bytes);
    this.#call('_mo_content', bytes.length);
  }

  /** Draws a frame: 0 again, above 0 in so many milliseconds, below 0 nothing is due. @param {number} now */
  frame(now) {
    return this.#call('_mo_frame', now);
  }

  /** Runs what is due at once, inside the handler of a press: only there phones let focus open the keyboard. */
  drain() {
    this.#call('_mo_drain', performance.now());
  }

  /** @param {{ width: number, height: number, density: number, top: number, right: number, bottom: number, left: number }} view */
  view({ width, height, density, top, right, bottom, left }) {
    this.#call('_mo_view', width, height, density, top, right, bottom, left);
  }

  /** @param {number} phase @param {number} id @param {number} kind @param {number} x @param {number} y @param {number} button @param {number} time */
  pointer(phase, id, kind, x, y, button, time) {
    this.#call('_mo_pointer', phase, id, kind, x, y, button, time);
  }

  /** @param {number} x @param {number} y @param {number} pixels */
  wheel(x, y, pixels) {
    this.#call('_mo_wheel', x, y, pixels);
  }

  /** @param {number} pages @param {number} pixels */
  scroll(pages, pixels) {
    this.#call('_mo_scroll', pages, pixels);
  }

  /** An event of the mirror. @param {number} id @param {number} what @param {string} [text] @param {number} [value] */
  semantic(id, what, text = '', value = 0) {
    const bytes = encoder.encode(text);
    this.#buffer(bytes);
    this.#call('_mo_sem', id, what, bytes.length, value);
  }

  /** @param {{ dark: boolean, reducedMotion: boolean, hover: boolean, contrast: boolean, colours: number[] | null }} media */
  media({ dark, reducedMotion, hover, contrast, colours }) {
    this.#buffer(new Uint8Array(new Uint32Array(colours ?? []).buffer));
    this.#call('_mo_media', (dark ? 1 : 0) | (reducedMotion ? 2 : 0) | (hover ? 4 : 0) | (contrast ? 8 : 0) | (colours ? 16 : 0));
  }

  back() {
    this.#call('_mo_back');
  }

  hide() {
    this.#call('_mo_hide');
  }

  /** What is sealed is locked: somebody wants it, or the page may not come back. */
  lock() {
    this.#call('_mo_lock');
  }

  /** Somebody is there. */
  touched() {
    this.#call('_mo_touched');
  }

  quickHide() {
    this.#call('_mo_quick_hide');
  }

  show() {
    this.#call('_mo_show');
  }

  /** A newer version waits, or has not arrived whole. @param {boolean} arrived */
  update(arrived) {
    this.#call('_mo_update', arrived ? 1 : 0);
  }

  /** Another tab has said something. @param {number[]} message */
  hear(message) {
    this.#call('_mo_hear', ...message);
  }

  /** A reply waits in the mailbox. */
  arrived() {
    this.#call('_mo_arrived', performance.now());
  }

  /** @param {boolean} lost */
  context(lost) {
    this.#call('_mo_gl', lost ? 1 : 0);
  }
}
