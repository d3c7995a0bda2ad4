// Dear ImGui's compile-time settings, included by imgui.h everywhere (IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_USE_WCHAR32                     // emoji and private code points for icons
#define ImDrawIdx unsigned int                // WebGL2 has no base vertex: a list may have more than 65,536 vertices
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS          // no settings file, no log file
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_DEFAULT_CLIPBOARD_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT            // text is rasterised by the browser
#define IMGUI_IMPL_OPENGL_ES3
