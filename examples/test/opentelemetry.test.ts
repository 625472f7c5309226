import { startPrism, vendorDocument } from "@x/mock";
import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

test("a call becomes a span with names and numbers only", async () => {
  const mock = await startPrism(vendorDocument("hoop"));
  const env = { HOOP_TOKEN: "s3cr3t", HOOP_API_URL: "https://hoop.example.com" };

  const ended = await runExample("opentelemetry", { from: "https://hoop.example.com/api", to: mock.url }, env).finally(
    () => mock.close(),
  );

  expect(ended.stderr).toBe("");
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain("name: 'hoop server.info'");
  expect(ended.stdout).toContain("attributes: { attempts: 1 }");
  expect(ended.stdout).not.toContain("s3cr3t");
});
