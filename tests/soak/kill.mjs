// Kills Chromium while somebody writes, and looks afterwards what was saved: node tests/soak/kill.mjs KILLS [sqlite] [page|tab] [short].
// A save that was shown as "2 copies" must be there, in any case; one shown as "1 copy" may go only with the whole database.
// The writing goes on until the blow, which falls at any moment of it. Goes on from tests/output/kill-*.json, where every round
// is counted. Prints one line a round and the counts. `short`, for every commit, begins anew and waits less. SEED=... for the
// moments of another run.
import { existsSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, launch, newProfile } from '../browser/chromium_person.mjs';
import { allRows } from '../browser/faults.mjs';
import { AppServer, findInPage, output, sleep, until, wordsInPage } from '../browser/harness.mjs';

const [kills = '20', ...rest] = process.argv.slice(2);
const backend = rest.includes('sqlite') ? 'sqlite' : 'leveldb';
const how = rest.includes('page') ? 'page' : rest.includes('tab') ? 'tab' : 'browser';
const short = rest.includes('short');
const ROUNDS_PER_PROFILE = short ? 10 : 25;
const record = join(output, `kill-${how}-${backend}.json`);
const counts = !short && existsSync(record) ? JSON.parse(readFileSync(record, 'utf8'))
    : { kills: 0, acknowledgedTwo: 0, acknowledgedOne: 0, lostTwo: 0, lostOne: 0, torn: 0, inTheMiddle: 0, wipes: 0, recovered: 0 };

const MOST_MS = short ? 1_500 : 5_000; // from the first save to the blow
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
console.log(`seed ${seed}`);
let state = seed;
/** mulberry32 */
function random() {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const options = backend === 'sqlite' ? { args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-first-run',
    '--enable-features=IdbSqliteBackingStore'] } : {};
const words = (/** @type {any} */ page) => page.evaluate(wordsInPage).catch(() => '');
const ready = (/** @type {any} */ page) => page.locator('#mirror h1').waitFor({ state: 'attached' });

