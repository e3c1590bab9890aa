import "../page.css";
import "./studio.css";
import { StudioPage } from "./page";
import { TablesView } from "./tables";

customElements.define("cs-tables", TablesView);
customElements.define("cs-studio", StudioPage);
