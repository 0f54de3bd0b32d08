// Assembles dist/ from the built program and web/: one script, hashed names, integrity, policy, lists. dist.mjs BUILD_FOLDER DEPS
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundleWith } from 'esbuild';
import { writeHosting } from './hosting.mjs';
import { notices } from './notices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [buildFolder, deps] = process.argv.slice(2);
const web = join(root, 'web');
const pins = Object.fromEntries(readFileSync(join(root, 'scripts/pins.txt'), 'utf8').split('\n')
    .filter((line) => /^[a-z]/.test(line)).map((line) => line.split(/ +/)));
const fontsFolder = join(deps, `fonts-${pins.noto}-${pins.fonts}`);

const sha256 = (/** @type {string | Buffer} */ bytes) => createHash('sha256').update(bytes).digest();
const integrityOf = (/** @type {string | Buffer} */ bytes) => 'sha256-' + sha256(bytes).toString('base64');
const text = (/** @type {string} */ path) => readFileSync(join(web, path), 'utf8');
const debug = buildFolder.endsWith('-debug');

/**
 * A script with everything it imports in one file: one way to the server and back. A debug build keeps comments and names.
 * @param {string} entry @param {string} code @param {string} [files] what takes the place of files.js
 */
async function bundle(entry, code, files = '') {
    const { outputFiles } = await bundleWith({
        stdin: { contents: code, sourcefile: entry, resolveDir: web }, bundle: true, write: false, format: 'esm', target: 'es2022',
        minify: !debug, legalComments: 'none', charset: 'utf8', logLevel: 'error',
        plugins: [{ name: 'addresses', setup(work) {
            work.onResolve({ filter: /^\// }, ({ path }) => path === '/early.js' ? { path: get('early.js').url, external: true } : ({ path: path === '/mooring.js' ? join(buildFolder, 'mooring.js') : join(web, path) }));
            work.onLoad({ filter: /\/files\.js$/ }, () => ({ contents: files }));
        } }],
    });
    return outputFiles[0].text;
}

/** @typedef {{ source: string, url: string, bytes: string | Buffer, integrity: string, hashed: boolean }} Shipped */
/** Everything that ships, by the path it has in the source. @type {Map<string, Shipped>} */
const shipped = new Map();

function ship(/** @type {string} */ source, /** @type {string | Buffer} */ bytes, hashed = true) {
    const extension = extname(source);
    const name = hashed ? `${source.slice(0, -extension.length)}.${sha256(bytes).toString('hex').slice(0, 16)}${extension}` : source;
    const file = { source, url: '/' + name, bytes, integrity: integrityOf(bytes), hashed };
    shipped.set(source, file);
    return file;
}

const get = (/** @type {string} */ source) => {
    const file = shipped.get(source);
    if (!file) throw new Error(`${source} is named in a page but does not ship`);
    return file;
};
// Fills @name@ with the hashed address of a file, and @name integrity@ with its integrity.
const fill = (/** @type {string} */ template, /** @type {Record<string, string>} */ values = {}) =>
    template.replace(/@([\w./-]+)( integrity)?@/g, (_, name, integrity) =>
        values[name] ?? (integrity ? get(name).integrity : get(name).url));
const withoutComments = (/** @type {string} */ html) => html.replace(/<!--.*?-->\n?/gs, '');
const byName = (/** @type {{ url: string }} */ a, /** @type {{ url: string }} */ b) => (a.url < b.url ? -1 : 1);

// 1. Files as they are: style, program, fonts, icons.
const lean = (/** @type {string} */ css) => css.replace(/\/\*.*?\*\//gs, '').replace(/\s*\n\s*/g, '\n').replace(/ *([{;,]) +/g, '$1');
ship('style.css', debug ? text('style.css') : lean(text('style.css')));
for (const name of readdirSync(buildFolder).filter((file) => file.endsWith('.wasm') && !/(_tests|^opener)\.wasm$/.test(file))) {
    ship(name, readFileSync(join(buildFolder, name)));
}
// In the order of mo_font() in src/platform/web/main.cpp.
const fonts = ['Regular', 'SemiBold', 'RegularMore', 'SemiBoldMore'].map((cut) => `NotoSans-${cut}.ttf`);
for (const name of fonts) ship(`fonts/${name}`, readFileSync(join(fontsFolder, name)));
const icons = { 'icon-192': ['mooring', 192], 'icon-512': ['mooring', 512], 'maskable-192': ['maskable', 192],
    'maskable-512': ['maskable', 512], 'apple-touch-icon': ['maskable', 180] };
ship('icons/mooring.svg', readFileSync(join(root, 'assets/icons/mooring.svg')));
for (const [name, [drawing, size]] of Object.entries(icons)) {
    ship(`icons/${name}.png`, execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size),
        join(root, `assets/icons/${drawing}.svg`)], { maxBuffer: 1 << 24 }));
}
// What no first page needs (scripts/web.cmake).
ship('content.txt', readFileSync(join(buildFolder, 'content.txt')));
ship('notices.txt', notices(deps, pins, fontsFolder), false);
ship('blank.html', text('blank.html'), false);
ship('manifest.webmanifest', JSON.stringify(JSON.parse(fill(text('manifest.webmanifest')))), false);

