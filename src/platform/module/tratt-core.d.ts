// The types of tratt-core. README.md says what everything means, with examples.

export type Entity =
    | "setting"
    | "user"
    | "category"
    | "lead_status"
    | "business"
    | "company"
    | "contact"
    | "user_group"
    | "contact_point"
    | "sale_type"
    | "sale_stage"
    | "sale_reason"
    | "sale"
    | "follow_up"
    | "form"
    | "form_submission"
    | "selection"
    | "selection_member"
    | "board_setting"
    | "dashboard"
    | "tile"
    | "favourite"
    | "visit"
    | "preference"
    | "automation";

/** A record: its id, or the visible number of a company, contact or sale. */
export type RecordName = string | number;

/**
 * The value of a field. Text, dates ("2026-11-23"), references (ids) and choices ("customer") are strings, instants
 * milliseconds UTC, nothing is null. In what is given, a company, contact or sale may be its number.
 */
export type Value = string | number | boolean | null;
export type Values = Record<string, Value>;

/** Entities whose records are items of a list. */
export type List = "category" | "lead_status" | "business" | "user_group" | "sale_type" | "sale_stage" | "sale_reason";

export type CategoryGroup = "potential_customer" | "customer" | "lost" | "partner" | "other";

// ---- Opening ---------------------------------------------------------------------------------------------------------

