// A count in full, as a job of this page: it lasts as long as the page is open.
import type { Job, Problem } from "../src/api/types";
import { ask, type Answered } from "./ask";

export interface JobStream extends EventTarget {
  readonly readyState: number;
  close(): void;
}

interface Own {
  job: Job;
  answer?: Answered;
  stop: AbortController;
  watchers: Set<Stream>;
}

const jobs = new Map<string, Own>();
const ENDED = new Set<Job["state"]>(["done", "failed", "cancelled"]);

class Stream extends EventTarget implements JobStream {
  readyState: number = EventSource.OPEN;

  constructor(readonly own: Own | undefined) {
    super();
    own?.watchers.add(this);
    queueMicrotask(() => (own ? this.tell(own.job) : this.#none()));
  }

  tell(job: Job): void {
    if (this.readyState === EventSource.OPEN) this.dispatchEvent(new MessageEvent("job", { data: JSON.stringify(job) }));
  }

  close(): void {
    this.readyState = EventSource.CLOSED;
    this.own?.watchers.delete(this);
  }

  /** There is no such job: the page was opened anew since. */
  #none(): void {
    this.close();
    this.dispatchEvent(new Event("error"));
  }
}

export function stream(id: string): JobStream {
  return new Stream(jobs.get(id));
}

const now = () => Math.floor(Date.now() / 1000);

/** Posts a dose to be counted in full. */
export function begin(body: string): Job {
  const question = JSON.parse(body) as { kind: "dose"; dose: Record<string, unknown> };
  const id = `here-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  const job: Job = { id, kind: "dose", state: "running", title: "A count in full", question, created: now(), started: now(), everyone: false, mine: true, estimate: null };
  const own: Own = { job, stop: new AbortController(), watchers: new Set() };
  jobs.set(id, own);
  void work(own, JSON.stringify(question.dose));
  return job;
}

async function work(own: Own, dose: string): Promise<void> {
  const told = (done: number, total: number) => change(own, { progress: { what: "solved", done, total, text: "transport problems solved" } });
  try {
    own.answer = await ask(`dose\n${dose}`, own.stop.signal, told);
    const { status, bytes } = own.answer;
    if (status === 200) return change(own, { state: "done", ended: now() });
    const { error } = JSON.parse(new TextDecoder().decode(bytes)) as { error: Problem };
    change(own, { state: "failed", ended: now(), error: error as NonNullable<Job["error"]> });
  } catch (error) {
    if (own.stop.signal.aborted) return change(own, { state: "cancelled", ended: now() });
    const text = error instanceof Error ? error.message : String(error);
    change(own, { state: "failed", ended: now(), error: { kind: "run", text, problem: text } });
  }
}

function change(own: Own, part: Partial<Job>): void {
  own.job = { ...own.job, ...part };
  for (const watcher of [...own.watchers]) watcher.tell(own.job);
}

const idOf = (path: string) => decodeURIComponent(path.split("/")[2] ?? "");

const missing = () => new Response(JSON.stringify({ error: { kind: "missing", text: "This page has no such job.", problem: "This page has no such job." } }), { status: 404 });

/** A job, or its answer. */
export function of(path: string): Response {
  const own = jobs.get(idOf(path));
  if (!own) return missing();
  if (!path.endsWith("/answer")) return new Response(JSON.stringify(own.job));
  return own.answer ? new Response(own.answer.bytes.slice(0), { status: own.answer.status }) : missing();
}

/** Stops a job. */
export function drop(path: string): Response {
  const own = jobs.get(idOf(path));
  if (!own) return missing();
  if (!ENDED.has(own.job.state)) own.stop.abort();
  return new Response(null, { status: 204 });
}
