import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('ja');

export const ja: AnsweringMessages = {
  answering: {
    notify: '回答を知らせて',
    joined:
      'ここで誰かがこれに回答したら、ダイレクトメッセージでお知らせします。それまで最長90日間、あなたのIDを質問とともに保存します。`/プライバシー`で削除できます。',
    tooLate: 'この質問はもう受け付けていません。もう一度質問してください。',
    choose: 'これらの質問に回答する',
    waiting: w.counted({ other: '#人が回答を待っています' }),
    form: { heading: '質問に回答する', question: '質問', answer: '回答（書いた人はメンバーに見えます）' },
    gone: 'この質問はもう未回答ではありません。`/分析`で未回答の質問を確認できます。',
    asked: {
      answer: 'もう一度質問すると、今はこう回答します：',
      maybe: 'もう一度質問すると、確信は持てませんが、これを表示します：',
      none: 'もう一度質問しても、まだそこに答えを見つけられません。質問は未回答のままで、誰にも通知しません。質問の言葉をもっと使って書いてください。',
    },
    told: w.counted({ other: '#人に知らせました。' }),
    unreachable: w.counted({
      other: '#人には知らせられませんでした。ダイレクトメッセージを受け取らないか、もうここにいません。',
    }),
    hidden: w.counted({ other: '#人はこれを読む権限がないため、引き続き待ちます。' }),
    later: w.counted({ other: '#人には、Discordで送れるようになり次第知らせます。' }),
    news: (server, question) => `${server}で、${question}に誰かが回答しました：`,
    yourQuestion: 'あなたの質問',
    writtenBy: (user, ago) => `${ago}に、このサーバーのメンバーである${user}が執筆`,
    writtenAgo: (ago) => `${ago}に、このサーバーのメンバーが執筆`,
    kept: '「回答を知らせて」を押した場合：あなたのID。質問と、それを尋ねた場所とともに、お知らせするまで、最長90日間保存します。',
    waitsFor: w.counted({ other: '回答を待っている質問#件' }),
  },
};
