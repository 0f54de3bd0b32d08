// Kills the page while somebody types, and looks afterwards what is left: node tests/soak/typing.mjs KILLS.
// What was typed more than a second before must be there, to the last letter, and nothing may stand there that was not typed.
// Goes on from tests/output/typing.json, where every round is counted. Prints one line a round and the counts.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, newProfile } from '../browser/chromium_person.mjs';
import { AppServer, findInPage, output, sleep, until, wordsInPage } from '../browser/harness.mjs';

const BEHIND_MS = 1_000;
const KEY_MS = 35;
const [wanted = '100'] = process.argv.slice(2);
const record = join(output, 'typing.json');
const counts = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : { kills: 0, late: 0, torn: 0, worstMs: 0 };

const words = (/** @type {any} */ page) => page.evaluate(wordsInPage).catch(() => '');

/** @param {any} page @param {string} role @param {string} name */
async function press(page, role, name) {
    await until(() => page.evaluate(findInPage, { role, name, pattern: false }).then(Boolean, () => false), `${role} ${name}`);
    await page.getByRole(role, { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
}

/** @param {any} context @param {string} origin */
async function open(context, origin) {
    const page = context.pages()[0] ?? await context.newPage();
    await page.goto(origin);
    await page.locator('#mirror h1').waitFor({ state: 'attached' });
    await until(async () => !(await words(page)).includes('One moment'), 'the start');
    if ((await words(page)).includes('1 of 3')) {
        await press(page, 'button', 'Next');
        await press(page, 'button', 'Next');
        await press(page, 'button', 'Begin');
    }
    return page;
}

const server = new AppServer();
await server.start();
let folder = newProfile();
try {
    while (counts.kills < Number(wanted)) {
        let context = await launch(folder, {});
        let page = await open(context, server.origin);
        await press(page, 'button', 'Journal');
        await press(page, 'button', 'New entry');
        await page.getByRole('textbox', { name: 'Your entry' }).first().focus();
        // Every key with the moment at which the page has taken it.
        /** @type {number[]} */
        const at = [];
        let typed = `round ${counts.kills} `;
        await page.keyboard.type(typed);
        const begun = typed.length;
        const client = await context.newCDPSession(page);
        const end = Date.now() + 1_500 + Math.random() * 3_000;
        for (let i = 0; Date.now() < end; ++i) {
            const letter = String.fromCharCode(97 + (i * 7 + counts.kills) % 26);
            await page.keyboard.type(letter);
            typed += letter;
            at.push(Date.now());
            await sleep(KEY_MS);
        }
        const killed = Date.now();
        await Promise.race([client.send('Page.crash').catch(() => {}), sleep(500)]);
        await Promise.race([context.close().catch(() => {}), sleep(3_000)]);

        context = await launch(folder, {});
        page = await open(context, server.origin);
        await press(page, 'button', 'Today');
        await press(page, 'button', 'Continue');
        const field = page.getByRole('textbox', { name: 'Your entry' }).first();
        await field.waitFor({ state: 'attached' });
        const kept = await field.inputValue();
        const missing = at[kept.length - begun] ?? killed;
        counts.kills += 1;
        counts.torn += typed.startsWith(kept) ? 0 : 1;
        counts.late += killed - missing > BEHIND_MS ? 1 : 0;
        counts.worstMs = Math.max(counts.worstMs, killed - missing);
        await press(page, 'button', 'Let it go');
        await until(async () => /Saved|Undo/.test(await words(page)), 'the draft to go');
        await context.close();
        writeFileSync(record, JSON.stringify(counts));
        console.log(`typing round ${counts.kills}: ${typed.length} letters, ${kept.length} kept; ${JSON.stringify(counts)}`);
        if (counts.kills % 25 === 0) {
            rmSync(folder, { recursive: true, force: true });
            folder = newProfile();
        }
    }
} finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
}
const good = counts.late === 0 && counts.torn === 0;
console.log(`${good ? 1 : 0} passed, ${good ? 0 : 1} failed`);
process.exit(good ? 0 : 1);
