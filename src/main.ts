import { readFileSync } from 'node:fs';
import { config as loadDotenv } from 'dotenv';
import picocolors from 'picocolors';
import type { App } from './app/app.ts';
import type { Freshener } from './app/freshen.ts';
import { LANGUAGES } from './app/messages/messages.ts';
import { type About, problemText, progressReport } from './app/reports.ts';
import type { Shelf } from './app/shelf/shelf.ts';
import type { Store } from './app/store/store.ts';
import type { Surface } from './app/surface.ts';
import { type Config, readConfig, secretsOf, VARIABLES } from './config.ts';
import type { DiscordSurface } from './discord/surface.ts';
import { type Library, type LibraryOptions, openLibrary, type Progress } from './library/library.ts';
import type { DiscordHealth } from './ops/health.ts';
import { type Log, openLog, redact } from './ops/log.ts';
import { noMeter } from './ops/meter.ts';
import { parseAsk, USAGE } from './terminal/askArguments.ts';
import type { CliSession, ExitCode } from './terminal/cli.ts';
import { openBar } from './terminal/progress.ts';
import type { Terminal } from './terminal/terminal.ts';
import { StartError } from './util/startError.ts';

/** How long the bot keeps trying to reach Discord at start before it exits and leaves the rest to its supervisor. */
const PATIENCE_MS = 5 * 60_000;

/** What every way to run the bot begins with. */
interface Running {
  config: Config;
  log: Log;
  about: About;
}

main(process.argv.slice(2)).then((code) => process.exit(code), fail);
process.on('uncaughtException', fail);

function fail(err: unknown): never {
  const known = err instanceof StartError;
  const said = known ? err.message : err instanceof Error ? err.stack : String(err);
  process.stderr.write(`${redact(`${said}`, secretsOf(process.env))}\n`);
  process.exit(process.argv[2] === 'ask' ? 2 : 1);
}

async function main([command, ...rest]: string[]): Promise<ExitCode> {
  if (command === 'ask') return ask(rest);
  if (command === 'move') return move();
  if (command === 'doctor') return doctor();
  if (command)
    throw new StartError(
      `Unknown command “${command}”: expected “ask”, “move”, “doctor”, or nothing to start the bot.`,
    );
  return start();
}

async function ask(args: string[]): Promise<ExitCode> {
  const wanted = parseAsk(args);
  if (wanted.kind === 'help' || wanted.kind === 'problem') {
    if (wanted.kind === 'help') process.stdout.write(USAGE);
    else process.stderr.write(`${wanted.problem}\n\n${USAGE}`);
    return wanted.kind === 'help' ? 0 : 2;
  }
  const { config, log } = await open('warn');
  const loading = load(config, log, { patient: wanted.kind === 'batch' });
  // What answers a question is loaded while the index is.
  const [library, { askBatch, askOne }] = await Promise.all([loading, import('./terminal/cli.ts')]);
  const session: CliSession = {
    ...terminal(),
    library,
    log: log.child({ from: 'ask' }),
    errors: process.stderr,
  };
  try {
    if (wanted.kind === 'batch') return await askBatch(wanted, session);
    return await askOne(wanted, session);
  } finally {
    await library.close();
  }
}

async function move(): Promise<ExitCode> {
  const { config, log } = await open('info');
  const { dataDir, databaseUrl: url } = config;
  if (url === null)
    throw new StartError('DATABASE_URL: expected where to move what is kept in DATA_DIR, got nothing.');
  const { move } = await import('./terminal/move.ts');
  await move(terminal(), { dataDir, url, log });
  return 0;
}

async function doctor(): Promise<ExitCode> {
  const [{ examine }, { showFindings }] = await Promise.all([
    import('./doctor.ts'),
    import('./terminal/doctor.ts'),
  ]);
  const settings = () => open('warn').then(({ config }) => config);
  const node = { version: process.versions.node, least: readPackage().engines.node.replace('>=', '') };
  return showFindings(examine({ settings, node, folder: process.cwd() }), terminal());
}

async function start(): Promise<ExitCode> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal means now: whoever runs it does not want to wait.
    process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()));
  }
  const stopped = new Promise<null>((resolve) => stop.signal.addEventListener('abort', () => resolve(null)));
  const running = await open('info');
  const { config } = running;
  // Among replicas, one of them does.
  const loading = load(config, running.log, { keepsUp: !(config.token && config.databaseUrl) });
  // The store is there before anything counts.
  const trips = { count: noMeter.roundTrip };
  // discord.js takes half a second to load: the index is built at the same time.
  const [loaded, surface, { openApp }, { openServices }, store] = await Promise.all([
    loading,
    config.token ? discord(running) : atTerminal(),
    import('./app/app.ts'),
    import('./services.ts'),
    storeOf(running, (seconds) => trips.count(seconds)),
  ]);
  const services = await openServices({ ...running, library: loaded, store, ...gatewayOf(surface) });
  const { library, meter, replicas } = services;
  trips.count = meter.roundTrip;
  const log = config.token ? running.log : quiet(running);
  const shelf = await shelfOf(running, store, library);
  const app = openApp({ ...running, log, library, meter, store, shelf, replicas });
  const freshener = config.token ? await freshenerOf(app) : null;
  if (stop.signal.aborted || (await Promise.race([surface.start(app).then(() => true), stopped])) === null)
    return 0;
  const problem = await Promise.race([stopped, surface.ended]);
  await surface.stop();
  await replicas.leave();
  await freshener?.close();
  await shelf.close();
  await store.close();
  await services.close();
  await library.close();
  if (problem) throw problem;
  return 0;
}

