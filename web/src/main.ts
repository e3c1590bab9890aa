import "ol/ol.css";
import "tabulator-tables/dist/css/tabulator_simple.min.css";
import "./page.css";
import { AtlasPage } from "./atlas";

customElements.define("cs-atlas", AtlasPage);
