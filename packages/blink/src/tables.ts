import { type CallOptions, RefusedError } from "@x/core";
import type * as generated from "./generated/client.ts";
import type { TableField, TablesUpdateFieldInput } from "./generated/types.ts";
import { kept } from "./kept.ts";

type Place = "ws_id" | "table" | "field";
type Definition = Omit<TablesUpdateFieldInput, Place>;

/** What to change of a field, by the names of the table and the field; what is left out stays. */
export type FieldChange = Pick<TablesUpdateFieldInput, Place> & Partial<Definition>;

export interface BlinkTables extends Omit<generated.BlinkTables, "updateField"> {
  /**
   * Changes some of a field's definition and keeps the rest: its description, its type, every attribute that is not
   * given. Reads the fields of the table first, as a replacement without them would lose them; somebody who writes in
   * between is overwritten. Throws `RefusedError` where there is no such field. `options` hold for each of the two calls.
   *
   * `PUT /workspace/{ws_id}/table/{table}/fields/{field}` after `GET /workspace/{ws_id}/table/{table}/fields`
   */
  readonly updateField: {
    (input: FieldChange, options?: CallOptions): Promise<TableField>;
    /** The request that writes, given the whole definition. */
    explain: generated.BlinkTables["updateField"]["explain"];
  };
}

/** Has an update of a field keep what it is not given. */
export function tablesOf(tables: generated.BlinkTables): BlinkTables {
  const { listFields, updateField } = tables;

  const change = async (input: FieldChange, options?: CallOptions): Promise<TableField> => {
    const { ws_id, table, field, ...given } = input;
    for await (const now of listFields({ ws_id, table }, options)) {
      if (now.name === field) return updateField({ ...definitionOf(now, given), ws_id, table, field }, options);
    }
    const why = `the table ${table} has no field named ${field}; a name is not what is shown, see tables.listFields`;
    throw new RefusedError(why, { operation: "tables.updateField" });
  };

  return { ...tables, updateField: Object.assign(change, { explain: updateField.explain }) };
}

function definitionOf(now: TableField, { attributes = {}, ...given }: Partial<Definition>): Definition {
  const { display_name, type, description } = now;
  // The server's own, which it does not take back.
  const { system: _s, protected: _p, ...settings } = now.attributes ?? {};
  const kind = kept({ display_name, type, description }, given) as Definition;
  return { ...kind, attributes: kept(settings, attributes) };
}
