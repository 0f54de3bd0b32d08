// Newer versions are fetched whole by the service worker and then wait: Mooring changes only when the person says so.

import { files } from '/files.js';
import { scriptUrl } from './policy.js';

const CHECK_MS = 24 * 60 * 60 * 1000;
const SCRIPT = '/sw.js';

/** @typedef {{ accepted: string, waiting: string }} State */

/** Asks a worker and gives its answer. @param {ServiceWorker} worker @param {object} question @returns {Promise<State>} */
function ask(worker, question) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [channel.port2]);
  });
}

export class Updates {
  #onReady;
  #ready = false;

  /** Which build runs. */
  build = files.build;

  /** @param {(arrived: boolean) => void} onReady a newer version has arrived whole, or has not */
  constructor(onReady) {
    this.#onReady = onReady;
  }

  /** Registers the service worker and looks for a newer version now and once a day. */
  async start() {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.register(scriptUrl(SCRIPT), { updateViaCache: 'none' });
    navigator.serviceWorker.addEventListener('controllerchange', () => this.#look());
    registration.addEventListener('updatefound', () => {
      const arriving = registration.installing;
      let whole = false;
      arriving?.addEventListener('statechange', () => {
        whole ||= arriving.state === 'installed';
        if (arriving.state === 'redundant' && !whole) this.#onReady(false);
      });
    });
    setInterval(() => registration.update().catch(() => {}), CHECK_MS);
    await this.#look();
  }

  async #look() {
    const worker = navigator.serviceWorker.controller;
    if (!worker || this.#ready) return;
    // The page runs, so its build has opened what is stored: builds before it can go.
    const { waiting } = await ask(worker, { opened: true });
    if (!waiting) return;
    this.#ready = true;
    this.#onReady(true);
  }

  /** Takes the version that waits. */
  async accept() {
    const worker = navigator.serviceWorker.controller;
    if (worker) await ask(worker, { accept: true });
    location.reload();
  }
}
