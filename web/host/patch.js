// Reads the patches of the semantic tree. The layout and the numbers are those of src/ui/semantics.{h,cpp}.

export const Role = Object.freeze({
  root: 0, banner: 1, navigation: 2, main: 3, region: 4, scroll: 5, heading: 6, paragraph: 7, list: 8, listItem: 9,
  button: 10, radioGroup: 11, radio: 12, slider: 13, textField: 14, textArea: 15, search: 16, figure: 17, table: 18,
  row: 19, cell: 20, columnHeader: 21, rowHeader: 22, progress: 23, switchButton: 24, dial: 25, alert: 26, group: 27,
  menu: 28, menuItem: 29, menuChoice: 30, tabList: 31, tab: 32, tabPanel: 33, dialog: 34, alertDialog: 35, select: 36, option: 37,
  quote: 38, numberedList: 39, checkBox: 40, busy: 41, secretField: 42, aside: 43,
});

export const Flag = Object.freeze({
  disabled: 1, checked: 2, current: 4, pressed: 8, invalid: 16, expandable: 32, expanded: 64, spelling: 128,
  numeric: 256, drags: 512, hidden: 1024, userText: 2048, modal: 4096, popup: 8192, toggle: 16384, primary: 32768,
});

/**
 * @typedef {{ id: number, parent: number, controls: number, role: number, level: number, flags: number, name: string, value: string,
 *   description: string, min: number, max: number, now: number, step: number, fontPx: number, linePx: number }} SemNode
 * @typedef {{ node(node: SemNode): void, box(id: number, x: number, y: number, w: number, h: number): void,
 *   order(parent: number, children: number[]): void, remove(id: number): void }} PatchTarget
 */

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes @param {PatchTarget} target */
export function readPatch(bytes, target) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const u8 = () => view.getUint8(at++);
  const u32 = () => view.getUint32((at += 4) - 4, true);
  const f32 = () => view.getFloat32((at += 4) - 4, true);
  const text = () => {
    const size = u32();
    at += size;
    return decoder.decode(bytes.subarray(at - size, at));
  };
  while (at < bytes.length) {
    const op = u8();
    if (op === 1) {
      target.node({
        id: u32(), parent: u32(), controls: u32(), role: u8(), level: u8(), flags: u32(), name: text(), value: text(), description: text(),
        min: f32(), max: f32(), now: f32(), step: f32(), fontPx: f32(), linePx: f32(),
      });
    } else if (op === 2) {
      target.box(u32(), f32(), f32(), f32(), f32());
    } else if (op === 3) {
      const parent = u32();
      target.order(parent, Array.from({ length: u32() }, u32));
    } else if (op === 4) {
      target.remove(u32());
    } else {
      throw new Error(`patch operation ${op}`);
    }
  }
}
