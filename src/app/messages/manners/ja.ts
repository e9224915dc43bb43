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
  cannotSee:
    'そのメッセージは見えません。メッセージのメニューを開き、*アプリ*から*これについて質問*を選んでください。',
  withoutPermissions: 'ここで持っていない権限と、その場合の動作：',
  permissions: {
    CreatePublicThreads: { name: '公開スレッドの作成', without: 'スレッドではなくチャンネルで回答します' },
    AddReactions: { name: 'リアクションの追加', without: 'お礼には一文で返します' },
    ViewAuditLog: { name: '監査ログを表示', without: '追加した人ではなく、サーバーの所有者に挨拶します' },
  },
  openArticle: '記事を読む',
  help: {
    askAbout: '誰かのメッセージを質問として使います。メッセージのメニューを開き、*アプリ*を選んでください',
    elsewhere:
      'ほかのサーバーやチャットでも使えます。私のプロフィールを開いて、自分のアプリに追加してください。',
  },
  welcome: {
    hello: (server) => `${server}に追加していただき、ありがとうございます。`,
    ask: 'メンバーは`/質問`を使うか、私をメンションするか、メッセージのメニューで*これについて質問*を選んで質問できます。記事からの引用で回答します。',
    library: (command) => `${command}で独自の記事を追加できます。`,
    settings: (command) => `${command}で、回答の場所と方法、記事に答えがないときの問い合わせ先を選べます。`,
  },
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
