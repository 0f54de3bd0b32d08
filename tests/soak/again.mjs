// One journey again and again, in a new browser each time: node tests/soak/again.mjs TIMES 'part of its name' [chromium|firefox|webkit].
// Goes on from tests/output/again-*.json, where every time is counted. Prints one line a time and the counts.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output, root } from '../browser/harness.mjs';

const [times = '20', name = '', engine = 'chromium'] = process.argv.slice(2);
const record = join(output, `again-${engine}-${name.replace(/\W+/g, '-')}.json`);
const counts = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : { times: 0, failed: 0 };
while (counts.times < Number(times)) {
    const { stdout } = spawnSync(process.execPath, [join(root, `tests/browser/${engine}.mjs`)], { encoding: 'utf8', env: { ...process.env, ONLY: name } });
    // None that has this name would prove nothing.
    const good = /^[1-9]\d* passed, 0 failed$/m.test(stdout);
    counts.times += 1;
    counts.failed += good ? 0 : 1;
    writeFileSync(record, JSON.stringify(counts));
    console.log(`${engine}, ${name}: ${JSON.stringify(counts)}`);
    if (!good) console.log(stdout);
}
console.log(`${counts.failed ? 0 : 1} passed, ${counts.failed ? 1 : 0} failed`);
process.exit(counts.failed ? 1 : 0);
