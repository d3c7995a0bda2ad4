// The program of the demos as a script, for frames that may not fetch it:
//
//   node make_single_file.mjs <program.wasm> <out.js>
import { readFileSync, writeFileSync } from "node:fs";

const [, , program, out] = process.argv;
writeFileSync(out, `globalThis.tratt_embed_single = "${readFileSync(program).toString("base64")}";\n`);
