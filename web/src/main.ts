import "./vendor.css";
import "./page.css";
import { AtlasPage } from "./atlas";

customElements.define("cs-atlas", AtlasPage);
