import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('en');

export const en: MannersMessages = {
  remarks: {
    greeting: 'Hi! Ask me something about the articles.',
    thanks: 'You’re welcome.',
    farewell: 'Bye!',
    approval: 'Good. Ask on whenever you like.',
  },
  late: 'Your last question was more than ten minutes ago, so I took this one on its own.',
  replyInstead: 'Reply to my answer to go on from it.',
  cut: (characters) => `I have read only the first ${w.number(characters)} characters.`,
  unread: (name) => `I could not read \`${name}\`.`,
  cannotSee: 'I can’t see that message. Open its menu, choose *Apps*, then *Ask about this*.',
  withoutPermissions: 'Permissions that I don’t have here, and what I do without them:',
  permissions: {
    CreatePublicThreads: {
      name: 'Create Public Threads',
      without: 'I answer in the channel, not in a thread',
    },
    AddReactions: { name: 'Add Reactions', without: 'I answer thanks with a line' },
    ViewAuditLog: { name: 'View Audit Log', without: 'I welcome the owner, not whoever added me' },
  },
  openArticle: 'Read an article',
  help: {
    askAbout: 'takes somebody’s message as the question: open its menu and choose *Apps*',
    elsewhere: 'Take me along to other servers and chats: open my profile and add me to your own apps.',
  },
  welcome: {
    hello: (server) => `Thank you for adding me to ${server}.`,
    ask: 'Members can ask with `/ask`, mention me, or choose *Ask about this* in the menu of a message. I answer with quotations from articles.',
    library: (command) => `${command} adds your own articles.`,
    settings: (command) =>
      `${command} chooses where and how I answer, and whom to ask when the articles don’t say.`,
  },
  team: {
    ask: 'Ask the team',
    asked: 'The team has been asked',
    asks: (user) => `${user} asks something that the articles don’t answer:`,
    toAnswer: 'To my answer',
    askedIn: (channel) => `Asked in ${channel}`,
    nobody: 'Nobody can be asked here any more.',
    tooSoon: (duration) => `You have just asked the team. Please wait ${duration} before you ask them again.`,
  },
};
