// Splits the linked program in two: what the first page needs, and what arrives after it.
// split.mjs BINARYEN PROGRAM LATER FEATURES... rewrites PROGRAM (which must carry its names) and writes LATER.
//
// The second part is all that only draw_later, apply_later and derive_later (src/ui/views/screens.cpp, src/app/update.cpp,
// src/app/derive_progress.cpp) reach. Nothing calls these before it has arrived, so no call ever finds it missing.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [binaryen, program, laterProgram, ...features] = process.argv.slice(2);
const run = (/** @type {string} */ tool, /** @type {string[]} */ options) =>
    execFileSync(join(binaryen, 'bin', tool), [program, ...features, ...options], { encoding: 'utf8', maxBuffer: 2 ** 30 });

// Names as Binaryen writes them: a bracket is \28. The lambda inside apply_later carries its name too.
const isLater = (/** @type {string} */ name) => /mooring::(draw|apply|derive)_later\\28/.test(name);

/** Who calls whom. @type {Map<string, string[]>} */
const calls = new Map();
/** Called from outside, or through a pointer. @type {string[]} */
const roots = [];
for (const line of run('wasm-opt', ['--print-call-graph', '-o', '/dev/null']).split('\n')) {
    const [, from, to] = /^ {2}"(.*)" -> "(.*)";/.exec(line) ?? [];
    if (from) {
        calls.set(from, [...calls.get(from) ?? [], to]);
        continue;
    }
    const [, name, style] = /^ {2}"(.*)" \[(style=.*)\];/.exec(line) ?? [];
    if (!name) continue;
    if (!calls.has(name)) calls.set(name, []);
    if (/rounded|gray|turquoise/.test(style)) roots.push(name);
}

const first = new Set();
for (const open = roots.filter((name) => !isLater(name)); open.length > 0;) {
    const name = /** @type {string} */ (open.pop());
    if (first.has(name) || isLater(name)) continue;
    first.add(name);
    open.push(...calls.get(name) ?? []);
}
const later = [...calls.keys()].filter((name) => !first.has(name));
if (!['draw_later', 'apply_later', 'derive_later'].every((wanted) => later.some((name) => name.includes(`mooring::${wanted}`)))) {
    throw new Error('draw_later, apply_later or derive_later is not in the program: was one inlined?');
}

const list = `${laterProgram}.txt`;
writeFileSync(list, later.join('\n') + '\n');
run('wasm-split', [`--split-funcs=@${list}`, '-o1', `${program}.part`, '-o2', laterProgram]);
rmSync(list);
renameSync(`${program}.part`, program);
console.log(`split: ${later.length} of ${calls.size} functions arrive later`);
