// A worker that derives one key and is then ended, which gives its memory back. It is sent the compiled program, the
// cost and the secret; it answers with the key, or with null when there was not enough memory.

const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('message', async ({ data }) => {
  /** @type {{ module: WebAssembly.Module, memoryKib: number, passes: number, salt: Uint8Array, secret: Uint8Array }} */
  const { module, memoryKib, passes, salt, secret } = data;
  // What a program without a page may ask of its host; none of it is ever needed.
  /** @type {WebAssembly.Imports} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, imports);
  const program = /** @type {Record<string, Function> & { memory: WebAssembly.Memory }} */ (/** @type {unknown} */ (exports));
  program._initialize?.();
  const at = program.mo_kdf_buffer(salt.length + secret.length);
  new Uint8Array(program.memory.buffer).set(salt, at);
  new Uint8Array(program.memory.buffer).set(secret, at + salt.length);
  secret.fill(0);
  const key = program.mo_kdf(memoryKib, passes);
  worker.postMessage(key ? new Uint8Array(program.memory.buffer.slice(key, key + 32)) : null);
});
