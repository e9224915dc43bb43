// Makes the names of emoji in index/text/emoji/data: what each is called in the Unicode CLDR's annotations, in the languages that the
// table of word vectors knows or the bot has lists of words for.
//
//   npm pack cldr-annotations-full@48.2.0 && tar xzf cldr-annotations-full-48.2.0.tgz
//   node --import tsx tools/emoji/names.ts package
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { isEmoji } from '../../index/text/emoji/emoji.ts';
import { listedLanguages } from '../../index/text/functionWords.ts';
import { openWordVectors } from '../../index/wordvectors/wordVectors.ts';

/** Where a language stands under another code. */
const FOLDERS: Readonly<Record<string, string>> = { tl: 'fil' };

interface Annotations {
  annotations: { annotations: Record<string, { tts?: string[] }> };
}

const folder = path.join(process.argv[2] ?? 'package', 'annotations');
const languages = [...new Set([...openWordVectors().languages, ...listedLanguages])].sort();
const byLanguage = Object.fromEntries(languages.map((language) => [language, namesIn(language)]));
const emoji = [...(byLanguage.en?.keys() ?? [])].filter(isEmoji).sort();
const names = Object.fromEntries(
  Object.entries(byLanguage).map(([language, own]) => [
    language,
    emoji.map((sign) => own.get(sign) ?? '').join('\n'),
  ]),
);
const json = Buffer.from(JSON.stringify({ emoji: emoji.join(''), names }));
const packed = brotliCompressSync(json, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(new URL('../../index/text/emoji/data/names.json.br', import.meta.url), packed);
console.log(
  `${emoji.length} emoji in ${languages.length} languages: ${json.length} bytes, ${packed.length} packed`,
);

function namesIn(language: string): Map<string, string> {
  const file = path.join(folder, FOLDERS[language] ?? language, 'annotations.json');
  const { annotations } = JSON.parse(readFileSync(file, 'utf8')) as Annotations;
  return new Map(
    Object.entries(annotations.annotations).map(([sign, { tts }]) => [
      sign.replace(/\ufe0f/g, ''),
      tts?.[0] ?? '',
    ]),
  );
}
