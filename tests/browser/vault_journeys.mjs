// Journeys through passphrase and lock, in Chromium: what is sealed is found nowhere, neither on the disk nor in the page.
import { readFileSync } from 'node:fs';
import { check, until } from './harness.mjs';
import { welcome } from './journeys.mjs';

export const PASSPHRASE = 'a boat in the harbour';
const MARKER = 'Marker-7f3a-nobody-reads-this';

/** Sets a passphrase and types two groups of the code back; gives the code. @param {any} person */
export async function seal(person) {
    await person.type('secret', 'New passphrase', PASSPHRASE);
    await person.press('button', 'Set a passphrase');
    await person.sees('Your recovery code');
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){6}/.exec(await person.words())?.[0] ?? '';
    const asked = await person.evaluate(() => [...document.querySelectorAll('#mirror input[type=text]')].map((e) => e.getAttribute('aria-label')));
    for (const label of asked) await person.type('textbox', label, code.split('-')[Number(label.slice(6)) - 1].toLowerCase());
    await person.press('button', 'I have it on paper');
    await person.sees('Sealed. From now on your passphrase opens it.');
    return code;
}

/** From the page Today to that of the passphrase. @param {any} person */
export async function toPassphrase(person) {
    await person.press('button', 'More');
    await person.press('button', 'Settings');
    await person.press('button', 'Passphrase and copies');
    await person.press('button', /^(Set a passphrase|Passphrase and lock)$/);
}

/** @param {any} person @param {string} text */
async function write(person, text) {
    await person.press('button', 'Journal');
    await person.press('button', 'New entry');
    await person.type('textbox', 'Your entry', text);
    await person.press('button', 'Done');
}

/** Whether any row of the database holds the text. Runs inside the page. @param {string} text */
function databaseHolds(text) {
    return new Promise((resolve) => {
        const open = indexedDB.open('d1');
        open.onsuccess = async () => {
            const latin = new TextDecoder('latin1');
            let found = false;
            for (const name of ['m', 'r']) {
                const all = open.result.transaction(name).objectStore(name).getAll();
                await new Promise((done) => { all.onsuccess = done; });
                found ||= all.result.some((row) => row instanceof Uint8Array && latin.decode(row).includes(text));
            }
            open.result.close();
            resolve(found);
        };
    });
}

