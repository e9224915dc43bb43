import { openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Article } from '../ingest/article.ts';

/** Where a text lies in a file. */
export interface TextPlace {
  /** First byte in the file, and how many there are. */
  at: number;
  bytes: number;
  /** Of the bytes (IEEE 802.3): a disk that fails must not be quoted. */
  crc: number;
  /** One byte a UTF-16 unit, or two: both give back any string as it was, lone surrogates too. */
  encoding: 'latin1' | 'utf16le';
}

/** The texts of an article; absent where they are left in memory. */
export interface ArticlePlaces {
  text?: TextPlace;
  source?: TextPlace;
}

/** A text as it is written to a file at a place. */
export function encodeText(text: string, at: number): { place: TextPlace; bytes: Buffer } {
  const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le';
  const bytes = Buffer.from(text, encoding);
  return { place: { at, bytes: bytes.length, crc: crc32(bytes), encoding }, bytes };
}

/** What is kept on the disk is not what was written there. */
export class DamagedText extends Error {}

/** Longer texts, in UTF-16 units, are left in memory: a question would read them again and again. */
export const MAX_ON_DISK = 250_000;

/** Texts that lie in a file and are read when they are asked for; the last ones are kept. */
export class TextFile {
  #handle: number;
  #recent = new Map<TextPlace, string>();
  #last: TextPlace | undefined;
  #lastText = '';

  /** Throws the system's error when it cannot be opened. It is open as long as the thread lives. */
  constructor(file: string) {
    this.#handle = openSync(file, 'r');
  }

  /** Throws `DamagedText` when it is not what was written there. */
  read(place: TextPlace): string {
    if (place === this.#last) return this.#lastText;
    const text = this.#recent.get(place) ?? this.#load(place);
    this.#recent.delete(place);
    this.#recent.set(place, text);
    if (this.#recent.size > MAX_RECENT) {
      const [oldest] = this.#recent.keys();
      this.#recent.delete(oldest as TextPlace);
    }
    this.#last = place;
    this.#lastText = text;
    return text;
  }

  /** From now on the texts of an article are those at the places: what it held is free. */
  serve(article: Article, places: ArticlePlaces): void {
    for (const [property, place] of Object.entries(places) as [keyof ArticlePlaces, TextPlace][])
      Object.defineProperty(article, property, {
        configurable: true,
        // Copies, and what another thread receives, hold the text itself.
        enumerable: true,
        get: () => this.read(place),
      });
  }

  #load({ at, bytes, crc, encoding }: TextPlace): string {
    const buffer = Buffer.allocUnsafe(bytes);
    const read = readSync(this.#handle, buffer, 0, bytes, at);
    if (read !== bytes || crc32(buffer) !== crc)
      throw new DamagedText('the text of an article is no longer what was saved of it');
    return buffer.toString(encoding);
  }
}

/** A question looks at some dozens of articles, and the next one at some of the same. */
const MAX_RECENT = 200;
