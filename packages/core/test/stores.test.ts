import { describe, expect, test } from "vitest";
import { jobStore, memoryStore, type QueueJob, type Store } from "../src/index.ts";

/** A job as BullMQ has it: its data is changed at once, and kept as JSON. */
function queueJob(data: object = {}): QueueJob & { kept(): unknown } {
  let json = JSON.stringify(data);
  return {
    get data() {
      return JSON.parse(json);
    },
    async updateData(changed) {
      json = JSON.stringify(changed);
    },
    kept: () => JSON.parse(json),
  };
}

const stores: Readonly<Record<string, () => Store>> = {
  memory: () => memoryStore(),
  job: () => jobStore(queueJob({ order: 7 })),
};

describe.for(Object.entries(stores))("a %s store", ([, create]) => {
  test("has nothing under a key nobody has set", async () => {
    expect(await create().get("a")).toBeUndefined();
  });

  test.for(["constructor", "toString", "__proto__", "", "a/b", "ä \u{1F600}"])(
    "takes %j for a key like any other",
    async (key) => {
      const store = create();

      const before = await store.get(key);
      await store.set(key, "1");

      expect(before).toBeUndefined();
      expect(await store.get(key)).toBe("1");
    },
  );

  test("has what was set last, under each key its own", async () => {
    const store = create();

    await store.set("a", "1");
    await store.set("b", "2");
    await store.set("a", "3");

    expect([await store.get("a"), await store.get("b")]).toEqual(["3", "2"]);
  });
});

describe("a job store", () => {
  test("leaves the rest of the data as it was", async () => {
    const job = queueJob({ order: 7 });

    await jobStore(job).set("a", "1");

    expect(job.kept()).toEqual({ order: 7, runs: { a: "1" } });
  });

  test("keeps its notes in the field it is told", async () => {
    const job = queueJob({ runs: "not ours" });

    await jobStore(job, "notes").set("a", "1");

    expect(job.kept()).toEqual({ runs: "not ours", notes: { a: "1" } });
  });

  test("finds the notes of the worker that had the job before", async () => {
    const job = queueJob();
    await jobStore(job).set("a", "1");

    expect(await jobStore(queueJob(job.kept() as object)).get("a")).toBe("1");
  });

  test("loses no note of two that are set at the same time", async () => {
    const job = queueJob();
    const store = jobStore(job);

    await Promise.all([store.set("a", "1"), store.set("b", "2")]);

    expect(job.kept()).toEqual({ runs: { a: "1", b: "2" } });
  });

  test("fails where the queue does", async () => {
    const job: QueueJob = { data: {}, updateData: async () => Promise.reject(new Error("no queue")) };

    await expect(jobStore(job).set("a", "1")).rejects.toThrow("no queue");
  });
});

test("two memory stores share nothing", async () => {
  const [one, other] = [memoryStore(), memoryStore()];

  await one.set("a", "1");

  expect(await other.get("a")).toBeUndefined();
});
