// Draws the SVG that this thread is given. Plain JavaScript, so that nothing has to be made or loaded for it beside the library.
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';

const png = new Resvg(workerData, { font: { loadSystemFonts: false } }).render().asPng();
parentPort?.postMessage(Uint8Array.from(png));
