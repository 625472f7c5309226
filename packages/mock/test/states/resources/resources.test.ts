import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { operationsOf, schemaOf } from "../../../src/description/document.ts";
import { findOperations } from "../../../src/description/find-operation.ts";
import { createValidator } from "../../../src/description/validator.ts";
import { type Mock, startMock } from "../../../src/index.ts";
import { ask } from "../../support/ask.ts";
import { petstore } from "../../support/petstore.ts";
import { shop } from "../../support/shop.ts";
import { todo } from "../../support/todo.ts";

const validate = createValidator(shop, { closed: true });
let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ name: "shop", document: shop, operations: [] }, { clock: { now: () => 1_800_000_000_000 } });
});
afterEach(() => mock.close());

/** Asks, and holds the answer against the description. */
async function call(route: string, body?: object, at: { readonly url: string } = mock) {
  const type = route.startsWith("PATCH") ? { "content-type": "application/merge-patch+json" } : {};
  const answer = await ask(at, route, body, type);
  const [method = "", path = ""] = route.split(" ");
  const [found] = findOperations(operationsOf(shop), method, path.split("?")[0] ?? "");
  const schema = schemaOf(found?.operation.responses[answer.status]);
  expect(schema ? validate(schema, answer.body) : answer.body).toEqual(schema ? [] : "");
  return answer;
}

describe("a collection", () => {
  const books = "/shops/north/books";

  test("has what was created, and nothing before", async () => {
    expect((await call(`GET ${books}`)).body).toEqual({ books: [] });

    const { status, body: book } = await call(`POST ${books}`, { title: "Ruta", tags: ["new"] });

    expect(status).toBe(201);
    expect(book).toEqual({ id: book.id, title: "Ruta", tags: ["new"], created_at: "2027-01-15T08:00:00.000Z" });
    expect((await call(`GET ${books}/${book.id}`)).body).toEqual(book);
    expect((await call(`GET ${books}`)).body).toEqual({ books: [book] });
  });

  test("gives every item an id of its own", async () => {
    const ids = [];
    for (const title of ["a", "b", "c"]) ids.push((await call(`POST ${books}`, { title })).body.id);

    expect(new Set(ids).size).toBe(3);
  });

  test("takes a PUT for the whole item and keeps what only the server says", async () => {
    const { body: book } = await call(`POST ${books}`, { title: "Ruta", genre: "novel", tags: ["new"] });

    const { body: next } = await call(`PUT ${books}/${book.id}`, { title: "Rita", tags: [] });

    expect(next).toEqual({ id: book.id, title: "Rita", tags: [], created_at: book.created_at });
    expect((await call(`GET ${books}/${book.id}`)).body).toEqual(next);
  });

  test("takes a merge patch for a part of the item, within its objects and with null for nothing", async () => {
    const { body: book } = await call(`POST ${books}`, {
      title: "Ruta",
      genre: "novel",
      about: { pages: 9, isbn: "1" },
    });

    await call(`PATCH ${books}/${book.id}`, { genre: null, about: { pages: 10 } });

    expect((await call(`GET ${books}/${book.id}`)).body).toEqual({
      id: book.id,
      title: "Ruta",
      about: { pages: 10, isbn: "1" },
      created_at: book.created_at,
    });
  });

  test("has no longer what was deleted, by the description's own answer", async () => {
    const { body: book } = await call(`POST ${books}`, { title: "Ruta" });

    expect((await call(`DELETE ${books}/${book.id}`)).status).toBe(204);

    for (const route of [`GET ${books}/${book.id}`, `DELETE ${books}/${book.id}`]) {
      expect(await call(route)).toMatchObject({
        status: 404,
        body: { message: expect.stringContaining("there is no") },
      });
    }
    expect((await call(`PUT ${books}/${book.id}`, { title: "x" })).status).toBe(404);
    expect((await call(`GET ${books}`)).body).toEqual({ books: [] });
  });

  test("is listed by the fields its query names, and not by what is no field", async () => {
    await call(`POST ${books}`, { title: "a", genre: "novel", tags: ["new", "blue"] });
    await call(`POST ${books}`, { title: "b", genre: "poem" });
    const titles = async (query: string) =>
      (await call(`GET ${books}?${query}`)).body.books.map(({ title }: { title: string }) => title);

    expect(await titles("genre=poem")).toEqual(["b"]);
    expect(await titles("tags=blue")).toEqual(["a"]);
    expect(await titles("sort=title")).toEqual(["a", "b"]);
  });

  test("is one for each of what it stands in", async () => {
    const { body: book } = await call(`POST ${books}`, { title: "Ruta" });

    expect((await call("GET /shops/south/books")).body).toEqual({ books: [] });
    expect((await call(`GET /shops/south/books/${book.id}`)).status).toBe(404);
  });

  test("is forgotten by a reset, and not seen from another world, whose ids are others", async () => {
    const { body: book } = await call(`POST ${books}`, { title: "Ruta" });
    const other = await mock.openWorld();

    expect((await call(`GET ${books}`, undefined, other)).body).toEqual({ books: [] });
    expect((await call(`POST ${books}`, { title: "Ruta" }, other)).body.id).not.toBe(book.id);
    mock.reset();
    expect((await call(`GET ${books}/${book.id}`)).status).toBe(404);
  });

  test("does not keep what a refused request wanted", async () => {
    await ask(mock, `POST ${books}`, { title: "" });
    mock.takeRefusals();

    expect((await call(`GET ${books}`)).body).toEqual({ books: [] });
  });
});

