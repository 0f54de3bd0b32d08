// What the tabs of this site tell each other: one of three words (TabWord in src/app/ports.h), never anything of the content.

const WORDS = [1, 2, 3];

export class Tabs {
  #channel;

  /** @param {(word: number) => void} hear what another tab has said */
  constructor(hear) {
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('b') : null;
    if (this.#channel) this.#channel.onmessage = ({ data }) => WORDS.includes(data) && hear(data);
  }

  /** @param {number} word */
  say(word) {
    this.#channel?.postMessage(word);
  }

  close() {
    this.#channel?.close();
  }
}
