// What every browser journey needs: the real dist/ behind its real headers, a browser, and ways to do what a person does
// by role and name. Waits are for conditions: the program says when it is idle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const output = join(root, 'tests/output');
mkdirSync(output, { recursive: true });

const WAIT_MS = 30_000;

export async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server.close();
    await once(server, 'close');
    return port;
}

/** The app behind the server that scripts/run uses. Stop and start it to be offline and online. */
export class AppServer {
    port = 0;
    /** @type {import('node:child_process').ChildProcess | null} */ #process = null;

    get origin() {
        return `http://localhost:${this.port}`;
    }

    async start(folder = join(root, 'dist')) {
        if (!existsSync(join(folder, 'index.html'))) throw new Error('dist/ is not built: run scripts/build web');
        this.port ||= await freePort();
        const serve = join(root, 'node_modules/serve/build/main.js');
        this.#process = spawn(process.execPath, [serve, '-n', '-L', '-l', `tcp://127.0.0.1:${this.port}`,
            '-c', join(folder, 'hosting/serve.json'), folder], { stdio: 'ignore' });
        await until(() => fetch(this.origin).then((response) => response.ok, () => false), 'the server to answer');
    }

    async stop() {
        const running = this.#process;
        this.#process = null;
        if (!running || running.exitCode !== null) return;
        running.kill();
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

/** @typedef {{ name: string, run: (browser: any) => Promise<void> }} Journey */

/** Runs journeys one after the other. @param {string} engine @param {Journey[]} journeys @param {any} context */
export async function runAll(engine, journeys, context) {
    let passed = 0;
    let failed = 0;
    const only = process.env.ONLY ?? ''; // a part of a journey's name, to run that one alone
    for (const { name, run } of journeys.filter((journey) => journey.name.includes(only))) {
        const start = Date.now();
        try {
            await run(context);
            passed += 1;
            console.log(`ok    ${engine}: ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
        } catch (error) {
            failed += 1;
            console.log(`FAIL  ${engine}: ${name}\n${error instanceof Error ? error.stack : error}`);
        }
    }
    return { passed, failed };
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
        button: 'button:not([role]), [role=button]', switch: '[role=switch]', radio: 'input[type=radio]',
        slider: 'input[type=range]', textbox: 'textarea, input[type=text]', searchbox: 'input[type=search]',
        heading: 'h1, h2, h3', paragraph: 'p', img: '[role=img]', table: 'table', link: 'a[href]', region: 'section',
    });
    const nameOf = (/** @type {Element} */ element) => element.getAttribute('aria-label') ?? element.textContent ?? '';
    return [...document.querySelectorAll(roles[role])].filter((element) => element.closest('#mirror'))
        .find((element) => (pattern ? new RegExp(name).test(nameOf(element)) : nameOf(element) === name)) ?? null;
}
