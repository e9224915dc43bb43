import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { UnusableFile } from '../format.ts';

/** A piece of a line: characters that stand side by side. Measures are in points, from the page's lower left corner. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** What the letters stand on. */
  baseline: number;
  size: number;
  bold: boolean;
  /** Of letters of one width. */
  fixed: boolean;
}

export interface PdfPage {
  width: number;
  height: number;
  /** In the order in which the file draws them. */
  pieces: Piece[];
  /** Whether anything is drawn on it. */
  drawn: boolean;
  /** Characters whose meaning the file does not tell. */
  unknown: number;
}

export interface Pdf {
  title: string;
  language: string;
  pageCount: number;
  page(index: number): PdfPage;
}

/** Opens a PDF with PDFium. Throws `UnusableFile`. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  pdfium ??= load();
  const api = await pdfium;
  const { malloc, heap } = rawOf(api);
  const place = malloc(bytes.length);
  heap.HEAPU8.set(bytes, place);
  const document = api.FPDF_LoadMemDocument(place, bytes.length, '');
  if (!document) throw notOpened(api.FPDF_GetLastError());
  const ask = (call: (buffer: number, size: number) => number) => utf16(api, call);
  return {
    title: ask((buffer, size) => api.FPDF_GetMetaText(document, 'Title', buffer, size)),
    language: ask((buffer, size) => api.FPDFCatalog_GetLanguage(document, buffer, size)),
    pageCount: api.FPDF_GetPageCount(document),
    page: (index) => readPage(api, document, index),
  };
}

let pdfium: Promise<WrappedPdfiumModule> | undefined;

async function load(): Promise<WrappedPdfiumModule> {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const api = await init({ wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer });
  api.PDFiumExt_Init();
  return api;
}

/** What PDFium's error codes mean (fpdfview.h). */
function notOpened(code: number): UnusableFile {
  if (code === 4 || code === 5) return new UnusableFile({ reason: 'encrypted', detail: '' });
  return new UnusableFile({ reason: 'damaged', detail: 'not a PDF that can be opened' });
}

function readPage(api: WrappedPdfiumModule, document: number, index: number): PdfPage {
  const page = api.FPDF_LoadPage(document, index);
  if (!page) return { width: 0, height: 0, pieces: [], drawn: false, unknown: 0 };
  const text = api.FPDFText_LoadPage(page);
  try {
    const drawn = api.FPDFPage_CountObjects(page) > 0;
    const read = text ? readPieces(api, text) : { pieces: [], unknown: 0 };
    return { width: api.FPDF_GetPageWidthF(page), height: api.FPDF_GetPageHeightF(page), drawn, ...read };
  } finally {
    if (text) api.FPDFText_ClosePage(text);
    api.FPDF_ClosePage(page);
  }
}

/** The most characters that are read of a page: a poster has a few thousand. */
const MAX_CHARACTERS = 100_000;

function readPieces(module: WrappedPdfiumModule, text: number): Pick<PdfPage, 'pieces' | 'unknown'> {
  const api = rawOf(module);
  const buffer = api.malloc(64);
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  let space = false;
  let unknown = 0;
  const count = Math.min(api.FPDFText_CountChars(text), MAX_CHARACTERS);
  for (let at = 0; at < count; at++) {
    const code = api.FPDFText_GetUnicode(text, at);
    if (code === 0x0d || code === 0x0a) open = undefined;
    const character = String.fromCodePoint(HYPHENS.has(code) ? HYPHEN : code);
    if (!LINE_OR_SPACE.has(code) && api.FPDFText_HasUnicodeMapError(text, at) > 0) unknown++;
    if ((code <= 0x20 || code === 0xa0) && !HYPHENS.has(code)) {
      space = true;
      continue;
    }
    // Signs without a meaning, and what stands on its side: the margins of drafts, the axes of charts.
    if (/[\p{Cc}\p{Co}\p{Cn}]/u.test(character) || isTurned(api.FPDFText_GetCharAngle(text, at))) continue;
    const place = placeOf(api, text, at, buffer);
    if (!place) continue;
    if (open && continues(open, place)) {
      // A gap may stand for a space that is not there.
      const parted = space || place.left - open.right > open.size * 0.25;
      open.text += (parted ? ' ' : '') + character;
      open.left = Math.min(open.left, place.left);
      open.right = Math.max(open.right, place.right);
    } else {
      open = { text: character, ...place, ...styleOf(module, text, at) };
      pieces.push(open);
    }
    space = false;
  }
  api.free(buffer);
  return { pieces, unknown };
}

