// A word typed into every field there is, in a sealed vault: afterwards it stands nowhere in the browser's profile, nowhere in
// what the server was sent, and nowhere in the locked page. In a plain vault it is found, which proves that the looking works.
import { readFileSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { check } from './harness.mjs';
import { write } from './journeys_openings.mjs';
import { welcome } from './journeys.mjs';
import { PASSPHRASE, seal } from './vault_journeys.mjs';

const MARKER = 'Heron7f3aReeds';
const FIELDS = '#mirror textarea, #mirror input[type=text], #mirror input[type=search]';

/** Between the browser and the server: keeps every byte that goes to the server. */
class Listener {
    #sent = '';
    #port = 0;
    #server = createServer((socket) => {
        const onward = connect(this.#port, '127.0.0.1');
        socket.on('data', (bytes) => (this.#sent += bytes.toString('latin1')));
        for (const [from, to] of [[socket, onward], [onward, socket]]) from.on('error', () => to.destroy()).pipe(to);
    });

    /** @param {number} port */
    async start(port) {
        this.#port = port;
        await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    }

    get origin() {
        return `http://localhost:${/** @type {any} */ (this.#server.address()).port}`;
    }

    /** @param {string} word */
    heard(word) {
        return this.#sent.includes(word);
    }

    stop() {
        this.#server.close();
    }
}

/** The files below a folder that hold the word, as UTF-8 or UTF-16. @param {string} folder @param {string} word @returns {string[]} */
function filesWith(folder, word) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return filesWith(path, word);
        if (!entry.isFile()) return [];
        try {
            const bytes = readFileSync(path);
            return bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')) ? [path] : [];
        } catch {
            return []; // it has gone meanwhile
        }
    });
}

/** Types the marker into every field of the page; gives how many there were. @param {any} person */
async function fillAll(person) {
    const count = await person.page.locator(FIELDS).count();
    for (let i = 0; i < count; ++i) {
        await person.page.locator(FIELDS).nth(i).focus();
        await person.idle();
        await person.page.keyboard.type(MARKER);
        await person.idle();
    }
    return count;
}

/** Every page with fields of its own: the presses that lead there, and those that keep what was typed. @type {Array<[there: Array<[role: string, name: string | RegExp]>, keep: Array<[role: string, name: string | RegExp]>]>} */
const places = [
    [[['button', 'Journal'], ['button', 'New entry'], ['button', 'Title, people, feelings, tags']], [['button', 'Done']]],
    [[['button', 'Journal']], []],
    [[['button', 'Journal'], ['button', 'Ideas'], ['button', 'Make your own']], []],
    [[['button', 'More'], ['button', 'People'], ['button', 'Add someone']], [['radio', 'Friend'], ['button', 'Done']]],
    [[['button', 'Compass'], ['button', 'Life events'], ['button', 'Add an event']], []],
    [[['button', 'Compass'], ['button', 'Questionnaires of your own'], ['button', 'Bring one in']], []],
    [[['button', 'Practice'], ['button', /^Pattern portrait/], ['button', 'Begin'], ['button', 'Continue']], [['button', 'Continue'], ['button', 'Stop']]],
    [[['button', 'Practice'], ['button', 'Words to say to yourself'], ['button', 'Write my own']], []],
];

/** What a page leaves where other pages of this browser could look. Runs inside the page. */
function left() {
    return [document.documentElement.outerHTML, document.title, location.href, JSON.stringify(history.state),
        JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
        [...document.querySelectorAll('input, textarea')].map((field) => /** @type {any} */ (field).value).join()].join('\n');
}

/** @type {import('./harness.mjs').Journey[]} */
export const markerJourneys = [
    { name: 'a word typed in every field of a sealed vault: nowhere on the disk, nowhere at the server, nowhere in the locked page', async run({ person: make, server }) {
        const listener = new Listener();
        await listener.start(server.port);
        const plain = await make();
        const sealed = await make();
        try {
            for (const person of [plain, sealed]) person.server = listener;

            // The positive controls: a plain vault, and a request that names the word.
            await welcome(plain);
            await write(plain, MARKER);
            check(filesWith(plain.folder, MARKER).length > 0, 'the control failed: a plain vault does not show the word on the disk');
            check((await plain.evaluate(left)).includes(MARKER), 'the control failed: the open page does not show the word');
            check(!listener.heard(MARKER), 'the server was sent the word');
            await fetch(`${listener.origin}/Control7f3a`);
            check(listener.heard('Control7f3a'), 'the control failed: what is sent to the server is not heard');
            await plain.close();

            await welcome(sealed);
            await sealed.press('button', 'More');
            await sealed.press('button', 'Settings');
            await sealed.press('button', 'Passphrase and copies');
            await sealed.press('button', 'Set a passphrase');
            await seal(sealed);
            let fields = 0;
            for (const [there, keep] of places) {
                for (const [role, name] of there) await sealed.press(role, name);
                fields += await fillAll(sealed);
                for (const [role, name] of keep) await sealed.press(role, name);
            }
            check(fields >= 12, `only ${fields} fields were there`);
            await sealed.press('button', 'Journal');
            await sealed.rest();
            check((await sealed.evaluate(left)).includes(MARKER), 'what was typed is not kept');
            await sealed.press('button', 'More');
            await sealed.press('button', 'Settings');
            await sealed.press('button', 'Passphrase and copies');
            await sealed.press('button', 'Lock now');
            await sealed.sees('What you wrote is sealed');
            await sealed.rest();
            const page = await sealed.evaluate(left);
            check(!page.includes(MARKER), `the locked page holds it: ${page.slice(page.indexOf(MARKER) - 200, page.indexOf(MARKER) + 50)}`);
            check(!(await sealed.page.content()).includes(PASSPHRASE), 'the locked page holds the passphrase');
            // While the browser runs, and after it has written down what it wants to remember.
            for (const moment of ['running', 'closed']) {
                if (moment === 'closed') await sealed.context.close();
                for (const word of [MARKER, PASSPHRASE]) {
                    const files = filesWith(sealed.folder, word);
                    check(files.length === 0, `${moment}, "${word}" lies in ${files.join(' ')}`);
                }
            }
            check(!listener.heard(MARKER), 'the server was sent the word');
        } finally {
            await plain.close();
            await sealed.close();
            listener.stop();
        }
    } },
];
