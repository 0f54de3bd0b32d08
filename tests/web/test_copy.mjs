// The list of the second copy as the worker makes it and as the page packs it for C++: whose a file is, how it ends, who holds it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

/** A folder of private files in memory, and the locks of a browser. */
function browser() {
    /** @type {Map<string, Uint8Array>} */
    const files = new Map();
    const fileOf = (/** @type {string} */ name) => ({
        kind: 'file',
        getFile: async () => new Blob([/** @type {any} */ (files.get(name))]),
        createSyncAccessHandle: async () => ({
            getSize: () => files.get(name)?.length ?? 0,
            write: (/** @type {Uint8Array} */ bytes, /** @type {{ at: number }} */ { at }) => {
                files.set(name, Uint8Array.from([...(files.get(name) ?? []).slice(0, at), ...bytes]));
                return bytes.length;
            },
            flush() {}, close() {}, truncate() {},
        }),
    });
    const folder = {
        getDirectoryHandle: async () => folder,
        getFileHandle: async (/** @type {string} */ name) => {
            if (!files.has(name)) files.set(name, new Uint8Array(0));
            return fileOf(name);
        },
        removeEntry: async (/** @type {string} */ name) => files.delete(name),
        async* entries() {
            for (const name of files.keys()) yield [name, fileOf(name)];
        },
    };
    /** @type {Set<string>} */
    const locks = new Set();
    const navigator = {
        storage: { getDirectory: async () => folder, estimate: async () => ({ usage: 5, quota: 100 }), persisted: async () => true },
        locks: {
            query: async () => ({ held: [...locks].map((name) => ({ name })) }),
            request: (/** @type {string} */ name, /** @type {() => void} */ got) => {
                locks.add(name);
                got();
            },
        },
    };
    return { files, navigator };
}

/** What the page may call a worker: web/copy.js in a realm of its own. @param {object} navigator */
function workerOver(navigator) {
    /** @type {(event: { data: any }) => void} */
    let listener = () => {};
    const worker = { onmessage: (/** @type {{ data: any }} */ _) => {}, postMessage: (/** @type {any} */ data) => listener({ data }), terminate() {} };
    const self = {
        addEventListener: (/** @type {string} */ _, /** @type {typeof listener} */ heard) => { listener = heard; },
        postMessage: (/** @type {any} */ data) => worker.onmessage({ data }),
    };
    runInContext(readFileSync(new URL('../../web/copy.js', import.meta.url), 'utf8'),
        createContext({ self, navigator, caches: {}, DOMException, Uint8Array, Response, URL }));
    return worker;
}

test('the packed list names each file with its first and last bytes and whether a tab holds it', async () => {
    const { files, navigator } = browser();
    const held = Uint8Array.from({ length: 100 }, (_, i) => i);
    files.set('g00000002', Uint8Array.from([9, 8, 7]));
    files.set('not one of ours', new Uint8Array(3));
    Object.assign(globalThis, {
        Worker: function Worker() { return workerOver(navigator); },
        trustedTypes: undefined,
    });
    const { Copies } = await import('../../web/host/copy.js');
    const copies = new Copies();
    const operation = copies.operations()[6];
    const request = (/** @type {number} */ verb, /** @type {string} */ name, /** @type {Uint8Array} */ bytes) =>
        operation(Uint8Array.from([verb, name.length, ...new TextEncoder().encode(name), ...bytes]));
    await request(3, 'g00000001', held);
    const list = await request(1, '', new Uint8Array(0));
    const view = new DataView(list.buffer);
    assert.deepEqual([list[0], list[1], Number(view.getBigUint64(2, true)), Number(view.getBigUint64(10, true))], [1, 1, 5, 100]);
    assert.equal(view.getUint32(18, true), 2);
    // As WebCopies in src/platform/web/web_ports.h reads it.
    let at = 22;
    /** @type {Record<string, { held: number, size: number, start: number[], tail: number[] }>} */
    const found = {};
    for (let i = 0; i < 2; ++i) {
        const name = new TextDecoder().decode(list.subarray(at, at + 9));
        const [isHeld, size] = [list[at + 9], view.getUint32(at + 10, true)];
        at += 14;
        const part = () => {
            const bytes = [...list.subarray(at + 1, at + 1 + list[at])];
            at += 1 + bytes.length;
            return bytes;
        };
        found[name] = { held: isHeld, size, start: part(), tail: part() };
    }
    assert.equal(at, list.length);
    assert.deepEqual(found, {
        g00000001: { held: 1, size: 100, start: [...held.slice(0, 28)], tail: [...held.slice(36)] },
        g00000002: { held: 0, size: 3, start: [9, 8, 7], tail: [9, 8, 7] },
    });
});
