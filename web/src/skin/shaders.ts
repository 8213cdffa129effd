/** Dots: each is where one of two looks has it; how many have gone over to the later look is a share of them. */
export const DOT_VERTEX = `
in vec4 first;
in vec4 second;
uniform float unit, share, scale, most, cut, floor_um, ratio;
uniform vec4 looks_of[24];
out vec4 tint;

float own(uint n) {
  n = (n ^ 61u) ^ (n >> 16u);
  n *= 9u;
  n ^= n >> 4u;
  n *= 0x27d4eb2du;
  n ^= n >> 15u;
  return float(n >> 8u) / 16777216.0;
}

void main() {
  vec4 at = own(uint(gl_VertexID)) < share ? second : first;
  vec4 state = looks_of[int(at.w)];
  vec3 um = at.xyz * unit;
  bool shown = state.a > 0.0 && um.y <= cut && um.z <= floor_um;
  vec4 seen = modelViewMatrix * vec4(um.x, -um.z, um.y, 1.0);
  gl_Position = shown ? projectionMatrix * seen : vec4(0.0, 0.0, 2.0, 1.0);
  gl_PointSize = shown ? clamp(state.a * scale / -seen.z, 1.5 * ratio, most) : 0.0;
  tint = vec4(state.rgb, 1.0);
}`;

export const DOT_FRAGMENT = `
precision mediump float;
in vec4 tint;
out vec4 colour;

void main() {
  vec2 from = gl_PointCoord - 0.5;
  if (dot(from, from) > 0.25) discard;
  colour = tint;
}`;

/** Cells: spheres painted on points. */
export const CELL_VERTEX = `
in vec4 place;
in float load;
uniform float unit, scale, most, cut, floor_um, ratio, strongest;
uniform vec4 types[12];
uniform vec3 full;
uniform int chosen;
out vec3 tint;

void main() {
  vec4 type = types[int(place.w)];
  vec3 um = place.xyz * unit;
  bool shown = type.a > 0.0 && um.y <= cut && um.z <= floor_um;
  vec4 seen = modelViewMatrix * vec4(um.x, -um.z, um.y, 1.0);
  gl_Position = shown ? projectionMatrix * seen : vec4(0.0, 0.0, 2.0, 1.0);
  bool mine = gl_VertexID == chosen;
  gl_PointSize = shown ? clamp((mine ? 1.6 : 1.0) * 2.0 * type.a * scale / -seen.z, 1.5 * ratio, most) : 0.0;
  float share = load > 0.0 ? 0.45 + 0.55 * min(1.0, log(1.0 + load) / strongest) : 0.0;
  tint = mine ? vec3(1.0, 0.83, 0.2) : mix(type.rgb, full, share);
}`;

export const CELL_FRAGMENT = `
precision mediump float;
in vec3 tint;
out vec4 colour;

void main() {
  vec2 from = 2.0 * gl_PointCoord - 1.0;
  float beyond = 1.0 - dot(from, from);
  if (beyond < 0.0) discard;
  vec3 normal = vec3(from.x, -from.y, sqrt(beyond));
  float light = 0.55 + 0.45 * max(0.0, dot(normal, vec3(-0.35, 0.55, 0.76)));
  colour = vec4(tint * light, 1.0);
}`;
