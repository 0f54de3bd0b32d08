// A person at a browser, in terms of what any driver can do: run code in the page, press keys, type. An engine's own
// class says how. Presses are by keyboard: focus on the element with the role and name, then the key the role wants.
import { findInPage, output, until, wordsInPage } from './harness.mjs';
import { join } from 'node:path';

export class Person {
    /** @type {string[]} */ errors = [];

    /** @param {import('./harness.mjs').AppServer} server */
    constructor(server) {
        this.server = server;
    }

    // --- what an engine provides ---
    /** @template T @param {(argument: any) => T} _code @param {any} [_argument] @returns {Promise<any>} */
    async evaluate(_code, _argument) { throw new Error('not provided'); }
    /** @param {string} _url */
    async goto(_url) { throw new Error('not provided'); }
    /** @param {string} _key one of Enter, Space, End, Home, Escape, Tab */
    async keyDown(_key) { throw new Error('not provided'); }
    /** @param {string} _text */
    async typeText(_text) { throw new Error('not provided'); }
    /** @param {string} _path */
    async screenshot(_path) { throw new Error('not provided'); }
    async front() {}
    async close() {}

    // --- what follows from it ---
    async open() {
        await this.goto(this.server.origin);
        await this.ready();
    }

    async reload() {
        await this.open();
    }

    async ready() {
        await until(() => this.evaluate(() => document.querySelector('#mirror h1') !== null), 'the first screen');
        await this.idle();
    }

    async idle() {
        await until(() => this.evaluate(() => document.documentElement.dataset.idle === 'true'), 'the page to be idle')
            .catch(async (error) => {
                const [before, , after] = [await this.#state(), await new Promise((resolve) => setTimeout(resolve, 1000)), await this.#state()];
                throw new Error(`${error.message}: ${before}; a second later: ${after}`);
            });
    }

    /** What a failure is understood by. @returns {Promise<string>} */
    async #state() {
        return this.evaluate(() => {
            const { frame, idle } = document.documentElement.dataset;
            const words = document.querySelector('#mirror')?.textContent?.slice(0, 200);
            return `frame ${frame}, ${idle ? 'idle' : 'busy'}, ${document.visibilityState}, "${words}"`;
        });
    }

    /** Waits until nothing has been drawn for a whole second: late replies of the store have arrived. */
    async rest() {
        let last = '';
        await until(async () => {
            const now = await this.evaluate(() => document.documentElement.dataset.frame ?? '');
            const still = now === last;
            last = now;
            if (!still) await new Promise((resolve) => setTimeout(resolve, 1000));
            return still;
        }, 'the page to rest');
    }

    /** @param {string} role @param {string | RegExp} name */
    async focus(role, name) {
        const wanted = { role, name: name instanceof RegExp ? name.source : name, pattern: name instanceof RegExp };
        const code = `(${findInPage})(${JSON.stringify(wanted)})`;
        try {
            await until(() => this.evaluate(/** @type {any} */ (new Function(`const found = ${code}; found?.focus(); return found !== null;`))),
                `${role} "${name}"`, 15_000);
        } catch (error) {
            await this.screenshot(join(output, 'missing.png'));
            throw new Error(`${error}. There is:\n${await this.words()}`);
        }
    }

    /** @param {string} role @param {string | RegExp} name */
    async press(role, name) {
        await this.focus(role, name);
        await this.keyDown(role === 'radio' ? 'Space' : 'Enter');
        await this.idle();
    }

    /** @param {string} role @param {string} name @param {string} text */
    async type(role, name, text) {
        await this.focus(role, name);
        await this.idle();
        await this.typeText(text);
        await this.idle();
    }

    /** @param {string} key */
    async key(key) {
        await this.keyDown(key);
        await this.idle();
    }

    /** @returns {Promise<string>} */
    words() {
        return this.evaluate(wordsInPage);
    }

    /** @param {string} text */
    async sees(text) {
        await until(async () => (await this.words()).includes(text), `"${text}" on the page`).catch(async (error) => {
            await this.screenshot(join(output, 'missing.png'));
            throw new Error(`${error.message}. There is:\n${await this.words()}`);
        });
    }
}
