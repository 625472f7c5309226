import { type Fields, isShape, type Shape } from "./shape.ts";

const LONGEST = 120;

/** A shape for people, as a type that may be cut short. */
export function shapeText(shape: Shape): string {
  const text = typeText(shape);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`;
}

function typeText(shape: Shape): string {
  if (typeof shape === "string") return shape.replace(/^#/, "");
  if (isShape(shape, "values")) return valuesText(shape.values, shape.open);
  if (isShape(shape, "list")) return `${inner(shape.list)}[]`;
  if (isShape(shape, "tuple")) return `[${shape.tuple.map(typeText).join(", ")}]`;
  if (isShape(shape, "any")) return shape.any.map(typeText).join(" | ");
  if (isShape(shape, "all")) return shape.all.map(inner).join(" & ");
  return fieldsText(shape);
}

function valuesText(values: readonly unknown[], open: true | undefined): string {
  return [...values.map((value) => JSON.stringify(value)), ...(open ? ["(others)"] : [])].join(" | ");
}

function fieldsText({ fields, others }: Fields): string {
  const parts = Object.entries(fields).map(([name, shape]) => `${name}: ${typeText(shape)}`);
  return `{ ${[...parts, ...(others === undefined ? [] : [`[name]: ${typeText(others)}`])].join("; ")} }`;
}

function inner(shape: Shape): string {
  const text = typeText(shape);
  return text.includes("|") ? `(${text})` : text;
}
