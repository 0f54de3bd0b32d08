// A place of the page that is read out when its words change: `status` waits for a pause, `alert` does not. It is there from
// the start, because what appears together with its words is often not read.

const AFTER_MS = 100; // after the patch, or a screen reader reads the old page first
const APART_MS = 700; // words that are replaced sooner are not heard

export class Live {
  element = document.createElement('div');
  /** @type {string[]} */ #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /** @param {'status' | 'alert'} role */
  constructor(role) {
    this.element.setAttribute('role', role);
    this.element.className = 'said';
  }

  /** @param {string} text */
  say(text) {
    if (this.#waiting.at(-1) !== text) this.#waiting.push(text);
    this.#timer ??= setTimeout(() => this.#next(), AFTER_MS);
  }

  #next() {
    const text = this.#waiting.shift();
    this.#timer = text === undefined ? undefined : setTimeout(() => this.#next(), APART_MS);
    // The same text twice would be silent.
    if (text !== undefined) this.element.textContent = this.element.textContent === text ? `${text}\u00A0` : text;
  }
}
