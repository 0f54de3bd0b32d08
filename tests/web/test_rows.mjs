import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KEY_SIZE, PAGE, PagesAhead, packRows } from '../../web/host/rows.js';

/** A range as a browser has it. */
globalThis.IDBKeyRange = /** @type {any} */ ({ bound: (/** @type {Uint8Array} */ lower, /** @type {Uint8Array} */ upper, lowerOpen = false, upperOpen = false) =>
    ({ includes: (/** @type {Uint8Array} */ key) => !(order(key, lower) < (lowerOpen ? 1 : 0) || order(key, upper) > (upperOpen ? -1 : 0)) }) });
const order = (/** @type {Uint8Array} */ a, /** @type {Uint8Array} */ b) => Math.sign(Buffer.compare(a, b));

/** A key of generation 7; keys lie by chance, as hashes do. @param {number} high its first two bytes @param {number} low its last ones */
function keyOf(high, low) {
    const key = new Uint8Array(KEY_SIZE);
    const view = new DataView(key.buffer);
    view.setUint32(0, 7);
    view.setUint16(4, high);
    view.setUint32(KEY_SIZE - 4, low);
    return key;
}
/** @param {Uint8Array | null} after @param {object} [other] @returns {import('../../web/host/rows.js').Wanted} */
const wanted = (after, other = {}) => ({ generation: 7, after: after?.slice(4) ?? new Uint8Array(KEY_SIZE - 4), max: PAGE, keysOnly: false, ...other });

/** A table with these keys, how often it was read, and pages of it. @param {Uint8Array[]} keys */
function tableOf(keys) {
    keys.sort(order);
    const table = { reads: 0, failing: 0, read: async (/** @type {IDBKeyRange} */ range, /** @type {number} */ max, /** @type {boolean} */ keysOnly) => {
        table.reads += 1;
        if (table.failing > 0 && table.failing-- > 0) throw new Error('lost');
        const found = keys.filter((key) => range.includes(key));
        const page = found.slice(0, max);
        return packRows(page.map((key) => /** @type {any} */ (key.buffer)), keysOnly ? [] : page.map((key) => key.slice(-4)), found.length > max);
    } };
    return table;
}
/** @param {number} count */
const byChance = (count) => Array.from({ length: count }, (_, i) => keyOf((i * 40503) & 0xFFFF, i));

/** The keys of a page, which must lie in their order. @param {import('../../web/host/rows.js').Page} page */
function keysOf({ bytes }) {
    const keys = [];
    for (let at = 5; at < bytes.length; at += KEY_SIZE + 4 + bytes[at + KEY_SIZE]) keys.push(bytes.slice(at, at + KEY_SIZE));
    return keys;
}
/** Takes pages until there are no more, as src/app/vault_load.cpp does. @param {PagesAhead} ahead @param {number} rows */
async function takeAll(ahead, rows) {
    const all = /** @type {Uint8Array[]} */ ([]);
    for (;;) {
        const { bytes, last } = await ahead.take(wanted(all.at(-1) ?? null), rows);
        all.push(...keysOf({ bytes, last, more: false }));
        if (bytes[4] === 0 || !last) return all;
    }
}
const rest = () => new Promise((resolve) => setTimeout(resolve));

test('as many rows are read ahead as the program asks for', () => {
    const header = readFileSync(new URL('../../src/app/vault.h', import.meta.url), 'utf8');
    assert.equal(Number(/kRowsAtOnce = ([\d']+)/.exec(header)?.[1].replaceAll("'", '')), PAGE);
});

test('every row comes once and in its order, before and after anybody asked', async () => {
    for (const count of [0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE + 7, 20 * PAGE]) {
        for (const begun of [true, false]) {
            const keys = byChance(count);
            const table = tableOf(keys);
            const ahead = new PagesAhead(table.read);
            if (begun) ahead.begin(7, count);
            await rest();
            const before = table.reads;
            assert.equal(before, begun ? Math.min(16, Math.ceil(count / (0.8 * PAGE)) || 1) : 0, `${count} rows`);
            assert.deepEqual(await takeAll(ahead, count), keys, `${count} rows`);
        }
    }
});

test('a head that is wrong about how many rows there are costs time and no row', async () => {
    const keys = byChance(3 * PAGE);
    for (const claimed of [0, 1, PAGE, 200 * PAGE, 0xFFFFFFFF]) {
        assert.deepEqual(await takeAll(new PagesAhead(tableOf(keys).read), claimed), keys, `${claimed} claimed`);
    }
});

test('rows whose keys lie close together come too, and so do those at both ends', async () => {
    const close = Array.from({ length: 3 * PAGE }, (_, i) => keyOf(0x1234, i + 1));
    const ends = [keyOf(0, 1), ...Array.from({ length: 2 * PAGE }, (_, i) => keyOf(0x8000, i)), keyOf(0xFFFF, 0xFFFFFFFF)];
    for (const keys of [close, ends]) assert.deepEqual(await takeAll(new PagesAhead(tableOf(keys).read), keys.length), keys);
});

test('what was read ahead is given to whoever asks for it, and forgotten when told', async () => {
    const keys = byChance(2 * PAGE);
    const table = tableOf(keys);
    const ahead = new PagesAhead(table.read);
    ahead.begin(7, keys.length);
    await rest();
    const some = await ahead.take(wanted(keys[4], { max: 3 }), keys.length);
    assert.deepEqual(keysOf(some), keys.slice(5, 8));
    assert.equal(some.more, true);
    const names = await ahead.take(wanted(null, { keysOnly: true }), keys.length);
    assert.deepEqual(keysOf(names), keys.slice(0, PAGE));
    ahead.forget();
    table.reads = 0;
    await rest();
    assert.equal(table.reads, 0);
    assert.deepEqual(await takeAll(ahead, keys.length), keys);
});

test('what is forgotten while somebody waits for it is read again, and nothing is taken for the end', async () => {
    const keys = byChance(3 * PAGE);
    const ahead = new PagesAhead(tableOf(keys).read);
    const page = ahead.take(wanted(null), keys.length);
    ahead.forget();
    assert.deepEqual(keysOf(await page), keys.slice(0, PAGE));
    assert.equal((await page).bytes[4], 1);
});

test('a page that could not be read ahead is read again when it is asked for', async () => {
    const keys = byChance(3 * PAGE);
    const table = tableOf(keys);
    const ahead = new PagesAhead(table.read);
    table.failing = 2;
    ahead.begin(7, keys.length);
    await rest();
    assert.deepEqual(await takeAll(ahead, keys.length), keys);
    table.failing = 100;
    await assert.rejects(ahead.take(wanted(null), keys.length), /lost/);
});
