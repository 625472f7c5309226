import { describe, expect, test } from "vitest";
import { apiKey, bearer, type Operation, RefusedError } from "../../src/index.ts";
import type { RunInput } from "../../src/types/operation.ts";
import { thrown } from "../support/caught.ts";
import { byNote, INPUT, recordPlan, sent, stage, startedJob, startRow, status } from "../support/runs.ts";
import { json, type Step, scripted, urlOf } from "../support/scripted.ts";
import { clientOf, SECRET } from "../support/sdk.ts";
import { EPOCH } from "../support/virtual-clock.ts";
import tokens from "./fixtures/tokens.json" with { type: "json" };

describe("a token", () => {
  test("tells vendor, origin, base path, operation, id, correlation, time and format, and nothing else", async () => {
    const { run, requests } = await startedJob([], startRow({ find: byNote }));
    const { note: correlation } = JSON.parse((await requests[0]?.text()) ?? "");

    const told = JSON.parse(run.token());

    expect(told).toEqual({
      ...{ v: 1, vendor: "test", origin: "https://api.test", path: "", operation: "jobs.create", id: "j1" },
      ...{ correlation, started: EPOCH, input: { space: "s1" } },
    });
  });

  test("has only those inputs of the start that later calls take over", async () => {
    const { client } = stage([json({ job: { id: "j1" } })]);

    const run = await client.jobs.start({ ...INPUT, script: `echo ${SECRET}`, password: SECRET });

    expect(JSON.parse(run.token()).input).toEqual({ space: "s1" });
  });

  test.for([
    ["the output", { output: { input: { id: "$id", team: "$input.team" }, value: "" } }],
    ["the cancel", { cancel: { ...recordPlan.cancel, input: { id: "$id", team: "$input.team" } } }],
    ["the look at who must act", { attention: attention({ id: "$id", team: "$input.team" }) }],
    ["a value inside JSON text", { attention: attention({ filter: { all: { of: "$input.team" } } }) }],
  ] as const)("has the inputs that %s needs", async ([, parts]) => {
    const { client } = stage([json({ job: { id: "j1" } })], startRow({ record: { ...recordPlan, ...parts } }));

    const run = await client.jobs.start({ ...INPUT, team: "t1" });

    expect(JSON.parse(run.token()).input).toEqual({ space: "s1", team: "t1" });
  });

  test("has what the client fills in, so that a client with other defaults reads the same run", async () => {
    const { client } = stage([json({ job: { id: "j1" } })], startRow(), { defaults: { space: "s1" } });
    const other = stage([status("Queued")], startRow(), { defaults: { space: "s2" } });
    const run = await client.jobs.start({ script: "vacuum" });

    await other.client.resume(run.token()).get();

    expect(sent(other)).toEqual(["GET /spaces/s1/jobs/j1"]);
  });

  test("has what the start gave, whatever the client would fill in", async () => {
    const { client } = stage([json({ job: { id: "j1" } })], startRow(), { defaults: { space: "s2" } });

    const run = await client.jobs.start(INPUT);

    expect(JSON.parse(run.token()).input).toEqual({ space: "s1" });
  });

  test("has no inputs where later calls need none", async () => {
    const plain = startRow({ poll: { ...polled("/jobs/{id}"), record: { ...recordPlan, input: { id: "$id" } } } });
    const { run } = await startedJob([], plain);

    expect(JSON.parse(run.token())).not.toHaveProperty("input");
  });

  test("shows no secret of the client, its layers or the call", async () => {
    const { client } = stage([json({ job: { id: "j1" }, token: SECRET })], startRow({ find: byNote }), {
      auth: [apiKey("X-Api-Key", SECRET), bearer(async () => SECRET)],
      headers: { "x-tenant": SECRET },
      layers: [
        (next) => (request, call) => next({ ...request, headers: { ...request.headers, "x-layer": SECRET } }, call),
      ],
    });

    const run = await client.jobs.start({ ...INPUT, password: SECRET }, { headers: { "x-call": SECRET } });

    expect(run.token()).not.toContain(SECRET);
  });

  test("stays the same while the run goes on", async () => {
    const { run } = await startedJob([status("Active"), status("Succeeded")]);
    const before = run.token();

    await run.wait();

    expect(run.token()).toBe(before);
  });
});