async function discord({ config, log }: Running): Promise<DiscordSurface> {
  // discord.js sometimes rejects promises that nobody can catch, such as when a session ends just after it was resumed.
  process.on('unhandledRejection', (err) => log.error({ err }, 'Unhandled promise rejection'));
  const { openDiscord } = await import('./discord/surface.ts');
  return openDiscord(config, PATIENCE_MS);
}

async function storeOf(
  { config: { token, dataDir, databaseUrl: url }, log }: Running,
  onRoundTrip: (seconds: number) => void,
): Promise<Store> {
  const { noStore, openStore } = await import('./app/store/store.ts');
  // What is asked in the terminal is not kept.
  if (!token) return noStore;
  if (url === null) return openStore({ dataDir, log });
  const { openPostgresStore } = await import('./app/store/postgres/open.ts');
  return openPostgresStore({ url, log, onRoundTrip });
}

async function shelfOf({ config, log }: Running, store: Store, library: Library): Promise<Shelf> {
  const { token, dataDir, quota } = config;
  if (!token) return (await import('./app/shelf/noShelf.ts')).noShelf;
  const { openShelves } = await import('./app/shelf/open.ts');
  return openShelves({ dataDir, store, quota, reindex: library.rebuildServer, log });
}

async function freshenerOf(app: App): Promise<Freshener> {
  const { openFreshener } = await import('./app/freshen.ts');
  return openFreshener({ ...app, lease: app.replicas.lease('fresh addresses') });
}

async function atTerminal(): Promise<Surface> {
  const { openTerminal } = await import('./terminal/surface.ts');
  return openTerminal(terminal());
}

/** How Discord's gateway does, in seconds, where there is one. */
function gatewayOf(surface: Surface | DiscordSurface): { discord?: DiscordHealth } {
  if (!('heartbeatAge' in surface)) return {};
  const gatewayAge = () => {
    const silence = surface.heartbeatAge();
    return silence === null ? null : silence / 1000;
  };
  return { discord: { gatewayAge, sending: surface.sending } };
}

/** At a keyboard, a log line for each question would get in the way of the answers. */
function quiet({ config, log }: Running): Log {
  const typing = process.stdin.isTTY && !config.logLevel;
  return log.child({ from: 'terminal' }, typing ? { level: 'warn' } : {});
}

async function open(level: 'info' | 'warn'): Promise<Running> {
  const startedAt = new Date();
  loadDotenv({ quiet: true });
  // discord.js reads some of these variables too, and would take an empty one for a value.
  for (const name of VARIABLES) if (!process.env[name]?.trim()) delete process.env[name];
  const config = readConfig(process.env);
  const log = await openLog({
    level: config.logLevel ?? level,
    secrets: secretsOf(process.env),
    pretty: process.stderr.isTTY ?? false,
    colors: colors(process.stderr),
    questions: config.logQuestions,
  });
  const { version } = readPackage();
  return { config, log, about: { version, startedAt } };
}

function readPackage(): { version: string; engines: { node: string } } {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
}

async function load(
  { seedsDir, dataDir, embedding, cluster }: Config,
  log: Log,
  how: Pick<LibraryOptions, 'patient' | 'keepsUp'>,
): Promise<Library> {
  const began = performance.now();
  const { en } = LANGUAGES;
  if (embedding) log.info({ embeddings: embedding.kind, model: embedding.model }, 'Using an embedding model');
  const bar = await openBar(process.stderr, (progress: Progress) => progressReport(en, progress));
  const library = await openLibrary(
    { seedsDir, dataDir, embedding, cluster, ...how, log, say: (problem) => problemText(en, problem) },
    bar.show,
  ).finally(bar.end);
  const { articles, passages, languages, problems } = library.status();
  for (const problem of problems) {
    const { path, reason } = problem;
    log.warn({ path, reason }, `${path}: ${problemText(en, problem)}`);
  }
  const names = en.list(languages.map(en.languageName));
  const ms = Math.round(performance.now() - began);
  log.info(`Loaded ${en.status.loaded(articles.length, passages)} (${names}) in ${ms} ms`);
  return library;
}

function terminal(): Terminal {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = (LC_ALL || LC_MESSAGES || LANG)?.split('.')[0]?.replace('_', '-');
  return {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    colors: colors(process.stdout),
    ...(locale && !/^(?:C|POSIX)$/.test(locale) && { locale }),
  };
}

function colors(stream: { isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : Boolean(stream.isTTY && picocolors.isColorSupported);
}
