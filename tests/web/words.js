// The words that a visitor sees, out of the app's own catalogues: what a test that runs in several languages asks for.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./pages.js";

/** @typedef {"en" | "sv"} Language */
/** @typedef {(key: string, values?: Record<string, string>) => string} Say the words of that key */

const folder = path.join(root, "src/i18n/messages");
const entry = /^TRATT_TEXT\((\w+), "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\)/gm;

/** @type {Map<string, Record<Language, string>>} */
const catalogue = new Map();
for (const name of readdirSync(folder)) {
  for (const [, key, en, sv] of readFileSync(path.join(folder, name), "utf8").matchAll(entry)) {
    catalogue.set(key, { en, sv });
  }
}

/** @param {Language} language @returns {Say} */
export function words_in(language) {
  return (key, values = {}) => {
    const words = catalogue.get(key);
    if (!words) throw new Error(`no words for ${key}`);
    return words[language].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `{${name}}`);
  };
}
