// The journal beside writing: ideas, the calendar, the history of an entry, a search that is kept.
import { check, until } from './harness.mjs';
import { welcome } from './journeys.mjs';

export const journalJourneys = [
    { name: 'the journal: a page to begin with, its history, the calendar, a kept search', async run(/** @type {any} */ { person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Journal');
            await person.press('button', 'Ideas');
            await person.press('button', /^Looking back at the day/);
            await person.type('textbox', 'A moment with someone', 'Tea with Ana.');
            await person.type('textbox', 'One thing for tomorrow', 'Call her.');
            await until(async () => (await person.words()).includes('Saved '), 'the draft to be saved');
            await person.press('button', 'Done');
            await person.press('button', 'Edit');
            await person.type('textbox', 'Your entry', ' We laughed.');
            await person.press('button', 'Done');
            await person.press('button', 'History');
            await person.sees('What changed in this version');
            await person.sees('We laughed.');
            await person.rest();
            await person.reload();
            await person.press('button', 'Journal');
            await person.press('button', 'Calendar');
            await person.sees('Write for this day');
            await person.press('tab', 'Year');
            await person.sees('1 day with something');
            await person.press('button', 'Journal');
            await person.type('searchbox', 'Find in your entries', 'laughed');
            await person.press('button', 'Keep this search');
            await person.type('textbox', 'A name for it', 'Ana');
            await person.press('button', 'Keep it');
            await person.rest();
            await person.reload();
            await person.press('button', 'Journal');
            await person.press('button', 'Ana');
            await person.sees('1 entry found');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'a deep question is stopped in the middle, and what was written is there', async run(/** @type {any} */ { person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Journal');
            await person.press('button', 'Ideas');
            await person.press('button', 'Deep');
            await person.press('button', 'Write about it');
            await person.sees('Feel your feet on the floor.');
            await person.type('textbox', 'Your entry', 'Quiet was safe.');
            await person.press('button', 'Stop');
            await person.rest();
            await person.reload();
            await person.press('button', 'Journal');
            await person.sees('Quiet was safe.');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
];
