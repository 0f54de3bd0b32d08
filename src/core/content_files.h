// The files of assets/content as they are embedded in the program by the build.
// A name is the path below assets/content; the bytes are not terminated and live as long as the program.
#pragma once

#include <cstddef>

namespace mooring {

struct ContentFile {
    const char* name;
    const char* bytes;
    std::size_t size;
};

// Sorted by name. Made by the build in a library of its own (mooring_content), which programs and tests link, core does
// not.
extern const ContentFile kContentFiles[];
extern const std::size_t kContentFileCount;

}  // namespace mooring
