// Pointer, wheel and keys of the page, handed to the program as they come. Gestures are told apart in src/ui/gesture.

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./mirror.js').Mirror} Mirror */

const KINDS = /** @type {Record<string, number>} */ ({ mouse: 0, touch: 1, pen: 2 });
const PHASES = /** @type {Record<string, number>} */ ({
  pointerdown: 0, pointermove: 1, pointerup: 2, pointercancel: 3, pointerleave: 4,
});
const TAP_TRAVEL = 10; // CSS px, as in src/ui/gesture.cpp
const LINE = 40; // CSS px of one line of a wheel that counts lines
const ARROW = 60; // CSS px an arrow key scrolls

/** @param {HTMLCanvasElement} canvas @param {Program} program @param {Mirror} mirror */
export function listen(canvas, program, mirror) {
  let start = { x: 0, y: 0 };
  const onPointer = (/** @type {PointerEvent} */ event) => {
    const phase = PHASES[event.type];
    program.pointer(phase, event.pointerId, KINDS[event.pointerType] ?? 0, event.clientX, event.clientY, event.button,
      event.timeStamp);
    if (event.type === 'pointerdown') {
      start = { x: event.clientX, y: event.clientY };
      if (event.pointerType !== 'mouse') canvas.setPointerCapture(event.pointerId);
    }
    if (event.type !== 'pointerup') return;
    // A tap on a drawn field must give focus inside this handler: only here phones open the keyboard.
    const still = Math.hypot(event.clientX - start.x, event.clientY - start.y) < TAP_TRAVEL;
    const field = still ? mirror.fieldAt(event.clientX, event.clientY) : null;
    if (field) field.focus({ preventScroll: true });
    else leaveField();
    program.drain();
  };
  for (const type of Object.keys(PHASES)) canvas.addEventListener(type, /** @type {EventListener} */ (onPointer));
  // A press on the canvas would take focus away from the mirror.
  canvas.addEventListener('mousedown', (event) => event.preventDefault());
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());

  addEventListener('wheel', (event) => {
    if (event.ctrlKey) return; // the browser's zoom
    const target = event.target;
    if (target instanceof HTMLTextAreaElement && target.scrollHeight > target.clientHeight) return;
    program.wheel(event.clientX, event.clientY, event.deltaY * (event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? innerHeight : 1));
    event.preventDefault();
  }, { passive: false });

  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return finish(event);
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'l') {
      program.lock();
      return event.preventDefault();
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return onEscape(event, program);
    if (event.key === 'F6') return nextLandmark(event);
    const target = event.target;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return;
    const scrolls = /** @type {Record<string, [number, number]>} */ ({
      PageDown: [0.9, 0], PageUp: [-0.9, 0], ArrowDown: [0, ARROW], ArrowUp: [0, -ARROW], Home: [-1e6, 0], End: [1e6, 0],
    })[event.key];
    if (!scrolls) return;
    program.scroll(...scrolls);
    event.preventDefault();
  });
}

/** Where focus may go: the page, or the dialog that lies over it. */
const reachable = () => [...document.querySelectorAll('#mirror > :not([inert])')];

/** Presses the one step forward. @param {KeyboardEvent} event */
function finish(event) {
  const steps = reachable().flatMap((part) => [...part.querySelectorAll('[data-primary]')]);
  const step = /** @type {HTMLElement | undefined} */ (steps.pop());
  if (!step) return;
  event.preventDefault();
  step.focus({ preventScroll: true }); // a field that has focus ends its composition and keeps its text
  step.click();
}

/** @param {KeyboardEvent} event */
function nextLandmark(event) {
  const parts = reachable();
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  for (let step = 1; step <= parts.length; ++step) {
    const part = parts[(at + (event.shiftKey ? -step : step) + 2 * parts.length) % parts.length];
    const first = /** @type {HTMLElement | null} */ (part.querySelector('h1, button, input, select, textarea, a[href]'));
    if (!first) continue;
    event.preventDefault();
    return first.focus({ preventScroll: true });
  }
}

// Escape leaves a field first, then the page. What was typed stays.
/** @param {KeyboardEvent} event @param {Program} program */
function onEscape(event, program) {
  event.preventDefault();
  if (!leaveField()) program.back();
}

/** Moves focus from a field to the heading of the page or the dialog; never to nothing. */
function leaveField() {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement) && !(field instanceof HTMLInputElement && /text|search/.test(field.type))) {
    return false;
  }
  const heading = (field.closest('[aria-modal]') ?? document).querySelector('h1, h2');
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  return true;
}
