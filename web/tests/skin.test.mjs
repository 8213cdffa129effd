// The skin in three dimensions: what is seen, by mouse and by keyboard, how fast, and for how long.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { browser, drawn, enter, serve, settledAnswer, skip, tabTo, unharmed } from "./harness.mjs";

const PIECE = "/skin?product=frozen_msc&volume=2+mL&site=face&after=microneedling&delay=10+min";
/** How long playing is watched: ten minutes are EXOSKIN_PLAY_S=600. */
const PLAY_S = Number(process.env.EXOSKIN_PLAY_S ?? 20);

let server, chrome, page;
before(async () => {
  if (skip) return;
  server = await serve();
  chrome = await browser();
  page = await enter(chrome, server);
});
after(async () => {
  await chrome?.close();
  await server?.clean();
});

async function show(path) {
  await page.goto(server.origin + path);
  await settledAnswer(page);
  await drawn(page);
}

const picture = () => page.locator("canvas").first();
const taken = () => page.locator(".now").first().innerText();

test("the library for three dimensions comes only with the skin", { skip, timeout: 240_000 }, async () => {
  const views = [];
  page.on("request", (request) => /view-/.test(request.url()) && views.push(request.url()));
  await page.goto(`${server.origin}/dose?product=frozen_msc&volume=2+mL&after=microneedling&delay=10+min`);
  await settledAnswer(page);
  assert.equal(views.length, 0);
  await show(PIECE);
  assert.equal(views.length, 1);
});

test("the counts on the screen are those of the count of the dose", { skip, timeout: 240_000 }, async () => {
  await show(PIECE);
  const sums = await page.evaluate(async () => {
    const csrf = (await (await fetch("/api/v1/session")).json()).csrf;
    const ask = (path, body) => fetch(`/api/v1${path}`, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body: JSON.stringify(body) });
    const dose = { product: "frozen_msc", volume: "2 mL", site: "face", after: "microneedling", delay: "10 min", count_only: true, samples: 1000, draws: 20 };
    const { document } = await (await ask("/dose", dose)).json();
    const bytes = await (await ask("/scene", { dose })).arrayBuffer();
    const length = new DataView(bytes).getUint32(8, true);
    return { ledger: document.ledger, header: JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 12, length))) };
  });
  assert.deepEqual(sums.header.ledger, sums.ledger);
  const rows = await page.locator("section", { has: page.getByRole("heading", { name: "What became of the vesicles" }) }).locator("tbody tr").allInnerTexts();
  for (const fate of sums.header.fates.filter((each) => each.vesicles > 0)) assert(rows.some((row) => row.includes(fate.name) && row.includes(fate.text)), fate.name);
});

test("time passes by keyboard, and a link brings it back", { skip, timeout: 240_000 }, async () => {
  await show(PIECE);
  const time = page.getByLabel("Time since application");
  await tabTo(page, time);
  await page.keyboard.press("Home");
  await page.waitForFunction(() => /^1 s/.test(document.querySelector(".now").innerText));
  await page.keyboard.press("End");
  await page.waitForFunction(() => /^48 h/.test(document.querySelector(".now").innerText));
  await page.waitForURL(/t=15/);
  const before = await taken();
  await page.reload();
  await settledAnswer(page);
  await drawn(page);
  assert.equal(await taken(), before);
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction((old) => document.querySelector(".now").innerText !== old, before);
  await page.getByRole("button", { name: "Pause" }).click();
});

test("a cell says what it took up and how it would act, by keyboard", { skip, timeout: 240_000 }, async () => {
  await show(`${PIECE}&t=15`);
  const fullest = page.locator(".chips button").first();
  const text = await fullest.innerText();
  await tabTo(page, fullest);
  await page.keyboard.press("Enter");
  const card = page.getByRole("region", { name: "The chosen cell" });
  await card.waitFor();
  assert.match(await card.innerText(), /took up/);
  assert((await card.innerText()).includes(text), text);
  assert.match(await card.innerText(), /vesicles do nothing/);
  assert.match(await card.innerText(), /assumed/);
  await page.reload();
  await settledAnswer(page);
  assert((await page.getByRole("region", { name: "The chosen cell" }).innerText()).includes(text));
  await page.goBack();
});

test("a cell is clicked", { skip, timeout: 240_000 }, async () => {
  await show(`${PIECE}&t=15&hide=film,dried,channel,tissue,lost`);
  const box = await picture().boundingBox();
  for (let i = 0; i < 40 && !/cell=/.test(page.url()); i++) await picture().click({ position: { x: box.width * (0.3 + 0.01 * i), y: box.height * 0.42 } });
  assert.match(page.url(), /cell=\d+/);
  await page.getByRole("region", { name: "The chosen cell" }).waitFor();
});

test("what is hidden is gone from the picture, and turning changes it", { skip, timeout: 240_000 }, async () => {
  await show(PIECE);
  const seen = () => picture().evaluate((canvas) => canvas.toDataURL().length + canvas.toDataURL().slice(2000, 6000));
  const all = await seen();
  await page.getByLabel("layers and channel").uncheck();
  await page.waitForURL(/hide=/);
  await page.waitForTimeout(500);
  const bare = await seen();
  assert.notEqual(bare, all);
  await picture().focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/eye=/);
  assert.notEqual(await seen(), bare);
  await page.goBack();
  await settledAnswer(page);
});

