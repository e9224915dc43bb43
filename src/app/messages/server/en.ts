import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('en');

export const en: ServerMessages = {
  settings: {
    heading: 'Settings of this server',
    everywhere: 'Public answers: in every channel',
    onlyIn: (channels) => `Public answers: only in ${channels}`,
    nowhere: 'Public answers: nowhere; `/ask` answers privately',
    language: (language) => `Language when a question does not reveal it: ${language}`,
    serversOwn: (language) => `the server’s own (${language})`,
    publicly: '`/ask` without `private`: answers publicly',
    privately: '`/ask` without `private`: answers privately',
    confidence: (least) => `Confidence that an answer needs: ${least}`,
    usual: 'as usual',
    atLeast: (percent) => `at least ${percent}`,
    keepsQuestions: 'Questions without an answer: their text is kept for 90 days and shown in `/insights`',
    keepsNoQuestions: 'Questions without an answer: they are counted, their text is not kept for `/insights`',
    buttons: {
      everywhere: 'Public in every channel',
      onlyInChosen: 'Public only in chosen channels',
      publicly: 'Answer publicly',
      privately: 'Answer privately',
      keepQuestions: 'Keep questions',
      keepNoQuestions: 'Don’t keep questions, erase those kept',
    },
    chooseChannels: 'Channels and categories with public answers',
    chooseLanguage: 'Language when a question does not reveal it',
    chooseConfidence: 'Confidence that an answer needs',
    notKept:
      'The settings could not be saved, so nothing has changed. Whoever runs this bot will find the reason in its log.',
    notHere: 'I don’t answer publicly here. Use `/ask`, and only you will see the answer.',
    instead: (channels) => `I answer publicly in ${channels}.`,
  },

  insights: {
    heading: w.counted({ one: 'The last day', other: 'The last # days' }),
    declined: w.counted({
      one: '# question that the articles do not answer',
      other: '# questions that the articles do not answer',
    }),
    unkept: w.counted({
      one: '# of them without its text (see `/settings`), by the nearest article:',
      other: '# of them without their text (see `/settings`), by the nearest article:',
    }),
    answering: 'Articles that answer most',
    ratedDown: 'Articles rated 👎',
    nothing: 'Nothing yet.',
    onlyInServers: 'That is only possible in a server that has added me.',
    file: 'All of it, for a spreadsheet:',
  },

  privacy: {
    heading: 'What I keep',
    kept: [
      'How often each article answers in a server, but not who asked.',
      'That the articles did not answer a question: its language, the nearest article and the time, but never the text of a question whose answer only you can see.',
      'Your 👍 and 👎: for which answer and which article.',
      'A question too long to be shown whole, so that the buttons below its answer ask all of it again. Where only you see the answer, in direct messages and in servers that have not added me, for 24 hours after it was last shown.',
      'Which sentences an answer cited, as codes, and whether it was shared, for 24 hours, so that “who else?” and *Share* repeat nothing.',
      'Neither your name nor your id, only a code that differs from server to server. Without this bot’s own key nobody can tell whose it is.',
      'Nothing for longer than 90 days.',
    ],
    questionsKept: 'This server lets me keep the text of other questions that the articles do not answer.',
    questionsNotKept: 'This server does not let me keep the text of other questions.',
    direct:
      'From direct messages, and from servers that have not added me, only long questions, what answers cited and whether they were shared, for 24 hours.',
    remembered:
      'For an hour, only in memory: which of my messages answers which of yours, so that I notice when you edit or delete it.',
    logged:
      'Whoever runs this bot also has questions written to its log, without saying who asked; never those whose answer only the asker can see.',
    elsewhere:
      'Questions are sent to an embedding service elsewhere, without saying who asked; it tells which texts mean the same.',
    terminal: 'Nothing that you ask in the terminal is kept.',
    ratings: w.counted({ one: '# rating', other: '# ratings' }),
    declines: w.counted({ one: '# question without an answer', other: '# questions without an answer' }),
    longQuestions: w.counted({ one: '# long question', other: '# long questions' }),
    recentAnswers: w.counted({ one: '# recent answer', other: '# recent answers' }),
    aboutYou: (list) => `About you, in all servers: ${list}.`,
    unknown:
      'I can’t tell right now what is kept about you. Whoever runs this bot will find the reason in its log.',
    nothingAboutYou: 'Nothing is kept about you.',
    sure: 'Delete all of this, in all servers? It cannot be brought back.',
    deleted: (list) => `Deleted: ${list}.`,
    failed: 'It could not be deleted. Please try again later, or tell whoever runs this bot.',
    untouched: 'Nothing was deleted.',
    buttons: { delete: 'Delete what is about me', sure: 'Delete', cancel: 'Cancel' },
  },
};
