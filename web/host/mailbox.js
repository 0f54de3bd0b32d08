// Where C++ leaves orders and picks up replies. An operation is one whole asynchronous function; its reply waits here
// until the program asks for it in its next frame.

/** Numbers shared with src/core/result.h. */
export const ErrorKind = Object.freeze({
  none: 0, conflict: 1, quota: 2, connection: 3, timeout: 4, blocked: 5, newer: 6, wiped: 7, damaged: 8, denied: 9,
  memory: 10, unsupported: 11, held: 12, bug: 13, permission: 16, file_changed: 17, too_big: 19, cancelled: 21,
});

/** A failure whose kind is known. */
export class KindError extends Error {
  /** @param {number} kind @param {string} message @param {Uint8Array} [bytes] */
  constructor(kind, message, bytes = new Uint8Array(0)) {
    super(message);
    this.kind = kind;
    this.bytes = bytes;
  }
}

/** @typedef {(request: Uint8Array) => Promise<Uint8Array>} Operation */
/** @typedef {{ ticket: number, error: number, bytes: Uint8Array }} Reply */

export class Mailbox {
  /** @type {Reply[]} */ #replies = [];
  #operations;
  #onReply;

  /** @param {Record<number, Operation>} operations @param {() => void} onReply */
  constructor(operations, onReply) {
    this.#operations = operations;
    this.#onReply = onReply;
  }

  /** @param {number} op @param {number} ticket @param {Uint8Array} request a copy that is ours */
  start(op, ticket, request) {
    const operation = this.#operations[op];
    const work = operation ? operation(request) : Promise.reject(new KindError(ErrorKind.bug, `no operation ${op}`));
    work.then(
      (bytes) => this.#settle({ ticket, error: ErrorKind.none, bytes }),
      (error) => this.#settle({
        ticket,
        error: error instanceof KindError ? error.kind : ErrorKind.bug,
        bytes: error instanceof KindError ? error.bytes : new Uint8Array(0),
      }),
    );
  }

  /** @param {Reply} reply */
  #settle(reply) {
    this.#replies.push(reply);
    this.#onReply();
  }

  peek() {
    return this.#replies[0];
  }

  /** Only after peek() gave a reply. @returns {Reply} */
  take() {
    return /** @type {Reply} */ (this.#replies.shift());
  }
}
