// The page around the canvas: its size and colours, the Back button, files offered to the person.

import { elementsOf } from './markup.js';

/** @typedef {import('./program.js').Program} Program */

const MOST_PIXELS = 8.3e6; // of the canvas; above it the density is lowered
const REVOKE_MS = 60_000;
const STILL_MS = 100; // a keyboard that slides in has stopped
const HELD_MS = 500; // it is not waited for any longer

/** @param {number} colour 0xRRGGBB */
const css = (colour) => `#${colour.toString(16).padStart(6, '0')}`;

/** What the system forces on pages, in the order of src/ui/theme.h. */
function systemColours() {
  const probe = document.createElement('div');
  document.body.append(probe);
  const colours = ['Canvas', 'CanvasText', 'LinkText', 'ButtonFace', 'ButtonText', 'Highlight', 'HighlightText', 'GrayText'].map((name) => {
    probe.style.color = name;
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return red << 16 | green << 8 | blue;
  });
  probe.remove();
  return colours;
}

export class Page {
  #canvas;
  /** @type {Program | null} */ #program = null;
  #sentinel = false; // our entry in the browser's history, there while the program can go back
  #canGoBack = false;
  #travelling = false; // our own step back is under way
  #probe = Object.assign(document.createElement('div'), { className: 'probe' }); // its padding is the safe area

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
  }

  /** @param {Program} program */
  start(program) {
    this.#program = program;
    const measure = () => this.#measure();
    new ResizeObserver(measure).observe(this.#canvas);
    document.body.append(this.#probe);
    const held = this.#whenStill(measure);
    visualViewport?.addEventListener('resize', held);
    visualViewport?.addEventListener('scroll', held);
    this.#watchDensity();
    this.#watchMedia();
    addEventListener('popstate', () => this.#onPop());
    // Out of sight, nothing of the page stays in pictures of it; back in sight, it is drawn anew before it is shown.
    /** @type {Element | null} */
    let focused = null;
    const hide = () => {
      focused = document.activeElement;
      program.hide();
      document.documentElement.classList.add('out-of-sight');
    };
    const show = () => {
      program.show();
      program.frame(performance.now());
      document.documentElement.classList.remove('out-of-sight');
      // What cannot be seen may have lost its focus.
      if (focused instanceof HTMLElement && document.activeElement === document.body) focused.focus({ preventScroll: true });
    };
    const leave = () => {
      hide();
      program.lock();
    };
    document.addEventListener('visibilitychange', () => (document.hidden ? hide() : show()));
    addEventListener('pagehide', leave);
    addEventListener('pageshow', (event) => event.persisted && show());
    addEventListener('freeze', leave);
    // What is printed is the mirror as a flowing page: text, charts in words and as tables.
    const plain = document.body.classList.contains('plain');
    addEventListener('beforeprint', () => document.body.classList.add('plain'));
    addEventListener('afterprint', () => document.body.classList.toggle('plain', plain));
    measure();
  }

  /** While the keyboard of a phone slides in, the field one has tapped stays where it is. @param {() => void} measure */
  #whenStill(measure) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let until = 0;
    return () => {
      const now = performance.now();
      if (timer === undefined) until = now + HELD_MS;
      clearTimeout(timer);
      const typing = document.activeElement?.matches('#mirror :is(textarea, input)');
      timer = typing ? setTimeout(() => {
        timer = undefined;
        measure();
      }, Math.min(STILL_MS, until - now)) : undefined;
      if (!typing) measure();
    };
  }

  /** Gives the canvas its pixels, and says how it lies. Done before its context is made, the context is made only once. */
  fit() {
    const box = this.#canvas.getBoundingClientRect();
    // The keyboard of a phone covers the page from below; while it is there some browsers move the page up. A page that
    // is zoomed by two fingers keeps its layout and is drawn finer.
    const view = visualViewport ?? { height: box.height, offsetTop: 0, scale: 1 };
    const zoomed = view.scale > 1.01;
    const above = zoomed ? 0 : view.offsetTop;
    const height = zoomed ? box.height : Math.min(box.height, view.height + above);
    let density = (devicePixelRatio || 1) * (zoomed ? view.scale : 1);
    if (box.width * box.height * density * density > MOST_PIXELS) density = Math.sqrt(MOST_PIXELS / (box.width * box.height));
    const width = Math.max(1, Math.round(box.width * density));
    const tall = Math.max(1, Math.round(box.height * density));
    if (this.#canvas.width !== width || this.#canvas.height !== tall) {
      this.#canvas.width = width;
      this.#canvas.height = tall;
    }
    return { box, above, height, density };
  }

  #measure() {
    const { box, above, height, density } = this.fit();
    const safe = getComputedStyle(this.#probe);
    const inset = (/** @type {'Top' | 'Right' | 'Bottom' | 'Left'} */ side) => parseFloat(safe[`padding${side}`]) || 0;
    this.#program?.view({
      width: box.width, height, density, top: inset('Top') + above, right: inset('Right'),
      bottom: height < box.height - 1 ? 0 : inset('Bottom'), left: inset('Left'),
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
    const contrast = matchMedia('(prefers-contrast: more)');
    const forced = matchMedia('(forced-colors: active)');
    const tell = () => {
      this.#program?.media({
        dark: dark.matches, reducedMotion: still.matches, hover: hover.matches, contrast: contrast.matches,
        colours: forced.matches ? systemColours() : null,
      });
      document.documentElement.classList.toggle('fine', hover.matches);
    };
    for (const query of [dark, still, hover, contrast, forced]) query.addEventListener('change', tell);
    tell();
  }

  /** Colours around the canvas and of the live text field. @param {number} bits 1 dark, 2 taps go to the mirror @param {number[]} colours */
  chrome(bits, ...colours) {
    const root = document.documentElement;
    const dark = (bits & 1) !== 0;
    root.classList.toggle('assist', (bits & 2) !== 0);
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
    this.#canGoBack = depth > 0;
    this.#settleHistory();
  }

  #settleHistory() {
    // Going back takes a while. An entry pushed meanwhile would be left at once, and the next step back would leave the app.
    if (this.#travelling) return;
    if (this.#canGoBack && !this.#sentinel) {
      this.#sentinel = true;
      history.pushState({ depth: 1 }, '');
    } else if (!this.#canGoBack && this.#sentinel) {
      this.#sentinel = false;
      this.#travelling = true;
      history.back();
    }
  }

  #onPop() {
    if (this.#travelling) {
      this.#travelling = false;
      this.#settleHistory();
      return;
    }
    this.#sentinel = false;
    this.#program?.back();
  }

  /** In a task of its own: the dialog stops everything. */
  print() {
    setTimeout(() => globalThis.print());
  }

  /** Puts a text where it can be pasted; says at once whether that was allowed. @param {string} text */
  copy(text) {
    const focused = document.activeElement;
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return done;
  }

  /** Prints nothing but this. @param {string} title @param {string} text */
  printSheet(title, text) {
    const lines = document.createElement('pre');
    lines.textContent = text;
    const heading = document.createElement('h1');
    heading.textContent = title;
    this.#printOnly(title ? [heading, lines] : [lines]);
  }

  /** Prints nothing but a report, as core/report.cpp writes it. @param {string} body */
  printReport(body) {
    this.#printOnly([elementsOf(body)]);
  }

  /** @param {Node[]} nodes */
  #printOnly(nodes) {
    const sheet = document.createElement('section');
    sheet.id = 'sheet';
    sheet.append(...nodes);
    document.body.append(sheet);
    window.print();
    sheet.remove();
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
