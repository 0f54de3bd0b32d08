// Runs the promises of tests/contract/store_contract.cpp on a browser's own database, in a page. Everything it needs is
// handed in, so that the page decides where the program and the real host modules come from.

const STUCK_MS = 20_000;

/**
 * @typedef {object} Parts
 * @property {(options: object) => Promise<any>} createProgram the default export of store_contract_web.js
 * @property {new (operations: any, onReply: () => void) => { start: Function, peek: () => any, take: () => any }} Mailbox of web/host/mailbox.js
 * @property {new (factory: any, name?: string) => { operations: () => any, close: () => Promise<void> }} BrowserStore of web/host/store.js
 * @property {IDBFactory} factory
 */

/** What the program sees as its host: two tabs, of which one is spoken with at a time. */
class TwoTabs {
  #parts;
  #onReply;
  #number = 0;
  #current = 0;
  /** @type {Array<{ store: any, mailbox: any }>} */ #tabs = [];
  /** @type {string[]} */ names = [];

  /** @param {Parts} parts @param {() => void} onReply */
  constructor(parts, onReply) {
    this.#parts = parts;
    this.#onReply = onReply;
  }

  get mailbox() {
    return this.#tabs[this.#current].mailbox;
  }

  /** @param {number} tab */
  use(tab) {
    this.#current = tab;
  }

  /** @param {number} tab */
  reopen(tab) {
    this.#tabs[tab]?.store.close();
    const { BrowserStore, Mailbox, factory } = this.#parts;
    const store = new BrowserStore(factory, this.names[this.names.length - 1]);
    this.#tabs[tab] = { store, mailbox: new Mailbox(store.operations(), this.#onReply) };
  }

  clear() {
    this.names.push(`contract-${Date.now()}-${this.#number++}`);
    this.reopen(0);
    this.reopen(1);
  }

  /** Leaves nothing behind. */
  async remove() {
    await Promise.all(this.#tabs.map(({ store }) => store.close()));
    for (const name of this.names) this.#parts.factory.deleteDatabase(name);
  }
}

/** @param {Parts} parts @returns {Promise<Array<{ name: string, ok: boolean, detail: string }>>} */
export async function lookAtPromises(parts) {
  let replied = () => {};
  const host = new TwoTabs(parts, () => replied());
  const program = await parts.createProgram({ host });
  program._mo_contract_start();
  let stuck = false;
  for (;;) {
    const reply = new Promise((resolve) => { replied = () => resolve('reply'); });
    if (program._mo_contract_step()) break;
    const patience = new Promise((resolve) => { setTimeout(resolve, STUCK_MS, 'stuck'); });
    stuck = await Promise.race([reply, patience]) === 'stuck';
    if (stuck) break;
  }
  const outcomes = JSON.parse(program.UTF8ToString(program._mo_contract_report()));
  if (stuck) Object.assign(outcomes[outcomes.length - 1], { ok: false, detail: 'the store did not answer' });
  await host.remove();
  return outcomes;
}
