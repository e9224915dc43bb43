import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('ja');

export const ja: MannersMessages = {
  remarks: {
    greeting: 'こんにちは。記事について質問してください。',
    thanks: 'どういたしまして。',
    farewell: 'またどうぞ。',
    approval: '承知しました。またいつでも質問してください。',
  },
  late: '前の質問から10分以上たっているため、この質問だけで探しました。',
  replyInstead: '続きを聞くには、私の回答に返信してください。',
  cut: (characters) => `最初の${w.number(characters)}文字だけを読みました。`,
  unread: (name) => `\`${name}\`を読めませんでした。`,
  team: {
    ask: 'チームに聞く',
    asked: 'チームに質問しました',
    asks: (user) => `${user}さんから、記事では答えられない質問です：`,
    toAnswer: '私の回答へ',
    askedIn: (channel) => `${channel}での質問`,
    nobody: 'ここではもう質問できる相手がいません。',
    tooSoon: (duration) => `チームに質問したばかりです。${duration}待ってからもう一度お試しください。`,
  },
};
