// Text rasterised by the browser, as an ImFontLoader. Private to platform/web.
#pragma once

namespace tratt::platform::web {

void add_faces();            // fills ui::fonts()
void discard_text_glyphs();  // they are made again when they are next drawn

}  // namespace tratt::platform::web
