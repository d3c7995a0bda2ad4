// The check of the layers must be able to fail: each case breaks one rule in a small project of its own.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { problems } from "./check_layers.mjs";

const described = "`core/` `model/` `store/` `query/` `i18n/` `ui/` `ui/widgets/` `platform/` `platform/web/` `codec/`";

/**
 * The problems of a project of these files.
 * @param {Record<string, string>} files
 */
function problems_of(files) {
  const root = mkdtempSync(path.join(os.tmpdir(), "layers-"));
  try {
    for (const [name, text] of Object.entries({ "ARCHITECTURE.md": described, "src/core/a.hpp": "", ...files })) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    return problems(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("a project that keeps the rules has no problems", () => {
  const kept = {
    "src/model/a.cpp": '#include <string>\n#include "core/a.hpp"\n#include "model/b.hpp"\n',
    "src/ui/widgets/a.cpp": '#include "core/a.hpp"\n#include "imgui.h"\n#include "ui/ax.hpp"\n',
    "src/platform/web/a.cpp": '#include <emscripten.h>\n#include "ui/ax.hpp"\n',
    "src/codec/a.cpp": "#include <nlohmann/json.hpp>\n",
    "src/main_web.cpp": '#include "platform/web/run.hpp"\n',
  };
  assert.deepEqual(problems_of(kept), []);
});

/** @type {[string, Record<string, string>, RegExp][]} */
const broken = [
  [
    "an include upwards",
    { "src/core/b.hpp": '#include "model/a.hpp"\n', "src/model/a.hpp": "" },
    /core may not include/,
  ],
  ["an include sideways", { "src/i18n/b.hpp": '#include "model/a.hpp"\n', "src/model/a.hpp": "" }, /i18n may not/],
  [
    "a platform's own room",
    { "src/ui/b.cpp": '#include "platform/web/a.hpp"\n', "src/platform/web/a.hpp": "" },
    /ui may/,
  ],
  ["ImGui in the model", { "src/model/b.cpp": '#include "imgui.h"\n' }, /model may not include ImGui/],
  ["Emscripten in ui", { "src/ui/b.cpp": "#include <emscripten/html5.h>\n" }, /ui may not include Emscripten/],
  ["JSON in the store", { "src/store/b.cpp": "# include <nlohmann/json_fwd.hpp>\n" }, /store may not include nlohmann/],
  ["an include from beside", { "src/core/b.cpp": '#include "../core/a.hpp"\n' }, /written from src/],
  ["a room without description", { "src/ui/screens/a.cpp": "" }, /does not name `ui\/screens\/`/],
  ["an unknown room", { "src/misc/a.cpp": "" }, /src\/misc: a room that nothing is known about/],
  ["a long file", { "src/core/b.cpp": "\n".repeat(601) }, /601 lines/],
  ["unfinished work", { "web/a.js": "// TO" + "DO: later\n" }, /line 1 has unfinished work/],
  ["a path of one machine", { "tests/a.mjs": 'open("/ho' + 'me/me/x")\n' }, /a path of one machine/],
];
for (const [name, files, message] of broken) {
  test(`noticed: ${name}`, () => {
    const found = problems_of(files);
    assert.ok(
      found.some((problem) => message.test(problem)),
      found.join("\n"),
    );
  });
}
