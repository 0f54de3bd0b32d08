// The semantic tree as real elements over the canvas. They own focus, Tab order and text editing; the canvas owns the
// picture. Elements are transparent and let the pointer through; a text field becomes visible while it is edited.
import { besideRoles, createElement, fillElement, textRoles } from './elements.js';
import { Live } from './live.js';
import { Flag, Role, readPatch } from './patch.js';
import { SemEvent } from './program.js';

/** @typedef {import('./patch.js').SemNode} SemNode */
/** @typedef {import('./elements.js').Entry} Entry */
/** @typedef {import('./program.js').Program} Program */

const encoder = new TextEncoder();
const FOCUSABLE = 'button, input, select, textarea, a[href], [tabindex]';

export class Mirror {
  /** @type {Map<number, Entry>} */ #entries = new Map();
  /** @type {WeakMap<Element, number>} */ #ids = new WeakMap();
  #host;
  #program = /** @type {Program | null} */ (null);
  #polite = new Live('status');
  #urgent = new Live('alert');
  #notes;
  #prompted = 0; // when a key, a touch or the window itself could last have moved focus
  #strays = 0; // how often in a row it has moved without any of these
  #moving = false; // the program moves it

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    this.#notes = document.createElement('div');
    this.#notes.hidden = true; // referred to by aria-describedby
    host.after(this.#polite.element, this.#urgent.element, this.#notes);
    host.addEventListener('click', (event) => this.#onClick(event));
    host.addEventListener('input', (event) => this.#onInput(event));
    host.addEventListener('change', (event) => this.#onChange(event));
    host.addEventListener('focusin', (event) => {
      this.#strays = this.#unprompted() ? this.#strays + 1 : 0;
      this.#send(event.target, SemEvent.focus, '', this.#strays > 1 ? 1 : 0);
    });
    host.addEventListener('focusout', (event) => this.#send(event.target, SemEvent.blur));
    host.addEventListener('keydown', (event) => this.#onKey(event));
    host.addEventListener('compositionstart', (event) => this.#compose(event.target, true));
    host.addEventListener('compositionend', (event) => this.#compose(event.target, false));
    document.addEventListener('selectionchange', () => this.#tellCaret());
    for (const type of ['keydown', 'pointerdown', 'pointerup', 'focus'])
      addEventListener(type, () => this.#prompt(), { capture: type !== 'focus', passive: true });
    new MutationObserver(() => this.#label()).observe(document.body, { attributeFilter: ['class'] });
    // A focused element far down must not scroll the page under the canvas: the program scrolls.
    host.addEventListener('scroll', () => host.scrollTo(0, 0));
  }

  /** @param {Program} program */
  start(program) {
    this.#program = program;
  }

  #prompt() {
    this.#prompted = performance.now();
    this.#strays = 0;
  }

  /** On a phone: neither the person nor the program moved focus. Twice in a row, and a screen reader did. */
  #unprompted() {
    const PROMPT_MS = 1000;
    return !this.#moving && performance.now() - this.#prompted > PROMPT_MS && matchMedia('(pointer: coarse)').matches;
  }

  /** @param {HTMLElement | undefined} element */
  #focus(element) {
    this.#moving = true;
    element?.focus({ preventScroll: true });
    this.#moving = false;
  }

  // --- from the program ---

  /** Changes the tree, moves focus (0: leaves it), then takes away what is gone: focus always has somewhere to be.
   * @param {Uint8Array} bytes @param {number} focus */
  apply(bytes, focus) {
    /** @type {Set<number>} */
    const gone = new Set();
    readPatch(bytes, {
      node: (node) => this.#node(node),
      box: (id, x, y, w, h) => this.#box(id, x, y, w, h),
      order: (parent, children) => this.#order(parent, children),
      remove: (id) => gone.add(id),
    });
    if (bytes.length > 0) this.#shutOthers(gone);
    if (bytes.length > 0 && document.body.classList.contains('plain')) this.#label();
    const element = this.#entries.get(focus)?.element;
    if (element && document.activeElement !== element) this.#focus(element);
    for (const id of gone) this.#remove(id);
  }

  /** While a dialog or menu is there nothing else can be reached. @param {Set<number>} gone */
  #shutOthers(gone) {
    const modals = [...this.#entries.values()].filter(({ node }) => (node.flags & Flag.modal) !== 0 && !gone.has(node.id));
    const open = modals.map(({ element }) => element).reduce((/** @type {HTMLElement | null} */ top, element) =>
      (top && top.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? top : element), null);
    // In the other order focus would fall to the page.
    if (open && !open.contains(document.activeElement)) this.#focus(open);
    for (const child of this.#host.children) {
      const shut = open !== null && child !== open;
      if (/** @type {HTMLElement} */ (child).inert !== shut) /** @type {HTMLElement} */ (child).inert = shut;
    }
  }

  /** @param {string} text */
  announce(text) {
    this.#polite.say(text);
  }

  /** Where the mirror is the page, a control has beside it what the canvas would write there. */
  #label() {
    for (const old of this.#host.querySelectorAll('label')) old.remove();
    if (!document.body.classList.contains('plain')) return;
    for (const { node, element } of this.#entries.values()) {
      if (!besideRoles.has(node.role)) continue;
      const label = document.createElement('label');
      label.htmlFor = element.id;
      label.textContent = node.role === Role.slider ? `${node.name}: ${node.value}` : node.name;
      if (node.role === Role.radio || node.role === Role.checkBox) element.after(label);
      else element.before(label);
    }
  }

  /** Everything in the fields, for the case that the program has ended. */
  typed() {
    return [...this.#entries.values()].filter(({ node }) => textRoles.has(node.role) && node.role !== Role.secretField)
      .map(({ node, element }) => ({ field: node.name, text: /** @type {HTMLTextAreaElement} */ (element).value }))
      .filter(({ text }) => text !== '');
  }

  /** The text field drawn at a point, if any. @param {number} x @param {number} y */
  fieldAt(x, y) {
    for (const { node, element } of this.#entries.values()) {
      if (!textRoles.has(node.role)) continue;
      const box = element.getBoundingClientRect();
      const clip = element.closest('.scroll')?.getBoundingClientRect() ?? box;
      const top = Math.max(box.top, clip.top);
      const bottom = Math.min(box.bottom, clip.bottom);
      if (x >= box.left && x <= box.right && y >= top && y <= bottom) return element;
    }
    return null;
  }

  /** @param {SemNode} node */
  #node(node) {
    let entry = this.#entries.get(node.id);
    if (entry && (entry.node.role !== node.role || entry.node.level !== node.level)) {
      this.#remove(node.id);
      entry = undefined;
    }
    const isNew = !entry;
    if (!entry) {
      const element = createElement(node);
      const inner = node.role === Role.scroll ? element.appendChild(document.createElement('div')) : element;
      if (node.role === Role.figure) {
        const picture = element.appendChild(document.createElement('div'));
        picture.setAttribute('role', 'img');
        picture.className = 'picture';
      }
      entry = { node, element, inner, composing: false, note: null };
      this.#entries.set(node.id, entry);
      this.#ids.set(element, node.id);
    }
    const before = entry.node;
    entry.node = node;
    fillElement(entry);
    this.#sayWrong(node, isNew ? null : before);
    this.#describe(entry);
    const parent = this.#inner(node.parent);
    if (entry.element.parentElement !== parent) parent.append(entry.element);
  }

  /** What went wrong interrupts: a warning that came, a field that is wrong now. @param {SemNode} node @param {SemNode | null} before */
  #sayWrong(node, before) {
    if (node.role === Role.alert && node.name !== before?.name) this.#urgent.say(node.name);
    const wrong = (/** @type {SemNode} */ one) => (one.flags & Flag.invalid ? one.description : '');
    if (before && wrong(node) && wrong(node) !== wrong(before)) this.#urgent.say(`${node.name}: ${node.description}`);
  }

  /** @param {number} id */
  #inner(id) {
    return this.#entries.get(id)?.inner ?? this.#host;
  }

  /** @param {Entry} entry */
  #describe(entry) {
    const { node, element } = entry;
    if (!node.description) {
      entry.note?.remove();
      entry.note = null;
      element.removeAttribute('aria-describedby');
      return;
    }
    if (!entry.note) {
      entry.note = this.#notes.appendChild(document.createElement('span'));
      entry.note.id = `d${node.id}`;
      element.setAttribute('aria-describedby', entry.note.id);
    }
    if (entry.note.textContent !== node.description) entry.note.textContent = node.description;
  }

  /** @param {number} id @param {number} x @param {number} y @param {number} w @param {number} h */
  #box(id, x, y, w, h) {
    const style = this.#entries.get(id)?.element.style;
    if (!style) return;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.width = `${w}px`;
    style.height = `${h}px`;
  }

  /** @param {number} parent @param {number[]} children */
  #order(parent, children) {
    const inner = this.#inner(parent);
    const wanted = children.map((id) => this.#entries.get(id)?.element).filter((element) => element !== undefined);
    // What has focus stays where it is and the others move around it: taking it out of the page would drop focus.
    const anchor = wanted.findIndex((element) => element.contains(document.activeElement));
    if (anchor < 0) {
      // What is about to go keeps its place, so that focus goes on to what came after it.
      const stays = new Set(/** @type {Element[]} */ (wanted));
      let next = inner.firstElementChild;
      for (const element of wanted) {
        while (next && !stays.has(next)) next = next.nextElementSibling;
        if (element === next) next = next.nextElementSibling;
        else inner.insertBefore(element, next);
      }
      return;
    }
    const fixed = wanted[anchor];
    for (const element of wanted.slice(0, anchor)) inner.insertBefore(element, fixed);
    let last = fixed;
    for (const element of wanted.slice(anchor + 1)) {
      last.after(element);
      last = element;
    }
  }

  /** @param {number} id */
  #remove(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.note?.remove();
    this.#entries.delete(id);
    if (entry.element.contains(document.activeElement)) this.#moveFocusFrom(entry.element);
    // Children that live on were moved before; the others go with it.
    entry.element.remove();
  }

  /** To what comes next, else to what came before. @param {HTMLElement} element */
  #moveFocusFrom(element) {
    const all = [.../** @type {NodeListOf<HTMLElement>} */ (this.#host.querySelectorAll(FOCUSABLE))]
      .filter((one) => !one.closest('[inert]'));
    const after = all.find((one) => element.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING);
    const before = all.filter((one) => element.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_PRECEDING).pop();
    this.#focus(after ?? before);
  }

  // --- from the person ---

  /** @param {EventTarget | null} target @param {number} what @param {string} [text] @param {number} [value] */
  #send(target, what, text, value) {
    const id = target instanceof Element ? this.#ids.get(target) : undefined;
    if (id === undefined) return false;
    this.#program?.semantic(id, what, text, value);
    return true;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const target = event.target;
    if (!(target instanceof HTMLButtonElement)) return;
    if (this.#send(target, SemEvent.activate)) this.#program?.drain();
  }

  /** @param {Event} event */
  #onInput(event) {
    const target = event.target;
    if (target instanceof HTMLTextAreaElement) this.#send(target, SemEvent.text, target.value);
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === 'range') this.#send(target, SemEvent.value, '', Number(target.value));
    else if (!/radio|checkbox/.test(target.type)) this.#send(target, SemEvent.text, target.value);
  }

  /** @param {Event} event */
  #onChange(event) {
    const target = event.target;
    const chosen = target instanceof HTMLSelectElement
      ? this.#send(target, SemEvent.value, '', Number(target.value))
      : target instanceof HTMLInputElement && /radio|checkbox/.test(target.type) && this.#send(target, SemEvent.activate);
    if (chosen) this.#program?.drain();
  }

