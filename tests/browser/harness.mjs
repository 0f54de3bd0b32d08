// What every browser journey needs: the real dist/ behind its real headers, a browser, and ways to do what a person does
// by role and name. Waits are for conditions: the program says when it is idle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlCounts, packetsOut } from './network.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const output = join(root, 'tests/output');
mkdirSync(output, { recursive: true });

const WAIT_MS = 30_000;
const JOURNEY_MS = 90_000;
export const CLOSE_MS = 3_000; // a browser that takes longer to close is killed

export async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server.close();
    await once(server, 'close');
    return port;
}

/**
 * Resolves with the signal that asks this program to end. Who imports this module ends by itself: the signals alone end
 * nothing, so that what was started is ended first.
 * @type {Promise<string>}
 */
export const askedToEnd = new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => resolve(signal));
});

/** The driver of a browser, not the page, has said nothing: such a journey is made once more. */
export class Unanswered extends Error {}

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Gives up waiting after so long; what was waited for goes on. @template T @param {Promise<T>} work @param {number} ms @param {string} what */
export async function atMost(work, ms, what) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const tooLong = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms / 1000} s`)), ms);
    });
    try {
        return await Promise.race([work, /** @type {Promise<never>} */ (tooLong)]);
    } finally {
        clearTimeout(timer);
    }
}

/** Ends a program that leads a process group of its own, with everything it started. @param {number | undefined} pid */
export function killGroup(pid) {
    try {
        if (pid) process.kill(-pid, 'SIGKILL');
    } catch {
        // It has ended already.
    }
}

/** A folder of files behind the server that scripts/run uses. Stop and start it to be offline and online. */
export class AppServer {
    port = 0;
    #folder;
    /** @type {import('node:child_process').ChildProcess | null} */ #process = null;

    constructor(folder = join(root, 'dist')) {
        this.#folder = folder;
    }

    /** For pages: service workers and other guarded features want this name. */
    get origin() {
        return `http://localhost:${this.port}`;
    }

    /** Does nothing while it runs. */
    async start() {
        if (this.#process) return;
        if (!existsSync(join(this.#folder, 'index.html'))) throw new Error(`${this.#folder} is not built: run scripts/build web`);
        this.port ||= await freePort();
        const serve = join(root, 'node_modules/serve/build/main.js');
        const settings = join(this.#folder, 'hosting/serve.json');
        const running = spawn(process.execPath, [serve, '-n', '-L', '--no-port-switching', '-l', `tcp://127.0.0.1:${this.port}`,
            ...(existsSync(settings) ? ['-c', settings] : []), this.#folder],
        { stdio: 'ignore', env: { ...process.env, NO_UPDATE_CHECK: '1' } }); // else it asks a package host once a day
        this.#process = running;
        // By number: Node 18 looks for localhost on IPv6 only.
        await until(() => {
            if (running.exitCode !== null || running.signalCode !== null) throw new Error('the server has ended');
            return fetch(`http://127.0.0.1:${this.port}`).then((response) => response.ok, () => false);
        }, 'the server to answer');
    }

    /** At once: asked politely, it would wait for connections that browsers keep open. */
    async stop() {
        const running = this.#process;
        this.#process = null;
        if (!running || running.exitCode !== null || running.signalCode !== null) return;
        running.kill('SIGKILL');
        await once(running, 'exit');
    }
}

/** @param {() => unknown} condition @param {string} what @param {number} [ms] */
export async function until(condition, what, ms = WAIT_MS) {
    const end = Date.now() + ms;
    for (;;) {
        const value = await condition();
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
    }
}

/** @param {unknown} condition @param {string} what @returns {asserts condition} */
export function check(condition, what) {
    if (!condition) throw new Error(what);
}

/** @typedef {{ name: string, run: (browser: any) => Promise<void>, sends?: boolean }} Journey `sends`: means to, as a control */
/** @typedef {{ close(): Promise<void> }} Closable */

/**
 * Runs one journey; its browsers are closed whatever happens, and one that hangs is ended.
 * @param {Journey} journey @param {AppServer} server @param {(server: AppServer, options?: object) => Promise<Closable>} make
 */
async function runOne({ name, run }, server, make) {
    await server.start(); // an ended journey may have left it stopped
    /** @type {Promise<Closable>[]} */
    const made = [];
    const person = (/** @type {object | undefined} */ options) => {
        made.push(make(server, options));
        return made[made.length - 1];
    };
    const work = run({ server, person });
    try {
        await atMost(Promise.race([work, askedToEnd.then((signal) => Promise.reject(new Error(`ended by ${signal}`)))]), JOURNEY_MS, name);
    } finally {
        // Without its browser the journey comes to its own end; until then it may still start or stop the server.
        const closed = made.map((one) => one.then((browser) => browser.close()));
        await atMost(Promise.allSettled([...closed, work]), 2 * CLOSE_MS, 'the end').catch(() => {});
    }
}

/**
 * Runs journeys one after the other and prints the figures. The exit code says whether all passed.
 * @param {string} engine @param {Journey[]} journeys
 * @param {(server: AppServer, options?: object) => Promise<Closable>} make a person at a new browser
 */
export async function runAll(engine, journeys, make) {
    let passed = 0;
    let failed = 0;
    let signal = '';
    askedToEnd.then((asked) => (signal = asked));
    const only = process.env.ONLY ?? ''; // a part of a journey's name, to run that one alone
    const server = new AppServer();
    if (!(await controlCounts())) {
        failed += 1;
        console.log(`FAIL  ${engine}: a packet that was sent is not counted`);
    }
    try {
        // What sends on purpose comes last: some of it may still be on its way when its journey has ended.
        const chosen = journeys.filter(({ name }) => name.includes(only));
        for (const journey of [...chosen.filter(({ sends }) => !sends), ...chosen.filter(({ sends }) => sends)]) {
            if (signal) break;
            const start = Date.now();
            const before = packetsOut();
            try {
                await runOne(journey, server, make).catch((error) => {
                    if (!(error instanceof Unanswered)) throw error;
                    console.log(`again ${engine}: ${journey.name}: ${error.message}`);
                    return runOne(journey, server, make);
                });
                const sent = packetsOut() - before;
                check(sent === 0 || journey.sends, `${sent} packets left for other machines`);
                passed += 1;
                console.log(`ok    ${engine}: ${journey.name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
            } catch (error) {
                failed += 1;
                console.log(`FAIL  ${engine}: ${journey.name}\n${error instanceof Error ? error.stack : error}`);
            }
        }
    } finally {
        await server.stop();
    }
    console.log(`${passed} passed, ${failed} failed`);
    return failed || signal ? 1 : 0;
}

/** Everything the mirror says: words, names and what stands in fields. Runs inside the page. */
export function wordsInPage() {
    const elements = [...document.querySelectorAll('#mirror *')];
    return elements.map((element) => {
        if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value;
        return element.getAttribute('aria-label') ?? (element.childElementCount === 0 ? element.textContent : '');
    }).join('\n');
}

/**
 * Finds the element of the mirror with a role and a name, as assistive technology would see it. Runs inside the page.
 * @param {{ role: string, name: string, pattern: boolean }} wanted a whole name, or a pattern that it must match
 */
export function findInPage({ role, name, pattern }) {
    const roles = /** @type {Record<string, string>} */ ({
        button: 'button:not([role]), [role=button]', switch: '[role=switch]', tab: '[role=tab]', radio: 'input[type=radio]',
        slider: 'input[type=range]', textbox: 'textarea, input[type=text]', searchbox: 'input[type=search]', secret: 'input[type=password]',
        heading: 'h1, h2, h3', paragraph: 'p', img: '[role=img]', table: 'table', link: 'a[href]', region: 'section',
    });
    const nameOf = (/** @type {Element} */ element) => element.getAttribute('aria-label') ?? element.textContent ?? '';
    return [...document.querySelectorAll(roles[role])].filter((element) => element.closest('#mirror'))
        .find((element) => (pattern ? new RegExp(name).test(nameOf(element)) : nameOf(element) === name)) ?? null;
}
