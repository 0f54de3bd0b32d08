// What only a browser can show of the interface: focus order, clicks on the drawn things, momentum under a finger, lost
// contexts, hostile pastes, a long random use.
import { check, until } from './harness.mjs';
import { welcome } from './journeys.mjs';

const SOAK = 1_000;
const SEED = 20_260_304;

/** A click where the thing is drawn, on the canvas. @param {any} person @param {string} role @param {string | RegExp} name */
async function click(person, role, name) {
    const element = person.find(role, name);
    await element.waitFor({ state: 'attached' });
    await element.evaluate((/** @type {HTMLElement} */ node) => node.focus()); // into sight
    await person.idle();
    const box = await element.boundingBox();
    await person.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await person.idle();
}

/** @param {any} person @param {string} name */
async function openGallery(person, name) {
    await person.press('button', 'More');
    await person.press('button', 'Settings');
    await person.press('button', 'For developers');
    await person.press('button', 'All parts of the interface');
    await person.find('tab', name).focus();
    await person.key('Enter');
}

/** @type {import('./harness.mjs').Journey[]} */
export const interfaceJourneys = [
    { name: 'Tab goes through the page in reading order and leaves it at both ends', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            const order = await person.evaluate(() => [...document.querySelectorAll('#mirror button, #mirror input')].map((one) => one.id));
            await person.find('button', 'Help').focus();
            for (const id of order.slice(1)) {
                await person.key('Tab');
                const at = await person.evaluate(() => document.activeElement?.id);
                check(at === id, `focus is on ${at} instead of ${id}`);
            }
            await person.key('Tab');
            check(await person.evaluate(() => !document.activeElement?.closest('#mirror')), 'Tab does not lead out');
            await person.find('button', 'Help').focus();
            await person.page.keyboard.press('Shift+Tab');
            check(await person.evaluate(() => !document.activeElement?.closest('#mirror')), 'Shift+Tab does not lead out');
        } finally {
            await person.close();
        }
    } },
    { name: 'a dialog keeps focus inside, Escape closes it, F6 and Ctrl+Enter work', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await openGallery(person, 'Over the page');
            await person.press('button', 'Dialog');
            check(await person.evaluate(() => document.activeElement?.textContent) === 'A heading', 'focus is not on the title');
            for (let i = 0; i < 6; ++i) {
                await person.key('Tab');
                check(await person.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('[role=dialog]') !== null),
                    'focus left the dialog for the page below');
            }
            await person.find('button', 'Cancel').focus();
            await person.page.keyboard.press('Control+Enter');
            await person.idle();
            check(await person.evaluate(() => document.querySelector('[role=dialog]') === null), 'Ctrl+Enter did not finish the dialog');
            await person.key('F6');
            const first = await person.evaluate(() => document.activeElement?.closest('header, nav, main')?.tagName);
            await person.key('F6');
            const second = await person.evaluate(() => document.activeElement?.closest('header, nav, main')?.tagName);
            check(first && second && first !== second, `F6 went from ${first} to ${second}`);
        } finally {
            await person.close();
        }
    } },
    { name: 'what has focus goes, and focus goes on to what came in its place', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Practice');
            await person.press('button', 'Words to say to yourself');
            await person.press('button', 'Write my own');
            const at = await person.evaluate(() => document.activeElement?.textContent);
            check(at === 'A new statement', `focus is on ${at}`);
        } finally {
            await person.close();
        }
    } },
    { name: 'the whole check by clicks on the drawn things alone', async run({ person: make }) {
        const person = await make();
        try {
            await person.open();
            await click(person, 'button', 'Next');
            await click(person, 'button', 'Next');
            await click(person, 'button', 'Begin');
            await click(person, 'button', 'Begin the check');
            for (let i = 0; i < 12; ++i) {
                await click(person, 'radio', '4  half and half');
                await click(person, 'button', 'Next');
            }
            await click(person, 'button', 'Yes');
            await person.sees('on a scale from 1 to 7');
        } finally {
            await person.close();
        }
    } },
    { name: 'a fling goes on after the finger has left, slows and stops', async run({ person: make }) {
        const person = await make({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 480 } });
        try {
            await welcome(person);
            await person.press('button', 'More');
            await person.press('button', 'Settings');
            const client = await person.context.newCDPSession(person.page);
            const touch = (/** @type {string} */ type, /** @type {number} */ y) =>
                client.send('Input.dispatchTouchEvent', { type: /** @type {any} */ (type), touchPoints: type === 'touchEnd' ? [] : [{ x: 180, y }] });
            const offset = () => person.evaluate(() => -new DOMMatrix(getComputedStyle(/** @type {Element} */ (document.querySelector('.scroll > div'))).transform).f);
            await touch('touchStart', 380);
            for (let i = 1; i <= 10; ++i) await touch('touchMove', 380 - 20 * i);
            await touch('touchEnd', 0);
            const released = await offset();
            await person.idle();
            const rested = await offset();
            check(rested > released + 40, `the fling went from ${released} to ${rested}`);
            check((await person.words()).includes('Text size'), 'the fling pressed something');
        } finally {
            await person.close();
        }
    } },
    { name: 'focus moved by a screen reader brings the offer of its taps; moved by keys or touch it does not', async run({ person: make }) {
        const person = await make({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
        try {
            await welcome(person);
            const move = (/** @type {string} */ name) => person.find('button', name).evaluate((/** @type {HTMLElement} */ node) => node.focus());
            const offered = async () => { await person.idle(); return (await person.words()).includes('Is a screen reader on?'); };
            await person.key('Tab');
            await person.key('Tab');
            check(!(await offered()), 'offered after keys');
            // Nobody presses anything for more than a second.
            await person.page.waitForFunction((/** @type {number} */ from) => performance.now() > from + 1_100, await person.evaluate(() => performance.now()));
            await move('Help');
            await move('Journal');
            check(await offered(), 'not offered when focus moved by itself');
            await person.press('button', 'Switch on screen reader taps');
            await until(() => person.evaluate(() => document.querySelector('.assist') !== null), 'taps to reach the elements');
            check(!(await offered()), 'offered again');
        } finally {
            await person.close();
        }
    } },
    { name: 'a lost graphics context is drawn again within two frames', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.rest();
            const before = await person.page.screenshot();
            const frames = await person.evaluate(async () => {
                const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
                const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
                const event = (/** @type {string} */ name) => new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
                const lost = event('webglcontextlost');
                extension?.loseContext();
                await lost;
                await new Promise((resolve) => setTimeout(resolve));
                const restored = event('webglcontextrestored');
                extension?.restoreContext();
                await restored;
                const first = Number(document.documentElement.dataset.frame);
                await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                return Number(document.documentElement.dataset.frame) - first;
            });
            check(frames >= 1 && frames <= 3, `${frames} frames in two animation frames`);
            await until(async () => (await person.page.screenshot()).equals(before), 'the same picture', 3_000);
        } finally {
            await person.close();
        }
    } },
    { name: 'out of sight nothing of the page can be seen; back again, one writes on', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Blank page');
            await person.type('textbox', 'Your entry', 'Not for the app switcher');
            const tell = (/** @type {boolean} */ hidden) => person.evaluate((/** @type {boolean} */ now) => {
                Object.defineProperty(document, 'hidden', { configurable: true, value: now });
                document.dispatchEvent(new Event('visibilitychange'));
            }, hidden);
            const shown = await person.page.screenshot();
            await tell(true);
            const covered = await person.page.screenshot();
            await person.evaluate(() => (document.body.style.display = 'none'));
            const nothing = await person.page.screenshot();
            check(!shown.equals(nothing), 'the positive control failed: the page shows nothing at all');
            check(covered.equals(nothing), 'something of the page can be seen while it is out of sight');
            await person.evaluate(() => (document.body.style.display = ''));
            await tell(false);
            await person.idle();
            await person.page.keyboard.type(', but mine');
            check(await person.find('textbox', 'Your entry').inputValue() === 'Not for the app switcher, but mine', 'focus did not come back');
        } finally {
            await person.close();
        }
    } },
    { name: 'the picture does not come back: the page goes on as plain text, and is drawn again later', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            // Where a glyph lies in its texture decides how its edges are rounded: the same pages are seen before and after.
            await person.press('button', 'Blank page');
            await person.type('textbox', 'Your entry', 'Written without a picture.');
            await person.press('button', 'Done');
            await person.press('button', 'Delete');
            await person.press('button', 'Today');
            await person.press('button', 'Close');
            await person.find('heading', 'Today').focus();
            await person.key('Home');
            await person.rest();
            const before = await person.page.screenshot();
            await person.evaluate(() => {
                const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
                const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
                /** @type {any} */ (globalThis).restore = () => extension?.restoreContext();
                extension?.loseContext();
            });
            await until(() => person.evaluate(() => document.body.classList.contains('plain')), 'the plain page');
            const unreadable = () => person.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#mirror :is(h1, h2, h3, p, li, button)'))]
                .filter((one) => {
                    const box = one.getBoundingClientRect();
                    const colour = getComputedStyle(one).color;
                    return one.textContent && (/, 0\)$/.test(colour) || box.width < 8 || box.height < 8 || box.left < 0 || box.right > innerWidth);
                }).map((one) => one.textContent));
            check((await unreadable()).length === 0, `cannot be read: ${await unreadable()}`);
            await person.press('button', 'Blank page');
            await person.type('textbox', 'Your entry', 'Written without a picture.');
            check((await unreadable()).length === 0, `cannot be read: ${await unreadable()}`);
            const labels = () => person.evaluate(() => [...document.querySelectorAll('#mirror label')].map((one) => one.textContent).join('; '));
            check((await labels()).includes('How are you right now?: '), `beside the controls stands: ${await labels()}`);
            await person.press('button', 'Done');
            await person.sees('Written without a picture.');
            await person.press('button', 'Delete');
            await person.press('button', 'Today');
            await person.press('button', 'Close');
            await person.evaluate(() => /** @type {any} */ (globalThis).restore());
            await until(() => person.evaluate(() => !document.body.classList.contains('plain')), 'the picture');
            await person.find('heading', 'Today').focus();
            await person.key('Home');
            check(await labels() === '', `left behind: ${await labels()}`);
            await until(async () => (await person.page.screenshot()).equals(before), 'the same picture');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'hostile pastes: a megabyte, controls, lone surrogates: nothing is lost in silence', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Blank page');
            const field = person.find('textbox', 'Your entry');
            await field.focus();
            await person.idle();
            const paste = async (/** @type {string} */ text) => {
                await field.evaluate((/** @type {HTMLTextAreaElement} */ element, /** @type {string} */ value) => {
                    element.value = value;
                    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
                }, text);
                await person.idle();
            };
            await paste('a\u0000b\u001b[31mc\u202ed \ud800 \udc00 e\u200d\u200d \u0645\u0631 f');
            check((await field.inputValue()).includes('[31mc'), 'the text was changed');
            await paste('word '.repeat(20_000));
            check((await field.inputValue()).length === 100_000, 'a paste of 100,000 characters was cut');
            await paste('x'.repeat(1_000_000));
            check((await field.inputValue()).length === 1_000_000, 'a megabyte was cut without a word');
            await until(async () => (await person.evaluate(() => document.body.textContent)).includes('longer than one entry can hold'), 'a word about the limit');
            await paste('short again');
            await until(async () => (await person.words()).includes('Saved '), 'the draft to be saved');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'a soak of a thousand random presses', async run({ person: make }) {
        const person = await make();
        try {
            console.log(`      seed ${SEED}`);
            await welcome(person);
            const grown = await person.evaluate(async (/** @type {{ count: number, seed: number }} */ { count, seed }) => {
                let state = seed;
                const below = (/** @type {number} */ n) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % n;
                const frame = () => new Promise((resolve) => setTimeout(resolve));
                let most = 0;
                for (let i = 0; i < count; ++i) {
                    const all = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#mirror button, #mirror input, #mirror textarea'))]
                        .filter((one) => !one.closest('[inert]') && !/file|rescue|Export|^Hide$|passphrase/i.test(one.textContent ?? ''));
                    const one = all[below(all.length)];
                    if (one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && /text|search/.test(one.type))) {
                        one.focus();
                        one.value = ['words', '川の', '🙂 שלום', '', '12'][below(5)];
                        one.dispatchEvent(new InputEvent('input', { bubbles: true }));
                    } else {
                        one?.focus();
                        one?.click();
                    }
                    if (below(8) === 0) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
                    most = Math.max(most, document.querySelectorAll('#mirror *').length);
                    if (i % 5 === 0) await frame();
                }
                return { most, notes: document.querySelectorAll('body > div[hidden] > span').length };
            }, { count: SOAK, seed: SEED });
            await person.idle();
            check(grown.most <= 600, `${grown.most} elements in the mirror`);
            check(grown.notes <= 100, `${grown.notes} descriptions were left behind`);
            check(person.errors.length === 0, person.errors.join('\n'));
            check(await person.evaluate(() => !document.body.classList.contains('stopped')), 'the program stopped');
        } finally {
            await person.close();
        }
    } },
];
