import { type Logger, pino, stdSerializers } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/**
 * Logs to stderr: lines for a person in a terminal, JSON elsewhere. `secrets` are blotted out wherever they appear.
 * Questions are never logged, and errors only by what tells the fault: the body and address of a failed request
 * hold texts and tokens.
 */
export async function openLog(options: {
  level: LogLevel;
  secrets: string[];
  pretty: boolean;
  colors: boolean;
}): Promise<Log> {
  const sink = options.pretty ? await prettyStderr(options.colors) : process.stderr;
  return logTo(sink, options.level, options.secrets);
}

/** Logs JSON lines to a sink. */
export function logTo(sink: Sink, level: LogLevel, secrets: string[]): Log {
  return pino(
    { level, base: null, serializers: { err: fault } },
    { write: (line) => sink.write(blot(line, secrets)) },
  );
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

function blot(line: string, secrets: string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), line);
}

const KEPT = ['type', 'message', 'stack', 'code', 'status', 'method', 'rawError'];

function fault(err: Error): unknown {
  const whole: Record<string, unknown> = { ...stdSerializers.err(err) };
  return Object.fromEntries(KEPT.filter((key) => key in whole).map((key) => [key, whole[key]]));
}
