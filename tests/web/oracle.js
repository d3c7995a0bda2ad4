// Is the mirror equal to the picture? Every piece of text on the canvas lies in one node that says it, and every node
// that can be seen has something drawn under it. Works on builds with the oracle: the stand and build/checked.

/**
 * What is wrong; nothing when mirror and picture agree.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export const disagreements = (page) =>
  page.evaluate(() => {
    const { runs, pixels, ratio } = /** @type {any} */ (window).tratt_oracle();
    const mirror = /** @type {HTMLElement} */ (document.getElementById("mirror"));
    const slack = 3; // glyphs reach beyond the box of their text: serifs, descenders, the ring of Å
    const plain = (/** @type {string} */ text) => text.replace(/[\s\u00A0\u00AD\u200B]+/g, "").normalize("NFC");

    /** What a node says, by any of the ways in which a node says something. @param {Element} element */
    const said = (element) => {
      const field = /** @type {HTMLInputElement} */ (element);
      const attributes = ["aria-label", "aria-description", "aria-valuetext", "placeholder"].map((name) =>
        element.getAttribute(name),
      );
      const own = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent);
      return plain([field.value, ...attributes, ...own].filter(Boolean).join("\n"));
    };

    /** The part of a node that is not scrolled or cut away. @param {Element} element */
    const visible_box = (element) => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let up = element.parentElement; up && up !== mirror.parentElement; up = up.parentElement) {
        if (!up.classList.contains("scroll") && up !== mirror) continue;
        const clip = up.getBoundingClientRect();
        [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
        [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
      }
      return { left, top, right, bottom, is_empty: right - left < 2 || bottom - top < 2 };
    };

    const nodes = [...mirror.querySelectorAll("[id^=n]")].map((element) => ({
      element,
      text: said(element),
      box: visible_box(element),
    }));
    /** @type {string[]} */
    const wrong = [];

    for (const run of runs) {
      const text = plain(run.text).replace(/…$/, "");
      if (text === "") continue;
      const [x, y] = [run.x + run.width / 2, run.y + run.height / 2];
      const holds = nodes.some(({ text: words, box }) => {
        const is_within =
          x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;
        const is_covered = run.x >= box.left - slack && run.x + run.width <= box.right + slack;
        return is_within && is_covered && words.includes(text);
      });
      if (!holds) wrong.push(`drawn but not said: "${run.text}" at ${Math.round(run.x)}, ${Math.round(run.y)}`);
    }

    /** Whether anything but one flat colour is drawn there. @param {{ left: number, top: number, right: number, bottom: number }} box */
    const has_ink = (box) => {
      const [left, top] = [Math.max(0, Math.floor(box.left * ratio) - 1), Math.max(0, Math.floor(box.top * ratio) - 1)];
      const right = Math.min(pixels.width, Math.ceil(box.right * ratio) + 1);
      const bottom = Math.min(pixels.height, Math.ceil(box.bottom * ratio) + 1);
      const colours = new Uint32Array(pixels.data.buffer);
      const first = colours[top * pixels.width + left];
      for (let row = top; row < bottom; row++) {
        for (let at = row * pixels.width + left; at < row * pixels.width + right; at++) {
          if (colours[at] !== first) return true;
        }
      }
      return false;
    };
    for (const { element, box } of nodes) {
      if (box.is_empty || has_ink(box)) continue;
      wrong.push(
        `said but not drawn: ${element.getAttribute("role") ?? element.tagName} "${element.textContent || element.getAttribute("aria-label")}"`,
      );
    }
    return wrong;
  });

/** Takes one node that says something out of the mirror, to prove that it is missed. @param {import("@playwright/test").Page} page @param {string} text */
export const remove_node = (page, text) =>
  page.evaluate((text) => {
    const found = [...document.querySelectorAll("#mirror [id^=n]")].find((element) => element.textContent === text);
    if (!found) throw new Error(`no node says "${text}"`);
    found.remove();
  }, text);
