// The semantic mirror and everything that reaches the program through it, on the stand.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { disagreements, remove_node } from "./oracle.js";
import { expect, open_stand, test } from "./stand.js";

test.use({ viewport: { width: 800, height: 700 } });
test.beforeEach(async ({ page, stand }) => open_stand(page, stand));

test("a button is pressed by role and name", async ({ page }) => {
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await expect(page.getByText("1 counted")).toBeVisible();
  await page.getByRole("button", { name: "Count", exact: true }).dblclick();
  await expect(page.getByText("3 counted, 1 double")).toBeVisible();
});

test("a click without a pointer, as assistive tools make it, presses once", async ({ page }) => {
  await page
    .getByRole("button", { name: "Count", exact: true })
    .evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await expect(page.getByText("1 counted")).toBeVisible();
});

test("the secondary button is told apart and has no menu of the browser's", async ({ page }) => {
  const prevented = page.evaluate(
    () =>
      new Promise((done) =>
        window.addEventListener("contextmenu", (event) => setTimeout(() => done(event.defaultPrevented))),
      ),
  );
  await page.getByRole("button", { name: "Count", exact: true }).click({ button: "right" });
  await expect(page.getByText("0 counted, 0 double, 1 right")).toBeVisible();
  expect(await prevented).toBe(true);
});

test("a disabled button says so, keeps focus and does nothing", async ({ page }) => {
  const button = page.getByRole("button", { name: "Not now" });
  await expect(button).toBeDisabled();
  await button.focus();
  await expect(button).toBeFocused();
});

test("a tick is checked and unchecked, twenty times of twenty", async ({ page }) => {
  const tick = page.getByRole("checkbox", { name: "Former employees" });
  for (let i = 0; i < 20; i++) {
    await tick.check();
    await expect(tick).toBeChecked();
    await tick.uncheck();
    await expect(tick).not.toBeChecked();
  }
});

test("a field holds what is filled in, of any script", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Name" });
  await field.fill("Åsa 漢字 😀");
  expect(await field.inputValue()).toBe("Åsa 漢字 😀");
  await expect(page.getByText("Name is Åsa 漢字 😀")).toBeVisible();
  await field.press("Enter");
  await expect(page.getByText("submitted Åsa 漢字 😀")).toBeVisible();
  await field.press("Escape");
  await expect(field).toHaveValue("");
});

test("decomposed text arrives composed", async ({ page }) => {
  await page.getByRole("textbox", { name: "Name" }).fill("A\u030Asa");
  await expect(page.getByText("Name is \u00C5sa", { exact: true })).toBeVisible();
});

test("keys typed one by one reach the field, and the shortcuts only outside it", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Name" });
  await field.click();
  await page.keyboard.type("Öl?");
  await expect(page.getByText("Name is Öl?", { exact: true })).toBeVisible();
  await expect(page.getByText("key question mark")).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(page.getByText("key Ctrl K")).toBeVisible();
  await page.getByRole("button", { name: "Count", exact: true }).focus();
  await page.keyboard.type("?");
  await expect(page.getByText("key question mark")).toBeVisible();
});

test("an input method composes in place and commits once", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Name" });
  await field.focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await cdp.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await expect(field).toHaveValue("にほ");
  await expect(page.getByText("Name is", { exact: true })).toBeVisible();
  await cdp.send("Input.insertText", { text: "日本語" });
  await expect(field).toHaveValue("日本語");
  await expect(page.getByText("Name is 日本語", { exact: true })).toBeVisible();
});

test("the field's own undo works", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Name" });
  await field.click();
  await page.keyboard.type("one");
  await page.keyboard.press("Control+z");
  await expect(field).toHaveValue("");
  await expect(page.getByText("Name is", { exact: true })).toBeVisible();
});

test("several lines stay several lines", async ({ page }) => {
  const note = page.getByRole("textbox", { name: "Note" });
  await note.click();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await expect(note).toHaveValue("one\ntwo");
});

