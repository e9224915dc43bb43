import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('ja');

export const ja: ServerMessages = {
  settings: {
    heading: 'このサーバーの設定',
    everywhere: '公開の回答：すべてのチャンネル',
    onlyIn: (channels) => `公開の回答：${channels}のみ`,
    nowhere: '公開の回答：なし（`/質問`には非公開で回答します）',
    language: (language) => `質問から言語がわからないとき：${language}`,
    serversOwn: (language) => `サーバーの言語（${language}）`,
    publicly: '`非公開`を指定しない`/質問`：公開で回答',
    privately: '`非公開`を指定しない`/質問`：非公開で回答',
    sureness: (name) => `回答に必要な確かさ：${name}`,
    surenesses: {
      sure: { name: '確信があるときだけ', means: 'それ以外は「記事には書かれていません」と答えます' },
      balanced: { name: 'バランス', means: '確信がないときは、その旨を伝えて参考になりそうな箇所を示します' },
      everything: { name: 'すべて表示', means: '記事に書かれていないようでも、最も近い箇所を示します' },
    },
    keepsQuestions: '確かな回答のない質問：文面を90日間保存し、`/分析`に表示',
    keepsNoQuestions: '確かな回答のない質問：件数のみ数え、`/分析`用に文面は保存しない',
    buttons: {
      everywhere: 'すべてのチャンネルで公開',
      onlyInChosen: '選んだチャンネルでのみ公開',
      publicly: '公開で回答する',
      privately: '非公開で回答する',
      keepQuestions: '質問を保存する',
      keepNoQuestions: '質問を保存せず、保存済みのものを消去する',
    },
    helpers: (who) => `記事に答えがないときの問い合わせ先：${who}`,
    helpersIn: (role, channel) => `${channel}の${role}`,
    noHelpers: 'なし',
    unaskedIn: (channels) => `${channels}では、確信があるとき、私宛てでない質問にも回答します`,
    onlyWhenAsked: '質問されたときだけ回答します',
    chooseUnasked: '頼まれなくても回答するチャンネルとフォーラム',
    deletedChannel: '削除されたチャンネル',
    deletedRole: '削除されたロール',
    chooseRole: '手助けするロール',
    chooseHelperChannel: 'チームに質問するチャンネル',
    chooseChannels: '公開で回答するチャンネルとカテゴリー',
    chooseLanguage: '質問から言語がわからないときの言語',
    chooseSureness: '回答に必要な確かさ',
    notKept: '設定を保存できなかったため、何も変わっていません。理由はこのボットのログに記録されています。',
    notHere: 'ここでは公開で回答しません。`/質問`を使うと、あなただけに回答が表示されます。',
    instead: (channels) => `公開で回答するのは${channels}です。`,
  },

  insights: {
    heading: w.counted({ other: '過去#日間' }),
    declined: w.counted({ other: '記事が答えていない質問：#件' }),
    unsure: w.counted({ other: '確信を持てなかった質問：#件' }),
    unkept: w.counted({ other: 'うち#件は文面なし（`/設定`を参照）。最も近い記事ごとの件数：' }),
    answering: 'よく回答に使われる記事',
    ratedDown: '👎と評価された記事',
    nothing: 'まだありません。',
    onlyInServers: 'これは、私を追加したサーバーでのみ使えます。',
    file: 'すべてのデータ（表計算ソフト用）：',
  },

  privacy: {
    heading: '保存しているもの',
    kept: [
      'サーバーごとに、各記事が回答に使われた回数。誰が質問したかは保存しません。',
      '記事が答えていない質問、または私が確信を持てなかった質問があったこと：その言語、最も近い記事、時刻。ただし、回答が本人にしか見えない質問の文面はこのためには決して保存しません。',
      'あなたの👍と👎：どの回答、どの記事に対するものか。',
      '長すぎて全文を表示できない質問。回答の下のボタンで全文をもう一度質問できるようにするためです。回答があなただけに見える場合、ダイレクトメッセージ、私を追加していないサーバーでは、最後に表示してから24時間です。',
      '回答がどの文を引用したか（符号のみ）と、その回答が共有されたかどうか（24時間）。「他には？」や*共有*で同じことを繰り返さないためです。',
      '以上では、あなたの名前もIDも保存しません。代わりにサーバーごとに異なる符号を使います。このボットの鍵がなければ、誰のものかは分かりません。',
      '以上のうち、90日を超えて保存するものはありません。',
      'サーバーが`/ライブラリ`で自身のライブラリに追加したもの。そこにある間、追加した人のIDとともに保存します。サーバーが私を削除した後は、さらに30日間です。',
    ],
    questionsKept: 'このサーバーは、確かな回答のないその他の質問の文面を保存することを許可しています。',
    questionsNotKept: 'このサーバーは、その他の質問の文面を保存することを許可していません。',
    reads:
      'このサーバーの管理者が選んだチャンネルでは、質問に回答するために、私宛てでないメッセージも読みます。上に書いたもの以外は保存しません。',
    direct:
      'ダイレクトメッセージと、私を追加していないサーバーについては、長い質問、回答が引用した文の符号、共有されたかどうかだけを24時間保存します。',
    remembered: '1時間だけ：あなたのどのメッセージにどの回答をしたか。編集や削除に気づくためです。',
    logged:
      'このボットの管理者は、質問の文面を（質問した人の情報なしで）ログにも記録しています。回答が本人にしか見えない質問は決して記録しません。',
    elsewhere:
      '質問は（質問した人の情報なしで）外部の埋め込みサービスに送られ、意味の近い文章を見つけるために使われます。',
    terminal: '端末で質問したことは何も保存されません。',
    ratings: w.counted({ other: '評価#件' }),
    declines: w.counted({ other: '確かな回答のない質問#件' }),
    longQuestions: w.counted({ other: '長い質問#件' }),
    articlesAdded: w.counted({ other: 'あなたが追加した記事#件' }),
    recentAnswers: w.counted({ other: '最近の回答#件' }),
    aboutYou: (list) => `あなたについて（すべてのサーバー）：${list}。`,
    unknown:
      '現在、あなたについて何が保存されているか確認できません。理由はこのボットの管理者がログで確認できます。',
    nothingAboutYou: 'あなたについて保存しているものはありません。',
    sure: 'すべてのサーバーで、これらをすべて削除しますか？ 元に戻すことはできません。',
    deleted: (list) => `削除しました：${list}。`,
    failed: '削除できませんでした。後でもう一度試すか、このボットの管理者に知らせてください。',
    untouched: '何も削除していません。',
    buttons: { delete: '私に関するものを削除', sure: '削除する', cancel: 'キャンセル' },
  },
};
