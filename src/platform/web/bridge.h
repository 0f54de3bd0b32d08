// The functions that bridge.js gives to C++. Strings are UTF-8 with a length and are valid during the call only.
#pragma once

#include <cstdint>

extern "C" {
// A frame is wanted in so many milliseconds; the earliest wish wins. 0: the next animation frame.
void js_wake(double in_ms);

// The first screen stands on the canvas.
void js_shown();

// Applies a patch of the semantic tree, then moves focus (0: leave it).
void js_sem_apply(const std::uint8_t* patch, int size, std::uint32_t focus);
void js_announce(const char* text, int size);

// A piece of text in the browser's own fonts. measure: five numbers, the layout of GlyphBox. paint: into w * h RGBA
// pixels, 1 when it has colours. ends: bytes after which a character or a word ends, at most `size`; returns how many.
void js_glyph_measure(const char* text, int size, float px, int weight, int rtl, float* box);
int js_glyph_paint(const char* text, int size, float px, int weight, int rtl, float x, float y, int w, int h,
                   std::uint8_t* rgba);
int js_text_ends(const char* text, int size, int words, std::uint32_t* ends);

// Colours of the page around the canvas and of the live text field. Bits: 1 dark, 2 taps go to the mirror.
void js_chrome(int bits, std::uint32_t canvas, std::uint32_t surface, std::uint32_t text, std::uint32_t accent);
void js_cursor(int pointing);
// How many pages Back can leave. Address and title stay as they are.
void js_history(int depth);
// Nothing of the page can be seen any more; then it is left for a blank one.
// Asks the browser not to clear this site's data by itself.
void js_persist();
void js_cover();
void js_leave();
// Takes the version that waits and loads the page anew.
void js_update();
// The name of the build that runs; at most `most` bytes. Returns how many there were.
int js_build(char* name, int most);
// A word to the other tabs of this site.
void js_say(int word, std::uint32_t epoch, double revision);

// The mailbox: start one whole asynchronous operation, ask whether any has finished, take its bytes.
void js_start(int op, int ticket, const std::uint8_t* bytes, int size);
// 1 when a reply waits: its ticket, error kind and size.
int js_peek(int* ticket, int* error, int* size);
void js_take(std::uint8_t* bytes);

// What localStorage remembers under a name; at most `most` bytes. Returns how many there were.
int js_trace_read(const char* name, int name_size, char* value, int most);
void js_trace_write(const char* name, int name_size, const char* value, int size);

double js_now();
int js_utc_offset(double at_ms);
void js_random(std::uint8_t* bytes, int size);
int js_copy(const char* text, int size);
void js_print_report(const char* body, int size);
void js_print_sheet(const char* title, int title_size, const char* text, int text_size);
void js_offer(const char* name, int name_size, const char* type, int type_size, const char* bytes, int size);
// The browser's print dialog for the page as it is.
void js_print();
}
