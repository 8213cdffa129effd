// The page without a server: any plain file server, a real browser, and the command beside it.
//
// EXOSKIN_BIN names the command, EXOSKIN_PAGE the folder that `.ci/page` filled (docs/src/page unless it is set).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { browser, fits, OUT, serious, settledAnswer, skip as noCommand, unharmed, window } from "./harness.mjs";

const PAGE = process.env.EXOSKIN_PAGE ?? fileURLToPath(new URL("../../docs/src/page", import.meta.url));
const skip = noCommand || (!existsSync(join(PAGE, "exoskin.wasm")) && "the page is not built: .ci/page");
/** A folder that the page knows nothing about. */
const FOLDER = "/some/where/";
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

let server, chrome;
before(async () => {
  if (skip) return;
  server = await files();
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  server?.child.close();
});

/** Files as they lie in the folder, and nothing else. */
async function files() {
  const child = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const path = join(PAGE, normalize(pathname.slice(FOLDER.length) || "index.html"));
    if (request.method !== "GET" || !pathname.startsWith(FOLDER) || !path.startsWith(PAGE) || !existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": KINDS[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
  });
  await new Promise((done) => child.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${child.address().port}`;
  return { child, origin, url: `${origin}${FOLDER}` };
}

/** A window of its own, and the files that it asked for. */
async function opened(options = {}, hash = "") {
  const context = await chrome.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await window(context, server);
  page.files = [];
  page.failed = [];
  page.on("requestfailed", (request) => page.failed.push(new URL(request.url()).pathname.slice(FOLDER.length)));
  page.on("request", (request) => page.files.push(new URL(request.url()).pathname.slice(FOLDER.length)));
  await page.goto(`${server.url}${hash}`);
  return page;
}

const terminal = (...args) => execFileSync(process.env.EXOSKIN_BIN, ["--quiet", ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
const flat = (text) => text.replace(/\s+/g, " ").trim();

/** JSON in which every number stays the text that it was written as. */
function digits(text) {
  return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (found) => (found.startsWith('"') ? found : `"# ${found}"`)));
}

const VIALS = [
  { product: "frozen_msc", history: "-80C 60d; thaw; 4C 36h", seed: 7 },
  { product: "frozen_msc", history: "22C 8h" },
  { product: "placental_msc", history: "-80C 60d; thaw; 4C 6h", container: "glass" },
  { product: "umbilical_msc", history: "-80C 90d; thaw; 22C 2h" },
  { product: "lyophilised_adipose", history: "4C 180d; reconstitute" },
  { product: "platelet", history: "-80C 14d; thaw; 4C 12h" },
  { product: "milk", history: "4C 7d" },
];
const DOSES = [
  { product: "frozen_msc", volume: "2 mL", site: "face", after: "microneedling", delay: "10 min" },
  { product: "frozen_msc", volume: "1 mL", site: "neck", after: "none" },
  { product: "lyophilised_adipose", volume: "2 mL", site: "scalp", after: "microneedling", delay: "1 h", rinse: "2 h" },
  { product: "rose_callus", volume: "1 mL", site: "cheek", after: "microneedling", age: "60", seed: 3 },
];
const QUESTIONS = [...VIALS.map((sent) => ["vial", { ...sent, samples: 200 }]), ...DOSES.map((sent) => ["dose", { ...sent, samples: 100, draws: 10 }])];

/** The question as the command takes it. */
function printed(name, { product, count_only, ...rest }) {
  const flags = Object.entries(rest).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const named = name === "vial" ? [product] : ["--product", product];
  return terminal(name, ...named, ...flags, ...(count_only ? ["--count-only"] : []), "--json");
}

test("the module in a worker gives every digit that the command prints", { skip, timeout: 900_000 }, async () => {
  const page = await opened();
  const worker = readdirSync(join(PAGE, "assets")).find((name) => name.startsWith("worker-"));
  const answers = await page.evaluate(
    async ([worker, questions]) => {
      const module = await WebAssembly.compile(await (await fetch("./exoskin.wasm")).arrayBuffer());
      const started = new Worker(`./assets/${worker}`, { type: "module" });
      const ask = (question) =>
        new Promise((done, fail) => {
          started.onerror = fail;
          started.onmessage = ({ data }) => "status" in data && done([data.status, new TextDecoder().decode(data.bytes)]);
          started.postMessage({ module, question });
        });
      const out = [];
      for (const [name, body] of questions) out.push(await ask(`${name}\n${JSON.stringify(body)}`));
      return out;
    },
    [worker, QUESTIONS],
  );
  for (const [i, [name, body]] of QUESTIONS.entries()) {
    const [status, text] = answers[i];
    assert.equal(status, 200, text);
    assert.deepEqual(digits(text).document, digits(printed(name, body)), JSON.stringify(body));
  }
  unharmed(page);
});

test("the first picture needs neither the module nor much else", { skip }, async () => {
  // The best of several: the browser has other things to do when it has just begun.
  let [page, painted] = [undefined, Infinity];
  for (let i = 0; i < 5; i++) {
    await page?.context().close();
    page = await opened();
    await settledAnswer(page);
    const painting = await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
    painted = Math.min(painted, await painting.jsonValue());
  }
  assert(painted < 1000, `first paint after ${painted} ms`);
  const bytes = [...new Set(page.files)].map((path) => gzipSync(readFileSync(join(PAGE, path || "index.html"))).length).reduce((a, b) => a + b, 0);
  assert(bytes < 600_000, `${bytes} bytes`);
  assert(!page.files.includes("exoskin.wasm"), "the worked example is a file");
  console.log(`first paint after ${Math.round(painted)} ms, ${Math.round(bytes / 1000)} kB gzipped`);
  unharmed(page);
});

test("a vial and a dose of one's own are counted, and a count in full stopped, with the network off", { skip, timeout: 600_000 }, async () => {
  const page = await opened();
  await settledAnswer(page);
  const history = page.getByLabel("The same as text");
  await history.fill("4C 3d");
  await history.press("Tab");
  await page.waitForFunction(() => document.querySelector(".lede.strong") && !document.querySelector('[aria-busy="true"]'));
  assert(page.files.includes("exoskin.wasm"), "counting needs the module");
  await page.context().setOffline(true);
  await history.fill("4C 9d");
  await history.press("Tab");
  await page.waitForFunction(() => location.hash.includes("9d"));
  await settledAnswer(page);
  const vial = flat(await page.locator(".lede.strong").innerText());
  assert(flat(terminal("vial", "frozen_msc", "--history", "4C 9d")).includes(vial), vial);
  await page.evaluate(() => (location.hash = "#/dose?product=frozen_msc&volume=3+mL&site=neck&after=microneedling&delay=5+min"));
  await page.getByRole("heading", { name: "How much reaches living cells?" }).waitFor();
  await settledAnswer(page);
  const dose = flat(await page.locator(".lede").first().innerText());
  const asked = ["dose", "--product", "frozen_msc", "--volume", "3 mL", "--site", "neck", "--after", "microneedling", "--delay", "5 min", "--samples", "1000", "--draws", "20"];
  assert(flat(terminal(...asked)).includes(dose), dose);
  // What is stopped ends its worker; the next one comes without the network as well.
  await page.getByRole("button", { name: "Confirm in full" }).click();
  await page.getByText(/\d+ of \d+ transport problems solved/).waitFor({ timeout: 120_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped").waitFor();
  await page.getByLabel("Volume").fill("2.5 mL");
  await page.getByLabel("Volume").press("Tab");
  await page.getByText("2.5 mL of frozen_msc").first().waitFor({ timeout: 120_000 });
  // The browser itself asks for the icon again.
  assert.deepEqual(page.failed.filter((path) => path !== "icon.svg"), []);
  assert.deepEqual(page.wrong.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED")), []);
});

test("mistakes are told in the command's words, with the nearest valid one", { skip, timeout: 120_000 }, async () => {
  const page = await opened({}, `#/vial?product=frozen_msc&history=${encodeURIComponent("4C 36h; thwa")}`);
  const alert = page.getByRole("alert");
  await alert.waitFor({ timeout: 60_000 });
  assert.match(await alert.innerText(), /thaw/);
  unharmed(page);
});

for (const width of [390, 1400]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`looks right at ${width} pixels, ${colorScheme}`, { skip, timeout: 240_000 }, async () => {
      for (const screen of ["vial", "dose"]) {
        const page = await opened({ viewport: { width, height: 900 }, colorScheme }, `#/${screen}`);
        await settledAnswer(page);
        await fits(page);
        assert.deepEqual(await serious(page), []);
        await page.screenshot({ path: join(OUT, `alone-${screen}-${width}-${colorScheme}.png`), fullPage: true });
        unharmed(page);
        await page.context().close();
      }
    });
  }
}
