import { expect, test } from "vitest";
import { camel, pascal } from "../pipeline/text/names.ts";

test.each([
  ["list-runs", "ListRuns", "listRuns"],
  ["List runs", "ListRuns", "listRuns"],
  ["AI agents", "AIAgents", "aiAgents"],
  ["getRDPFrames", "GetRDPFrames", "getRDPFrames"],
  ["User's, v1.2 | x", "UserSV12X", "userSV12X"],
  ["PaginatedResponse-openapi_Attribute", "PaginatedResponseOpenapiAttribute", "paginatedResponseOpenapiAttribute"],
  ["", "", ""],
])("%s", (text, wantPascal, wantCamel) => {
  expect([pascal(text), camel(text)]).toEqual([wantPascal, wantCamel]);
});
