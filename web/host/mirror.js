// The semantic tree as real elements over the canvas. They own focus, Tab order and text editing; the canvas owns the
// picture. Elements are transparent and let the pointer through; a text field becomes visible while it is edited.
import { Flag, Role, readPatch } from './patch.js';
import { SemEvent } from './program.js';

/** @typedef {import('./patch.js').SemNode} SemNode */
/** @typedef {import('./program.js').Program} Program */

/** @typedef {{ node: SemNode, element: HTMLElement, inner: HTMLElement, composing: boolean, note: HTMLElement | null }} Entry */

const ANNOUNCE_MS = 100; // after the patch, or a screen reader reads the old page first
/** @type {Set<number>} */
const textRoles = new Set([Role.textField, Role.textArea, Role.search]);
/** Named by an attribute, since they show no words of their own. @type {Set<number>} */
const labelledRoles = new Set([Role.navigation, Role.region, Role.radioGroup, Role.radio, Role.slider, Role.textField,
  Role.textArea, Role.search, Role.table, Role.progress, Role.group]);
/** Named by their words. @type {Set<number>} */
const wordedRoles = new Set([Role.heading, Role.paragraph, Role.listItem, Role.button, Role.cell, Role.columnHeader,
  Role.rowHeader, Role.switchButton, Role.dial, Role.alert]);

/** @param {SemNode} node @returns {HTMLElement} */
function create(node) {
  const make = (/** @type {string} */ tag, /** @type {string} */ role = '') => {
    const element = document.createElement(tag);
    if (role) element.setAttribute('role', role);
    return element;
  };
  const input = (/** @type {string} */ type) => {
    const element = document.createElement('input');
    element.type = type;
    return element;
  };
  const makers = /** @type {Record<number, () => HTMLElement>} */ ({
    [Role.banner]: () => make('header'),
    [Role.navigation]: () => make('nav'),
    [Role.main]: () => make('main'),
    [Role.region]: () => make('section'),
    [Role.heading]: () => make(`h${node.level || 2}`),
    [Role.paragraph]: () => make('p'),
    [Role.list]: () => make('ul', 'list'),
    [Role.listItem]: () => make('li', 'listitem'),
    [Role.button]: () => make('button'),
    [Role.radioGroup]: () => make('div', 'radiogroup'),
    [Role.radio]: () => input('radio'),
    [Role.slider]: () => input('range'),
    [Role.textField]: () => input('text'),
    [Role.textArea]: () => make('textarea'),
    [Role.search]: () => input('search'),
    [Role.figure]: () => make('figure'),
    [Role.table]: () => make('table', 'table'),
    [Role.row]: () => make('tr', 'row'),
    [Role.cell]: () => make('td', 'cell'),
    [Role.columnHeader]: () => make('th', 'columnheader'),
    [Role.rowHeader]: () => make('th', 'rowheader'),
    [Role.progress]: () => make('div', 'progressbar'),
    [Role.switchButton]: () => make('button', 'switch'),
    [Role.dial]: () => make('a'),
    [Role.alert]: () => make('p', 'alert'),
    [Role.group]: () => make('div', 'group'),
  });
  const element = makers[node.role]?.() ?? make('div');
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (node.role === Role.heading) element.tabIndex = -1;
  if (node.role === Role.columnHeader) element.setAttribute('scope', 'col');
  if (node.role === Role.rowHeader) element.setAttribute('scope', 'row');
  element.id = `n${node.id}`;
  return element;
}

