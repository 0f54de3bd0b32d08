// The page that opens a backup without the app, outside a browser too: its program is cut out of the page that ships, and
// Firefox and Chromium open the page itself from a folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, root } from './harness.mjs';

export const openerPage = join(root, 'dist/open-notes-file.html');
/** What its passphrase and code are stands beside it. @type {{ passphrase: string, code: string, entries: string[] }} */
export const golden = JSON.parse(readFileSync(join(root, 'tests/golden/backups/format-1.json'), 'utf8'));
export const goldenFile = join(root, 'tests/golden/backups/format-1.mbk');

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** As web/opener/opener.js does it. @param {Uint8Array} file @param {string} secret @returns {Promise<{ error: number, text: string }>} */
export async function openFile(file, secret) {
    const code = /["'`](AGFzbQ[A-Za-z0-9+/=]+)["'`]/.exec(readFileSync(openerPage, 'utf8'))?.[1] ?? '';
    check(code, 'there is no program in the page');
    compiled ??= WebAssembly.compile(Buffer.from(code, 'base64'));
    /** @type {WebAssembly.Imports} */
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(await compiled)) (imports[from] ??= {})[name] = () => 0;
    const { exports } = await WebAssembly.instantiate(await compiled, imports);
    const program = /** @type {Record<string, Function> & { memory: WebAssembly.Memory }} */ (/** @type {unknown} */ (exports));
    program._initialize?.();
    const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
    const at = program.mo_opener_buffer(file.length + bytes.length);
    new Uint8Array(program.memory.buffer).set(file, at);
    new Uint8Array(program.memory.buffer).set(bytes, at + file.length);
    const error = program.mo_opener_open(file.length);
    const start = program.mo_opener_text();
    const text = error ? '' : new TextDecoder().decode(new Uint8Array(program.memory.buffer).slice(start, start + program.mo_opener_size()));
    return { error, text };
}

/** A file cut at every 4 KiB, and one byte short, and one too long. @param {Uint8Array} whole */
export function cuts(whole) {
    const sizes = [0, 1, whole.length - 1];
    for (let size = 4096; size < whole.length; size += 4096) sizes.push(size);
    return [...sizes.map((size) => whole.subarray(0, size)), Buffer.concat([whole, Buffer.from([0])])];
}
