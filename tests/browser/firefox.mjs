// Firefox over WebDriver BiDi, in a window of its own under Xvfb: its headless mode has no WebGL2. A window there never
// has the focus, so keys press nothing and focus events stay away: presses and texts come as a screen reader gives them,
// as clicks and changed values of the elements.
import puppeteer from 'puppeteer-core';
import { pathToFileURL } from 'node:url';
import { CLOSE_MS, atMost, check, killGroup, runAll, until } from './harness.mjs';
import { journeys } from './journeys.mjs';
import { journalJourneys } from './journeys_journal.mjs';
import { peopleJourneys } from './journeys_people.mjs';
import { practiceJourneys } from './journeys_practice.mjs';
import { egressJourneys } from './journeys_egress.mjs';
import { openingJourneys } from './journeys_openings.mjs';
import { tabJourneys } from './journeys_tabs.mjs';
import { golden, goldenFile, openerPage } from './opener.mjs';
import { Person } from './person.mjs';
import { withDisplay } from './display.mjs';

/** @typedef {import('./harness.mjs').AppServer} AppServer */

const OWN_ERRANDS = ['firefox.settings.services.mozilla.com', 'content-signature-2.cdn.mozilla.net', 'push.services.mozilla.com',
    'location.services.mozilla.com', 'aus5.mozilla.org', 'normandy.cdn.mozilla.net', 'incoming.telemetry.mozilla.org',
    'contile.services.mozilla.com', 'merino.services.mozilla.com', 'detectportal.firefox.com'];

class FirefoxPerson extends Person {
    /** @param {AppServer} server @param {import('puppeteer-core').Browser} browser @param {import('puppeteer-core').Page} page */
    constructor(server, browser, page) {
        super(server);
        this.browser = browser;
        this.page = page;
        page.on('pageerror', (error) => this.errors.push(String(error)));
    }

    /** @param {AppServer} server */
    static async make(server) {
        const browser = await puppeteer.launch({
            browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: false,
            handleSIGTERM: false, handleSIGINT: false, handleSIGHUP: false,
            env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1' },
            // The browser's own errands lead to this machine; whatever else is asked for would be counted (network.mjs).
            extraPrefsFirefox: { 'webgl.force-enabled': true, 'network.dns.localDomains': OWN_ERRANDS.join() },
        });
        const page = (await browser.pages())[0] ?? await browser.newPage();
        return new FirefoxPerson(server, browser, page);
    }

    /** @override @param {any} code @param {any} [argument] */
    evaluate(code, argument) {
        return this.page.evaluate(code, argument);
    }

    /** @override @param {string} url */
    async goto(url) {
        await this.page.goto(url);
    }

    /** @override @param {string} role @param {string | RegExp} name */
    async press(role, name) {
        await this.focus(role, name);
        await this.evaluate((/** @type {HTMLElement} */ element) => element.click(), await this.page.evaluateHandle('document.activeElement'));
        await this.idle();
    }

    /** @override @param {string} text */
    async typeText(text) {
        await this.evaluate((/** @type {string} */ more) => {
            const field = /** @type {HTMLTextAreaElement} */ (document.activeElement);
            field.value += more;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }, text);
    }

    /** @override @param {string} path */
    async screenshot(path) {
        await this.page.screenshot({ path: /** @type {any} */ (path) });
    }

    /** @override */
    async front() {
        await this.page.bringToFront();
    }

    async newTab() {
        return new FirefoxPerson(this.server, this.browser, await this.browser.newPage());
    }

    /** @override */
    async close() {
        const pid = this.browser.process()?.pid;
        await atMost(this.browser.close(), CLOSE_MS, 'closing Firefox').catch(() => killGroup(pid));
    }
}

/** @type {import('./harness.mjs').Journey[]} */
const openerJourneys = [
    { name: 'the page that opens a backup, from a folder: the golden file by passphrase and code', async run({ person: make }) {
        const person = await make();
        try {
            await person.goto(pathToFileURL(openerPage).href);
            const said = () => person.evaluate(() => document.getElementById('said')?.textContent);
            for (const [secret, words] of [['not this one', 'That does not open it.'], [golden.passphrase, `Opened. Entries: ${golden.entries.length}.`],
                [golden.code, `Opened. Entries: ${golden.entries.length}.`]]) {
                await (await person.page.$('#file')).uploadFile(goldenFile);
                await person.evaluate((/** @type {string} */ typed) => {
                    /** @type {HTMLInputElement} */ (document.getElementById('secret')).value = typed;
                    document.getElementById('open')?.click();
                }, secret);
                await until(async () => (await said())?.startsWith(words), words);
            }
            const shown = await person.evaluate(() => document.getElementById('entries')?.textContent);
            for (const entry of golden.entries) check(shown.includes(entry), `"${entry}" is not shown`);
        } finally {
            await person.close();
        }
    } },
];

process.exit(await withDisplay(() => runAll('firefox', [...journeys, ...journalJourneys, ...peopleJourneys, ...practiceJourneys,
    ...openingJourneys, ...tabJourneys, ...egressJourneys(['location', 'refresh'], ['preconnect', 'stun']), ...openerJourneys], FirefoxPerson.make)));
