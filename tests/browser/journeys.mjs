// What a person does, in any engine, by role and name and keyboard alone.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppServer, check, root, until } from './harness.mjs';

export const STATEMENTS = 12;

/** Through the first pages. @param {any} person */
export async function welcome(person) {
    await person.open();
    await person.press('button', 'Next');
    await person.press('button', 'Next');
    await person.press('button', 'Begin');
    await person.sees('A question for today');
}

/** @param {any} person @param {string} answers one digit a statement; '-' does not apply */
export async function answerAll(person, answers) {
    for (const answer of answers) {
        if (answer === '-') {
            await person.press('button', 'Does not apply');
            continue;
        }
        await person.press('radio', new RegExp(`^${answer} `));
        await person.press('button', 'Next');
    }
}

/** @param {any} person @param {string} answers */
export async function sit(person, answers) {
    await person.press('button', /^(Begin the check|Take it again)$/);
    await answerAll(person, answers);
    await person.press('button', 'Yes');
    await person.sees('What this cannot tell');
}

/** A page of its own for tests/contract, with the real modules of web/host beside it. */
function contractFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-contract-'));
    cpSync(join(root, 'build/web/contract'), folder, { recursive: true });
    for (const name of ['bytes.js', 'mailbox.js', 'rows.js', 'store.js']) cpSync(join(root, 'web/host', name), join(folder, name));
    cpSync(join(root, 'tests/contract/web_host.mjs'), join(folder, 'web_host.mjs'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title></title>');
    return folder;
}

/** @type {import('./harness.mjs').Journey[]} */
export const journeys = [
    { name: 'first pages, twelve answers, result, still there after a reload', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            // Asked for early, by two scripts, and still once.
            const loads = await person.evaluate(() => performance.getEntriesByType('resource')
                .map(({ name }) => name).filter((name) => /\.(js|wasm|ttf)$/.test(name)));
            check(loads.length > 0 && new Set(loads).size === loads.length, `loaded twice: ${loads.sort().join(' ')}`);
            await sit(person, '777777777777');
            await person.rest();
            await person.reload();
            await person.press('button', 'Compass');
            await person.sees('Your sittings');
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'pausing in the middle and going on after a reload', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Begin the check');
            await answerAll(person, '52-4');
            await person.rest();
            await person.reload();
            await person.sees('4 of 12 statements answered');
            await person.press('button', 'Continue');
            await person.sees('5 of 12');
            await person.press('button', 'Back');
            await person.press('button', 'Back');
            await person.sees('3 of 12');
            await person.press('button', 'Pause');
        } finally {
            await person.close();
        }
    } },
    { name: 'an entry: draft kept while typing, found by search, edited, deleted, brought back', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Blank page');
            await person.type('textbox', 'Your entry', 'A walk by the river. Caf\u00E9 after.');
            await until(async () => (await person.words()).includes('Saved '), 'the draft to be saved');
            await person.reload();
            await person.sees('Something you began to write');
            await person.press('button', 'Continue');
            await person.type('textbox', 'Your entry', ' And more.');
            await person.press('button', 'Done');
            await person.press('button', 'Journal');
            await person.type('searchbox', 'Find in your entries', 'cafe river');
            await person.sees('1 entry found');
            await person.rest();
            await person.reload();
            await person.press('button', 'Journal');
            await person.press('button', /^A walk by the river/);
            await person.sees('And more.');
            await person.press('button', 'Delete');
            await person.sees('Entry deleted');
            await person.press('button', 'Undo');
            await person.sees('A walk by the river');
        } finally {
            await person.close();
        }
    } },
    { name: 'two tabs lose nothing', async run({ person: make }) {
        const first = await make();
        try {
            await welcome(first);
            const second = await first.newTab();
            await second.open();
            for (const [tab, text] of [[first, 'From the first tab'], [second, 'From the second tab']]) {
                await tab.front();
                await tab.press('button', 'Blank page');
                await tab.type('textbox', 'Your entry', text);
                await tab.press('button', 'Done');
                await tab.sees(text);
                await tab.rest(); // it is stored, so a reload in the other tab finds it
            }
            await first.front();
            await first.reload();
            await first.press('button', 'Journal');
            await first.sees('From the first tab');
            await first.sees('From the second tab');
        } finally {
            await first.close();
        }
    } },
    { name: 'the store keeps its promises on the database of the browser', async run({ person: make }) {
        const folder = contractFolder();
        const server = new AppServer(folder);
        const person = await make();
        try {
            await server.start();
            await person.goto(server.origin);
            await person.evaluate(() => {
                // Not awaited here: not every driver waits for what a page promises.
                const load = (/** @type {string} */ path) => import(path);
                Promise.all(['/store_contract_web.js', '/mailbox.js', '/store.js', '/web_host.mjs'].map(load)).then(
                    ([program, { Mailbox }, { BrowserStore }, { lookAtPromises }]) => lookAtPromises(
                        { createProgram: program.default, Mailbox, BrowserStore, factory: indexedDB }),
                ).then((outcomes) => JSON.stringify(outcomes), (error) => JSON.stringify([{ name: String(error), ok: false }])).then(
                    (text) => (document.title = text));
            });
            const title = await until(() => person.evaluate(() => document.title), 'the promises to be looked at', 60_000);
            /** @type {Array<{ name: string, ok: boolean, detail: string }>} */
            const outcomes = JSON.parse(String(title));
            const broken = outcomes.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
            check(broken.length === 0, broken.join('\n'));
            check(outcomes.length >= 10, `only ${outcomes.length} promises were looked at`);
        } finally {
            await server.stop();
            rmSync(folder, { recursive: true, force: true });
            await person.close();
        }
    } },
    { name: 'leaving in the middle of a save does not keep the next page waiting', async run({ person: make }) {
        const person = await make();
        try {
            await welcome(person);
            await person.press('button', 'Blank page');
            for (const word of ['Gone', ' before', ' it was', ' saved']) {
                await person.type('textbox', 'Your entry', word);
                await person.reload();
                await person.press('button', 'Today');
                await person.sees('A question for today');
                await person.press('button', 'Blank page');
            }
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
];
