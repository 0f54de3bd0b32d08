// Builds the elements of a page that core/report.cpp and core/chart_svg.cpp wrote, one by one: the browser is never asked
// to read markup, and what is not on the list is an error.

const HTML = new Set(['section', 'h1', 'h2', 'p', 'small', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
const SVG = new Set(['svg', 'title', 'rect', 'line', 'circle', 'polygon', 'polyline', 'path', 'text']);
const SVG_SPACE = 'http://www.w3.org/2000/svg';
const TAG = /<(\/?)([a-z0-9]+)((?: [A-Za-z-]+[0-9]?="[^"<>]*")*)(\/?)>([^<]*)/g;
const ATTRIBUTE = / ([A-Za-z-]+[0-9]?)="([^"]*)"/g;
const ENTITIES = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&#39;', "'"]]);

/** @param {string} text */
const plain = (text) => text.replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES.get(entity) ?? entity);

/** @param {string} markup @returns {DocumentFragment} */
export function elementsOf(markup) {
  const top = document.createDocumentFragment();
  /** @type {(Element | DocumentFragment)[]} */
  const open = [top];
  let read = 0;
  for (const [whole, closing, name, attributes, single, words] of markup.matchAll(TAG)) {
    read += whole.length;
    const parent = open[open.length - 1];
    if (closing) {
      if (!(parent instanceof Element) || parent.localName !== name) throw new TypeError(`</${name}> closes nothing`);
      open.pop();
    } else {
      const drawn = SVG.has(name);
      if (!drawn && !HTML.has(name)) throw new TypeError(`no <${name}> in a report`);
      const element = drawn ? document.createElementNS(SVG_SPACE, name) : document.createElement(name);
      for (const [, key, value] of attributes.matchAll(ATTRIBUTE)) {
        if (/^(on|style|href|src)/i.test(key)) throw new TypeError(`no ${key} in a report`);
        if (key !== 'xmlns') element.setAttribute(key, plain(value));
      }
      parent.append(element);
      if (!single) open.push(element);
    }
    open[open.length - 1].append(plain(words));
  }
  if (read !== markup.length || open.length !== 1) throw new TypeError('a report that is cut or torn');
  return top;
}
