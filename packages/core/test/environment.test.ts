import { afterEach, describe, expect, test } from "vitest";
import { fromEnvironment, required } from "../src/environment.ts";
import { RefusedError } from "../src/errors/errors.ts";
import { thrown } from "./support/caught.ts";

const VARIABLE = "X_CORE_TEST_VARIABLE";

afterEach(() => {
  delete process.env[VARIABLE];
});

describe("a variable", () => {
  test("is read from the environment", () => {
    process.env[VARIABLE] = "value";

    expect(fromEnvironment(VARIABLE)).toBe("value");
  });

  test("that is empty counts as unset", () => {
    process.env[VARIABLE] = "";

    expect(fromEnvironment(VARIABLE)).toBeUndefined();
  });

  test("is unset where there is no environment", () => {
    const { process } = globalThis;
    Reflect.deleteProperty(globalThis, "process");

    const found = fromEnvironment("PATH");

    Object.assign(globalThis, { process });
    expect(found).toBeUndefined();
  });
});

describe("a required option", () => {
  test("wins over the environment", () => {
    process.env[VARIABLE] = "from the environment";

    expect(required("given", "apiKey", VARIABLE)).toBe("given");
  });

  test("may be a function", () => {
    const secret = () => "given";

    expect(required(secret, "apiKey", VARIABLE)).toBe(secret);
  });

  test.for([undefined, ""])("that is %j comes from the environment", (value) => {
    process.env[VARIABLE] = "from the environment";

    expect(required(value, "apiKey", VARIABLE)).toBe("from the environment");
  });

  test("without any value says what to set", () => {
    const error = thrown(() => required(undefined, "apiKey", VARIABLE));

    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({
      acted: "no",
      message: `create: no apiKey: pass { apiKey } or set ${VARIABLE}`,
    });
  });
});
