// The address is the state: every screen reads its question from it and writes its question to it.
import * as place from "./place";

export type Query = Record<string, string>;

class Route {
  path = $state(place.path());
  query = $state<Query>(read());
  /** Counts arrivals from elsewhere (a link, back, forward), so that forms know when to read the address again. */
  arrivals = $state(0);

  constructor() {
    addEventListener("popstate", () => this.#arrive());
    addEventListener("click", (event) => this.#follow(event));
  }

  /** Goes to another address; `back` returns here. */
  go(path: string, query: Query = {}): void {
    history.pushState(null, "", link(path, query));
    this.#arrive();
    scrollTo(0, 0);
  }

  /** Notes what the form now asks: as a step that can be undone, or over the last one (while a slider moves). */
  note(query: Query, undoable: boolean): void {
    const next = link(this.path, query);
    if (next === place.current()) return;
    if (undoable) history.pushState(null, "", next);
    else history.replaceState(null, "", next);
    this.query = read();
  }

  #arrive(): void {
    this.path = place.path();
    this.query = read();
    this.arrivals += 1;
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    if (!anchor || anchor.target || anchor.hasAttribute("download") || !place.leads(anchor)) return;
    event.preventDefault();
    history.pushState(null, "", anchor.href);
    this.#arrive();
    scrollTo(0, 0);
  }
}

function read(): Query {
  return Object.fromEntries(place.question());
}

/** The address of a screen and its question; what is empty is left out. */
export function link(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return place.address(path, parameters.toString());
}

/** The same where this page has the screen; undefined makes a link plain text. */
export function there(path: string, query: Query = {}): string | undefined {
  return place.has(path) ? link(path, query) : undefined;
}

export const route = new Route();
