# Writes one C++ file with the bytes of every file below FROM: cmake -DFROM=folder -DTO=content.cpp -P embed.cmake
# With -DLATER=a|b the folders of these names go into content.txt beside it instead: a line with the name, a line with the JSON.
file(GLOB_RECURSE names RELATIVE ${FROM} ${FROM}/*)
list(FILTER names EXCLUDE REGEX "(^|/)(README\\.md|\\..*)$")
list(SORT names)

set(later "")
set(bytes "")
set(table "")
set(count 0)
foreach(name IN LISTS names)
  file(READ ${FROM}/${name} text)
  # A line break cannot stand inside a JSON string, so the indentation can go without reading the JSON.
  if(name MATCHES "\\.json$")
    string(REGEX REPLACE "[ \t]*\r?\n[ \t]*" "" text "${text}")
  endif()
  if(LATER AND name MATCHES "^(${LATER})/")
    string(APPEND later "${name}\n${text}\n")
    continue()
  endif()
  string(LENGTH "${text}" size)
  string(APPEND bytes "const char kFile${count}[] = R\"mooring(${text})mooring\";\n")
  string(APPEND table "    {\"${name}\", kFile${count}, ${size}},\n")
  math(EXPR count "${count} + 1")
endforeach()
if(count EQUAL 0) # an array cannot be empty
  set(table "    {\"\", \"\", 0},\n")
endif()

if(LATER)
  get_filename_component(folder ${TO} DIRECTORY)
  file(WRITE ${folder}/content.txt "${later}")
endif()
file(WRITE ${TO} "// Made by scripts/embed.cmake from assets/content.
#include \"core/content_files.h\"

namespace {
${bytes}}  // namespace

namespace mooring {
const ContentFile kContentFiles[] = {
${table}};
const std::size_t kContentFileCount = ${count};
}  // namespace mooring
")
