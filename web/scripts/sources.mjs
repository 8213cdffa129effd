// One hash over everything the assets are made from, so that a test can tell whether they were rebuilt.
//
// SOURCES.sha256 has a line `<sha256>  <path>` for each source, sorted by path: the format of `sha256sum`.
// `--write` puts it beside the assets; without it, the script says whether what is there is up to date.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));
const target = join(web, "../crates/server/assets/SOURCES.sha256");
const files = ["index.html", "package.json", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts"];
const folders = ["public", "scripts", "src"];

function below(folder) {
  return readdirSync(join(web, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : [path];
  });
}

const sources = [...files, ...folders.flatMap(below)].map((path) => relative(web, join(web, path)).split(sep).join("/")).sort();
const line = (path) => `${createHash("sha256").update(readFileSync(join(web, path))).digest("hex")}  web/${path}\n`;
const text = sources.map(line).join("");

if (process.argv.includes("--write")) {
  writeFileSync(target, text);
} else if (readFileSync(target, "utf8") !== text) {
  console.error("crates/server/assets is older than web/: run `npm run build` in web/");
  process.exit(1);
}
