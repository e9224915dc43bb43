import { en as server } from './server/en.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('en');

export const en: Messages = {
  ...w,
  ...server,
  locale: 'en',
  discordLocales: [],

  commands: {
    ask: {
      description: 'Ask the articles a question and get quotations with footnotes',
      question: 'What you want to know',
      article: 'Search only in this article',
      language: 'Search only articles in this language',
      private: 'Show the answer only to you',
    },
    article: { description: 'Read an article, page by page', name: 'Which article, or which heading in one' },
    articles: { description: 'List the articles that answers come from', page: 'Which page of the list' },
    status: { description: 'Show what is loaded, how old it is, and which files have problems' },
    help: { description: 'Explain how to ask' },
    reindex: { description: 'Read the folder of articles again (administrators only)' },
    settings: { description: 'Choose how I answer in this server (for members who may manage it)' },
    insights: {
      description: 'Show what the articles lack (for members who may manage this server)',
      days: 'How many days to look back',
    },
    privacy: { description: 'Tell what I keep, and delete what is about you' },
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
    privacy: 'privacy',
  },
  optionNames: {
    question: 'question',
    article: 'article',
    language: 'language',
    private: 'private',
    page: 'page',
    name: 'name',
    days: 'days',
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
    weak: 'I am not sure that this answers the question.',
    following: (question) => `After “${question}”`,
    sharedBy: (user) => `Shared by ${user}`,
    lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    leftOut: w.counted({
      one: 'One more citation does not fit in this message.',
      other: '# more citations do not fit in this message.',
    }),
    tooLong: 'The passage is too long for a message; you will find it here:',
    thanks: 'Thank you, that helps to see what the articles lack.',
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
    what: 'I answer questions about a folder of articles, with quotations and the place where each one stands. I never make up a sentence of my own, and I say so when the articles hold no answer.',
    inDiscord: [
      'Ask with `/ask`, mention me with a question, or write to me directly.',
      'Ask in your own language: articles in it come first.',
      'Go on from an answer by replying to it or with *Ask a follow-up*: “who else?”, “and in Portuguese?”',
    ],
    inTerminal: ['Type a question and press Enter.', 'Ask in your own language: articles in it come first.'],
    commands: 'Commands:',
    short:
      'Ask me something about the articles: write a question after mentioning me, or use `/ask`. `/help` explains more.',
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
  },

  reindex: {
    stages: {
      model: 'Fetching the model (MB)',
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
    kept: 'The index could not be rebuilt, so the old one goes on answering.',
  },

  problems: {
    empty: 'holds no words of an article',
    binary: 'not text',
    encoding: 'text in an unknown encoding',
    unreadable: 'cannot be read',
    'too-large': 'too large',
    kind: 'not a .txt or .md file',
    outside: 'leads out of the folder',
    'front-matter': 'what cannot be understood of its front matter was left out',
    failed: 'cannot be indexed',
  },
  more: w.counted({ other: '… and # more' }),
  auto: 'Any, the language of the question first',
  undetermined: 'unknown language',

  terminal: {
    greeting: 'Ask a question, or type /help.',
    unknownCommand: (command) => `There is no command ${command}. Type /help to see those there are.`,
    reindex: 'Read the folder of articles again',
    quit: 'Leave',
    askUsage: 'Write the question after /ask, or just write it.',
  },

  trouble: {
    ours: 'Something went wrong on my side. Please try again in a moment.',
    notAllowed: 'Only members who may manage this server can do that.',
    notAllowedInDirectMessages: 'In direct messages, only the people who run this bot can do that.',
    noSuchLanguage: (asked, languages) =>
      `There are no articles in “${asked}”. There are articles in ${languages}.`,
    noSuchArticle: (asked) => `No article is called “${asked}”, so I searched them all.`,
    tooFast: (duration) => `That was a lot at once. Please try again in ${duration}.`,
    noText: 'There is no text in this message that I could answer.',
    questionGone: 'I can no longer see the question. Please ask it again.',
    questionTooOld: 'I no longer have all of this question, it was too long ago. Please ask it again.',
    notYours: 'Only the person who asked, and members who may manage messages, can remove this answer.',
    notPublicHere: 'Answers stay private in this channel.',
    cannotShare: 'I cannot write in this channel.',
    notKept: 'Your rating could not be kept.',
    cannotWrite: (channel, permissions) =>
      `I cannot answer you in ${channel}. I lack these permissions there: ${permissions}.`,
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
