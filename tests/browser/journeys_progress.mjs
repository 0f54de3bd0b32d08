// Progress in Chromium: the points of a chart by keys alone, and a report that is read in a browser without scripts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, output } from './harness.mjs';
import { answerAll, welcome } from './journeys.mjs';
import { addSomebody } from './journeys_people.mjs';
import { end, launch, newProfile } from './chromium_person.mjs';

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script> & "so"';

/** @param {any} person */
async function openProgress(person) {
    await person.press('button', 'More');
    await person.press('button', /^Progress/);
}

/** @type {import('./harness.mjs').Journey[]} */
export const progressJourneys = [
    { name: 'the points of a chart by keys, and the people side by side on a phone and a wide screen', async run({ person: make }) {
        const person = await make();
        try {
            let now = Date.UTC(2026, 2, 4, 12);
            const answer = async (/** @type {string} */ answers) => {
                for (const one of answers) {
                    await person.page.clock.setFixedTime(now += 4_000);
                    await answerAll(person, one);
                }
                await person.press('button', 'Yes');
            };
            await person.page.clock.setFixedTime(now);
            await welcome(person);
            for (const answers of ['525634266251', '434453355342', '626533266251']) {
                await person.press('button', 'Compass');
                await person.press('button', /^(Begin the check|Take it again)$/);
                await answer(answers);
                await person.sees('on a scale from 1 to 7');
                await person.page.clock.setFixedTime(now += 20 * 86_400_000);
            }
            for (const name of ['R.', 'Somebody with a long name']) {
                await addSomebody(person, name);
                await person.press('button', 'Begin the check');
                await answer('5263431627');
                await person.sees(`About you with ${name}`);
            }
            await person.rest();
            await person.reload();
            await openProgress(person);
            const points = person.find('slider', /^Worry about being left/);
            await points.focus();
            const said = () => points.getAttribute('aria-valuetext');
            const last = await said();
            check(/^24 April|^13 April/.test(last ?? '') && (last ?? '').includes('on a scale from 1 to 7'), `the last point says "${last}"`);
            await person.key('Home');
            const first = await said();
            check((first ?? '').startsWith('4 March 2026'), `the first point says "${first}"`);
            await person.key('ArrowRight');
            const middle = await said();
            check(middle !== first && middle !== last, `the middle point says "${middle}"`);
            await person.key('ArrowRight');
            await person.key('ArrowRight');
            check(await said() === last, `after the last comes "${await said()}"`);
            await person.key('ArrowLeft');
            check(await said() === middle, 'ArrowLeft does not lead back');
            for (const [width, height] of [[360, 740], [1440, 900]]) {
                await person.page.setViewportSize({ width, height });
                await person.find('heading', 'Progress').focus();
                await person.key('End');
                await person.sees('The newest place on the map with each of 2 people');
                await person.page.screenshot({ path: join(output, `side-by-side-${width}.png`) });
            }
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
    { name: 'a report is put together, read, saved, and opened where no script can run', async run({ person: make }) {
        const person = await make();
        const folder = newProfile();
        try {
            let now = Date.UTC(2026, 2, 4, 12);
            await person.page.clock.setFixedTime(now);
            await welcome(person);
            await person.press('button', 'Begin the check');
            for (const answer of '525634266251') {
                await person.page.clock.setFixedTime(now += 4_000); // answers at a machine's pace would not count
                await answerAll(person, answer);
            }
            await person.press('button', 'Yes');
            await person.sees('on a scale from 1 to 7');
            await person.press('button', 'Journal');
            await person.press('button', 'New entry');
            await person.type('textbox', 'Your entry', HOSTILE);
            await person.press('button', /^Back/);
            await openProgress(person);
            await person.press('tab', 'Looking back');
            await person.press('button', 'Put a report together');
            await person.sees('Nothing is ticked to begin with');
            check(!(await person.words()).includes('Save as plain text'), 'a report of nothing is offered');
            await person.press('checkbox', 'Checks, with their error');
            await person.press('checkbox', /<img src=x/);
            await person.press('button', 'Read the report');
            await person.sees('Self-report from Mooring');
            check(await person.find('table', /^Worry about being left/).count() > 0, 'the checks are no table');
            check(await person.find('heading', 'How to read this').count() > 0, 'its parts have no headings');
            const download = person.page.waitForEvent('download');
            await person.press('button', 'Save as a page to print');
            const path = await (await download).path();
            check(readFileSync(path, 'utf8').includes('&lt;script&gt;'), 'the words of the entry are not in it as words');
            const other = await launch(folder, { javaScriptEnabled: false });
            /** @type {string[]} */
            const asked = [];
            other.on('request', (request) => asked.push(request.url()));
            const page = other.pages()[0];
            await page.setContent(readFileSync(path, 'utf8'));
            const words = await page.locator('body').innerText();
            check(words.includes(HOSTILE), 'the entry does not read as it was written');
            check(words.includes('Worry about being left'), 'the checks are missing');
            check(words.includes('likely between'), 'the error is missing');
            check(await page.title() === 'Self-report from Mooring', `its title is ${await page.title()}`);
            check(await page.locator('script, img').count() === 0, 'something of the entry became part of the page');
            check((await page.locator('th').first().innerText()) !== '', 'a table has no head');
            check(asked.every((url) => url.startsWith('about:')), `it asked for ${asked}`);
            await end(other, folder);
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    } },
];