export interface OpenOptions {
    /** By whose rules texts are folded and sorted, and the words of what a new database begins with. Default "en". */
    language?: "en" | "sv" | "no" | "da" | "de" | "nl";
    /** Milliseconds since 1970 UTC. Default Date.now. */
    now?: () => number;
    /** Local time minus UTC at that moment, which decides what day it is. Asked when the core opens. Default: the machine's. */
    utc_offset_minutes?: (at: number) => number;
    /** Fills the bytes. Default crypto.getRandomValues; another one makes the same ids each time. */
    random?: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** A database in an engine of its own, empty but for its lists. */
export function open_core(options?: OpenOptions): Promise<Core>;

export interface Core {
    /** Changes something, in one step that can be undone. */
    command(command: Command): CommandAnswer;
    query(query: Query, options?: QueryOptions): QueryAnswer;
    /** Several questions in one crossing; the answers in the same order. */
    queries(queries: QueryRequest[]): QueryAnswer[];
    /** The visible numbers of all companies, contacts or sales that a query finds, in its order. */
    rows(query: Query): Int32Array;
    /** Fields of records; without `fields` all but internal ones. */
    records(entity: Entity, records: RecordName[], fields?: string[]): RecordAnswer[];
    /** What became of a record, newest first. */
    history(entity: Entity, record: RecordName): HistoryEntry[];
    state(): State;
    /** Rows of a CSV file (UTF-8) into fields, as one step. */
    import_csv(csv: string | Uint8Array, options: ImportOptions): ImportAnswer;
    /** Everything but the history: lines of JSON in UTF-8, the same for the same records after the first line. */
    export(): Uint8Array;
    /** What export() has given, in place of what is here: one step, which can be undone. */
    restore(lines: string | Uint8Array): void;
    /** Gives the memory back. Every later call throws "closed". */
    close(): void;
}

// ---- Errors ----------------------------------------------------------------------------------------------------------

export interface ErrorShape {
    code: string;
    /** "" = of no entity. */
    entity: string;
    /** "" = of no field. */
    field: string;
    /** Index in the records of the request, or row of the file; -1 = none. */
    row: number;
    /** `path` in the request, `reason`, `limit`, … */
    params: Record<string, string>;
    /** Of "confirmation_needed": what the automation would do to the first 100 records. */
    changes?: ProposedChange[];
}

/** Another category for a company, or for a contact without one. */
export interface ProposedChange {
    entity: "company" | "contact";
    id: string;
    name: string;
    /** Ids: the present one, and the one it would get. */
    category: string;
    proposed: string;
}

/** What every call throws when it is refused. Nothing has changed then. */
export class TrattError extends Error implements ErrorShape {
    constructor(error: ErrorShape);
    code: string;
    entity: string;
    field: string;
    row: number;
    params: Record<string, string>;
    changes: ProposedChange[];
}

// ---- Commands --------------------------------------------------------------------------------------------------------

/** The command's own id (a UUID): one that comes twice is carried out once. */
interface WithId {
    id?: string;
}
interface WithAnswer extends WithId {
    /** To "confirmation_needed"; what is neither is the id of another category. */
    answer?: "accept" | "decline" | (string & {});
}
/** What becomes of sales and follow-ups. */
interface WithActivities extends WithId {
    activities?: "move_all" | "leave" | "move_from";
    /** The date from which on "move_from" moves them. */
    from?: string;
}

export interface CreateRecord extends WithAnswer {
    type: "create_record";
    entity: Entity;
    values: Values;
    /** The id of the new record. */
    record?: string;
    /** Of a new static selection: ids of what it holds. */
    members?: string[];
}
export interface UpdateRecords extends WithAnswer {
    type: "update_records";
    entity: Entity;
    ids: RecordName[];
    changes: Values;
    /** What differs from record to record: a value each, in the order of `ids`; of texts, yes and no. */
    columns?: Record<string, Value[]>;
    cause?: "user" | "bulk" | "board" | "rule";
}
export interface DeleteRecords extends WithId {
    type: "delete_records" | "restore_records";
    entity: Entity;
    ids: RecordName[];
}
export interface MoveItem extends WithId {
    type: "move_item";
    entity: List;
    item: string;
    /** The item it is put before; without one it is put last. */
    before?: string;
}
export interface EmptyBin extends WithId {
    type: "empty_bin";
}
export interface MergeContacts extends WithActivities {
    type: "merge_contacts";
    target: RecordName;
    source: RecordName;
    /** The source stays, as a former employee. */
    keeps_source?: boolean;
}
export interface MergeCompanies extends WithActivities {
    type: "merge_companies";
    target: RecordName;
    source: RecordName;
    /** Contacts with the same name become one. Default true. */
    merges_contacts?: boolean;
}
export interface MoveContacts extends WithActivities {
    type: "move_contacts";
    contacts: RecordName[];
    /** Without one they are set free. */
    company?: RecordName;
}
export interface ChangeMembers extends WithId {
    type: "change_members";
    selection: string;
    /** Ids only: members may be of two entities. */
    added?: string[];
    removed?: string[];
    /** A dynamic or combined selection becomes a static one. */
    make_static?: boolean;
}

/** What has been done and what comes next, as one step. */
export interface LogActivities extends WithId {
    type: "log_activities";
    /** Follow-ups that are ticked. */
    completed?: RecordName[];
    /** Of those: when, and how it went. */
    changes?: Values;
    /** New follow-ups; with completed_at they have been done already. */
    made?: Values[];
}

/** The five values of conversion tracking. */
export interface UtmValues {
    source?: string;
    medium?: string;
    campaign?: string;
    term?: string;
    content?: string;
}
/** Texts of the contact and its company. */
export interface SubmittedValues {
    contact?: Record<string, string | null>;
    company?: Record<string, string | null>;
}
export interface SubmitForm extends WithId {
    type: "submit_form";
    form: string;
    values: SubmittedValues;
    /** Of the address of the page. */
    link?: UtmValues;
    /** As it was stored when the visitor first came. */
    first_touch?: UtmValues;
    values_json?: string;
    referrer?: string;
    page?: string;
    /** The id of the new submission. */
    submission?: string;
}
export interface ProcessSubmission extends WithId {
    type: "process_submission";
    submission: string;
    /** Needed unless it is rejected. */
    values?: SubmittedValues;
    first_touch?: UtmValues;
    is_rejected?: boolean;
}
export interface Visit extends WithId {
    type: "visit";
    entity: "contact" | "company" | "sale" | "selection" | "dashboard";
    record: RecordName;
}
export interface SetPreference extends WithId {
    type: "set_preference";
    key: string;
    /** "" removes it. */
    value: string;
}
export interface Import extends WithAnswer {
    type: "import";
    rows: { entity: Importable; is_new: boolean; ids: RecordName[]; columns: Record<string, Value[]> }[];
    file_name?: string;
    is_restore?: boolean;
}
/** Records of a backup as they were: known ones get the values of the columns, new ones are made, others removed. */
export interface RestoreBackup extends WithId {
    type: "restore_backup";
    rows: { entity: Entity; is_new: boolean; ids: RecordName[]; columns: Record<string, Value[]> }[];
    removed?: { entity: Entity; ids: RecordName[] }[];
    /** The least visible number that the next record may get; counters only go up. */
    next_numbers?: { company?: number; contact?: number; sale?: number };
    file_name?: string;
}
export interface PutBack extends WithId {
    type: "put_back";
    transaction: string;
    entity: Entity;
    record: RecordName;
    field: string;
}
export interface Undo extends WithId {
    type: "undo";
    /** Without one: the newest step. */
    transaction?: string;
}
export interface Redo extends WithId {
    type: "redo";
}

export type Command =
    | CreateRecord
    | UpdateRecords
    | DeleteRecords
    | EmptyBin
    | MoveItem
    | MergeContacts
    | MergeCompanies
    | MoveContacts
    | ChangeMembers
    | LogActivities
    | SubmitForm
    | ProcessSubmission
    | Import
    | RestoreBackup
    | Visit
    | SetPreference
    | PutBack
    | Undo
    | Redo;

export interface CommandAnswer {
    /** null = nothing had to be changed. */
    transaction: string | null;
    sequence: number;
    /** The records it made, 1,000 at most. */
    created: { entity: Entity; id: string; number?: number }[];
}

// ---- Queries ---------------------------------------------------------------------------------------------------------

export type TextOperator =
    | "starts_with"
    | "contains"
    | "ends_with"
    | "equals"
    | "is_exactly"
    | "does_not_start_with"
    | "does_not_contain"
    | "does_not_end_with"
    | "is_not";
export type NumberOperator =
    "number_equals" | "number_differs" | "greater" | "greater_or_equal" | "less" | "less_or_equal" | "between";
export type ChoiceOperator = "is_one_of" | "is_not_one_of";
export type DateOperator =
    | "before"
    | "on_date"
    | "after"
    | "between_dates"
    | "before_today"
    | "on_today"
    | "after_today"
    | "this_unit"
    | "previous_units"
    | "this_and_previous"
    | "next_units"
    | "this_and_next"
    | "this_previous_and_next";
export type Operator =
    TextOperator | NumberOperator | ChoiceOperator | DateOperator | "yes" | "no" | "has_value" | "has_no_value";
export type DateUnit = "day" | "week" | "month" | "quarter" | "year";

export interface Criterion {
    field: string;
    op: Operator;
    values?: Value[];
    unit?: DateUnit;
    count?: number;
    /** Of users: also whoever is the current one. */
    current_user?: boolean;
    folding?: "language" | "case_only";
}

export type Members =
    | { kind: "all" }
    | { kind: "listed"; entity: Entity; ids: RecordName[] }
    | { kind: "found"; query: Query }
    | {
          kind: "combined";
          operation: "only_first" | "only_second" | "both" | "exactly_one" | "either";
          sides: [Members, Members];
          compares_companies?: boolean;
      };

export interface Query {
    entity: Entity;
    among?: Members;
    /** Sets joined by Or, of criteria joined by And. */
    any?: Criterion[][];
    /** Beginnings of words, in any order. */
    text?: string;
    sort?: { field: string; descending?: boolean }[];
    groupings?: { field: string; unit?: DateUnit; with_empty_groups?: boolean }[];
    aggregates?: { kind: "sum" | "average" | "minimum" | "maximum"; field: string }[];
    offset?: number;
    /** -1, the default: all. Counts and groups are always of all. */
    limit?: number;
    /** The first so many rows of each innermost group, in place of offset and limit. */
    limit_per_group?: number;
    with_deleted?: boolean;
}

export interface QueryOptions {
    /** Fields of the page's rows, as columns; "company.name" is a field of what a reference refers to. */
    fields?: string[];
    /** How rows are named; numbers, the default, are ids where the entity has none. */
    rows?: "numbers" | "ids" | "none";
}
export interface QueryRequest extends QueryOptions {
    query: Query;
}

export interface Group {
    /** Of dates and instants the first day of the unit; null = no value. */
    value: Value;
    /** Of references: the name of the record. */
    name?: string | null;
    count: number;
    aggregates: (number | null)[];
    /** Of innermost groups: what of it is on the page; of others none. */
    rows: RecordName[];
    groups: Group[];
}

export interface QueryAnswer {
    total: number;
    /** The page. With groupings there are none here: the rows of the innermost groups, one after the other, are the page. */
    rows: RecordName[];
    groups: Group[];
    aggregates: (number | null)[];
    /** As asked for in `fields`, in the order of the page. */
    columns?: Record<string, Value[]>;
}

// ---- Reading ---------------------------------------------------------------------------------------------------------

export interface RecordAnswer {
    id: string;
    number?: number;
    is_deleted: boolean;
    values: Values;
}

export interface HistoryEntry {
    /** null = the record was made. */
    field: string | null;
    old: Value;
    new: Value;
    at: number;
    user: string | null;
    cause: "user" | "rule" | "import" | "bulk" | "board" | "undo" | "put_back" | "system";
    detail: string;
    transaction: string;
    can_put_back: boolean;
}

export interface Step {
    transaction: string;
    /** "step_update_contact", … */
    name: string;
    params: Record<string, string>;
}

export interface State {
    sequence: number;
    counts: Record<Entity, number>;
    undo: Step | null;
    redo: Step | null;
}

// ---- Import ----------------------------------------------------------------------------------------------------------

/** What a file can bring. */
export type Importable = "user" | "category" | "lead_status" | "business" | "company" | "contact";

export type ImportColumn = {
    field: string;
    /** How a reference is named. Default "name". */
    as?: "name" | "id" | "number" | "external_id";
} & ({ header: string } | { index: number });

export interface ImportOptions extends WithId {
    entity: Importable;
    columns: ImportColumn[];
    /** The field by which rows are known records; without one every row is a new record. */
    match?: string | null;
    on_match?: "replace" | "fill_empty" | "skip";
    /** Statuses are taken as recorded, also where the rules hide them. */
    restore?: boolean;
    file_name?: string;
    /** Found out where it is not given. */
    delimiter?: "," | ";" | "\t" | "|";
    date_order?: "day_first" | "month_first";
}

export interface ImportRemark {
    /** As a spreadsheet shows it: the headings are row 1. */
    row: number;
    reason: string;
    field: string;
    value: string;
}

export interface ImportAnswer {
    rows: number;
    new: number;
    changed: number;
    unchanged: number;
    transaction: string | null;
    /** Rows that did not go in: the first 1,000, and how many in all. */
    skipped: ImportRemark[];
    skipped_count: number;
    /** Values that were left out of rows that did. */
    left_out: ImportRemark[];
    left_out_count: number;
}
