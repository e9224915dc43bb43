import type { MannersMessages } from '../mannersMessages.ts';

export const ja: MannersMessages = {
  remarks: {
    greeting: 'こんにちは。記事について質問してください。',
    thanks: 'どういたしまして。',
    farewell: 'またどうぞ。',
    approval: '承知しました。またいつでも質問してください。',
  },
};
