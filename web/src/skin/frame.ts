import { BufferAttribute, BufferGeometry, type Color, DoubleSide, Group, LineBasicMaterial, LineSegments, Mesh, MeshBasicMaterial } from "three";
import type { SceneHeader } from "./format";

/** The skin around the cells: faces of the layers where it is cut open, their rims, the channel's wall, the film. */
export interface Frame {
  group: Group;
  show(visible: boolean, cut: number, floor: number, colour: (name: string) => Color): void;
  film(thickness: number): void;
  dispose(): void;
}

const AROUND = 72;
const LAYERS = ["--skin0", "--skin1", "--skin2", "--skin3"];

interface Face {
  mesh: Mesh<BufferGeometry, MeshBasicMaterial>;
  name: string;
}

/** Points of the arc of a circle that is left behind the cut, from one end to the other. */
function arc(radius: number, cut: number): [number, number][] {
  if (cut <= -radius) return [];
  const end = cut >= radius ? Math.PI : Math.acos(Math.max(-1, -cut / radius));
  // Seen from above, the back of the piece is at −y: the arc goes around it.
  return Array.from({ length: AROUND + 1 }, (_, i) => {
    const angle = -Math.PI / 2 - end + (2 * end * i) / AROUND;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

export function frame(header: SceneHeader): Frame {
  const { skin } = header;
  const group = new Group();
  const lines = new LineSegments(new BufferGeometry(), new LineBasicMaterial({ transparent: true, opacity: 0.55 }));
  group.add(lines);
  const faces: Face[] = [];
  const face = (name: string, opacity: number): Face => {
    const material = new MeshBasicMaterial({ side: DoubleSide, transparent: true, opacity, depthWrite: false });
    const one = { mesh: new Mesh(new BufferGeometry(), material), name };
    one.mesh.frustumCulled = false;
    faces.push(one);
    group.add(one.mesh);
    return one;
  };
  lines.frustumCulled = false;
  const layers = skin.layers.map((layer, i) => ({ layer, face: face(LAYERS[i] ?? "--skin3", 0.34) }));
  const lumen = face("--v-channel", 0.16);
  const film = face("--v-film", 0.3);
  let filmAt: { cut: number; thickness: number } = { cut: 0, thickness: 0 };

  function set(mesh: { geometry: BufferGeometry }, points: number[]): void {
    mesh.geometry.dispose();
    mesh.geometry = new BufferGeometry();
    mesh.geometry.setAttribute("position", new BufferAttribute(new Float32Array(points), 3));
  }

  /** A rectangle in the plane of the cut. */
  function wall(left: number, right: number, top: number, bottom: number, cut: number): number[] {
    const z = cut;
    return [left, -top, z, right, -top, z, right, -bottom, z, left, -top, z, right, -bottom, z, left, -bottom, z];
  }

  function drawFilm(): void {
    const { cut, thickness } = filmAt;
    const around = arc(skin.radius_um, cut);
    film.mesh.visible = thickness > 0 && around.length > 0;
    if (!film.mesh.visible) return;
    const points: number[] = [];
    for (let i = 1; i + 1 < around.length; i++) {
      for (const at of [around[0], around[i], around[i + 1]]) if (at) points.push(at[0], thickness, at[1]);
    }
    const half = Math.sqrt(Math.max(0, skin.radius_um ** 2 - cut ** 2));
    points.push(...wall(-half, half, -thickness, 0, cut));
    set(film.mesh, points);
  }

  return {
    group,
    show(visible, cut, floor, colour) {
      group.visible = visible;
      const half = Math.sqrt(Math.max(0, skin.radius_um ** 2 - cut ** 2));
      const open = skin.channel && !skin.channel.whole ? Math.sqrt(Math.max(0, skin.channel.radius_um ** 2 - cut ** 2)) : 0;
      const deep = skin.channel?.depth_um ?? 0;
      for (const { layer, face } of layers) {
        const bottom = Math.min(layer.bottom_um, floor);
        const points: number[] = [];
        if (bottom > layer.top_um && half > 0) {
          // Beside the channel, and below it.
          const beside = open > 0 ? Math.min(bottom, deep) : layer.top_um;
          if (beside > layer.top_um) points.push(...wall(-half, -open, layer.top_um, beside, cut), ...wall(open, half, layer.top_um, beside, cut));
          if (bottom > Math.max(layer.top_um, beside)) points.push(...wall(-half, half, Math.max(layer.top_um, beside), bottom, cut));
        }
        set(face.mesh, points);
      }
      set(lumen.mesh, open > 0 ? wall(-open, open, 0, Math.min(deep, floor), cut) : []);
      const rims: number[] = [];
      const ring = (radius: number, depth: number) => {
        const around = arc(radius, cut);
        for (let i = 0; i + 1 < around.length; i++) for (const at of [around[i], around[i + 1]]) if (at) rims.push(at[0], -depth, at[1]);
      };
      for (const layer of skin.layers) if (layer.top_um <= floor) ring(skin.radius_um, layer.top_um);
      ring(skin.radius_um, Math.min(floor, skin.layers.at(-1)?.bottom_um ?? floor));
      if (skin.channel && !skin.channel.whole) for (const depth of [0, 0.33 * deep, 0.67 * deep, deep]) if (depth <= floor) ring(skin.channel.radius_um, depth);
      if (skin.depot) for (const depth of [skin.depot.top_um, skin.depot.bottom_um]) if (depth <= floor) ring(skin.depot.radius_um, depth);
      set(lines, rims);
      lines.material.color = colour("--soft");
      for (const one of faces) one.mesh.material.color = colour(one.name);
      filmAt = { ...filmAt, cut };
      drawFilm();
    },
    film(thickness) {
      if (thickness === filmAt.thickness) return;
      filmAt = { ...filmAt, thickness };
      drawFilm();
    },
    dispose() {
      for (const one of [lines, ...faces.map((each) => each.mesh)]) {
        one.geometry.dispose();
        one.material.dispose();
      }
    },
  };
}