  /** @param {EventTarget | null} target @param {boolean} composing */
  #compose(target, composing) {
    const id = target instanceof Element ? this.#ids.get(target) : undefined;
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (entry) entry.composing = composing;
  }

  /** The line one writes in must stay in sight. */
  #tellCaret() {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return;
    this.#send(field, SemEvent.caret, '', encoder.encode(field.value.slice(0, field.selectionEnd)).length);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const target = event.target;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const line = target instanceof HTMLInputElement && ['text', 'password', 'search'].includes(target.type);
    if (line && event.key === 'Enter' && this.#send(target, SemEvent.commit)) this.#program?.drain();
    const used = target instanceof HTMLInputElement && target.type === 'radio' ? this.#onRadioKey(event, target)
      : target.closest('[role=menu]') ? this.#onMenuKey(event, target)
      : target.getAttribute('role') === 'tab' ? this.#onTabKey(event, target) : false;
    if (used) event.preventDefault();
  }

  /** Digits answer, Enter goes on. @param {KeyboardEvent} event @param {HTMLInputElement} target */
  #onRadioKey(event, target) {
    const group = target.parentElement;
    const radios = group?.querySelectorAll('input') ?? [];
    if (event.key === 'Enter') {
      if (this.#send(group, SemEvent.commit)) this.#program?.drain();
      return true;
    }
    if (!/^[1-9]$/.test(event.key) || radios.length > 9) return false;
    const radio = radios[Number(event.key) - 1];
    if (!radio) return false;
    radio.focus({ preventScroll: true });
    if (this.#send(radio, SemEvent.activate)) this.#program?.drain();
    return true;
  }

  /** Arrows move through a menu, Tab leaves it. @param {KeyboardEvent} event @param {HTMLElement} target */
  #onMenuKey(event, target) {
    const items = [.../** @type {NodeListOf<HTMLElement>} */ (target.closest('[role=menu]')?.querySelectorAll('button') ?? [])];
    const next = neighbour(event.key, items, target, ['ArrowUp', 'ArrowDown']);
    next?.focus({ preventScroll: true });
    if (event.key === 'Tab') {
      this.#program?.back();
      this.#program?.drain();
    }
    return next !== undefined || event.key === 'Tab';
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} target */
  #onTabKey(event, target) {
    const tabs = [.../** @type {NodeListOf<HTMLElement>} */ (target.parentElement?.querySelectorAll('[role=tab]') ?? [])];
    const next = neighbour(event.key, tabs, target, ['ArrowLeft', 'ArrowRight']);
    next?.focus({ preventScroll: true });
    next?.click();
    return next !== undefined;
  }
}

/**
 * Where an arrow, Home or End leads in a ring of elements.
 * @param {string} key @param {HTMLElement[]} ring @param {HTMLElement} from @param {[string, string]} arrows back, forward
 */
function neighbour(key, ring, from, [back, forward]) {
  const at = ring.indexOf(from);
  if (key === back) return ring.at(at < 0 ? -1 : at - 1);
  if (key === forward) return ring[(at + 1) % ring.length];
  if (key === 'Home') return ring[0];
  if (key === 'End') return ring.at(-1);
  return undefined;
}
