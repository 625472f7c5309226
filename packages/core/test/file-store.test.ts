import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fileStore } from "../src/file-store.ts";

/** Stands in for `rename`, which a kill may come before. */
const kill = vi.hoisted(() => ({ beforeRename: false }));

vi.mock("node:fs/promises", async (load) => {
  const real = await load<typeof import("node:fs/promises")>();
  const rename: typeof real.rename = (...paths) =>
    kill.beforeRename ? new Promise(() => undefined) : real.rename(...paths);
  return { ...real, rename };
});

let root = "";
const folder = () => join(root, "notes");

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "file-store-"));
});
afterEach(async () => {
  kill.beforeRename = false;
  await rm(root, { recursive: true });
});

describe("a file store", () => {
  test("has nothing before anything is set, and makes no folder to find that out", async () => {
    expect(await fileStore(folder()).get("a")).toBeUndefined();
    expect(await readdir(root)).toEqual([]);
  });

  test("has what was set last, also for another process", async () => {
    await fileStore(folder()).set("a", "1");
    await fileStore(folder()).set("a", "2");

    expect(await fileStore(folder()).get("a")).toBe("2");
  });

  test("makes its folder, and those above it", async () => {
    const deep = join(root, "a", "b");

    await fileStore(deep).set("a", "1");

    expect(await fileStore(deep).get("a")).toBe("1");
  });

  test.for(["a/b", "../a", "..", ".", "a\\b", "a:b", "a*b?", "%2F", "ä \u{1F600}", "constructor", " "])(
    "takes %j for a key, in a file of its own inside its folder",
    async (key) => {
      const store = fileStore(folder());
      await store.set("a", "other");

      await store.set(key, "own");

      expect([await store.get(key), await store.get("a")]).toEqual(["own", "other"]);
      expect(await readdir(folder())).toHaveLength(2);
      expect(await readdir(root)).toEqual(["notes"]);
    },
  );

  test("tells keys apart that differ only in case, on every file system", async () => {
    const store = fileStore(folder());

    await store.set("Job", "1");
    await store.set("job", "2");

    const names = (await readdir(folder())).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(2);
    expect([await store.get("Job"), await store.get("job")]).toEqual(["1", "2"]);
  });

  test("leaves no other file behind", async () => {
    await fileStore(folder()).set("a", "1");

    expect(await readdir(folder())).toEqual(["a.json"]);
  });

  test("has the old note after a kill between write and rename, and takes the next one", async () => {
    const store = fileStore(folder());
    await store.set("a", "old");
    kill.beforeRename = true;
    void store.set("a", "new");
    await vi.waitFor(async () => expect(await readFile(join(folder(), "a.json.new"), "utf8")).toBe("new"));
    kill.beforeRename = false;

    const found = await fileStore(folder()).get("a");
    await fileStore(folder()).set("a", "newer");

    expect(found).toBe("old");
    expect(await fileStore(folder()).get("a")).toBe("newer");
  });

  test("has the old note after a kill in the middle of a write", async () => {
    const store = fileStore(folder());
    await store.set("a", "old");
    await writeFile(join(folder(), "a.json.new"), "ne");

    expect(await store.get("a")).toBe("old");
  });

  test("fails where the folder is none, rather than to forget", async () => {
    await writeFile(folder(), "a file");

    await expect(fileStore(folder()).set("a", "1")).rejects.toThrow();
    await expect(fileStore(folder()).get("a")).rejects.toThrow();
  });

  test("fails where a note cannot be read, rather than to say that there is none", async () => {
    await mkdir(join(folder(), "a.json"), { recursive: true });

    await expect(fileStore(folder()).get("a")).rejects.toThrow();
  });
});
