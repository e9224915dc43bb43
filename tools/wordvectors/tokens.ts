// What the project's tokenizer makes of each line of its input, joined by a space, and the same without accents after a tab: what the
// keys of the table must be.
//
//   node --import tsx tools/wordvectors/tokens.ts < words > tokens
import { readFileSync } from 'node:fs';
import { stripDiacritics } from '../../index/text/functionWords.ts';
import { tokenize } from '../../index/text/tokenize.ts';

const lines = readFileSync(0, 'utf8').split('\n');
lines.pop();
const keys = lines.map((line) => tokenize(line).join(' '));
process.stdout.write(keys.map((key) => `${key}\t${stripDiacritics(key)}\n`).join(''));
