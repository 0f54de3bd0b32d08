// Figures of the app in Chromium beside the stock Dear ImGui example, printed and never judged. Machines differ and are
// shared: the start is a ratio of neighbours in one run, the rest wants a quiet machine. PAIRS=... for another number.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChromiumPerson, end, launch, newProfile } from '../browser/chromium_person.mjs';
import { AppServer, CLOSE_MS, askedToEnd, atMost, root } from '../browser/harness.mjs';
import { sit, welcome } from '../browser/journeys.mjs';
import { BUDGET, firstVisit } from '../../scripts/size.mjs';

const PAIRS = Number(process.env.PAIRS ?? 12);
const VIEW = { width: 1280, height: 800 }; // the example's own size: both draw as many pixels
const IDLE_MS = 10_000;
const SCROLL_FRAMES = 400;
const ENTRIES = 12;

/** Closes the browser there is: there is never more than one. */
let closeOpen = async () => {};

/** @param {number[]} values @param {number} part between 0 and 1 */
function quantile(values, part) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
/** @param {number[]} values */
const quartiles = (values) => [0.5, 0.25, 0.75].map((part) => quantile(values, part));

/**
 * Notes when the first picture is painted, the same way on both sides: after the draw call, at the end of the script that
 * made it, the whole canvas is read back, which waits until the picture is really there, and counts once it has two
 * colours. Mooring first says that it is opening its storage; the first screen that can be used, with a button in it, is
 * noted by itself. The example has no storage, so its picture is its screen. Time runs from performance.timeOrigin, the
 * start of the navigation. Runs inside the page, before anything of it.
 */
function watchPaint() {
    let waiting = false;
    /** @type {{ picture?: number, screen?: number }} */
    const painted = {};
    /** @type {any} */ (globalThis).painted = painted;
    const look = (/** @type {WebGLRenderingContext | WebGL2RenderingContext} */ gl) => {
        waiting = false;
        const usable = !document.getElementById('mirror') || document.querySelector('#mirror main button') !== null;
        if (painted.picture && !usable) return;
        const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
        const pixels = new Uint8Array(width * height * 4);
        gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
        const colours = new Uint32Array(pixels.buffer);
        if (!colours.some((colour) => colour !== colours[0])) return;
        painted.picture ??= performance.now();
        if (usable) painted.screen = performance.now();
    };
    for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
        const real = prototype.drawElements;
        prototype.drawElements = function (...numbers) {
            real.apply(this, numbers);
            if (waiting || painted.screen) return;
            waiting = true;
            queueMicrotask(() => look(this));
        };
    }
}

/** @param {import('playwright-core').Page} page @param {string} url @returns {Promise<{ picture: number, screen: number }>} */
async function paint(page, url) {
    await page.goto(url);
    await page.waitForFunction(() => 'screen' in /** @type {any} */ (globalThis).painted);
    return page.evaluate(() => /** @type {any} */ (globalThis).painted);
}

/** First and second load of one side in a new profile. The browser and its graphics process are up before. @param {string} url */
async function starts(url) {
    const profile = newProfile();
    const context = await launch(profile, { viewport: VIEW });
    closeOpen = () => end(context, profile);
    try {
        await context.addInitScript(watchPaint);
        const warming = context.pages()[0];
        await warming.evaluate(() => {
            const gl = document.createElement('canvas').getContext('webgl2');
            gl?.clear(gl.COLOR_BUFFER_BIT);
            gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        });
        const first = await context.newPage();
        const cold = await paint(first, url);
        // Everything of the first visit ends: of Mooring also its worker, which serves the second.
        await first.waitForLoadState('networkidle');
        await first.evaluate(async () => {
            if (document.getElementById('mirror')) await navigator.serviceWorker.ready;
        });
        await first.close();
        const second = await context.newPage();
        return { cold, warm: await paint(second, url) };
    } finally {
        await closeOpen();
    }
}

/** @param {string} mooring @param {string} peer */
async function benchStart(mooring, peer) {
    console.log(`start: ${PAIRS} pairs, new profile each, ${VIEW.width} x ${VIEW.height}`);
    /** @type {Array<Record<'mooring' | 'peer', Awaited<ReturnType<typeof starts>>>>} */
    const pairs = [];
    for (let i = 0; i < PAIRS; ++i) {
        // Who goes first alternates: what drifts in the machine meets both.
        if (i % 2 === 0) {
            const own = await starts(mooring);
            pairs.push({ mooring: own, peer: await starts(peer) });
        } else {
            const other = await starts(peer);
            pairs.push({ mooring: await starts(mooring), peer: other });
        }
    }
    const print = (/** @type {string} */ name, /** @type {number[]} */ values, /** @type {number} */ digits, unit = '', budget = '') => {
        const [median, low, high] = quartiles(values).map((value) => value.toFixed(digits));
        console.log(`  ${name.padEnd(28)} median ${median}${unit}${budget}, quartiles ${low} to ${high}${unit}`);
    };
    for (const visit of /** @type {const} */ (['cold', 'warm'])) {
        print(`${visit}: example`, pairs.map((pair) => pair.peer[visit].picture), 0, ' ms');
        for (const what of /** @type {const} */ (['picture', 'screen'])) {
            print(`${visit}: first ${what}`, pairs.map((pair) => pair.mooring[visit][what]), 0, ' ms');
            print(`${visit}: ${what} by example`, pairs.map((pair) => pair.mooring[visit][what] / pair.peer[visit].picture), 2, '', ' of 1.25');
        }
    }
}