describe("a run that is resumed", () => {
  test("has its id and token, no record yet, and nothing was sent", async () => {
    const { run } = await startedJob([]);
    const { client, requests } = stage([]);

    const resumed = client.resume(run.token());

    expect(resumed).toMatchObject({ id: "j1", state: "running", reason: undefined, last: undefined });
    expect(resumed.token()).toBe(run.token());
    expect(requests).toHaveLength(0);
  });

  test("is waited for, read and cancelled as in the process that started it", async () => {
    const { run } = await startedJob([]);
    const { client, ...server } = stage([status("Succeeded"), json({ results: [7] }), new Response(null)]);

    const resumed = client.resume<number>(run.token());
    const record = await resumed.wait();
    const output = await resumed.output();
    await resumed.cancel();

    expect([record, output]).toEqual([{ status: "Succeeded" }, 7]);
    expect(sent(server)).toEqual(["GET /spaces/s1/jobs/j1", "GET /jobs/j1/outputs", "POST /jobs/j1/cancel"]);
  });

  test("was taken up by its id before", async () => {
    const { client, ...server } = stage([status("Queued")]);
    const token = client.jobs.attach("j7", { space: "s7" }).token();

    await client.resume(token).get();

    expect(sent(server)).toEqual(["GET /spaces/s7/jobs/j7"]);
  });
});

describe("the base path in a token", () => {
  const at = (baseUrl: string, steps: readonly Step[] = []) => stage(steps, startRow(), { baseUrl });

  test("resumes only at the same one of an origin", async () => {
    const run = at("https://api.test/tenant-a/api").client.jobs.attach("j7", { space: "s7" });
    const same = at("https://api.test/tenant-a/api/", [status("Queued")]);

    await same.client.resume(run.token()).get();
    const failure = thrown(() => at("https://api.test/tenant-b/api").client.resume(run.token()));

    expect(sent(same)).toEqual(["GET /tenant-a/api/spaces/s7/jobs/j7"]);
    expect(failure).toBeInstanceOf(RefusedError);
    expect((failure as Error).message).toContain('"/tenant-a/api", the client\'s "/tenant-b/api"');
  });

  test("may be missing, as in tokens of early versions", () => {
    const { path, ...early } = JSON.parse(at("https://api.test/api").client.jobs.attach("j7").token());

    const resumed = at("https://api.test/api").client.resume(JSON.stringify(early));

    expect(path).toBe("/api");
    expect(JSON.parse(resumed.token())).toEqual({ ...early, path });
  });
});