test("Tab goes from node to node in reading order, and back", async ({ page }) => {
  await page.getByRole("button", { name: "Save" }).focus();
  for (const name of ["Count", "Not now"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  }
  for (const name of ["Name", "Search", "Note"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByPlaceholder(name)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByPlaceholder("Note")).toBeFocused();
});

test("Enter and Space press what has focus, native or not", async ({ page }) => {
  const count = page.getByRole("button", { name: "Count", exact: true });
  await count.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 counted")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByText("2 counted")).toBeVisible();
  const tick = page.getByRole("checkbox");
  await tick.focus();
  await page.keyboard.press("Space");
  await expect(tick).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(tick).not.toBeChecked();
});

test("focus stays on an item that changes its place, by its own key or by another's", async ({ page }) => {
  const item = page.getByRole("button", { name: "Item 1" });
  const names = () => page.getByRole("toolbar", { name: "Order" }).getByRole("button").allTextContents();
  await item.focus();
  await page.keyboard.press("ArrowRight");
  await expect(item).toBeFocused();
  expect(await names()).toEqual(["Item 2", "Item 1", "Item 3"]);
  await expect(page.getByText("key arrow")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await names()).toEqual(["Item 1", "Item 3", "Item 2"]);
  await expect(item).toBeFocused();
});

test("a row far below is scrolled into view and clicked, as a link", async ({ page }) => {
  await page.getByRole("link", { name: "Row 80", exact: true }).click();
  await expect(page.getByText("1 rows clicked")).toBeVisible();
  await expect(page).toHaveURL(/#\/row\/80$/);
  await expect(page.getByText("at #/row/80")).toBeVisible();
  await page.goBack();
  await expect(page.getByText("at #/row/80")).toBeHidden();
});

test("focus scrolls too", async ({ page }) => {
  const row = page.getByRole("link", { name: "Row 60", exact: true });
  await row.focus();
  await expect(row).toBeInViewport();
  await expect(page.getByText("0 rows clicked, at 1")).toBeVisible();
});

test("a link opens in a new tab with Ctrl, and the program stays where it is", async ({ page, context }) => {
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Row 2", exact: true }).click({ modifiers: ["ControlOrMeta"] }),
  ]);
  expect(new URL(opened.url()).hash).toBe("#/row/2");
  await expect(page.getByText("0 rows clicked")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
});

test("a drag that ends on a link does not follow it", async ({ page }) => {
  const from = await page.getByRole("link", { name: "Row 1", exact: true }).boundingBox();
  const to = await page.getByRole("link", { name: "Row 3", exact: true }).boundingBox();
  if (!from || !to) throw new Error("no boxes");
  await page.mouse.move(from.x + 50, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 50, to.y + 10, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText("0 rows clicked")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
});

test("an open dialog hides the rest, has focus, and gives it up on Escape", async ({ page }) => {
  await page.getByRole("button", { name: "Open dialog" }).click();
  const dialog = page.getByRole("dialog", { name: "Sure?" });
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Count", exact: true })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Count", exact: true })).toHaveCount(1);
});

test("announcements reach the live regions, the same words twice too", async ({ page }) => {
  const announce = page.getByRole("button", { name: "Announce" });
  await announce.click();
  await announce.click();
  await expect(page.locator("#live-polite p")).toHaveText(["Announcement 1", "Announcement 2"]);
});

test("Ctrl+C copies what has focus; a button copies; a field pastes", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("link", { name: "Row 3", exact: true }).focus();
  await page.keyboard.press("Control+c");
  expect(await clipboard()).toBe("Row 3");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("clipboard copied")).toBeVisible();
  expect(await clipboard()).toBe("copied by button");
  const field = page.getByRole("textbox", { name: "Name" });
  await field.click();
  await page.keyboard.press("Control+v");
  await expect(page.getByText("Name is copied by button", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await expect(page.getByText("Name is", { exact: true })).toBeVisible();
});

test("a file dropped on the page arrives with its name, and dragging it is shown", async ({ page }) => {
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["name;town\r\nÅsa;Örebro"], "leads åäö.csv", { type: "text/csv" }));
    return transfer;
  });
  await page.dispatchEvent("#mirror", "dragenter", { dataTransfer: transfer });
  await expect(page.getByText("file over the page")).toBeVisible();
  await page.dispatchEvent("#mirror", "drop", { dataTransfer: transfer });
  await expect(page.getByText("file leads åäö.csv: 23 bytes")).toBeVisible();
});

test("a chosen file arrives; a download leaves", async ({ page }) => {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose" }).click(),
  ]);
  await chooser.setFiles({ name: "x.csv", mimeType: "text/csv", buffer: Buffer.from("12345") });
  await expect(page.getByText("file x.csv: 5 bytes")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("stand.txt");
  expect(readFileSync(await download.path(), "utf8")).toBe("downloaded");
});

test("an address set by the program is one step of the browser's history", async ({ page }) => {
  await page.getByRole("button", { name: "Go" }).click();
  expect(new URL(page.url()).hash).toBe("#/pushed");
  await page.goBack();
  expect(new URL(page.url()).hash).toBe("");
});

test("axe finds nothing against WCAG A and AA", async ({ page }) => {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(readFileSync(axe, "utf8"));
  const violations = await page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    return (await axe.run(document, { runOnly: tags })).violations;
  });
  expect(violations.map((/** @type {any} */ v) => [v.id, v.nodes.map((/** @type {any} */ n) => n.html)])).toEqual([]);
});

test("mirror and picture agree, scrolled and with a dialog too", async ({ page }) => {
  expect(await disagreements(page)).toEqual([]);
  await page.getByRole("link", { name: "Row 50", exact: true }).scrollIntoViewIfNeeded();
  await page.getByRole("textbox", { name: "Name" }).fill("Åsa 👨‍👩‍👧 नमस्ते");
  await page.getByRole("button", { name: "Count", exact: true }).click();
  expect(await disagreements(page)).toEqual([]);
  await page.getByRole("button", { name: "Open dialog" }).click();
  expect(await disagreements(page)).toEqual([]);
});

test("a text drawn without a node is found, and so is a node without a picture", async ({ page }) => {
  await remove_node(page, "persistent");
  expect(await disagreements(page)).toEqual([expect.stringContaining('drawn but not said: "persistent"')]);
  await page.evaluate(() => {
    const ghost = document.createElement("div");
    ghost.id = "n1";
    ghost.textContent = "Nobody drew this";
    ghost.style.cssText = "left: 600px; top: 420px; width: 100px; height: 20px";
    document.getElementById("mirror")?.append(ghost);
  });
  expect(await disagreements(page)).toContainEqual(
    expect.stringContaining('said but not drawn: DIV "Nobody drew this"'),
  );
});

test("without the mirror everything is missed", async ({ page }) => {
  await page.evaluate(() => document.getElementById("mirror")?.replaceChildren());
  expect((await disagreements(page)).length).toBeGreaterThan(30);
});
