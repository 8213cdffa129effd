import { BufferAttribute, BufferGeometry, Color, ColorManagement, GLSL3, Matrix4, PerspectiveCamera, Points, RawShaderMaterial, Scene as Stage, Vector3, Vector4, WebGLRenderer } from "three";
import { loadsAt, readScene, type Group, type Scene } from "./format";
import { frame, type Frame } from "./frame";
import { CELL_FRAGMENT, CELL_VERTEX, DOT_FRAGMENT, DOT_VERTEX } from "./shaders";

/** Where the eye is: angles in degrees, distance as a multiple of the piece's size. */
export interface Eye {
  turn: number;
  lift: number;
  far: number;
}

export interface Shown {
  groups: Record<Group, boolean>;
  /** Types of cell by key. */
  types: Record<string, boolean>;
  layers: boolean;
  /** Where the piece is cut open: −1 leaves its back edge, 1 cuts nothing. */
  cut: number;
  /** How deep it is shown, as a share of its depth. */
  depth: number;
}

/** Room for kinds of state and types of cell in the shaders. */
const STATES = 24;
const TYPES = 12;
/** Widths of dots in µm: small enough to stay apart, wide enough to see. */
const DOT_UM: Record<Group, number> = { film: 3.5, dried: 3.5, channel: 4, tissue: 5, cells: 7, lost: 3.5 };
const MOST_PIXELS = 64;
// Colours are drawn as the style sheet has them.
ColorManagement.enabled = false;
const PREAMBLE = "precision highp float;\nprecision highp int;\nuniform mat4 modelViewMatrix;\nuniform mat4 projectionMatrix;\n";

/** Colours come from the style sheet, so that light, dark and print each have their own. */
function colour(name: string): Color {
  return new Color(getComputedStyle(document.body).getPropertyValue(name).trim() || "#888");
}

