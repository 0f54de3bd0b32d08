# The program for the browser: build/web/mooring.js and mooring.wasm. The same flags on every Emscripten from 3.1.69 to 6.
set(web_sources
  src/platform/program.cpp
  src/platform/web/canvas.cpp
  src/platform/web/gl_state.cpp
  src/platform/web/main.cpp
  src/platform/web/page.cpp
  src/platform/web/push_back.cpp
  src/platform/web/web_mail.cpp
  src/platform/web/web_store.cpp
)
# C functions the page may call, each with a leading underscore; only such that exist.
set(web_exports
  _mo_arrived
  _mo_back
  _mo_boot
  _mo_buffer
  _mo_content
  _mo_drain
  _mo_font
  _mo_frame
  _mo_gl
  _mo_hide
  _mo_hear
  _mo_lock
  _mo_media
  _mo_pointer
  _mo_quick_hide
  _mo_scroll
  _mo_sem
  _mo_show
  _mo_touched
  _mo_update
  _mo_view
  _mo_wheel
)

set(web_link_options -fno-exceptions -fno-rtti -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=256KB -sMALLOC=emmalloc
  -sSUPPORT_LONGJMP=0 -sDYNAMIC_EXECUTION=0)
set(bridge ${CMAKE_SOURCE_DIR}/src/platform/web/bridge.js)
list(JOIN web_exports , exports)

# What no first page needs is fetched when the program runs: build/web/content.txt (scripts/embed.cmake, web/early.js).
add_content(mooring_first_content "exercises|learn|statements|evidence|prompts|feelings|more")

# Names, and functions that stay apart, are for scripts/split.mjs: it takes out what no first page needs.
set(split_options --profiling-funcs -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=1000)
execute_process(COMMAND em-config BINARYEN_ROOT OUTPUT_VARIABLE binaryen OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
set(web_features --enable-bulk-memory --enable-nontrapping-float-to-int --enable-mutable-globals --enable-sign-ext)
if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 20)
  list(APPEND web_features --enable-multivalue --enable-reference-types --enable-bulk-memory-opt)  # its defaults
endif()

# Everything is made small, but for what an opening spends most of its time in.
set_source_files_properties(src/core/entry_body_codec.cpp src/platform/web/push_back.cpp PROPERTIES COMPILE_OPTIONS -O3)

add_executable(mooring ${web_sources})
target_compile_options(mooring PRIVATE -fno-exceptions)
target_link_libraries(mooring PRIVATE mooring_ui mooring_memory mooring_first_content imgui_opengl3)
target_link_options(mooring PRIVATE ${web_link_options} ${split_options} --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
  -sINCOMING_MODULE_JS_API=canvas,locateFile,instantiateWasm,onAbort "-sEXPORTED_FUNCTIONS=${exports}" --js-library ${bridge})
set(split ${CMAKE_SOURCE_DIR}/scripts/split.mjs)
set_property(TARGET mooring APPEND PROPERTY LINK_DEPENDS ${bridge} ${split})
add_custom_command(TARGET mooring POST_BUILD COMMAND node ${split} ${binaryen} mooring.wasm later.wasm ${web_features})

# The key derivation by itself: build/web/kdf.wasm, run by web/kdf.js without any script of Emscripten's.
add_executable(kdf src/platform/web/kdf_main.cpp)
target_compile_options(kdf PRIVATE -fno-exceptions)
target_link_libraries(kdf PRIVATE mooring_core)
target_link_options(kdf PRIVATE -fno-exceptions -fno-rtti -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=512MB -sMALLOC=emmalloc
  -sSTANDALONE_WASM --no-entry -sEXPORTED_FUNCTIONS=_mo_kdf,_mo_kdf_buffer)
set_target_properties(kdf PROPERTIES SUFFIX .wasm)
add_dependencies(mooring kdf)

# What opens a backup without the app: inlined into dist/open-notes-file.html.
add_executable(opener src/platform/web/opener_main.cpp)
target_compile_options(opener PRIVATE -fno-exceptions)
target_link_libraries(opener PRIVATE mooring_core)
target_link_options(opener PRIVATE -fno-exceptions -fno-rtti -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=2GB -sMALLOC=emmalloc
  -sSTANDALONE_WASM --no-entry -sSUPPORT_LONGJMP=0
  -sEXPORTED_FUNCTIONS=_mo_opener_buffer,_mo_opener_open,_mo_opener_text,_mo_opener_size,_mo_opener_entries,_mo_opener_entries_size)
set_target_properties(opener PROPERTIES SUFFIX .wasm)
add_dependencies(mooring opener)