describe("a token is refused", () => {
  const whole = {
    ...{ v: 1, vendor: "test", origin: "https://api.test", operation: "jobs.create", id: "j1" },
    ...{ correlation: "c1", started: EPOCH, input: { space: "s1" } },
  };
  const changed = (parts: object) => JSON.stringify({ ...whole, ...parts });
  const refusal = (token: string) => {
    const { client, requests } = stage([]);
    const failure = thrown(() => client.resume(token));
    expect(requests).toHaveLength(0);
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure).toMatchObject({ acted: "no", operation: "resume" });
    return (failure as Error).message;
  };

  test("only where something is wrong with it", () => {
    expect(stage([]).client.resume(changed({})).id).toBe("j1");
  });

  test.for(["", SECRET, `Bearer ${SECRET}`, `{"v":1,"vendor":"${SECRET}`, `${changed({})} ${SECRET}`])(
    "that is no JSON, and not shown as it may be a secret: %j",
    (token) => {
      const message = refusal(token);

      expect(message).toBe("resume: the token cannot be resumed: it is no token of a run");
    },
  );

  test.for(["null", "7", "true", `"${SECRET}"`, "[]", `[${changed({})}]`])(
    "that is JSON of another shape: %s",
    (token) => {
      expect(refusal(token)).toBe("resume: the token cannot be resumed: it is no token of a run");
    },
  );

  test.for([
    [2, "format 2"],
    ["1", "format 1"],
    [undefined, "format undefined"],
    [null, "format null"],
    [{ toString: 1 }, "format"],
  ] as const)("with format %j, and told which one is read", ([v, named]) => {
    const message = refusal(changed({ v }));

    expect(message).toContain(named);
    expect(message).toContain("this version reads 1");
  });

  test.for([
    ["of another vendor", { vendor: "other" }, ['"other"', "test"]],
    ["of no vendor", { vendor: undefined }, ["undefined", "test"]],
    ["of another host", { origin: "https://api.other" }, ['"https://api.other"', "https://api.test"]],
    ["of another port", { origin: "https://api.test:8443" }, ['"https://api.test:8443"', "https://api.test"]],
    ["sent unencrypted", { origin: "http://api.test" }, ['"http://api.test"', "https://api.test"]],
    ["of an origin with a path", { origin: "https://api.test/v1" }, ['"https://api.test/v1"', "https://api.test"]],
    ["of another base path", { path: "/tenant-a/api" }, ['"/tenant-a/api"', 'the client\'s ""']],
    ["of a base path that is no text", { path: null }, ["null"]],
    ["of an operation this version has not", { operation: "jobs.gone" }, ['"jobs.gone"']],
    ["of an operation that runs nothing", { operation: "jobs.list" }, ['"jobs.list"']],
  ] as const)("%s, and told why", ([, parts, words]) => {
    const message = refusal(changed(parts));

    for (const word of words) expect(message).toContain(word);
  });

  test.for([
    ["no id", { id: undefined }],
    ["an empty id", { id: "" }],
    ["an id of blanks", { id: " \t" }],
    ["a number as id", { id: 7 }],
    ["a list as id", { id: ["j1"] }],
    ["no operation", { operation: undefined }],
    ["an empty operation", { operation: "" }],
    ["a number as correlation", { correlation: 7 }],
    ["null as correlation", { correlation: null }],
    ["no start", { started: undefined }],
    ["text as start", { started: "2026-11-22" }],
    ["null as start", { started: null }],
    ["a list of inputs", { input: ["s1"] }],
    ["null as inputs", { input: null }],
    ["text as inputs", { input: "s1" }],
    ["a number as input", { input: { space: 7 } }],
    ["a nested input", { input: { space: { id: "s1" } } }],
  ] as const)("that was changed to have %s", ([, parts]) => {
    expect(refusal(changed(parts))).toBe("resume: the token cannot be resumed: it was changed or cut off");
  });
});

describe("tokens that programs have stored", () => {
  test.for(tokens)("of format 1 must be resumable for ever, by every later version: $case", async (stored) => {
    const { baseUrl, vendor, token, reads } = stored;
    const server = scripted(status("Queued"));
    const client = clientOf(tables[vendor] ?? {}, { ...server, vendor, baseUrl });

    const run = client.resume(token);
    await run.get();

    expect(urlOf(server).href).toBe(reads);
    expect(JSON.parse(run.token())).toEqual({ path: new URL(baseUrl).pathname, ...JSON.parse(token) });
  });
});

/** What a vendor's table has of one kind of run. */
function kind(start: string, read: string, path: string, input: RunInput, query: readonly string[] = []) {
  const poll: Operation = {
    ...{ id: read, method: "GET", path, effect: "read", query },
    record: { attach: "attach", input, states: recordPlan.states },
  };
  const create: Operation = {
    ...{ id: start, method: "POST", path: "/start", effect: "once", body: "fields" },
    run: { name: "start", id: "id", poll },
  };
  return { create, poll };
}

const tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Operation>>>>>> = {
  hoop: { sessions: kind("sessions.exec", "sessions.get", "/sessions/{session_id}", { session_id: "$id" }) },
  airplane: { tasks: kind("tasks.execute", "runs.get", "/runs/get", { id: "$id" }, ["id"]) },
  blink: {
    playbooks: kind("playbooks.execute", "executions.get", "/workspace/{ws_id}/executions/{id}", {
      ...{ ws_id: "$input.ws_id", id: "$id" },
    }),
  },
};

function polled(path: string): Operation {
  return { id: "jobs.get", method: "GET", path, effect: "read" };
}

function attention(input: RunInput) {
  const operation: Operation = {
    id: "jobs.prompts",
    method: "GET",
    path: "/prompts",
    effect: "read",
    query: ["filter"],
  };
  return { operation, input, when: { status: "Active" }, items: "prompts", if: { open: true }, reason: "prompt" };
}
