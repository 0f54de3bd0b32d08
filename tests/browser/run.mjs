// Runs the browser journeys: run.mjs [chromium firefox webkit]. Last line: N passed, N failed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askedToEnd, root } from './harness.mjs';
import { withNetwork } from './network.mjs';

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
        // A network each: what the controls of one engine sent may come late, and is not to be counted with the next.
        const [program, ...rest] = withNetwork([process.execPath, file]);
        const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
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
