// What one tab says to the others, in browsers with real locks and files: sealing, locking and erasing reach all of them.
import { check, until } from './harness.mjs';
import { welcome } from './journeys.mjs';
import { reads, sentence, write } from './journeys_openings.mjs';
import { PASSPHRASE, seal } from './vault_journeys.mjs';

const MARKER = 'Marker-5c1e-nobody-reads-this';

/** Which files of the second copy hold the text, of all there are. Runs inside the page. @param {string} text */
async function copyHolds(text) {
    const top = await navigator.storage.getDirectory();
    const folder = await top.getDirectoryHandle('s');
    let files = 0;
    let holding = 0;
    for await (const entry of /** @type {any} */ (folder).values()) {
        const bytes = await (await entry.getFile()).arrayBuffer();
        files += 1;
        if (new TextDecoder('latin1').decode(bytes).includes(text)) holding += 1;
    }
    return { files, holding };
}

/** @param {any} person */
async function toData(person) {
    const phone = (await person.words()).includes('More'); // the sections that have no room there
    for (const name of [...(phone ? ['More'] : []), 'Settings', 'Passphrase and copies']) await person.press('button', name);
}

/** @param {any} person */
async function unlock(person) {
    await person.type('secret', 'Passphrase', PASSPHRASE);
    await person.press('button', 'Unlock');
    await until(async () => (await person.words()).includes('Today'), 'the sections');
}

/** @type {import('./harness.mjs').Journey[]} */
export const tabJourneys = [
    { name: 'tabs: sealing in one leaves no plain file of the other, a lock locks both, erasing empties both', async run({ person: make }) {
        const first = await make();
        try {
            await welcome(first);
            await write(first, 'Written in the first tab');
            const second = await first.newTab();
            await second.open();
            await second.front();
            await write(second, MARKER);
            check((await second.evaluate(copyHolds, MARKER)).holding > 0, 'the positive control failed: a plain copy shows the marker');

            await first.front();
            await toData(first);
            await first.press('button', 'Set a passphrase');
            await seal(first);
            const left = await first.evaluate(copyHolds, MARKER);
            check(left.holding === 0 && left.files > 0, `the copy after sealing: ${JSON.stringify(left)}`);
            check(!sentence('passphrase.tab_left').test(await first.words()), 'the other tab did not let go');

            await second.front();
            await second.sees('Unlock');
            await unlock(second);
            await second.press('button', 'Journal');
            await second.sees(MARKER);
            await write(second, 'Written after sealing');
            check((await second.evaluate(copyHolds, 'Written after sealing')).holding === 0, 'a plain file after sealing');

            // A lock here is a lock there, where nobody looks.
            await first.front();
            await first.press('button', 'Lock now');
            await until(async () => !(await second.words()).includes(MARKER), 'the other tab to forget its words');
            await second.front();
            await second.sees('Unlock');

            await first.front();
            await unlock(first);
            await toData(first);
            await first.press('button', 'Erase everything here');
            await first.type('textbox', 'Type: erase', 'erase');
            await first.press('button', 'Erase everything');
            await first.sees('What you wrote: done');
            await reads(first, /The second copy: done/);
            await until(() => second.evaluate(() => location.pathname === '/blank.html').catch(() => false), 'the other tab to leave');
        } finally {
            await first.close();
        }
    } },
];
