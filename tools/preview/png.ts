import { decode, encode } from 'fast-png';

/**
 * The same picture with no more than 256 colours, or fewer, as a table of them: text on a few colours needs no more, and takes less
 * than half of the room. What is rare has the nearest of the others. `notes` are kept inside of it, as text (Latin-1): a
 * picture and what is said of it cannot come apart.
 */
export function compact(png: Uint8Array, notes: Record<string, string>, colours = COLOURS): Uint8Array {
  const { width, height, data, channels } = decode(png);
  const pixels = Array.from({ length: width * height }, (_, at) => colourAt(data, at * channels));
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const usual = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = usual.slice(0, colours);
  const places = new Map(usual.map((colour) => [colour, nearest(colour, palette)]));
  const indexed = Uint8Array.from(pixels, (colour) => places.get(colour) ?? 0);
  const table = palette.map(parts);
  return encode(
    { width, height, data: indexed, channels: 1, depth: 8, palette: table, text: notes },
    { zlib: { level: 9 } },
  );
}

/** The note of this name in a picture; undefined where there is none. Reads no pixel. */
export function noteIn(png: Buffer, name: string): string | undefined {
  for (let at = SIGNATURE; at + CHUNK <= png.length; ) {
    const length = png.readUInt32BE(at);
    const data = png.toString('latin1', at + 8, at + 8 + length);
    if (png.toString('latin1', at + 4, at + 8) === 'tEXt' && data.startsWith(`${name}\0`))
      return data.slice(name.length + 1);
    at += length + CHUNK;
  }
  return undefined;
}

const COLOURS = 256;
const SIGNATURE = 8;
/** Its length, its kind and its sum. */
const CHUNK = 12;

function colourAt(data: ArrayLike<number>, at: number): number {
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}

function parts(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, palette: readonly number[]): number {
  const [r, g, b] = parts(colour);
  const distances = palette.map((other) => {
    const [red, green, blue] = parts(other);
    return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
  });
  return distances.indexOf(Math.min(...distances));
}
