// The figures that a release must keep, in Chromium, each beside what the browser itself needs for the same bytes in the same run:
// node tests/soak/figures.mjs [ENTRIES]. Wants a quiet machine. Prints each figure with its limit; the last line is the verdict.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChromiumPerson } from '../browser/chromium_person.mjs';
import { AppServer, until } from '../browser/harness.mjs';
import { welcome } from '../browser/journeys.mjs';
import { PASSPHRASE, seal } from '../browser/vault_journeys.mjs';

const ENTRIES = Number(process.argv[2] ?? 10_000);
const TIMES = 5;
const SAVES = 40;
let passed = 0;
let failed = 0;

/** @param {string} what @param {number} value @param {number} limit @param {string} unit */
function judge(what, value, limit, unit) {
    const good = value <= limit;
    good ? passed += 1 : failed += 1;
    console.log(`${good ? 'ok   ' : 'FAIL '} ${what}: ${value.toFixed(unit === 'ms' ? 0 : 2)} ${unit}, at most ${limit}`);
}
/** @param {number[]} values @param {number} part */
const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))];

/**
 * Notes when the first rows are asked for, when the first page stands there, how long each save took, and the longest time
 * without a frame. Runs inside the page, before anything of it.
 */
function watch() {
    const times = { asked: 0, shown: 0, pressed: 0, saves: /** @type {number[]} */ ([]), gap: 0 };
    /** @type {any} */ (globalThis).times = times;
    const getAll = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (/** @type {any[]} */ ...words) {
        times.asked ||= performance.now();
        return getAll.apply(this, /** @type {any} */ (words));
    };
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (/** @type {any} */ stores, /** @type {any} */ mode, /** @type {any} */ options) {
        const start = performance.now();
        const transaction = begin.call(this, stores, mode, options);
        if (mode === 'readwrite') transaction.addEventListener('complete', () => times.saves.push(performance.now() - start));
        return transaction;
    };
    addEventListener('keydown', ({ key }) => { if (key === 'Enter') times.pressed = performance.now(); }, { capture: true });
    addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const title = document.querySelector('#mirror h1')?.textContent ?? '';
        if (title && !/One moment|is sealed/.test(title) && times.asked) times.shown ||= performance.now();
    }).observe(document, { subtree: true, childList: true, characterData: true }));
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
        times.gap = Math.max(times.gap, now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}

/** How long the browser takes to give all rows at once. Runs inside the page. @returns {Promise<number>} */
function bareRead() {
    return new Promise((resolve) => {
        const open = indexedDB.open('d1');
        open.onsuccess = () => {
            const start = performance.now();
            const all = open.result.transaction('r').objectStore('r').getAll();
            all.onsuccess = () => resolve((open.result.close(), performance.now() - start));
        };
    });
}

/** How long strict transactions of a save's size take by themselves. Runs inside the page. @param {number} count @returns {Promise<number[]>} */
function bareSaves(count) {
    return new Promise((resolve) => {
        const open = indexedDB.open('bare');
        open.onupgradeneeded = () => ['m', 'r'].forEach((name) => open.result.createObjectStore(name));
        open.onsuccess = async () => {
            /** @type {number[]} */
            const times = [];
            for (let i = 0; i < count; ++i) {
                const start = performance.now();
                const transaction = open.result.transaction(['m', 'r'], 'readwrite', { durability: 'strict' });
                transaction.objectStore('m').put(new Uint8Array(112).fill(i), 'head');
                transaction.objectStore('r').put(new Uint8Array(544).fill(i), new Uint8Array([i & 255, i >> 8, 1]));
                transaction.objectStore('r').delete(new Uint8Array([i - 1 & 255, i - 1 >> 8, 1]));
                transaction.commit();
                await new Promise((done) => { transaction.oncomplete = done; });
                times.push(performance.now() - start);
                await new Promise((done) => setTimeout(done, 50)); // as somebody who writes
            }
            resolve(times);
        };
    });
}

/** @param {any} person */
const times = (person) => person.evaluate(() => /** @type {any} */ (globalThis).times);

/** @param {any} person @param {boolean} sealed @returns {Promise<number>} the median of several openings */
async function opening(person, sealed) {
    const all = [];
    for (let i = 0; i < TIMES; ++i) {
        await person.page.reload();
        if (sealed) {
            await person.sees('What you wrote is sealed');
            await person.type('secret', 'Passphrase', PASSPHRASE);
            await person.page.keyboard.press('Enter');
        }
        await until(async () => (await times(person)).shown > 0, 'the first page', 120_000);
        const { asked, shown } = await times(person);
        all.push(shown - asked);
    }
    return quantile(all, 0.5);
}

