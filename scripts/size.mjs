// The figures of scripts/size: brotli bytes (quality 11) of all files the service worker keeps, and of the worker itself.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = process.argv[2];
/** @type {{ files: string[][] }} */
const { files } = JSON.parse(readFileSync(join(dist, 'hosting/hashes.json'), 'utf8'));
const paths = [...files.map(([path]) => (path === '/' ? '/index.html' : path)), '/sw.js'];

/** Limits in KB (1000 bytes). The content is part of the wasm. Only the whole is binding. @type {Record<string, number>} */
const limits = { 'wasm and content': 305, javascript: 25, fonts: 65, shell: 5 };
const budget = 400;
/** @type {Record<string, string>} */
const groups = { '.wasm': 'wasm and content', '.js': 'javascript', '.ttf': 'fonts' };

/** @type {Record<string, number>} */
const sums = {};
let total = 0;
for (const path of paths) {
    const bytes = brotliCompressSync(readFileSync(join(dist, path))).length;
    const group = groups[extname(path)] ?? 'shell';
    sums[group] = (sums[group] ?? 0) + bytes;
    total += bytes;
    console.log(`${String(bytes).padStart(8)}  ${group.padEnd(17)} ${path}`);
}
for (const [group, limit] of Object.entries(limits)) {
    const kilobytes = (sums[group] ?? 0) / 1000;
    console.log(`${group}: ${kilobytes.toFixed(1)} of ${limit} KB${kilobytes > limit ? ', over its share' : ''}`);
}
console.log(`first visit: ${(total / 1000).toFixed(1)} of ${budget} KB${total > budget * 1000 ? ', OVER THE BUDGET' : ''}`);
process.exitCode = total > budget * 1000 ? 1 : 0;
