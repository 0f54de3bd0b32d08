// One element of the page for one node of the semantic tree: which element, and what it says about itself.
import { Flag, Role } from './patch.js';

/** @typedef {import('./patch.js').SemNode} SemNode */
/** @typedef {{ node: SemNode, element: HTMLElement, inner: HTMLElement, composing: boolean, note: HTMLElement | null }} Entry */

/** @type {Set<number>} */
export const textRoles = new Set([Role.textField, Role.textArea, Role.search, Role.secretField]);
/** Named by an attribute, since they show no words of their own. @type {Set<number>} */
const labelledRoles = new Set([Role.navigation, Role.aside, Role.region, Role.radioGroup, Role.radio, Role.slider, Role.textField, Role.secretField,
  Role.textArea, Role.search, Role.table, Role.progress, Role.group, Role.menu, Role.tabList, Role.tabPanel, Role.dialog,
  Role.alertDialog, Role.select, Role.checkBox, Role.numberedList, Role.busy]);
/** The canvas writes their name beside them. @type {Set<number>} */
export const besideRoles = new Set([...textRoles, Role.radio, Role.checkBox, Role.slider, Role.select]);
/** Named by their words. @type {Set<number>} */
const wordedRoles = new Set([Role.heading, Role.paragraph, Role.listItem, Role.button, Role.cell, Role.columnHeader,
  Role.rowHeader, Role.switchButton, Role.dial, Role.alert, Role.menuItem, Role.menuChoice, Role.tab, Role.option]);

/** Tag, then role where the tag alone does not say it. Inputs are named by their type. @type {Record<number, [string, string?]>} */
const TAGS = {
  [Role.banner]: ['header'], [Role.navigation]: ['nav'], [Role.main]: ['main'], [Role.aside]: ['aside'], [Role.region]: ['section'],
  [Role.paragraph]: ['p'], [Role.list]: ['ul', 'list'], [Role.listItem]: ['li', 'listitem'], [Role.button]: ['button'],
  [Role.radioGroup]: ['div', 'radiogroup'], [Role.textArea]: ['textarea'], [Role.figure]: ['figure'],
  [Role.table]: ['table', 'table'], [Role.row]: ['tr', 'row'], [Role.cell]: ['td', 'cell'],
  [Role.columnHeader]: ['th', 'columnheader'], [Role.rowHeader]: ['th', 'rowheader'], [Role.progress]: ['div', 'progressbar'],
  [Role.switchButton]: ['button', 'switch'], [Role.dial]: ['a'], [Role.alert]: ['p'], [Role.group]: ['div', 'group'],
  [Role.menu]: ['div', 'menu'], [Role.menuItem]: ['button', 'menuitem'], [Role.menuChoice]: ['button', 'menuitemradio'],
  [Role.tabList]: ['div', 'tablist'], [Role.tab]: ['button', 'tab'], [Role.tabPanel]: ['div', 'tabpanel'],
  [Role.dialog]: ['div', 'dialog'], [Role.alertDialog]: ['div', 'alertdialog'], [Role.select]: ['select'],
  [Role.option]: ['option'], [Role.quote]: ['blockquote'], [Role.numberedList]: ['ol', 'list'],
  [Role.busy]: ['div', 'progressbar'],
};
/** @type {Record<number, string>} */
const INPUTS = {
  [Role.radio]: 'radio', [Role.slider]: 'range', [Role.textField]: 'text', [Role.secretField]: 'password', [Role.search]: 'search', [Role.checkBox]: 'checkbox',
};

/** @param {SemNode} node @returns {HTMLElement} */
export function createElement(node) {
  const type = INPUTS[node.role];
  const [tag, role] = node.role === Role.heading ? [`h${node.level || 2}`] : TAGS[node.role] ?? ['div'];
  const element = document.createElement(type ? 'input' : tag);
  if (element instanceof HTMLInputElement) element.type = type;
  if (role) element.setAttribute('role', role);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (node.role === Role.columnHeader) element.setAttribute('scope', 'col');
  if (node.role === Role.rowHeader) element.setAttribute('scope', 'row');
  // Focus is led there and does not stop there.
  const led = node.role === Role.heading || node.role === Role.menuItem || node.role === Role.menuChoice;
  if (led || (node.flags & Flag.modal) !== 0) element.tabIndex = -1;
  if (node.role === Role.dialog || node.role === Role.alertDialog) element.setAttribute('aria-modal', 'true');
  element.id = `n${node.id}`;
  return element;
}

