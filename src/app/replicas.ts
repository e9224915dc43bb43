/**
 * The replicas of this bot: processes that share a database, and each of which hears every event. Without such a database there is
 * this process alone, and everything is its own.
 */
export interface Replicas {
  /** The name of this one; null where it is alone. */
  readonly id: string | null;
  /**
   * Has the work on an event done in one replica; where that dies, another takes over. Resolves once it is done, here or
   * elsewhere, so that what comes after it in one replica comes after it in all. While the database is away every replica
   * does it, and Discord is left to refuse what comes twice. Rejects with what this replica's own work throws; that counts as done.
   * Of a talk, where the events are messages, an older one comes first, whichever replicas have them.
   */
  once(event: string, work: Work, talk?: string): Promise<void>;
  /** What one replica has at a time. It passes on within seconds when that one dies or leaves. */
  lease(name: string): Lease;
  /** Waits until a shard may identify: one of a bucket each five seconds, over all replicas. Never rejects. */
  identify(shard: number, concurrency: number, signal: AbortSignal): Promise<void>;
  /** Those that are alive, this one too, in the order of their start; empty where it is alone. */
  list(): readonly Replica[];
  /** Whether the database can be used, as far as the last beat tells. */
  reached(): boolean;
  /** From now on nothing new is worked on here, and nobody who dies is stood in for. */
  retire(): void;
  /** Gives back what is not done, and is no more: others go on with it at once. */
  leave(): Promise<void>;
}

export type Work = (claim: Claim) => Promise<void>;

/** What a replica knows of an event that it works on. */
export interface Claim {
  /** A replica that died may have begun it, and acknowledged it in Discord. */
  readonly takenOver: boolean;
  /**
   * Whether it is still this replica's: one that stood still, as a suspended machine does, may have been taken for dead, and what another
   * one has posted by then Discord may not know any more by its nonce. It costs nothing where there was no time for that.
   */
  holds(): Promise<boolean>;
}

/** Of what nobody else can take over. */
export const OWN: Claim = { takenOver: false, holds: async () => true };

export interface Lease {
  /** False, too, when this replica has not been heard by the others for as long as makes it dead to them. */
  readonly held: boolean;
  /** How often this replica has got it. */
  readonly term: number;
}

/** What a replica tells of itself. */
export interface Replica {
  id: string;
  /** It is this process. */
  own: boolean;
  version: string;
  startedAt: Date;
  articles: number;
  passages: number;
  /** Its articles have been others than this one's for some minutes. */
  differs: boolean;
}

/** This process alone. */
export const alone: Replicas = {
  id: null,
  once: (_, work) => work(OWN),
  lease: () => ({ held: true, term: 1 }),
  identify: async () => {},
  list: () => [],
  reached: () => true,
  retire() {},
  leave: async () => {},
};
