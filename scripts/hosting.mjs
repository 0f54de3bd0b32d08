// Writes the header block for each kind of static host: the templates of web/hosting with the headers and lists filled in.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const quoted = (/** @type {string} */ value) => `"${value.replaceAll('"', '\\"')}"`;

/** How each host writes one header. @type {Record<string, (name: string, value: string) => string>} */
const formats = {
    _headers: (name, value) => `  ${name}: ${value}`,
    'nginx.conf': (name, value) => `    add_header ${name} ${quoted(value)} always;`,
    htaccess: (name, value) => `Header always set ${name} ${quoted(value)}`,
    Caddyfile: (name, value) => `\theader ${name} \`${value}\``,
};

const immutable = 'public, max-age=31536000, immutable';

/**
 * @param {string} from folder of the templates
 * @param {string} to folder to write to
 * @param {string[][]} headers pairs of name and value
 * @param {string[]} plain addresses that stay, and are asked for anew each time
 * @param {string[]} hashed addresses that change with their content
 */
export function writeHosting(from, to, headers, plain, hashed) {
    mkdirSync(to, { recursive: true });
    const rules = (/** @type {string[]} */ urls, /** @type {string} */ cache) => urls.map((url) => `${url}\n  Cache-Control: ${cache}`).join('\n');
    for (const [name, format] of Object.entries(formats)) {
        const text = readFileSync(join(from, name), 'utf8')
            .replace('@HEADERS@', () => headers.map(([header, value]) => format(header, value)).join('\n'))
            .replace('@PLAIN@', () => rules(plain, 'no-cache'))
            .replace('@HASHED@', () => rules(hashed, immutable));
        writeFileSync(join(to, name), text);
    }
    // `serve` is for this machine only: no promise of HTTPS here.
    const local = headers.filter(([name]) => name !== 'Strict-Transport-Security').map(([key, value]) => ({ key, value }));
    const cache = (/** @type {string} */ value) => [{ key: 'Cache-Control', value }];
    writeFileSync(join(to, 'serve.json'), JSON.stringify({
        cleanUrls: ['/'], trailingSlash: false, directoryListing: false, // '/' alone is index.html
        headers: [{ source: '**', headers: [...local, ...cache('no-cache')] },
            ...hashed.map((url) => ({ source: url, headers: cache(immutable) }))],
    }, null, 1));
}
