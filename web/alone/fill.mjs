// Puts beside the page without a server what it needs: the module, the lists that forms are made from, and answers to
// common questions. Lists and answers come from the module itself.
//
//   node alone/fill.mjs MODULE.wasm
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const out = fileURLToPath(new URL("../../docs/src/page", import.meta.url));
const LISTS = ["about", "products", "procedures", "questions", "containers", "words", "scorecard"];
/** As web/src/lib/dose.ts asks while a hand moves. */
const INSTANT = { samples: 1000, draws: 20 };
const DOSE = { product: "frozen_msc", volume: "2 mL", site: "face", after: "microneedling", delay: "10 min" };
/** The worked examples of web/src/lib/vial.ts. */
const VIALS = [
  ["frozen_msc", "-80C 60d; thaw; 4C 36h"],
  ["frozen_msc", "-80C 60d; thaw"],
  ["frozen_msc", "-80C 60d; thaw; 22C 8h"],
  ["frozen_msc", "-80C 30d; thaw; -20C 14d; thaw"],
  ["lyophilised_adipose", "25C 90d; reconstitute; 4C 7d"],
];

export function begin(bytes) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { page: { progress() {} } });
  return (name, body) => {
    const question = new TextEncoder().encode(body === undefined ? name : `${name}\n${JSON.stringify(body)}`);
    const at = exports.room(question.length);
    new Uint8Array(exports.memory.buffer, at, question.length).set(question);
    const status = exports.answer();
    const text = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.place(), exports.length()));
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
    return text;
  };
}

/** A question written in one way only, as web/alone/solved.ts writes it. */
function written(name, body) {
  const parts = Object.entries(body).filter(([, value]) => value !== false && value !== "" && value !== null);
  return `${name} ${JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

function common(ask) {
  const names = (list) => JSON.parse(ask(list)).map((one) => one.name);
  const quick = [
    ...names("products").map((product) => ({ ...DOSE, product })),
    ...names("procedures").filter((after) => after !== DOSE.after).map((after) => ({ ...DOSE, after })),
  ];
  return [
    ...VIALS.map(([product, history]) => ["vial", { product, history }]),
    ["dose", { ...DOSE, ...INSTANT }],
    ...quick.map((dose) => ["dose", { ...dose, ...INSTANT, count_only: true }]),
  ];
}

function solve(ask) {
  const index = {};
  let bytes = 0;
  for (const [name, body] of common(ask)) {
    let answer;
    try {
      answer = ask(name, body);
    } catch (error) {
      // A product that cannot be applied so: the page counts, and says why not.
      console.log(`not solved: ${error.message.slice(0, 200)}`);
      continue;
    }
    const key = written(name, body);
    const file = `${createHash("sha256").update(key).digest("hex").slice(0, 16)}.json`;
    writeFileSync(join(out, "solved", file), answer);
    index[key] = file;
    bytes += gzipSync(answer).length;
  }
  writeFileSync(join(out, "solved", "index.json"), JSON.stringify(index));
  return { answers: Object.keys(index).length, bytes };
}

const [path] = process.argv.slice(2);
const module = readFileSync(path);
for (const folder of ["lists", "solved"]) {
  rmSync(join(out, folder), { recursive: true, force: true });
  mkdirSync(join(out, folder), { recursive: true });
}
copyFileSync(path, join(out, "exoskin.wasm"));
const ask = begin(module);
for (const list of LISTS) writeFileSync(join(out, "lists", `${list}.json`), ask(list));
const { answers, bytes } = solve(ask);
const kb = (bytes) => `${Math.round(bytes / 1000)} kB`;
console.log(`module: ${kb(statSync(path).size)}, ${kb(gzipSync(module, { level: 9 }).length)} gzipped`);
console.log(`solved beforehand: ${answers} answers, ${kb(bytes)} gzipped together`);
