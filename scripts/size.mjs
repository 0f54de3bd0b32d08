// The figures of scripts/size: brotli bytes (quality 11) of what is loaded before the first page can be used, the service
// worker included, and of what follows it.
import { readFileSync, realpathSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** Limits in KB (1000 bytes). The content is part of the wasm. Only the whole is binding. @type {Record<string, number>} */
const limits = { 'wasm and content': 325, javascript: 27, fonts: 45, shell: 5 };
export const BUDGET = 400;
/** @type {Record<string, string>} */
const groups = { '.wasm': 'wasm and content', '.js': 'javascript', '.ttf': 'fonts' };

/** What a first visit loads, compressed: before its first page can be used, and `after` it. @param {string} dist */
export function firstVisit(dist) {
    /** @type {{ files: string[][], later: string[] }} */
    const { files, later } = JSON.parse(readFileSync(join(dist, 'hosting/hashes.json'), 'utf8'));
    const paths = [...files.filter(([path]) => !later.includes(path)).map(([path]) => (path === '/' ? '/index.html' : path)), '/sw.js'];
    const sizes = paths.map((path) => ({ path, group: groups[extname(path)] ?? 'shell',
        bytes: brotliCompressSync(readFileSync(join(dist, path))).length }));
    const after = later.reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(dist, path))).length, 0);
    return { sizes, total: sizes.reduce((sum, { bytes }) => sum + bytes, 0), after };
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
    const { sizes, total, after } = firstVisit(process.argv[2]);
    for (const { path, group, bytes } of sizes) console.log(`${String(bytes).padStart(8)}  ${group.padEnd(17)} ${path}`);
    for (const [group, limit] of Object.entries(limits)) {
        const kilobytes = sizes.reduce((sum, one) => sum + (one.group === group ? one.bytes : 0), 0) / 1000;
        console.log(`${group}: ${kilobytes.toFixed(1)} of ${limit} KB${kilobytes > limit ? ', over its share' : ''}`);
    }
    console.log(`first visit: ${(total / 1000).toFixed(1)} of ${BUDGET} KB${total > BUDGET * 1000 ? ', OVER THE BUDGET' : ''}`);
    console.log(`after the first page: ${(after / 1000).toFixed(1)} KB more`);
    process.exitCode = total > BUDGET * 1000 ? 1 : 0;
}
