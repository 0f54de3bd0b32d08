// The people in a life and the forms besides the quick one, in any engine, by role and name and keyboard alone.
import { check, until } from './harness.mjs';
import { answerAll, welcome } from './journeys.mjs';

/** On narrow screens the section stands behind "More". @param {any} person */
async function openPeople(person) {
    const sections = (await person.words()).split('\n');
    if (sections.includes('More')) await person.press('button', 'More');
    await person.press('button', /^People/);
}

/** Adds somebody and passes the safety questions with "No". @param {any} person @param {string} name */
export async function addSomebody(person, name) {
    await openPeople(person);
    await person.press('button', 'Add someone');
    await person.type('textbox', 'Nickname', name);
    await person.press('radio', 'Friend');
    await person.press('button', 'Done');
    await person.press('button', 'Begin the check');
    await person.press('button', 'Yes, it is safe');
    for (let i = 1; i <= 5; ++i) {
        await person.sees(`${i} of 5`);
        await person.press('button', 'No');
    }
    await person.sees(`Ten statements about you with ${name}`);
}

/** @type {import('./harness.mjs').Journey[]} */
export const peopleJourneys = [
    { name: 'somebody is added, safety comes first, and ten answers make a map of their own', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await addSomebody(person, 'R.');
            await person.press('button', 'Begin the check');
            await person.sees('with R., the past four weeks');
            await answerAll(person, '5263431627');
            await person.press('button', 'Good news');
            await person.press('button', 'Yes');
            await person.sees('About you with R.');
            await person.press('button', 'How this was computed');
            await person.sees('The mean of the keyed answers is');
            await person.rest();
            await person.reload();
            await openPeople(person);
            await person.sees('Side by side');
            await person.press('button', /^R\./);
            await person.sees('Your sittings');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'the long form and the questions of the week', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Compass');
            await person.press('button', /^Compass-36/);
            await person.sees('1 of 36');
            await answerAll(person, '615243-2635514263415263427162534415');
            await person.sees('36 of 36');
            await answerAll(person, '3');
            await person.press('button', 'Partly');
            await person.sees('What this cannot tell');
            await person.sees('of 18 statements');
            await person.press('button', 'Compass');
            await person.press('button', /^Pulse-3/);
            // As a screen reader sets it: not every engine here can press arrows.
            await person.evaluate(() => {
                const slider = /** @type {HTMLInputElement} */ (document.querySelector('#mirror input[type=range]'));
                slider.value = '10';
                slider.dispatchEvent(new Event('input', { bubbles: true }));
            });
            await until(() => person.evaluate(() => document.querySelector('#mirror button[aria-disabled=true]') === null), 'Done to be there');
            await person.press('button', 'Done');
            await person.sees('10 of 10');
            await person.rest();
            await person.reload();
            await person.press('button', 'Compass');
            await person.sees('Pulse-3');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
];
