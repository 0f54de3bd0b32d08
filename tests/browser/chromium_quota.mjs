// A browser whose space is full, in Chromium, by the browser's own tool: at each step that writes, its sentence, nothing that
// was there is harmed, and everything goes on once there is space.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, until } from './harness.mjs';
import { reads, sentence, write } from './journeys_openings.mjs';
import { welcome } from './journeys.mjs';
import { PASSPHRASE, seal } from './vault_journeys.mjs';

const NEXT = 'another boat at sea';

const QUOTA = 12 * 1024 * 1024;

/** Takes up all the space that this origin has left, in a database of its own; gives how many bytes that was. Runs inside the page. @returns {Promise<number>} */
function fill() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('much');
        request.onupgradeneeded = () => request.result.createObjectStore('x', { autoIncrement: true });
        request.onerror = reject;
        request.onsuccess = async () => {
            let total = 0;
            for (let size = 1 << 20; size >= 64;) {
                const transaction = request.result.transaction('x', 'readwrite', { durability: 'strict' });
                const bytes = new Uint8Array(size);
                for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536)); // it cannot be made smaller
                transaction.objectStore('x').put(bytes);
                const stored = await new Promise((done) => {
                    transaction.oncomplete = () => done(true);
                    transaction.onabort = () => done(false);
                });
                if (stored) total += size;
                else if (transaction.error?.name === 'QuotaExceededError') size /= 4;
                else return reject(transaction.error);
                if (total > 1 << 26) break; // nothing bites
            }
            request.result.close();
            resolve(total);
        };
    });
}

/** Gives it back. Runs inside the page. @returns {Promise<void>} */
function empty() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('much');
        request.onsuccess = () => resolve();
        request.onerror = request.onblocked = reject;
    });
}

/** @type {import('./harness.mjs').Journey[]} */
export const quotaJourneys = [
    { name: 'no space at any step that writes: said, nothing harmed, and it goes on once there is space', async run({ person: make, server }) {
        const person = await make();
        const folder = mkdtempSync(join(tmpdir(), 'mooring-quota-'));
        try {
            const client = await person.context.newCDPSession(person.page);
            // From the start: a browser remembers for a while how much space there was.
            await client.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: QUOTA });
            const space = () => person.evaluate(empty);
            const full = async () => {
                const filled = await person.evaluate(fill);
                check(filled > 0 && filled < QUOTA, `the control failed: ${filled} bytes could be stored`);
            };
            const full_words = new RegExp(sentence('notice.not_saved').source.replace('.+', sentence('failure.2').source));
            const data = async () => {
                await person.press('button', 'More');
                await person.press('button', 'Settings');
                await person.press('button', 'Passphrase and copies');
            };
            await welcome(person);
            await write(person, 'Before');
            await full();

            // Writing.
            await person.press('button', 'Journal');
            await person.press('button', 'New entry');
            await person.type('textbox', 'Your entry', 'While it was full');
            await reads(person, full_words);
            check(!/Saved \d/.test(await person.words()), 'a false word of saving');
            await space();
            await person.press('button', 'Try again');
            await reads(person, /Saved \d.*cop/);
            await person.press('button', 'Done');

            // Bringing in.
            const path = join(folder, 'journal.md');
            writeFileSync(path, '---\ndate: 2024-03-04\n---\nFrom a file\n');
            await data();
            await person.press('button', 'Backups and files');
            const chooser = person.page.waitForEvent('filechooser');
            await person.press('button', 'Choose a file');
            await (await chooser).setFiles(path);
            await person.sees('What would come in');
            await full();
            await person.press('button', 'Bring it in');
            await reads(person, full_words);
            check(!sentence('bring.done').test(await person.words()), 'a false word of bringing in');
            await space();
            await person.press('button', 'Try again');
            await until(async () => !full_words.test(await person.words()), 'the end of the notice');
            await person.press('button', 'Journal');
            for (const text of ['Before', 'While it was full', 'From a file']) await person.sees(text);

            // Sealing, which writes every row anew.
            await data();
            await person.press('button', 'Set a passphrase');
            await person.type('secret', 'New passphrase', PASSPHRASE);
            await person.press('button', 'Set a passphrase');
            await person.sees('Your recovery code');
            await full();
            const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){6}/.exec(await person.words())?.[0] ?? '';
            const asked = await person.evaluate(() => [...document.querySelectorAll('#mirror input[type=text]')].map((e) => e.getAttribute('aria-label')));
            for (const label of asked) await person.type('textbox', label, code.split('-')[Number(label.slice(6)) - 1]);
            await person.press('button', 'I have it on paper');
            await reads(person, sentence('failure.2'));
            check(!(await person.words()).includes('Sealed. From now on'), 'a false word of sealing');
            await space();
            await person.reload();
            await person.press('button', 'Journal');
            for (const text of ['Before', 'While it was full', 'From a file']) await person.sees(text);
            await data();
            await person.press('button', 'Set a passphrase');
            await seal(person);

            // Another passphrase: refused, and the one before still opens.
            await person.reload();
            await person.type('secret', 'Passphrase', PASSPHRASE);
            await person.press('button', 'Unlock');
            await data();
            await person.press('button', 'Passphrase and lock');
            await person.press('button', /^Change the passphrase/);
            await person.type('secret', 'Current passphrase', PASSPHRASE);
            await person.type('secret', 'New passphrase', NEXT);
            await full();
            await person.press('button', 'Change it');
            await reads(person, sentence('failure.2'));
            await space();
            await person.reload();
            await person.type('secret', 'Passphrase', PASSPHRASE);
            await person.press('button', 'Unlock');
            await person.press('button', 'Journal');
            for (const text of ['Before', 'While it was full', 'From a file']) await person.sees(text);
        } finally {
            await person.close();
            rmSync(folder, { recursive: true, force: true });
        }
    } },
];
