// What the build makes from the C++: a factory for one instance of the program. The exports are those of scripts/web.cmake.
declare function create(options: {
    canvas: HTMLCanvasElement;
    host?: object;
    instantiateWasm?: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) => object;
    locateFile?: (path: string) => string;
    onAbort?: (reason: unknown) => void;
}): Promise<Record<string, (...numbers: number[]) => number>>;
export default create;
