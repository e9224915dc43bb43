import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('en');

export const en: ServerMessages = {
  settings: {
    heading: 'Settings for this server',
    everywhere: 'Public answers: in every channel',
    onlyIn: (channels) => `Public answers: only in ${channels}`,
    nowhere: 'Public answers: nowhere; `/ask` answers privately',
    language: (language) => `Language when a question’s own is unclear: ${language}`,
    serversOwn: (language) => `the server’s own (${language})`,
    publicly: '`/ask` without `private`: answers publicly',
    privately: '`/ask` without `private`: answers privately',
    inThread: 'Mentions: answered in a thread of their own',
    inChannel: 'Mentions: answered in the channel',
    sureness: (name) => `How sure I must be: ${name}`,
    surenesses: {
      sure: { name: 'only when sure', means: 'Otherwise I say that the articles don’t say' },
      balanced: { name: 'balanced', means: 'When I’m not sure, I say so and show what may help' },
      everything: {
        name: 'show everything',
        means: 'Even where the articles don’t seem to say, I show what comes closest',
      },
    },
    keepsQuestions:
      'Questions without a sure answer: their text is kept for 90 days and shown in `/insights`',
    keepsNoQuestions: 'Questions without a sure answer: counted, but their text is not kept for `/insights`',
    buttons: {
      everywhere: 'Public in every channel',
      onlyInChosen: 'Public only in chosen channels',
      publicly: 'Answer publicly',
      privately: 'Answer privately',
      inThread: 'Answer in threads',
      inChannel: 'Answer in the channel',
      keepQuestions: 'Keep questions',
      keepNoQuestions: 'Don’t keep questions; erase those kept',
    },
    helpers: (who) => `When the articles don’t say, I offer to ask: ${who}`,
    helpersIn: (role, channel) => `${role} in ${channel}`,
    noHelpers: 'nobody',
    unaskedIn: (channels) => `I also answer questions that nobody asked me, when I’m sure, in ${channels}`,
    onlyWhenAsked: 'I answer only when I’m asked',
    chooseUnasked: 'Channels and forums where I answer unasked',
    deletedChannel: 'a deleted channel',
    deletedRole: 'a deleted role',
    chooseRole: 'A role that helps',
    chooseHelperChannel: 'The channel where helpers are asked',
    chooseChannels: 'Channels and categories with public answers',
    chooseLanguage: 'Language when a question’s own is unclear',
    chooseSureness: 'How sure I must be',
    notKept: 'The settings could not be saved, so nothing has changed. The bot’s log has the reason.',
    notHere: 'I don’t answer publicly here. Use `/ask`, and only you will see the answer.',
    instead: (channels) => `I answer publicly in ${channels}.`,
  },

  insights: {
    heading: w.counted({ one: 'The last day', other: 'The last # days' }),
    declined: w.counted({
      one: '# question the articles don’t answer',
      other: '# questions the articles don’t answer',
    }),
    unsure: w.counted({ one: '# question I wasn’t sure about', other: '# questions I wasn’t sure about' }),
    unkept: w.counted({
      one: '# of them without its text (see `/settings`), by the nearest article:',
      other: '# of them without their text (see `/settings`), by the nearest article:',
    }),
    answering: 'Articles that answer the most questions',
    ratedDown: 'Articles rated 👎',
    chart: {
      heading: 'Questions by day',
      answered: w.counted({ other: '# answered' }),
      unsure: w.counted({ other: '# unsure' }),
      declined: w.counted({ other: '# not answered' }),
      bars: w.counted({
        one: 'Each bar is a day (UTC), today on the right. The highest has # question.',
        other: 'Each bar is a day (UTC), today on the right. The highest has # questions.',
      }),
    },
    nothing: 'Nothing yet.',
    onlyInServers: 'This only works in a server that has added me.',
    file: 'All of it, as a spreadsheet:',
  },

  privacy: {
    heading: 'What I keep',
    kept: [
      'How often each article answers in a server, but not who asked.',
      'That the articles didn’t answer a question, or that I wasn’t sure: its language, the nearest article and the time, but never its text if only you can see the answer.',
      'Your 👍 and 👎, with the answer and the article they are for.',
      'A question too long to be shown in full, so that the buttons below its answer can ask all of it again. Where only you see the answer, in direct messages and in servers that have not added me, for 24 hours after it was last shown.',
      'Which sentences an answer cited, as codes, and whether it was shared, for 24 hours, so that “who else?” and *Share* repeat nothing.',
      'In all of this never your name or your id, only a code that is different in each server. Without this bot’s own key nobody can tell whose it is.',
      'None of it for longer than 90 days.',
      'What a server adds to its library with `/library`, as long as it is there, with the ids of those who added it. When the server removes me, for 30 more days.',
    ],
    questionsKept: 'This server lets me keep the text of other questions without a sure answer.',
    questionsNotKept: 'This server does not let me keep the text of other questions.',
    reads:
      'In the channels that the managers of this server have chosen I also read messages that are not for me, to answer those that ask something. I keep none of them but as above.',
    direct:
      'From direct messages, and from servers that have not added me, only long questions, what answers cited and whether they were shared, for 24 hours.',
    remembered:
      'For an hour: which of my messages answers which of yours, so that I notice when you edit or delete it.',
    logged:
      'Whoever runs this bot also has questions written to its log, but not who asked them, and never those whose answer only the asker can see.',
    elsewhere:
      'Questions, but not who asked them, are sent to an external embedding service, which tells which texts mean the same.',
    terminal: 'Nothing that you ask in the terminal is kept.',
    ratings: w.counted({ one: '# rating', other: '# ratings' }),
    declines: w.counted({
      one: '# question without a sure answer',
      other: '# questions without a sure answer',
    }),
    longQuestions: w.counted({ one: '# long question', other: '# long questions' }),
    articlesAdded: w.counted({ one: 'that you added # article', other: 'that you added # articles' }),
    recentAnswers: w.counted({ one: '# recent answer', other: '# recent answers' }),
    aboutYou: (list) => `About you, in all servers: ${list}.`,
    unknown: 'I can’t tell right now what is kept about you. The bot’s log has the reason.',
    nothingAboutYou: 'Nothing is kept about you.',
    sure: 'Delete all of this, in all servers? This can’t be undone.',
    deleted: (list) => `Deleted: ${list}.`,
    failed: 'It could not be deleted. Please try again later, or tell whoever runs this bot.',
    untouched: 'Nothing was deleted.',
    buttons: { delete: 'Delete my data', sure: 'Delete', cancel: 'Cancel' },
  },
};
