// Starts Mooring: loads the program and its font, puts host and program together, and says in words what is missing
// when it cannot start.
import { compileKdf, compileLater, compiled, content, font, moreFonts } from '/early.js';
import create from '/mooring.js';
import { Glyphs } from '/host/glyphs.js';
import { Copies, traces } from '/host/copy.js';
import { Eraser } from '/host/erase.js';
import { Exit, onThreeShifts } from '/host/exit.js';
import { Files } from '/host/documents.js';
import { listen } from '/host/input.js';
import { Keys } from '/host/keys.js';
import { Mailbox } from '/host/mailbox.js';
import { Mirror } from '/host/mirror.js';
import { Page } from '/host/page.js';
import { Passkeys } from '/host/passkeys.js';
import { Program } from '/host/program.js';
import { rescueFile, showPanel } from '/host/rescue.js';
import { Scheduler } from '/host/scheduler.js';
import { BrowserStore } from '/host/store.js';
import { Tabs } from '/host/tabs.js';
import { Updates } from '/host/updates.js';

// Nothing here talks to another machine; what could is taken away before anything else runs.
delete /** @type {any} */ (globalThis).RTCPeerConnection;

const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
const mirrorHost = /** @type {HTMLElement} */ (document.getElementById('mirror'));
const panel = /** @type {HTMLElement} */ (document.getElementById('boot'));

// All take a while and need nothing of the program: they begin while it is on its way.
const store = new BrowserStore(globalThis.indexedDB);
const asked = store.begin();
const copies = new Copies();
if (typeof WebAssembly === 'object') copies.begin();
const page = new Page(canvas);
page.fit();
// Takes a while itself, in which the browser can read already.
asked.then(() => setTimeout(() => {
  canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power' });
}));

const AGAIN_MS = 5_000;
const RESTORE_MS = 3_000; // without a picture for so long, the mirror becomes the page

const scheduler = new Scheduler();
const mirror = new Mirror(mirrorHost);
/** @type {Program | null} */
let program = null;
/** @type {WebAssembly.Instance | null} */
let first = null;
const updates = new Updates((arrived) => program?.update(arrived));
const tabs = new Tabs((message) => program?.hear(message));
const mailbox = new Mailbox({ ...store.operations(), ...new Keys(compileKdf).operations(), ...new Passkeys().operations(), ...new Files(store).operations(),
  ...copies.operations(), ...new Eraser(store, copies).operations() }, () => program?.arrived());

/** The program has made a mistake and runs no more. @param {unknown} error */
function onTrap(error) {
  console.error(error);
  scheduler.stop();
  const typed = mirror.typed();
  document.body.classList.add('stopped');
  showPanel('Mooring has stopped', 'The app made a mistake and wrote nothing more. What was saved is still there. ' +
    'You can keep a copy of it, with what you were typing, as a file. The file can be read by anyone who finds it.', [
    { label: 'Save my data to a file', press: async () => {
      page.offer('notes-rescue.json', 'application/json', new TextEncoder().encode(await rescueFile(typed)));
    } },
    { label: 'Load Mooring again', press: () => location.reload() },
  ]);
}

/**
 * @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} done
 * @param {(error: unknown) => void} onError
 */
function instantiate(imports, done, onError) {
  const module = /** @type {Promise<WebAssembly.Module>} */ (compiled);
  // The first part names what it will find in the second one (scripts/split.mjs).
  const placeholder = new Proxy({}, { get: (_, name) => () => { throw new Error(`function ${String(name)} has not arrived`); } });
  module.then(async (code) => done(first = await WebAssembly.instantiate(code, { ...imports, placeholder }), code)).catch(onError);
  return {};
}

async function start() {
  const host = { scheduler, mirror, page, mailbox, updates, tabs, traces, exit: new Exit(() => store.idle()), glyphs: new Glyphs(), shown };
  const exports = await new Promise((resolve, reject) => {
    create({ canvas, host, instantiateWasm: (imports, done) => instantiate(imports, done, reject) }).then(resolve, reject);
  });
  program = new Program(exports, /** @type {any} */ (host).write, onTrap);
  const drawn = program.boot(await font) === 0;
  mirror.start(program);
  page.start(program);
  // After the program's own listener, so that its last save goes first. A connection left open by a page that is gone
  // can keep the next page waiting.
  addEventListener('pagehide', (event) => (event.persisted ? store.freeze() : store.close()));
  addEventListener('pageshow', () => store.thaw());
  document.body.classList.toggle('plain', !drawn);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let noPicture;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    program?.context(true);
    noPicture = setTimeout(() => document.body.classList.add('plain'), RESTORE_MS);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(noPicture);
    document.body.classList.toggle('plain', !drawn);
    program?.context(false);
  });
  listen(canvas, program, mirror);
  onThreeShifts(() => program?.quickHide());
  for (const touch of ['pointerdown', 'keydown', 'wheel']) addEventListener(touch, () => program?.touched(), { capture: true, passive: true });
  scheduler.start(program);
}

/** The first screen stands there: what it did not need comes now. */
function shown() {
  panel.hidden = true;
  performance.mark('mooring-started');
  setTimeout(() => { // after the picture
    copies.go();
    updates.start().catch((error) => console.warn('offline use is not available here:', error));
    takeFonts().catch(() => {}); // the browser's own stand in
    takeRest();
  });
}

/** The rest of the program and of the content; asked for again until they arrive. */
async function takeRest() {
  try {
    const [code, bytes] = await Promise.all([compileLater(), content()]);
    await WebAssembly.instantiate(code, { primary: /** @type {WebAssembly.Instance} */ (first).exports });
    program?.content(bytes);
  } catch (error) {
    console.warn('the rest of Mooring has not arrived:', error);
    setTimeout(takeRest, AGAIN_MS);
  }
}

/** The other fonts for the canvas; the live text field uses the same letters. */
async function takeFonts() {
  const use = async (/** @type {Uint8Array} */ bytes, /** @type {string} */ unicodeRange) => {
    const face = new FontFace('Mooring', /** @type {any} */ (bytes.buffer), { unicodeRange });
    document.fonts.add(await face.load());
  };
  const more = moreFonts();
  // In their order: the last two join the first two.
  const given = more.reduce(async (before, bytes, i) => { await before; program?.font(i + 1, await bytes); }, Promise.resolve());
  await Promise.all([given, use(await font, 'U+0-36F, U+460-48F, U+492-10FFFF'), use(await more[1], 'U+370-45F, U+490-491')]);
}

if (typeof WebAssembly !== 'object') {
  showPanel('This browser cannot run Mooring', 'Mooring needs WebAssembly, which this browser does not have or has switched ' +
    'off. A current Firefox, Chrome, Edge or Safari can run it. Some browsers switch it off in their strictest safety mode.', []);
} else {
  start().catch((error) => {
    console.error(error);
    showPanel('Mooring could not start', 'Part of the program did not arrive whole, or this browser lacks something it needs. ' +
      'What you wrote before is kept in this browser.', [{ label: 'Try again', press: () => location.reload() }]);
  });
}
