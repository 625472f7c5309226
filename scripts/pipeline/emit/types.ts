import type { Api, ApiInput, ApiOperation } from "../model/api-types.ts";
import { docComment } from "../text/doc-comment.ts";
import { codeOf } from "./code.ts";
import { emitInput } from "./input.ts";

/** The models of an API and the input of each operation, with their docs. */
export function emitTypes(api: Api, header: string): string {
  const inputs = api.groups.flatMap((group) => group.operations).filter(hasInput);
  const blocks = [
    ...api.types.map(
      ({ name, description }) => `${docComment(description)}export type ${name} = components["schemas"]["${name}"];\n`,
    ),
    ...inputs.map(({ id, input }) => emitInput(id, input)),
  ].join("\n");
  const imports = [
    ...(/\bcore\./.test(codeOf(blocks)) ? [`import type * as core from "@x/core";\n`] : []),
    ...(api.types.length > 0 ? [`import type { components } from "./schema.ts";\n`] : []),
  ];
  const body = blocks === "" ? "export type {};\n" : blocks;
  return [`${header}${imports.length > 0 ? `\n${imports.join("")}` : ""}`, body].join("\n");
}

/** The names of the types that `types.ts` has. */
export function typeNames({ types, groups }: Api): readonly string[] {
  const inputs = groups.flatMap((group) => group.operations).filter(hasInput);
  return [...types.map(({ name }) => name), ...inputs.map(({ input }) => input.typeName)];
}

function hasInput(operation: ApiOperation): operation is ApiOperation & { readonly input: ApiInput } {
  return operation.input !== undefined;
}
