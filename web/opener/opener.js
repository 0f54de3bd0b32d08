// The script of open-notes-file.html. What is read is shown as text nodes only.

const wasm = '@WASM@'; // base64

const sentences = /** @type {Record<number, string>} */ ({
  6: 'This file was written by a newer version. Please use a newer copy of this page.',
  10: 'There is not enough memory to open it here.',
  14: 'That does not open it.',
  18: 'This file is not complete or not a notes file.',
  19: 'This file is larger than this page can open.',
});
const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const said = (/** @type {string} */ words) => { element('said').textContent = words; };

async function start() {
  const module = await WebAssembly.compile(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));
  /** @type {WebAssembly.Imports} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, imports);
  const program = /** @type {Record<string, Function> & { memory: WebAssembly.Memory }} */ (/** @type {unknown} */ (exports));
  program._initialize?.();
  return program;
}

/** @param {Uint8Array} file @param {string} secret @returns {Promise<string>} */
async function open(file, secret) {
  const program = await start(); // anew each time: its memory goes with it
  const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
  const at = program.mo_opener_buffer(file.length + bytes.length);
  const memory = () => new Uint8Array(program.memory.buffer);
  memory().set(file, at);
  memory().set(bytes, at + file.length);
  const error = program.mo_opener_open(file.length);
  if (error) throw new Error(sentences[error] ?? `It cannot be opened (${error}).`);
  const [text, size] = [program.mo_opener_text(), program.mo_opener_size()];
  return new TextDecoder().decode(memory().slice(text, text + size));
}

/** The newest version of each entry that is not deleted, newest day first. @param {any[]} bodies */
function entriesOf(bodies) {
  const newest = new Map();
  for (const body of bodies.filter(({ k }) => k === 5)) {
    const known = newest.get(body.id);
    if (!known || body.h[0] > known.h[0] || (body.h[0] === known.h[0] && body.h[1] > known.h[1])) newest.set(body.id, body);
  }
  return [...newest.values()].filter(({ f }) => f === 0).sort((a, b) => (b.w?.[0] ?? 0) - (a.w?.[0] ?? 0));
}

/** @param {any} entry */
function shown(entry) {
  const article = document.createElement('article');
  const day = entry.w ? new Date(entry.w[0] * 86_400_000).toLocaleDateString(undefined, { timeZone: 'UTC', dateStyle: 'long' }) : '';
  article.appendChild(document.createElement('h2')).textContent = day + (entry.p.mood === undefined ? '' : ` · mood ${entry.p.mood} of 10`);
  article.appendChild(document.createElement('p')).textContent = entry.p.text;
  return article;
}

let opened = '';
element('open').addEventListener('click', async () => {
  const file = /** @type {HTMLInputElement} */ (element('file')).files?.[0];
  const secret = /** @type {HTMLInputElement} */ (element('secret'));
  if (!file) return said('Choose a file first.');
  said('Opening. This takes a moment on purpose.');
  await new Promise((resolve) => setTimeout(resolve, 50)); // the words are drawn before the work begins
  try {
    opened = await open(new Uint8Array(await file.arrayBuffer()), secret.value);
    const entries = entriesOf(JSON.parse(opened).bodies);
    element('entries').replaceChildren(...entries.map(shown));
    element('result').hidden = false;
    said(`Opened. Entries: ${entries.length}. The JSON holds everything else too.`);
    secret.value = '';
  } catch (error) {
    element('result').hidden = true;
    said(error instanceof Error ? error.message : String(error));
  }
});
element('save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([opened], { type: 'application/json' }));
  link.download = 'notes.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
