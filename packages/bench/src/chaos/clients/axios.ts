import axios from "axios";
import axiosRetry from "axios-retry";
import { type Client, CONNECTION, plainly, TOKEN } from "../client.ts";

export const axiosWithRetry: Client = {
  title: "axios with axios-retry, its defaults",
  packages: ["axios", "axios-retry"],
  create(url) {
    const client = axios.create({ baseURL: url, headers: { authorization: `Bearer ${TOKEN}` } });
    axiosRetry(client);
    return (script) => plainly(client.post("/sessions", { connection: CONNECTION, script }));
  },
};
