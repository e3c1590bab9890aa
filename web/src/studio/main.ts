import "../page.css";
import "./studio.css";
import { StudioPage } from "./page";

customElements.define("cs-studio", StudioPage);
