import { type Logger, pino, stdSerializers } from 'pino';
import { StartError } from '../util/startError.ts';

export type Log = Logger;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Logs to stderr: lines for a person in a terminal, JSON elsewhere. `secrets` are redacted wherever they appear, the
 * text of a `question` is left out unless `questions` asks for it, and of errors only the fields that explain
 * the fault: the body and URL of a failed request contain texts and tokens.
 */
export async function openLog(options: {
  level: LogLevel;
  secrets: string[];
  pretty: boolean;
  colors: boolean;
  questions: boolean;
}): Promise<Log> {
  const { level, secrets, questions } = options;
  const sink = options.pretty ? await prettyStderr(options.colors) : process.stderr;
  return logTo(sink, level, secrets, questions);
}

/** Logs JSON lines to a sink. */
export function logTo(sink: Sink, level: LogLevel, secrets: string[], questions = false): Log {
  const question = (text: unknown) => (questions ? text : undefined);
  return pino(
    { level, base: null, serializers: { err: fault, question } },
    { write: (line) => sink.write(redact(line, secrets)) },
  );
}

/** Anything shorter is no token but a slip, and would match inside ordinary words. */
const SHORTEST_SECRET = 8;

/** A text without the secrets in it. */
export function redact(text: string, secrets: string[]): string {
  // JSON escapes some characters.
  const written = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return written.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text);
}

interface Sink {
  write(line: string): unknown;
}

// A stream, not a transport: a transport is one more thread and loses the last lines on exit.
async function prettyStderr(colorize: boolean): Promise<Sink> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    destination: 2,
    sync: true,
    colorize,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
  });
}

const KEPT = ['type', 'message', 'stack', 'code', 'status', 'method', 'rawError'];

function fault(err: Error): unknown {
  const whole: Record<string, unknown> = { ...stdSerializers.err(err) };
  // Its message is meant for whoever runs the bot; the stack would not help them.
  if (err instanceof StartError) delete whole.stack;
  return Object.fromEntries(KEPT.filter((key) => key in whole).map((key) => [key, whole[key]]));
}
