import { returnsOf, typeAt } from "./api-returns.ts";
import type { ApiCall, ApiRun } from "./api-types.ts";
import { type Call, constantOf, idOf, type RunHints } from "./hints.ts";
import type { Document, Operation, Row } from "./openapi.ts";

/** A run plan with the rows and types it leads to. */
export function runOf(document: Document, rows: readonly Row[], run: RunHints): ApiRun {
  const find = (call: Call) => operationNamed(rows, call.operation);
  const toCall = (call: Call): ApiCall => ({ constant: constantOf(find(call)), input: call.input });
  const { name, id, started, poll, states, output, cancel } = run;
  return {
    name,
    id,
    ...(started && { started }),
    poll: toCall(poll),
    states,
    ...(output && { output: { ...toCall(output), value: output.value } }),
    ...(cancel && { cancel: toCall(cancel) }),
    outputType: output ? (output.type ?? typeAt(document, find(output), output.value)) : "never",
    recordType: returnsOf(find(poll)),
  };
}

function operationNamed(rows: readonly Row[], id: string): Operation {
  const row = rows.find(({ operation }) => idOf(operation) === id);
  if (row === undefined) throw new Error(`there is no operation ${id}`);
  return row.operation;
}
