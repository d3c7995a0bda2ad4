// Splits a program in two: what the first screen needs, and the rest, which web/program.js brings when that is shown.
//
//   node split_program.mjs <wasm-split> <folder of tratt.wasm and tratt.js.symbols> <first_screen.txt> <out>
//
// The program has the names of its functions. The list has classes, and functions that belong to none or to a class that
// is only made: it does not tell how a function was inlined or instantiated, so that it outlasts most changes. What has no
// name stays with the first screen.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// Those that the compiler uses. Without reference types the functions of both parts lie in the program's own table.
export const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "sign-ext"]
  .concat("nontrapping-float-to-int")
  .map((name) => `--enable-${name}`);

// Small functions, of which some are inlined in one build and others in the next: they stay, as what makes and unmakes does.
const often_inlined = /^(std|tratt::(core|query|i18n|platform))::/;

/** @param {string} name @returns {string} */
function without_arguments(name) {
  const plain = name
    .replace("decltype(auto) ", "")
    .replaceAll("(anonymous namespace)::", "")
    .replaceAll(/\[abi:\w+\]/g, "")
    .replaceAll("operator()", "call")
    .replaceAll(/operator[^\w\s(]+/g, "operator");
  let depth = 0;
  const kept = [...plain].filter((letter) => {
    if (letter === "<") depth++;
    if (letter === ">") depth--;
    return depth === 0 && letter !== ">";
  });
  return kept
    .join("")
    .replace(/\(.*/, "")
    .replace(/^.* /, "")
    .replace(/\.\d+$/, ""); // the linker numbers some
}

/**
 * A function and what it belongs to: the class, or the function itself; of the libraries, the class or function of ours
 * that it was made for. `is_making`: it makes, copies or unmakes one of the class, or was made for it.
 * @param {string} name as a linker writes it, such as "tratt::ui::FirstVisitScreen::draw(tratt::ui::Context&)"
 */
export function belonging(name) {
  const own = without_arguments(name);
  const made_for = own.startsWith("std::") ? /tratt::[\w:]*\w/.exec(name)?.[0] : undefined;
  const parts = (made_for ?? own).split("::").filter((part) => !part.startsWith("$"));
  const class_at = parts[0] === "tratt" ? parts.findIndex((part) => /^[A-Z]/.test(part)) : -1;
  const stem = parts.slice(0, class_at + 1 || parts.length).join("::");
  const member = made_for ? `${own} of ${stem}` : parts.join("::");
  const last = parts.at(-1) ?? "";
  const is_making = Boolean(made_for) || ["operator", parts[class_at], `~${parts[class_at]}`].includes(last);
  return { member, stem, is_making: class_at >= 0 && is_making };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [wasm_split, folder, list, out] = process.argv.slice(2);
  const first = new Set(readFileSync(list, "utf8").trim().split("\n"));
  const program = path.join(folder, "tratt.wasm");
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(program)));
  const lines = readFileSync(path.join(folder, "tratt.js.symbols"), "utf8").trim().split("\n");
  const names = lines.slice(imported.length).map((line) => line.slice(line.indexOf(":") + 1));
  const later = names.filter((name) => {
    const { member, stem, is_making } = belonging(name);
    const is_first = is_making || often_inlined.test(stem) || first.has(member) || first.has(stem);
    return !is_first && !/^\d*$/.test(name);
  });
  mkdirSync(out, { recursive: true });
  const later_list = path.join(out, "later.txt");
  writeFileSync(later_list, later.join("\n"));
  execFileSync(wasm_split, [
    ...["--split", program, `--split-funcs=@${later_list}`, ...features, "--strip-debug"],
    ...["--import-namespace=first", "--placeholder-namespace=later", "--export-prefix=%"],
    ...[`-o1=${path.join(out, "tratt.wasm")}`, `-o2=${path.join(out, "tratt-rest.wasm")}`],
  ]);
}
