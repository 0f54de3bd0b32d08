import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KEY_SIZE, PAGE, PagesAhead, packRows } from '../../web/host/rows.js';

/** The key of a row: its number at the end. @param {number} number */
function keyOf(number) {
    const key = new Uint8Array(KEY_SIZE);
    new DataView(key.buffer).setUint32(KEY_SIZE - 4, number);
    return key;
}
/** @param {number} after @param {number} [max] @returns {import('../../web/host/rows.js').Wanted} */
const wanted = (after, max = 3) => ({ generation: 0, after: keyOf(after).slice(4), max, keysOnly: false });

/** Rows 1 to `count`, and how often pages of them were read. @param {number} count */
function tableOf(count) {
    const reads = /** @type {number[]} */ ([]);
    return { reads, read: async (/** @type {import('../../web/host/rows.js').Wanted} */ { after, max }) => {
        const first = new DataView(after.buffer, after.byteOffset).getUint32(KEY_SIZE - 8) + 1;
        reads.push(first);
        const numbers = Array.from({ length: Math.min(max, count - first + 1) }, (_, i) => first + i);
        return packRows(numbers.map((number) => keyOf(number).buffer), numbers.map((number) => Uint8Array.of(number)), first + max <= count);
    } };
}
/** @param {import('../../web/host/rows.js').Page} page */
function valuesOf({ bytes }) {
    const values = [];
    for (let at = 5; at < bytes.length; at += KEY_SIZE + 5) values.push(bytes[at + KEY_SIZE + 4]);
    return values;
}
const rest = () => new Promise((resolve) => setTimeout(resolve));

test('as many rows are read ahead as the program asks for', () => {
    const header = readFileSync(new URL('../../src/app/vault.h', import.meta.url), 'utf8');
    assert.equal(Number(/kRowsAtOnce = ([\d']+)/.exec(header)?.[1].replaceAll("'", '')), PAGE);
});

test('pages come in order, each read once and a few before they are asked for', async () => {
    const table = tableOf(20);
    const ahead = new PagesAhead(table.read);
    ahead.begin(wanted(0));
    await rest();
    assert.deepEqual(table.reads, [1, 4, 7, 10]);
    const all = [];
    for (let after = 0; ; after = /** @type {number} */ (all.at(-1))) {
        const page = await ahead.take(wanted(after));
        all.push(...valuesOf(page));
        if (!page.more) break;
    }
    assert.deepEqual(all, Array.from({ length: 20 }, (_, i) => i + 1));
    assert.deepEqual(table.reads, [1, 4, 7, 10, 13, 16, 19]);
});

test('what was not read ahead is read, and what was is forgotten', async () => {
    const table = tableOf(20);
    const ahead = new PagesAhead(table.read);
    ahead.begin(wanted(0));
    assert.deepEqual(valuesOf(await ahead.take(wanted(5))), [6, 7, 8]);
    assert.deepEqual(valuesOf(await ahead.take(wanted(8, 2))), [9, 10]);
    ahead.begin(wanted(0));
    ahead.forget();
    table.reads.length = 0;
    await rest();
    assert.deepEqual(table.reads, []);
    assert.deepEqual(valuesOf(await ahead.take(wanted(0))), [1, 2, 3]);
});

test('a page that could not be read ahead is read again when it is asked for', async () => {
    const table = tableOf(4);
    let failures = 1;
    const ahead = new PagesAhead(async (what) => {
        if (failures-- > 0) throw new Error('lost');
        return table.read(what);
    });
    ahead.begin(wanted(0));
    await rest();
    assert.deepEqual(valuesOf(await ahead.take(wanted(0))), [1, 2, 3]);
    assert.deepEqual(valuesOf(await ahead.take(wanted(3))), [4]);
    failures = 2;
    await assert.rejects(ahead.take(wanted(0)), /lost/);
});