/** @type {import('./harness.mjs').Journey[]} */
export const vaultJourneys = [
    { name: 'a passphrase seals what is stored, a lock empties the page, passphrase and code open it', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await write(person, MARKER);
            await until(async () => (await person.words()).includes(MARKER), 'the entry');
            check(await person.evaluate(databaseHolds, MARKER), 'the positive control failed: a plain vault shows the marker');
            await toPassphrase(person);
            const code = await seal(person);
            check(!(await person.evaluate(databaseHolds, MARKER)), 'the marker lies readable in the database');
            await person.press('button', 'Lock now');
            await person.sees('What you wrote is sealed');
            check(!(await person.page.content()).includes(MARKER), 'the marker is in the page after lock');
            await person.reload();
            await person.type('secret', 'Passphrase', 'not this one');
            await person.press('button', 'Unlock');
            await person.sees('That does not open it');
            await person.press('button', 'Use the recovery code');
            await person.type('textbox', 'Recovery code', code.toLowerCase().replaceAll('-', ' '));
            await until(() => person.page.evaluate(() => document.querySelector('#mirror [aria-disabled=true]') === null), 'the delay');
            await person.press('button', 'Unlock');
            await person.sees('Last written');
            await person.reload();
            await person.type('secret', 'Passphrase', PASSPHRASE);
            await person.key('Enter');
            await person.sees('Last written');
        } finally {
            await person.close();
        }
    } },
    { name: 'out of sight for longer than allowed, the page comes back locked', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await toPassphrase(person);
            await seal(person);
            await person.press('radio', 'At once');
            const tell = (/** @type {boolean} */ hidden) => person.evaluate((/** @type {boolean} */ now) => {
                Object.defineProperty(document, 'hidden', { configurable: true, value: now });
                document.dispatchEvent(new Event('visibilitychange'));
            }, hidden);
            await tell(true);
            check(await person.evaluate(() => getComputedStyle(/** @type {Element} */ (document.getElementById('canvas'))).visibility) === 'hidden',
                'the picture stays while the page is out of sight');
            await tell(false);
            await person.sees('What you wrote is sealed');
        } finally {
            await person.close();
        }
    } },
    { name: 'quick-hide leaves for the blank page, and the history leads back to nothing to see', async run({ person: make, server }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('switch', /^Quick-hide/);
            await person.page.keyboard.press('Shift');
            await person.page.keyboard.press('Shift');
            await person.page.keyboard.press('Shift');
            await person.page.waitForURL(server.origin + '/blank.html');
            check((await person.page.title()) === 'Blank', 'the title is not neutral');
            check((await person.page.locator('body').innerText()).trim() === '', 'the page is not blank');
        } finally {
            await person.close();
        }
    } },
    { name: 'a backup file goes out sealed, is checked, and comes into another browser', async run({ person: make }) {
        const person = await make();
        const other = await make();
        try {
            await welcome(person);
            await write(person, MARKER);
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('button', 'Passphrase and copies');
            await person.press('button', 'Backups and files');
            await person.evaluate(() => { delete /** @type {any} */ (globalThis).showSaveFilePicker; });
            await person.type('secret', 'A passphrase for this file', PASSPHRASE);
            const download = person.page.waitForEvent('download');
            await person.press('button', 'Save a backup');
            const file = await download;
            check(/^notes-[0-9-]{10}\.mbk$/.test(file.suggestedFilename()), `the file is called ${file.suggestedFilename()}`);
            const path = await file.path();
            check(!readFileSync(path, 'latin1').includes(MARKER), 'the marker lies readable in the backup');
            const check_it = async (/** @type {any} */ tab, /** @type {string} */ button) => {
                const chooser = tab.page.waitForEvent('filechooser');
                await tab.press('button', button);
                await (await chooser).setFiles(path);
                await tab.sees('This file is sealed');
                await tab.type('secret', 'Its passphrase or recovery code', PASSPHRASE);
                await tab.press('button', 'Open it');
            };
            await check_it(person, 'Check a backup file');
            await person.sees('It holds nothing that is not here');
            await welcome(other);
            await other.press('button', 'More');
            await other.press('button', 'Settings');
            await other.press('button', 'Passphrase and copies');
            await other.press('button', 'Backups and files');
            await check_it(other, 'Choose a file');
            await other.sees('What would come in');
            await other.press('button', 'Bring it in');
            await other.sees('was brought in');
            await other.press('button', 'Today');
            await other.sees(MARKER);
        } finally {
            await person.close();
            await other.close();
        }
    } },
    { name: 'the browser loses its database: everything comes back from the second copy', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await write(person, 'Kept in two places');
            await until(async () => (await person.words()).includes('Kept in two places'), 'the entry');
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('button', 'Passphrase and copies');
            await person.sees('There are 2 copies in this browser');
            await person.goto(person.server.origin + '/blank.html');
            await person.evaluate(() => new Promise((resolve, reject) => {
                const request = indexedDB.deleteDatabase('d1');
                request.onsuccess = resolve;
                request.onerror = reject;
            }));
            await person.open();
            await person.sees('had lost its database');
            await person.press('button', 'Journal');
            await person.sees('Kept in two places');
            await person.reload();
            await person.press('button', 'Journal');
            await person.sees('Kept in two places');
        } finally {
            await person.close();
        }
    } },
    { name: 'without a database and without a copy, nobody is taken for new', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await write(person, 'Soon gone');
            await person.goto(person.server.origin + '/blank.html');
            await person.evaluate(async () => {
                await new Promise((resolve) => { indexedDB.deleteDatabase('d1').onsuccess = resolve; });
                const top = await navigator.storage.getDirectory();
                await top.removeEntry('s', { recursive: true });
            });
            await person.open();
            await person.sees('Your data was here and is gone');
            await person.type('textbox', 'Type: start', 'start');
            await person.press('button', 'Start empty');
            await person.sees('A place to moor');
        } finally {
            await person.close();
        }
    } },
    { name: 'erasing leaves nothing behind, and says so place by place', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await write(person, MARKER);
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('button', 'Passphrase and copies');
            await person.press('button', 'Erase everything here');
            await person.type('textbox', 'Type: erase', 'erase');
            await person.press('button', 'Erase everything');
            await person.sees('What you wrote: done');
            await person.sees('The second copy: done');
            const left = await person.evaluate(async () => {
                const databases = (await indexedDB.databases()).map(({ name }) => name);
                const files = [];
                const top = await navigator.storage.getDirectory();
                for await (const name of /** @type {any} */ (top).keys()) files.push(name);
                return { databases, files, traces: Object.keys(localStorage), caches: await caches.keys() };
            });
            check(JSON.stringify(left) === JSON.stringify({ databases: [], files: [], traces: [], caches: [] }), JSON.stringify(left));
        } finally {
            await person.close();
        }
    } },
];
