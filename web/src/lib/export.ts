/** Files of what is seen: made in the page, nothing leaves the machine. */

const KEPT = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "stroke-linecap",
  "opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline",
];

/** A drawing as a file that looks the same elsewhere: computed styles become attributes. */
export function standalone(svg: SVGSVGElement, title: string, source: string): string {
  const box = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const name of KEPT) copies[i]?.setAttribute(name, style.getPropertyValue(name));
    copies[i]?.removeAttribute("class");
    copies[i]?.removeAttribute("style");
  });
  for (const hidden of copy.querySelectorAll("[data-screen]")) hidden.remove();
  const ink = getComputedStyle(document.body);
  return page(box.width, box.height, title, source, copy.innerHTML, ink.getPropertyValue("--card"), ink.getPropertyValue("--ink"), ink.getPropertyValue("--soft"));
}

function page(width: number, height: number, title: string, source: string, inside: string, ground: string, ink: string, soft: string): string {
  const family = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
  const top = 44;
  const whole = height + top + 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 32} ${whole}" width="${width + 32}" height="${whole}" font-family="${family}"><rect width="100%" height="100%" fill="${ground}"/><text x="16" y="28" font-size="15" font-weight="650" fill="${ink}">${escape(title)}</text><g transform="translate(16 ${top})">${inside}</g><text x="16" y="${whole - 12}" font-size="11" fill="${soft}">${escape(source)}</text></svg>`;
}

export interface BarRow {
  label: string;
  median: number;
  low: number;
  high: number;
  text: string;
}

/** Rows with bars as a drawing; places run from 0 to 1. */
export function rowsDrawing(rows: BarRow[], title: string, source: string): string {
  const style = getComputedStyle(document.body);
  const colour = (name: string) => style.getPropertyValue(name);
  const [left, wide, line] = [190, 420, 34];
  const one = (row: BarRow, i: number) => {
    const y = i * line;
    const x = (place: number) => left + wide * place;
    return `<text x="0" y="${y + 20}" font-size="13" fill="${colour("--ink")}">${escape(row.label)}</text><rect x="${left}" y="${y + 8}" width="${wide}" height="16" rx="3" fill="${colour("--sunk")}"/><rect x="${left}" y="${y + 8}" width="${wide * row.median}" height="16" rx="3" fill="${colour("--pale")}"/><rect x="${x(row.low)}" y="${y + 12}" width="${Math.max(2, wide * (row.high - row.low))}" height="8" rx="2" fill="${colour("--mid")}"/><rect x="${x(row.median) - 1.5}" y="${y + 6}" width="3" height="20" fill="${colour("--deep")}"/><text x="${left + wide + 16}" y="${y + 20}" font-size="13" fill="${colour("--ink")}">${escape(row.text)}</text>`;
  };
  return page(920, rows.length * line, title, source, rows.map(one).join(""), colour("--card"), colour("--ink"), colour("--soft"));
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter] ?? letter);
}

/** Comma-separated values with quotes where they are needed. A cell never begins a formula in a spreadsheet. */
export function csv(header: string[], rows: (string | number | null)[][]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const safe = /^[=+@\t-]/.test(value) ? `'${value}` : value;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function save(name: string, content: Blob): void {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

export function saveText(name: string, text: string, type: string): void {
  save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** A drawing as a picture of points, twice as fine as the screen's. */
export async function savePng(name: string, drawing: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([drawing], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * 2;
    canvas.height = picture.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob) save(name, blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}
