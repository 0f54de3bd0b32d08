// Every form by touch, the questions of the week by arrow keys, and a questionnaire file from the picker to the report.
import { join } from 'node:path';
import { check, output, until } from './harness.mjs';
import { answerAll, welcome } from './journeys.mjs';
import { addSomebody } from './journeys_people.mjs';

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 412, height: 915 } };

const FORM = {
    format: 'mooring.instrument', v: 1, id: 'near', version: '1', lang: 'en', title: 'Nearness scale', citation: 'Made for this test.',
    licence: { text: 'for this test only', confirmedByUser: true },
    scale: { min: 1, max: 5, labels: ['not at all', 'fully'] }, frames: { general: 'These days' }, order: 'fixed', respondent: 'self',
    items: [1, 2, 3, 4].map((i) => ({ id: String(i), text: `Statement number ${i}.` })),
    scales: [{ id: 'n', name: 'Nearness', method: 'mean', minAnswered: 0.8, minPerKey: 0.4,
        items: [{ item: '1' }, { item: '2', rev: true }, { item: '3' }, { item: '4', rev: true }] }],
};

/** A finger on the drawn thing, which is brought into sight first. @param {any} person @param {string} role @param {string | RegExp} name @param {number} [share] of its width */
async function tap(person, role, name, share = 0.5) {
    const element = person.find(role, name);
    await element.waitFor({ state: 'attached' });
    await element.evaluate((/** @type {HTMLElement} */ node) => node.focus());
    await person.idle();
    const box = await element.boundingBox();
    await person.page.touchscreen.tap(box.x + box.width * share, box.y + box.height / 2);
    await person.idle();
}

/** @param {any} person @param {string} answers */
async function tapAll(person, answers) {
    for (const [i, answer] of [...answers].entries()) {
        await person.sees(`${i + 1} of ${answers.length}`);
        await tap(person, 'radio', new RegExp(`^${answer}\\b`));
        await tap(person, 'button', 'Next');
    }
}

