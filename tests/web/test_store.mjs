import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ErrorKind, KindError } from '../../web/host/mailbox.js';
import { BrowserStore, kindOf } from '../../web/host/store.js';
import { bodyOf } from '../../web/host/rescue.js';
import { stillTime } from './timers.mjs';

test('error kinds have the numbers of the C++ header', () => {
    const header = readFileSync(new URL('../../src/core/result.h', import.meta.url), 'utf8');
    const body = /enum class ErrorKind[^{]*\{([^}]*)\}/s.exec(header)?.[1] ?? '';
    const kinds = Object.fromEntries([...body.matchAll(/(\w+) = (\d+)/g)].map(([, name, value]) => [name, Number(value)]));
    for (const [name, value] of Object.entries(ErrorKind)) assert.equal(kinds[name], value, name);
});

test('what the browser throws becomes a kind', () => {
    assert.equal(kindOf(new DOMException('', 'QuotaExceededError')).kind, ErrorKind.quota);
    assert.equal(kindOf(new DOMException('', 'VersionError')).kind, ErrorKind.newer);
    assert.equal(kindOf(new DOMException('', 'SecurityError')).kind, ErrorKind.denied);
    assert.equal(kindOf(new DOMException('', 'InvalidStateError')).kind, ErrorKind.connection);
    assert.equal(kindOf(new Error('x')).kind, ErrorKind.bug);
    const known = new KindError(ErrorKind.conflict, 'x');
    assert.equal(kindOf(known), known);
});

test('without IndexedDB every operation says denied', async () => {
    const operations = /** @type {Record<number, (request: Uint8Array) => Promise<Uint8Array>>} */ (new BrowserStore(undefined).operations());
    await assert.rejects(operations[1](new Uint8Array(4)), { kind: ErrorKind.denied });
});

/** An IndexedDB whose open fails so many times with a dead connection, then is absent. @param {number} failures */
function flakyFactory(failures) {
    let calls = 0;
    return { calls: () => calls, open() {
        calls += 1;
        /** @type {any} */
        const request = { transaction: { abort() { request.error = new DOMException('', 'AbortError'); } } };
        queueMicrotask(() => {
            if (calls <= failures) request.error = new DOMException('lost', 'UnknownError');
            else request.onupgradeneeded();
            request.onerror({ preventDefault() {} });
        });
        return request;
    } };
}

test('a dead connection is opened anew, at most three times', async (t) => {
    const time = stillTime(t);
    const run = async (/** @type {number} */ failures) => {
        const factory = flakyFactory(failures);
        const operations = /** @type {any} */ (new BrowserStore(/** @type {any} */ (factory)).operations());
        const work = operations[1](new Uint8Array(4)).then(() => 'ok', (/** @type {any} */ error) => error.kind);
        for (let i = 0; i < 40; ++i) {
            await new Promise((resolve) => setImmediate(resolve));
            time.tick(500);
        }
        return [await work, factory.calls()];
    };
    assert.deepEqual(await run(2), ['ok', 3]);
    assert.deepEqual(await run(99), [ErrorKind.connection, 4]);
});

test('an opening that is never answered is asked again by whoever comes next', async (t) => {
    const time = stillTime(t);
    let calls = 0;
    let answers = false;
    const factory = { open() {
        calls += 1;
        /** @type {any} */
        const request = { transaction: { abort() {} } };
        if (answers) queueMicrotask(() => request.onupgradeneeded());
        return request;
    } };
    const operations = /** @type {any} */ (new BrowserStore(/** @type {any} */ (factory)).operations());
    const first = operations[1](new Uint8Array(4));
    for (let i = 0; i < 40; ++i) time.tick(500);
    assert.equal(calls, 4); // after 1.5, 4 and 9 s, and then no more by itself
    answers = true;
    await operations[1](new Uint8Array(4)); // the person presses "Try again"
    await first; // who waits longest is answered too
    assert.equal(calls, 5);
});

test('a plain row gives its body for the rescue file, a broken one its bytes', () => {
    const body = new TextEncoder().encode('{"id":"x"}');
    const row = new Uint8Array(32 + 256);
    new DataView(row.buffer).setUint32(32, body.length, true);
    row.set(body, 36);
    assert.deepEqual(bodyOf(row), { id: 'x' });
    row[36] = 0xFF;
    assert.ok(/** @type {any} */ (bodyOf(row)).unreadable.length > 100);
});
