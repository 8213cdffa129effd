// What carries questions: HTTP, to the server that sent this page. The page without a server has another file in this
// one's place (web/alone/carry.ts).

export const BASE = "/api/v1";

/** Whether there is a server that reads files and looks ahead while nobody asks. */
export const served = true;

export function carry(path: string, init: RequestInit): Promise<Response> {
  return fetch(BASE + path, { credentials: "same-origin", ...init });
}

/** What a job sends while it is watched: an event `job` at every change. */
export interface JobStream extends EventTarget {
  readonly readyState: number;
  close(): void;
}

export function stream(id: string): JobStream {
  return new EventSource(`${BASE}/jobs/${encodeURIComponent(id)}/events`);
}
