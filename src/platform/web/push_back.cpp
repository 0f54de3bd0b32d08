// The one function of the standard library that reading JSON calls for each character. The library's own was made as
// small as can be and takes a fifth of the time in which a vault is opened; this one, the same, is made to be fast. The
// linker takes the first that it is given.
#include <string>

template void std::string::push_back(char);