/** @param {any} person */
async function bareOpening(person) {
    await person.goto(person.server.origin + '/blank.html');
    const all = [];
    for (let i = 0; i < TIMES; ++i) all.push(await person.evaluate(bareRead));
    await person.page.goto(person.server.origin);
    return quantile(all, 0.5);
}

/** Letters with a pause after each, so that each is one save. @param {any} person @param {number} count @returns {Promise<number[]>} */
async function saves(person, count) {
    await person.press('button', 'Journal');
    await person.press('button', 'New entry');
    await person.find('textbox', 'Your entry').focus();
    const before = (await times(person)).saves.length;
    for (let i = 1; i <= count; ++i) {
        await person.page.keyboard.type('a');
        await until(async () => (await times(person)).saves.length >= before + i, 'a save');
    }
    const all = (await times(person)).saves.slice(before);
    await person.press('button', 'Done');
    return all;
}

/** @param {any} person */
async function openData(person) {
    await person.press('button', 'More');
    await person.press('button', 'Settings');
    await person.press('button', 'Passphrase and copies');
}

const server = new AppServer();
await server.start();
const folder = mkdtempSync(join(tmpdir(), 'mooring-figures-'));
const person = await ChromiumPerson.make(server);
try {
    await person.page.addInitScript(watch);
    await welcome(person);

    const client = await person.context.newCDPSession(person.page);
    const own = await saves(person, SAVES);
    await person.goto(server.origin + '/blank.html');
    const bare = await person.evaluate(bareSaves, SAVES);
    judge('a save, by a bare strict transaction', quantile(own, 0.5) / quantile(bare, 0.5), 1.5, 'times');
    judge('a save, 95 of 100', quantile(own, 0.95), 50, 'ms');
    await person.open();
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    judge('a save on a quarter of the machine, 95 of 100', quantile(await saves(person, SAVES), 0.95), 150, 'ms');
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });

    const path = join(folder, 'journal.md');
    const words = 'We walked by the river and spoke about the week, and what each of us had been afraid to say. ';
    writeFileSync(path, Array.from({ length: ENTRIES }, (_, i) =>
        `---\ndate: ${new Date(Date.UTC(2000, 0, 1) + i * 86_400_000 % (20 * 365 * 86_400_000)).toISOString().slice(0, 10)}\n---\nEntry ${i}. ${words.repeat(1 + i % 5)}\n`).join(''));
    await openData(person);
    await person.press('button', 'Backups and files');
    const chooser = person.page.waitForEvent('filechooser');
    await person.press('button', 'Choose a file');
    await (await chooser).setFiles(path);
    await until(async () => (await person.words()).includes('What would come in'), 'the preview', 120_000);
    await person.press('button', 'Bring it in');
    await until(async () => (await person.words()).includes('was brought in'), 'the end of bringing in', 300_000);
    await person.rest();
    const read = await bareOpening(person);
    const plain = await opening(person, false);
    console.log(`${ENTRIES} entries: ${read.toFixed(0)} ms by the browser alone, ${plain.toFixed(0)} ms until the first page`);
    judge(`opening ${ENTRIES} entries, by getAll`, plain / read, 2, 'times');
    judge('opening 5000 entries', plain * 5_000 / ENTRIES, 1_000, 'ms');

    await openData(person);
    await person.press('button', 'Set a passphrase');
    await seal(person);
    await person.rest();
    const sealedRead = await bareOpening(person);
    judge(`opening ${ENTRIES} sealed entries, by getAll`, await opening(person, true) / sealedRead, 3, 'times');
} finally {
    await person.close();
}

// Unlocking by itself: a vault with little in it.
const small = await ChromiumPerson.make(server);
try {
    await small.page.addInitScript(watch);
    await welcome(small);
    await openData(small);
    await small.press('button', 'Set a passphrase');
    await seal(small);
    await small.rest();
    const all = [];
    let gap = 0;
    for (let i = 0; i < TIMES; ++i) {
        await small.page.reload();
        await small.sees('What you wrote is sealed');
        await small.type('secret', 'Passphrase', PASSPHRASE);
        await small.evaluate(() => { /** @type {any} */ (globalThis).times.gap = 0; });
        await small.page.keyboard.press('Enter');
        await until(async () => (await times(small)).shown > 0, 'the first page');
        const { pressed, shown, gap: longest } = await times(small);
        all.push(shown - pressed);
        gap = Math.max(gap, longest);
    }
    judge('unlocking', quantile(all, 0.5), 1_500, 'ms');
    judge('the longest time without a frame while unlocking', gap, 200, 'ms');
} finally {
    await small.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
