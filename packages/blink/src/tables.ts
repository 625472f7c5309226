import { type CallOptions, RefusedError } from "@x/core";
import type * as generated from "./generated/client.ts";
import type { TableField, TablesUpdateFieldInput } from "./generated/types.ts";
import { kept } from "./kept.ts";

type Place = "ws_id" | "table" | "field";

/** What to change of a field, by the names of the table and the field; what is left out stays. */
export type FieldChange = Pick<TablesUpdateFieldInput, Place> & Partial<Omit<TablesUpdateFieldInput, Place>>;

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
    const { ws_id, table, field, attributes = {}, ...given } = input;
    for await (const { name, display_name, type, description, attributes: now = {} } of listFields(
      { ws_id, table },
      options,
    )) {
      if (name !== field) continue;
      // The server's own, which it does not take back.
      const { system: _s, protected: _p, ...settings } = now;
      const definition = kept({ display_name, type, description }, given) as TablesUpdateFieldInput;
      return updateField({ ...definition, attributes: kept(settings, attributes), ws_id, table, field }, options);
    }
    const why = `the table ${table} has no field named ${field}; a name is not what is shown, see tables.listFields`;
    throw new RefusedError(why, { operation: "tables.updateField" });
  };

  return { ...tables, updateField: Object.assign(change, { explain: updateField.explain }) };
}
