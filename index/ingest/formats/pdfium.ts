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
  const { malloc, heap } = memoryOf(api);
  const place = malloc(bytes.length);
  heap().set(bytes, place);
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
  if (!page) return { width: 0, height: 0, pieces: [], unknown: 0 };
  const text = api.FPDFText_LoadPage(page);
  try {
    const read = text ? readPieces(api, text) : { pieces: [], unknown: 0 };
    return { width: api.FPDF_GetPageWidthF(page), height: api.FPDF_GetPageHeightF(page), ...read };
  } finally {
    if (text) api.FPDFText_ClosePage(text);
    api.FPDF_ClosePage(page);
  }
}

/** The most characters that are read of a page: a poster has a few thousand. */
const MAX_CHARACTERS = 100_000;

function readPieces(api: WrappedPdfiumModule, text: number): Pick<PdfPage, 'pieces' | 'unknown'> {
  const { malloc, free } = memoryOf(api);
  const { HEAPF32, HEAPF64 } = api.pdfium as unknown as { HEAPF32: Float32Array; HEAPF64: Float64Array };
  const box = malloc(32);
  const origin = malloc(16);
  const pieces: Piece[] = [];
  let open: (Piece & { looks: number }) | undefined;
  let space = false;
  let unknown = 0;
  const count = Math.min(api.FPDFText_CountChars(text), MAX_CHARACTERS);
  for (let at = 0; at < count; at++) {
    const code = api.FPDFText_GetUnicode(text, at);
    if (code === 0x0d || code === 0x0a) {
      open = undefined;
      continue;
    }
    const character = readCharacter(code);
    if (character === ' ') {
      space = true;
      continue;
    }
    if (api.FPDFText_HasUnicodeMapError(text, at) > 0) unknown++;
    if (!character || isTurned(api.FPDFText_GetCharAngle(text, at))) continue;
    if (!api.FPDFText_GetLooseCharBox(text, at, box) || !api.FPDFText_GetCharOrigin(text, at, origin, origin + 8))
      continue;
    const left = Math.min(HEAPF32[box / 4] ?? 0, HEAPF32[box / 4 + 2] ?? 0);
    const right = Math.max(HEAPF32[box / 4] ?? 0, HEAPF32[box / 4 + 2] ?? 0);
    const baseline = HEAPF64[origin / 8 + 1] ?? 0;
    const size = Math.abs((HEAPF32[box / 4 + 1] ?? 0) - (HEAPF32[box / 4 + 3] ?? 0)) || 1;
    if (open && continues(open, left, right, baseline, size)) {
      open.text += (space ? ' ' : '') + character;
      open.left = Math.min(open.left, left);
      open.right = Math.max(open.right, right);
    } else {
      open = { text: character, left, right, baseline, size, looks: 0, ...styleOf(api, text, at) };
      pieces.push(open);
    }
    space = false;
  }
  free(box);
  free(origin);
  return { pieces: pieces.map(({ looks: _, ...piece }) => piece), unknown };
}
