// A ZIP file of files as they are, without compression, so that what a browser holds can be carried away and opened
// anywhere even when the program does not run.

const crc_table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ crc_table[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}

/** @param {[number, number][]} fields value and size in bytes, little endian */
function record(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** @param {Date} date @returns {[number, number][]} time and date as DOS wrote them */
function dos_time(date) {
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  const day = ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  return [
    [time, 2],
    [day, 2],
  ];
}

/**
 * @param {Map<string, Uint8Array>} files
 * @returns {Blob}
 */
export function zip(files) {
  const utf8_names = 1 << 11;
  /** @type {Uint8Array[]} */
  const bodies = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let offset = 0;
  const time = dos_time(new Date());
  for (const [name, content] of files) {
    const name_bytes = new TextEncoder().encode(name);
    /** @type {[number, number][]} */
    const common = [
      [20, 2],
      [utf8_names, 2],
      [0, 2],
      ...time,
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [name_bytes.length, 2],
      [0, 2],
    ];
    const head = record([[0x04034b50, 4], ...common]);
    bodies.push(head, name_bytes, content);
    directory.push(
      record([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
      name_bytes,
    );
    offset += head.length + name_bytes.length + content.length;
  }
  const directory_size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.size, 2],
    [files.size, 2],
    [directory_size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return new Blob(/** @type {BlobPart[]} */ ([...bodies, ...directory, end]), { type: "application/zip" });
}
