import { json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call, Route } from "../../states/scenario.ts";
import { byWorkspace } from "./by-workspace.ts";
import { addField, type Field, referredBy, removeField, replaceField, systemFields } from "./fields.ts";
import { queryPage } from "./rql.ts";
import { slug } from "./slug.ts";

interface Table {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly settings: Fields;
  readonly fields: Map<string, Field>;
  readonly records: readonly Fields[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The records of tables that belong to the system, by name. */
export type SystemTables = Readonly<Record<string, (params: Call["params"]) => readonly Fields[]>>;

/** Tables with fields and records, live at once; an update replaces what it is about as a whole. */
export function tableRoutes(nextId: () => string, system: SystemTables): Readonly<Record<string, Route>> {
  const tablesIn = byWorkspace<Table>();
  const table = (params: Call["params"]) => find(tablesIn(params), params.table, "table");
  const field = (params: Call["params"]) => find(table(params).fields, params.field, "field");

  const create = ({ display_name, description = "", options = [], fields = [] }: Fields): Table => {
    const wanted = options as readonly string[];
    const defaults = wanted.includes("with_default_fields") ? defaultFields : [];
    const made = new Map(systemFields(nextId).map((each) => [each.name, each]));
    for (const each of [...defaults, ...(fields as readonly Fields[])]) addField(made, each, nextId());
    return {
      ...{ id: nextId(), name: slug(String(display_name)), display_name: String(display_name) },
      ...{ description: String(description), settings: {}, fields: made },
      records: wanted.includes("with_default_records") ? [1, 2, 3].map((number) => ({ id: nextId(), number })) : [],
    };
  };

  return {
    "GET /workspace/{ws_id}/tables": ({ params, query }) =>
      json(200, queryPage(query.get("q"), [...tablesIn(params).values()].map(tableRecord))),
    "POST /workspace/{ws_id}/table": ({ params, body }) => {
      const made = create(body);
      if (tablesIn(params).has(made.name)) throw new Refusal(400, `there is a table ${made.name} already`);
      tablesIn(params).set(made.name, made);
      return json(200, { table: tableRecord(made) });
    },
    "PUT /workspace/{ws_id}/table/{table}": ({ params, body }) => {
      const { display_name = "", description = "", settings = {} } = body as Partial<Table>;
      const now = table(params);
      tablesIn(params).set(now.name, { ...now, display_name, description, settings });
      return { status: 200 };
    },
    "DELETE /workspace/{ws_id}/table/{table}": ({ params }) => {
      const { name } = table(params);
      const others = [...tablesIn(params).values()].filter((other) => other.name !== name);
      const isReferredTo = others.some(({ fields }) => [...fields.values()].some((each) => referredBy(each) === name));
      if (isReferredTo) throw new Refusal(400, `a field of another table refers to ${name}`);
      tablesIn(params).delete(name);
      return { status: 200 };
    },
    "GET /workspace/{ws_id}/table/{table}": ({ params, query }) => {
      const records = system[params.table ?? ""]?.(params) ?? table(params).records;
      return json(200, queryPage(query.get("q"), records));
    },
    "GET /workspace/{ws_id}/table/{table}/fields": ({ params }) =>
      json(200, { results: [...table(params).fields.values()] }),
    "POST /workspace/{ws_id}/table/{table}/fields": ({ params, body }) =>
      json(200, addField(table(params).fields, body, nextId())),
    "PUT /workspace/{ws_id}/table/{table}/fields/{field}": ({ params, body }) =>
      json(200, replaceField(table(params).fields, field(params), body)),
    "DELETE /workspace/{ws_id}/table/{table}/fields/{field}": ({ params }) => {
      removeField(table(params).fields, field(params));
      return { status: 200 };
    },
  };
}

const defaultFields: readonly Fields[] = [
  { display_name: "Name", type: "text" },
  { display_name: "Number", type: "number" },
];

const tableRecord = ({ fields: _, records, ...table }: Table) => ({
  ...table,
  estimated_records_count: records.length,
});
