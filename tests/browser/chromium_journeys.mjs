// Journeys that need Chromium's tools: no server, another day, input methods, touch, lost contexts, a trap.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppServer, check, root, until } from './harness.mjs';
import { answerAll, sit, welcome } from './journeys.mjs';

/** @type {import('./harness.mjs').Journey[]} */
export const chromiumJourneys = [
    { name: 'the whole house by keyboard, offline included', async run({ person: make, server }) {
        const person = await make();
        try {
            let now = Date.UTC(2026, 2, 4, 12);
            await person.page.clock.setFixedTime(now);
            // Four seconds a statement by the program's clock: answers given at a machine's pace would look hurried.
            const slowly = async (/** @type {string} */ answers) => {
                for (const answer of answers) {
                    await person.page.clock.setFixedTime(now += 4_000);
                    await answerAll(person, answer);
                }
            };
            await welcome(person);
            await person.press('button', 'Begin the check');
            await slowly('525634266251');
            await person.press('button', 'Yes');
            await person.sees('on a scale from 1 to 7');
            await person.reload();
            await person.press('button', 'Compass');
            await person.sees('Worry about being left: one sitting');
            await until(() => person.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker');
            await server.stop();
            await person.page.clock.setFixedTime(now += 15 * 86_400_000);
            await person.reload();
            await person.press('button', 'Take it again');
            await slowly('434453355342');
            await person.press('button', 'Yes');
            await person.sees('on a scale from 1 to 7');
            await person.press('button', 'Compass');
            await person.sees('Worry about being left: 2 sittings');
            await person.press('button', 'Journal');
            await person.press('button', 'New entry');
            await person.type('textbox', 'Your entry', 'Written without any server.');
            await person.press('button', 'Done');
            await person.reload();
            await person.press('button', 'Journal');
            await person.type('searchbox', 'Find in your entries', 'WITHOUT');
            await person.sees('1 entry found');
            const foreign = person.requests.filter((/** @type {string} */ url) => !url.startsWith(server.origin) &&
                !url.startsWith('blob:') && !url.startsWith('data:'));
            check(foreign.length === 0, `requests to elsewhere: ${foreign.join(' ')}`);
        } finally {
            await server.start();
            await person.close();
        }
    } },
    { name: 'at rest nothing runs: no frame in ten seconds, no change of the mirror', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.rest();
            const counted = await person.evaluate(async () => {
                let frames = 0;
                let changes = 0;
                const original = requestAnimationFrame;
                globalThis.requestAnimationFrame = (callback) => (frames += 1, original(callback));
                new MutationObserver((list) => (changes += list.length))
                    .observe(/** @type {Node} */ (document.getElementById('mirror')), { subtree: true, childList: true, attributes: true, characterData: true });
                await new Promise((resolve) => setTimeout(resolve, 10_000));
                globalThis.requestAnimationFrame = original;
                return { frames, changes };
            });
            check(counted.frames === 0, `${counted.frames} frames at rest`);
            check(counted.changes === 0, `${counted.changes} changes at rest`);
        } finally {
            await person.close();
        }
    } },
    { name: 'an input method writes Japanese, and a reload keeps it', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Blank page');
            await person.find('textbox', 'Your entry').focus();
            await person.idle();
            const client = await person.context.newCDPSession(person.page);
            for (const text of ['か', 'かわ', 'かわの']) {
                await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
                await person.idle();
            }
            await client.send('Input.insertText', { text: '川の' });
            await person.idle();
            const value = await person.evaluate(() => document.querySelector('textarea')?.value);
            check(value === '川の', `the field holds ${value}`);
            await until(async () => (await person.words()).includes('Saved '), 'the draft to be saved');
            await person.reload();
            await person.sees('川の');
        } finally {
            await person.close();
        }
    } },
    { name: 'a finger scrolls without pressing, flings, and taps', async run({ person: make }) {
        const person = await make({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 480 } });
        try {
            await welcome(person);
            await person.press('button', 'Compass');
            const client = await person.context.newCDPSession(person.page);
            const touch = (/** @type {string} */ type, /** @type {number} */ x, /** @type {number} */ y) =>
                client.send('Input.dispatchTouchEvent', { type: /** @type {any} */ (type), touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
            const offset = () => person.evaluate(() => {
                const inner = /** @type {HTMLElement} */ (document.querySelector('.scroll > div'));
                return -new DOMMatrix(getComputedStyle(inner).transform).f;
            });
            const box = await person.find('button', 'Begin the check').boundingBox();
            await touch('touchStart', box.x + 20, box.y + 10);
            for (let i = 1; i <= 8; ++i) await touch('touchMove', box.x + 20, box.y + 10 - 15 * i);
            await touch('touchEnd', 0, 0);
            await person.idle();
            check(await offset() > 60, 'the page did not follow the finger');
            check(!(await person.words()).includes('1 of 12'), 'scrolling pressed a button');
            const again = await person.find('button', 'Begin the check').boundingBox();
            if (again.y < 70) await person.key('Home');
            const now = await person.find('button', 'Begin the check').boundingBox();
            await touch('touchStart', now.x + 20, now.y + 20);
            await touch('touchEnd', 0, 0);
            await person.sees('1 of 12');
        } finally {
            await person.close();
        }
    } },
    { name: 'the form about a person by touch alone', async run({ person: make }) {
        const person = await make({ hasTouch: true, isMobile: true, viewport: { width: 412, height: 915 } });
        try {
            await welcome(person);
            const tap = async (/** @type {string} */ role, /** @type {string | RegExp} */ name) => {
                const element = person.find(role, name);
                await element.waitFor({ state: 'attached' });
                await person.idle();
                const box = await element.boundingBox();
                await person.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
                await person.idle();
            };
            await tap('button', 'More');
            await tap('button', /^People/);
            await tap('button', 'Add someone');
            await person.type('textbox', 'Nickname', 'R.');
            await tap('radio', 'Friend');
            await person.press('button', 'Done'); // below the fold
            await tap('button', 'Begin the check');
            await tap('button', 'Yes, it is safe');
            for (let i = 1; i <= 5; ++i) {
                await person.sees(`${i} of 5`);
                await tap('button', 'No');
            }
            await tap('button', 'Begin the check');
            for (const [i, answer] of [...'5263431627'].entries()) {
                await person.sees(`${i + 1} of 10`);
                await tap('radio', new RegExp(`^${answer} `));
                await tap('button', 'Next');
            }
            await tap('button', 'Illness');
            await tap('button', 'Yes');
            await person.sees('About you with R.');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'the graphics context is lost and comes back with the same picture', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            const before = await person.page.screenshot();
            await person.evaluate(async () => {
                const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
                const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
                extension?.loseContext();
                await new Promise((resolve) => setTimeout(resolve, 100));
                extension?.restoreContext();
            });
            await until(async () => (await person.page.screenshot()).equals(before), 'the same picture');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'Back of the browser goes back in the app, and the address says nothing', async run({ person: make, server }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Journal');
            await person.press('button', 'Help');
            await person.sees('You do not have to manage this alone');
            await person.page.goBack();
            await person.sees('An empty page is a fine start');
            await person.page.goBack();
            await person.sees('A question for today');
            check(person.page.url() === server.origin + '/', person.page.url());
            check((await person.page.title()) === 'Mooring', await person.page.title());
        } finally {
            await person.close();
        }
    } },
    { name: 'a trap ends in a panel that saves everything to a file', async run({ person: make }) {
        const person = await make({ acceptDownloads: true });
        try {
            // A program whose every call traps once the test says so.
            await person.page.addInitScript(() => {
                const real = WebAssembly.instantiate;
                WebAssembly.instantiate = /** @type {any} */ (async (/** @type {WebAssembly.Module} */ code, /** @type {WebAssembly.Imports} */ imports) => {
                    const instance = await real(code, imports);
                    const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => [name,
                        typeof value !== 'function' ? value : (/** @type {any[]} */ ...numbers) => {
                            if (/** @type {any} */ (globalThis).trapNow) throw new WebAssembly.RuntimeError('unreachable');
                            return value(...numbers);
                        }]));
                    return { exports };
                });
            });
            await welcome(person);
            await person.press('button', 'Blank page');
            await person.type('textbox', 'Your entry', 'Do not lose me');
            await until(async () => (await person.words()).includes('Saved '), 'the draft to be saved');
            await person.type('textbox', 'Your entry', ', nor this');
            await person.evaluate(() => {
                /** @type {any} */ (globalThis).trapNow = true;
            });
            await person.page.mouse.move(100, 100);
            await person.page.getByRole('heading', { name: 'Mooring has stopped' }).waitFor();
            const download = person.page.waitForEvent('download');
            await person.page.getByRole('button', { name: 'Save my data to a file' }).click();
            const saved = readFileSync(await (await download).path(), 'utf8');
            check(saved.includes('Do not lose me'), 'the stored draft is missing');
            check(saved.includes('Do not lose me, nor this'), 'the typed text is missing');
        } finally {
            await person.close();
        }
    } },
    { name: 'no WebGL2: the same page, readable and working without a picture', async run({ person: make }) {
        const person = await make();
        try {
            await person.page.addInitScript(() => {
                HTMLCanvasElement.prototype.getContext = () => null;
            });
            await welcome(person);
            await sit(person, '444444444444');
            const colour = await person.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector('#mirror h1'))).color);
            check(!/, 0\)$/.test(colour), `the words are invisible: ${colour}`);
        } finally {
            await person.close();
        }
    } },
    { name: 'no WebAssembly: a page that says so', async run({ person: make, server }) {
        const person = await make();
        try {
            await person.page.addInitScript(() => {
                delete /** @type {any} */ (globalThis).WebAssembly;
            });
            await person.page.goto(server.origin);
            await person.page.getByRole('heading', { name: 'This browser cannot run Mooring' }).waitFor();
        } finally {
            await person.close();
        }
    } },
    { name: 'no IndexedDB: says so, and goes on without keeping anything', async run({ person: make }) {
        const person = await make();
        try {
            await person.page.addInitScript(() => {
                Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
            });
            await person.open();
            await person.sees('does not let the app store anything');
            await person.press('button', 'Go on without keeping anything');
            await person.sees('Nothing is being kept');
            await person.press('button', 'Next');
        } finally {
            await person.close();
        }
    } },
    { name: 'a damaged record comes back from the second copy', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            for (const text of ['The first entry', 'The second entry']) {
                await person.press('button', 'Journal');
                await person.press('button', 'New entry');
                await person.type('textbox', 'Your entry', text);
                await person.press('button', 'Done');
            }
            await person.evaluate(() => new Promise((resolve, reject) => {
                const open = indexedDB.open('d1');
                open.onsuccess = () => {
                    const store = open.result.transaction('r', 'readwrite').objectStore('r');
                    const cursor = store.openCursor();
                    cursor.onsuccess = () => {
                        const row = cursor.result;
                        if (!row) return reject(new Error('no such row'));
                        const text = new TextDecoder('latin1').decode(row.value);
                        if (!text.includes('The first entry')) return row.continue();
                        row.value[40] ^= 1;
                        row.update(row.value).onsuccess = () => resolve(open.result.close());
                    };
                };
            }));
            await person.reload();
            await person.press('button', 'Journal');
            await person.sees('The second entry');
            await person.sees('The first entry');
        } finally {
            await person.close();
        }
    } },
    { name: 'the policy holds: other origins are refused, and the positive control is not', async run({ person: make, server }) {
        const person = await make();
        try {
            await person.open();
            const blocked = await person.evaluate(async () => {
                const violated = new Promise((resolve) => document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true }));
                await globalThis.fetch('http://127.0.0.1:9/').catch(() => {});
                return Promise.race([violated, new Promise((resolve) => setTimeout(() => resolve(false), 5000))]);
            });
            check(blocked, 'the policy let a request to another origin pass');
            const own = await person.evaluate((/** @type {string} */ origin) => globalThis.fetch(origin + '/manifest.webmanifest').then((r) => r.ok), server.origin);
            check(own, 'the positive control failed: the own origin does not answer');
        } finally {
            await person.close();
        }
    } },
    { name: 'a newer version waits for the person, who keeps what they wrote', async run({ person: make }) {
        const folder = mkdtempSync(join(tmpdir(), 'mooring-update-'));
        cpSync(join(root, 'dist'), folder, { recursive: true });
        const server = new AppServer(folder);
        await server.start();
        const person = await make();
        person.server = server;
        try {
            await welcome(person);
            await until(() => person.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker');
            await person.press('button', 'Blank page');
            await person.type('textbox', 'Your entry', 'Written before the update');
            await person.press('button', 'Done');
            // The host gets another build: the same files, but for one line of the page.
            const page = readFileSync(join(folder, 'index.html'), 'utf8').replace('getting ready', 'getting ready anew');
            writeFileSync(join(folder, 'index.html'), page);
            const integrity = 'sha256-' + createHash('sha256').update(page).digest('base64');
            const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
            const build = /"([0-9a-f]{64})"/.exec(worker)?.[1] ?? '';
            const own = /\["\/","(sha256-[^"]+)"\]/.exec(worker)?.[1] ?? '';
            check(build !== '' && own !== '', 'sw.js does not look as expected');
            writeFileSync(join(folder, 'sw.js'), worker.replaceAll(build, 'f'.repeat(64)).replace(own, integrity));
            await person.reload();
            await person.sees('A newer version of Mooring is ready');
            const shown = () => person.evaluate(() => fetch('/').then((response) => response.text()));
            check(!(await shown()).includes('getting ready anew'), 'the new version came in by itself');
            await person.press('button', 'Update now');
            // The page loads anew meanwhile, which ends whatever is asked of the old one.
            await until(async () => (await shown().catch(() => '')).includes('getting ready anew'), 'the new version');
            await person.ready();
            await person.press('button', 'Journal');
            await person.sees('Written before the update');
        } finally {
            await person.close();
            await server.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    } },
];
