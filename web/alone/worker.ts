// The module at work, away from the page: one question at a time. A question that is given up ends the whole worker.

export interface Ask {
  module: WebAssembly.Module;
  question: string;
}
export type Say = { done: number; total: number } | { status: number; bytes: ArrayBuffer };

/** What the module exports (web/module). */
interface Exports {
  memory: WebAssembly.Memory;
  room(bytes: number): number;
  answer(): number;
  place(): number;
  length(): number;
}

let exports_: Exports | undefined;

const say = (what: Say, transfer: Transferable[] = []) => (self as unknown as Worker).postMessage(what, transfer);

function begin(module: WebAssembly.Module): Exports {
  const progress = (done: number, total: number) => say({ done, total });
  return new WebAssembly.Instance(module, { page: { progress } }).exports as unknown as Exports;
}

self.addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  exports_ ??= begin(data.module);
  const { memory, room, answer, place, length } = exports_;
  const question = new TextEncoder().encode(data.question);
  const at = room(question.length);
  new Uint8Array(memory.buffer, at, question.length).set(question);
  const status = answer();
  const bytes = memory.buffer.slice(place(), place() + length());
  say({ status, bytes }, [bytes]);
});
