// The shipped files whose names carry a hash. This copy only tells the types: scripts/dist.mjs writes the real one.

/** @typedef {{ url: string, integrity: string }} ShippedFile */

/** @type {Readonly<{ build: string, wasm: ShippedFile, kdf: ShippedFile, later: ShippedFile, content: ShippedFile, fonts: ReadonlyArray<ShippedFile> }>} */
export const files = Object.freeze({ build: '', wasm: { url: '', integrity: '' }, kdf: { url: '', integrity: '' }, later: { url: '', integrity: '' }, content: { url: '', integrity: '' }, fonts: [] });
