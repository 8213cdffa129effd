import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page without a server: the same screens, but other files where the address and the carrier of questions are. */
export default defineConfig({
  root: here("./alone"),
  base: "./",
  publicDir: here("./public"),
  plugins: [svelte({ configFile: here("./svelte.config.js") })],
  resolve: {
    alias: [
      { find: /^(\.\.\/api|\.)\/carry$/, replacement: here("./alone/carry.ts") },
      { find: /^(\.\.\/lib|\.)\/place$/, replacement: here("./alone/place.ts") },
    ],
  },
  worker: { format: "es" },
  build: {
    outDir: here("../docs/src/page"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
