// What is said while a save fails, in every way a browser can fail it: never "Saved" for what is not stored, "Not saved" with
// its reason within a second, and everything stored once the browser works again, without loading the page anew.
import { check, until } from './harness.mjs';
import { allRows, layFaults, setFaults } from './faults.mjs';
import { reads, sentence, write } from './journeys_openings.mjs';
import { welcome } from './journeys.mjs';
import { PASSPHRASE } from './vault_journeys.mjs';

/** Notes every word of the line that speaks of saving, with its moment. Runs inside the page, before anything of it. */
function noteSaving() {
    /** @type {Array<[words: string, at: number]>} */
    const said = [];
    /** @type {any} */ (globalThis).saidOfSaving = said;
    addEventListener('DOMContentLoaded', () => {
        const look = () => {
            for (const element of document.querySelectorAll('#mirror *')) {
                const words = element.getAttribute('aria-label') ?? (element.childElementCount === 0 ? element.textContent ?? '' : '');
                if (/^(Saved \d|Saving|Not saved)/.test(words) && said[said.length - 1]?.[0] !== words) said.push([words, performance.now()]);
            }
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
}

/** Whether the plain database holds the text. @param {any} person @param {string} text */
async function isStored(person, text) {
    const rows = await person.evaluate(allRows) ?? [];
    return rows.some((/** @type {[string, any, any]} */ [, , value]) => value && Buffer.from(value).toString('latin1').includes(text));
}

/**
 * Types under a fault; gives what was said of saving from the moment at which the page had taken the letters, and how long
 * after the fault "Not saved" stood there.
 * @param {any} person @param {string} text @param {object} faults @param {RegExp} end what is waited for
 */
async function typeUnder(person, text, faults, end) {
    await person.evaluate(setFaults, faults);
    await person.find('textbox', 'Your entry').focus();
    await person.page.keyboard.type(text);
    await person.evaluate(async () => {
        for (let i = 0; i < 3; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
        /** @type {any} */ (globalThis).saidOfSaving.length = 0;
    });
    await reads(person, end);
    return person.evaluate(() => {
        const { saidOfSaving: said, faults: { hurtAt } } = /** @type {any} */ (globalThis);
        const failed = said.find((/** @type {any} */ [words, at]) => /^Not saved\./.test(words) && at >= hurtAt);
        return { said: said.map((/** @type {any} */ [words]) => words), afterMs: failed ? failed[1] - hurtAt : Infinity };
    });
}

/** @param {number} code */
const notSaved = (code) => new RegExp(sentence('notice.not_saved').source.replace('.+', sentence(`failure.${code}`).source));

/** @param {any} person */
async function beginWriting(person) {
    await person.page.addInitScript(layFaults, {});
    await person.page.addInitScript(noteSaving);
    await welcome(person);
    await person.press('button', 'Journal');
    await person.press('button', 'New entry');
    await person.type('textbox', 'Your entry', 'Begun. ');
    await reads(person, /Saved .*2 copies/);
}

/** @type {import('./harness.mjs').Journey[]} */
export const savingJourneys = [
    { name: 'every way a save can fail: never a false word, the reason within a second, and it heals without a reload', async run({ person: make }) {
        const person = await make();
        try {
            await beginWriting(person);
            // Too full, or dead for longer than it is tried again: said, and stored when asked once more.
            for (const [fault, times, code] of /** @type {Array<[string, number, number]>} */ ([['quota', 1, 2], ['abort', 4, 3], ['dead', 4, 3]])) {
                const text = `under ${fault}. `;
                const { said, afterMs } = await typeUnder(person, text, { save: fault, saveTimes: times }, notSaved(code));
                check(!said.some((/** @type {string} */ words) => words.startsWith('Saved')), `${fault}: ${said.join(' | ')}`);
                check(afterMs < 1_000, `${fault}: said after ${afterMs} ms`);
                check(!(await isStored(person, text.trim())), `${fault}: it is stored, so nothing was tested`);
                await person.evaluate(setFaults, { saveTimes: 0 });
                await person.press('button', 'Try again');
                await reads(person, /Saved \d.*cop/);
                check(await isStored(person, text.trim()), `${fault}: not stored when said to be`);
            }
            // Dead once: opened anew, and nobody is troubled.
            for (const fault of ['abort', 'dead', 'closed']) {
                const text = `once ${fault}. `;
                const { said } = await typeUnder(person, text, { save: fault, saveTimes: 1 }, /Saved \d.*2 copies/);
                check(!said.some((/** @type {string} */ words) => words.startsWith('Not saved.')), `${fault}: ${said.join(' | ')}`);
                check(await isStored(person, text.trim()), `${fault}: not stored when said to be`);
            }
            // Stored, and the word of it is late: not saved after five seconds, saved when it comes.
            const { said } = await typeUnder(person, 'late word. ', { save: 'late', saveTimes: 1 }, notSaved(4));
            check(!said.some((/** @type {string} */ words) => words.startsWith('Saved')), `late: ${said.join(' | ')}`);
            await reads(person, /Saved \d.*cop/);
            // Never said at all: asked again, it is found in its place.
            await typeUnder(person, 'no word. ', { save: 'silent', saveTimes: 1 }, notSaved(4));
            await person.press('button', 'Try again');
            await reads(person, /Saved \d.*cop/);
            check(await isStored(person, 'late word. no word.'), 'not stored when said to be');
            await person.press('button', 'Done');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'the positive control: a store that says saved when its requests have succeeded is found out', async run({ person: make }) {
        const person = await make();
        try {
            await beginWriting(person);
            await typeUnder(person, 'believed too early. ', { save: 'acknowledge-early', saveTimes: 1 }, /Saved \d.*cop/);
            check(!(await isStored(person, 'believed too early.')), 'a false word of saving went unnoticed');
        } finally {
            await person.close();
        }
    } },
    { name: 'the second copy refused, full or held, and no trace allowed: one copy is said, and the save stands', async run({ person: make }) {
        const person = await make();
        try {
            await beginWriting(person);
            await person.press('button', 'Done');
            for (const name of ['QuotaExceededError', 'NoModificationAllowedError']) {
                await person.page.addInitScript(layFaults, { copy: name, traces: 'throws' });
                await person.reload();
                await person.press('button', 'Journal');
                await person.press('button', 'New entry');
                await person.type('textbox', 'Your entry', `Without a copy: ${name}.`);
                await reads(person, /Saved \d.*1 copy/);
                check(!/2 copies/.test(await person.words()), `${name}: two copies are said`);
                check(await isStored(person, `Without a copy: ${name}.`), `${name}: not stored when said to be`);
                await person.press('button', 'Done');
            }
            // The copy works again: it is written anew, and holds what came meanwhile.
            await person.page.addInitScript(layFaults, { copy: '', traces: 'none' });
            await person.reload();
            await write(person, 'With a copy again');
            await person.rest();
        } finally {
            await person.close();
        }
    } },
    { name: 'a browser that computes keys wrongly or has no memory for them: its sentence, and nothing is changed', async run({ person: make }) {
        const person = await make();
        try {
            await person.page.addInitScript(layFaults, {});
            await welcome(person);
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('button', 'Passphrase and copies');
            for (const [key, code] of [['wrong', 15], ['memory', 10]]) {
                await person.press('button', 'Set a passphrase');
                await person.evaluate(setFaults, { key });
                await person.type('secret', 'New passphrase', PASSPHRASE);
                await person.press('button', 'Set a passphrase');
                await reads(person, sentence(`failure.${code}`));
                await person.evaluate(setFaults, { key: 'none' });
                await person.reload();
                await until(async () => !(await person.words()).includes('One moment'), 'the start');
                check(!(await person.words()).includes('What you wrote is sealed'), `${key}: it is sealed now`);
                await person.press('button', 'More');
                await person.press('button', 'Settings');
                await person.press('button', 'Passphrase and copies');
            }
        } finally {
            await person.close();
        }
    } },
];
