import { mount } from "svelte";
import "../src/app.css";
import Alone from "./Alone.svelte";

const target = document.getElementById("app");
if (target) mount(Alone, { target });
