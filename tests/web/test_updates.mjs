// The service worker between builds that come and go, over a host and caches that fail at any moment, against a plain model:
// whatever happens, a page gets the build that was accepted, whole, and never a newer one that nobody has agreed to.
// MOORING_SEEDS=... for more histories than 200 (scripts/soak updates).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const ORIGIN = 'http://localhost';
const SEEDS = Number(process.env.MOORING_SEEDS ?? 200);
const STEPS = 60;
const source = readFileSync(new URL('../../web/sw.js', import.meta.url), 'utf8');

/** The same numbers for the same seed, on every machine: mulberry32. @param {number} seed */
function seeded(seed) {
    let state = seed;
    return (/** @type {number} */ below) => {
        state = (state + 0x6D2B79F5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return Math.floor(((t ^ (t >>> 14)) >>> 0) / 4294967296 * below);
    };
}

const integrityOf = (/** @type {string} */ text) => 'sha256-' + createHash('sha256').update(text).digest('base64');

/** What a host serves for one build: page and style keep their names, script and later part have hashed ones. @param {number} number */
function buildOf(number) {
    const name = String(number).padStart(64, '0');
    const texts = new Map([['/', `page of ${number}`], ['/blank.html', 'blank'], [`/boot.${number}.js`, `boot of ${number}`],
        [`/later.${number}.wasm`, `later of ${number}`]]);
    const constants = { build: name, files: [...texts].map(([path, text]) => [path, integrityOf(text)]),
        headers: { 'X-Build': String(number) }, passed: ['/icon.png'], later: [`/later.${number}.wasm`] };
    const code = Object.entries(constants).reduce((all, [key, value]) =>
        all.replace(new RegExp(`^const ${key} = .*;$`, 'm'), () => `const ${key} = ${JSON.stringify(value)};`), source);
    return { number, name, texts, code };
}

/** Caches that outlive their workers. Every call may be the one that fails. */
class Caches {
    /** @type {Map<string, Map<string, { text: string, type: string }>>} */ all = new Map();
    /** Throws when this call is to fail. */
    trouble = () => {};
    /** @param {string} name */
    async has(name) {
        return this.all.has(name);
    }
    async keys() {
        return [...this.all.keys()];
    }
    /** @param {string} name */
    async delete(name) {
        return this.all.delete(name);
    }
    /** @param {string} name */
    async open(name) {
        if (!this.all.has(name)) this.all.set(name, new Map());
        // As in a browser: what was opened goes on living when the cache is deleted meanwhile.
        const held = /** @type {Map<string, { text: string, type: string }>} */ (this.all.get(name));
        return {
            match: async (/** @type {string} */ path) => {
                const found = held.get(path);
                return found && new Response(found.text, { headers: { 'Content-Type': found.type } });
            },
            put: async (/** @type {string} */ path, /** @type {Response} */ response) => {
                const text = await response.text();
                this.trouble();
                held.set(path, { text, type: response.headers.get('Content-Type') ?? '' });
            },
            keys: async () => [...held.keys()].map((path) => ({ url: ORIGIN + path })),
            delete: async (/** @type {string} */ path) => held.delete(path),
        };
    }
}

/** A browser with at most one active worker, over one host. */
class Browser {
    caches = new Caches();
    /** @type {Map<string, string>} what the host has; files of the build before stay */ host = new Map();
    online = true;
    /** Calls until something fails; 0 nothing does. */
    countdown = 0;
    how = 0;
    /** @type {any} */ active = null;

    #fails() {
        return this.countdown > 0 && --this.countdown === 0;
    }

    /** As the browser's own fetch: integrity is checked before a byte is given out. @param {any} asked @param {{ integrity?: string }} [options] */
    async #fetch(asked, { integrity } = {}) {
        const path = typeof asked === 'string' ? asked : new URL(asked.url).pathname;
        const text = this.host.get(path);
        const failing = this.#fails();
        if (!this.online || (failing && this.how === 0)) throw new TypeError('no connection');
        if (text === undefined || (failing && this.how === 1)) return new Response('', { status: 404 });
        const given = failing ? text.slice(0, -1) : text; // cut on the way
        if (integrity && integrityOf(given) !== integrity) throw new TypeError('integrity');
        return new Response(given, { headers: { 'Content-Type': 'text/plain' } });
    }

    /** The browser fetches sw.js and lets it install. True when it now is the active worker. @param {ReturnType<typeof buildOf>} build */
    async update(build) {
        /** @type {Record<string, (event: any) => void>} */
        const listeners = {};
        const self = { addEventListener: (/** @type {string} */ name, /** @type {any} */ listener) => { listeners[name] = listener; },
            location: { origin: ORIGIN }, skipWaiting: async () => {}, clients: { claim: async () => {} } };
        this.caches.trouble = () => {
            if (this.#fails()) throw new DOMException('full', 'QuotaExceededError');
        };
        runInContext(build.code, createContext({ self, caches: this.caches, Response, URL, Set, Promise, console,
            fetch: (/** @type {any} */ asked, /** @type {any} */ options) => this.#fetch(asked, options) }));
        const worker = { build, dispatch: async (/** @type {string} */ name, /** @type {object} */ event) => {
            /** @type {Promise<any>[]} */
            const waits = [];
            let answer;
            listeners[name]({ waitUntil: (/** @type {any} */ work) => waits.push(work), respondWith: (/** @type {any} */ work) => { answer = work; }, ...event });
            await Promise.all(waits);
            return answer;
        } };
        try {
            await worker.dispatch('install', {});
        } catch {
            return false; // the browser keeps the one it has
        }
        await worker.dispatch('activate', {});
        this.active = worker;
        return true;
    }

    /** What a page gets for an address, as it would be shown. @param {string} path @param {string} [mode] */
    async get(path, mode = 'cors') {
        const request = { url: ORIGIN + path, method: 'GET', mode };
        const response = this.active ? await this.active.dispatch('fetch', { request }) : await this.#fetch(path);
        return { status: response.status, text: await response.text(), build: response.headers.get('X-Build') };
    }

    /** @param {object} question */
    async ask(question) {
        /** @type {any} */
        let state = null;
        await this.active.dispatch('message', { data: question, ports: [{ postMessage: (/** @type {any} */ said) => { state = said; } }] });
        return state;
    }
}

/** @param {number} seed */
async function live(seed) {
    const random = seeded(seed);
    const browser = new Browser();
    let newest = buildOf(1);
    const builds = new Map([[newest.name, newest]]);
    for (const [path, text] of newest.texts) browser.host.set(path, text);
    await browser.update(newest);
    let accepted = newest;
    let evicted = false;
    const done = { refused: 0, accepted: 0, offered: 0 };
    const look = async () => {
        // A page and what belongs to it: all of the accepted build, with its headers; or, after files were lost and
        // without a host, a sentence instead. Never a file of another build.
        for (const [path, text] of accepted.texts) {
            const got = await browser.get(path, path === '/' ? 'navigate' : 'cors').catch(() => null);
            if (!got) {
                assert.ok(evicted && !browser.online, `${path} is gone`);
                continue;
            }
            if (got.status === 200 && got.build !== null) {
                assert.equal(got.text, text);
                assert.equal(got.build, String(accepted.number));
            } else {
                assert.ok(evicted || accepted.texts.get(path)?.startsWith('later'), `${path} of ${accepted.number}: ${got.status}`);
            }
        }
    };
    for (let i = 0; i < STEPS; ++i) {
        browser.countdown = random(3) === 0 ? 1 + random(8) : 0;
        browser.how = random(3);
        switch (random(8)) {
            case 0: { // the host gets another build, and keeps the files of the one before
                newest = buildOf(newest.number + 1);
                builds.set(newest.name, newest);
                for (const [path, text] of newest.texts) browser.host.set(path, text);
                break;
            }
            case 1:
            case 2: { // the browser looks for a newer worker
                if (!browser.online) break;
                const before = browser.active;
                const came = await browser.update(newest);
                if (came) break;
                done.refused += 1;
                assert.equal(browser.active, before);
                assert.ok(!browser.caches.all.has('a-' + newest.name) || newest === accepted || newest === before.build, 'a build that is not whole stayed');
                break;
            }
            case 3: { // the person agrees
                browser.countdown = 0;
                const { waiting } = await browser.ask({});
                done.offered += waiting ? 1 : 0;
                const { accepted: now } = await browser.ask({ accept: true });
                if (waiting) {
                    assert.equal(now, waiting);
                    accepted = /** @type {ReturnType<typeof buildOf>} */ (builds.get(now));
                    done.accepted += 1;
                    evicted = false;
                }
                break;
            }
            case 4: await browser.ask({ opened: true }); break;
            case 5: browser.online = random(3) > 0; break;
            case 6: await look(); break;
            case 7: { // rarely, the browser takes some files away
                if (random(4) > 0) break;
                const files = browser.caches.all.get('a-' + accepted.name);
                if (!files) break;
                evicted = true;
                for (const path of [...files.keys()]) if (path !== '/.manifest' && random(2) === 0) files.delete(path);
                break;
            }
        }
        browser.countdown = 0;
        const { accepted: now, waiting } = await browser.ask({});
        assert.equal(now, accepted.name, 'the pointer moved by itself');
        if (waiting) { // what is offered is whole
            const offered = /** @type {ReturnType<typeof buildOf>} */ (builds.get(waiting));
            const held = browser.caches.all.get('a-' + waiting);
            for (const [path, text] of offered.texts) {
                if (held?.has(path)) assert.equal(held.get(path)?.text, text);
                else assert.fail(`${path} of the offered build is missing`);
            }
        }
    }
    browser.online = true;
    await look();
    return done;
}

test(`${SEEDS} histories of builds: what is shown is what was accepted, whole; a build cut short is never offered`, async (t) => {
    const total = { refused: 0, accepted: 0, offered: 0 };
    for (let seed = 1; seed <= SEEDS; ++seed) {
        try {
            const done = await live(seed);
            total.refused += done.refused;
            total.accepted += done.accepted;
            total.offered += done.offered;
        } catch (error) {
            throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
        }
    }
    t.diagnostic(JSON.stringify(total));
    // Histories in which nothing failed or nothing was accepted would prove nothing.
    assert.ok(total.refused > SEEDS / 4 && total.accepted > SEEDS / 4, JSON.stringify(total));
});

test('an installation cut at each of its steps, in each way, leaves the running build as it was', async () => {
    for (const how of [0, 1, 2]) {
        for (let at = 1; ; ++at) {
            const browser = new Browser();
            const [old, next] = [buildOf(1), buildOf(2)];
            for (const build of [old, next]) for (const [path, text] of build.texts) browser.host.set(path, text);
            browser.host.set('/', 'page of 1');
            await browser.update(old);
            browser.host.set('/', 'page of 2');
            browser.countdown = at;
            browser.how = how;
            const came = await browser.update(next);
            const cut = browser.countdown === 0;
            browser.countdown = 0;
            if (cut) {
                assert.equal(came, false, `step ${at}`);
                assert.equal(JSON.stringify(await browser.ask({})), JSON.stringify({ accepted: old.name, waiting: '' }));
            }
            browser.online = false;
            for (const path of ['/', '/blank.html', '/boot.1.js']) assert.equal((await browser.get(path)).text, old.texts.get(path));
            if (!cut) {
                assert.ok(at > 8, `only ${at} steps`);
                break;
            }
        }
    }
});

test('the positive control: a worker that keeps what is cut, or takes over by itself, is found out', async () => {
    const broken = [
        // Not deleted, and the mark that it is whole is written first.
        (/** @type {string} */ code) => code.replace('await caches.delete(cacheName(build));\n            throw error;', 'await accept(build);'),
        (/** @type {string} */ code) => code.replace('if (!(await acceptedManifest())) await accept(build);', 'await accept(build);'),
    ];
    for (const [number, change] of broken.entries()) {
        const whole = buildOf(1).code;
        assert.notEqual(change(whole), whole, `control ${number} changes nothing`);
        const original = Browser.prototype.update;
        Browser.prototype.update = function (/** @type {ReturnType<typeof buildOf>} */ build) {
            return original.call(this, { ...build, code: change(build.code) });
        };
        let found = 0;
        try {
            for (let seed = 1; seed <= 10; ++seed) await live(seed).catch(() => { found += 1; });
        } finally {
            Browser.prototype.update = original;
        }
        assert.ok(found > 0, `control ${number} was not found out`);
    }
});
