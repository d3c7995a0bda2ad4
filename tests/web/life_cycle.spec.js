// The whole life of a lead, from the first interest to a customer, as one story that is told by keyboard, by touch and by
// what a screen reader activates, in English and in Swedish, among 100,000 other contacts.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium, expect, test as base } from "@playwright/test";
import { card, card_in, count_of } from "./board_page.js";
import { drop_file, open, root, saved } from "./pages.js";
import { field, history, leads_file } from "./records.js";
import { ways } from "./ways.js";
import { words_in } from "./words.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {InstanceType<(typeof ways)[number]>} Way */

const crowd = 100_000;

/** The official words (spec/terms.md) for what a lead goes through. */
const official = {
  en: {
    categories: ["Lead", "Marketing qualified lead", "Opportunity", "Customer"],
    statuses: ["Open", "Contacting", "Disqualified", "Re-nurture", "Qualified"],
    lead_status: "Lead status",
    category: "Category",
    sold: "Sold",
  },
  sv: {
    categories: ["Lead", "Marknadsföringskvalificerad lead", "Affärsmöjlighet", "Kund"],
    statuses: ["Öppen", "Kontakt tas", "Diskvalificerad", "Återbearbetning", "Kvalificerad"],
    lead_status: "Leadstatus",
    category: "Kategori",
    sold: "Såld",
  },
};

/** @param {string} profile @param {import("@playwright/test").LaunchOptions} launch @param {object} options */
const browser_with = (profile, launch, options) => chromium.launchPersistentContext(profile, { ...launch, ...options });