test("two treatments stand side by side", { skip, timeout: 240_000 }, async () => {
  await show(PIECE);
  await page.getByLabel("Compare with the same product").selectOption({ label: "on intact skin" });
  await page.waitForFunction(() => document.querySelectorAll("canvas").length === 2);
  await page.waitForURL(/against=intact/);
  assert.match(await page.locator("figcaption").nth(1).innerText(), /intact skin/);
  // Both show the same draw.
  const sent = [];
  page.on("request", (request) => request.url().endsWith("/scene") && sent.push(request.postDataJSON()));
  await page.getByLabel("Compare with the same product").selectOption({ label: "applied an hour later" });
  await page.waitForURL(/against=hour/);
  await settledAnswer(page);
  const first = await page.evaluate(async (dose) => {
    const csrf = (await (await fetch("/api/v1/session")).json()).csrf;
    const answer = await fetch("/api/v1/scene", { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body: JSON.stringify({ dose }) });
    const bytes = await answer.arrayBuffer();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 12, new DataView(bytes).getUint32(8, true)))).sample;
  }, { ...sent[0].dose, delay: "10 min" });
  assert.deepEqual([sent[0].dose.delay, sent[0].sample], ["60 min", first]);
  await page.getByText("Both pictures show the same draw").waitFor();
  await page.getByLabel("Compare with the same product").selectOption("");
  await page.waitForFunction(() => document.querySelectorAll("canvas").length === 1);
  unharmed(page);
});

test("a hundred thousand cells and vesicles are drawn in software, and each frame is timed", { skip, timeout: 300_000 }, async () => {
  await show(PIECE);
  const times = await page.evaluate(async () => {
    const { skin } = document.querySelector("canvas");
    const csrf = (await (await fetch("/api/v1/session")).json()).csrf;
    const dose = { product: "frozen_msc", volume: "2 mL", site: "face", after: "microneedling", delay: "10 min", count_only: true, samples: 1000, draws: 20 };
    const body = JSON.stringify({ dose, dots: 100_000, cells: 100_000 });
    const bytes = await (await fetch("/api/v1/scene", { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body })).arrayBuffer();
    const scene = skin.read(bytes);
    // As many cells as are asked for, whatever the piece has: the same ones again, a step aside.
    const wanted = 100_000;
    const cells = new Int16Array(4 * wanted);
    for (let i = 0; i < wanted; i++) for (let k = 0; k < 4; k++) cells[4 * i + k] = scene.cells[(4 * i + k) % scene.cells.length] + (k < 2 ? 40 * Math.floor(i / scene.cellCount) : 0);
    skin.load({ ...scene, cells, cellCount: wanted });
    skin.resize(1000, 700);
    const groups = { film: true, dried: true, channel: true, tissue: true, cells: true, lost: true };
    skin.show({ groups, types: {}, layers: true, cut: 0, depth: 1 }, -1);
    const all = [];
    for (let i = 0; i < 30; i++) {
      skin.at(i / 2);
      skin.look({ turn: 3 * i, lift: 16, far: 1 });
      const begun = performance.now();
      skin.draw();
      skin.settle();
      all.push(performance.now() - begun);
    }
    return { dots: scene.dotCount, all: all.sort((a, b) => a - b) };
  });
  const at = (share) => Math.round(times.all[Math.floor(share * (times.all.length - 1))]);
  console.log(`${times.dots} dots and 100000 cells at 1000 x 700: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, fastest ${at(0)} ms`);
  assert.equal(times.dots, 100_000);
});

/** Resident memory of the browser and all its processes, in MB. */
function resident() {
  const mine = new Set([process.pid]);
  let bytes = 0;
  for (let again = 0; again < 4; again++)
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)) {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        if (!mine.has(id) && mine.has(parent)) {
          mine.add(id);
          if (/chrom/.test(stat)) bytes += 4096 * Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]);
        }
      } catch {
        // It has ended meanwhile.
      }
    }
  return bytes / 1e6;
}

test("memory stays flat while it plays", { skip: skip || (process.platform !== "linux" && "needs /proc"), timeout: 240_000 + 1000 * PLAY_S }, async () => {
  await show(PIECE);
  const tools = await page.context().newCDPSession(page);
  const heap = async () => {
    await tools.send("HeapProfiler.collectGarbage");
    return (await tools.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForTimeout(12_000);
  const [first, before] = [await heap(), resident()];
  await page.waitForTimeout(1000 * PLAY_S);
  const [last, after] = [await heap(), resident()];
  console.log(`${PLAY_S} s of playing: heap ${first.toFixed(1)} to ${last.toFixed(1)} MB, resident ${Math.round(before)} to ${Math.round(after)} MB`);
  assert(last < first + 3, `heap: ${first} to ${last} MB`);
  assert(after < before + 60, `resident: ${before} to ${after} MB`);
  unharmed(page);
});
