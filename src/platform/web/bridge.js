// Between C++ and the page: copies bytes in and out of the heap and calls the host modules, nothing else.
// Heap views are taken anew in every call: growth of the memory detaches older ones.
addToLibrary({
  $host: 'undefined',
  // The host may write into the heap only through this: views go stale when the memory grows.
  $host__postset: "host = Module['host']; host.write = (bytes, pointer) => HEAPU8.set(bytes, pointer);",

  $bytesAt: (pointer, size) => HEAPU8.slice(pointer, pointer + size),
  $textAt__deps: ['$UTF8ToString'],
  $textAt: (pointer, size) => UTF8ToString(pointer, size),

  js_wake__deps: ['$host'],
  js_wake: (inMs) => host.scheduler.wake(inMs),

  js_shown__deps: ['$host'],
  js_shown: () => host.shown(),

  js_sem_apply__deps: ['$host', '$bytesAt'],
  js_sem_apply: (pointer, size, focus) => host.mirror.apply(bytesAt(pointer, size), focus >>> 0),
  js_announce__deps: ['$host', '$textAt'],
  js_announce: (pointer, size) => host.mirror.announce(textAt(pointer, size)),

  js_glyph_measure__deps: ['$host', '$textAt'],
  js_glyph_measure: (pointer, size, px, weight, rtl, box) => {
    HEAPF32.set(host.glyphs.measure(textAt(pointer, size), px, weight, rtl !== 0), box >> 2);
  },
  js_glyph_paint__deps: ['$host', '$textAt'],
  js_glyph_paint: (pointer, size, px, weight, rtl, x, y, w, h, rgba) => {
    const image = host.glyphs.paint(textAt(pointer, size), px, weight, rtl !== 0, x, y, w, h);
    HEAPU8.set(image.pixels, rgba);
    return image.coloured ? 1 : 0;
  },
  js_text_ends__deps: ['$host', '$textAt'],
  js_text_ends: (pointer, size, words, ends) => {
    const found = host.glyphs.ends(textAt(pointer, size), words !== 0);
    HEAPU32.set(found.slice(0, size), ends >> 2);
    return Math.min(found.length, size);
  },

  js_chrome__deps: ['$host'],
  js_chrome: (bits, canvas, surface, text, accent) => host.page.chrome(bits, canvas, surface, text, accent),
  js_cursor__deps: ['$host'],
  js_cursor: (pointing) => host.page.cursor(pointing !== 0),
  js_history__deps: ['$host'],
  js_history: (depth) => host.page.history(depth),

  js_persist: () => navigator.storage?.persist?.(),
  js_cover__deps: ['$host'],
  js_cover: () => host.exit.cover(),
  js_leave__deps: ['$host'],
  js_leave: () => host.exit.leave(),

  js_update__deps: ['$host'],
  js_update: () => host.updates.accept(),
  js_build__deps: ['$host'],
  js_build: (pointer, most) => {
    const bytes = new TextEncoder().encode(host.updates.build).subarray(0, most);
    HEAPU8.set(bytes, pointer);
    return bytes.length;
  },
  js_say__deps: ['$host'],
  js_say: (word, epoch, revision) => host.tabs.say([word, epoch, revision]),

  js_start__deps: ['$host', '$bytesAt'],
  js_start: (op, ticket, pointer, size) => host.mailbox.start(op, ticket, bytesAt(pointer, size)),
  js_peek__deps: ['$host'],
  js_peek: (ticket, error, size) => {
    const reply = host.mailbox.peek();
    if (!reply) return 0;
    HEAP32[ticket >> 2] = reply.ticket;
    HEAP32[error >> 2] = reply.error;
    HEAP32[size >> 2] = reply.bytes.length;
    return 1;
  },
  js_take__deps: ['$host'],
  js_take: (pointer) => {
    const reply = host.mailbox.take();
    HEAPU8.set(reply.bytes, pointer);
  },

  js_trace_read__deps: ['$host', '$textAt'],
  js_trace_read: (name, nameSize, pointer, most) => {
    const bytes = new TextEncoder().encode(host.traces.read(textAt(name, nameSize))).subarray(0, most);
    HEAPU8.set(bytes, pointer);
    return bytes.length;
  },
  js_trace_write__deps: ['$host', '$textAt'],
  js_trace_write: (name, nameSize, value, size) => host.traces.write(textAt(name, nameSize), textAt(value, size)),

  js_now: () => Date.now(),
  js_utc_offset: (atMs) => -new Date(atMs).getTimezoneOffset(),
  js_random: (pointer, size) => {
    HEAPU8.set(crypto.getRandomValues(new Uint8Array(size)), pointer);
  },
  js_copy__deps: ['$host', '$textAt'],
  js_copy: (text, size) => (host.page.copy(textAt(text, size)) ? 1 : 0),
  js_print_report__deps: ['$host', '$textAt'],
  js_print_report: (body, size) => host.page.printReport(textAt(body, size)),
  js_print_sheet__deps: ['$host', '$textAt'],
  js_print_sheet: (title, titleSize, text, textSize) => host.page.printSheet(textAt(title, titleSize), textAt(text, textSize)),
  js_offer__deps: ['$host', '$bytesAt', '$textAt'],
  js_offer: (name, nameSize, type, typeSize, pointer, size) =>
    host.page.offer(textAt(name, nameSize), textAt(type, typeSize), bytesAt(pointer, size)),
  js_print__deps: ['$host'],
  js_print: () => host.page.print(),
});
