import type { AddressProblem } from '../../web/addressError.ts';

/** What is said about a server's own library. */
export interface LibraryMessages {
  /** What the parts of a command are called in Discord, in lower case and at most 32 characters. */
  subcommandNames: Record<
    'add' | 'list' | 'show' | 'replace' | 'remove' | 'export' | 'access' | 'words',
    string
  >;

  library: {
    /** `used` and `most` are numbers of megabytes. */
    heading(articles: number, used: string, most: string): string;
    nothing: string;
    added(count: number): string;
    replaced(count: number): string;
    removed(count: number): string;
    restored(count: number): string;
    /** Above those that were not added, and why. */
    notAdded(count: number): string;
    unchanged: string;
    /** Why not: the same is there already, or another one of its name; or there is no room. */
    same: string;
    taken: string;
    full(articles: number, megabytes: string): string;
    /** Answers come from it from now on; */
    ready: string;
    /** or no more; */
    gone: string;
    /** or not yet, which is our fault. */
    notIndexed: string;
    /** Those that stand in it. */
    questions(list: string): string;
    headings(list: string): string;
    /** The file is called so. */
    path(path: string): string;
    addedBy(user: string, ago: string): string;
    addedAgo(ago: string): string;
    from: {
      file(name: string): string;
      text: string;
      address(url: string): string;
      found: string;
    };
    /** The address is looked at again each day. */
    fresh: string;
    undo: string;
    tooLate: string;
    notKept: string;
    noSuch(asked: string): string;
    /** The little form: at most 45 characters each. */
    form: { add: string; replace: string; title: string; text: string };
    exported(count: number): string;
    part(part: number, parts: number): string;
    /** Above those that are too large to be sent. */
    tooLarge(count: number): string;
    /** Files or an address are given, not both. */
    either: string;
    /** Nothing was fetched. */
    notFetched: string;
    address: Record<AddressProblem, string>;
    /** Who may read an article or folder: everybody in the server; only some; or as its folder says. */
    access: {
      everybody(path: string): string;
      only(path: string, who: string): string;
      asFolder(path: string): string;
      /** Said of what has a limit, and is no more. */
      gone: string;
      /** Nothing was added for a role alone: no more can be limited. */
      tooMany(most: number): string;
    };
    /** The server's own words: `pair` is one with what it means, `word` without. */
    words: {
      heading(count: number): string;
      none: string;
      /** Below a pair that is new, */
      set: string;
      /** and what its word meant before. */
      before(means: string): string;
      gone(word: string): string;
      unknown(word: string): string;
      /** What cannot be one: how many characters each may have. */
      refused(word: number, means: number): string;
      full(most: number): string;
      /** The button of a pair. */
      remove: string;
      /** Small, above an answer that they found: in their server, or elsewhere. */
      here(pairs: string): string;
      there(pairs: string): string;
      log: { set(user: string, pair: string): string; gone(user: string, word: string): string };
    };
    /** The channel that is told of changes. */
    log: {
      told(where: string): string;
      nowhere: string;
      /** At most 150 characters. */
      choose: string;
      /** Who changed what. */
      deeds: Record<
        'added' | 'replaced' | 'removed' | 'restored',
        (user: string, articles: string) => string
      >;
    };
  };
}
