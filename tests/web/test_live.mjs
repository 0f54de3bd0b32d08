import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stillTime } from './timers.mjs';

Object.assign(globalThis, {
    document: { createElement: () => ({ textContent: '', className: '', setAttribute(/** @type {string} */ name, /** @type {string} */ value) {
        /** @type {any} */ (this)[name] = value;
    } }) },
});
const { Live } = await import('../../web/host/live.js');

test('what is said comes after the patch, and the next not before it was heard', (t) => {
    const time = stillTime(t);
    const live = new Live('alert');
    assert.equal(/** @type {any} */ (live.element).role, 'alert');
    live.say('one');
    live.say('two');
    assert.equal(live.element.textContent, '');
    time.tick(100);
    assert.equal(live.element.textContent, 'one');
    time.tick(600);
    assert.equal(live.element.textContent, 'one');
    time.tick(100);
    assert.equal(live.element.textContent, 'two');
});

test('the same words again are other words to a screen reader; twice at once is once', (t) => {
    const time = stillTime(t);
    const live = new Live('status');
    live.say('Saved');
    live.say('Saved');
    time.tick(5_000);
    assert.equal(live.element.textContent, 'Saved');
    live.say('Saved');
    time.tick(5_000);
    assert.equal(live.element.textContent, 'Saved\u00A0');
});
