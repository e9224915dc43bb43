import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Answer, Context, Place } from '../../index/index.ts';
import { askLibrary } from '../app/ask.ts';
import { clip } from '../app/reports.ts';
import type { Sureness } from '../app/sureness.ts';
import { planStandalone } from '../conversation/plan.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import { readLines, writerOf } from '../util/lines.ts';
import { explanationPage } from './explanation.ts';
import { answerPage } from './render.ts';
import type { Terminal } from './terminal.ts';
import { themeFor } from './theme.ts';

export type ExitCode = 0 | 1 | 2;

/** What `ask` needs beside its arguments. */
export interface CliSession extends Terminal {
  library: Library;
  log: Log;
  errors: Writable & { isTTY?: boolean };
}

/** One answer, for a person or as JSON, explained where that is wanted. */
export async function askOne(
  { question, json, ...how }: { question: string; json: boolean; explain?: boolean; sureness?: Sureness },
  session: CliSession,
): Promise<ExitCode> {
  const { library, locale, output, colors } = session;
  const plan = planStandalone(library, question, { ...(locale && { locale }), ...how });
  const { answer, messages } = await askLibrary(session, plan);
  const theme = themeFor(colors, output.columns);
  const page = () => [
    answerPage(answer, messages, theme),
    ...(answer.explanation ? [explanationPage(answer.explanation, theme)] : []),
  ];
  await writerOf(output)(json ? row(null, answer) : page().join('\n'));
  return answer.answered ? 0 : 1;
}

/** Answers a file of questions in order. A line that is no question is reported on stderr; the others are still answered. */
export async function askBatch(
  { file, ...how }: { file: string; sureness?: Sureness },
  session: CliSession,
): Promise<ExitCode> {
  const { library, input, output, errors } = session;
  const write = writerOf(output);
  const complain = writerOf(errors);
  const bar = await progressBar(file, session);
  let code: ExitCode = 0;
  let number = 0;
  try {
    for await (const line of readLines(file === '-' ? input : createReadStream(file))) {
      number++;
      bar?.increment(Buffer.byteLength(line) + 1);
      if (!line.trim()) continue;
      const asked = parseRow(line);
      if ('problem' in asked) {
        code = 2;
        await complain(`${file}:${number}: ${asked.problem}\n`);
        continue;
      }
      const { text, locale } = asked.question;
      const { answer } = await askLibrary(
        session,
        planStandalone(library, text, { ...(locale && { locale }), ...how }),
      );
      if (!(await write(row(asked.id, answer)))) break;
    }
  } catch (err) {
    code = 2;
    await complain(`--batch: expected a file of questions at “${file}”, found ${foundAt(err)}.\n`);
  } finally {
    bar?.stop();
  }
  return code;
}

function foundAt(err: unknown): string {
  const { code, message } = err as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'nothing there';
  if (code === 'EISDIR') return 'a folder';
  return `one that cannot be read (${message})`;
}

type Id = string | number | null;

function row(
  id: Id,
  { language, answered, verdict, citations, confidence, explanation, ms }: Answer,
): string {
  const cited = citations.map(
    ({ article, language, excerpt, text, bold, context, alsoIn, score, ...standing }) => {
      const also = alsoIn && {
        alsoIn: alsoIn.map(({ article, ...other }) => ({ article, ...placeOf(other) })),
      };
      const read = text !== excerpt && { text };
      const beside = context && { context: context.map(contextOf) };
      const highlight = text.slice(...bold);
      return {
        article,
        language,
        excerpt,
        ...read,
        ...beside,
        highlight,
        ...placeOf(standing),
        ...also,
        score,
      };
    },
  );
  return `${JSON.stringify({ id, language, answered, verdict, citations: cited, confidence, explanation, ms })}\n`;
}

function contextOf({ kind, excerpt, text, ...standing }: Context) {
  return { kind, excerpt, text, ...placeOf(standing) };
}

/** Lines, or what stands instead of them where the file has none. */
function placeOf({ lines, place }: { lines: [from: number, to: number]; place?: Place }) {
  return place ? { place } : { lines };
}

const EXPECTED = 'expected { "id": string or number, "question": string, "locale"?: string }';

function parseRow(
  line: string,
): { id: Id; question: { text: string; locale?: string } } | { problem: string } {
  const problem = `${EXPECTED}, got ${clip(line, 80)}`;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return { problem };
    const { id, question, locale } = value as Record<string, unknown>;
    if (typeof id !== 'string' && typeof id !== 'number') return { problem };
    if (typeof question !== 'string' || (locale != null && typeof locale !== 'string')) return { problem };
    return { id, question: { text: question, ...(locale && { locale }) } };
  } catch {
    return { problem };
  }
}

async function progressBar(file: string, { output, errors }: CliSession) {
  // On the same screen it would break up the rows.
  if (!errors.isTTY || output.isTTY || file === '-') return null;
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({ format: '{bar} {percentage}%', stream: errors, clearOnComplete: true });
  bar.start(size, 0);
  return bar;
}
