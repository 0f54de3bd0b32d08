// A person at Chromium, by Playwright.
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CLOSE_MS, atMost, killGroup, output, until, wordsInPage } from './harness.mjs';

/** @typedef {import('./harness.mjs').AppServer} AppServer */

const ARGUMENTS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    // The browser's own errands; whatever else is asked for would be counted (network.mjs).
    '--host-resolver-rules=MAP *.google.com ~NOTFOUND, MAP *.googleapis.com ~NOTFOUND, MAP *.gstatic.com ~NOTFOUND'];

/** A browser with a profile in a folder. @param {string} folder @param {object} [options] */
export function launch(folder, options = {}) {
    return chromium.launchPersistentContext(folder, {
        executablePath: '/usr/bin/chromium', args: ARGUMENTS, viewport: { width: 390, height: 780 },
        handleSIGTERM: false, handleSIGINT: false, handleSIGHUP: false, ...options,
    });
}

export const newProfile = () => mkdtempSync(join(tmpdir(), 'mooring-chromium-'));

/** Closes the browser and takes its profile away; one that does not answer is killed. @param {import('playwright-core').BrowserContext} context @param {string} folder */
export async function end(context, folder) {
    try {
        await atMost(context.close(), CLOSE_MS, 'closing Chromium');
    } catch {
        killGroup(pidOf(folder));
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** The browser's own lock on its profile names its process. @param {string} folder */
function pidOf(folder) {
    try {
        return Number(/\d+$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[0]);
    } catch {
        return undefined;
    }
}

/** One person's browser: a profile of its own, and every request it makes. */
export class ChromiumPerson {
    /** @type {string[]} */ requests = [];
    /** @type {string[]} */ errors = [];
    /** @type {import('playwright-core').Page} */ page;
    /** @type {Promise<void> | undefined} */ #closed;
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
        const folder = newProfile();
        const context = await launch(folder, options);
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

    /** Of the profile: everything the browser keeps. */
    get folder() {
        return this.#folder;
    }

    /** @param {string} url */
    async goto(url) {
        await this.page.goto(url);
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
        // A password field has no role: people find it by its label.
        if (role === 'secret') return this.page.getByLabel(name, { exact: true }).first();
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
        await this.page.keyboard.press(role === 'radio' || role === 'checkbox' ? 'Space' : 'Enter');
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

    close() {
        return (this.#closed ??= end(this.#context, this.#folder));
    }
}
