// The way to every screen there is, in Chromium: whoever wants to look at all of them takes a tour. The clock stands still
// and the dice fall the same way each time, so that a screen is the same in every run.
import { check, until } from './harness.mjs';
import { answerAll, welcome } from './journeys.mjs';
import { seal } from './vault_journeys.mjs';

export const NOON = Date.UTC(2026, 2, 4, 12);
const PER_STATEMENT = 4_000; // answers at a machine's pace would be remarked upon

/** For ChromiumPerson.make. */
export const tourist = { viewport: { width: 320, height: 640 }, timezoneId: 'UTC', locale: 'en-GB' };

/** Chance by a fixed rule (a linear congruence). Runs inside the page, before anything of it. */
function fixedDice() {
    let state = 20_260_304;
    crypto.getRandomValues = /** @type {any} */ ((/** @type {Uint8Array} */ bytes) => {
        const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        for (let i = 0; i < view.length; ++i) view[i] = (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
        return bytes;
    });
}

/** Before the first page is opened. @param {any} person */
export async function settle(person) {
    await person.page.addInitScript(fixedDice);
    await person.page.clock.setFixedTime(NOON);
}

/** The system changes to light or dark, and the page has followed. @param {any} person @param {'light' | 'dark'} theme */
export async function setTheme(person, theme) {
    await person.page.emulateMedia({ colorScheme: theme });
    await until(() => person.evaluate((/** @type {string} */ wanted) => document.documentElement.style.colorScheme === wanted, theme), theme);
    await person.idle();
}

/** @param {any} person @param {string} answers */
async function answerSlowly(person, answers) {
    let now = NOON;
    for (const answer of answers) {
        await person.page.clock.setFixedTime(now += PER_STATEMENT);
        await answerAll(person, answer);
    }
    await person.page.clock.setFixedTime(NOON);
}

/** @param {any} person @param {string} page */
async function more(person, page) {
    await person.press('button', 'More');
    await person.press('button', page);
}

/** @param {any} person @param {string} name */
async function openTab(person, name) {
    await person.find('tab', name).focus();
    await person.key('Enter');
}

/** @param {any} person @param {string} text */
async function write(person, text) {
    await person.press('button', 'Journal');
    await person.press('button', 'New entry');
    await person.type('textbox', 'Your entry', text);
}

/** @typedef {(name: string) => Promise<void>} Visit */

/** @type {{ name: string, run: (person: any, visit: Visit) => Promise<void> }[]} */
export const tours = [
    { name: 'the first pages and a check', async run(person, visit) {
        await person.open();
        for (const page of [1, 2, 3]) {
            await visit(`welcome-${page}`);
            await person.press('button', page < 3 ? 'Next' : 'Begin');
        }
        await person.sees('A question for today');
        await visit('today');
        await person.press('button', 'Help');
        await visit('help');
        await person.press('button', 'Safer use');
        await visit('safer');
        await person.press('button', 'Back');
        await person.press('button', 'Back');
        await person.press('button', 'Compass');
        await visit('compass-empty');
        await person.press('button', 'First guess your own place');
        await visit('own-guess');
        await person.press('button', 'Back');
        await person.press('button', 'Begin the check');
        await visit('statement');
        await answerSlowly(person, '525634266251');
        await visit('closing');
        await person.press('button', 'Yes');
        await visit('result');
        await person.press('button', 'How this was computed');
        await visit('method');
        await person.press('button', 'Compass');
        await visit('compass');
        await person.press('button', /^Pulse-3/);
        await visit('pulse');
    } },
    { name: 'the journal', async run(person, visit) {
        await welcome(person);
        await person.press('button', 'Journal');
        await visit('journal-empty');
        await person.press('button', 'Ideas');
        await visit('ideas');
        await person.press('button', 'Make your own');
        await visit('ideas-own');
        await person.press('button', /^Looking back at the day/);
        await visit('writing-fields');
        await person.press('button', /^Back/);
        await write(person, 'Tea with Ana.');
        await visit('writing');
        await person.press('button', 'Title, people, feelings, tags');
        await visit('writing-more');
        await person.press('button', 'For 4 March 2026');
        await visit('writing-day');
        await person.press('button', 'Done'); // with the day
        await person.press('button', /^Back/);
        await visit('entry');
        await person.press('button', 'Edit');
        await person.type('textbox', 'Your entry', ' We laughed.');
        await person.press('button', 'Done');
        await person.press('button', 'History');
        await visit('history');
        await person.press('button', 'Journal');
        await visit('journal');
        await person.press('button', 'Narrow the list');
        await visit('journal-narrow');
        await person.press('button', 'Calendar');
        await visit('calendar-month');
        await openTab(person, 'Year');
        await visit('calendar-year');
        await write(person, 'One to delete.');
        await person.press('button', /^Back/);
        await person.press('button', 'Delete');
        await person.press('button', 'Journal');
        await person.press('button', 'Deleted things');
        await visit('bin');
    } },
    { name: 'people, events and forms', async run(person, visit) {
        await welcome(person);
        await more(person, 'People');
        await visit('people-empty');
        await person.press('button', 'Add someone');
        await visit('person-edit');
        await person.type('textbox', 'Nickname', 'R.');
        await person.press('radio', 'Friend');
        await person.press('button', 'Done');
        await person.press('button', 'Begin the check');
        await visit('gate');
        await person.press('button', 'Yes, it is safe');
        await visit('gate-question');
        for (let i = 1; i <= 5; ++i) await person.press('button', 'No');
        await visit('person');
        await more(person, 'People');
        await visit('people');
        await person.press('button', 'Compass');
        await person.press('button', 'Life events');
        await person.press('button', 'Add an event');
        await visit('events');
        await person.press('button', 'Compass');
        await person.press('button', 'Questionnaires of your own');
        await visit('forms');
        await person.press('button', 'Bring one in');
        await visit('forms-editor');
    } },
    { name: 'practice and progress', async run(person, visit) {
        await welcome(person);
        await more(person, 'Progress');
        await visit('progress-empty');
        await person.press('button', 'Practice');
        await visit('practice');
        await person.press('button', /^Pattern portrait/);
        await visit('exercise');
        await person.press('button', 'Begin');
        await person.press('button', 'Continue');
        await visit('exercising');
        await person.type('textbox', 'What happened?', 'A reply came late');
        await person.press('button', 'Continue');
        await person.press('button', 'hold on tight');
        await person.press('button', 'Continue');
        await person.press('button', 'Finish');
        await visit('practised');
        await person.press('button', 'Practice');
        await person.press('button', 'Read and learn');
        await visit('learn');
        await person.press('button', /^Two dials/);
        await visit('learn-card');
        await person.press('button', 'Practice');
        await person.press('button', 'Words to say to yourself');
        await visit('statements');
        await person.press('button', 'Write my own');
        await visit('statements-own');
        await write(person, 'Some words.');
        await person.press('button', 'Done');
        await more(person, 'Progress');
        for (const [tab, name] of [['Checks', 'checks'], ['Days', 'days'], ['Practice', 'practice'], ['Looking back', 'back']]) {
            await openTab(person, tab);
            await visit(`progress-${name}`);
        }
        await person.press('button', 'March 2026');
        await visit('review');
        await person.press('button', 'Back');
        await person.press('button', 'Put a report together');
        await visit('report');
    } },
    { name: 'settings, data and the lock', async run(person, visit) {
        await welcome(person);
        await person.press('button', 'More');
        await visit('more');
        await person.press('button', 'Settings');
        await visit('settings');
        await person.press('button', 'Keyboard');
        await visit('settings-keys');
        await person.key('Escape');
        await person.press('button', 'Reminders');
        await visit('reminders');
        await more(person, 'Settings');
        await person.press('button', 'Passphrase and copies');
        await visit('data');
        await person.press('button', 'Backups and files');
        await visit('files');
        await person.press('button', 'Back');
        await person.press('button', 'Erase everything here');
        await visit('erase');
        await person.press('button', 'Back');
        await person.press('button', 'Set a passphrase');
        await visit('passphrase');
        await seal(person);
        await visit('passphrase-set');
        await person.press('button', 'Lock now');
        await visit('lock');
        await person.press('button', 'Use the recovery code');
        await visit('lock-code');
    } },
    { name: 'the gallery', async run(person, visit) {
        await welcome(person);
        await more(person, 'Settings');
        await person.press('button', 'For developers');
        await person.press('button', 'All parts of the interface');
        for (const part of ['Text', 'Buttons', 'Choices', 'Fields', 'Lists', 'States', 'Charts', 'Over the page']) {
            await openTab(person, part);
            await visit(`gallery-${part.toLowerCase().replaceAll(' ', '-')}`);
        }
        for (const opens of ['Dialog', 'Sheet', 'Ask first', 'Menu']) {
            await person.press('button', opens);
            await visit(`gallery-${opens.toLowerCase().replace(' ', '-')}`);
            await person.key('Escape');
            const back = await person.evaluate(() => document.activeElement?.textContent);
            check(back === opens, `focus is on "${back}" after ${opens}`);
        }
        await openTab(person, 'Fields');
        await person.press('button', 'Calendar');
        await visit('gallery-day');
    } },
];
