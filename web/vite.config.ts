import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/** Where `npm run dev` finds a running `exoskin serve`. */
const server = process.env.EXOSKIN_SERVER ?? "http://127.0.0.1:8765";

const proxied = { target: server, changeOrigin: true, headers: { origin: server } };

export default defineConfig({
  plugins: [svelte()],
  // The server answers only to its own name, and takes changes only from its own page.
  server: { proxy: { "/api": proxied, "/start": proxied } },
  build: {
    outDir: "../crates/server/assets",
    emptyOutDir: true,
    target: "es2022",
    // The page allows no inline script, and data: only for pictures: every asset is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