/** Times what the wasm program does in each animation frame, once told to. Runs inside the page, before anything of it. */
function watchFrames() {
    const state = { on: false, depth: 0, frame: 0, outside: 0, totals: /** @type {number[]} */ ([]), inside: /** @type {number[]} */ ([]) };
    /** @type {any} */ (globalThis).frameTimes = state;
    let longest = 0;
    let imports = 0;
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = /** @type {any} */ (async (/** @type {WebAssembly.Module} */ code, /** @type {WebAssembly.Imports} */ given) => {
        // What stands for the functions that arrive later has no list of them.
        const outer = Object.fromEntries(Object.entries(given ?? {}).map(([part, values]) => [part, part === 'placeholder' ? values : Object.fromEntries(
            Object.entries(values).map(([name, value]) => [name, typeof value !== 'function' ? value : (/** @type {any[]} */ ...numbers) => {
                if (!state.on) return value(...numbers);
                const start = performance.now();
                try {
                    return value(...numbers);
                } finally {
                    state.outside += performance.now() - start;
                }
            }]))]));
        const instance = await real(code, /** @type {any} */ (outer));
        const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => [name,
            typeof value !== 'function' ? value : (/** @type {any[]} */ ...numbers) => {
                if (!state.on || state.depth > 0) return value(...numbers);
                state.depth = 1;
                state.outside = 0;
                const start = performance.now();
                try {
                    return value(...numbers);
                } finally {
                    const took = performance.now() - start;
                    state.depth = 0;
                    if (took >= longest) [longest, imports] = [took, state.outside];
                }
            }]));
        return { exports };
    });
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => request((now) => {
        longest = imports = 0;
        callback(now);
        if (!state.on || longest === 0) return;
        state.totals.push(longest);
        state.inside.push(longest - imports);
    });
}

/** Scrolls the page there is, up and down, one step before each frame. Runs inside the page. @param {number} count */
async function scrollInPage(count) {
    const state = /** @type {any} */ (globalThis).frameTimes;
    Object.assign(state, { on: true, totals: [], inside: [] });
    for (let i = 0; state.totals.length < count && i < 4 * count; ++i) {
        const deltaY = Math.floor(i / 40) % 2 === 0 ? 24 : -24;
        dispatchEvent(new WheelEvent('wheel', { deltaY, cancelable: true }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    state.on = false;
    return { totals: state.totals, inside: state.inside };
}

/** @param {AppServer} server */
async function benchFrames(server) {
    const person = await ChromiumPerson.make(server, { viewport: { width: 390, height: 640 } });
    closeOpen = () => person.close();
    try {
        await person.page.addInitScript(watchFrames);
        await welcome(person);
        await person.rest();
        const requested = await person.evaluate(async (/** @type {number} */ ms) => {
            let frames = 0;
            const real = globalThis.requestAnimationFrame;
            globalThis.requestAnimationFrame = (callback) => (frames += 1, real(callback));
            await new Promise((resolve) => setTimeout(resolve, ms));
            globalThis.requestAnimationFrame = real;
            return frames;
        }, IDLE_MS);
        console.log(`idle: ${requested} of 0 animation frames requested in ${IDLE_MS / 1000} s on Today`);

        await sit(person, '525634266251');
        for (let i = 0; i < ENTRIES; ++i) {
            await person.press('button', 'Journal');
            await person.press('button', 'New entry');
            await person.type('textbox', 'Your entry', `Entry ${i + 1}. ` + 'Some words about a day with somebody near. '.repeat(4));
            await person.press('button', 'Done');
        }
        console.log('C++ frame while scrolling, the longest call into the program in each animation frame. "all" includes handing the\n' +
            'picture to WebGL and the mirror to the page, not the drawing itself, which another process does; "C++" leaves both out.');
        for (const section of ['Compass', 'Journal']) {
            await person.press('button', section);
            await person.rest();
            const { totals, inside } = /** @type {{ totals: number[], inside: number[] }} */ (await person.evaluate(scrollInPage, SCROLL_FRAMES));
            const figures = (/** @type {number[]} */ values) => [0.5, 0.95].map((part) => quantile(values, part).toFixed(2)).join(' and ');
            console.log(`  ${section.padEnd(8)} ${totals.length} frames: all p50 and p95 ${figures(totals)} ms of 2 ms; C++ ${figures(inside)} ms`);
        }
        if (person.errors.length > 0) console.log(person.errors.join('\n'));
    } finally {
        await closeOpen();
    }
}

const dist = join(root, 'dist');
const mooring = new AppServer(dist);
// Both behind the same headers, as far as the example runs with them: a page that is cut off from other pages' processes
// gets a process of its own, which takes longer than the rest of a start.
const peerFolder = join(root, 'build/peer');
const { headers } = JSON.parse(readFileSync(join(dist, 'hosting/serve.json'), 'utf8'));
const cutOff = headers[0].headers.filter((/** @type {{ key: string }} */ { key }) => key.startsWith('Cross-Origin-'));
mkdirSync(join(peerFolder, 'hosting'), { recursive: true });
writeFileSync(join(peerFolder, 'hosting/serve.json'), JSON.stringify({ headers: [{ source: '**', headers: cutOff }] }));
const peer = new AppServer(peerFolder);
async function measure() {
    await mooring.start();
    await peer.start();
    await benchStart(mooring.origin, peer.origin);
    await benchFrames(mooring);
    console.log(`first visit: ${(firstVisit(dist).total / 1000).toFixed(1)} of ${BUDGET} KB over a host that compresses with brotli`);
}
const work = measure();
try {
    const signal = await Promise.race([work, askedToEnd]);
    if (signal) {
        console.log(`ended by ${signal}`);
        process.exitCode = 1;
        await atMost(Promise.allSettled([closeOpen(), work]), 2 * CLOSE_MS, 'the end').catch(() => {});
    }
} finally {
    await mooring.stop();
    await peer.stop();
}
process.exit();
