// Chromium by Playwright: the journeys that need its tools (offline, axe, clocks, fault injection) and the common ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { AppServer, check, output, runAll, until, wordsInPage } from './harness.mjs';
import { journeys } from './journeys.mjs';
import { chromiumJourneys } from './chromium_journeys.mjs';

const ARGUMENTS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** One person's browser: a profile of its own, and every request it makes. */
export class ChromiumPerson {
    /** @type {string[]} */ requests = [];
    /** @type {string[]} */ errors = [];
    /** @type {import('playwright-core').Page} */ page;
    #context;
    #folder;

    /** @param {AppServer} server @param {import('playwright-core').BrowserContext} context @param {string} folder */
    constructor(server, context, folder) {
        this.server = server;
        this.#context = context;
        this.#folder = folder;
        this.page = context.pages()[0];
        context.on('request', (request) => this.requests.push(request.url()));
        this.#listen(this.page);
    }

    /** @param {AppServer} server @param {object} [options] */
    static async make(server, options = {}) {
        const folder = mkdtempSync(join(tmpdir(), 'mooring-chromium-'));
        const context = await chromium.launchPersistentContext(folder, {
            executablePath: '/usr/bin/chromium', args: ARGUMENTS, viewport: { width: 390, height: 780 }, ...options,
        });
        return new ChromiumPerson(server, context, folder);
    }

    /** @param {import('playwright-core').Page} page */
    #listen(page) {
        page.on('pageerror', (error) => this.errors.push(error.message));
        page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    }

    get context() {
        return this.#context;
    }

    async open() {
        await this.page.goto(this.server.origin);
        await this.ready();
    }

    async reload() {
        await this.page.reload();
        await this.ready();
    }

    async ready() {
        await this.page.locator('#mirror h1').waitFor({ state: 'attached' });
        await this.idle();
    }

    async idle() {
        await this.page.waitForFunction(() => document.documentElement.dataset.idle === 'true');
    }

    /** Brings this tab before the person: a browser gives tabs behind it few frames. */
    async front() {
        await this.page.bringToFront();
    }

    /** Waits until nothing has been drawn for a whole second: late replies of the store have arrived. */
    async rest() {
        let last = '';
        await until(async () => {
            const now = await this.page.evaluate(() => document.documentElement.dataset.frame ?? '');
            const still = now === last;
            last = now;
            if (!still) await new Promise((resolve) => setTimeout(resolve, 1000));
            return still;
        }, 'the page to rest');
    }

    async newTab() {
        const page = await this.#context.newPage();
        this.#listen(page);
        const tab = Object.create(this);
        tab.page = page;
        return tab;
    }

    /** @param {string} role @param {string | RegExp} name */
    find(role, name) {
        return this.page.getByRole(/** @type {any} */ (role), typeof name === 'string' ? { name, exact: true } : { name }).first();
    }

    /** Presses by keyboard: focus, then the key that the role wants. @param {string} role @param {string | RegExp} name */
    async press(role, name) {
        const element = this.find(role, name);
        try {
            await element.waitFor({ state: 'attached' });
        } catch {
            await this.page.screenshot({ path: join(output, 'missing.png') });
            throw new Error(`no ${role} "${name}" (tests/output/missing.png). There is:\n${await this.words()}\n${this.errors.join('\n')}`);
        }
        await element.focus();
        await this.page.keyboard.press(role === 'radio' ? 'Space' : 'Enter');
        await this.idle();
    }

    /** @param {string} role @param {string} name @param {string} text */
    async type(role, name, text) {
        await this.find(role, name).focus();
        await this.idle();
        await this.page.keyboard.type(text);
        await this.idle();
    }

    /** @param {string} key */
    async key(key) {
        await this.page.keyboard.press(key);
        await this.idle();
    }

    async words() {
        return this.page.evaluate(wordsInPage);
    }

    /** @param {string} text */
    async sees(text) {
        await until(async () => (await this.words()).includes(text), `"${text}" on the page`);
    }

    /** @template T @param {(argument: any) => T} code @param {any} [argument] */
    evaluate(code, argument) {
        return this.page.evaluate(/** @type {any} */ (code), argument);
    }

    async close() {
        await this.#context.close();
        rmSync(this.#folder, { recursive: true, force: true });
    }
}

const server = new AppServer();
await server.start();
const context = { server, person: (/** @type {object | undefined} */ options) => ChromiumPerson.make(server, options), check };
const { passed, failed } = await runAll('chromium', [...journeys, ...chromiumJourneys], context);
await server.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
