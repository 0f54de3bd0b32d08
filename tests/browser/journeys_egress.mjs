// Every way out of a page that is known, tried from inside: with our headers nothing arrives elsewhere, and without them
// everything does, which proves that the trying works. "Elsewhere" is another port of this machine.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppServer, atMost, check, root, sleep, until } from './harness.mjs';

/** What listens elsewhere: whoever connects or sends has come out, by the route that its address names. */
class Elsewhere {
    /** @type {Set<string>} */ arrived = new Set();
    #web = createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (bytes) => {
            const path = /^[A-Z]+ \/(\w+)/.exec(bytes.toString('latin1'))?.[1];
            if (path) this.arrived.add(path);
            socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        });
    });
    // Told by the connection alone.
    #bare = createServer((socket) => {
        this.arrived.add('preconnect');
        socket.on('error', () => {}).destroy();
    });
    #datagrams = createSocket('udp4').on('message', () => this.arrived.add('stun'));
    ports = { web: 0, bare: 0, datagrams: 0 };

    async start() {
        for (const server of [this.#web, this.#bare]) await once(server.listen(0, '127.0.0.1'), 'listening');
        this.#datagrams.bind(0, '127.0.0.1');
        await once(this.#datagrams, 'listening');
        const port = (/** @type {any} */ server) => server.address().port;
        this.ports = { web: port(this.#web), bare: port(this.#bare), datagrams: port(this.#datagrams) };
    }

    stop() {
        this.#web.close();
        this.#bare.close();
        this.#datagrams.close();
    }
}

/** Tries one route out. Runs inside the page. @param {{ route: string, ports: { web: number, bare: number, datagrams: number } }} wanted */
function tryRoute({ route, ports }) {
    const url = `http://127.0.0.1:${ports.web}/${route}`;
    const add = (/** @type {string} */ name, /** @type {Record<string, string>} */ attributes) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        (document.body ?? document.documentElement).append(element);
        return element;
    };
    /** @type {Record<string, () => unknown>} */
    const routes = {
        fetch: () => fetch(url).catch(() => {}),
        nocors: () => fetch(url, { mode: 'no-cors' }).catch(() => {}),
        beacon: () => navigator.sendBeacon(url, 'x'),
        xhr: () => {
            const request = new XMLHttpRequest();
            request.open('GET', url);
            request.send();
        },
        socket: () => new WebSocket(url.replace('http', 'ws')),
        events: () => new EventSource(url),
        image: () => add('img', { src: url }),
        style: () => add('link', { rel: 'stylesheet', href: url }),
        rule: () => {
            const sheet = new CSSStyleSheet();
            sheet.insertRule(`html { background-image: url("${url}") }`);
            document.adoptedStyleSheets = [sheet];
            void document.documentElement.offsetHeight;
        },
        font: () => {
            const face = new FontFace('elsewhere', `url("${url}")`);
            document.fonts.add(face);
            return face.load().catch(() => {});
        },
        script: () => {
            const script = document.createElement('script');
            script.src = url;
            document.documentElement.append(script);
        },
        module: () => import(url).catch(() => {}),
        frame: () => add('iframe', { src: url }),
        object: () => add('object', { data: url, type: 'text/html' }),
        audio: () => add('audio', { src: url, preload: 'auto' }),
        prefetch: () => add('link', { rel: 'prefetch', href: url }),
        form: () => {
            const form = /** @type {HTMLFormElement} */ (add('form', { action: url, method: 'get' }));
            form.submit();
        },
        window: () => open(url),
        location: () => { location.href = url; },
        refresh: () => {
            const meta = document.createElement('meta');
            meta.httpEquiv = 'refresh';
            meta.content = `0;url=${url}`;
            document.head.append(meta);
        },
        preconnect: () => add('link', { rel: 'preconnect', href: `http://127.0.0.1:${ports.bare}` }),
        stun: () => {
            const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${ports.datagrams}` }] });
            peer.createDataChannel('x');
            peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        },
    };
    try {
        void routes[route]();
    } catch {
        // Refused at once: nothing has left.
    }
}

/** By their names in tryRoute. A policy of content alone does not stop the last five; Connection-Allowlist does, where it is known. */
const STOPPED = ['fetch', 'nocors', 'beacon', 'xhr', 'socket', 'events', 'image', 'style', 'rule', 'font', 'script', 'module', 'frame', 'object',
    'audio', 'prefetch', 'form'];
const BEYOND = ['window', 'location', 'refresh', 'preconnect', 'stun'];

/** dist/ without its headers. @param {{ policy: boolean }} keep whether the policy in the page itself stays */
function bareDist({ policy }) {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-bare-'));
    cpSync(join(root, 'dist'), folder, { recursive: true });
    const settings = join(folder, 'hosting/serve.json');
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), headers: [{ source: '**', headers: [{ key: 'Cache-Control', value: 'no-cache' }] }] }));
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    if (!policy) writeFileSync(join(folder, 'index.html'), page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    return folder;
}

/**
 * Tries each route from a fresh page; gives those by which something arrived.
 * @param {any} person @param {string} page @param {string[]} routes @param {number} patience
 * @returns {Promise<{ out: string[], slowest: number }>}
 */
async function tryAll(person, page, routes, patience) {
    const elsewhere = new Elsewhere();
    await elsewhere.start();
    let slowest = 0;
    try {
        for (const route of routes) {
            // A page that is being left by the route before may stand in the way.
            await until(() => atMost(person.goto(page), 5_000, page).then(() => true, () => false), page);
            const start = Date.now();
            await person.evaluate(tryRoute, { route, ports: elsewhere.ports }).catch(() => {}); // the page may be left by it
            await until(() => elsewhere.arrived.has(route), route, patience).then(() => { slowest = Math.max(slowest, Date.now() - start); }, () => {});
        }
        await sleep(patience); // whoever is late
        return { out: routes.filter((route) => elsewhere.arrived.has(route)), slowest };
    } finally {
        elsewhere.stop();
    }
}

/**
 * @param {string[]} open routes that this engine does not close: the source bans are what closes them
 * @param {string[]} absent routes that this engine does not have
 * @returns {import('./harness.mjs').Journey[]}
 */
export const egressJourneys = (open = [], absent = []) => [
    { name: 'every way out of the page: with the headers nothing arrives elsewhere, without them everything does', sends: true, async run({ person: make, server }) {
        const routes = [...STOPPED, ...BEYOND].filter((route) => !absent.includes(route));
        const folder = bareDist({ policy: false });
        const bare = new AppServer(folder);
        const person = await make();
        try {
            await bare.start();
            const control = await tryAll(person, bare.origin + '/blank.html', routes, 4_000);
            check(control.out.length === routes.length,
                `the positive control failed, nothing came by ${routes.filter((route) => !control.out.includes(route)).join(' ')}`);
            const closed = routes.filter((route) => !open.includes(route));
            const { out } = await tryAll(person, server.origin + '/blank.html', closed, Math.max(150, 2 * control.slowest));
            check(out.length === 0, `out of the page came ${out.join(' ')}`);
        } finally {
            await person.close();
            await bare.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    } },
];

/** A host that cannot set headers: the page's own policy on the first visit, the whole block from the worker afterwards. @type {import('./harness.mjs').Journey[]} */
export const bareHostJourneys = [
    { name: 'on a host without headers: the page\'s own policy first, and from the second visit the whole block', async run({ person: make }) {
        const folder = bareDist({ policy: true });
        const bare = new AppServer(folder);
        const person = await make();
        try {
            await bare.start();
            person.server = bare;
            await person.open();
            await until(() => person.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker');
            const { out } = await tryAll(person, bare.origin + '/', [...STOPPED, ...BEYOND], 200);
            check(out.length === 0, `out of the page came ${out.join(' ')}`);
        } finally {
            await person.close();
            await bare.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    } },
];
