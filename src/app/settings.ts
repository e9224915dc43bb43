import type { Database, Store } from './store/store.ts';

/** What a server has chosen. */
export interface Settings {
  /** The channels and categories in which answers may be public; null: everywhere, empty: nowhere. */
  publicIn: readonly string[] | null;
  /** The language (a key of LANGUAGES) of what the bot says where the question does not tell; null: the server's own. */
  language: string | null;
  /** Answers to slash commands are private unless the asker wants otherwise. */
  privately: boolean;
  /** 0 to 1: answers of a lower confidence (how likely the first citation holds the answer) are declined. 0: the bot's own measure is enough. */
  confidence: number;
  /** May the texts of questions that were declined be kept? */
  keepsQuestions: boolean;
}

export const DEFAULTS: Settings = {
  publicIn: null,
  language: null,
  privately: false,
  confidence: 0,
  keepsQuestions: false,
};

/** The settings of all servers. They are read for every answer, so they are held in memory. */
export interface SettingsBook {
  /** Of a server; outside of one (null) the defaults. */
  of(server: string | null): Settings;
  /** The new settings; null when they could not be kept. */
  change(server: string, change: Partial<Settings>): Settings | null;
}

export function openSettings(store: Store): SettingsBook {
  const known = new Map<string, Settings>();

  function of(server: string | null): Settings {
    if (server === null) return DEFAULTS;
    const found = known.get(server) ?? store.use((db) => readSettings(select(db, server)), null);
    if (found) known.set(server, found);
    return found ?? DEFAULTS;
  }

  return {
    of,
    change(server, change) {
      const next = store.use((db) => {
        const changed = { ...readSettings(select(db, server)), ...change };
        const insert = db.prepare('INSERT OR REPLACE INTO settings (server, value) VALUES (?, ?)');
        insert.run(server, JSON.stringify(changed));
        return changed;
      }, null);
      if (next) known.set(server, next);
      return next;
    },
  };
}

/** Settings as they were kept, whoever wrote them: what is missing or wrong is the default. */
export function readSettings(kept: string | null): Settings {
  const value = parsed(kept);
  const { publicIn, language, privately, confidence, keepsQuestions } = value;
  return {
    publicIn: Array.isArray(publicIn) ? publicIn.filter((id) => typeof id === 'string') : DEFAULTS.publicIn,
    language: typeof language === 'string' ? language : DEFAULTS.language,
    privately: typeof privately === 'boolean' ? privately : DEFAULTS.privately,
    confidence: typeof confidence === 'number' ? Math.min(1, Math.max(0, confidence)) : DEFAULTS.confidence,
    keepsQuestions: typeof keepsQuestions === 'boolean' ? keepsQuestions : DEFAULTS.keepsQuestions,
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

function select(db: Database, server: string): string | null {
  const row = db.prepare('SELECT value FROM settings WHERE server = ?').get(server) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}
