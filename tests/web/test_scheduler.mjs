import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stillTime } from './timers.mjs';

/** @type {FrameRequestCallback[]} */
let frames = [];
Object.assign(globalThis, {
    document: { documentElement: { dataset: {} }, hidden: false },
    requestAnimationFrame: (/** @type {FrameRequestCallback} */ callback) => frames.push(callback),
    cancelAnimationFrame: () => (frames = []),
});
const { Scheduler } = await import('../../web/host/scheduler.js');

function draw() {
    const due = frames;
    frames = [];
    due.forEach((callback) => callback(0));
}

test('one animation frame however often it is asked for, and none when nothing is due', () => {
    frames = [];
    const scheduler = new Scheduler();
    let drawn = 0;
    scheduler.start(/** @type {any} */ ({ frame: () => (drawn += 1, -1) }));
    scheduler.wake(0);
    scheduler.wake(0);
    assert.equal(frames.length, 1);
    draw();
    assert.equal(drawn, 1);
    assert.equal(frames.length, 0);
    assert.equal(document.documentElement.dataset.idle, 'true');
});

test('a program that asks for more gets the next frame', () => {
    frames = [];
    const scheduler = new Scheduler();
    let left = 3;
    scheduler.start(/** @type {any} */ ({ frame: () => (--left > 0 ? 0 : -1) }));
    for (let i = 0; i < 5; ++i) draw();
    assert.equal(left, 0);
});

test('the earliest wish wins, and a frame forgets the later ones', async (t) => {
    const time = stillTime(t);
    frames = [];
    const scheduler = new Scheduler();
    scheduler.start(/** @type {any} */ ({ frame: () => -1 }));
    draw();
    scheduler.wake(5000);
    scheduler.wake(100);
    time.tick(100);
    assert.equal(frames.length, 1);
    draw();
    time.tick(10_000);
    assert.equal(frames.length, 0);
});

test('a stopped scheduler draws no more', () => {
    frames = [];
    const scheduler = new Scheduler();
    let drawn = 0;
    scheduler.start(/** @type {any} */ ({ frame: () => (drawn += 1, 0) }));
    draw();
    scheduler.stop();
    draw();
    assert.equal(drawn, 1);
});

test('a frame that the browser has forgotten is asked for again, but not out of sight', (t) => {
    const time = stillTime(t);
    frames = [];
    const scheduler = new Scheduler();
    let drawn = 0;
    scheduler.start(/** @type {any} */ ({ frame: () => (drawn += 1, -1) }));
    frames = []; // forgotten
    time.tick(1000);
    assert.equal(frames.length, 1);
    draw();
    assert.equal(drawn, 1);
    time.tick(10_000);
    assert.equal(frames.length, 0);

    Object.assign(document, { hidden: true });
    scheduler.wake(0);
    frames = [];
    time.tick(10_000);
    assert.equal(frames.length, 0);
    Object.assign(document, { hidden: false });
    scheduler.wake(0);
    assert.equal(frames.length, 1);
    scheduler.stop();
});