const LINE_OR_SPACE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0xa0]);

/** Where a word is parted at the end of a line. */
export const HYPHEN = 0xad;

/** How PDFium says so. */
const HYPHENS: ReadonlySet<number> = new Set([0x02, 0xad, 0xfffe]);

type Place = Pick<Piece, 'left' | 'right' | 'baseline' | 'size'>;

function placeOf(api: Raw, text: number, at: number, buffer: number): Place | null {
  if (!api.FPDFText_GetLooseCharBox(text, at, buffer)) return null;
  const { heap } = api;
  const [one, other] = [heap.HEAPF32[buffer / 4] ?? 0, heap.HEAPF32[buffer / 4 + 2] ?? 0];
  if (!api.FPDFText_GetCharOrigin(text, at, buffer, buffer + 8)) return null;
  const baseline = heap.HEAPF64[buffer / 8 + 1] ?? 0;
  if (!api.FPDFText_GetMatrix(text, at, buffer)) return null;
  const [across, up] = [heap.HEAPF32[buffer / 4 + 2] ?? 0, heap.HEAPF32[buffer / 4 + 3] ?? 1];
  const size = api.FPDFText_GetFontSize(text, at) * Math.hypot(across, up);
  return { left: Math.min(one, other), right: Math.max(one, other), baseline, size };
}

/** Whether a character stands beside a piece, be it raised or lowered like a footnote's number. */
function continues(piece: Piece, { left, right, baseline, size }: Place): boolean {
  const em = Math.max(piece.size, size);
  if (Math.abs(baseline - piece.baseline) > em * 0.5) return false;
  return left - piece.right < em * 0.9 && piece.left - right < em * 0.9 && left > piece.left - em * 4;
}

/** In radians; a few degrees are a page that was fed in askew. */
function isTurned(angle: number): boolean {
  const turn = Math.abs(angle) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn) > 0.2;
}

function styleOf(api: WrappedPdfiumModule, text: number, at: number): Pick<Piece, 'bold' | 'fixed'> {
  const { malloc, free, heap } = rawOf(api);
  const flags = malloc(4);
  const name = utf8(api, (buffer, size) => api.FPDFText_GetFontInfo(text, at, buffer, size, flags));
  const fixed = ((heap.HEAP32[flags / 4] ?? 0) & 1) === 1;
  free(flags);
  const weight = api.FPDFText_GetFontWeight(text, at);
  return {
    bold: weight >= 600 || /bold|black|heavy|demi|cmbx|[-,]b(?:i|$)/i.test(name),
    fixed: fixed || /mono|courier|consol|cmtt|typewriter|menlo|fixed/i.test(name),
  };
}

function utf16(api: WrappedPdfiumModule, call: (buffer: number, size: number) => number): string {
  return inBuffer(api, call, (buffer) => api.pdfium.UTF16ToString(buffer));
}

function utf8(api: WrappedPdfiumModule, call: (buffer: number, size: number) => number): string {
  return inBuffer(api, call, (buffer) => api.pdfium.UTF8ToString(buffer));
}

/** Text that PDFium writes into a buffer of at most a kilobyte. */
function inBuffer(
  api: WrappedPdfiumModule,
  call: (buffer: number, size: number) => number,
  read: (buffer: number) => string,
): string {
  const { malloc, free } = rawOf(api);
  const size = 1024;
  const buffer = malloc(size);
  const length = call(buffer, size);
  const text = length > 0 && length <= size ? read(buffer) : '';
  free(buffer);
  return text;
}

/** What WebAssembly itself exports: several times as fast as the functions around it, and there are eight calls a character. */
interface Raw {
  malloc(size: number): number;
  free(place: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, at: number): number;
  FPDFText_HasUnicodeMapError(text: number, at: number): number;
  FPDFText_GetCharAngle(text: number, at: number): number;
  FPDFText_GetLooseCharBox(text: number, at: number, box: number): number;
  FPDFText_GetCharOrigin(text: number, at: number, x: number, y: number): number;
  FPDFText_GetMatrix(text: number, at: number, matrix: number): number;
  FPDFText_GetFontSize(text: number, at: number): number;
  /** Its views are replaced when the memory grows. */
  heap: Heap;
}

interface Heap {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

function rawOf(api: WrappedPdfiumModule): Raw {
  const { wasmExports } = api.pdfium as unknown as { wasmExports: Raw };
  raw ??= { ...wasmExports, heap: api.pdfium as unknown as Heap };
  return raw;
}

let raw: Raw | undefined;
