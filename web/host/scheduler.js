// Frames happen on demand: one animation frame when something asked for it, one timer when something is due later,
// nothing in between. Hidden pages get no frames.

/** @typedef {import('./program.js').Program} Program */

// Seen in WebKit: an animation frame asked for while a page starts never comes, and all that arrives waits for it. Asked for anew
// it comes. Out of sight there are no frames, and whoever shows the page wakes it.
const LOST_MS = 1000;

export class Scheduler {
  /** @type {Program | null} */ #program = null;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #lost;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #dueAt = Infinity;
  #host = document.documentElement;
  /** Frames drawn since the start; tests read it. */
  frames = 0;

  /** @param {Program} program */
  start(program) {
    this.#program = program;
    this.wake(0);
  }

  /** Ends everything: the program has stopped. */
  stop() {
    this.#program = null;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#lost);
    clearTimeout(this.#timer);
    this.#frame = 0;
  }

  /** A frame is wanted in so many milliseconds; the earliest wish wins. @param {number} inMs */
  wake(inMs) {
    if (inMs <= 0) {
      if (!this.#frame) this.#ask();
      delete this.#host.dataset.idle;
      return;
    }
    const at = performance.now() + inMs;
    if (at >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(() => {
      this.#dueAt = Infinity;
      this.wake(0);
    }, inMs);
  }

  #ask() {
    this.#frame = requestAnimationFrame((now) => this.#draw(now));
    clearTimeout(this.#lost);
    this.#lost = setTimeout(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      if (!document.hidden) this.wake(0);
    }, LOST_MS);
  }

  /** @param {number} now */
  #draw(now) {
    this.#frame = 0;
    clearTimeout(this.#lost);
    // What is still due later is asked for again in each frame, so that no timer outlives its reason.
    clearTimeout(this.#timer);
    this.#dueAt = Infinity;
    if (!this.#program) return;
    const again = this.#program.frame(now);
    this.frames += 1;
    this.#host.dataset.frame = String(this.frames);
    if (again >= 0) this.wake(again);
    else if (!this.#frame) this.#host.dataset.idle = 'true';
  }
}