/** A piece of skin on a canvas. It draws when it is told to, and keeps nothing from one time to the next. */
export class SkinView {
  readonly #renderer: WebGLRenderer;
  readonly #stage = new Stage();
  readonly #camera = new PerspectiveCamera(32, 1, 1, 100_000);
  #scene: Scene | undefined;
  #dots: Points<BufferGeometry, RawShaderMaterial> | undefined;
  #cells: Points<BufferGeometry, RawShaderMaterial> | undefined;
  #frame: Frame | undefined;
  #look = -1;
  #loads = new Float32Array(0);
  #size: [number, number] = [1, 1];
  #shown: Shown | undefined;
  /** How long the last picture took to draw, in milliseconds: asked for by the tests. */
  drawn = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: false, powerPreference: "high-performance", preserveDrawingBuffer: true });
    this.#renderer.outputColorSpace = "srgb-linear";
  }

  /** Reads a scene from its file. */
  read(bytes: ArrayBuffer): Scene {
    return readScene(bytes);
  }

  load(scene: Scene): void {
    this.#clear();
    this.#scene = scene;
    this.#look = -1;
    const unit = { value: scene.header.unit_um };
    const common = () => ({ unit, scale: { value: 1 }, most: { value: MOST_PIXELS }, cut: { value: 0 }, floor_um: { value: 0 }, ratio: { value: 1 } });
    const dots = new BufferGeometry();
    dots.setAttribute("first", new BufferAttribute(new Int16Array(4 * scene.dotCount), 4));
    dots.setAttribute("second", new BufferAttribute(new Int16Array(4 * scene.dotCount), 4));
    dots.setIndex(new BufferAttribute(new Uint32Array(scene.dotCount), 1));
    this.#dots = this.#points(dots, DOT_VERTEX, DOT_FRAGMENT, { ...common(), share: { value: 0 }, looks_of: { value: Array.from({ length: STATES }, () => new Vector4()) } });
    const cells = new BufferGeometry();
    this.#loads = new Float32Array(scene.cellCount);
    cells.setAttribute("place", new BufferAttribute(scene.cells, 4));
    cells.setAttribute("load", new BufferAttribute(this.#loads, 1));
    cells.setIndex(new BufferAttribute(new Uint32Array(scene.cellCount), 1));
    this.#cells = this.#points(cells, CELL_VERTEX, CELL_FRAGMENT, {
      ...common(),
      types: { value: Array.from({ length: TYPES }, () => new Vector4()) },
      full: { value: new Color() },
      chosen: { value: -1 },
      strongest: { value: 1 },
    });
    this.#frame = frame(scene.header);
    this.#stage.add(this.#cells, this.#dots, this.#frame.group);
  }

  #points(geometry: BufferGeometry, vertexShader: string, fragmentShader: string, uniforms: Record<string, { value: unknown }>): Points<BufferGeometry, RawShaderMaterial> {
    const material = new RawShaderMaterial({ glslVersion: GLSL3, vertexShader: PREAMBLE + vertexShader, fragmentShader, uniforms });
    const points = new Points(geometry, material);
    points.frustumCulled = false;
    return points;
  }

  resize(width: number, height: number): void {
    this.#size = [width, height];
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / Math.max(1, height);
    this.#camera.updateProjectionMatrix();
  }

  /** Depth down to which there is something to see (µm). */
  get depthUm(): number {
    const { skin } = this.#scene?.header ?? {};
    if (!skin) return 1;
    const bottom = skin.layers.at(-1)?.bottom_um ?? 1;
    const deepest = Math.max(skin.channel?.depth_um ?? 0, skin.depot?.bottom_um ?? 0);
    return Math.min(bottom, Math.max(1.45 * deepest, 0.45 * skin.radius_um, 2.2 * (skin.layers[1]?.bottom_um ?? 0)));
  }

  /** What is seen, by layer and group; colours of the theme that is on. */
  show(shown: Shown, chosen: number): void {
    const scene = this.#scene;
    if (!scene || !this.#dots || !this.#cells || !this.#frame) return;
    this.#shown = shown;
    const [radius, floor] = [scene.header.skin.radius_um, this.depthUm * shown.depth];
    const cut = shown.cut * radius;
    const looks = this.#uniform<Vector4[]>(this.#dots, "looks_of");
    scene.header.states.slice(0, STATES).forEach((state, i) => {
      const tint = colour(TINTS[state.group]);
      looks[i]?.set(tint.r, tint.g, tint.b, shown.groups[state.group] ? DOT_UM[state.group] : 0);
    });
    const types = this.#uniform<Vector4[]>(this.#cells, "types");
    scene.header.cell_types.slice(0, TYPES).forEach((type, i) => {
      const tint = colour(CELLS[i % CELLS.length] ?? "--cell0");
      types[i]?.set(tint.r, tint.g, tint.b, shown.types[type.key] === false ? 0 : type.radius_um);
    });
    this.#set(this.#cells, "full", colour("--load"));
    this.#set(this.#cells, "chosen", chosen);
    this.#set(this.#cells, "strongest", Math.log(1 + Math.max(1, ...scene.header.cell_types.map((type) => type.loads.length - 1))));
    for (const points of [this.#dots, this.#cells]) {
      this.#set(points, "cut", cut);
      this.#set(points, "floor_um", floor);
      this.#set(points, "ratio", this.#renderer.getPixelRatio());
    }
    this.#frame.show(shown.layers, cut, floor, colour);
    this.#renderer.setClearColor(colour("--sunk"));
    const sizes = types.map((type) => type.w);
    this.#keep(this.#cells, scene.cellCount, this.#seen(scene.cells, sizes));
    if (this.#look >= 0) this.#keepDots(this.#look);
  }

  /** Whether a point of a table is in front of neither the cut nor the floor, and of a kind that is shown. */
  #seen(points: Int16Array, sizes: number[]): (i: number) => boolean {
    const unit = this.#scene?.header.unit_um ?? 1;
    const { cut = 0, depth = 1 } = this.#shown ?? {};
    const [far, floor] = [(cut * (this.#scene?.header.skin.radius_um ?? 0)) / unit, (this.depthUm * depth) / unit];
    return (i) => (points[4 * i + 1] ?? 0) <= far && (points[4 * i + 2] ?? 0) <= floor && (sizes[points[4 * i + 3] ?? 0] ?? 0) > 0;
  }

  /** Dots that are to be seen at a look or at the next one. */
  #keepDots(look: number): void {
    const scene = this.#scene;
    const [now, then] = [scene?.dots[look], scene?.dots[Math.min(scene.dots.length - 1, look + 1)]];
    if (!scene || !this.#dots || !now || !then) return;
    const sizes = this.#uniform<Vector4[]>(this.#dots, "looks_of").map((state) => state.w);
    const [first, second] = [this.#seen(now, sizes), this.#seen(then, sizes)];
    this.#keep(this.#dots, scene.dotCount, (i) => first(i) || second(i));
  }

  /** Draws only these points: in software, one that is not seen costs a third of one that is. A point keeps its number. */
  #keep(points: Points<BufferGeometry, RawShaderMaterial>, count: number, seen: (i: number) => boolean): void {
    const { index } = points.geometry;
    if (!index) return;
    const list = index.array as Uint32Array;
    let kept = 0;
    for (let i = 0; i < count; i++) if (seen(i)) list[kept++] = i;
    points.geometry.setDrawRange(0, kept);
    index.clearUpdateRanges();
    index.addUpdateRange(0, kept);
    index.needsUpdate = true;
  }

  #uniform<T>(points: Points<BufferGeometry, RawShaderMaterial>, name: string): T {
    return points.material.uniforms[name]?.value as T;
  }

  #set(points: Points<BufferGeometry, RawShaderMaterial>, name: string, value: unknown): void {
    const uniform = points.material.uniforms[name];
    if (uniform) uniform.value = value;
  }

  /** Goes to a time: whole numbers are looks, between them a share of the dots has gone over to the later one. */
  at(time: number): void {
    const scene = this.#scene;
    if (!scene || !this.#dots || !this.#cells || !this.#frame) return;
    const last = scene.dots.length - 1;
    const look = Math.max(0, Math.min(last, Math.floor(time)));
    if (look !== this.#look) {
      this.#fill("first", scene.dots[look]);
      this.#fill("second", scene.dots[Math.min(last, look + 1)]);
      loadsAt(scene, look, this.#loads);
      const load = this.#cells.geometry.getAttribute("load");
      load.needsUpdate = true;
      this.#look = look;
      this.#keepDots(look);
    }
    this.#set(this.#dots, "share", Math.max(0, Math.min(1, time - look)));
    this.#frame.film(scene.header.looks[look]?.film_um ?? 0);
  }

  #fill(name: string, points: Int16Array | undefined): void {
    const attribute = this.#dots?.geometry.getAttribute(name);
    if (!attribute || !points) return;
    (attribute.array as Int16Array).set(points);
    attribute.needsUpdate = true;
  }

  look(eye: Eye): void {
    const header = this.#scene?.header;
    if (!header) return;
    const radius = header.skin.radius_um;
    const depth = this.depthUm;
    const middle = new Vector3(0, -0.4 * depth, 0);
    const size = Math.max(radius, 1.05 * depth);
    const wide = Math.min(1, this.#camera.aspect / 1.6);
    const away = (eye.far * 2.75 * size) / wide;
    const [turn, lift] = [(eye.turn * Math.PI) / 180, (eye.lift * Math.PI) / 180];
    this.#camera.position.set(middle.x + away * Math.sin(turn) * Math.cos(lift), middle.y + away * Math.sin(lift), middle.z + away * Math.cos(turn) * Math.cos(lift));
    this.#camera.near = away / 100;
    this.#camera.far = away * 10;
    this.#camera.updateProjectionMatrix();
    this.#camera.lookAt(middle);
  }

  draw(): void {
    const begun = performance.now();
    const scale = (this.#renderer.domElement.height / 2) * (this.#camera.projectionMatrix.elements[5] ?? 1);
    for (const points of [this.#dots, this.#cells]) if (points) this.#set(points, "scale", scale);
    this.#renderer.render(this.#stage, this.#camera);
    this.drawn = performance.now() - begun;
  }

  /** Waits until the picture is there: drawing in software goes on after the call. */
  settle(): void {
    const gl = this.#renderer.getContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  /** The cell that is seen at a point of the canvas; −1 where there is none. */
  pick(x: number, y: number): number {
    const scene = this.#scene;
    const shown = this.#shown;
    if (!scene || !shown) return -1;
    this.#camera.updateMatrixWorld();
    const seen = new Matrix4().multiplyMatrices(this.#camera.projectionMatrix, this.#camera.matrixWorldInverse).elements;
    const [width, height] = this.#size;
    const { unit_um: unit, skin, cell_types } = scene.header;
    const [cut, floor] = [shown.cut * skin.radius_um, shown.depth * this.depthUm];
    const scale = (height / 2) * (this.#camera.projectionMatrix.elements[5] ?? 1);
    const radii = cell_types.map((type) => (shown.types[type.key] === false ? 0 : type.radius_um));
    let [best, nearest] = [-1, Infinity];
    for (let i = 0; i < scene.cellCount; i++) {
      const [a, b, depth] = [(scene.cells[4 * i] ?? 0) * unit, (scene.cells[4 * i + 1] ?? 0) * unit, (scene.cells[4 * i + 2] ?? 0) * unit];
      const radius = radii[scene.cells[4 * i + 3] ?? 0] ?? 0;
      if (radius === 0 || b > cut || depth > floor) continue;
      const row = (k: number) => (seen[k] ?? 0) * a - (seen[k + 4] ?? 0) * depth + (seen[k + 8] ?? 0) * b + (seen[k + 12] ?? 0);
      const w = row(3);
      if (w <= 0 || w >= nearest) continue;
      const [px, py] = [((row(0) / w + 1) / 2) * width, ((1 - row(1) / w) / 2) * height];
      if (Math.hypot(px - x, py - y) <= Math.max(3, (radius * scale) / w)) [best, nearest] = [i, w];
    }
    return best;
  }

  #clear(): void {
    for (const points of [this.#dots, this.#cells]) {
      points?.geometry.dispose();
      points?.material.dispose();
    }
    this.#frame?.dispose();
    this.#stage.clear();
  }

  dispose(): void {
    this.#clear();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }
}

const TINTS: Record<Group, string> = { film: "--v-film", dried: "--v-dried", channel: "--v-channel", tissue: "--v-tissue", cells: "--v-cells", lost: "--v-lost" };
const CELLS = ["--cell0", "--cell1", "--cell2", "--cell3", "--cell4", "--cell5"];
