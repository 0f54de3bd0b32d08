# The promises of a store as a program for a browser: contract/store_contract_web.js beside, and not among, what ships.
# A page imports tests/contract/web_host.mjs and the real modules of web/host, and runs it on the browser's database.
add_executable(store_contract_web tests/contract/web_contract.cpp tests/contract/store_contract.cpp
  src/platform/web/web_mail.cpp src/platform/web/web_store.cpp)
target_compile_options(store_contract_web PRIVATE -fno-exceptions)
target_include_directories(store_contract_web PRIVATE tests/contract)
target_link_libraries(store_contract_web PRIVATE mooring_app nlohmann)
set(contract_bridge ${CMAKE_SOURCE_DIR}/tests/contract/web_bridge.js)
target_link_options(store_contract_web PRIVATE ${web_link_options} --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web
  -sFILESYSTEM=0 -sEXPORTED_RUNTIME_METHODS=UTF8ToString
  "-sEXPORTED_FUNCTIONS=_mo_contract_start,_mo_contract_step,_mo_contract_report"
  "SHELL:--js-library ${bridge}" "SHELL:--js-library ${contract_bridge}")
set_target_properties(store_contract_web PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/contract)
set_property(TARGET store_contract_web APPEND PROPERTY LINK_DEPENDS ${bridge} ${contract_bridge})
