// What is left to do when the program has stopped: a readable panel, and everything that is stored or was typed as one
// JSON file. Works without the program, on the plain rows of the store.
import { ErrorKind } from './mailbox.js';

const PAYLOAD = 32; // src/core/envelope.h: header, then length u32 and the body
const PLAIN = 0;

/** @param {Uint8Array} row @returns {unknown} the body of a plain row; the bytes as base64 when it cannot be read */
export function bodyOf(row) {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  try {
    if (row[4] !== PLAIN) throw new Error('sealed');
    const size = view.getUint32(PAYLOAD, true);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(row.subarray(PAYLOAD + 4, PAYLOAD + 4 + size)));
  } catch {
    return { unreadable: btoa(String.fromCharCode(...row)) };
  }
}

/** @param {IDBFactory | undefined} factory @returns {Promise<Uint8Array[]>} all stored rows; none when there is no database */
function storedRows(factory) {
  return new Promise((resolve) => {
    if (!factory) return resolve([]);
    const request = factory.open('d1', 1);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve([]);
    request.onsuccess = () => {
      const all = request.result.transaction('r').objectStore('r').getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => resolve([]);
    };
  });
}

/** @param {Array<{ field: string, text: string }>} typed what stands in the fields */
export async function rescueFile(typed) {
  const rows = await storedRows(globalThis.indexedDB);
  return JSON.stringify({ format: 'mooring.rescue', v: 1, kind: ErrorKind.bug, typed, bodies: rows.map(bodyOf) }, null, 1);
}

/**
 * Shows the boot panel again with what went wrong and what can be done.
 * @param {string} title @param {string} text @param {Array<{ label: string, press: () => void }>} actions
 */
export function showPanel(title, text, actions) {
  const panel = /** @type {HTMLElement} */ (document.getElementById('boot'));
  const main = /** @type {HTMLElement} */ (panel.querySelector('main'));
  const heading = document.createElement('h1');
  heading.textContent = title;
  const words = document.createElement('p');
  words.textContent = text;
  const buttons = actions.map(({ label, press }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', press);
    return button;
  });
  main.replaceChildren(...main.querySelectorAll('img'), heading, words, ...buttons);
  panel.hidden = false;
  heading.tabIndex = -1;
  heading.focus();
}
