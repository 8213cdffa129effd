// What carries questions where there is no server: lists and common answers are files beside this page, and everything
// else is counted by the module in a worker. Nothing leaves this computer.
import { ask, type Answered } from "./ask";
import { begin, drop, of, stream } from "./jobs";
import { solved } from "./solved";

export { stream };
export type { JobStream } from "./jobs";

export const BASE = "";
export const served = false;

const QUESTIONS = new Set(["/vial", "/dose"]);

export async function carry(path: string, init: RequestInit): Promise<Response> {
  const { method = "GET", signal = null } = init;
  const body = typeof init.body === "string" ? init.body : "";
  if (path === "/session") return session();
  if (path.startsWith("/jobs/")) return method === "DELETE" ? drop(path) : of(path);
  if (path === "/jobs") return json(begin(body));
  if (method === "POST" && QUESTIONS.has(path)) {
    const name = path.slice(1);
    return (await solved(name, body, signal)) ?? response(await ask(`${name}\n${body}`, signal));
  }
  return list(path.slice(1));
}

/** Lists are fetched as the page opens, so that every screen works with the network cut off from then on. */
const LISTS = ["products", "procedures", "questions", "containers", "words", "scorecard"];
const kept = new Map<string, Promise<ArrayBuffer>>();

async function list(name: string): Promise<Response> {
  const found = kept.get(name) ?? fetched(name);
  kept.set(name, found);
  return new Response((await found).slice(0));
}

async function fetched(name: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(new URL(`./lists/${name}.json`, document.baseURI));
    if (!response.ok) throw new Error(`This page is incomplete: the list of ${name} is missing.`);
    return await response.arrayBuffer();
  } catch (error) {
    kept.delete(name);
    throw error;
  }
}

async function session(): Promise<Response> {
  for (const name of LISTS) void list(name).catch(() => undefined);
  const about = await list("about");
  return json({ csrf: "", person: null, ...((await about.json()) as object) });
}

function json(value: unknown): Response {
  return new Response(JSON.stringify(value));
}

function response({ status, bytes }: Answered): Response {
  return new Response(bytes, { status });
}
