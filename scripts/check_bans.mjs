// Finds what would let something out of the page or something strange in: every ban of the source, in web/ and src/.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Addresses that may stand in the source: names, never fetched. */
const reviewed = ['http://www.w3.org/2000/svg', 'http://localhost'];

/** @type {Array<[pattern: RegExp, why: string, allowed?: (path: string, line: string) => boolean]>} */
const bans = [
    [/\b(XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|emscripten_fetch|emscripten_websocket)\b/, 'talks to a server'],
    [/\bRTC(PeerConnection|DataChannel)\b/, 'talks to a server', (_, line) => /delete .*RTCPeerConnection/.test(line)],
    [/(^|[^\w.$])fetch *\(/, 'only early.js and sw.js load files', (path) => ['web/early.js', 'web/sw.js'].includes(path)],
    [/\bwindow *\. *open\b/, 'opens another page'],
    [/\blocation *= *[^=]|\blocation *\. *(href|host|hash|search|pathname) *= *[^=]|\blocation *\. *(assign|replace) *\(/,
        'leaves the page', (_, line) => /location\.replace\('\/blank\.html'\)/.test(line)],
    [/rel=["']?(preconnect|dns-prefetch|prefetch|prerender)|http-equiv=["']?refresh/i, 'leaves the page'],
    [/\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|parseFromString)\b|document *\. *write/, 'makes markup from text'],
    [/(^|[^\w.])eval *\(|(^|[^\w.])Function *\(|set(Timeout|Interval) *\( *["'`]|emscripten_run_script|\bEM_(ASM|JS)/, 'makes code from text'],
    [/https?:\/\//, 'an address outside the reviewed list', (_, line) =>
        (line.match(/https?:\/\/[^\s'"`)>]*/g) ?? []).every((url) => reviewed.some((known) => url.startsWith(known)))],
    [/<script[^>]+src=["']?(https?:)?\/\//i, 'a script of somebody else'],
];

/** @returns {string[]} */
const filesBelow = (/** @type {string} */ folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]);

let found = 0;
for (const file of [...filesBelow(join(root, 'web')), ...filesBelow(join(root, 'src'))]) {
    if (!/\.(js|mjs|ts|html|css|h|cpp|webmanifest)$/.test(file)) continue;
    const path = relative(root, file);
    readFileSync(file, 'utf8').split('\n').forEach((line, i) => {
        for (const [pattern, why, allowed] of bans) {
            if (!pattern.test(line) || allowed?.(path, line)) continue;
            console.log(`${path}:${i + 1}: ${why}: ${line.trim().slice(0, 100)}`);
            found += 1;
        }
    });
}
process.exitCode = found ? 1 : 0;
