# Writes one C++ file with the bytes of every file below FROM: cmake -DFROM=folder -DTO=content.cpp -P embed.cmake
# With -DWITHOUT=a|b the folders of these names are left out.
file(GLOB_RECURSE names RELATIVE ${FROM} ${FROM}/*)
list(FILTER names EXCLUDE REGEX "(^|/)(README\\.md|\\..*)$")
if(WITHOUT)
  list(FILTER names EXCLUDE REGEX "^(${WITHOUT})/")
endif()
list(SORT names)

set(bytes "")
set(table "")
set(count 0)
foreach(name IN LISTS names)
  file(READ ${FROM}/${name} text)
  # A line break cannot stand inside a JSON string, so the indentation can go without reading the JSON.
  if(name MATCHES "\\.json$")
    string(REGEX REPLACE "[ \t]*\r?\n[ \t]*" "" text "${text}")
  endif()
  string(LENGTH "${text}" size)
  string(APPEND bytes "const char kFile${count}[] = R\"mooring(${text})mooring\";\n")
  string(APPEND table "    {\"${name}\", kFile${count}, ${size}},\n")
  math(EXPR count "${count} + 1")
endforeach()
if(count EQUAL 0) # an array cannot be empty
  set(table "    {\"\", \"\", 0},\n")
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
