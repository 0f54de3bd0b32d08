// What Dear ImGui's backend is told when it asks WebGL for its state (CMakeLists.txt points its questions here). It
// asks in each frame, to put back what a host program had set. There is no host program: each frame sets what it needs.
// And it asks at the start, which the first picture would wait for. Asked for real, the browser would stop this thread
// until its graphics process has drawn everything so far.
#include <GLES3/gl3.h>

#include <algorithm>

extern "C" {

void mooring_gl_state(GLenum what, GLint* value) {
    switch (what) {
        case GL_MAJOR_VERSION:
        case GL_MAX_TEXTURE_SIZE: return glGetIntegerv(what, value);
        case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; return;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX: std::fill_n(value, 4, 0); return;
        default: *value = 0; return;  // nothing bound; GL_ZERO; no extensions
    }
}

GLboolean mooring_gl_enabled(GLenum) {
    return GL_FALSE;
}

// Whether a shader or a program was made well. The backend would only print that it was not, where nobody reads it.
void mooring_gl_made(GLuint, GLenum what, GLint* value) {
    *value = what == GL_INFO_LOG_LENGTH ? 0 : GL_TRUE;
}

const GLubyte* mooring_gl_string(GLenum) {
    return reinterpret_cast<const GLubyte*>("OpenGL ES 3.0");
}
}
