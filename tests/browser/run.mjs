// Runs the browser journeys: run.mjs [chromium firefox webkit]. Last line: N passed, N failed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askedToEnd, root } from './harness.mjs';
import { controlCounts, runInside } from './network.mjs';

const code = await runInside();
if (code !== null) process.exit(code);

const wanted = process.argv.slice(2);
const engines = wanted.length ? wanted : ['chromium', 'firefox', 'webkit'];
let passed = 0;
let failed = 0;
let asked = false;
/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
askedToEnd.then(() => {
    asked = true;
    running?.kill();
});
if (!(await controlCounts())) {
    console.log('FAIL  a packet that was sent is not counted');
    failed += 1;
}
for (const engine of engines) {
    if (asked) break;
    const file = join(root, `tests/browser/${engine}.mjs`);
    if (!existsSync(file)) {
        console.log(`FAIL  there are no journeys for ${engine}`);
        failed += 1;
        continue;
    }
    const lines = await new Promise((resolve) => {
        let text = '';
        const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
        running = child;
        child.stdout.on('data', (chunk) => {
            text += chunk;
            process.stdout.write(chunk);
        });
        child.on('close', () => resolve(text));
    });
    const counts = /(\d+) passed, (\d+) failed\s*$/.exec(lines);
    passed += counts ? Number(counts[1]) : 0;
    failed += counts ? Number(counts[2]) : 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || asked ? 1 : 0);
