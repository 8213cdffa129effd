// Where screens are in the address: its path and query. The page without a server has another file in this one's place
// (web/alone/place.ts).

/** The path of the screen. */
export function path(): string {
  return location.pathname;
}

/** The screen's question. */
export function question(): URLSearchParams {
  return new URLSearchParams(location.search);
}

/** The whole address of what is shown, without the origin. */
export function current(): string {
  return location.pathname + location.search;
}

/** The address of a screen and its question. */
export function address(screen: string, query: string): string {
  return query ? `${screen}?${query}` : screen;
}

/** Whether this page has the screen. */
export function has(_screen: string): boolean {
  return true;
}

/** Whether a link leads to a screen that this page shows itself. */
export function leads(anchor: HTMLAnchorElement): boolean {
  if (anchor.origin !== location.origin) return false;
  if (anchor.pathname.startsWith("/api/") || anchor.pathname.startsWith("/start")) return false;
  return !(anchor.hash && anchor.pathname === location.pathname);
}
