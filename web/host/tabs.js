// What the tabs of this site tell each other: a word and how far the copy is (TabMessage in src/app/ports.h), never anything
// of the content.

const WORDS = [1, 2, 3];

/** Another version of the page may run in the other tab. @param {unknown} data */
function isMessage(data) {
  return Array.isArray(data) && data.length === 3 && data.every(Number.isSafeInteger) && WORDS.includes(data[0]);
}

export class Tabs {
  #channel;

  /** @param {(message: number[]) => void} hear what another tab has said */
  constructor(hear) {
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('b') : null;
    if (this.#channel) this.#channel.onmessage = ({ data }) => isMessage(data) && hear(data);
  }

  /** @param {number[]} message */
  say(message) {
    this.#channel?.postMessage(message);
  }

  close() {
    this.#channel?.close();
  }
}
