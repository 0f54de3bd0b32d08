// @ts-nocheck: the library speaks to Emscripten, not to a page.
// What the contract program asks of its host beside what src/platform/web/bridge.js carries.
addToLibrary({
  js_contract_use__deps: ['$host'],
  js_contract_use: (tab) => host.use(tab),
  js_contract_reopen__deps: ['$host'],
  js_contract_reopen: (tab) => host.reopen(tab),
  js_contract_clear__deps: ['$host'],
  js_contract_clear: () => host.clear(),
});
