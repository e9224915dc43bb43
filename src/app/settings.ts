import { openTurns } from '../util/turns.ts';
import { noSignals, type Signals } from './signals.ts';
import type { Sql } from './store/database.ts';
import type { Store } from './store/store.ts';
import { SURENESSES, type Sureness } from './sureness.ts';

/** What a server has chosen. */
export interface Settings {
  /** The channels and categories in which answers may be public; null: everywhere, empty: nowhere. */
  publicIn: readonly string[] | null;
  /** The language (a key of LANGUAGES) of what the bot says where the question does not tell; null: the server's own. */
  language: string | null;
  /** Answers to slash commands are private unless the asker wants otherwise. */
  privately: boolean;
  /** How sure an answer must be to be shown. */
  sureness: Sureness;
  /** May the texts of questions that were declined be kept? */
  keepsQuestions: boolean;
  /** The role whose members help where the articles don't say, and the channel where they are asked; null: none. */
  helperRole: string | null;
  helperChannel: string | null;
}

export const DEFAULTS: Settings = {
  publicIn: null,
  language: null,
  privately: false,
  sureness: 'balanced',
  keepsQuestions: false,
  helperRole: null,
  helperChannel: null,
};

/** Is there anybody to turn to where the articles don't say? */
export function hasHelpers({ helperRole, helperChannel }: Settings): boolean {
  return helperRole !== null || helperChannel !== null;
}

/** The settings of all servers. They are read for every answer, so they are held in memory. */
export interface SettingsBook {
  /** Of a server; outside of one (null) the defaults. */
  of(server: string | null): Promise<Settings>;
  /** The new settings; null when they could not be kept. */
  change(server: string, change: Partial<Settings>): Promise<Settings | null>;
}

const SETTINGS = 'settings';

/** Others that share the store are told of changes, and tell of theirs, by `signals`. */
export function openSettings(store: Store, signals: Signals = noSignals): SettingsBook {
  // What is being read, too: so it is read once, and one that is older than a change cannot come after it.
  const known = new Map<string, Promise<Settings | null>>();
  const inTurn = openTurns();
  let heard = 0;
  signals.hear(SETTINGS, (server) => {
    heard++;
    if (server === null) known.clear();
    else known.delete(server);
  });

  function read(server: string): Promise<Settings | null> {
    const reading = store.use(async (db) => readSettings(await select(db, server)), null);
    known.set(server, reading);
    // What could not be read is tried again.
    void reading.then((found) => {
      if (!found && known.get(server) === reading) known.delete(server);
    });
    return reading;
  }

  return {
    async of(server) {
      if (server === null) return DEFAULTS;
      return (await (known.get(server) ?? read(server))) ?? DEFAULTS;
    },

    // In turn: what is kept last is what is known last.
    change: (server, change) =>
      inTurn(server, async () => {
        const before = heard;
        const next = await store.use(
          (db) =>
            db.transaction(async (sql) => {
              const changed = { ...readSettings(await select(sql, server)), ...change };
              await sql.write(CHANGE, server, JSON.stringify(changed));
              await signals.tell(SETTINGS, server, sql);
              return changed;
            }),
          null,
        );
        // What another one changed meanwhile may be newer.
        if (next && heard === before) known.set(server, Promise.resolve(next));
        else if (next) known.delete(server);
        return next;
      }),
  };
}

const CHANGE = `INSERT INTO settings (server, value) VALUES (?, ?)
  ON CONFLICT (server) DO UPDATE SET value = excluded.value`;

/** Settings as they were kept, whoever wrote them: what is missing or wrong is the default. */
export function readSettings(kept: string | null): Settings {
  const value = parsed(kept);
  const { publicIn, language, privately, sureness, keepsQuestions, helperRole, helperChannel } = value;
  return {
    publicIn: Array.isArray(publicIn) ? publicIn.filter((id) => typeof id === 'string') : DEFAULTS.publicIn,
    language: typeof language === 'string' ? language : DEFAULTS.language,
    privately: typeof privately === 'boolean' ? privately : DEFAULTS.privately,
    sureness: SURENESSES.find((known) => known === sureness) ?? DEFAULTS.sureness,
    keepsQuestions: typeof keepsQuestions === 'boolean' ? keepsQuestions : DEFAULTS.keepsQuestions,
    helperRole: typeof helperRole === 'string' ? helperRole : DEFAULTS.helperRole,
    helperChannel: typeof helperChannel === 'string' ? helperChannel : DEFAULTS.helperChannel,
  };
}

function parsed(kept: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

async function select(sql: Sql, server: string): Promise<string | null> {
  const [row] = await sql.read<{ value: string }>('SELECT value FROM settings WHERE server = ?', server);
  return row?.value ?? null;
}
