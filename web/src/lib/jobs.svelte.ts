import { stream, type JobStream } from "../api/carry";
import { get, remove } from "../api/client";
import type { Job } from "../api/types";

export function ended(job: Job): boolean {
  return job.state === "done" || job.state === "failed" || job.state === "cancelled";
}

/** One job that is being watched, over a stream that opens again by itself after a break. */
export class Watched {
  job = $state.raw<Job | undefined>(undefined);
  #source: JobStream | undefined;

  watch(id: string, then: (job: Job | undefined) => void): void {
    this.stop();
    const source = stream(id);
    this.#source = source;
    source.addEventListener("job", (event) => {
      const job = JSON.parse((event as MessageEvent<string>).data) as Job;
      this.job = job;
      if (ended(job)) {
        source.close();
        then(job);
      }
    });
    source.addEventListener("error", () => {
      // The browser tries again by itself, unless the server answered that there is no such job.
      if (source.readyState === EventSource.CLOSED) then(undefined);
    });
  }

  stop(): void {
    this.#source?.close();
    this.#source = undefined;
    this.job = undefined;
  }
}

/** Watches a job to its end. */
export function follow(watched: Watched, id: string): Promise<Job | undefined> {
  return new Promise((done) => watched.watch(id, done));
}

class Jobs {
  list = $state.raw<Job[] | undefined>(undefined);

  async renew(): Promise<void> {
    this.list = await get<Job[]>("/jobs").catch(() => this.list ?? []);
  }

  async drop(id: string): Promise<void> {
    await remove(`/jobs/${encodeURIComponent(id)}`);
    await this.renew();
  }
}

export const jobs = new Jobs();

/** What a job was asked for, in a word or two. */
export const KINDS: Record<Job["kind"], string> = { dose: "count in full", run: "run", compare: "comparison", why: "what a difference rests on", sweep: "values varied" };

/** Where a job's answer is shown. */
export function hrefOf(job: Job): string {
  const query = new URLSearchParams({ job: job.id });
  if (job.kind !== "dose") return `/course?${query.toString()}`;
  const dose = job.question.dose;
  if (typeof dose === "object" && dose !== null) {
    for (const [key, value] of Object.entries(dose)) if (typeof value === "string") query.set(key, value);
  }
  return `/dose?${query.toString()}`;
}
