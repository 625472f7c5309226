import ky from "ky";
import { type Client, CONNECTION, plainly, TOKEN } from "../client.ts";

const kyWith = (title: string, retry: object): Client => ({
  title,
  packages: ["ky"],
  create(url) {
    const client = ky.create({ headers: { authorization: `Bearer ${TOKEN}` }, ...retry });
    return (script) => plainly(client.post(`${url}/sessions`, { json: { connection: CONNECTION, script } }).json());
  },
});

export const kyRetrying = kyWith("ky, with retries on POST", { retry: { methods: ["post"] } });
export const kyPlain = kyWith("ky, its defaults", {});
