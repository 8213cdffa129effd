// Where screens are in the address of the page without a server: behind the #, so that the page works from any folder.

const SCREENS = new Set(["/vial", "/dose"]);
const FIRST = "/vial";

function parts(): [string, string] {
  const hash = location.hash.startsWith("#/") ? location.hash.slice(1) : FIRST;
  const [screen = FIRST, query = ""] = hash.split("?", 2);
  return [SCREENS.has(screen) ? screen : FIRST, query];
}

export function path(): string {
  return parts()[0];
}

export function question(): URLSearchParams {
  return new URLSearchParams(parts()[1]);
}

export function current(): string {
  return location.hash || address(FIRST, "");
}

export function address(screen: string, query: string): string {
  return `#${screen}${query ? `?${query}` : ""}`;
}

export function has(screen: string): boolean {
  return SCREENS.has(screen);
}

export function leads(anchor: HTMLAnchorElement): boolean {
  return anchor.origin === location.origin && anchor.pathname === location.pathname && anchor.hash.startsWith("#/");
}
