// The module, fetched at the first question that needs it, and the worker that it runs in.
import type { Ask, Say } from "./worker";
import script from "./worker.ts?worker&url";

export interface Answered {
  status: number;
  bytes: ArrayBuffer;
}
type Progress = (done: number, total: number) => void;

interface Waiting {
  question: string;
  signal: AbortSignal | null;
  progress: Progress;
  done: (answer: Answered) => void;
  fail: (error: unknown) => void;
}

/** The module, and the address of the worker's script in memory: a new worker needs no network. */
interface Loaded {
  module: WebAssembly.Module;
  script: string;
}

let everything: Promise<Loaded> | undefined;
let worker: Worker | undefined;
let running: Waiting | undefined;
const queue: Waiting[] = [];

async function fetched(): Promise<Loaded> {
  const bytes = async (address: string) => {
    const response = await fetch(new URL(address, document.baseURI));
    if (!response.ok) throw new Error("The part of this page that counts could not be loaded.");
    return response.arrayBuffer();
  };
  const [code, text] = await Promise.all([bytes("./exoskin.wasm"), bytes(script)]);
  return { module: await WebAssembly.compile(code), script: URL.createObjectURL(new Blob([text], { type: "text/javascript" })) };
}

function loaded(): Promise<Loaded> {
  everything ??= fetched().catch((error: unknown) => {
    everything = undefined;
    throw error;
  });
  return everything;
}

/** Puts a question; the worker answers one after the other. */
export function ask(question: string, signal: AbortSignal | null, progress: Progress = () => {}): Promise<Answered> {
  return new Promise((done, fail) => {
    if (signal?.aborted) return fail(gone());
    const waiting = { question, signal, progress, done, fail };
    signal?.addEventListener("abort", () => giveUp(waiting), { once: true });
    queue.push(waiting);
    void next();
  });
}

const gone = () => new DOMException("given up", "AbortError");

/** A question that nobody waits for leaves the queue; if it is worked on, the worker ends with it. */
function giveUp(waiting: Waiting): void {
  waiting.fail(gone());
  const place = queue.indexOf(waiting);
  if (place >= 0) queue.splice(place, 1);
  if (running === waiting) stop();
}

/** Ends the worker; the next question gets a new one. */
function stop(): void {
  worker?.terminate();
  worker = undefined;
  running = undefined;
  void next();
}

async function next(): Promise<void> {
  if (running) return;
  const waiting = queue.shift();
  if (!waiting) return;
  running = waiting;
  try {
    const { module, script } = await loaded();
    if (running !== waiting) return;
    worker ??= begun(script);
    worker.postMessage({ module, question: waiting.question } satisfies Ask);
  } catch (error) {
    waiting.fail(error);
    if (running === waiting) stop();
  }
}

function begun(script: string): Worker {
  const started = new Worker(script, { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<Say>) => heard(data));
  started.addEventListener("error", (event) => {
    event.preventDefault();
    running?.fail(new Error("The count broke off. The same question may be answered by the exoskin program."));
    stop();
  });
  return started;
}

function heard(said: Say): void {
  if (!running) return;
  if ("total" in said) return running.progress(said.done, said.total);
  const { done } = running;
  running = undefined;
  done(said);
  void next();
}
