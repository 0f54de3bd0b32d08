// What a press and a letter cost in Chromium: animation frames and time until the picture of what they did is submitted,
// and changes of the mirror. Printed and never judged; frames travel between machines, times do not.
import { ChromiumPerson } from '../browser/chromium_person.mjs';
import { AppServer, askedToEnd } from '../browser/harness.mjs';
import { welcome } from '../browser/journeys.mjs';

const ROUNDS = 15;
const LETTERS = 60;

/** @param {number[]} values @param {number} part between 0 and 1 */
function quantile(values, part) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/**
 * Notes, for each input, how many animation frames pass and how long it takes until something is drawn that shows what the
 * mirror shows after the handler. Runs inside the page, before anything of it.
 */
function watchInputs() {
    const state = { armed: false, at: 0, frames: 0, changes: 0, handler: 0,
        seen: /** @type {{ frames: number, ms: number, handler: number, changes: number }[]} */ ([]) };
    /** @type {any} */ (globalThis).inputs = state;
    const begin = (/** @type {Event} */ event) => {
        Object.assign(state, { armed: true, at: performance.now(), frames: 0, changes: 0, handler: 0 });
        // After every handler of this event.
        if (event.type === 'pointerup') setTimeout(() => (state.handler ||= performance.now() - state.at));
    };
    addEventListener('pointerup', begin, { capture: true });
    addEventListener('input', begin, { capture: true });
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => request((now) => {
        if (state.armed) state.frames += 1;
        callback(now);
    });
    const real = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (
        /** @type {number} */ mode, /** @type {number} */ count, /** @type {number} */ type, /** @type {number} */ offset) {
        real.call(this, mode, count, type, offset);
        if (!state.armed) return;
        state.armed = false;
        const { frames, handler } = state;
        const ms = performance.now() - state.at;
        const counted = { frames, ms, handler, changes: 0 };
        state.seen.push(counted);
        setTimeout(() => (counted.changes = state.changes)); // observers are told before that
    };
    addEventListener('DOMContentLoaded', () => {
        new MutationObserver((list) => (state.changes += list.length)).observe(/** @type {Node} */ (document.getElementById('mirror')),
            { subtree: true, childList: true, attributes: true, characterData: true });
    });
}

/** @param {string} name @param {{ frames: number, ms: number, handler: number, changes: number }[]} seen */
function print(name, seen) {
    const most = Math.max(...seen.map(({ frames }) => frames));
    const ms = [0.5, 0.98].map((part) => quantile(seen.map((one) => one.ms), part).toFixed(0)).join(' and ');
    const handler = seen.some((one) => one.handler > 0) ? `, handler p98 ${quantile(seen.map((one) => one.handler), 0.98).toFixed(1)} ms` : '';
    const changes = quantile(seen.map((one) => one.changes), 0.5);
    console.log(`  ${name.padEnd(18)} ${seen.length} times: at most ${most} of 1 frames to the picture, p50 and p98 ${ms} ms of 50${handler}, ` +
        `${changes} changes of the mirror`);
}

/** @param {AppServer} server @param {(close: () => Promise<void>) => void} opened */
async function measure(server, opened) {
    await server.start();
    const person = await ChromiumPerson.make(server);
    opened(() => person.close());
    try {
        await person.page.addInitScript(watchInputs);
        await welcome(person);
        const take = () => person.evaluate(() => /** @type {any} */ (globalThis).inputs.seen.splice(0));
        console.log('from an input to the picture of what it did:');
        await person.rest();
        await take();
        for (let i = 0; i < ROUNDS; ++i) {
            for (const name of ['Journal', 'Practice', 'Compass', 'Today']) {
                const box = await person.find('button', name).boundingBox();
                if (!box) throw new Error(`no button ${name}`);
                await person.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
                await person.idle();
            }
        }
        print('another section', await take());
        await person.press('button', 'Blank page');
        await person.find('textbox', 'Your entry').focus();
        await person.rest();
        await take();
        for (let i = 0; i < LETTERS; ++i) {
            await person.page.keyboard.type(i % 6 === 5 ? ' ' : 'a');
            await person.idle();
        }
        print('a letter', await take());
    } finally {
        await person.close();
    }
}

const server = new AppServer();
/** @type {() => Promise<void>} */
let close = async () => {};
const work = measure(server, (closer) => (close = closer));
try {
    if (await Promise.race([work, askedToEnd])) await close();
} finally {
    await server.stop();
}
process.exit();
