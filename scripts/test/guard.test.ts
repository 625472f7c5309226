import { describe, expect, test } from "vitest";
import { guard } from "../pipeline/emit/guard.ts";
import { messageOf } from "./support/problems.ts";

describe("what generated files consist of passes", () => {
  test.each([
    'import type { Operation } from "@x/core";',
    'import type * as core from "@x/core";',
    'import type { components } from "./schema.ts";',
    'import type { AcmeCalls } from "./client.ts";',
    'export const a: Operation<AcmeCalls["runs.get"]> = { id: "runs.get" };',
    "export const operations: readonly Operation[] = [runsGet];",
    "export interface paths { a: string }",
    "export type {};",
    "type WithRequired<T, K extends keyof T> = T & { [P in K]-?: T[P] };",
    'export const a = { b: ["c", -1, true, null], "d-e": { f: g } } as const satisfies Operation;',
    "export const table: string = `\na {b} \\` \\u0024{c}\n`;",
    "/** import('x') in a comment */ export type A = string;",
  ])("%s", (text) => {
    expect(messageOf(() => guard(text, "a.ts"))).toBeUndefined();
  });
});

const refused = "a.ts:2\n  the generated code has a statement that is neither a type nor plain data";

describe("anything that runs, or reaches elsewhere, is refused", () => {
  test.each([
    "fetch('https://evil.test');",
    'import "./evil.ts";',
    'import { a } from "@x/core";',
    'import type { A } from "node:fs";',
    'export * from "./schema.ts";',
    'export type {} from "./evil.ts";',
    'export { a } from "./evil.ts";',
    "export default {};",
    "export enum A { B }",
    "export class A {}",
    "export function a() {}",
    "declare module 'x' {}",
    "namespace A {}",
    "export let a = {};",
    "export const a = evil();",
    "export const a = { b: () => 1 };",
    "export const a = { b() {} };",
    "export const a = { get b() { return 1; } };",
    "export const a = { [evil]: 1 };",
    "export const a = { ...evil };",
    "export const a = { '__proto__': b };",
    "export const a = `$\u007bevil()}`;",
    "export const a = evil`text`;",
    "export const a = [new Evil()];",
    "export const a = b.c;",
    "export const a = (evil(), {}) as const;",
    "export const a = {} as unknown;",
    'export type A = import("node:fs").Stats;',
    'export type A = import/* */("node:fs").Stats;',
    'export type A = import // here\n("node:fs").Stats;',
    "while (true) {}",
    ";",
  ])("%s", (text) => {
    expect(messageOf(() => guard(`// Generated.\n${text}`, "a.ts"))).toBe(refused);
  });

  test("a reference to another file", () => {
    expect(messageOf(() => guard('/// <reference path="evil.ts" />\nexport type A = 1;', "a.ts"))).toBe(
      "a.ts:1\n  the generated code has a statement that is neither a type nor plain data",
    );
  });

  test("text that is not TypeScript", () => {
    expect(messageOf(() => guard("export type A = {;", "a.ts"))).toBe("a.ts:1\n  the generated text is not TypeScript");
  });
});

describe("an interface cannot be left to run something", () => {
  test.each([
    "export interface A { a: string } evil(); interface B { b: string }",
    "export interface A { /* */ } evil(); /* */ b: string }",
    "export interface A { a: `$\u007bstring}` } evil();",
    'export interface A { "}": 1 }; evil(); interface B { "{": 1 }',
    "export const interface = 1\nexport interface A { a: 1 } { evil() }",
    'export interface A { a: import("node:fs").Stats }',
    'export interface A { a: import/* { */("node:fs").Stats }',
    "/*\nexport interface A {\n*/ evil(); /*\n}\n*/",
    "/*\nexport interface A {\n' */ evil(); /* '\n}\n*/",
    "export type A = `\nexport interface A {\n`; evil(); type B = `}`;",
    "export type A = 1; } export interface B { a: 1 } evil(); {",
    "export const a = /{/;\nexport interface A { a: 1 }\nevil(); /}/;",
    "export class A { interface B { a: 1 } b = evil() }",
    "export const a = { b: () => { evil() } };",
  ])("%s", (text) => {
    expect(messageOf(() => guard(`// Generated.\n${text}`, "a.ts"))).toMatch(/neither a type nor plain|not TypeScript/);
  });

  test.each(["export interface A { a: string", "export interface A { a: `b }", "export interface A { a: '\n' } }"])(
    "that does not end: %s",
    (text) => {
      expect(messageOf(() => guard(text, "a.ts"))).toContain("the generated text is not TypeScript");
    },
  );
});
