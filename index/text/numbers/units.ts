import { attempt } from '../attempt.ts';

/** The unit (as `Intl` names it) that a word in lower case writes in a language (ISO 639-1): h, hrs and hours are an hour. */
export function unitOf(word: string, language: string): string | undefined {
  const table = tableOf(language);
  const found = SYMBOLS[word] ?? table.get(word);
  // Intl writes no dative: nach zwei Tagen.
  return found ?? (word.length > 4 ? table.get(word.slice(0, -1)) : undefined);
}

/** So many seconds is a unit of time. */
export const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

/** Is it a unit of time? */
export function isTime(unit: string | undefined): boolean {
  return unit !== undefined && (unit in SECONDS || unit === 'month' || unit === 'year');
}

/** What is written alike in many languages. */
const SYMBOLS: Readonly<Record<string, string>> = {
  h: 'hour',
  hs: 'hour',
  hrs: 'hour',
  min: 'minute',
  mins: 'minute',
  s: 'second',
  sec: 'second',
  m: 'meter',
  km: 'kilometer',
  cm: 'centimeter',
  mm: 'millimeter',
  kg: 'kilogram',
  g: 'gram',
  l: 'liter',
  ml: 'milliliter',
  kb: 'kilobyte',
  mb: 'megabyte',
  gb: 'gigabyte',
  tb: 'terabyte',
};

const UNITS = [
  ...['second', 'minute', 'hour', 'day', 'week', 'month', 'year'],
  ...['millimeter', 'centimeter', 'meter', 'kilometer', 'inch', 'foot', 'yard', 'mile'],
  ...['gram', 'kilogram', 'ounce', 'pound', 'milliliter', 'liter', 'percent'],
  ...['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'],
];

const tables = new Map<string, ReadonlyMap<string, string>>();

function tableOf(language: string): ReadonlyMap<string, string> {
  let table = tables.get(language);
  if (!table) {
    // A language that Intl does not know has the symbols only.
    table = attempt(() => compile(language), new Map<string, string>());
    tables.set(language, table);
  }
  return table;
}

/** One, two and five of them: where languages have several plurals, these differ. */
const COUNTS = [1, 2, 5];

function compile(language: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const unit of UNITS)
    for (const unitDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay });
      for (const count of COUNTS)
        for (const { type, value } of format.formatToParts(count)) {
          const word = value.normalize('NFC').toLowerCase().replace(/\.$/, '');
          if (type === 'unit' && /^[\p{L}\p{M}]{2,}$/u.test(word) && !table.has(word)) table.set(word, unit);
        }
    }
  return table;
}
