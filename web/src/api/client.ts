import { BASE, carry } from "./carry";
import type { Problem, Questions, Session } from "./types";

/** A request that was answered with an error: what the server said about it. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.text);
  }
}

let session: Promise<Session> | undefined;

/** The session's data; asked for once. */
export function open(): Promise<Session> {
  session ??= get<Session>("/session").catch((error: unknown) => {
    session = undefined;
    throw error;
  });
  return session;
}

export function address(path: string): string {
  return BASE + path;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await send(path, { signal: signal ?? null }));
}

/** Asks one of the server's questions. */
export function post<P extends keyof Questions>(path: P, body: Questions[P]["sent"], signal?: AbortSignal): Promise<Questions[P]["got"]> {
  return change(path, body, signal);
}

/** Posts to a path that names what is changed. */
export async function change<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return own((csrf) => send(path, { method: "POST", headers: { "Content-Type": "application/json", ...csrf }, body: JSON.stringify(body), signal: signal ?? null }));
}

/** Asks a question whose answer is a file. */
export async function asBytes(path: string, body: unknown, signal?: AbortSignal): Promise<ArrayBuffer> {
  return own((csrf) => send(path, { method: "POST", headers: { "Content-Type": "application/json", ...csrf }, body: JSON.stringify(body), signal: signal ?? null }), (response) => response.arrayBuffer());
}

export async function upload<T>(path: string, file: Blob): Promise<T> {
  return own((csrf) => send(path, { method: "POST", headers: { "Content-Type": "application/octet-stream", ...csrf }, body: file }));
}

export async function remove(path: string): Promise<void> {
  await own((csrf) => send(path, { method: "DELETE", headers: csrf }));
}

/** Sends a change with the session's word; asks for the word again where the server has a new one since a restart. */
async function own<T>(sent: (csrf: Record<string, string>) => Promise<Response>, read?: (response: Response) => Promise<T>): Promise<T> {
  const word = async () => ({ "X-CSRF-Token": (await open()).csrf });
  const response = await sent(await word());
  if (response.status !== 403) return answer<T>(response, read);
  session = undefined;
  return answer<T>(await sent(await word()), read);
}

/** Signs in; the session begins anew. It is tried once: every attempt counts. */
export async function signIn(name: string, password: string): Promise<void> {
  await answer<void>(await once("/login", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name, password }) }));
  session = undefined;
}

/** Signs out, and forgets what the page showed. */
export async function signOut(): Promise<void> {
  await change("/logout", null);
  location.assign("/");
}

/** How often a busy server is asked again, and how long at most between. */
const PATIENCE = { times: 4, seconds: 5 };

async function send(path: string, init: RequestInit): Promise<Response> {
  for (let i = 0; ; i++) {
    const response = await once(path, init);
    if ((response.status !== 429 && response.status !== 503) || i === PATIENCE.times) return response;
    const seconds = Math.min(PATIENCE.seconds, Number(response.headers.get("Retry-After")) || 1);
    await new Promise((done) => setTimeout(done, 1000 * seconds));
    init.signal?.throwIfAborted();
  }
}

async function once(path: string, init: RequestInit): Promise<Response> {
  try {
    return await carry(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused({ kind: "offline", text: "exoskin is not answering. Is `exoskin serve` still running?" }, 0);
  }
}

let lost: (problem: Problem) => void = () => {};

/** Says what to do when the session has ended and somebody has to sign in again. */
export function onLost(work: (problem: Problem) => void): void {
  lost = work;
}

async function answer<T>(response: Response, read?: (response: Response) => Promise<T>): Promise<T> {
  if (response.status === 204) return undefined as T;
  if (response.ok && read) return read(response);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const problem = problemOf(body);
  if (problem?.kind === "login") {
    session = undefined;
    lost(problem);
  }
  throw new Refused(problemOf(body) ?? { kind: "run", text: `The server answered ${response.status}.` }, response.status);
}

function problemOf(body: unknown): Problem | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return (body as { error: Problem }).error;
}

/** What to show of anything that was thrown; null for a request that was given up. */
export function told(error: unknown): Problem | null {
  if (error instanceof DOMException && error.name === "AbortError") return null;
  if (error instanceof Refused) return error.problem;
  return { kind: "run", text: error instanceof Error ? error.message : String(error) };
}
