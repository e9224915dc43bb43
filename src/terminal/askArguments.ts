import { parseArgs } from 'node:util';
import { SURENESSES, type Sureness } from '../app/sureness.ts';

export const USAGE = `Usage: npm run --silent ask -- [--json] [--explain] [--sureness HOW] "question"
       npm run --silent ask -- [--sureness HOW] --batch FILE.jsonl

  --json         print the answer as one JSON object
  --explain      say for each citation which features, times which weights, make its score and probability
  --sureness     how sure an answer must be: sure, balanced (the default) or everything, as in /settings
  --batch FILE   answer a file of questions, one JSON object a line: { "id", "question", "locale"? }; - reads stdin
  --help         print this help

Exit code: 0 answered, surely or not, 1 declined, 2 an error.
`;

/** What `ask` was told to do; `problem` when it makes no sense. */
export type AskArguments =
  | { kind: 'help' }
  | { kind: 'problem'; problem: string }
  | { kind: 'one'; question: string; json: boolean; explain: boolean; sureness?: Sureness }
  | { kind: 'batch'; file: string; sureness?: Sureness };

/** Reads the arguments after `ask`. Never throws. */
export function parseAsk(args: string[]): AskArguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        explain: { type: 'boolean' },
        batch: { type: 'string' },
        sureness: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const found = SURENESSES.find((known) => known === values.sureness);
    if (values.sureness !== undefined && !found) {
      const problem = `--sureness: expected ${SURENESSES.join(', ')}, got “${values.sureness}”.`;
      return { kind: 'problem', problem };
    }
    const sureness = found && { sureness: found };
    if (values.batch !== undefined) {
      if (positionals.length)
        return { kind: 'problem', problem: '--batch FILE does not take a question as well.' };
      if (values.explain)
        return { kind: 'problem', problem: '--explain takes one question and cannot be used with --batch.' };
      return { kind: 'batch', file: values.batch, ...sureness };
    }
    if (!positionals.length) return { kind: 'problem', problem: 'Missing question.' };
    const { json = false, explain = false } = values;
    return { kind: 'one', question: positionals.join(' '), json, explain, ...sureness };
  } catch (err) {
    return { kind: 'problem', problem: err instanceof Error ? err.message : String(err) };
  }
}
