// What our own fonts lack, drawn by the browser's: white text on a small 2D canvas, read back as pixels.

// For browsers without Intl.Segmenter: a character with all that belongs to it, roughly.
const CHARACTERS = /(?:\p{RI}\p{RI}|.)[\p{M}\u200C\u200D\uFE0F\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]*(?:(?<=\u200D).[\p{M}\uFE0F\u{1F3FB}-\u{1F3FF}]*\u200D?)*/gsu;

const encoder = new TextEncoder();

export class Glyphs {
  #canvas = document.createElement('canvas');
  #context = /** @type {CanvasRenderingContext2D | null} */ (null); // made when it is needed first: most people never do
  /** @type {Record<string, Intl.Segmenter>} */ #segmenters = {};

  /** @param {number} px @param {number} weight @param {boolean} rtl */
  #prepare(px, weight, rtl) {
    const context = (this.#context ??= this.#canvas.getContext('2d', { willReadFrequently: true }));
    if (!context) throw new Error('no 2D canvas');
    context.font = `${weight} ${px}px Mooring, system-ui, sans-serif`;
    context.direction = rtl ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillStyle = '#fff';
    return context;
  }

  /** Advance, then where the ink is from the pen on the baseline, y downwards. @param {string} text @param {number} px @param {number} weight @param {boolean} rtl */
  measure(text, px, weight, rtl) {
    const size = this.#prepare(px, weight, rtl).measureText(text);
    return [size.width, -size.actualBoundingBoxLeft - 1, -size.actualBoundingBoxAscent - 1, size.actualBoundingBoxRight + 1,
      size.actualBoundingBoxDescent + 1];
  }

  /**
   * @param {string} text @param {number} px @param {number} weight @param {boolean} rtl
   * @param {number} x @param {number} y @param {number} w @param {number} h
   */
  paint(text, px, weight, rtl, x, y, w, h) {
    if (w > this.#canvas.width) this.#canvas.width = w;
    if (h > this.#canvas.height) this.#canvas.height = h;
    const context = this.#prepare(px, weight, rtl);
    context.clearRect(0, 0, w, h);
    context.fillText(text, x, y);
    const pixels = context.getImageData(0, 0, w, h).data;
    context.clearRect(0, 0, w, h); // what was written stays nowhere
    let coloured = false;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i + 3] === 0) continue;
      // Reading back rounds pale pixels: only a clear difference is a colour.
      if (pixels[i + 3] > 32 && Math.min(pixels[i], pixels[i + 1], pixels[i + 2]) < 224) {
        coloured = true;
        break;
      }
    }
    // What has no colours is tinted by the program: it must be white where it is pale, too.
    if (!coloured) for (let i = 0; i < pixels.length; i += 4) pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;
    return { pixels, coloured };
  }

  /** Bytes after which characters as people see them, or words, end. @param {string} text @param {boolean} words */
  ends(text, words) {
    const parts = this.#parts(text, words ? 'word' : 'grapheme');
    let at = 0;
    return parts.map((part) => (at += encoder.encode(part).length));
  }

  /** @param {string} text @param {'word' | 'grapheme'} granularity */
  #parts(text, granularity) {
    if (typeof Intl.Segmenter !== 'function') return text.match(CHARACTERS) ?? [];
    const segmenter = (this.#segmenters[granularity] ??= new Intl.Segmenter(undefined, { granularity }));
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
  }
}
