// Builds that come while somebody writes, in Chromium: one that arrives cut is never offered, and one that is accepted in the
// middle of a save takes nothing away.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppServer, check, root, until } from './harness.mjs';
import { layFaults, setFaults } from './faults.mjs';
import { sentence } from './journeys_openings.mjs';
import { welcome } from './journeys.mjs';

const ROUNDS = 3;
const OFFERED = 'A newer version of Mooring is ready';

/** The host gets another build: the same files, but for one line of the page. @param {string} folder @param {number} number */
function putBuild(folder, number) {
    const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(/getting ready[^<.]*/, `getting ready ${number}`);
    writeFileSync(join(folder, 'index.html'), page);
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
    const build = /"([0-9a-f]{64})"/.exec(worker)?.[1] ?? '';
    const own = /\["\/","(sha256-[^"]+)"\]/.exec(worker)?.[1] ?? '';
    check(build !== '' && own !== '', 'sw.js does not look as expected');
    writeFileSync(join(folder, 'sw.js'), worker.replaceAll(build, String(number).padStart(64, '0'))
        .replace(own, 'sha256-' + createHash('sha256').update(page).digest('base64')));
}

/** Looks for a newer worker; true when it came whole. Runs inside the page. */
async function lookForNewer() {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
    for (;;) {
        if (worker?.state === 'redundant') return false;
        if (worker?.state === 'activated') return true;
        await new Promise((resolve) => worker?.addEventListener('statechange', resolve, { once: true }));
    }
}

/** @type {import('./harness.mjs').Journey[]} */
export const updateJourneys = [
    { name: `${ROUNDS} builds that come in the middle of a save: cut ones are never offered, whole ones take nothing away`, async run({ person: make }) {
        const folder = mkdtempSync(join(tmpdir(), 'mooring-updates-'));
        cpSync(join(root, 'dist'), folder, { recursive: true });
        const server = new AppServer(folder);
        await server.start();
        const person = await make();
        person.server = server;
        const shown = () => person.evaluate(() => fetch('/').then((response) => response.text())).catch(() => '');
        try {
            await person.page.addInitScript(layFaults, {});
            await welcome(person);
            await until(() => person.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker');
            /** @type {string[]} */
            const texts = [];
            let underWay = 0;
            for (let round = 1; round <= ROUNDS; ++round) {
                const before = await shown();
                putBuild(folder, round);
                // The style arrives one byte short.
                const style = join(folder, /href="\/(style\.[^"]+)"/.exec(before)?.[1] ?? '');
                const whole = readFileSync(style);
                writeFileSync(style, whole.subarray(0, -1));
                check(!(await person.evaluate(lookForNewer)), 'a build that is not whole was installed');
                check(await shown() === before && !(await person.words()).includes(OFFERED), 'a build that is not whole was offered');
                writeFileSync(style, whole);
                check(await person.evaluate(lookForNewer), 'a whole build was not installed');
                await person.sees(OFFERED);
                check(await shown() === before, 'the new build came in by itself');

                texts.push(`Written in round ${round}`);
                await person.press('button', 'Blank page');
                await person.type('textbox', 'Your entry', texts[texts.length - 1]);
                await person.evaluate(setFaults, { save: 'slow', saveTimes: 1 });
                await person.press('button', 'Done');
                await person.press('button', 'Today');
                underWay += Number(await person.evaluate(() => /** @type {any} */ (globalThis).faults.underWay));
                await person.press('button', 'Update now');
                await until(async () => (await shown()).includes(`getting ready ${round}`), 'the new build');
                await person.ready();
                await until(async () => !(await person.words()).includes('One moment'), 'the start');
                const words = await person.words();
                check(!sentence('recovery.brought_back').test(words) && !sentence('recovery.restored').test(words), 'only the second copy had it');
                await person.press('button', 'Journal');
                for (const text of texts) await person.sees(text);
                await person.press('button', 'Today');
            }
            check(underWay > 0, 'no save was under way when an update was accepted');
        } finally {
            await person.close();
            await server.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    } },
];
