// Files that refuse, change, come back different or were never ours, in Chromium: each gets its sentence, and neither a good
// file nor what is here is touched. The file that is written opens without the app.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, until } from './harness.mjs';
import { reads, sentence, write } from './journeys_openings.mjs';
import { welcome } from './journeys.mjs';
import { cuts, golden, goldenFile, openFile, openerPage } from './opener.mjs';
import { PASSPHRASE, seal } from './vault_journeys.mjs';

/** A place in somebody's folder that does what it is told. Runs inside the page, before anything of it. */
function layPlace() {
    /** @type {{ bytes: Uint8Array<ArrayBuffer>, permission: string, write: string, huge: boolean }} */
    const place = { bytes: new Uint8Array(0), permission: 'granted', write: 'whole', huge: false };
    /** @type {any} */ (globalThis).place = place;
    const handle = {
        kind: 'file',
        name: 'notes.mbk',
        requestPermission: async () => place.permission,
        getFile: async () => {
            if (place.write === 'gone') throw new DOMException('', 'NotFoundError');
            return new File([place.bytes], 'notes.mbk');
        },
        createWritable: async () => {
            if (place.write === 'full') throw new DOMException('', 'QuotaExceededError');
            /** @type {any} */
            let written = null;
            return {
                write: async (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => { written = bytes.slice(); },
                close: async () => { place.bytes = place.write === 'cut' ? written.slice(0, -9) : written; },
            };
        },
    };
    /** @type {any} */ (globalThis).showSaveFilePicker = async () => handle;
    const size = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Blob.prototype, 'size'));
    Object.defineProperty(Blob.prototype, 'size', { get() { return place.huge ? 2 ** 40 : size.get?.call(this); } });
}

/** @param {any} person @param {object} wanted */
const setPlace = (person, wanted) => person.evaluate((/** @type {object} */ now) => Object.assign(/** @type {any} */ (globalThis).place, now), wanted);
/** @param {any} person @returns {Promise<Buffer>} */
const placeBytes = async (person) => Buffer.from(await person.evaluate(() => [.../** @type {any} */ (globalThis).place.bytes]));

/** @param {any} person @param {string} button @param {string} path */
async function choose(person, button, path) {
    const chooser = person.page.waitForEvent('filechooser');
    await person.press('button', button);
    await (await chooser).setFiles(path);
}

/** @type {import('./harness.mjs').Journey[]} */
export const fileJourneys = [
    { name: 'files that refuse, change or are cut: each gets its sentence, and nothing good is touched', async run({ person: make }) {
        const person = await make();
        const folder = mkdtempSync(join(tmpdir(), 'mooring-files-'));
        try {
            await person.page.addInitScript(layPlace);
            await welcome(person);
            await write(person, 'Kept in a file');
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('button', 'Passphrase and copies');
            await person.press('button', 'Set a passphrase');
            const code = await seal(person);
            await person.press('button', 'Back');
            await person.press('button', 'Backups and files');
            await person.press('button', 'Save a backup');
            await reads(person, sentence('backup.checked'));
            const good = await placeBytes(person);
            check(good.length > 1000, `the file has ${good.length} bytes`);

            /** @type {Array<[what: string, place: object, code: number]>} */
            const troubles = [['not allowed', { permission: 'denied' }, 16], ['replaced', { bytes: new Uint8Array([1, 2, 3]) }, 17],
                ['gone', { write: 'gone' }, 17]];
            for (const [what, trouble, failure] of troubles) {
                await setPlace(person, trouble);
                if ('bytes' in trouble) await person.evaluate(() => { /** @type {any} */ (globalThis).place.bytes = new Uint8Array([1, 2, 3]); });
                await person.press('button', 'Into the same file');
                await reads(person, sentence(`failure.${failure}`));
                const left = await placeBytes(person);
                check(left.equals('bytes' in trouble ? Buffer.from([1, 2, 3]) : good), `${what}: the file was touched`);
                await setPlace(person, { permission: 'granted', write: 'whole' });
                await person.evaluate((/** @type {number[]} */ bytes) => { /** @type {any} */ (globalThis).place.bytes = new Uint8Array(bytes); }, [...good]);
            }
            for (const [how, failure] of [['cut', 20], ['full', 2]]) {
                await setPlace(person, { write: how });
                await person.press('button', 'Save a backup');
                await reads(person, sentence(`failure.${failure}`));
                await setPlace(person, { write: 'whole' });
            }

            // Files to be read: cut at every 4 KiB, strange, too large; the whole one is whole.
            const path = join(folder, 'some.mbk');
            let refused = 0;
            for (const cut of [...cuts(good), Buffer.from('just some words')]) {
                writeFileSync(path, cut);
                await choose(person, 'Check a backup file', path);
                await reads(person, sentence('failure.18'));
                await person.press('button', 'Done');
                refused += 1;
            }
            check(refused >= 5, `only ${refused} broken files`);
            writeFileSync(path, good);
            await setPlace(person, { huge: true });
            await choose(person, 'Check a backup file', path);
            await reads(person, sentence('files.too_big'));
            await setPlace(person, { huge: false });
            await person.press('button', 'Done');
            await choose(person, 'Check a backup file', path);
            await reads(person, sentence('backup.whole'));
            await person.press('button', 'Done');

            // The picker closed: nothing is said.
            const chooser = person.page.waitForEvent('filechooser');
            await person.press('button', 'Check a backup file');
            await chooser;
            await person.evaluate(() => document.querySelector('input[type=file]')?.dispatchEvent(new Event('cancel')));
            await until(async () => (await person.words()).includes('Save a backup'), 'the page as before');
            check(!/Nothing was changed|is whole/.test(await person.words()), 'a closed picker was spoken of');

            // Without the app: the same bytes give what is here, by passphrase and by code.
            for (const secret of [PASSPHRASE, code]) {
                const { error, text } = await openFile(good, secret);
                check(error === 0 && text.includes('Kept in a file'), `the opener says ${error}`);
            }
            check((await openFile(good, 'not this one')).error === 14, 'a wrong secret is not said');
        } finally {
            await person.close();
            rmSync(folder, { recursive: true, force: true });
        }
    } },
    { name: 'the page that opens a backup, from a folder: the golden file by passphrase and code, and nothing is sent', async run({ person: make }) {
        const person = await make();
        try {
            await person.goto(pathToFileURL(openerPage).href);
            for (const secret of [golden.passphrase, golden.code]) {
                await person.page.setInputFiles('#file', goldenFile);
                await person.page.fill('#secret', secret);
                await person.page.click('#open');
                await person.page.getByText(`Opened. Entries: ${golden.entries.length}.`).waitFor();
                const shown = await person.page.locator('#entries').innerText();
                for (const entry of golden.entries) check(shown.includes(entry), `"${entry}" is not shown`);
            }
            await person.page.fill('#secret', 'not this one');
            await person.page.click('#open');
            await person.page.getByText('That does not open it.').waitFor();
            const sent = person.requests.filter((/** @type {string} */ url) => !/^(file|blob|data):/.test(url));
            check(sent.length === 0, sent.join(' '));
            const whole = readFileSync(goldenFile);
            for (const cut of cuts(whole)) {
                const { error } = await openFile(cut, golden.code);
                check(error === 18, `cut to ${cut.length} of ${whole.length}: ${error}`);
            }
            check((await openFile(whole, golden.code)).error === 0, 'the whole file is refused too');
        } finally {
            await person.close();
        }
    } },
];
