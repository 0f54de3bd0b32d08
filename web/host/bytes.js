// Requests and answers as bytes, little-endian, as src/core/bytes.h packs them.

export class Reader {
  #view;
  #at = 0;
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u8() {
    return this.#view.getUint8(this.#at++);
  }
  u16() {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2, true);
  }
  u32() {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }
  u64() {
    this.#at += 8;
    return this.#view.getBigUint64(this.#at - 8, true);
  }
  /** @param {number} size @returns {Uint8Array<ArrayBuffer>} */
  bytes(size) {
    const start = this.#view.byteOffset + this.#at;
    this.#at += size;
    return new Uint8Array(/** @type {ArrayBuffer} */ (this.#view.buffer).slice(start, start + size));
  }
}

export class Writer {
  /** @type {Uint8Array[]} */ #parts = [];
  /** @param {number} value @param {1 | 4} size */
  number(value, size) {
    const part = new Uint8Array(size);
    const view = new DataView(part.buffer);
    if (size === 1) view.setUint8(0, value);
    else view.setUint32(0, value, true);
    this.#parts.push(part);
  }
  /** @param {bigint} value */
  u64(value) {
    const part = new Uint8Array(8);
    new DataView(part.buffer).setBigUint64(0, value, true);
    this.#parts.push(part);
  }
  /** @param {Uint8Array} part */
  bytes(part) {
    this.#parts.push(part);
  }
  whole() {
    const whole = new Uint8Array(this.#parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
