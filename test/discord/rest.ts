import type { Server } from 'node:http';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Fault } from './api.ts';
import { Refusal, refuse } from './errors.ts';
import { Faults } from './faults.ts';
import { readMultipart } from './multipart.ts';
import { type Answer, match, type Route } from './route.ts';
import type { Attachment, Request } from './types.ts';
import type { World } from './world.ts';

interface Incoming extends Request {
  readonly authorization: string | undefined;
  readonly malformed: boolean;
  readonly params: Record<string, string>;
  readonly matched: Route | undefined;
  readonly otherMethod: boolean;
}

const prefix = /^\/api\/v10(?=\/)/;

/** Discord's REST API over node:http. */
export class Rest {
  readonly faults = new Faults();
  readonly server: Server;
  readonly #world: World;
  readonly #token: string;
  readonly #routes: Route[] = [];
  #isDown = false;

  constructor(world: World, token: string) {
    this.#world = world;
    this.#token = token;
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        world.violate(`the double failed at ${request.method} ${request.url}: ${inspect(error)}`);
        response.destroy();
      });
    });
  }

  add(routes: readonly Route[]): void {
    this.#routes.push(...routes);
  }

  down(ms: number): void {
    this.#isDown = true;
    this.#world.after(ms, () => {
      this.#isDown = false;
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readAll(request);
    if (this.#isDown) return void request.socket.resetAndDestroy();
    if (this.#serveFile(request, response)) return;
    const incoming = await this.#read(request, raw);
    this.#world.requests.push(incoming);
    const fault = this.#world.closed ? undefined : this.faults.take(incoming.method, incoming.path);
    if (!fault) return this.#write(response, incoming, this.#answer(incoming));
    this.#spoil(response, incoming, fault, fault.applied ? this.#answer(incoming) : undefined);
  }

  async #read(request: IncomingMessage, raw: Buffer): Promise<Incoming> {
    const world = this.#world;
    const url = new URL(request.url ?? '', 'http://localhost');
    const path = decodeURIComponent(url.pathname.replace(prefix, ''));
    const method = request.method ?? '';
    const fitting = prefix.test(url.pathname) ? this.#routes.filter((r) => match(path, r.path)) : [];
    const matched = fitting.find((route) => route.method === method);
    const { body, files, malformed } = await readBody(request, raw, () => world.snowflake());
    return {
      at: world.now(),
      method,
      route: matched?.path ?? '?',
      path,
      query: url.searchParams,
      body,
      files,
      status: 0,
      response: undefined,
      authorization: request.headers.authorization,
      malformed,
      params: (matched && match(path, matched.path)) ?? {},
      matched,
      otherMethod: fitting.length > 0,
    };
  }

  #answer(incoming: Incoming): Answer {
    const world = this.#world;
    const { method, path, matched, params, query, body, files } = incoming;
    try {
      if (!matched) throw incoming.otherMethod ? refuse.methodNotAllowed() : refuse.unknownRoute();
      if (!matched.open && incoming.authorization !== `Bot ${this.#token}`) throw refuse.unauthorized();
      if (incoming.malformed) throw refuse.invalidJson();
      const answer = matched.handle({ world, params, query, body, files });
      world.comparison.add(method, path, body);
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message, errors } = error;
      const detail = errors ? ` ${JSON.stringify(errors)}` : '';
      if (error.blame) world.violate(`${method} ${path}: ${code} ${message}${detail}`);
      return { status, body: error.body };
    }
  }

  #write(response: ServerResponse, incoming: Incoming, answer: Answer, headers = {}): void {
    incoming.status = answer.status;
    incoming.response = answer.body;
    const type = answer.body === undefined ? 'text/html; charset=utf-8' : 'application/json';
    response.writeHead(answer.status, { 'content-type': type, ...headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    this.#world.changed();
  }

  #spoil(response: ServerResponse, incoming: Incoming, fault: Fault, done: Answer | undefined): void {
    const { status = 500, code = 0, retryAfter, hang, reset, close, cut } = fault;
    if (reset) response.socket?.resetAndDestroy();
    if (cut) response.writeHead(200, { 'content-type': 'application/json', 'content-length': 99 }).write('{');
    if (cut || close) response.socket?.end();
    if (reset || close || cut || hang === true) return;
    const message = status === 429 ? 'You are being rate limited.' : `${status}: made to fail`;
    const body = {
      message,
      code,
      ...(status === 429 && { retry_after: retryAfter ?? 0.1, global: false }),
    };
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    this.#world.after(hang || 0, () => {
      const late = hang && fault.status === undefined;
      this.#write(response, incoming, late ? (done ?? this.#answer(incoming)) : { status, body }, headers);
    });
  }

  /** What the bot or a user attached, at the address that messages give. */
  #serveFile(request: IncomingMessage, response: ServerResponse): boolean {
    const id = /^\/attachments\/(\d+)\//.exec(request.url ?? '')?.[1];
    if (id === undefined) return false;
    const file = this.#world.files.get(id);
    response.writeHead(file ? 200 : 404, file && { 'content-type': file.contentType });
    response.end(file?.data);
    return true;
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readBody(
  request: IncomingMessage,
  raw: Buffer,
  newId: () => string,
): Promise<{ body: unknown; files: readonly Attachment[]; malformed: boolean }> {
  const contentType = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { body: undefined, files: [], malformed: false };
  try {
    if (!contentType.startsWith('multipart/form-data')) {
      return { body: JSON.parse(String(raw)), files: [], malformed: false };
    }
    const { json, files } = await readMultipart(raw, contentType, newId);
    return { body: json && JSON.parse(String(json)), files, malformed: false };
  } catch {
    return { body: undefined, files: [], malformed: true };
  }
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
