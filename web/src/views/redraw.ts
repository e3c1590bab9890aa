/** Asks the page to draw its panels again. */
export type Redraw = () => void;
