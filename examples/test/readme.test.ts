import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const file = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

describe("the README shows the examples as they are", async () => {
  const readme = await file("README.md");

  test.each(["airplane", "hoop", "blink"])("%s", async (vendor) => {
    const example = await file(`examples/${vendor}.ts`);

    expect(readme).toContain(`<!-- examples/${vendor}.ts -->\n\`\`\`ts\n${example}\`\`\``);
  });
});
