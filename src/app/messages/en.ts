import { en as answering } from './answering/en.ts';
import { en as library } from './library/en.ts';
import { en as manners } from './manners/en.ts';
import { en as server } from './server/en.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('en');

export const en: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'en',
  discordLocales: [],

  commands: {
    ask: {
      description: 'Ask the articles a question and get quotations with footnotes',
      question: 'What you want to know',
      article: 'Search only in this article',
      language: 'Search only articles in this language',
      library: 'From elsewhere, such as a direct message: also ask the articles of one of your servers',
      private: 'Show the answer only to you',
    },
    article: { description: 'Read an article, page by page', name: 'An article, or a heading in one' },
    articles: { description: 'List the articles that answers come from', page: 'Which page of the list' },
    status: { description: 'Show what is loaded, how old it is, and which files have problems' },
    help: { description: 'Explain how to ask' },
    reindex: { description: 'Read the folder of articles again (administrators only)' },
    settings: { description: 'Choose how I answer in this server (for members who can manage it)' },
    insights: {
      description: 'Show what the articles don’t cover (for members who can manage this server)',
      days: 'How many days to look back',
    },
    library: {
      description: 'Add to this server’s own articles, and keep them (for members who can manage it)',
      add: 'Add files, a text that you write, or what is at an address',
      list: 'List the articles that this server has added',
      show: 'Show what was read of an article, who added it and from where',
      replace: 'Put another file or text in the place of an article',
      remove: 'Remove an article; for a minute that can be undone',
      export: 'Get all files of this server as a zip',
      file: 'A file: text, Markdown, HTML, CSV, PDF, DOCX or EPUB',
      url: 'A page, a file, a sitemap, or a .zip or .tar.gz of files',
      fresh: 'Look at the address again each day',
      article: 'Which article',
      page: 'Which page of the list',
      access: 'Who may read an article or folder of this server’s own',
      limited: 'The article or folder',
      role: 'A role that may read it',
      channel: 'A channel where everybody may read it',
      everybody: 'Everybody here may read it again',
      words: 'Show, add or change the words of this server’s own, such as slang, and what they mean',
      word: 'The word; with nothing else, it is shown and can be removed',
      means: 'What it means in the articles',
    },
    privacy: { description: 'See what I keep about you, and delete it' },
  },

  commandNames: {
    ask: 'ask',
    article: 'article',
    articles: 'articles',
    status: 'status',
    help: 'help',
    reindex: 'reindex',
    settings: 'settings',
    insights: 'insights',
    library: 'library',
    privacy: 'privacy',
  },
  optionNames: {
    question: 'question',
    article: 'article',
    language: 'language',
    library: 'library',
    private: 'private',
    page: 'page',
    name: 'name',
    days: 'days',
    file: 'file',
    url: 'url',
    fresh: 'fresh',
    role: 'role',
    channel: 'channel',
    everybody: 'everybody',
    word: 'word',
    means: 'means',
  },
  menu: { askAbout: 'Ask about this' },

  answer: {
    declined: 'The articles don’t say.',
    nearest: 'The nearest articles:',
    declinedHere: 'This article doesn’t say.',
    declinedIn: (language) => `The articles in ${language} don’t say.`,
    closest: (language) => `The articles in ${language} don’t say. What comes closest:`,
    nothingElse: 'I found nothing else about this in the articles.',
    onlyIn: (language) => `Found only in ${language}.`,
    noArticles: (language) => `There are no articles in ${language}.`,
    noArticlesBut: (language, found) => `There are no articles in ${language}; this was found in ${found}.`,
    languages: (list) => `The articles are in ${list}.`,
    alsoIn: (places) => `also in ${places}`,
    maybe: w.counted({ one: 'I’m not sure. This may help:', other: 'I’m not sure. These may help:' }),
    following: (question) => `After “${question}”`,
    sharedBy: (user) => `Shared by ${user}`,
    lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    page: (page) => `page ${page}`,
    leftOut: w.counted({
      one: 'One more citation does not fit in this message.',
      other: '# more citations do not fit in this message.',
    }),
    tooLong: 'The passage is too long for a message. You can find it here:',
    thanks: 'Thank you. This helps show what the articles are missing.',
  },

  buttons: {
    inContext: 'In context',
    more: 'More',
    previous: 'Previous',
    next: 'Next',
    share: 'Share',
    shared: 'Shared',
    dismiss: 'Dismiss',
    followUp: 'Ask a follow-up',
    again: 'Ask again',
    allArticles: 'Search all articles',
    fromStart: 'Read from the start',
  },

  followUp: { title: 'Ask a follow-up', label: 'Your question' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `paragraph ${w.number(from)} of ${w.number(total)}`
        : `paragraphs ${w.number(from)}–${w.number(to)} of ${w.number(total)}`,
    changed: 'This article has changed since then.',
    quoteGone: 'This article has changed since then, and the quotation is no longer in it.',
    articleGone: 'This article is no longer there.',
  },

  help: {
    words: ['help'],
    what: 'I answer questions about a folder of articles by quoting them, and I tell you where each quotation comes from. I never write a sentence of my own about them, and when they don’t answer a question, I say so.',
    inDiscord: [
      'Ask with `/ask`, mention me with a question, or write to me directly.',
      'Ask in your own language: I search articles in that language first.',
      'Follow up on an answer by replying to it or with *Ask a follow-up*: “who else?”, “and in Portuguese?”',
    ],
    inTerminal: [
      'Type a question and press Enter.',
      'Ask in your own language: I search articles in that language first.',
      'Follow up on an answer by asking on: “who else?”, “and in Portuguese?”',
    ],
    commands: 'Commands:',
    short:
      'Ask me something about the articles: mention me with a question, or use `/ask`. `/help` tells you more.',
  },

  articles: {
    heading: w.counted({ one: '# article', other: '# articles' }),
    paragraphs: w.counted({ one: '# paragraph', other: '# paragraphs' }),
    page: (page, pages) => `Page ${w.number(page)} of ${w.number(pages)}`,
  },

  status: {
    heading: 'Status',
    loaded: (articles, paragraphs) =>
      `${en.articles.heading(articles)}, ${en.articles.paragraphs(paragraphs)}`,
    languages: (list) => `Languages: ${list}`,
    built: (ago) => `Index built ${ago}`,
    running: (version, duration) => `Version ${version}, running for ${duration}`,
    problems: w.counted({ one: '# file with a problem:', other: '# files with problems:' }),
    replicas: w.counted({ one: '# replica answers:', other: '# replicas answer:' }),
    thisReplica: 'this one',
    differs: 'other articles than this one',
  },

  reindex: {
    stages: {
      model: 'Downloading the model (MB)',
      read: 'Reading files',
      embed: 'Reading paragraphs',
      index: 'Building the index',
    },
    started: 'Reading the folder of articles…',
    done: (duration) => `Index rebuilt in ${duration}`,
    unchanged: 'Nothing has changed.',
    added: w.counted({ other: '+ # added' }),
    changed: w.counted({ other: '~ # changed' }),
    removed: w.counted({ other: '− # removed' }),
    problems: w.counted({ one: '! # with a problem', other: '! # with problems' }),
    kept: 'Reindexing failed. I’m still answering from the previous index.',
  },

  problems: {
    empty: 'contains no text to quote',
    binary: 'not text',
    encoding: 'unknown text encoding',
    'encoding-guessed': 'unknown text encoding, read as it looks',
    scan: 'shows pictures of pages, not text',
    encrypted: 'protected with a password',
    damaged: 'damaged, or not what its name says',
    'too-slow': 'takes too long to read',
    'too-complex': 'takes too much memory to read',
    unreadable: 'cannot be read',
    'too-large': 'too large',
    kind: 'not a kind of file that is read',
    outside: 'points outside the folder',
    'front-matter': 'part of its front matter is invalid and was ignored',
    failed: 'cannot be indexed',
  },
  more: w.counted({ other: '… and # more' }),
  auto: 'Any, the language of the question first',
  undetermined: 'unknown language',

  terminal: {
    greeting: 'Ask a question, or type /help.',
    unknownCommand: (command) => `There’s no command ${command}. Type /help for the list.`,
    reindex: 'Read the folder of articles again',
    quit: 'Quit',
    askUsage: 'Type your question after /ask, or on its own.',
    usage: (how) => `Type it like this: ${how}`,
    nothingToShow: (command) => `There’s nothing for ${command} to show.`,
    context: 'Read a quotation in its context: /context 2',
    more: 'Show more citations',
    all: 'Ask the question again in all articles',
    next: 'Turn to the next page of the article',
    previous: 'Turn back a page',
    onlyInServers: (commands) => `Only in a Discord server: ${commands}`,
  },

  trouble: {
    ours: 'Something went wrong on my side. Please try again in a moment.',
    indexAway: 'I can’t reach the articles right now. Please try again in a moment.',
    notAllowed: 'Only members who can manage this server can do that.',
    notAllowedInDirectMessages: 'In direct messages, only the people who run this bot can do that.',
    noSuchLanguage: (asked, languages) =>
      `There are no articles in “${asked}”. There are articles in ${languages}.`,
    noSuchArticle: (asked) => `No article is called “${asked}”, so I searched them all.`,
    noSuchLibrary: 'There is no such library that you may read here, so I searched without it.',
    tooFast: (duration) => `That was a lot at once. Please try again in ${duration}.`,
    noText: 'This message has no text for me to answer.',
    questionGone: 'I can no longer see the question. Please ask it again.',
    questionTooOld: 'This question is so old that I no longer have all of it. Please ask it again.',
    notYours: 'Only the person who asked and members who can manage messages can remove this answer.',
    notPublicHere: 'Answers stay private in this channel.',
    cannotShare: 'I can’t post in this channel.',
    notKept: 'Your rating could not be saved.',
    cannotWrite: (channel, permissions) =>
      `I can’t answer you in ${channel} because I’m missing these permissions there: ${permissions}.`,
    permissions: {
      ViewChannel: 'View Channel',
      SendMessages: 'Send Messages',
      SendMessagesInThreads: 'Send Messages in Threads',
      ReadMessageHistory: 'Read Message History',
    },
    noSuchPage: (page, pages) =>
      pages === 1
        ? 'There is only one page.'
        : `There is no page ${w.number(page)}; the last one is ${w.number(pages)}.`,
  },
};
