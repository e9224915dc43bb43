import type { Fields } from './json.ts';
import type { Attachment } from './types.ts';
import type { World } from './world.ts';

export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Attachment[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** Parameters are named: `/channels/:channel/messages`. */
  readonly path: string;
  /** The token in the path is the authority. */
  readonly open?: boolean;
  readonly handle: (call: Call) => Answer;
}

export function ok(body: Fields | readonly unknown[], status = 200): Answer {
  return { status, body };
}

export const noContent: Answer = { status: 204 };

/** Undefined when the path does not fit. */
export function match(path: string, pattern: string): Record<string, string> | undefined {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  if (parts.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const part = parts[at] ?? '';
    if (want.startsWith(':') && part !== '') params[want.slice(1)] = part;
    else if (want !== part) return undefined;
  }
  return params;
}
