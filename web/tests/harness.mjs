// A real server, a real browser: what every test here starts from.
//
// EXOSKIN_BIN names the program (`cargo build -p exoskin-cli` puts it in target/debug). Without it the tests are skipped.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const BIN = process.env.EXOSKIN_BIN;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Pictures of every screen, for the eye. */
export const OUT = fileURLToPath(new URL("./out", import.meta.url));

export const skip = !BIN && "EXOSKIN_BIN names no program";

/** A server of its own with an empty folder. */
export async function serve({ data = mkdtempSync(join(tmpdir(), "exoskin-web-")), port = 0 } = {}) {
  assert(BIN && existsSync(BIN), `EXOSKIN_BIN: there is no ${BIN}`);
  const child = spawn(BIN, ["serve", "--no-open", "--port", String(port), "--data", data], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, fail) => {
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      const found = /http:\/\/\S+\/start\?token=\S+/.exec(line);
      if (found) done(found[0]);
    });
    child.once("exit", (code) => fail(new Error(`exoskin serve ended with ${code}`)));
  });
  const gone = new Promise((done) => child.once("exit", done));
  const stop = async (signal = "SIGTERM") => {
    child.kill(signal);
    await gone;
  };
  const clean = async () => {
    await stop("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  };
  return { url, origin: new URL(url).origin, port: Number(new URL(url).port), data, stop, clean };
}

/**
 * WebGL is drawn in software: what is measured in three dimensions is the slowest that anybody has. The whole window then goes the same
 * slow way; without WebGL (`flat`) it is put together as on a computer without a graphics card.
 */
export function browser({ flat = false } = {}) {
  mkdirSync(OUT, { recursive: true });
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", ...(flat ? [] : ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"])] });
}

/** A window that has used the one-time address, and that fails on errors of the page and on requests to elsewhere. */
export async function enter(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, ...options });
  const page = await window(context, server);
  if (!options.storageState) {
    await page.goto(server.url);
    await page.waitForURL(`${server.origin}/`);
  }
  return page;
}

/** One more page in a window. */
export async function window(context, server) {
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // A refused question is part of some tests; the browser also writes it to the console.
    if (message.type() === "error" && !/status of 4\d\d|ERR_CONNECTION|ERR_INCOMPLETE/.test(message.text())) page.wrong.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== server.origin) page.wrong.push(`request to ${origin}`);
  });
  return page;
}

export function unharmed(page) {
  assert.deepEqual(page.wrong, []);
}

/** Presses Tab until the wanted element has the focus: it can be reached by keyboard alone. */
export async function tabTo(page, locator, most = 120) {
  for (let i = 0; i < most; i++) {
    if (await locator.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`not reached by keyboard: ${locator}`);
}

/** What axe finds that is serious or worse. */
export async function serious(page) {
  // The page allows no inline script: axe comes in through the browser's debugger, as a person's extension would.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
}

/** No sideways scrolling. */
export async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert(over <= 0, `${page.url()} is ${over} pixels too wide`);
}

/** An answer is there and no other is on its way. */
export async function settledAnswer(page) {
  await page.locator(".lede").first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { timeout: 120_000 });
}

/** A piece of skin is drawn: its picture is of more than one colour. */
export async function drawn(page) {
  await page.waitForFunction(
    () => {
      const canvas = document.querySelector("canvas");
      if (!canvas?.skin || canvas.width < 200) return false;
      const small = document.createElement("canvas");
      small.width = small.height = 64;
      const paper = small.getContext("2d");
      paper.drawImage(canvas, 0, 0, 64, 64);
      const points = new Uint32Array(paper.getImageData(0, 0, 64, 64).data.buffer);
      return new Set(points).size > 40;
    },
    undefined,
    { timeout: 60_000 },
  );
}
