import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('en');

export const en: AnsweringMessages = {
  answering: {
    notify: 'Notify me',
    joined:
      'I’ll send you a direct message when somebody here answers this. Until then, for at most 90 days, I keep your id with the question; `/privacy` deletes it.',
    tooLate: 'This question is no longer open. Ask it again.',
    choose: 'Answer one of these questions',
    waiting: w.counted({ one: '# member waits for the answer', other: '# members wait for the answer' }),
    form: { heading: 'Answer a question', question: 'Question', answer: 'Answer (members see who wrote it)' },
    gone: 'This question is no longer open. `/insights` shows those that are.',
    asked: {
      answer: 'Asked again, I now answer:',
      maybe: 'Asked again, I’m not sure, but I show it:',
      none: 'Asked again, I still don’t find the answer in it, so the question stays open and nobody is told. Write it with more of the words of the question.',
    },
    told: w.counted({ one: '# member was told.', other: '# members were told.' }),
    unreachable: w.counted({
      one: '# member could not be told: no direct messages, or no longer here.',
      other: '# members could not be told: no direct messages, or no longer here.',
    }),
    hidden: w.counted({
      one: '# member may not read it, and waits on.',
      other: '# members may not read it, and wait on.',
    }),
    later: w.counted({
      one: '# member will be told as soon as Discord lets me.',
      other: '# members will be told as soon as Discord lets me.',
    }),
    news: (server, question) => `In ${server}, somebody has answered ${question}:`,
    yourQuestion: 'your question',
    writtenBy: (user, ago) => `Written by ${user}, a member of this server, ${ago}`,
    writtenAgo: (ago) => `Written by a member of this server ${ago}`,
    kept: 'Where you press *Notify me*: your id, with the question and the place where you asked it, until you are told, for at most 90 days.',
    waitsFor: w.counted({
      one: '# question whose answer you wait for',
      other: '# questions whose answers you wait for',
    }),
  },
};
