// Typing as only Chromium's tools can show it: an input method in every kind of field, the keyboard of a phone that slides
// in, and what is said when a field is wrong.
import { check, until } from './harness.mjs';
import { welcome } from './journeys.mjs';

/** What an input method does until a word is chosen; nothing in between may be lost or written twice. */
const COMPOSED = [
    { steps: ['か', 'かわ', 'かわの'], chosen: '川の' },
    { steps: ['ㅎ', '하', '한'], chosen: '한' },
    { steps: ['v', 'vi', 'viê', 'việ'], chosen: 'việt' },
];

/** @param {any} person @param {any} client @param {string} role @param {string} name */
async function compose(person, client, role, name) {
    const field = person.find(role, name);
    await field.focus();
    await person.idle();
    let kept = '';
    for (const { steps, chosen } of COMPOSED) {
        for (const text of steps) {
            await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
            await person.idle();
            check(await field.inputValue() === kept + text, `${role} "${name}" holds "${await field.inputValue()}" instead of "${kept + text}"`);
        }
        await client.send('Input.insertText', { text: chosen });
        await person.idle();
        kept += chosen;
        check(await field.inputValue() === kept, `${role} "${name}" holds "${await field.inputValue()}" instead of "${kept}"`);
    }
    // Enter and Escape in the middle of a word belong to the input method.
    await client.send('Input.imeSetComposition', { text: 'ん', selectionStart: 1, selectionEnd: 1 });
    await person.idle();
    check(await person.evaluate(() => document.activeElement?.matches('input, textarea')), `${role} "${name}" lost focus while a word was composed`);
    await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    // What the program has differs from what stands here? Then it writes its own as soon as the field is left.
    await person.key('Tab');
    check(await field.inputValue() === kept, `the program kept "${await field.inputValue()}" instead of "${kept}"`);
}

/** A keyboard that takes so much from the visible part of the page. Runs inside the page. @param {number} height */
function slideKeyboard(height) {
    Object.defineProperty(VisualViewport.prototype, 'height', { configurable: true, get: () => innerHeight - height });
    visualViewport?.dispatchEvent(new Event('resize'));
    return document.activeElement?.getBoundingClientRect().top ?? 0;
}

/** @type {import('./harness.mjs').Journey[]} */
export const typingJourneys = [
    { name: 'an input method in every kind of field: one line, many lines, search, in a dialog', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            const client = await person.context.newCDPSession(person.page);
            await person.press('button', 'Journal');
            await person.press('button', 'New entry');
            await compose(person, client, 'textbox', 'Your entry');
            await person.press('button', 'Title, people, feelings, tags');
            await compose(person, client, 'textbox', 'Title');
            await person.press('button', 'Done');
            await person.press('button', 'Journal');
            await compose(person, client, 'searchbox', 'Find in your entries');
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            await person.press('button', 'For developers');
            await person.press('button', 'All parts of the interface');
            await person.press('tab', 'Over the page');
            await person.press('button', 'Dialog');
            await compose(person, client, 'textbox', 'A label');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'the keyboard of a phone slides in: the field stands still, then the line one writes in is above it', async run({ person: make }) {
        const person = await make({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
        try {
            await welcome(person);
            await person.press('button', 'Blank page');
            const field = person.find('textbox', 'Your entry');
            await field.focus();
            await field.fill(Array.from({ length: 16 }, (_, i) => `line ${i}`).join('\n'));
            await person.idle();
            const before = await person.evaluate(() => document.activeElement?.getBoundingClientRect().top);
            for (let height = 0; height <= 340; height += 34) {
                const top = await person.evaluate(slideKeyboard, height);
                check(top === before, `the field went from ${before} to ${top} while the keyboard was ${height} high`);
            }
            const lowest = 740 - 340 - 16;
            const bottom = () => person.evaluate(() => /** @type {Element} */ (document.activeElement).getBoundingClientRect().bottom - 11);
            await until(async () => await bottom() <= lowest, 'the last line above the keyboard');
            check(await bottom() > 100, `the last line is at ${await bottom()}, far above the keyboard`);
            await person.evaluate(slideKeyboard, 0);
            await until(async () => await bottom() > lowest, 'the line back where it was');
        } finally {
            await person.close();
        }
    } },
    { name: 'a wrong field says why, at once and when it is reached; what opens names what it opens', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            const said = (/** @type {string} */ role) => person.evaluate((/** @type {string} */ wanted) => document.querySelector(`body > [role=${wanted}]`)?.textContent, role);
            check(await said('alert') === '' && await said('status') !== undefined, 'the places to speak are not there from the start');
            await person.press('button', 'More');
            await person.press('button', /^People/);
            await person.press('button', 'Add someone');
            const field = person.find('textbox', 'Nickname');
            check(await field.getAttribute('aria-invalid') === null, 'an empty field is wrong already');
            await field.fill('x'.repeat(500));
            await until(async () => (await said('alert')).includes('longer than a nickname'), 'the alert');
            check(await field.getAttribute('aria-invalid') === 'true', 'the field does not say that it is wrong');
            const why = await field.evaluate((/** @type {Element} */ element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent);
            check(why?.includes('longer than a nickname'), `its description is "${why}"`);
            await field.fill('R.');
            await person.idle();
            check(await field.getAttribute('aria-invalid') === null, 'the field stays wrong');

            await person.press('button', 'Back');
            await person.press('button', 'Journal');
            await person.press('button', 'New entry');
            await person.type('textbox', 'Your entry', 'Words');
            await until(async () => /Saved/.test(await said('status')), 'the first save to be said');
            check(!/Saved/.test(await said('alert')), 'a save interrupts');
            const opens = person.find('button', 'Title, people, feelings, tags');
            check(await opens.getAttribute('aria-expanded') === 'false' && await opens.getAttribute('aria-controls') === null, 'it is open already');
            await person.press('button', 'Title, people, feelings, tags');
            const panel = await opens.evaluate((/** @type {Element} */ element) => document.getElementById(element.getAttribute('aria-controls') ?? '')?.getAttribute('aria-label'));
            check(await opens.getAttribute('aria-expanded') === 'true' && panel === 'Title, people, feelings, tags', `it opened "${panel}"`);

            await person.press('button', 'Done');
            await person.press('button', 'More');
            await person.press('button', /^Progress/);
            for (const name of ['Days', 'Practice']) {
                await person.press('tab', name);
                const shown = await person.find('tab', name).evaluate((/** @type {Element} */ tab) => {
                    const element = document.getElementById(tab.getAttribute('aria-controls') ?? '');
                    return [element?.getAttribute('role'), element?.getAttribute('aria-label')].join(' ');
                });
                check(shown === `tabpanel ${name}`, `the tab ${name} shows ${shown}`);
            }
        } finally {
            await person.close();
        }
    } },
];
