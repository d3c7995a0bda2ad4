// The encryption of the page (src/platform/web/keeping/cipher.js) with the WebCrypto of Node, which is the same interface.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = readFileSync(new URL("../src/platform/web/keeping/cipher.js", import.meta.url), "utf8");
/** @type {any} */
let library;
const names = ["addToLibrary", "utf8_encoder", "utf8_decoder", "Bytes", "Guard", "_tratt_ciphered"];
const make = new Function(...names, `${source}\nconst Cipher = CipherLibrary.$Cipher; addToLibrary(Cipher);`);
/** @type {any[]} what the program was answered */
const answers = [];
make(
  (/** @type {any} */ cipher) => (library = cipher ?? library),
  new TextEncoder(),
  new TextDecoder(),
  { send_text: (/** @type {string} */ text) => text, send: (/** @type {Uint8Array[]} */ ...parts) => parts },
  { run: (/** @type {() => void} */ action) => action() },
  (/** @type {any[]} */ ...answer) => answers.push(answer),
);
const { ok, wrong_passphrase, broken, failed } = library;

/** @param {string} words */
const bytes = (words) => new TextEncoder().encode(words);
/** @param {string} passphrase @param {string} content */
const encrypted = async (passphrase, content) =>
  Buffer.concat(await library.encrypt(bytes(passphrase), bytes(content)));
/** @param {Uint8Array} file @param {(line: any) => object} change */
const with_line = (file, change) => {
  const end = file.indexOf(10);
  const line = JSON.parse(Buffer.from(file.subarray(0, end)).toString());
  return Buffer.concat([bytes(`${JSON.stringify({ ...line, ...change(line) })}\n`), file.subarray(end + 1)]);
};

test("a file says how it was encrypted, in one readable line, and opens with its passphrase", async () => {
  const file = await encrypted("hemligt åäö", "Öberg\n");
  const line = JSON.parse(file.subarray(0, file.indexOf(10)).toString());
  assert.ok(file.toString("latin1").startsWith('{"app":"tratt","encrypted":1,'));
  assert.deepEqual([line.cipher, line.kdf, line.iterations], ["AES-256-GCM", "PBKDF2-SHA-256", 600_000]);
  const [code, parts] = await library.decrypt(bytes("hemligt åäö"), file);
  assert.deepEqual([code, Buffer.from(parts[0]).toString()], [ok, "Öberg\n"]);
  assert.ok(!file.includes("Öberg"));
  const again = await encrypted("hemligt åäö", "Öberg\n");
  const other = JSON.parse(again.subarray(0, again.indexOf(10)).toString());
  assert.ok(other.salt !== line.salt && other.nonce !== line.nonce);
});

test("another passphrase and any damage are refused by what they are", async () => {
  const file = await encrypted("hemligt", "Öberg");
  const flipped = Buffer.from(file);
  flipped[flipped.length - 1] ^= 1;
  /** @type {[string, string, Uint8Array, number, string][]} */
  const cases = [
    ["another passphrase", "hemlig", file, wrong_passphrase, ""],
    ["a bit changed", "hemligt", flipped, wrong_passphrase, ""],
    ["the end missing", "hemligt", file.subarray(0, -3), wrong_passphrase, ""],
    ["the first line alone", "hemligt", file.subarray(0, file.indexOf(10) + 1), wrong_passphrase, ""],
    ["no first line", "hemligt", file.subarray(0, 40), broken, "cut_short"],
    ["no JSON", "hemligt", bytes("{}}\n"), broken, "syntax"],
    ["no object", "hemligt", bytes("null\n"), broken, "version"],
    ["another program's", "hemligt", with_line(file, () => ({ app: "other" })), broken, "version"],
    ["a later version", "hemligt", with_line(file, () => ({ encrypted: 2 })), broken, "version"],
    ["another cipher", "hemligt", with_line(file, () => ({ cipher: "ROT13" })), broken, "cipher"],
    ["rounds for hours", "hemligt", with_line(file, () => ({ iterations: 1e12 })), broken, "iterations"],
    ["no rounds", "hemligt", with_line(file, () => ({ iterations: 0 })), broken, "iterations"],
    ["fewer rounds", "hemligt", with_line(file, () => ({ iterations: 1000 })), wrong_passphrase, ""],
    ["a short salt", "hemligt", with_line(file, () => ({ salt: "AAAA" })), broken, "salt"],
    ["no base64", "hemligt", with_line(file, () => ({ nonce: "å" })), broken, "salt"],
    ["a note beside it", "hemligt", with_line(file, () => ({ note: 1 })), wrong_passphrase, ""],
  ];
  for (const [what, passphrase, damaged, code, reason] of cases) {
    assert.deepEqual(await library.decrypt(bytes(passphrase), damaged), [code, reason], what);
  }
});

test("the answer comes later, also when there is no encryption", async () => {
  library.answer(7, () => Promise.reject(new Error("no crypto")));
  assert.deepEqual(answers, []);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(answers, [[7, failed, "Error: no crypto"]]);
});