/** @type {import("@playwright/test").TestType<import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions, import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions & { profile: string }>} */
const test = base.extend({
  // A browser's profile in which the crowd is stored: brought in once, as a file.
  profile: [
    async ({}, /** @type {(profile: string) => Promise<void>} */ use, /** @type {any} */ info) => {
      mkdirSync(path.join(root, "build/profiles"), { recursive: true });
      const profile = mkdtempSync(path.join(root, "build/profiles/life-cycle-"));
      const began = Date.now();
      const { launchOptions, baseURL } = info.project.use;
      const context = await browser_with(profile, launchOptions, { baseURL, locale: "en-GB" });
      const page = context.pages()[0];
      await open(page);
      await page.getByRole("button", { name: "Start", exact: true }).click();
      await drop_file(page, "crowd.csv", leads_file(crowd));
      await page.getByRole("button", { name: /^Import \d/ }).click({ timeout: 60_000 });
      const done = page.getByRole("status").filter({ hasText: "crowd.csv" });
      await expect(done).toBeVisible({ timeout: 60_000 });
      await saved(page);
      await context.close();
      console.log(`${crowd} contacts were brought in in ${((Date.now() - began) / 1000).toFixed(1)} s`);
      await use(profile);
      rmSync(profile, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

// Pictures for the trace would cost more than all the rest.
test.use({ trace: { mode: "retain-on-failure", screenshots: false } });
test.describe.configure({ mode: "default", timeout: 300_000 });

/** What is asked of a life in one language, by one way. */
class Life {
  /** @param {Way} way @param {Page} page @param {Language} language @param {string} family */
  constructor(way, page, language, family) {
    this.way = way;
    this.page = page;
    this.say = words_in(language);
    this.words = official[language];
    const [lead, mql, opportunity, customer] = this.words.categories;
    const [open, contacting, disqualified, re_nurture, qualified] = this.words.statuses;
    this.category = { lead, mql, opportunity, customer };
    this.status = { open, contacting, disqualified, re_nurture, qualified };
    this.company = `${family} & Co`;
    this.asa = `Åsa ${family}`;
    this.bo = `Bo ${family}`;
    this.cilla = `Cilla ${family}`;
  }

  /** @param {string} key of the label */
  text(key) {
    return this.page.getByRole("textbox", { name: this.say(key), exact: true });
  }
  /** @param {"button" | "link"} role @param {string} key of the words */
  named(role, key) {
    return this.page.getByRole(role, { name: this.say(key), exact: true });
  }
  save() {
    return this.way.press(this.named("button", "save"));
  }
  /** @param {string} key of the tab's words, before its count */
  async tab(key) {
    await this.way.press(this.page.getByRole("tab", { name: new RegExp(`^${this.say(key)}`) }));
  }
  /** @param {string} name */
  async is_on_card_of(name) {
    await expect(this.page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }

  /** The newest change of a field, as the history tells it. @param {string} title @param {string[]} parts */
  async history_tells(title, ...parts) {
    await this.tab("contact_tab_history");
    for (const part of parts) await expect(history(this.page, title).first()).toContainText(part);
  }

  /** The card of a contact shows both, and all is saved. @param {string} category @param {string} status */
  async shows(category, status) {
    await expect(field(this.page, this.words.category)).toContainText(category);
    await expect(field(this.page, this.words.lead_status)).toContainText(status);
    await this.way.is_saved();
  }

  // ---- The steps ----------------------------------------------------------------------------------------------------

  async begins_with_a_company() {
    await this.way.command(this.say("new_company"));
    await this.way.type(this.text("field_name"), this.company);
    await this.way.choose(this.words.category, this.category.lead);
    await this.save();
    await this.is_on_card_of(this.company);
    await expect(this.page.getByRole("combobox", { name: this.words.category })).toContainText(this.category.lead);
    await expect(field(this.page, this.say("company_group"))).toContainText(this.say("group_potential_customer"));
    await this.way.is_saved();
  }

  /** From the card of the company. @param {string} name */
  async adds(name) {
    const [first, last] = name.split(" ");
    await this.way.press(this.named("link", "company_add_contact"));
    await this.way.type(this.text("field_contact_first_name"), first);
    await this.way.type(this.text("field_contact_last_name"), last);
    await this.save();
    await this.is_on_card_of(name);
    await this.shows(this.category.lead, this.status.open);
    await this.history_tells(this.say("history_created_contact"), this.say("me"));
  }

  async goes_to_the_company() {
    await this.way.press(this.page.getByRole("main").getByRole("link", { name: this.company, exact: true }).first());
    await this.is_on_card_of(this.company);
  }

  async logs_a_call_with_a_next_step() {
    await this.tab("activities_title");
    await this.way.press(this.named("button", "log_call"));
    await this.way.type(this.text("follow_up_outcome_label"), "42 lamps");
    await this.way.type(this.text("follow_up_next_title"), "Send prices");
    await this.way.type(this.page.getByRole("combobox", { name: this.say("follow_up_next_day") }), "+7");
    await this.save();
    const call = this.page.getByRole("listitem", { name: this.say("follow_up_type_call"), exact: true });
    await expect(call).toContainText("42 lamps");
    await expect(field(this.page, this.say("field_next_follow_up"))).toContainText("Send prices");
    await expect(this.page.getByRole("tab", { name: `${this.say("activities_title")} 2` })).toBeVisible();
    await this.way.is_saved();
  }

  async is_moved_on_the_board() {
    await this.way.go_to(this.say("place_board"));
    await this.way.filter_cards(this.asa);
    await expect(card_in(this.page, this.status.open, this.asa)).toBeVisible();
    await expect(count_of(this.page, this.status.open)).toHaveText("1");
    await this.way.move_card(this.asa, this.status.contacting);
    await this.way.show_column(this.status.contacting);
    await expect(card_in(this.page, this.status.contacting, this.asa)).toBeVisible();
    await expect(count_of(this.page, this.status.contacting)).toHaveText("1");
    await this.way.is_saved();
    await this.way.press(card(this.page, this.asa).getByRole("link", { name: this.asa }));
    await this.is_on_card_of(this.asa);
    await this.shows(this.category.lead, this.status.contacting);
    const where = this.say("cause_board", { user: this.say("me") });
    await this.history_tells(this.words.lead_status, this.status.open, this.status.contacting, where);
  }

  /** On the company's card. @param {string} before @param {string} category */
  async company_becomes(before, category) {
    await this.way.choose(this.words.category, category);
    await expect(this.page.getByRole("combobox", { name: this.words.category })).toContainText(category);
    await this.history_tells(this.words.category, before, category, this.say("me"));
    await this.way.is_saved();
  }

  /** In the contact's form. @param {string} name @param {string} before @param {string} status @param {() => Promise<void>} [asked] */
  async contact_becomes(name, before, status, asked = async () => {}) {
    await this.way.find(name);
    await this.way.press(this.named("link", "edit"));
    await this.way.choose(this.words.lead_status, status);
    await this.save();
    await asked();
    await this.is_on_card_of(name);
    await this.shows(this.category.mql, status);
    await this.history_tells(this.words.lead_status, before, status, this.say("me"));
  }

  async says_when_to_follow_up() {
    const question = this.page.getByRole("dialog", { name: this.say("follow_up_renurture_question") });
    await this.way.type(question.getByRole("combobox", { name: this.say("field_follow_up_due_date") }), "+60");
    await this.way.press(question.getByRole("button", { name: this.say("save"), exact: true }));
    await expect(question).toHaveCount(0);
    const next = field(this.page, this.say("field_next_follow_up"));
    await expect(next).toContainText(this.say("follow_up_renurture_title"));
  }

  async sells() {
    await this.way.find(this.asa);
    const words = this.say(this.way.is_phone ? "sale_create_short" : "sale_create");
    await this.way.press(this.page.getByRole("link", { name: words, exact: true }));
    await this.way.type(this.text("field_title"), `Lamps for ${this.company}`);
    await this.way.type(this.text("field_amount"), "42000");
    await this.save();
    await this.is_on_card_of(`Lamps for ${this.company}`);
    await expect(field(this.page, this.say("field_amount"))).toContainText(/42.000/);
    await this.way.is_saved();

    await this.way.press(this.named("button", "sale_mark_sold"));
    await this.way.choose(this.say("field_sale_reason"), this.say("sale_reason_product"));
    await this.way.press(this.page.getByRole("dialog").getByRole("button", { name: this.say("sale_mark_sold") }));
    await expect(this.page.getByText(this.words.sold, { exact: true }).first()).toBeVisible();
    await expect(field(this.page, this.say("field_sale_reason"))).toContainText(this.say("sale_reason_product"));
    await this.history_tells(this.say("field_status"), this.say("sale_status_open"), this.words.sold);
    await this.way.is_saved();
  }

  /** @param {string} name @param {string} status the last one in use */
  async has_kept(name, status) {
    await this.way.find(name);
    await expect(field(this.page, this.words.category)).toContainText(this.category.customer);
    await expect(field(this.page, this.words.lead_status)).toHaveCount(0);
    await this.way.press(this.named("button", "contact_why_no_status"));
    const kept = this.say("contact_kept_status", { status, date: "" }).split(",")[0];
    await expect(this.page.getByText(kept)).toBeVisible();
  }
}

/** @param {Life} life */
async function live(life) {
  await life.begins_with_a_company();
  for (const name of [life.bo, life.cilla, life.asa]) {
    await life.adds(name);
    if (name !== life.asa) await life.goes_to_the_company();
  }
  await life.logs_a_call_with_a_next_step();
  await life.is_moved_on_the_board();
  await life.goes_to_the_company();
  await life.company_becomes(life.category.lead, life.category.mql);
  await life.contact_becomes(life.bo, life.status.open, life.status.disqualified);
  await life.contact_becomes(life.cilla, life.status.open, life.status.re_nurture, () => life.says_when_to_follow_up());
  await life.contact_becomes(life.asa, life.status.contacting, life.status.qualified);
  await life.goes_to_the_company();
  await life.company_becomes(life.category.mql, life.category.opportunity);
  await life.sells();
  await life.goes_to_the_company();
  await life.company_becomes(life.category.opportunity, life.category.customer);
  await expect(field(life.page, life.say("company_group"))).toContainText(life.say("group_customer"));
  await life.has_kept(life.bo, life.status.disqualified);
  await life.has_kept(life.cilla, life.status.re_nurture);
  await life.has_kept(life.asa, life.status.qualified);
  await life.way.go_to(life.say("place_board"));
  await life.way.filter_cards(life.asa);
  await life.way.show_column(life.status.open);
  await expect(count_of(life.page, life.status.open)).toHaveText("0");
  await expect(card(life.page, life.asa)).toHaveCount(0);
}

const families = ["Alm", "Berg", "Cederlöf", "Dahl", "Ekman", "Fjell"];

for (const language of /** @type {const} */ (["en", "sv"])) {
  for (const Means of ways) {
    const family = families.pop() ?? "";
    test(`a lead's whole life ${Means.title}, in ${language}`, async ({ profile }, info) => {
      const { launchOptions = {}, baseURL } = info.project.use;
      const locale = { en: "en-GB", sv: "sv-SE" }[language];
      const context = await browser_with(profile, launchOptions, { ...Means.options, baseURL, locale });
      const page = context.pages()[0];
      page.setDefaultTimeout(20_000);
      await open(page);
      const life = new Life(new Means(page, words_in(language)), page, language, family);
      try {
        await live(life);
        await page.reload();
        await expect(page.getByRole("main")).toBeVisible();
        await life.has_kept(life.asa, life.status.qualified);
      } finally {
        await context.close(); // or the browser goes on writing into the profile
      }
    });
  }
}
