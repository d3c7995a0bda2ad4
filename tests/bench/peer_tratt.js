// tratt-core as a peer in the race against what a team would pick today: ../shared/bench/peers, run by run_peers.mjs.
// It uses nothing but the public interface of the module, which the race serves at /product/.
import { open_core } from "/product/tratt-core.js";
import { CATEGORIES, COMPANY_T7, FILTER, POTENTIAL, STATUSES, YTD } from "./model.js";

// Where the race's columns go: heading of the file, field of a contact, how a reference is named.
const contact_columns = [
  { header: "id", field: "number" },
  { header: "first_name", field: "first_name" },
  { header: "last_name", field: "last_name" },
  { header: "title", field: "title" },
  { header: "email", field: "email" },
  { header: "phone", field: "phone" },
  { header: "company_id", field: "company", as: "number" },
  { header: "lead_status", field: "lead_status" },
  { header: "owner", field: "owner" },
  { header: "first_touch", field: "first_touch_source" },
  { header: "lead_source", field: "creation_source" },
  { header: "lead_medium", field: "creation_medium" },
  { header: "lead_campaign", field: "creation_campaign" },
  { header: "created", field: "created_at" },
  { header: "updated", field: "status_since" }, // the race's edits leave it alone; ours set updated_at
  { header: "note", field: "note" },
];
const company_columns = [
  { header: "id", field: "number" },
  { header: "name", field: "name" },
  { header: "category", field: "category" },
  { header: "country", field: "country" },
  { header: "phone", field: "phone" },
  { header: "domain", field: "domain" },
];
const field_of = Object.fromEntries(contact_columns.map((column) => [column.header, column.field]));

const groups = {
  Customer: "customer",
  Lost: "lost",
  Other: "other",
  Partner: "partner",
  "Potential customer": "potential_customer",
};
const group_names = Object.fromEntries(Object.entries(groups).map(([name, key]) => [key, name]));
const is_potential = { field: "category_group", op: "is_one_of", values: [groups[POTENTIAL]] };
const created_this_year = { field: field_of.created, op: "after", values: [day_before(YTD)] };

function day_before(date) {
  return new Date(Date.parse(date) - 86400000).toISOString().slice(0, 10);
}

/** Its answers to the race's questions. */
export function peer_of(core) {
  const ids = { lead_status: {}, category: {} }; // by name
  let touches = 0;

  // The ones that a database begins with go out of the way of the race's, which have some of their names (R75).
  function make_categories() {
    for (const id of core.query({ entity: "category" }).rows) {
      core.command({ type: "update_records", entity: "category", ids: [id], changes: { name: `Seed ${id}` } });
    }
    for (const [name, group, lead_status_enabled] of CATEGORIES) {
      const values = { name, group: groups[group], lead_status_enabled };
      ids.category[name] = core.command({ type: "create_record", entity: "category", values }).created[0].id;
    }
  }

  // The statuses that a database begins with are the race's, in the same order; what they are called in Swedish is not.
  function name_statuses() {
    for (const [index, id] of core.query({ entity: "lead_status" }).rows.entries()) {
      const name = STATUSES[index];
      core.command({ type: "update_records", entity: "lead_status", ids: [id], changes: { name } });
      ids.lead_status[name] = id;
    }
  }

  // Where they were made in an earlier life of the page.
  function find_lists() {
    for (const [entity, by_name] of Object.entries(ids)) {
      const { rows, columns } = core.query({ entity }, { fields: ["name"] });
      for (const [index, id] of rows.entries()) by_name[columns.name[index]] = id;
    }
  }

  const contacts = (rest) => ({ entity: "contact", ...rest });
  /** Counts by one field. */
  const count_by = (field, any, unit) => ({
    query: contacts({ any, groupings: [{ field, unit }], limit: 0 }),
    rows: "none",
  });
  const name_or_text = (group) => group.name ?? group.value;
  const name_of_group = (group) => group_names[group.value];
  const month = (group) => group.value.slice(0, 7);
  const counts = (answer, key = name_or_text) =>
    Object.fromEntries(answer.groups.map((group) => [key(group), group.count]));

  return {
    info: { version: "tratt-core", collation: "sv", persist: "none" },
    find_lists,
    status_id: (name) => ids.lead_status[name],
    async load(contacts_csv, companies_csv) {
      make_categories();
      name_statuses();
      const options = { delimiter: ",", restore: true };
      core.import_csv(companies_csv, { ...options, entity: "company", columns: company_columns });
      const report = core.import_csv(contacts_csv, { ...options, entity: "contact", columns: contact_columns });
      if (report.skipped_count + report.left_out_count > 0) throw new Error(JSON.stringify(report).slice(0, 500));
    },
    async filter() {
      const status = {
        field: "lead_status",
        op: "is_one_of",
        values: FILTER.statuses.map((name) => ids.lead_status[name]),
      };
      const name = { field: "name", op: "contains", values: [FILTER.name], folding: "case_only" };
      const { total, rows } = core.query(contacts({ any: [[status, is_potential, name]], limit: 100 }));
      return { count: total, ids: rows };
    },
    async sort({ full = false } = {}) {
      const query = contacts({ sort: [{ field: "last_name" }, { field: "first_name" }] });
      if (!full) {
        const { total, rows } = core.query({ ...query, limit: 100 });
        return { n: total, ids: rows };
      }
      const all = core.rows(query);
      return { n: all.length, ids: Array.from(all.subarray(0, 100)) };
    },
    async board() {
      const answer = core.query(
        contacts({
          any: [[is_potential]],
          sort: [{ field: field_of.updated, descending: true }],
          groupings: [{ field: "lead_status" }],
          limit_per_group: 50,
        }),
      );
      return {
        counts: counts(answer),
        top: Object.fromEntries(answer.groups.map((group) => [group.name, group.rows])),
      };
    },
    async dashboard() {
      const ytd = [[created_this_year]];
      const [status, source, first_touch, campaign, owner, months, category, group] = core.queries([
        count_by("lead_status"),
        count_by(field_of.lead_source, ytd),
        count_by(field_of.first_touch, ytd),
        count_by(field_of.lead_campaign, ytd),
        count_by("owner"),
        count_by(field_of.created, [], "month"),
        count_by("category"),
        count_by("category_group"),
      ]);
      return {
        status: counts(status),
        source: counts(source),
        firstTouch: counts(first_touch),
        campaign: counts(campaign),
        owner: counts(owner),
        month: counts(months, month),
        category: counts(category),
        group: counts(group, name_of_group),
      };
    },
    async group() {
      const groupings = [{ field: "category_group" }, { field: "lead_status" }];
      const answer = core.query(contacts({ groupings, limit: 0 }), { rows: "none" });
      return Object.fromEntries(answer.groups.map((group) => [name_of_group(group), counts(group)]));
    },
    async setCategory(company, category) {
      const changes = { category: ids.category[category] };
      core.command({ type: "update_records", entity: "company", ids: [company], changes });
    },
    async typeahead(typed) {
      const has = (field) => [{ field, op: "contains", values: [typed], folding: "case_only" }];
      const { total, rows } = core.query(contacts({ any: [has("name"), has("company"), has("email")], limit: 20 }));
      return { count: total, ids: rows };
    },
    async touch() {
      const changes = { note: `called ${++touches}` };
      core.command({ type: "update_records", entity: "contact", ids: [COMPANY_T7], changes });
    },
  };
}

export default async () => peer_of(await open_core({ language: "sv" }));