/** Lets the person choose a file of this text. @param {any} person @param {string} text */
async function choose(person, text) {
    const chooser = person.page.waitForEvent('filechooser');
    await person.press('button', 'Choose a file');
    await (await chooser).setFiles({ name: 'scale.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await person.idle();
}

/** @param {any} person */
async function bringOneIn(person) {
    await person.press('button', 'Compass');
    await person.press('button', /^Questionnaires of your own/);
    await person.press('button', 'Bring one in');
    await person.press('radio', 'A file');
}

/** @param {any} person @param {string} section */
async function openMore(person, section) {
    await person.press('button', 'More');
    await person.press('button', new RegExp(`^${section}`));
}

/** Whoever answers as fast as a journey is left out of the charts at first. @param {any} person */
const count = (person) => person.press('switch', /^Count this sitting in charts/);

/** @type {import('./harness.mjs').Journey[]} */
export const formJourneys = [
    { name: 'the long form and the short one by touch alone', async run({ person: make }) {
        const person = await make(PHONE);
        try {
            await welcome(person);
            await tap(person, 'button', 'Compass');
            await tap(person, 'button', /^Compass-36/);
            await tapAll(person, '615243726355142634152634271625344153');
            await tap(person, 'button', 'Yes');
            await person.sees('of 18 statements');
            await tap(person, 'button', 'Compass');
            await tap(person, 'button', /^(Begin the check|Take it again)$/);
            await tapAll(person, '525634266251');
            await tap(person, 'button', 'Partly');
            await person.sees('of 6 statements');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'the questions of the week by touch and by arrow keys, in general and about a person', async run({ person: make }) {
        const person = await make(PHONE);
        try {
            await welcome(person);
            await tap(person, 'button', 'Compass');
            await tap(person, 'button', /^Pulse-3/);
            const sliders = await person.page.locator('#mirror input[type=range]').all();
            check(sliders.length === 3, `${sliders.length} questions`);
            const box = await sliders[0].boundingBox();
            check(box !== null, 'the first question has no place');
            await person.page.touchscreen.tap(box.x + box.width - 8, box.y + box.height - 12);
            await person.idle();
            const touched = Number(await sliders[0].inputValue());
            check(touched >= 9, `a finger at the right end gives ${touched}`);
            await sliders[1].focus();
            for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await person.key(key);
            check(await sliders[1].inputValue() === '2', `arrow keys give ${await sliders[1].inputValue()}`);
            await tap(person, 'button', 'Done');
            await person.sees(`${touched} of 10`);
            await person.sees('2 of 10');
            await addSomebody(person, 'R.');
            await person.press('button', 'Three questions about this week');
            await person.find('slider', /^I felt safe with R\./).waitFor({ state: 'attached' });
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'a questionnaire file: every problem with its place, nothing half kept, then answered by key and by touch', async run({ person: make }) {
        const person = await make(PHONE);
        try {
            await welcome(person);
            await bringOneIn(person);
            const broken = structuredClone(FORM);
            broken.items[2].id = '1';
            broken.scale.max = 0;
            broken.scales[0].items.push({ item: '99' });
            await choose(person, JSON.stringify(broken));
            await person.sees('things to mend:');
            const words = await person.words();
            for (const place of ['items/2/id', 'scale:', 'scales/0/items: there is no such statement (“99”)']) check(words.includes(place), `"${place}" is not named in:\n${words}`);
            await person.page.screenshot({ path: join(output, 'questionnaire-problems.png') });
            await choose(person, 'no JSON at all <script>');
            await person.sees('1 thing to mend:');
            await choose(person, ' '.repeat(300_000));
            await person.sees('larger than 256 KB');
            await person.rest();
            await person.reload();
            await person.press('button', 'Compass');
            await person.press('button', /^Questionnaires of your own/);
            check(!(await person.words()).includes('Nearness'), 'something of a broken file was kept');

            await bringOneIn(person);
            await choose(person, JSON.stringify(FORM));
            await person.press('switch', /^I have the right to use this questionnaire/);
            await person.sees('All is well. Statements: 4.');
            await person.press('button', 'Keep this questionnaire');
            await person.sees('Nearness scale');
            await person.press('button', 'Begin');
            for (const answer of '5241') {
                await person.press('radio', new RegExp(`^${answer}\\b`));
                await person.press('button', 'Next');
            }
            await person.press('button', 'Yes');
            await person.sees('Scores by its own key');
            await person.sees('for this test only');
            await count(person);
            await tap(person, 'button', 'Compass');
            await tap(person, 'button', /^Questionnaires of your own/);
            await tap(person, 'button', 'Begin');
            await tapAll(person, '4152');
            await tap(person, 'button', 'Yes');
            await person.sees('Scores by its own key');
            await count(person);
            await tap(person, 'button', 'Compass');
            await tap(person, 'button', /^(Begin the check|Take it again)$/);
            await answerAll(person, '525634266251');
            await person.press('button', 'Yes');
            await count(person);
            await openMore(person, 'Progress');
            check(!(await person.words()).includes("This questionnaire is not Mooring's"), 'it stands first');
            await until(async () => (await person.words()).includes('Compass-12'), 'the forms to choose from');
            await person.press('button', 'Nearness scale');
            await person.sees("This questionnaire is not Mooring's");
            await person.press('tab', 'Looking back');
            await person.press('button', 'Put a report together');
            await person.press('checkbox', 'Questionnaires you brought in');
            await person.press('button', 'Read the report');
            await person.sees('Nearness, in general');
            check(!(await person.words()).includes('Worry about being left'), 'a form that was not ticked is in the report');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'a result is printed on one page, with its map', async run({ person: make }) {
        const person = await make();
        try {
            await person.page.addInitScript(() => {
                globalThis.print = () => { // the sheet is gone as soon as the dialog is
                    /** @type {any} */ (globalThis).sheet = document.getElementById('sheet')?.cloneNode(true);
                };
            });
            await welcome(person);
            await person.press('button', 'Begin the check');
            await answerAll(person, '525634266251');
            await person.press('button', 'Yes');
            await person.press('button', 'Print');
            await until(() => person.evaluate(() => 'sheet' in globalThis), 'the sheet');
            const held = await person.evaluate(() => {
                const { sheet } = /** @type {any} */ (globalThis);
                document.body.append(sheet);
                return ['svg', 'circle', 'polygon', 'h2', 'script'].map((name) => sheet.querySelectorAll(name).length);
            });
            check(held.join(' ') === '1 20 2 3 0', `map, dots, rings, headings, scripts: ${held.join(' ')}`);
            for (const format of ['A4', 'Letter']) {
                const paper = (await person.page.pdf({ format })).toString('latin1');
                check(paper.match(/\/Type\s*\/Page\b/g)?.length === 1, `more than one page of ${format}`);
            }
        } finally {
            await person.close();
        }
    } },
];