/** @param {any} page @param {string} role @param {string} name */
async function press(page, role, name) {
    await until(() => page.evaluate(findInPage, { role, name, pattern: false }).then(Boolean, () => false), `${role} ${name}`);
    await page.getByRole(role, { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
}

/** Ends it without a word. Gives the browser in which it is looked at. @param {any} context @param {any} page @param {string} folder */
async function kill(context, page, folder) {
    if (how === 'browser') {
        const pid = Number(/\d+$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[0]);
        process.kill(pid, 'SIGKILL');
        await sleep(300);
    } else if (how === 'page') {
        const client = await context.newCDPSession(page);
        await Promise.race([client.send('Page.crash').catch(() => {}), sleep(500)]);
    } else {
        await page.close({ runBeforeUnload: false });
    }
    if (how !== 'browser') return context;
    await Promise.race([context.close().catch(() => {}), sleep(3_000)]);
    return launch(folder, options);
}

/** @typedef {{ two: string[], one: string[], begun: string, over: boolean }} Saved */

/** Writes short entries until the page is no more; notes in `saved` what was shown as saved. @param {any} page @param {number} round @param {Saved} saved */
async function write(page, round, saved) {
    const alive = () => {
        if (saved.over) throw new Error('the page is no more');
        return true;
    };
    for (let i = 0; alive(); ++i) {
        const text = `round ${round} entry ${i}.`;
        await press(page, 'button', 'Journal');
        await press(page, 'button', 'New entry');
        await page.getByRole('textbox', { name: 'Your entry' }).first().focus();
        saved.begun = text;
        await page.keyboard.type(text);
        // The page has taken the last letter: until then it speaks of the ones before.
        await page.evaluate(async () => {
            for (let i = 0; i < 3; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
        });
        await until(async () => alive() && /Saved .*cop/.test(await words(page)), 'the save', 10_000);
        const said = await words(page);
        if (/Saved .*2 copies/.test(said)) saved.two.push(text);
        else if (/Saved .*1 copy/.test(said)) saved.one.push(text);
        saved.begun = '';
        await press(page, 'button', 'Done');
    }
}

/** The texts that the database holds, once the program has done with it what it does at the start. @param {any} page */
async function stored(page) {
    const rows = await page.evaluate(allRows) ?? [];
    return rows.map((/** @type {[string, any, any]} */ [, , value]) => (value ? Buffer.from(value).toString('latin1') : '')).join('\n');
}

const server = new AppServer();
await server.start();
let folder = newProfile();
let context = await launch(folder, options);
try {
    for (let round = counts.kills; counts.kills < Number(kills); ++round) {
        let page = await context.newPage();
        await page.goto(server.origin);
        await ready(page);
        await until(async () => !(await words(page)).includes('One moment'), 'the start');
        if ((await words(page)).includes('1 of 3')) {
            await press(page, 'button', 'Next');
            await press(page, 'button', 'Next');
            await press(page, 'button', 'Begin');
        }
        /** @type {Saved} */
        const saved = { two: [], one: [], begun: '', over: false };
        write(page, round, saved).catch(() => {}); // its page is taken away under it
        await until(() => saved.two.length + saved.one.length > 0, 'the first save');
        await sleep(random() * MOST_MS);
        counts.inTheMiddle += saved.begun ? 1 : 0;
        const killed = page;
        context = await kill(context, page, folder);
        saved.over = true;
        if (how === 'page') await killed.close().catch(() => {});
        page = await context.newPage();
        await page.goto(server.origin);
        await ready(page);
        await until(async () => !(await words(page)).includes('One moment'), 'the start');
        const wanted = [...saved.two, ...saved.one];
        let all = '';
        // What the second copy brings back is written after the start.
        await until(async () => {
            all = await stored(page);
            return wanted.every((text) => all.includes(text));
        }, 'what was saved', 10_000).catch(() => {});
        const notice = await words(page);
        const wiped = /had lost its database/.test(notice);
        const used = readdirSync(join(folder, 'Default/IndexedDB')).some((name) => name.endsWith('.leveldb')) ? 'leveldb' : 'sqlite';
        if (used !== backend) throw new Error(`this Chromium keeps its databases in ${used}, not in ${backend}`);
        counts.kills += 1;
        counts.acknowledgedTwo += saved.two.length;
        counts.acknowledgedOne += saved.one.length;
        counts.lostTwo += saved.two.filter((text) => !all.includes(text)).length;
        counts.lostOne += saved.one.filter((text) => !all.includes(text)).length;
        await press(page, 'button', 'More');
        await press(page, 'button', 'Settings');
        await until(async () => /Passphrase and copies/.test(await words(page)), 'the settings');
        counts.torn += /Items that cannot be read/.test(await words(page)) ? 1 : 0;
        counts.wipes += wiped ? 1 : 0;
        counts.recovered += /Brought back|had lost its database/.test(notice) ? 1 : 0;
        await page.close();
        if (!short) writeFileSync(record, JSON.stringify(counts));
        console.log(`${how} ${backend} round ${counts.kills}: ${JSON.stringify(counts)}`);
        if (counts.kills % ROUNDS_PER_PROFILE === 0) {
            await end(context, folder);
            folder = newProfile();
            context = await launch(folder, options);
        }
    }
} finally {
    await end(context, folder);
    await server.stop();
}
// Rounds in which nothing was saved before the end, or nothing was under way at it, would prove nothing.
const good = counts.lostTwo === 0 && counts.torn === 0 && (counts.lostOne === 0 || counts.wipes > 0) && counts.acknowledgedTwo > 0 && counts.inTheMiddle > 0;
console.log(`${good ? 1 : 0} passed, ${good ? 0 : 1} failed`);
process.exit(good ? 0 : 1);
