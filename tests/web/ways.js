// Three ways to operate the page, each with nothing but its own means: the keyboard, fingers on a phone, and what a screen
// reader does with the elements that it finds. They have the same few verbs, so that one story is told in all of them.
import { expect } from "@playwright/test";
import { card, middle } from "./board_page.js";
import { settled } from "./pages.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("./words.js").Say} Say */

const desktop = { viewport: { width: 1200, height: 600 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** @param {string} words as they stand at the beginning of a name */
const beginning = (words) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);

class Way {
  /** @param {Page} page @param {Say} say */
  constructor(page, say) {
    this.page = page;
    this.say = say;
    this.is_phone = false;
  }

  // ---- What each way does in its own manner -------------------------------------------------------------------------

  /** Presses a button, a link, a tab, an entry of a menu or of a list. @param {Locator} _target @returns {Promise<void>} */
  async press(_target) {
    throw new Error("each way has its own");
  }

  /** Writes into a field what shall stand there. @param {Locator} _field @param {string} _text @returns {Promise<void>} */
  async type(_field, _text) {
    throw new Error("each way has its own");
  }

  /** Takes a value from the list of a field. @param {string} field @param {string} value */
  async choose(field, value) {
    await this.press(this.page.getByRole("combobox", { name: field, exact: true }));
    await this.press(this.page.getByRole("option", { name: value, exact: true }));
  }

  /** Carries a card of the board to another column. @param {string} _name @param {string} _column @returns {Promise<void>} */
  async move_card(_name, _column) {
    throw new Error("each way has its own");
  }

  /** A command of the menu New, on a phone of the menu More. @param {string} name */
  async command(name) {
    const places = this.page.getByRole("navigation", { name: this.say("places") });
    const more = places.getByRole("button", { name: beginning(this.say("place_more")) });
    const made = this.page.getByRole("banner").getByRole("button", { name: this.say("new_record"), exact: true });
    await this.press(this.is_phone ? more : made);
    await this.press(this.page.getByRole("menuitem", { name, exact: true }));
  }

  /** @param {string} name of a place */
  async go_to(name) {
    await this.press(
      this.page.getByRole("navigation", { name: this.say("places") }).getByRole("link", { name, exact: true }),
    );
  }

  async open_palette() {
    const name = this.say("command_palette");
    if (this.is_phone) await this.command(name);
    else await this.press(this.page.getByRole("button", { name }));
  }

  /** Opens a record by its name. @param {string} name */
  async find(name) {
    await this.open_palette();
    const palette = this.page.getByRole("dialog", { name: this.say("command_palette") });
    await this.type(palette.getByRole("combobox"), name);
    await this.press(palette.getByRole("option", { name: beginning(`${name},`) }).first());
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  /** Leaves only the cards with that name on the board. @param {string} name */
  async filter_cards(name) {
    const field = this.page.getByRole("searchbox", { name: this.say("board_filter_title") });
    if (this.is_phone && !(await field.isVisible()))
      await this.press(this.page.getByRole("button", { name: this.say("filter"), exact: true }));
    await this.type(field, name);
  }

  /** Has a column of the board in sight. @param {string} name */
  async show_column(name) {
    if (this.is_phone) await this.press(this.page.getByRole("button", { name: beginning(name) }));
  }

  /** Nothing is left to be written: it says so, on a phone by saying nothing. */
  async is_saved() {
    const status = this.page.getByRole("status");
    if (this.is_phone) await expect(status.filter({ hasText: this.say("save_saving") })).toHaveCount(0);
    else await expect(status.filter({ hasText: new RegExp(`^${this.say("save_saved")}$`) })).toBeVisible();
  }
}

/** Tab, arrows, Enter, shortcuts and letters. */
class Keyboard extends Way {
  static title = "by keyboard alone";
  static options = desktop;

  /** Goes there with Tab or Shift and Tab, within menus, lists and tabs with the arrows. @param {Locator} target */
  async reach(target) {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 150; ++presses) {
      const key = await target.evaluate((wanted) => {
        const active = document.activeElement ?? document.body;
        const described = active.getAttribute("aria-activedescendant");
        if (active === wanted || described === wanted.id) return "";
        const is_after = (active.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        const role = wanted.getAttribute("role");
        if (role === "tab" && active.getAttribute("role") === "tab") return is_after ? "ArrowRight" : "ArrowLeft";
        if (role === "tab") {
          const stop = wanted.parentElement?.querySelector("[tabindex='0']") ?? wanted;
          const is_stop_after = (active.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
          return is_stop_after ? "Tab" : "Shift+Tab";
        }
        if (role === "option") {
          const current = document.getElementById(described ?? "");
          const is_below =
            !current || (current.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
          return is_below ? "ArrowDown" : "ArrowUp";
        }
        if (role?.startsWith("menuitem")) return is_after ? "ArrowDown" : "ArrowUp";
        return is_after ? "Tab" : "Shift+Tab";
      });
      if (!key) return;
      await this.page.keyboard.press(key);
      if (!key.endsWith("Tab")) await settled(this.page);
    }
    await expect(target).toBeFocused();
  }

  /** @override @param {Locator} target */
  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  /** @override @param {Locator} field @param {string} text */
  async type(field, text) {
    await this.reach(field);
    await expect(field).toBeFocused();
    if (await field.inputValue()) await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
  }

  /** @override */
  async open_palette() {
    await this.page.keyboard.press("Control+k");
  }

  /** @override @param {string} name @param {string} column */
  async move_card(name, column) {
    const link = card(this.page, name).getByRole("link", { name });
    await this.reach(link);
    await expect(link).toBeFocused();
    const spoken = this.page.locator("[aria-live=assertive]");
    await this.page.keyboard.press("Space");
    await expect(spoken).toContainText(name);
    const over = this.say("board_spoken_over", { column });
    for (let steps = 0; steps < 6 && !(await spoken.textContent())?.includes(over); ++steps) {
      await this.page.keyboard.press("ArrowRight");
      await settled(this.page);
    }
    await expect(spoken).toContainText(over);
    await this.page.keyboard.press("Space");
    await expect(link).toBeFocused();
  }
}

/** Taps, swipes and drags with a finger; letters from the keyboard on the screen. */
class Touch extends Way {
  static title = "by touch alone";
  static options = phone;

  /** @param {Page} page @param {Say} say */
  constructor(page, say) {
    super(page, say);
    this.is_phone = true;
    this.devtools = page.context().newCDPSession(page);
  }

  /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {{ x: number, y: number }[]} points */
  async finger(type, points) {
    await (await this.devtools).send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await settled(this.page);
  }

  /** Swipes what scrolls until the element can be tapped. @param {Locator} target */
  async bring_into_reach(target) {
    await expect(target).toBeVisible();
    await settled(this.page);
    for (let swipes = 0; swipes < 20; ++swipes) {
      const at = await target.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const hit = document.elementFromPoint(x, y);
        if (hit && (element === hit || element.contains(hit))) return { x, y, swipe: null };
        const area = element.closest(".scroll")?.getBoundingClientRect();
        if (!area) return { x, y, swipe: null };
        const [from_x, from_y] = [area.x + area.width / 2, area.y + area.height / 2];
        const [far_x, far_y] = [x < area.left || x > area.right, y < area.top || y > area.bottom];
        const step = (/** @type {number} */ way, /** @type {number} */ room) =>
          Math.max(-room / 3, Math.min(room / 3, way));
        const by_x = far_x ? step(from_x - x, area.width) : 0;
        const by_y = far_y || !far_x ? step(from_y - y, area.height) : 0;
        return { x, y, swipe: { from_x, from_y, by_x, by_y } };
      });
      if (!at.swipe) return at;
      const { from_x, from_y, by_x, by_y } = at.swipe;
      await this.finger("touchStart", [{ x: from_x, y: from_y }]);
      for (const share of [0.2, 0.5, 0.8, 1])
        await this.finger("touchMove", [{ x: from_x + by_x * share, y: from_y + by_y * share }]);
      await this.page.waitForTimeout(150); // it rests before it leaves, so that nothing runs on
      await this.finger("touchEnd", []);
    }
    throw new Error(`cannot be brought into reach: ${target}`);
  }

  /** @override @param {Locator} target */
  async press(target) {
    const { x, y } = await this.bring_into_reach(target);
    await this.page.touchscreen.tap(x, y);
  }

  /** @override @param {Locator} field @param {string} text */
  async type(field, text) {
    await this.press(field);
    await expect(field).toBeFocused();
    const before = await field.inputValue();
    for (let i = 0; i < before.length; ++i) await this.page.keyboard.press("Backspace");
    await this.page.keyboard.insertText(text);
  }

  /** @override @param {string} name @param {string} column */
  async move_card(name, column) {
    const from = await middle(card(this.page, name));
    await this.finger("touchStart", [from]);
    const tray = this.page.getByRole("group", { name: this.say("board_tray") });
    await expect(tray).toBeVisible();
    const to = await middle(tray.getByText(column, { exact: true }));
    await this.finger("touchMove", [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }]);
    await this.finger("touchMove", [to]);
    await this.finger("touchEnd", []);
    await expect(tray).toHaveCount(0);
  }
}

/** What is found by role and name, activated as assistive technology does: no places on the screen, no keys. */
export class Reader extends Way {
  static title = "by what a screen reader activates alone";
  static options = desktop;

  /** @override @param {Locator} target */
  async press(target) {
    await expect(target).toBeVisible();
    await target.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  }

  /** @override @param {Locator} field @param {string} text */
  async type(field, text) {
    await expect(field).toBeVisible();
    await field.evaluate((element, text) => {
      const input = /** @type {HTMLInputElement} */ (element);
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, text);
  }

  /** @override @param {string} name @param {string} column */
  async move_card(name, column) {
    await this.press(this.page.getByRole("button", { name: this.say("board_card_menu", { name }) }));
    await this.press(this.page.getByRole("menuitem", { name: this.say("board_move_to") }));
    await this.press(this.page.getByRole("menuitemradio", { name: column, exact: true }));
  }
}

export const ways = [Keyboard, Touch, Reader];