/** @param {Element} element @param {string} name @param {string | null} value null takes the attribute away */
function attribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @param {Entry} entry */
export function fillElement(entry) {
  const { node, element } = entry;
  const has = (/** @type {number} */ bit) => (node.flags & bit) !== 0;
  element.className = node.role === Role.scroll ? 'scroll' : has(Flag.hidden) && node.role === Role.table ? 'said' : '';
  if (has(Flag.userText)) attribute(element, 'dir', 'auto');
  if (labelledRoles.has(node.role)) attribute(element, 'aria-label', node.name || null);
  // A list item without words holds what stands in it.
  const worded = wordedRoles.has(node.role) && !(node.role === Role.listItem && node.name === '');
  if (worded && element.textContent !== node.name) element.textContent = node.name;
  if (node.role === Role.listItem && node.max > 0) {
    attribute(element, 'aria-posinset', String(node.now));
    attribute(element, 'aria-setsize', String(node.max));
  }
  if (node.role === Role.figure) attribute(/** @type {Element} */ (element.firstElementChild), 'aria-label', node.name);
  if (node.role === Role.scroll) entry.inner.style.transform = `translateY(${-node.now}px)`;
  if (node.role === Role.dial) attribute(element, 'href', `tel:${node.value}`);
  if (node.role === Role.switchButton || node.role === Role.menuChoice) {
    attribute(element, 'aria-checked', String(has(Flag.checked)));
  }
  if (node.role === Role.tab) {
    attribute(element, 'aria-selected', String(has(Flag.checked)));
    element.tabIndex = has(Flag.checked) ? 0 : -1;
  }
  attribute(element, 'aria-controls', node.controls ? `n${node.controls}` : null);
  if (node.role === Role.button) {
    attribute(element, 'aria-current', has(Flag.current) ? 'page' : null);
    attribute(element, 'aria-pressed', has(Flag.toggle) || has(Flag.pressed) ? String(has(Flag.pressed)) : null);
    attribute(element, 'aria-disabled', has(Flag.disabled) ? 'true' : null);
    attribute(element, 'aria-expanded', has(Flag.expandable) ? String(has(Flag.expanded)) : null);
    element.toggleAttribute('data-primary', has(Flag.primary) && !has(Flag.disabled));
    attribute(element, 'aria-haspopup', has(Flag.popup) ? 'menu' : null);
  }
  if (node.role === Role.progress) {
    attribute(element, 'aria-valuemin', '0');
    attribute(element, 'aria-valuemax', String(node.max));
    attribute(element, 'aria-valuenow', String(node.now));
    attribute(element, 'aria-valuetext', node.name);
  }
  if (element instanceof HTMLInputElement) fillInput(element, node);
  if (element instanceof HTMLOptionElement) fillOption(element, node);
  if (textRoles.has(node.role)) fillText(entry, /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element));
}

/** @param {HTMLInputElement} element @param {SemNode} node */
function fillInput(element, node) {
  if (node.role === Role.radio || node.role === Role.checkBox) {
    if (node.role === Role.radio) element.name = `g${node.parent}`;
    element.checked = (node.flags & Flag.checked) !== 0;
  } else if (node.role === Role.slider) {
    element.min = String(node.min);
    element.max = String(node.max);
    element.step = String(node.step);
    if (Number(element.value) !== node.now) element.value = String(node.now);
    attribute(element, 'aria-valuetext', node.value);
  }
}

/** @param {HTMLOptionElement} element @param {SemNode} node */
function fillOption(element, node) {
  element.value = String(node.now);
  const chosen = (node.flags & Flag.checked) !== 0;
  if (element.selected !== chosen) element.selected = chosen;
}

/** @param {Entry} entry @param {HTMLInputElement | HTMLTextAreaElement} element */
function fillText({ node, composing }, element) {
  const has = (/** @type {number} */ bit) => (node.flags & bit) !== 0;
  // Assigning another value ends the browser's undo history and an input method's composition.
  if (element.value !== node.value && !composing) element.value = node.value;
  attribute(element, 'aria-invalid', has(Flag.invalid) ? 'true' : null);
  attribute(element, 'inputmode', has(Flag.numeric) ? 'numeric' : null);
  element.spellcheck = has(Flag.spelling);
  // A password manager may hold a passphrase; nothing else may be remembered.
  attribute(element, 'autocomplete', node.role === Role.secretField ? 'current-password' : 'off');
  if (node.role !== Role.textArea) attribute(element, 'enterkeyhint', node.role === Role.search ? 'search' : 'done');
  attribute(element, 'writingsuggestions', 'false');
  attribute(element, 'dir', 'auto');
  element.style.fontSize = `${node.fontPx}px`;
  element.style.lineHeight = `${node.linePx}px`;
}
