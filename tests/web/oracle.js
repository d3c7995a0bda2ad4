// Is the mirror equal to the picture? Every piece of text on the canvas lies in one node that says it, and every node
// that can be seen has something drawn under it. Works on builds with the oracle: the stand and build/checked.

/**
 * What is wrong; nothing when mirror and picture agree.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export const disagreements = (page) =>
  page.evaluate(() => {
    /** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
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
      return [field.value, ...attributes, ...own].filter(Boolean).join("\n");
    };

    /** The part of a node that is not scrolled or cut away. @param {Element} element */
    const visible_box = (element) => {
      const whole = element.getBoundingClientRect();
      let { left, top, right, bottom } = whole;
      for (let up = element.parentElement; up && up !== mirror.parentElement; up = up.parentElement) {
        if (!up.classList.contains("scroll") && up !== mirror) continue;
        const clip = up.getBoundingClientRect();
        [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
        [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
      }
      const share = ((right - left) * (bottom - top)) / (whole.width * whole.height);
      const is_empty = right - left < 2 || bottom - top < 2;
      return { left, top, right, bottom, is_empty, share: is_empty ? 0 : share };
    };

    const nodes = [...mirror.querySelectorAll("[id^=n]")].map((element) => {
      const words = said(element);
      return { element, words, text: plain(words), box: visible_box(element) };
    });
    /** @type {string[]} */
    const wrong = [];

    // An avatar is no text but a picture of a name that stands beside or around it: said as letters it would be noise.
    const avatar_reach = 72; // of the largest and the gap after it
    /** @param {Box} run @param {string} text */
    const is_avatar = (run, text) => {
      const letters = [...text];
      if (letters.length > 2 || text !== text.toUpperCase()) return false;
      return nodes.some(({ words, box }) => {
        const is_beside = run.left >= box.left - avatar_reach && run.right <= box.right;
        if (!is_beside || run.bottom < box.top - slack || run.top > box.bottom + slack) return false;
        const initials = words.split(/[\s·,:]+/).map((word) => [...word.normalize("NFC").toUpperCase()][0]);
        const first = initials.indexOf(letters[0]);
        return first >= 0 && (letters.length === 1 || initials.includes(letters[1], first + 1));
      });
    };

    for (const run of runs) {
      const text = plain(run.text).replace(/^…|…$/g, "");
      if (text === "") continue;
      const [x, y] = [run.x + run.width / 2, run.y + run.height / 2];
      const holds = nodes.some(({ text: words, box }) => {
        const is_within =
          x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;
        const is_covered = run.x >= box.left - slack && run.x + run.width <= box.right + slack;
        return is_within && is_covered && words.includes(text);
      });
      const drawn = { left: run.x, top: run.y, right: run.x + run.width, bottom: run.y + run.height };
      if (!holds && !is_avatar(drawn, text))
        wrong.push(`drawn but not said: "${run.text}" at ${Math.round(run.x)}, ${Math.round(run.y)}`);
    }

    /** Whether anything but one flat colour is drawn there. @param {Box} box */
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
    // A line of which the edge of a scrolling area leaves less than half shows no letter, and behind a modal dialog
    // nothing is said.
    const least_share = 0.5;
    for (const { element, box } of nodes) {
      if (box.share < least_share || element.closest("[inert]") || has_ink(box)) continue;
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
