// Encryption by passphrase with the browser's WebCrypto: AES-GCM, its key made by PBKDF2. See platform/cipher.hpp.
const CipherLibrary = {
  $Cipher__deps: ["$Bytes", "$Guard"],
  $Cipher: {
    iterations: 600_000,
    most_iterations: 10_000_000, // a file cannot make the page work for hours
    salt_bytes: 16,
    nonce_bytes: 12,
    longest_line: 1000,

    // CipherCode of bridge.hpp
    ok: 0,
    wrong_passphrase: 1,
    broken: 2,
    failed: 3,

    /** @param {Uint8Array} bytes */
    base64: (bytes) => btoa(String.fromCharCode(...bytes)),

    /** @param {unknown} text @param {number} size @returns {Uint8Array<ArrayBuffer> | null} */
    bytes: (text, size) => {
      if (typeof text !== "string" || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      return bytes.length === size ? bytes : null;
    },

    /** @param {Uint8Array<ArrayBuffer>} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} iterations */
    key: async (passphrase, salt, iterations) => {
      const material = await crypto.subtle.importKey("raw", passphrase, "PBKDF2", false, ["deriveKey"]);
      const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
      return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    },

    /**
     * The parameters in the first line, or what is wrong with them.
     * @param {Uint8Array} line
     * @returns {{ salt: Uint8Array<ArrayBuffer>, nonce: Uint8Array<ArrayBuffer>, iterations: number } | string}
     */
    read_line: (line) => {
      /** @type {any} */
      let found;
      try {
        found = JSON.parse(utf8_decoder.decode(line));
      } catch {
        return "syntax";
      }
      if (found?.app !== "tratt" || found.encrypted !== 1) return "version";
      if (found.cipher !== "AES-256-GCM" || found.kdf !== "PBKDF2-SHA-256") return "cipher";
      const { iterations } = found;
      if (!Number.isInteger(iterations) || iterations < 1 || iterations > Cipher.most_iterations) return "iterations";
      const salt = Cipher.bytes(found.salt, Cipher.salt_bytes);
      const nonce = Cipher.bytes(found.nonce, Cipher.nonce_bytes);
      return salt && nonce ? { salt, nonce, iterations } : "salt";
    },

    /** @param {Uint8Array<ArrayBuffer>} passphrase @param {Uint8Array<ArrayBuffer>} content @returns {Promise<Uint8Array[]>} */
    encrypt: async (passphrase, content) => {
      const salt = crypto.getRandomValues(new Uint8Array(Cipher.salt_bytes));
      const nonce = crypto.getRandomValues(new Uint8Array(Cipher.nonce_bytes));
      const line = utf8_encoder.encode(
        `${JSON.stringify({
          app: "tratt",
          encrypted: 1,
          cipher: "AES-256-GCM",
          kdf: "PBKDF2-SHA-256",
          iterations: Cipher.iterations,
          salt: Cipher.base64(salt),
          nonce: Cipher.base64(nonce),
        })}\n`,
      );
      const key = await Cipher.key(passphrase, salt, Cipher.iterations);
      const how = { name: "AES-GCM", iv: nonce, additionalData: line };
      return [line, new Uint8Array(await crypto.subtle.encrypt(how, key, content))];
    },

    /**
     * @param {Uint8Array<ArrayBuffer>} passphrase @param {Uint8Array<ArrayBuffer>} file
     * @returns {Promise<[number, string | Uint8Array[]]>} a CipherCode, and the reason or the content
     */
    decrypt: async (passphrase, file) => {
      const end = file.subarray(0, Cipher.longest_line).indexOf(10) + 1;
      if (end === 0) return [Cipher.broken, "cut_short"];
      const line = file.subarray(0, end);
      const found = Cipher.read_line(line);
      if (typeof found === "string") return [Cipher.broken, found];
      const key = await Cipher.key(passphrase, found.salt, found.iterations);
      try {
        const how = { name: "AES-GCM", iv: found.nonce, additionalData: line };
        return [Cipher.ok, [new Uint8Array(await crypto.subtle.decrypt(how, key, file.subarray(end)))]];
      } catch {
        return [Cipher.wrong_passphrase, ""];
      }
    },

    /** @param {number} ticket @param {() => Promise<[number, string | Uint8Array[]]>} work */
    answer: async (ticket, work) => {
      await Promise.resolve(); // never answered from within the call
      const [code, answer] = await work().catch(
        (error) => /** @type {[number, string]} */ ([Cipher.failed, `${error}`]),
      );
      Guard.run(() => {
        const size = typeof answer === "string" ? Bytes.send_text(answer) : Bytes.send(...answer);
        _tratt_ciphered(ticket, code, size);
      }, undefined);
    },
  },

  tratt_encrypt__deps: ["$Cipher", "$Bytes"],
  /** @param {number} ticket @param {number} passphrase @param {number} passphrase_size @param {number} bytes @param {number} size */
  tratt_encrypt: (ticket, passphrase, passphrase_size, bytes, size) => {
    const secret = Bytes.copy(passphrase, passphrase_size);
    const content = Bytes.copy(bytes, size);
    Cipher.answer(ticket, async () => [Cipher.ok, await Cipher.encrypt(secret, content)]);
  },

  tratt_decrypt__deps: ["$Cipher", "$Bytes"],
  /** @param {number} ticket @param {number} passphrase @param {number} passphrase_size @param {number} bytes @param {number} size */
  tratt_decrypt: (ticket, passphrase, passphrase_size, bytes, size) => {
    const secret = Bytes.copy(passphrase, passphrase_size);
    const file = Bytes.copy(bytes, size);
    Cipher.answer(ticket, () => Cipher.decrypt(secret, file));
  },
};
addToLibrary(CipherLibrary);
