import type { Block } from "../api/types";

/** A piece of skin over time, as the server sends it (docs/src/reference/scene.md). Lengths are in µm below the surface. */
export interface SceneHeader {
  format: string;
  version: number;
  title: string;
  /** What is solved and what is drawn at random. */
  sampled: string;
  piece: string;
  /** The number of the sample that is shown. */
  sample: number;
  stands_for: string;
  unit_um: number;
  looks: { hours: number; text: string; film_um: number; taken_up: string }[];
  events: { hours: number; name: string; text: string }[];
  skin: {
    radius_um: number;
    layers: { key: string; name: string; text: string; top_um: number; bottom_um: number }[];
    channel: { radius_um: number; depth_um: number; whole: boolean; coagulated_rim_um: number; dead_rim_um: number } | null;
    depot: { radius_um: number; top_um: number; bottom_um: number } | null;
  };
  states: { key: string; name: string; group: Group }[];
  fates: { fate: string; name: string; vesicles: number; dots: number; text: string }[];
  applied: number;
  cell_types: CellType[];
  sections: { name: string; type: "i16" | "u32"; shape: number[]; offset: number; bytes: number }[];
}

export interface CellType {
  key: string;
  name: string;
  one: string;
  radius_um: number;
  cells: number;
  drawn: number;
  text: string;
  /** What a cell that took up 0, 1, 2 ... vesicles is said to have done. */
  loads: string[];
  blocks: { parts: Block[][] };
}

/** What vesicles are shown or hidden together. */
export type Group = "film" | "dried" | "channel" | "tissue" | "cells" | "lost";

export interface Scene {
  header: SceneHeader;
  /** By look: x, y, depth, state of each dot, in steps of `unit_um`. */
  dots: Int16Array[];
  dotCount: number;
  /** x, y, depth, type of each cell. */
  cells: Int16Array;
  cellCount: number;
  /** By look: vesicles that each cell has taken up since the look before. */
  uptakes: { cell: number; vesicles: number }[][];
}

const MAGIC = "EXSC";
const VERSION = 1;
/** Bytes before the header: mark, version, length of the header. */
const BEFORE = 12;

/** Reads a scene; throws where it is no such file. */
export function readScene(bytes: ArrayBuffer): Scene {
  const view = new DataView(bytes);
  const mark = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
  if (mark !== MAGIC || view.getUint32(4, true) !== VERSION) throw new Error("This is not a scene of this version.");
  const length = view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, BEFORE, length))) as SceneHeader;
  const section = (name: string) => {
    const found = header.sections.find((one) => one.name === name);
    if (!found) throw new Error(`The scene has no ${name}.`);
    return { ...found, at: BEFORE + length + found.offset };
  };
  const [dots, cells, uptakes] = [section("dots"), section("cells"), section("uptakes")];
  const dotCount = dots.shape[1] ?? 0;
  const frame = 4 * dotCount;
  const rows = new Uint32Array(bytes, uptakes.at, uptakes.bytes / 4);
  const byLook: Scene["uptakes"] = header.looks.map(() => []);
  for (let i = 0; i + 2 < rows.length; i += 3) byLook[rows[i + 1] ?? 0]?.push({ cell: rows[i] ?? 0, vesicles: rows[i + 2] ?? 0 });
  return {
    header,
    dots: header.looks.map((_, look) => new Int16Array(bytes, dots.at + 2 * frame * look, frame)),
    dotCount,
    cells: new Int16Array(bytes, cells.at, cells.bytes / 2),
    cellCount: cells.shape[0] ?? 0,
    uptakes: byLook,
  };
}

/** What each cell has taken up by a look, written over `loads`. */
export function loadsAt(scene: Scene, look: number, loads: Float32Array): void {
  loads.fill(0);
  for (let k = 0; k <= look; k++) for (const { cell, vesicles } of scene.uptakes[k] ?? []) loads[cell] = (loads[cell] ?? 0) + vesicles;
}

export function typeOf(scene: Scene, cell: number): CellType | undefined {
  return scene.header.cell_types[scene.cells[4 * cell + 3] ?? 0];
}

/** The server's sentence on a cell with this many vesicles. */
export function saidOf(type: CellType, vesicles: number): string {
  return type.loads[Math.min(vesicles, type.loads.length - 1)] ?? "";
}
