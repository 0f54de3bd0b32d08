// Kills Chromium while somebody writes, and looks afterwards what was saved: node tests/soak/kill.mjs KILLS [sqlite] [page|tab] [short].
// A save that was shown as "2 copies" must be there, in any case; one shown as "1 copy" may go only with the whole database.
// Goes on from tests/output/kill-*.json, where every round is counted. Prints one line a round and the counts. `short`, for
// every commit, begins anew and writes for a second each time.
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, launch, newProfile } from '../browser/chromium_person.mjs';
import { AppServer, findInPage, output, sleep, until, wordsInPage } from '../browser/harness.mjs';

const [wanted = '20', ...rest] = process.argv.slice(2);
const backend = rest.includes('sqlite') ? 'sqlite' : 'leveldb';
const how = rest.includes('page') ? 'page' : rest.includes('tab') ? 'tab' : 'browser';
const short = rest.includes('short');
const ROUNDS_PER_PROFILE = short ? 10 : 25;
const record = join(output, `kill-${how}-${backend}.json`);
const counts = !short && existsSync(record) ? JSON.parse(readFileSync(record, 'utf8'))
    : { kills: 0, acknowledgedTwo: 0, acknowledgedOne: 0, lostTwo: 0, lostOne: 0, wipes: 0, recovered: 0 };

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

/** Writes short entries until the time is over and something was saved; gives what was shown as saved. @param {any} page @param {number} ms @param {number} round */
async function writeFor(page, ms, round) {
    /** @type {{ two: string[], one: string[] }} */
    const saved = { two: [], one: [] };
    const end = Date.now() + ms;
    const over = () => Date.now() > end && saved.two.length + saved.one.length > 0;
    for (let i = 0; !over(); ++i) {
        const text = `round ${round} entry ${i} `;
        await press(page, 'button', 'Journal');
        await press(page, 'button', 'New entry');
        await page.getByRole('textbox', { name: 'Your entry' }).first().focus();
        await page.keyboard.type(text);
        // The page has taken the last letter: until then it speaks of the ones before.
        await page.evaluate(async () => {
            for (let i = 0; i < 3; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
        });
        await until(async () => /Saved .*copies|Saved .*copy/.test(await words(page)) || over(), 'the save', 10_000);
        const said = await words(page);
        if (/Saved .*2 copies/.test(said)) saved.two.push(text.trim());
        else if (/Saved .*1 copy/.test(said)) saved.one.push(text.trim());
        if (!over()) await press(page, 'button', 'Done');
    }
    return saved;
}

/** Everything the program holds, as one text. @param {any} page */
async function everything(page) {
    await press(page, 'button', 'Journal');
    let all = '';
    for (let i = 0; i < 40; ++i) {
        const now = await words(page);
        if (all.endsWith(now)) break;
        all += now;
        await page.keyboard.press('PageDown');
        await sleep(100);
    }
    return all;
}

const server = new AppServer();
await server.start();
let folder = newProfile();
let context = await launch(folder, options);
try {
    for (let round = counts.kills; counts.kills < Number(wanted); ++round) {
        let page = await context.newPage();
        await page.goto(server.origin);
        await ready(page);
        await until(async () => !(await words(page)).includes('One moment'), 'the start');
        if ((await words(page)).includes('1 of 3')) {
            await press(page, 'button', 'Next');
            await press(page, 'button', 'Next');
            await press(page, 'button', 'Begin');
        }
        const least = short ? 700 : 2_000;
        const saved = await writeFor(page, least + Math.random() * least, round).catch(() => ({ two: [], one: [] }));
        context = await kill(context, page, folder);
        page = await context.newPage();
        await page.goto(server.origin);
        await ready(page);
        await until(async () => !(await words(page)).includes('One moment'), 'the start');
        const notice = await words(page);
        const wiped = /had lost its database/.test(notice);
        const all = notice + (await everything(page));
        counts.kills += 1;
        counts.acknowledgedTwo += saved.two.length;
        counts.acknowledgedOne += saved.one.length;
        counts.lostTwo += saved.two.filter((text) => !all.includes(text)).length;
        counts.lostOne += saved.one.filter((text) => !all.includes(text)).length;
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
// Rounds in which nothing was saved before the end would prove nothing.
const good = counts.lostTwo === 0 && (counts.lostOne === 0 || counts.wipes > 0) && counts.acknowledgedTwo > 0;
console.log(`${good ? 1 : 0} passed, ${good ? 0 : 1} failed`);
process.exit(good ? 0 : 1);
