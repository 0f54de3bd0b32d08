// The script of open-notes-file.html. What is read is shown as text nodes only.

const wasm = '@WASM@'; // base64
const MOST_BYTES = 256 * 1024 * 1024; // as in the app

const sentences = /** @type {Record<number, string>} */ ({
  6: 'This file was written by a newer version. Please use a newer copy of this page.',
  10: 'There is not enough memory to open it here.',
  14: 'That does not open it.',
  18: 'This file is not complete or not a notes file.',
  19: 'This file is larger than 256 MB. This page cannot open a file of that size.',
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

/**
 * All of it as JSON, and the entries as the app shows them: where two versions stand beside each other, both.
 * @param {Uint8Array} file @param {string} secret @returns {Promise<{ all: string, entries: any[] }>}
 */
async function open(file, secret) {
  const program = await start(); // anew each time: its memory goes with it
  const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
  const at = program.mo_opener_buffer(file.length + bytes.length);
  const memory = () => new Uint8Array(program.memory.buffer);
  memory().set(file, at);
  memory().set(bytes, at + file.length);
  const error = program.mo_opener_open(file.length);
  if (error) throw new Error(sentences[error] ?? `It cannot be opened (${error}).`);
  const decode = (/** @type {number} */ text, /** @type {number} */ size) => new TextDecoder().decode(memory().slice(text, text + size));
  const entries = JSON.parse(decode(program.mo_opener_entries(), program.mo_opener_entries_size()));
  entries.sort((/** @type {any} */ a, /** @type {any} */ b) => (b.w?.[0] ?? 0) - (a.w?.[0] ?? 0));
  return { all: decode(program.mo_opener_text(), program.mo_opener_size()), entries };
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
    if (file.size > MOST_BYTES) throw new Error(sentences[19]);
    const { all, entries } = await open(new Uint8Array(await file.arrayBuffer()), secret.value);
    opened = all;
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
