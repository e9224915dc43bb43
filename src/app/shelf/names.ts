import { articleExtensions } from '../../../index/index.ts';

/**
 * A name for a file of this name, safe on every file system: no folder, nothing hidden or reserved, no character that Windows, macOS or
 * Linux refuses or shows as another, and at most `MOST` bytes.
 */
export function safeName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  const extension = dot < 0 ? '' : base.slice(dot).toLowerCase();
  const known = articleExtensions.includes(extension);
  const stem = cleaned(known ? base.slice(0, dot) : base) || 'article';
  const free = unreserved(stem);
  return known ? cut(free, MOST - extension.length) + extension : cut(free, MOST);
}

/** The same for a path: of the folders, the last few. */
export function safePath(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part && part !== '.' && part !== '..');
  const name = safeName(parts.pop() ?? '');
  const folders = parts.slice(-DEEPEST).map((part) => {
    const folder = unreserved(cut(cleaned(part) || '_', FOLDER));
    // A file and a folder cannot be called the same.
    return isLikeAFile(folder) ? `${folder}_` : folder;
  });
  return [...folders, name].join('/');
}

/** By this, two paths are told apart: some file systems know neither capitals nor ways to write an accent. */
export function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** With `.tmp` and a folder's path, below what any file system takes. */
const MOST = 150;
const FOLDER = 60;
const DEEPEST = 5;

/** Windows opens a device by these, whatever stands after a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/i;

function unreserved(name: string): string {
  return name.replace(RESERVED, '$&_');
}

function isLikeAFile(folder: string): boolean {
  return articleExtensions.some((extension) => folder.toLowerCase().endsWith(extension));
}

function cleaned(text: string): string {
  return (
    text
      .normalize('NFC')
      // What cannot be seen, or turns around what is.
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, '')
      .replace(/[<>:"/\\|?*]+/g, '-')
      .replace(/\s+/gu, ' ')
      // What begins with a dot is hidden; Windows drops dots and spaces at the end.
      .replace(/^[.\s-]+|[.\s]+$/gu, '')
  );
}

/** The beginning that fits in so many bytes of UTF-8. */
function cut(text: string, bytes: number): string {
  let used = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept.replace(/[.\s]+$/u, '') || 'article';
}
