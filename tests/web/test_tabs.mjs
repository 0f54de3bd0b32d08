// What tabs say to each other: three words with a position, nothing else, and never to oneself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tabs } from '../../web/host/tabs.js';

test('a word reaches every other tab, not the one that said it, and whatever is no word is not heard', async () => {
    /** @type {Array<[string, ...number[]]>} */
    const heard = [];
    /** @type {(value?: unknown) => void} */
    let enough = () => {};
    const three = new Promise((resolve) => { enough = resolve; });
    const tab = (/** @type {string} */ name) => new Tabs((message) => {
        heard.push([name, ...message]);
        if (heard.length === 3) enough();
    });
    const first = tab('first');
    const second = tab('second');
    const stranger = new BroadcastChannel('b');
    for (const junk of ['locked', 1, [0, 0, 0], [4, 0, 0], [1, 0], [1, 0, 0.5], [1, 0, '7'], { word: 1 }, null]) stranger.postMessage(junk);
    first.say([1, 2, 7]); // to the second
    stranger.postMessage([2, 0, 0]); // to both
    await three;
    for (const channel of [first, second, stranger]) channel.close();
    assert.deepEqual(heard.map(String).sort(), ['first,2,0,0', 'second,1,2,7', 'second,2,0,0']);
});
