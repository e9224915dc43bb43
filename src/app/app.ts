import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import { type Meter, noMeter } from '../ops/meter.ts';
import { type InTurn, openTurns } from '../util/turns.ts';
import type { Web } from '../web/collect.ts';
import { type AccessBook, openAccess } from './access.ts';
import { type OpenQuestions, openQuestionsIn } from './answering/openQuestions.ts';
import type { Teller } from './answering/teller.ts';
import { openWaitingList, type WaitingList } from './answering/waitingList.ts';
import { calmLibrary } from './calmLibrary.ts';
import { type Feedback, openFeedback } from './feedback.ts';
import { type Kept, openKept } from './kept.ts';
import type { Disclosed } from './privacyReport.ts';
import { openRateLimiter, type RateLimiter, type RateLimits } from './rateLimit.ts';
import { alone, type Replicas } from './replicas.ts';
import type { About } from './reports.ts';
import { openSettings, type SettingsBook } from './settings.ts';
import { shareServers } from './shareServers.ts';
import { noShelf } from './shelf/noShelf.ts';
import type { Shelf } from './shelf/shelf.ts';
import { noStore, type Store } from './store/store.ts';
import { openSynonyms, type SynonymBook } from './synonyms.ts';

/** What surfaces and commands work with. */
export interface App {
  library: Library;
  config: Disclosed & { adminUserIds: readonly string[] };
  log: Log;
  about: About;
  /** What each server has chosen. */
  settings: SettingsBook;
  /** Who may read what of a server's library. */
  access: AccessBook;
  /** The words of each server's own, and what they mean. */
  synonyms: SynonymBook;
  /** What servers have added to their own libraries. */
  shelf: Shelf;
  /** What is at addresses that somebody gives. */
  web: Web;
  /** What is kept of answers, declines and ratings. */
  feedback: Feedback;
  /** The questions of servers that have no answer yet, */
  questions: OpenQuestions;
  /** and who wants to be told of theirs. */
  waiting: WaitingList;
  /** Absent where nobody can be told. */
  teller?: Teller;
  /** What is remembered of the bot's own messages. */
  kept: Kept;
  /** Runs work on one message, or in one conversation, in order. */
  inTurn: InTurn;
  /** The rate limit. */
  rateLimiter: RateLimiter;
  /** Counts questions. */
  meter: Meter;
  /** The processes that share the work. */
  replicas: Replicas;
}

interface AppOptions extends Pick<App, 'library' | 'log' | 'about'> {
  config?: Partial<App['config']>;
  /** Without one nothing is kept, and every server has the default settings. */
  store?: Store;
  /** Without one no server can add anything. */
  shelf?: Shelf;
  web?: Web;
  meter?: Meter;
  /** Without them this process is alone. */
  replicas?: Replicas;
  /** How much may be asked at once. */
  rateLimits?: RateLimits;
}

export function openApp({ config, library, log, about, store = noStore, ...options }: AppOptions): App {
  const { signals } = store.shared ?? {};
  return {
    library: calmLibrary(signals ? shareServers(library, signals, log) : library),
    config: { logQuestions: false, embedding: null, messageContent: false, adminUserIds: [], ...config },
    log,
    about,
    settings: openSettings(store, signals),
    access: openAccess(store, signals),
    synonyms: openSynonyms(store, signals),
    shelf: options.shelf ?? noShelf,
    web: options.web ?? PUBLIC,
    feedback: openFeedback(store),
    questions: openQuestionsIn(store),
    waiting: openWaitingList(store),
    kept: openKept(store),
    inTurn: openTurns(),
    rateLimiter: openRateLimiter(options.rateLimits, store.shared?.makeLimiter),
    meter: options.meter ?? noMeter,
    replicas: options.replicas ?? alone,
  };
}

/** Loaded when somebody first gives an address. */
const PUBLIC: Web = {
  collect: async (...asked) => (await import('../web/open.ts')).openPublicWeb().collect(...asked),
};
