import { told } from "../api/client";
import type { Problem } from "../api/types";

interface Question<T> {
  key: string;
  put: (signal: AbortSignal) => Promise<T>;
}

/** How many answers are kept for a hand that goes back and forth. */
const KEPT = 60;

/**
 * Questions that come faster than their answers, as from a slider. What was answered before answers at once; otherwise the
 * question under way is finished, so that the picture keeps moving, and then the newest one is put.
 */
export class Live<T> {
  answer = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #kept = new Map<string, T>();
  #next: Question<T> | undefined;
  #running = false;
  #stop = new AbortController();

  /** Puts a question; `then` hears of its answer unless a newer one came. */
  constructor(private readonly then: (answer: T, key: string) => void) {}

  ask(key: string, put: (signal: AbortSignal) => Promise<T>): void {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#next = undefined;
      this.#show(kept, key);
      this.busy = false;
      return;
    }
    this.#next = { key, put };
    this.busy = true;
    if (!this.#running) void this.#run();
  }

  /** Forgets what is under way: the next question is about something else. */
  drop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#next = undefined;
    this.#running = false;
    this.busy = false;
  }

  has(key: string): boolean {
    return this.#kept.has(key);
  }

  keep(key: string, answer: T): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT && !oldest.done) this.#kept.delete(oldest.value);
  }

  async #run(): Promise<void> {
    const signal = this.#stop.signal;
    this.#running = true;
    while (this.#next) {
      const { key, put } = this.#next;
      this.#next = undefined;
      try {
        const answer = await put(signal);
        if (signal.aborted) return;
        this.keep(key, answer);
        this.#show(answer, key);
      } catch (error) {
        if (signal.aborted) return;
        this.problem = told(error);
      }
    }
    this.#running = false;
    this.busy = false;
  }

  #show(answer: T, key: string): void {
    this.answer = answer;
    this.problem = null;
    if (!this.#next) this.then(answer, key);
  }
}
