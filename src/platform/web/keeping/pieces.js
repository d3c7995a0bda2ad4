// The page does not answer while the browser takes a copy of what it is to store. A large file is therefore stored in
// pieces, each in a transaction of its own; the file itself comes last and only says "~<when> <how many>". Pieces are called
// "<file>~<when>-<index>". Nobody but files.js knows of them, and web/boot.js, which reads what is stored where the program
// cannot.
const PiecesLibrary = {
  $Pieces__deps: ["$FS", "$MEMFS", "$utf8_decoder", "$utf8_encoder"],
  $Pieces: {
    most_bytes: 1e6,
    mark: "~",

    /** @param {string} folder @returns {string[]} of files and pieces, as they lie on the mount */
    names: (folder) => {
      /** @type {string[]} */
      const names = FS.readdir(folder);
      return names.filter((name) => name !== "." && name !== "..");
    },

    /** @param {string} name */
    is_piece: (name) => name.includes(Pieces.mark),

    /** @param {string} file @param {string} when @param {number} index */
    path: (file, when, index) => `${file}${Pieces.mark}${when}-${String(index).padStart(4, "0")}`,

    /** @param {string} path @returns {Uint8Array} not a copy: bytes on a mount are never changed in place */
    bytes_at: (path) => MEMFS.getFileDataAsTypedArray(FS.lookupPath(path).node),

    /** @param {string} file its path @param {Uint8Array} bytes @param {number} when */
    cut: (file, bytes, when) => {
      const count = Math.ceil(bytes.length / Pieces.most_bytes);
      // Each is copied when it is its turn: IndexedDB would take along all that a view is of.
      const piece = (/** @type {number} */ index) =>
        bytes.slice(index * Pieces.most_bytes, (index + 1) * Pieces.most_bytes);
      return {
        header: utf8_encoder.encode(`${Pieces.mark}${when} ${count}`),
        pieces: Array.from(
          { length: count },
          (_, index) =>
            /** @type {[string, () => Uint8Array]} */ ([Pieces.path(file, String(when), index), () => piece(index)]),
        ),
      };
    },

    /** @param {string} file its path @returns {string[]} of the pieces that it names */
    named_by: (file) => {
      const bytes = Pieces.bytes_at(file);
      if (bytes[0] !== Pieces.mark.charCodeAt(0)) return [];
      const [when, count] = utf8_decoder.decode(bytes.subarray(1)).split(" ");
      return Array.from({ length: Number(count) }, (_, index) => Pieces.path(file, when, index));
    },

    /** @param {string} folder @returns {boolean} whether there are all pieces that are named */
    are_there: (folder) =>
      Pieces.names(folder)
        .flatMap((/** @type {string} */ name) => Pieces.named_by(`${folder}/${name}`))
        .every((/** @type {string} */ path) => FS.analyzePath(path).exists),

    /** @param {string} file its path @returns {Uint8Array} all of it; not to be changed */
    whole: (file) => {
      /** @type {string[]} */
      const paths = Pieces.named_by(file);
      // What lacks a piece is left as it is: the program sees that it is damaged.
      if (paths.length === 0 || !paths.every((path) => FS.analyzePath(path).exists)) return Pieces.bytes_at(file);
      /** @type {Uint8Array[]} */
      const pieces = paths.map(Pieces.bytes_at);
      const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        joined.set(piece, at);
        at += piece.length;
      }
      return joined;
    },

    // Pieces that no file names: of one that has been written anew or removed, or that could not be stored as a whole.
    /** @param {string} folder */
    drop_orphans: (folder) => {
      for (const name of Pieces.names(folder)) {
        if (!Pieces.is_piece(name)) continue;
        const [file, piece] = name.split(Pieces.mark);
        const path = `${folder}/${file}`;
        const header = FS.analyzePath(path).exists ? Pieces.bytes_at(path).subarray(0, 32) : new Uint8Array();
        const is_named = utf8_decoder.decode(header).startsWith(`${Pieces.mark}${piece.split("-")[0]} `);
        if (!is_named) FS.unlink(`${folder}/${name}`);
      }
    },
  },
};
addToLibrary(PiecesLibrary);