/** @param {Element} element @param {string} name @param {string | null} value null takes the attribute away */
function attribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export class Mirror {
  /** @type {Map<number, Entry>} */ #entries = new Map();
  /** @type {WeakMap<Element, number>} */ #ids = new WeakMap();
  #host;
  #program = /** @type {Program | null} */ (null);
  #live;
  #notes;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    this.#live = document.createElement('div');
    this.#live.setAttribute('role', 'status');
    this.#live.className = 'said';
    this.#notes = document.createElement('div');
    this.#notes.hidden = true; // referred to by aria-describedby
    host.after(this.#live, this.#notes);
    host.addEventListener('click', (event) => this.#onClick(event));
    host.addEventListener('input', (event) => this.#onInput(event));
    host.addEventListener('change', (event) => this.#onChange(event));
    host.addEventListener('focusin', (event) => this.#send(event.target, SemEvent.focus));
    host.addEventListener('focusout', (event) => this.#send(event.target, SemEvent.blur));
    host.addEventListener('keydown', (event) => this.#onKey(event));
    host.addEventListener('compositionstart', (event) => this.#compose(event.target, true));
    host.addEventListener('compositionend', (event) => this.#compose(event.target, false));
    // A focused element far down must not scroll the page under the canvas: the program scrolls.
    host.addEventListener('scroll', () => host.scrollTo(0, 0));
  }

  /** @param {Program} program */
  start(program) {
    this.#program = program;
  }

  // --- from the program ---

  /** @param {Uint8Array} bytes */
  apply(bytes) {
    /** @type {number[]} */
    const gone = [];
    readPatch(bytes, {
      node: (node) => this.#node(node),
      box: (id, x, y, w, h) => this.#box(id, x, y, w, h),
      order: (parent, children) => this.#order(parent, children),
      remove: (id) => gone.push(id),
    });
    for (const id of gone) this.#remove(id);
  }

  /** @param {number} id */
  focus(id) {
    const element = this.#entries.get(id)?.element;
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
  }

  /** @param {string} text */
  announce(text) {
    // The same text twice would be silent.
    const said = this.#live.textContent === text ? `${text}\u00A0` : text;
    setTimeout(() => (this.#live.textContent = said), ANNOUNCE_MS);
  }

  /** Everything in the fields, for the case that the program has ended. */
  typed() {
    return [...this.#entries.values()].filter(({ node }) => textRoles.has(node.role))
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
    if (!entry) {
      const element = create(node);
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
    entry.node = node;
    this.#fill(entry);
    const parent = this.#inner(node.parent);
    if (entry.element.parentElement !== parent) parent.append(entry.element);
  }

  /** @param {number} id */
  #inner(id) {
    return this.#entries.get(id)?.inner ?? this.#host;
  }

  /** @param {Entry} entry */
  #fill(entry) {
    const { node, element } = entry;
    const has = (/** @type {number} */ bit) => (node.flags & bit) !== 0;
    element.className = node.role === Role.scroll ? 'scroll' : has(Flag.hidden) && node.role === Role.table ? 'said' : '';
    this.#describe(entry);
    if (has(Flag.userText)) attribute(element, 'dir', 'auto');
    if (labelledRoles.has(node.role)) attribute(element, 'aria-label', node.name || null);
    if (wordedRoles.has(node.role) && element.textContent !== node.name) element.textContent = node.name;
    if (node.role === Role.figure) attribute(/** @type {Element} */ (element.firstElementChild), 'aria-label', node.name);
    if (node.role === Role.scroll) entry.inner.style.transform = `translateY(${-node.now}px)`;
    if (node.role === Role.dial) attribute(element, 'href', `tel:${node.value}`);
    if (node.role === Role.switchButton) attribute(element, 'aria-checked', String(has(Flag.checked)));
    if (node.role === Role.button) {
      attribute(element, 'aria-current', has(Flag.current) ? 'page' : null);
      attribute(element, 'aria-pressed', has(Flag.pressed) ? 'true' : null);
      attribute(element, 'aria-disabled', has(Flag.disabled) ? 'true' : null);
      attribute(element, 'aria-expanded', has(Flag.expandable) ? String(has(Flag.expanded)) : null);
    }
    if (node.role === Role.progress) {
      attribute(element, 'aria-valuemin', '0');
      attribute(element, 'aria-valuemax', String(node.max));
      attribute(element, 'aria-valuenow', String(node.now));
      attribute(element, 'aria-valuetext', node.name);
    }
    if (element instanceof HTMLInputElement) this.#fillInput(element, node);
    if (textRoles.has(node.role)) this.#fillText(entry, /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element));
  }

  /** @param {HTMLInputElement} element @param {SemNode} node */
  #fillInput(element, node) {
    if (node.role === Role.radio) {
      element.name = `g${node.parent}`;
      element.checked = (node.flags & Flag.checked) !== 0;
    } else if (node.role === Role.slider) {
      element.min = String(node.min);
      element.max = String(node.max);
      element.step = String(node.step);
      if (Number(element.value) !== node.now) element.value = String(node.now);
      attribute(element, 'aria-valuetext', node.value);
    }
  }

  /** @param {Entry} entry @param {HTMLInputElement | HTMLTextAreaElement} element */
  #fillText({ node, composing }, element) {
    const has = (/** @type {number} */ bit) => (node.flags & bit) !== 0;
    // Assigning another value ends the browser's undo history and an input method's composition.
    if (element.value !== node.value && !composing) element.value = node.value;
    attribute(element, 'aria-invalid', has(Flag.invalid) ? 'true' : null);
    attribute(element, 'inputmode', has(Flag.numeric) ? 'numeric' : null);
    element.spellcheck = has(Flag.spelling);
    attribute(element, 'autocomplete', 'off');
    attribute(element, 'writingsuggestions', 'false');
    attribute(element, 'dir', 'auto');
    element.style.fontSize = `${node.fontPx}px`;
    element.style.lineHeight = `${node.linePx}px`;
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
      let next = inner.querySelector(':scope > .picture')?.nextElementSibling ?? inner.firstElementChild;
      if (next?.className === 'picture') next = next.nextElementSibling;
      for (const element of wanted) {
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
    // Children that live on were moved before; the others go with it.
    entry.element.remove();
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
    else if (target.type !== 'radio') this.#send(target, SemEvent.text, target.value);
  }

  /** @param {Event} event */
  #onChange(event) {
    const target = event.target;
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    if (this.#send(target, SemEvent.activate)) this.#program?.drain();
  }

  /** @param {EventTarget | null} target @param {boolean} composing */
  #compose(target, composing) {
    const id = target instanceof Element ? this.#ids.get(target) : undefined;
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (entry) entry.composing = composing;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const target = event.target;
    if (event.isComposing || !(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    const group = target.parentElement;
    if (!group) return;
    if (event.key === 'Enter') {
      if (this.#send(group, SemEvent.commit)) this.#program?.drain();
      event.preventDefault();
    } else if (/^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const radio = group.querySelectorAll('input')[Number(event.key) - 1];
      if (!radio) return;
      radio.focus({ preventScroll: true });
      if (this.#send(radio, SemEvent.activate)) this.#program?.drain();
      event.preventDefault();
    }
  }
}
