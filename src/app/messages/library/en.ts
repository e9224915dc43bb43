import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('en');
const articles = w.counted({ one: '# article', other: '# articles' });

export const en: LibraryMessages = {
  subcommandNames: {
    add: 'add',
    list: 'list',
    show: 'show',
    replace: 'replace',
    remove: 'remove',
    export: 'export',
    access: 'access',
    words: 'words',
  },

  library: {
    heading: (count, used, most) => `${articles(count)} of this server’s own, ${used} of ${most} MB`,
    nothing: 'This server has no articles of its own yet. Add some with `/library add`.',
    added: w.counted({ one: '# article added', other: '# articles added' }),
    replaced: w.counted({ one: '# article replaced', other: '# articles replaced' }),
    removed: w.counted({ one: '# article removed', other: '# articles removed' }),
    restored: w.counted({ one: '# article is back', other: '# articles are back' }),
    notAdded: w.counted({ one: '# file was not added', other: '# files were not added' }),
    unchanged: 'Nothing was changed.',
    same: 'is there already, word for word',
    taken: 'another file of this name is there already; `/library replace` replaces it',
    full: (count, megabytes) => `there is no more room: at most ${articles(count)} and ${megabytes} MB`,
    ready: 'I answer from it from now on.',
    gone: 'I no longer answer from it.',
    notIndexed:
      'It is kept, but I can’t answer from it yet, because reading the library failed. The bot’s log has the reason.',
    questions: (list) => `Questions in it: ${list}`,
    headings: (list) => `Headings in it: ${list}`,
    path: (path) => `File: ${path}`,
    addedBy: (user, ago) => `Added by ${user} ${ago}`,
    addedAgo: (ago) => `Added ${ago}`,
    from: {
      file: (name) => `From the attached file ${name}`,
      text: 'From the form',
      address: (url) => `From ${url}`,
      found: 'It was found in the folder of this server’s library.',
    },
    fresh: 'I look at this address again each day.',
    undo: 'Undo',
    tooLate: 'This can no longer be undone.',
    notKept: 'That didn’t work. Please try again later, or tell whoever runs this bot.',
    noSuch: (asked) => `This server has no article “${asked}” of its own.`,
    form: { add: 'Add an article', replace: 'Replace an article', title: 'Title', text: 'Text' },
    exported: w.counted({ one: '# article, as it was added', other: '# articles, as they were added' }),
    part: (part, parts) => `Part ${part} of ${parts}`,
    tooLarge: w.counted({
      one: '# file is too large to be sent here:',
      other: '# files are too large to be sent here:',
    }),
    either: 'Give either files or an address, not both.',
    notFetched: 'Nothing could be fetched from this address:',
    address: {
      address: 'expected an address that begins with http:// or https://',
      private: 'it does not lead to the public internet',
      robots: 'the site’s robots.txt does not allow it',
      unreachable: 'the site does not respond',
      status: 'the site refuses it, or has no such page',
      redirects: 'it redirects too often',
      'too-slow': 'it took too long',
      'too-large': 'it is too large',
      kind: 'it is no kind of file that I can read',
      damaged: 'the file is damaged',
      nothing: 'there is nothing in it that I can read',
      'too-many': 'it is beyond the 200 pages that I take from a sitemap',
    },
    access: {
      everybody: (path) => `Everybody here may read “${path}”.`,
      only: (path, who) =>
        `Only ${who} may read “${path}” now. Where others would see an answer from it, the answer is private.`,
      asFolder: (path) => `“${path}” has no limit of its own; its folder has.`,
      gone: 'no longer there',
      tooMany: (most) =>
        `Nothing was added: at most ${w.number(most)} articles and folders can be limited here.`,
    },
    words: {
      heading: w.counted({ one: '# word of this server’s own', other: '# words of this server’s own' }),
      none: 'This server has no words of its own yet. Add one with `/library words word: means:`.',
      set: 'From now on, questions here are read both ways.',
      before: (means) => `Before, it meant: ${means}`,
      gone: (word) => `“${word}” is no longer a word of this server’s own.`,
      unknown: (word) => `“${word}” is no word of this server’s own. With \`means:\` it becomes one.`,
      refused: (word, means) =>
        `Expected a word of up to ${word} characters and, with \`means:\`, something else of up to ${means}; each with a letter, a digit or an emoji.`,
      full: (most) => `There are ${most} words already, and there can be no more: remove one first.`,
      remove: 'Remove',
      here: (pairs) => `In this server: ${pairs}`,
      there: (pairs) => `In that server: ${pairs}`,
      log: {
        set: (user, pair) => `${user} set a word of this server’s own: ${pair}`,
        gone: (user, word) => `${user} removed a word of this server’s own: ${word}`,
      },
    },
    log: {
      told: (where) => `Changes of the library are told in: ${where}`,
      nowhere: 'nowhere',
      choose: 'A channel that is told of changes of the library',
      deeds: {
        added: (user, list) => `${user} added to the library: ${list}`,
        replaced: (user, list) => `${user} replaced in the library: ${list}`,
        removed: (user, list) => `${user} removed from the library: ${list}`,
        restored: (user, list) => `${user} brought back to the library: ${list}`,
      },
    },
  },
};
