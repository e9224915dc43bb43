import { ja as answering } from './answering/ja.ts';
import { ja as library } from './library/ja.ts';
import { ja as manners } from './manners/ja.ts';
import { ja as server } from './server/ja.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('ja');

export const ja: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'ja',
  discordLocales: ['ja'],

  commands: {
    ask: {
      description: '記事に質問して、脚注つきの引用を受け取ります',
      question: '知りたいこと',
      article: 'この記事だけを検索',
      language: 'この言語の記事だけを検索',
      library: 'ダイレクトメッセージなどから、自分のサーバーの記事にも質問します',
      private: '回答を自分だけに表示',
    },
    article: { description: '記事を1ページずつ読みます', name: '読む記事、または記事の中の見出し' },
    articles: { description: '回答のもとになる記事の一覧を表示します', page: '一覧のページ番号' },
    status: { description: '読み込んだ内容とその時期、問題のあるファイルを表示します' },
    help: { description: '質問のしかたを説明します' },
    reindex: { description: '記事のフォルダーを読み直します（管理者のみ）' },
    settings: { description: 'このサーバーでの回答方法を設定します（サーバーを管理できるメンバー用）' },
    insights: {
      description: '記事に足りないものを表示します（サーバーを管理できるメンバー用）',
      days: 'さかのぼる日数',
    },
    library: {
      description: 'このサーバー独自の記事を追加し、管理します（サーバーを管理できるメンバー用）',
      add: 'ファイル、書いた文章、またはアドレスの内容を追加します',
      list: 'このサーバーが追加した記事の一覧を表示します',
      show: '記事から読み取った内容、追加した人、出どころを表示します',
      replace: '記事を別のファイルや文章に置き換えます',
      remove: '記事を削除します。1分間は元に戻せます',
      export: 'このサーバーのファイルをすべて zip で受け取ります',
      file: 'ファイル：テキスト、Markdown、HTML、CSV、PDF、DOCX、EPUB',
      url: 'ページ、ファイル、サイトマップ、またはファイルの入った .zip か .tar.gz',
      fresh: 'アドレスを毎日確認します',
      article: 'どの記事か',
      page: '一覧のページ番号',
      access: 'このサーバー独自の記事やフォルダーを誰が読めるか',
      limited: '記事またはフォルダー',
      role: 'それを読めるロール',
      channel: '全員がそれを読めるチャンネル',
      everybody: 'ここの全員がまた読めるようにする',
      words: 'スラングなど、このサーバー独自の言葉とその意味を表示、追加、変更します',
      word: '言葉。これだけを指定すると表示され、削除できます',
      means: '記事の中での意味',
    },
    privacy: { description: '保存しているものを説明し、あなたに関するものを削除します' },
  },

  commandNames: {
    ask: '質問',
    article: '記事',
    articles: '記事一覧',
    status: '状態',
    help: 'ヘルプ',
    reindex: '再索引',
    settings: '設定',
    insights: '分析',
    library: 'ライブラリ',
    privacy: 'プライバシー',
  },
  optionNames: {
    question: '質問文',
    article: '記事',
    language: '言語',
    library: 'ライブラリ',
    private: '非公開',
    page: 'ページ',
    name: '名前',
    days: '日数',
    file: 'ファイル',
    url: 'アドレス',
    fresh: '更新',
    role: 'ロール',
    channel: 'チャンネル',
    everybody: '全員',
    word: '言葉',
    means: '意味',
  },
  menu: { askAbout: 'これについて質問' },

  answer: {
    declined: '記事には書かれていません。',
    nearest: '最も近い記事：',
    declinedHere: 'この記事には書かれていません。',
    declinedIn: (language) => `${language}の記事には書かれていません。`,
    closest: (language) => `${language}の記事には書かれていません。最も近いのはこちらです：`,
    nothingElse: 'これについて、記事の中にほかの記述は見つかりませんでした。',
    onlyIn: (language) => `${language}でのみ見つかりました。`,
    noArticles: (language) => `${language}の記事はありません。`,
    noArticlesBut: (language, found) => `${language}の記事はありません。これは${found}で見つかりました。`,
    languages: (list) => `記事の言語は${list}です。`,
    alsoIn: (places) => `${places}にも同文`,
    maybe: w.counted({ other: '確信はありませんが、参考になるかもしれません：' }),
    following: (question) => `「${question}」に続く質問`,
    sharedBy: (user) => `${user}が共有しました`,
    lines: (from, to) => (from === to ? `${from}行目` : `${from}～${to}行目`),
    page: (page) => `${page}ページ`,
    leftOut: w.counted({ other: 'あと#件の引用はこのメッセージに収まりません。' }),
    tooLong: 'この箇所はメッセージには長すぎます。場所はこちらです：',
    thanks: 'ありがとうございます。記事に足りないものを知る助けになります。',
  },

  buttons: {
    inContext: '前後を読む',
    more: '続き',
    previous: '前へ',
    next: '次へ',
    share: '共有',
    shared: '共有済み',
    dismiss: '削除',
    followUp: '続けて質問',
    again: 'もう一度質問',
    allArticles: 'すべての記事を検索',
    fromStart: '最初から読む',
  },

  followUp: { title: '続けて質問', label: '質問' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `全${w.number(total)}段落中 ${w.number(from)}`
        : `全${w.number(total)}段落中 ${w.number(from)}～${w.number(to)}`,
    changed: 'この記事はその後変更されています。',
    quoteGone: 'この記事はその後変更され、引用はもう記事の中にありません。',
    articleGone: 'この記事はもうありません。',
  },

  help: {
    words: ['ヘルプ'],
    what: '記事のフォルダーについての質問に、引用とその場所を示して答えます。自分で文を作ることはなく、記事に答えがないときはそう伝えます。',
    inDiscord: [
      '`/質問`を使うか、質問を添えて私をメンションするか、ダイレクトメッセージを送ってください。',
      '自分の言語で質問してください。その言語の記事を優先します。',
      '回答に返信するか *続けて質問* を押すと、続けて質問できます：「他には？」「英語では？」',
    ],
    inTerminal: [
      '質問を入力して Enter キーを押してください。',
      '自分の言語で質問してください。その言語の記事を優先します。',
      '続けて質問すれば、直前の回答を受けて答えます：「他には？」「英語では？」',
    ],
    commands: 'コマンド：',
    short:
      '記事について質問してください。私をメンションして質問を書くか、`/質問`を使ってください。詳しくは`/ヘルプ`をご覧ください。',
  },

  articles: {
    heading: w.counted({ other: '記事#件' }),
    paragraphs: w.counted({ other: '#段落' }),
    page: (page, pages) => `${w.number(pages)}ページ中${w.number(page)}ページ`,
  },

  status: {
    heading: '状態',
    loaded: (articles, paragraphs) =>
      `${ja.articles.heading(articles)}、${ja.articles.paragraphs(paragraphs)}`,
    languages: (list) => `言語：${list}`,
    built: (ago) => `索引の作成：${ago}`,
    running: (version, duration) => `バージョン ${version}、稼働時間：${duration}`,
    problems: w.counted({ other: '問題のあるファイル：#件' }),
    replicas: w.counted({ other: '応答中のインスタンス：#個' }),
    thisReplica: 'これ',
    differs: 'これとは記事が異なります',
  },

  reindex: {
    stages: {
      model: 'モデルを取得中（MB）',
      read: 'ファイルを読み込み中',
      embed: '段落を読み込み中',
      index: '索引を作成中',
    },
    started: '記事のフォルダーを読み込んでいます…',
    done: (duration) => `索引を作り直しました（${duration}）`,
    unchanged: '変更はありません。',
    added: w.counted({ other: '+ 追加：#件' }),
    changed: w.counted({ other: '~ 変更：#件' }),
    removed: w.counted({ other: '− 削除：#件' }),
    problems: w.counted({ other: '! 問題あり：#件' }),
    kept: '索引を作り直せなかったため、以前の索引で回答を続けます。',
  },

  problems: {
    empty: '記事の本文がありません',
    binary: 'テキストではありません',
    encoding: '文字コードが不明です',
    'encoding-guessed': '文字コードが不明なため、推定して読み込みました',
    scan: 'ページの画像だけで、テキストがありません',
    encrypted: 'パスワードで保護されています',
    damaged: '壊れているか、名前どおりの種類ではありません',
    'too-slow': '読み込みに時間がかかりすぎます',
    'too-complex': '読み込みにメモリを使いすぎます',
    unreadable: '読み込めません',
    'too-large': '大きすぎます',
    kind: '読み込む種類のファイルではありません',
    outside: 'フォルダーの外を指しています',
    'front-matter': 'ヘッダーのうち解釈できない部分を無視しました',
    failed: '索引に登録できません',
  },
  more: w.counted({ other: '…ほか#件' }),
  auto: 'すべて（質問の言語を優先）',
  undetermined: '不明な言語',

  terminal: {
    greeting: '質問を入力するか、/help と入力してください。',
    unknownCommand: (command) => `${command} というコマンドはありません。/help で一覧を表示します。`,
    reindex: '記事のフォルダーを読み直します',
    quit: '終了',
    askUsage: '/ask の後に質問を書くか、質問だけを書いてください。',
    usage: (how) => `次のように入力してください：${how}`,
    nothingToShow: (command) => `${command} で表示できるものがありません。`,
    context: '引用を前後の文脈とともに読みます：/context 2',
    more: '続きの引用を表示します',
    all: '同じ質問をすべての記事で調べます',
    next: '記事の次のページを表示します',
    previous: '前のページに戻ります',
    onlyInServers: (commands) => `Discord サーバーでのみ：${commands}`,
  },

  trouble: {
    ours: '内部で問題が発生しました。しばらくしてからもう一度お試しください。',
    indexAway: '現在、記事にアクセスできません。しばらくしてからもう一度お試しください。',
    notAllowed: 'これは、このサーバーを管理できるメンバーだけが行えます。',
    notAllowedInDirectMessages: 'ダイレクトメッセージでは、このボットの管理者だけがこれを行えます。',
    noSuchLanguage: (asked, languages) => `「${asked}」の記事はありません。記事がある言語：${languages}。`,
    noSuchArticle: (asked) => `「${asked}」という記事はないため、すべての記事を検索しました。`,
    noSuchLibrary: 'ここで読めるそのようなライブラリはないため、それを除いて検索しました。',
    tooFast: (duration) => `一度に多くの操作がありました。${duration}後にもう一度お試しください。`,
    noText: 'このメッセージには、回答できる文章がありません。',
    questionGone: '質問を確認できなくなりました。もう一度質問してください。',
    questionTooOld: 'この質問は古いため、全文が残っていません。もう一度質問してください。',
    notYours: 'この回答を削除できるのは、質問した人とメッセージを管理できるメンバーだけです。',
    notPublicHere: 'このチャンネルでは、回答は非公開です。',
    cannotShare: 'このチャンネルには書き込めません。',
    notKept: '評価を保存できませんでした。',
    cannotWrite: (channel, permissions) =>
      `${channel}では回答できません。次の権限がありません：${permissions}。`,
    permissions: {
      ViewChannel: 'チャンネルを見る',
      SendMessages: 'メッセージを送信',
      SendMessagesInThreads: 'スレッドでメッセージを送信',
      ReadMessageHistory: 'メッセージ履歴を読む',
    },
    noSuchPage: (page, pages) =>
      pages === 1
        ? '1ページしかありません。'
        : `${w.number(page)}ページはありません。最後は${w.number(pages)}ページです。`,
  },
};