// 2. The scripts: the page's own is hashed, workers (the other scripts of web/) keep plain names.
const reference = (/** @type {Shipped} */ { url, integrity }) => ({ url, integrity });
const others = Object.fromEntries([...shipped.values()].filter((file) => file.source.endsWith('.wasm') && file.source !== 'mooring.wasm')
    .map((file) => [basename(file.source, '.wasm'), reference(file)]));
const sources = readdirSync(web).filter((file) => file.endsWith('.js')).map(text).join('') +
    readdirSync(join(web, 'host')).map((file) => text(`host/${file}`)).join('') + readFileSync(join(buildFolder, 'mooring.js'), 'utf8');
const templates = text('index.html') + text('hosting/headers.txt');

// The build's name: one hash over everything that ships and all that the rest is made from.
const build = sha256([...shipped.values()].sort(byName).map((file) => `${file.url} ${file.integrity}\n`).join('') + sources + templates)
    .toString('hex');
const files = `export const files = Object.freeze(${JSON.stringify({ build, wasm: reference(get('mooring.wasm')), content: reference(get('content.txt')), ...others,
    fonts: fonts.map((name) => reference(get(`fonts/${name}`))) })});`;
// A file of its own, and the first: it asks for the program while the script of the page is still on its way.
ship('early.js', await bundle('early.js', text('early.js'), files));
for (const name of readdirSync(web).filter((file) => file.endsWith('.js') && !['sw.js', 'early.js', 'files.js'].includes(file))) {
    ship(name, await bundle(name, text(name), files), name === 'boot.js');
}

// A page of its own, for saving beside a backup: everything it needs is in it, and nothing of it is loaded by the app.
const openerScript = (await bundle('opener.js', text('opener/opener.js')))
    .replace('@WASM@', () => readFileSync(join(buildFolder, 'opener.wasm')).toString('base64'));
const openerStyle = text('opener/opener.css');
const opener = withoutComments(text('opener/opener.html')).replace('@SCRIPT_HASH@', `'${integrityOf(openerScript)}'`)
    .replace('@STYLE_HASH@', `'${integrityOf(openerStyle)}'`).replace('@STYLE@', () => openerStyle).replace('@SCRIPT@', () => openerScript);

// 3. The page.
const headers = text('hosting/headers.txt').trim().split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
const policy = Object.fromEntries(headers)['Content-Security-Policy'];
const page = ship('index.html', fill(withoutComments(text('index.html')), {
    META_POLICY: policy.split('; ').filter((/** @type {string} */ part) => !/^(frame-ancestors|sandbox)/.test(part)).join('; '),
}), false);

// 4. The service worker: everything but the pictures the browser fetches for itself.
const passed = [...[...shipped.values()].filter((file) => file.url.endsWith('.png')).map((file) => file.url), '/open-notes-file.html',
    '/notes.schema.json'].sort();
const precache = [['/', page.integrity], ...[...shipped.values()].filter((file) => !passed.includes(file.url) && file !== page)
    .sort(byName).map((file) => [file.url, file.integrity])];
const block = Object.fromEntries(headers.filter(([name]) => name !== 'Strict-Transport-Security'));
// None is needed before the first page can be used: fetched after it.
const later = precache.map(([path]) => path).filter((path) => /^\/(content|kdf|later|notices|fonts\/NotoSans-(SemiBold|\w+More))\./.test(path));
const constants = { build, files: precache, headers: block, passed, later };
ship('sw.js', await bundle('sw.js', Object.entries(constants).reduce((code, [name, value]) =>
    code.replace(new RegExp(`^const ${name} = .*;$`, 'm'), () => `const ${name} = ${JSON.stringify(value)};`), text('sw.js'))), false);

// 5. The same headers for the hosts there are.
const plain = ['/', ...[...shipped.values()].filter((file) => !file.hashed).map((file) => file.url)].sort();
const hashed = [...shipped.values()].filter((file) => file.hashed).map((file) => file.url).sort();

// 6. Written beside, then renamed: a dist/ that is there is whole.
const target = join(root, 'dist');
const part = join(root, 'build/dist.part');
rmSync(part, { recursive: true, force: true });
for (const file of shipped.values()) {
    const path = join(part, file.url);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
}
writeFileSync(join(part, 'open-notes-file.html'), opener);
writeFileSync(join(part, 'notes.schema.json'), text('opener/notes.schema.json'));
writeHosting(join(web, 'hosting'), join(part, 'hosting'), headers, plain, hashed);
mkdirSync(join(part, 'hosting/stop'));
writeFileSync(join(part, 'hosting/stop/sw.js'), readFileSync(join(web, 'hosting/stop.js')));
writeFileSync(join(part, 'hosting/hashes.json'), JSON.stringify({ build, files: precache, later }, null, 1)); // to publish, and for scripts/size
rmSync(target, { recursive: true, force: true });
renameSync(part, target);
console.log(`dist/ holds build ${build.slice(0, 16)}, ${shipped.size} files`);
