// On every screen there is: what assistive technology is told is as stored, and axe finds nothing, in light and in dark.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, root, sleep, until } from './harness.mjs';
import { setTheme, settle, tourist, tours } from './screens.mjs';

const golden = join(root, 'tests/golden/accessibility');
const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const STILL_MS = 1_000;
const STATES = ['checked', 'pressed', 'expanded', 'selected', 'disabled', 'modal', 'level', 'invalid', 'focused'];
const SILENT = ['StaticText', 'InlineTextBox', 'generic', 'RootWebArea', 'ListMarker'];

/** What assistive technology is told: role, name, value and states, a line each, indented. @param {any} client of the debugger */
async function accessibilityTree(client) {
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((/** @type {any} */ node) => [node.nodeId, node]));
    /** @type {string[]} */
    const lines = [];
    const visit = (/** @type {any} */ node, /** @type {number} */ depth) => {
        const role = node.role?.value;
        const shown = !node.ignored && !SILENT.includes(role);
        if (shown) {
            const states = (node.properties ?? []).filter((/** @type {any} */ one) => STATES.includes(one.name) && one.value.value !== false && one.value.value !== 'false')
                .map((/** @type {any} */ one) => `${one.name}=${one.value.value}`);
            const value = node.value?.value ? ` = "${node.value.value}"` : '';
            lines.push(`${'  '.repeat(depth)}${role} "${node.name?.value ?? ''}"${value}${states.length ? ' ' + states.join(' ') : ''}`);
        }
        for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id), depth + (shown ? 1 : 0));
    };
    visit(nodes[0], 0);
    return lines.join('\n') + '\n';
}

/** Where it differs from the stored tree; '' when it does not. UPDATE=1 stores it anew. @param {any} person @param {any} client @param {string} name */
async function difference(person, client, name) {
    const path = join(golden, `${name}.txt`);
    if (process.env.UPDATE || !existsSync(path)) {
        let last = '';
        await until(async () => {
            const before = last;
            last = await accessibilityTree(client);
            if (before !== last) await sleep(STILL_MS);
            return before === last;
        }, 'a tree that stays');
        mkdirSync(golden, { recursive: true });
        writeFileSync(path, last);
    }
    const wanted = readFileSync(path, 'utf8').split('\n');
    let problem = '';
    // What the store still has to say ("Saved") may come a little later.
    await until(async () => {
        const tree = (await accessibilityTree(client)).split('\n');
        const at = wanted.findIndex((line, i) => line !== tree[i]);
        problem = at < 0 && tree.length === wanted.length ? '' : `${name}, line ${at + 1}: "${tree[at]}", was "${wanted[at]}"`;
        return problem === '';
    }, name, 3_000).catch(() => {});
    return problem;
}

/** Through the debugger: the page's own policy allows no foreign script. @param {any} client @param {string} where */
async function axe(client, where) {
    const { result } = await client.send('Runtime.evaluate', {
        expression: `globalThis.axe || (() => {${axeSource}})();` +
            'axe.run(document, { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } })' +
            '.then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])))',
        awaitPromise: true, returnByValue: true,
    });
    return result.value === '[]' ? '' : `axe on ${where}: ${result.value ?? JSON.stringify(result)}`;
}

/** @type {import('./harness.mjs').Journey[]} */
export const screenJourneys = tours.map((tour) => ({
    name: `every screen is as stored and axe finds nothing: ${tour.name}`, async run({ person: make }) {
        const person = await make(tourist);
        try {
            await settle(person);
            const client = await person.context.newCDPSession(person.page);
            /** @type {string[]} */
            const problems = [];
            await tour.run(person, async (name) => {
                problems.push(await difference(person, client, name));
                for (const theme of /** @type {const} */ (['dark', 'light'])) {
                    await setTheme(person, theme);
                    problems.push(await axe(client, `${name}, ${theme}`));
                }
            });
            const found = problems.filter((one) => one !== '');
            check(found.length === 0, `${found.join('\n')}\n(UPDATE=1 stores the trees anew)`);
            check(person.errors.length === 0, person.errors.join('\n'));
        } finally {
            await person.close();
        }
    },
}));
