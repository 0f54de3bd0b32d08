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
 * Notes when the first page stands there, how long each save took, and the longest time without a frame. Runs inside the page,
 * before anything of it.
 */
function watch() {
    const times = { shown: 0, pressed: 0, saves: /** @type {number[]} */ ([]), gap: 0 };
    /** @type {any} */ (globalThis).times = times;
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (/** @type {any} */ stores, /** @type {any} */ mode, /** @type {any} */ options) {
        const start = performance.now();
        const transaction = begin.call(this, stores, mode, options);
        if (mode === 'readwrite') transaction.addEventListener('complete', () => times.saves.push(performance.now() - start));
        return transaction;
    };
    addEventListener('keydown', ({ key }) => { if (key === 'Enter') Object.assign(times, { pressed: performance.now(), shown: 0 }); }, { capture: true });
    addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const title = document.querySelector('#mirror h1')?.textContent ?? '';
        if (title && !/One moment|Locked/.test(title)) times.shown ||= performance.now();
    }).observe(document, { subtree: true, childList: true, characterData: true }));
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
        times.gap = Math.max(times.gap, now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}

/** How long the browser takes to give all rows at once, to be read: it unpacks them when asked for. Runs inside the page. @returns {Promise<number>} */
function bareRead() {
    return new Promise((resolve) => {
        const open = indexedDB.open('d1');
        open.onsuccess = () => {
            const start = performance.now();
            const all = open.result.transaction('r').objectStore('r').getAll();
            all.onsuccess = () => resolve((all.result.length, open.result.close(), performance.now() - start));
        };
    });
}

/**
 * From now on each letter begins a strict transaction of a save's size, in the frame that draws the letter, as a save does. Runs
 * inside the page. @returns {Promise<void>}
 */
function saveBareAsOneTypes() {
    return new Promise((resolve) => {
        const open = indexedDB.open('bare');
        open.onupgradeneeded = () => ['m', 'r'].forEach((name) => open.result.createObjectStore(name));
        open.onsuccess = () => {
            const times = /** @type {any} */ (globalThis).times;
            times.saves = [];
            let i = 0;
            addEventListener('input', () => requestAnimationFrame(() => {
                const transaction = open.result.transaction(['m', 'r'], 'readwrite', { durability: 'strict' });
                transaction.objectStore('m').put(new Uint8Array(112).fill(i), 'head');
                transaction.objectStore('r').put(new Uint8Array(544).fill(i), new Uint8Array([i & 255, i >> 8, 1]));
                transaction.objectStore('r').delete(new Uint8Array([i - 1 & 255, i - 1 >> 8, 1]));
                transaction.commit();
                i += 1;
            }), { capture: true });
            resolve();
        };
    });
}

/** @param {any} person */
const times = (person) => person.evaluate(() => /** @type {any} */ (globalThis).times);

/**
 * From the navigation, or from the press that unlocks, until the first page stands there, and the longest time without a
 * frame meanwhile. @param {any} person @param {boolean} sealed
 * @returns {Promise<{ ms: number, gap: number }>} the median of several openings
 */
async function opening(person, sealed) {
    const all = [];
    let longest = 0;
    for (let i = 0; i < TIMES; ++i) {
        await person.rest();
        await person.page.reload();
        if (sealed) {
            await person.sees('What you wrote is sealed');
            await person.type('secret', 'Passphrase', PASSPHRASE);
            await person.evaluate(() => { /** @type {any} */ (globalThis).times.gap = 0; });
            await person.page.keyboard.press('Enter');
        }
        await until(async () => (await times(person)).shown > 0, 'the first page', 120_000);
        const { pressed, shown, gap } = await times(person);
        all.push(shown - pressed);
        longest = Math.max(longest, gap);
    }
    return { ms: quantile(all, 0.5), gap: longest };
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
async function typed(person, count) {
    const before = (await times(person)).saves.length;
    for (let i = 1; i <= count; ++i) {
        await person.page.keyboard.type('a');
        await until(async () => (await times(person)).saves.length >= before + i, 'a save');
    }
    return (await times(person)).saves.slice(before);
}

/** @param {any} person @param {number} count @returns {Promise<number[]>} */
async function saves(person, count) {
    await person.press('button', 'Journal');
    await person.press('button', 'New entry');
    await person.find('textbox', 'Your entry').focus();
    const all = await typed(person, count);
    await person.press('button', 'Done');
    return all;
}

/** In a field that the app itself does not save. @param {any} person @param {number} count @returns {Promise<number[]>} */
async function bareSaves(person, count) {
    await person.press('button', 'Journal');
    await person.find('searchbox', 'Find in your entries').focus();
    await person.evaluate(saveBareAsOneTypes);
    return typed(person, count);
}

/** @param {any} person */
async function openData(person) {
    await person.press('button', 'More');
    await person.press('button', 'Settings');
    await person.press('button', 'Passphrase and copies');
}

const server = new AppServer();
await server.start();

// What a start takes with next to nothing in the vault: what many entries take is what comes on top of it, for they are read
// while the program itself is still on its way.
const small = await ChromiumPerson.make(server);
let empty = 0;
let unlocking = 0;
try {
    await small.page.addInitScript(watch);
    await welcome(small);
    empty = (await opening(small, false)).ms;
    await openData(small);
    await small.press('button', 'Set a passphrase');
    await seal(small);
    const { ms, gap } = await opening(small, true);
    unlocking = ms;
    judge('unlocking', ms, 1_500, 'ms');
    judge('the longest time without a frame while unlocking', gap, 200, 'ms');
} finally {
    await small.close();
}

const folder = mkdtempSync(join(tmpdir(), 'mooring-figures-'));
const person = await ChromiumPerson.make(server);
try {
    await person.page.addInitScript(watch);
    await welcome(person);

    const client = await person.context.newCDPSession(person.page);
    const own = await saves(person, SAVES);
    const bare = await bareSaves(person, SAVES);
    console.log(`a save: ${quantile(own, 0.5).toFixed(1)} ms, a bare one beside the same frame ${quantile(bare, 0.5).toFixed(1)} ms`);
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
    const plain = (await opening(person, false)).ms;
    console.log(`${ENTRIES} entries: ${read.toFixed(0)} ms by the browser alone; first page after ${empty.toFixed(0)} ms without them, ${plain.toFixed(0)} ms with them`);
    judge(`what ${ENTRIES} entries add to a start, by getAll`, (plain - empty) / read, 2, 'times');
    judge('what 5000 entries add to a start', (plain - empty) * 5_000 / ENTRIES, 1_000, 'ms');

    await openData(person);
    await person.press('button', 'Set a passphrase');
    await seal(person);
    await person.rest();
    const sealedRead = await bareOpening(person);
    const sealed = (await opening(person, true)).ms;
    console.log(`sealed: ${sealedRead.toFixed(0)} ms by the browser alone; first page ${unlocking.toFixed(0)} ms after the press without them, ${sealed.toFixed(0)} ms with them`);
    judge(`what ${ENTRIES} sealed entries add to unlocking, by getAll`, (sealed - unlocking) / sealedRead, 3, 'times');
} finally {
    await person.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
