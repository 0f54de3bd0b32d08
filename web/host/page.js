// The page around the canvas: its size and colours, the Back button, files offered to the person.

/** @typedef {import('./program.js').Program} Program */

const MOST_PIXELS = 8.3e6; // of the canvas; above it the density is lowered
const REVOKE_MS = 60_000;

/** @param {number} colour 0xRRGGBB */
const css = (colour) => `#${colour.toString(16).padStart(6, '0')}`;

export class Page {
  #canvas;
  /** @type {Program | null} */ #program = null;
  #sentinel = false; // our entry in the browser's history, there while the program can go back
  #ignorePop = 0;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
  }

  /** @param {Program} program */
  start(program) {
    this.#program = program;
    const measure = () => this.#measure();
    new ResizeObserver(measure).observe(this.#canvas);
    visualViewport?.addEventListener('resize', measure);
    this.#watchDensity();
    this.#watchMedia();
    addEventListener('popstate', () => this.#onPop());
    document.addEventListener('visibilitychange', () => (document.hidden ? program.hide() : program.show()));
    addEventListener('pagehide', () => program.hide());
    addEventListener('pageshow', (event) => event.persisted && program.show());
    addEventListener('freeze', () => program.hide());
    // What is printed is the mirror as a flowing page: text, charts in words and as tables.
    const plain = document.body.classList.contains('plain');
    addEventListener('beforeprint', () => document.body.classList.add('plain'));
    addEventListener('afterprint', () => document.body.classList.toggle('plain', plain));
    measure();
  }

  #measure() {
    const box = this.#canvas.getBoundingClientRect();
    const style = getComputedStyle(document.documentElement);
    const inset = (/** @type {string} */ side) => parseFloat(style.getPropertyValue(`--inset-${side}`)) || 0;
    // The keyboard of a phone covers the page from below.
    const height = Math.min(box.height, (visualViewport?.height ?? box.height) * (visualViewport?.scale ?? 1));
    let density = devicePixelRatio || 1;
    if (box.width * box.height * density * density > MOST_PIXELS) density = Math.sqrt(MOST_PIXELS / (box.width * box.height));
    const width = Math.max(1, Math.round(box.width * density));
    const tall = Math.max(1, Math.round(box.height * density));
    if (this.#canvas.width !== width || this.#canvas.height !== tall) {
      this.#canvas.width = width;
      this.#canvas.height = tall;
    }
    this.#program?.view({
      width: box.width, height, density, top: inset('top'), right: inset('right'), bottom: inset('bottom'), left: inset('left'),
    });
    // In the same task as the new size, so that no empty picture is shown.
    this.#program?.frame(performance.now());
  }

  #watchDensity() {
    // The query names one density, so it is made anew each time that changes.
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      this.#measure();
      this.#watchDensity();
    }, { once: true });
  }

  #watchMedia() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const hover = matchMedia('(hover: hover) and (pointer: fine)');
    const tell = () => {
      this.#program?.media({ dark: dark.matches, reducedMotion: still.matches, hover: hover.matches });
      document.documentElement.classList.toggle('fine', hover.matches);
    };
    for (const query of [dark, still, hover]) query.addEventListener('change', tell);
    tell();
  }

  /** Colours around the canvas and of the live text field. @param {boolean} dark @param {number[]} colours */
  chrome(dark, ...colours) {
    const root = document.documentElement;
    ['canvas', 'surface', 'text', 'accent'].forEach((name, i) => root.style.setProperty(`--${name}`, css(colours[i])));
    root.style.colorScheme = dark ? 'dark' : 'light';
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.setAttribute('content', css(colours[0]));
  }

  /** @param {boolean} pointing */
  cursor(pointing) {
    this.#canvas.style.cursor = pointing ? 'pointer' : '';
  }

  /** How many pages Back can leave. The address and the title never change. @param {number} depth */
  history(depth) {
    if (depth > 0 && !this.#sentinel) {
      this.#sentinel = true;
      history.pushState({ depth: 1 }, '');
    } else if (depth === 0 && this.#sentinel) {
      this.#sentinel = false;
      this.#ignorePop += 1;
      history.back();
    }
  }

  #onPop() {
    if (this.#ignorePop > 0) {
      this.#ignorePop -= 1;
      return;
    }
    this.#sentinel = false;
    this.#program?.back();
  }

  /** In a task of its own: the dialog stops everything. */
  print() {
    setTimeout(() => globalThis.print());
  }

  /** Offers bytes as a file. @param {string} name @param {string} type @param {Uint8Array} bytes */
  offer(name, type, bytes) {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
  }
}