test("a list without a table counts its items, and an item has the names of what it stands in", async () => {
  await using todos = await startMock({ name: "todo", document: todo, operations: [] });
  for (const title of ["a", "b", "c"]) await ask(todos, "POST /projects/p1/todos", { title });

  const { body } = await ask(todos, "GET /projects/p1/todos?limit=2&offset=1");

  expect(body).toMatchObject({ total: 3, data: [{ title: "b", projectId: "p1" }, { title: "c" }] });
});

test("an error has the type and the words its description has room for", async () => {
  await using todos = await startMock({ name: "todo", document: todo, operations: [] });

  const { status, headers, body } = await ask(todos, "GET /projects/p1/todos/00000000-0000-4000-8000-000000000000");

  expect({ status, type: headers.get("content-type") }).toEqual({ status: 404, type: "application/problem+json" });
  expect(body).toEqual({ title: expect.stringContaining("POST /projects/{projectId}/todos makes one"), status: 404 });
});

describe("one thing", () => {
  test("is a sample until it is put, and then what was put", async () => {
    expect((await call("GET /settings")).body.theme).toBe("light");
    expect(mock.requests.at(-1)?.answeredBy).toBe("prism");

    await call("PUT /settings", { theme: "dark" });

    expect((await call("GET /settings")).body).toEqual({ theme: "dark" });
    expect(mock.requests.at(-1)?.answeredBy).toBe("state");
  });
});

describe("what is called by verbs", () => {
  test("is created, read, listed, changed and deleted", async () => {
    const { body } = await call("POST /clients/create", { name: "Jo" });
    const id = body.clientID;

    expect((await call(`GET /clients/get?id=${id}`)).body).toEqual({ client: { id, name: "Jo", kind: "person" } });
    await call("POST /clients/update", { id, name: "Joe" });
    expect((await call("GET /clients/list")).body).toEqual({ clients: [{ id, name: "Joe", kind: "person" }] });
    await call("POST /clients/delete", { id });
    expect((await call(`GET /clients/get?id=${id}`)).status).toBe(404);
  });
});

test("an item that is put to its collection is the one its body names", async () => {
  await using pets = await startMock({ name: "petstore", document: petstore, operations: [] });
  const { body: cat } = await ask(pets, "POST /pet", { name: "cat" });
  const { body: dog } = await ask(pets, "POST /pet", { id: 7, name: "dog", tags: ["big"] });

  expect((await ask(pets, "PUT /pet", { id: 7, name: "hound" })).status).toBe(200);

  expect((await ask(pets, "GET /pet/7")).body).toEqual({ id: dog.id, name: "hound" });
  expect((await ask(pets, `GET /pet/${cat.id}`)).body).toEqual(cat);
  expect((await ask(pets, "PUT /pet", { id: 8, name: "none" })).status).toBe(404);
  await ask(pets, "DELETE /pet/7");
  expect((await ask(pets, "GET /pet/7")).status).toBe(404);
});

test("what changes nothing, or cannot be read again, stays with Prism", async () => {
  await call("GET /search?q=Ruta");
  await call("POST /mail", { to: "jo" });

  expect(mock.requests.map(({ answeredBy }) => answeredBy)).toEqual(["prism", "prism"]);
});

test("a fault after the server has acted leaves what it did", async () => {
  mock.fail("POST /shops/{shop}/books", { how: "reset", after: true });

  await expect(ask(mock, "POST /shops/north/books", { title: "Ruta" })).rejects.toThrow();

  expect((await call("GET /shops/north/books")).body.books).toHaveLength(1);
});
