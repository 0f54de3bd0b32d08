import { mkdirSync } from 'node:fs';
import { runAll, check } from './harness.mjs';
import { welcome } from './journeys.mjs';
import { ChromiumPerson } from './chromium_person.mjs';
import { setTheme, settle } from './screens.mjs';
const out = process.env.SHOTS || '/tmp/prac_shots'; mkdirSync(out, { recursive: true });
function fillPage() {
    const texts = ['I asked Ana whether she had time on Sunday', 'Tea with my sister', 'A slow breath, then one question'];
    let n = 0;
    for (const field of document.querySelectorAll('#mirror input, #mirror textarea')) {
        const e = field; if (e.dataset.filled) continue; e.dataset.filled = 'yes';
        if (e.type === 'range') e.value = String(Math.round(Number(e.max) * 0.7));
        else if (e.type === 'radio') { e.click(); continue; }
        else { e.focus(); e.value = e.inputMode === 'numeric' ? '12' : texts[n++ % 3]; }
        e.dispatchEvent(new Event('input', { bubbles: true })); e.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const presses = [...document.querySelectorAll('#mirror button')].filter((b) => !b.dataset.filled && (b.getAttribute('aria-pressed') === 'false' || /^Add:/.test(b.textContent ?? '')));
    for (const b of presses.slice(0, 6)) { b.dataset.filled = 'yes'; b.click(); }
}
const rows = () => [...document.querySelectorAll('#mirror button[aria-describedby]')].filter((b) => /about \d+ min/.test(document.getElementById(b.getAttribute('aria-describedby') ?? '')?.textContent ?? '')).map((b) => b.textContent);
const only = process.env.EX ? process.env.EX.split('|') : null;
async function shot(person, name) { await person.rest(); await person.page.screenshot({ path: `${out}/${name}.png` }); }
process.exit(await runAll('shots', [{ name: 'shots', async run({ person: make }) {
    const person = await make({ viewport: { width: 390, height: 1700 } });
    await welcome(person);
    await person.press('button', 'Practice');
    await person.press('button', 'my heart is racing').catch(() => {});
    await shot(person, 'practice');
    const titles = await person.evaluate(rows);
    for (const title of titles) {
        if (title.startsWith('Believable statements')) continue;
        if (only && !only.some((o) => title.startsWith(o))) continue;
        const name = title.slice(0, 14).replaceAll(' ', '-');
        await person.press('button', title);
        await person.press('button', 'Begin');
        for (let part = 0; part < 8; ++part) {
            for (let r = 0; r < 3; ++r) { await person.evaluate(fillPage); await person.idle(); }
            if (process.env.PARTS) await shot(person, `${name}-part${part}`);
            const last = (await person.words()).split('\n').includes('Finish');
            await person.press('button', last ? 'Finish' : 'Continue');
            if (last) break;
        }
        await shot(person, `${name}-done`);
        if ((await person.words()).includes('What came of it') || true) {
            const tell = person.find('button', /^Tell what came|^Tell/);
            if (await tell.count()) { await person.press('button', /^Tell/); for (let r = 0; r < 2; ++r) { await person.evaluate(fillPage); await person.idle(); } await shot(person, `${name}-tell`);
                await person.press('button', 'Keep it'); await shot(person, `${name}-told`); }
        }
        if (process.env.DARK) { await setTheme(person, 'dark'); await shot(person, `${name}-dark`); await setTheme(person, 'light'); }
        if (process.env.WIDE) { await person.page.setViewportSize({ width: 1280, height: 1500 }); await shot(person, `${name}-wide`); await person.page.setViewportSize({ width: 390, height: 1700 }); }
        await person.press('button', 'Practice');
    }
    check(person.errors.length === 0, person.errors.join('\n'));
    await person.close();
} }], ChromiumPerson.make));
