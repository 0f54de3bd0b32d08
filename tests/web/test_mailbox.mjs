import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorKind, KindError, Mailbox } from '../../web/host/mailbox.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a reply waits until it is taken, once, and the program is told', async () => {
    let told = 0;
    const mailbox = new Mailbox({ 1: async (request) => request }, () => (told += 1));
    mailbox.start(1, 7, new Uint8Array([1, 2]));
    assert.equal(mailbox.peek(), undefined);
    await settled();
    assert.equal(told, 1);
    assert.equal(mailbox.peek()?.ticket, 7);
    assert.deepEqual([...mailbox.take().bytes], [1, 2]);
    assert.equal(mailbox.peek(), undefined);
});

test('a failure keeps its kind and its bytes; anything else is a mistake of ours', async () => {
    const mailbox = new Mailbox({
        1: async () => { throw new KindError(ErrorKind.conflict, 'first', new Uint8Array([9])); },
        2: async () => { throw new Error('what'); },
    }, () => {});
    mailbox.start(1, 1, new Uint8Array());
    mailbox.start(2, 2, new Uint8Array());
    mailbox.start(99, 3, new Uint8Array());
    await settled();
    const [first, second, third] = [mailbox.take(), mailbox.take(), mailbox.take()].sort((a, b) => a.ticket - b.ticket);
    assert.equal(first.error, ErrorKind.conflict);
    assert.deepEqual([...first.bytes], [9]);
    assert.equal(second.error, ErrorKind.bug);
    assert.equal(third.error, ErrorKind.bug);
});
