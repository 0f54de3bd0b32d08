// WebKitGTK by plain W3C WebDriver calls, in a window of its own under Xvfb.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { CLOSE_MS, Unanswered, atMost, freePort, killGroup, runAll, until } from './harness.mjs';
import { journeys } from './journeys.mjs';
import { journalJourneys } from './journeys_journal.mjs';
import { peopleJourneys } from './journeys_people.mjs';
import { practiceJourneys } from './journeys_practice.mjs';
import { egressJourneys } from './journeys_egress.mjs';
import { Person } from './person.mjs';
import { withDisplay } from './display.mjs';

/** @typedef {import('./harness.mjs').AppServer} AppServer */

const START_MS = 20_000;
const ANSWER_MS = 30_000;
const KEYS = /** @type {Record<string, string>} */ ({
    Enter: '\uE007', Space: ' ', End: '\uE010', Home: '\uE011', Escape: '\uE00C', Tab: '\uE004',
});

/** @param {string} url @param {string} method @param {object} [body] */
async function call(url, method, body) {
    const response = await fetch(url, { method, body: body ? JSON.stringify(body) : undefined, signal: AbortSignal.timeout(ANSWER_MS) })
        .catch((error) => { throw new Unanswered(`${method} ${url}: ${error.message}`, { cause: error }); });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`${method} ${url}: ${value?.error}: ${value?.message}`);
    return value;
}

class WebKitPerson extends Person {
    /** @param {AppServer} server @param {import('node:child_process').ChildProcess} driver @param {string} session @param {string} handle */
    constructor(server, driver, session, handle) {
        super(server);
        this.driver = driver;
        this.session = session;
        this.handle = handle;
    }

    /** @param {AppServer} server */
    static async make(server) {
        try {
            return await WebKitPerson.#start(server);
        } catch {
            return WebKitPerson.#start(server); // now and then a driver never says that its browser has begun
        }
    }

    /** A driver for each browser, in a process group of its own: ended together, whatever has become of them. @param {AppServer} server */
    static async #start(server) {
        const [binary] = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((triplet) => `/usr/lib/${triplet}/webkit2gtk-4.1/MiniBrowser`)
            .filter(existsSync);
        if (!binary) throw new Error('MiniBrowser is not installed: run scripts/setup browsers');
        const port = await freePort();
        const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', detached: true,
            env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } });
        try {
            const address = `http://127.0.0.1:${port}`;
            await until(() => fetch(`${address}/status`).then((response) => response.ok, () => false), 'the driver to answer');
            const { sessionId } = await atMost(call(`${address}/session`, 'POST', { capabilities: { alwaysMatch: {
                'webkitgtk:browserOptions': { binary, args: ['--automation'] } } } }), START_MS, 'starting WebKit');
            const session = `${address}/session/${sessionId}`;
            return new WebKitPerson(server, driver, session, await call(`${session}/window`, 'GET'));
        } catch (error) {
            killGroup(driver.pid);
            throw error;
        }
    }

    /** @override @param {any} code @param {any} [argument] */
    async evaluate(code, argument) {
        return call(`${this.session}/execute/sync`, 'POST', { script: `return (${code})(...arguments)`, args: [argument ?? null] });
    }

    /** @override @param {string} url */
    async goto(url) {
        await call(`${this.session}/url`, 'POST', { url });
    }

    /** @param {string[]} keys */
    async #keys(keys) {
        const actions = keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
        await call(`${this.session}/actions`, 'POST', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    }

    /** @override @param {string} key */
    async keyDown(key) {
        await this.#keys([KEYS[key] ?? key]);
    }

    /** @override @param {string} text */
    async typeText(text) {
        await this.#keys([...text]);
    }

    /** @override @param {string} path */
    async screenshot(path) {
        writeFileSync(path, Buffer.from(await call(`${this.session}/screenshot`, 'GET'), 'base64'));
    }

    /** @override */
    async front() {
        await call(`${this.session}/window`, 'POST', { handle: this.handle });
    }

    async newTab() {
        const { handle } = await call(`${this.session}/window/new`, 'POST', { type: 'window' });
        const tab = new WebKitPerson(this.server, this.driver, this.session, handle);
        await tab.front();
        return tab;
    }

    /** @override */
    async close() {
        await atMost(call(this.session, 'DELETE'), CLOSE_MS, 'closing WebKit').catch(() => {});
        killGroup(this.driver.pid);
    }
}

process.exit(await withDisplay(() => runAll('webkit', [...journeys, ...journalJourneys, ...peopleJourneys, ...practiceJourneys, ...egressJourneys(['location', 'refresh', 'preconnect'], ['prefetch', 'window', 'stun'])], WebKitPerson.make)));
