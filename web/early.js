// Runs before everything else: what takes longest to load is asked for first.
import { files } from '/files.js';

/** @param {{ url: string, integrity: string }} file */
const load = (file) => fetch(file.url, { integrity: file.integrity });

/** @param {{ url: string, integrity: string }} file */
async function bytesOf(file) {
  const response = await load(file);
  if (!response.ok) throw new Error(`${file.url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The compiled program, its first part; null where there is no WebAssembly. @type {Promise<WebAssembly.Module> | null} */
export const compiled = typeof WebAssembly === 'object' ? WebAssembly.compileStreaming(load(files.wasm)) : null;

/** The program that derives keys, when somebody uses a passphrase. */
export const compileKdf = () => WebAssembly.compileStreaming(load(files.kdf));

/** The font without which nothing can be read. */
export const font = bytesOf(files.fonts[0]);

/** What no first page needs: the other fonts, the rest of the program, and the rest of the content. */
export const moreFonts = () => files.fonts.slice(1).map(bytesOf);
export const compileLater = () => WebAssembly.compileStreaming(load(files.later));
export const content = () => bytesOf(files.content);

// Whoever uses them says what is wrong; here nobody listens yet.
for (const promise of [compiled, font]) promise?.catch(() => {});
