// Practice, in any engine, by role and name: an exercise that is stopped, found again, finished and drawn.
import { check } from './harness.mjs';
import { welcome } from './journeys.mjs';

/** @type {import('./harness.mjs').Journey[]} */
export const practiceJourneys = [
    { name: 'an exercise is begun, found again after a reload, finished and drawn', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Practice');
            await person.press('button', /^Pattern portrait/);
            await person.sees('What is known');
            await person.press('button', 'Begin');
            await person.press('button', 'Continue');
            await person.type('textbox', 'What happened?', 'A reply came late');
            await person.rest();
            await person.reload();
            await person.press('button', 'Practice');
            await person.sees('Begun and not finished');
            await person.press('button', /^Pattern portrait/);
            await person.sees('A reply came late');
            await person.press('button', 'Continue');
            await person.press('button', 'hold on tight');
            await person.press('button', 'Continue');
            await person.press('button', 'Finish');
            await person.sees('In one picture');
            await person.sees('hold on tight');
            await person.rest();
            await person.reload();
            await person.press('button', 'Practice');
            await person.sees('On 1 of the last 28 days you finished an exercise.');
            check(!(await person.words()).includes('Begun and not finished'), 'it is still there to be finished');
        } finally {
            await person.close();
        }
    } },
];

/** What a page of an exercise has to answer, answered at once, as a screen reader or a script would. */
function fillPage() {
    for (const field of document.querySelectorAll('#mirror input, #mirror textarea')) {
        const element = /** @type {HTMLInputElement} */ (field);
        if (element.dataset.filled) continue;
        element.dataset.filled = 'yes';
        if (element.type === 'range') {
            element.value = element.max;
        } else if (element.type === 'radio') {
            element.click();
            continue;
        } else {
            element.focus();
            element.value = '12 words';
        }
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const presses = [...document.querySelectorAll('#mirror button')].filter((button) => !(/** @type {HTMLElement} */ (button).dataset.filled) &&
        (button.getAttribute('aria-pressed') === 'false' || /^Add:/.test(button.textContent ?? '')));
    for (const button of presses.slice(0, 6)) {
        (/** @type {HTMLElement} */ (button)).dataset.filled = 'yes';
        (/** @type {HTMLElement} */ (button)).click();
    }
}

/** The names of the rows whose description says so. @param {string} pattern @returns {string[]} */
function rowsSaying(pattern) {
    return [...document.querySelectorAll('#mirror button[aria-describedby]')].filter((button) => {
        const description = document.getElementById(button.getAttribute('aria-describedby') ?? '');
        return new RegExp(pattern).test(description?.textContent ?? '');
    }).map((button) => button.textContent ?? '');
}

/** @type {import('./harness.mjs').Journey[]} */
export const outcomeJourneys = [
    { name: 'what came of a promise is told from Today, and is there after a reload', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Practice');
            await person.press('button', /^Reliability ledger/);
            await person.press('button', 'Begin');
            await person.press('button', 'Continue');
            await person.press('button', 'Add one promise');
            await person.type('textbox', 'What did you promise?', 'Call her back');
            await person.evaluate(() => {
                // The section of this name stands outside the page.
                const today = [...document.querySelectorAll('#mirror main button')].find((button) => button.textContent === 'Today');
                /** @type {HTMLElement} */ (today).click();
            });
            await person.idle();
            await person.press('button', 'Continue');
            await person.press('button', 'Continue');
            await person.press('button', 'Finish');
            await person.press('button', 'Today');
            await person.press('button', /^Which of these came about/);
            await person.sees('Call her back');
            check(!(await person.words()).includes('What did you promise?'), 'the whole record is open');
            await person.press('button', 'kept');
            await person.press('button', 'Keep it');
            await person.rest();
            await person.reload();
            check(!(await person.words()).includes('Which of these came about'), 'it is asked again');
            await person.press('button', 'Practice');
            await person.press('button', /^Reliability ledger/);
            await person.press('button', /20\d\d$/);
            await person.sees('What came of it? kept');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
];

/** With Chromium's clicks, because there are so many. @type {import('./harness.mjs').Journey[]} */
export const everyExercise = [
    { name: 'every exercise is filled in, saved, and there after a reload', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Practice');
            const titles = await person.evaluate(rowsSaying, 'about \\d+ min');
            check(titles.length === 31, `${titles.length} exercises are offered`);
            let finished = 0;
            for (const title of titles) {
                if (title.startsWith('Believable statements')) continue; // has a page of its own
                await person.press('button', title);
                await person.press('button', 'Begin');
                for (let part = 0; part < 8; ++part) {
                    for (let round = 0; round < 3; ++round) {
                        await person.evaluate(fillPage);
                        await person.idle();
                    }
                    const last = (await person.words()).split('\n').includes('Finish');
                    await person.press('button', last ? 'Finish' : 'Continue');
                    if (last) break;
                }
                await person.sees('What you wrote');
                ++finished;
                await person.press('button', 'Practice');
            }
            await person.rest();
            await person.reload();
            await person.press('button', 'Practice');
            await person.sees('What you practised');
            const kept = await person.evaluate(rowsSaying, 'done once');
            check(kept.length >= finished - 1, `${kept.length} of ${finished} are there`); // a letter may end deleted
        } finally {
            await person.close();
        }
    } },
];
