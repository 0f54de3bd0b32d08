// Quick-hide: nothing can be seen at once, then the page is left for a blank one of our own. It hides neither the
// browser's history nor the app, and the program says so.

const AT_MOST_MS = 400;
const SHIFTS = 3;
const SHIFTS_MS = 5_000;

export class Exit {
  #saved;

  /** @param {() => Promise<void>} saved resolves when nothing is being saved */
  constructor(saved) {
    this.#saved = saved;
  }

  cover() {
    document.documentElement.classList.add('leaving');
    document.title = 'Blank';
    for (const icon of document.querySelectorAll('link[rel=icon]')) icon.remove();
  }

  leave() {
    const soon = new Promise((resolve) => setTimeout(resolve, AT_MOST_MS));
    Promise.race([this.#saved(), soon]).finally(() => location.replace('/blank.html'));
  }
}

/** Calls back when Shift alone is pressed three times within five seconds. @param {() => void} hide */
export function onThreeShifts(hide) {
  /** @type {number[]} */
  let times = [];
  addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') times = [];
  }, { capture: true });
  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift') return;
    times = [...times, event.timeStamp].slice(-SHIFTS);
    if (times.length === SHIFTS && times[SHIFTS - 1] - times[0] <= SHIFTS_MS) {
      times = [];
      hide();
    }
  }, { capture: true });
}
