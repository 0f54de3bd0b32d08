// What is said and done at each opening (the table in src/core/recovery.h), in browsers that give a page private files: the
// storage is brought into that state by hand, the page is opened, and its words are compared with those of the interface.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, root, until } from './harness.mjs';
import { allRows, dropDatabase, hurtCopy, layFaults, putRows, setFaults } from './faults.mjs';
import { welcome } from './journeys.mjs';

/** @type {Record<string, string>} */
const words = Object.assign({}, ...['strings', 'more'].map((folder) =>
    JSON.parse(readFileSync(join(root, `assets/content/${folder}/en.json`), 'utf8')).strings));

/** A sentence of the interface; what it counts is any number. @param {string} key */
export function sentence(key) {
    check(words[key], `there is no sentence ${key}`);
    return new RegExp(words[key].replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+'));
}

/** @param {any} person @param {RegExp} pattern */
export const reads = (person, pattern) => until(async () => pattern.test(await person.words()), `${pattern} on the page`)
    .catch(async (error) => { throw new Error(`${error.message}. There is:\n${await person.words()}`); });

/** Leaves a saved entry, in two copies. @param {any} person @param {string} text */
export async function write(person, text) {
    await person.press('button', 'Journal');
    await person.press('button', 'New entry');
    await person.type('textbox', 'Your entry', text);
    await reads(person, /Saved .*2 copies/);
    await person.press('button', 'Done');
    await person.rest();
}

/** Which of the texts the journal shows. @param {any} person @param {string[]} texts */
async function journalHolds(person, texts) {
    await person.press('button', 'Journal');
    for (const text of texts) await person.sees(text);
}

/** @param {any} person */
const away = (person) => person.goto(person.server.origin + '/blank.html');

/** @param {Array<[string, any, any]>} rows @param {(key: any, value: number[]) => boolean} which */
const flipped = (rows, which) => rows.map(([store, key, value]) => /** @type {[string, any, any]} */ ([store, key,
    value && which(key, value) ? value.map((/** @type {number} */ byte, /** @type {number} */ i) => (i === 90 ? byte ^ 1 : byte)) : value]));

/** @type {import('./harness.mjs').Journey[]} */
export const openingJourneys = [
    { name: 'openings: rolled back, damaged, torn, without a copy: each is said, and nothing that one of the two holds is lost', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await write(person, 'The first entry');
            await away(person);
            const older = await person.evaluate(allRows);
            await person.open();
            await write(person, 'The second entry');

            // An older database beside a copy that goes further.
            await away(person);
            await person.evaluate(putRows, older);
            await person.open();
            await reads(person, sentence('recovery.brought_back'));
            await journalHolds(person, ['The first entry', 'The second entry']);

            // A head that cannot be read.
            await person.rest();
            await away(person);
            const whole = await person.evaluate(allRows);
            await person.evaluate(putRows, flipped(whole, (key) => key === 'head'));
            await person.open();
            await reads(person, sentence('recovery.restored'));
            await journalHolds(person, ['The first entry', 'The second entry']);

            // A head that cannot be read, and no copy: what still verifies is there, and what does not is counted.
            await person.rest();
            await away(person);
            await person.evaluate(putRows, flipped(whole, (key) => key === 'head'));
            await person.evaluate(hurtCopy, 0);
            await person.open();
            await journalHolds(person, ['The first entry', 'The second entry']);

            // A torn copy is written anew beside a good database.
            await write(person, 'The third entry');
            await away(person);
            await person.evaluate(hurtCopy, 7);
            await person.open();
            await journalHolds(person, ['The first entry', 'The second entry', 'The third entry']);
            await person.press('button', 'New entry');
            await person.type('textbox', 'Your entry', 'And on');
            await reads(person, /Saved .*2 copies/);
            await person.press('button', 'Done');

            // The database is gone and the copy torn: what is whole comes back.
            await person.rest();
            await away(person);
            await person.evaluate(dropDatabase);
            await person.evaluate(hurtCopy, 7);
            await person.open();
            await reads(person, sentence('recovery.restored'));
            await journalHolds(person, ['The first entry', 'The second entry', 'The third entry']);

        } finally {
            await person.close();
        }
    } },
];

/** @type {import('./harness.mjs').Journey[]} */
export const goldenJourneys = [
    { name: 'vaults of every released format open, are written on, and open again', async run({ person: make }) {
        const folder = join(root, 'tests/golden/vaults');
        for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
            /** @type {{ passphrase?: string, entries: string[], rows: Array<[string, string, string]> }} */
            const vault = JSON.parse(readFileSync(join(folder, file), 'utf8'));
            const bytes = (/** @type {string} */ base64) => [...Buffer.from(base64, 'base64')];
            const person = await make();
            try {
                await away(person);
                await person.evaluate(putRows, vault.rows.map(([store, key, value]) => [store, store === 'm' ? key : bytes(key), bytes(value)]));
                await person.open();
                const unlock = async () => {
                    if (!vault.passphrase) return;
                    await person.type('secret', 'Passphrase', vault.passphrase);
                    await person.press('button', 'Unlock');
                };
                await unlock();
                await journalHolds(person, vault.entries);
                check(!sentence('recovery.missing').test(await person.words()), `${file}: something is missing`);
                await write(person, `Written after ${file}`);
                await person.reload();
                await unlock();
                await journalHolds(person, [...vault.entries, `Written after ${file}`]);
            } finally {
                await person.close();
            }
        }
    } },
];

/** With faults laid over the page. @type {import('./harness.mjs').Journey[]} */
export const openingFaults = [
    { name: 'a storage that is busy, refused, newer or silent at the opening: its sentence, no new beginning, and Retry heals', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await write(person, 'Still here');
            for (const [fault, code] of [['blocked', 5], ['denied', 9], ['throws', 9], ['newer', 6]]) {
                await person.page.addInitScript(layFaults, { open: fault });
                await person.reload();
                await reads(person, sentence('failure.title'));
                await reads(person, sentence(`failure.${code}`));
                check(!(await person.words()).includes('A place to moor'), `${fault}: somebody is taken for new`);
                await person.evaluate(setFaults, { open: 'none' });
                await person.press('button', 'Try again');
                await journalHolds(person, ['Still here']);
            }
            // Nobody answers: after a quarter of a minute that is said, and the late answer still counts.
            await person.page.addInitScript(layFaults, { open: 'silent' });
            await person.page.clock.install();
            await person.page.reload();
            await person.sees('One moment');
            await person.page.clock.fastForward(16_000);
            await reads(person, sentence('failure.4'));
            await person.evaluate(setFaults, { open: 'none' });
            await person.press('button', 'Try again');
            await person.page.clock.fastForward(1_000);
            await journalHolds(person, ['Still here']);
        } finally {
            await person.close();
        }
    } },
];
