// The stop switch of web/hosting: the program's caches go, what people wrote does not, and nothing is answered by the worker.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

test('the stop switch takes the program out of a browser and leaves what was written', async () => {
    const kept = new Set(['p', 'a-0123', 'a-4567', 'j', 'something else']);
    /** @type {Map<string, (event: any) => void>} */
    const listeners = new Map();
    let claimed = false;
    const self = {
        addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ listener) => listeners.set(name, listener),
        skipWaiting: async () => {},
        clients: { claim: async () => { claimed = true; } },
    };
    const caches = { keys: async () => [...kept], delete: async (/** @type {string} */ name) => kept.delete(name) };
    runInContext(readFileSync(new URL('../../web/hosting/stop.js', import.meta.url), 'utf8'), createContext({ self, caches }));
    /** @type {Promise<unknown>[]} */
    const work = [];
    for (const name of ['install', 'activate']) listeners.get(name)?.({ waitUntil: (/** @type {Promise<unknown>} */ done) => work.push(done) });
    await Promise.all(work);
    assert.deepEqual([...kept], ['j', 'something else']);
    assert.ok(claimed);
    assert.equal(listeners.has('fetch'), false);
    // A page that asks which version waits gets its answer, or it would wait for ever.
    /** @type {object[]} */
    const answers = [];
    listeners.get('message')?.({ ports: [{ postMessage: (/** @type {object} */ answer) => answers.push(answer) }] });
    assert.equal(JSON.stringify(answers), JSON.stringify([{ accepted: '', waiting: '' }]));
});
